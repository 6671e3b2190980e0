"""The committed JSON Schema describes what is written, and nothing else."""

import json
from importlib import resources

import attrs
import jsonschema
import pytest
from hypothesis import given, settings

from newsmodel import Article
from newsmodel.model import registered_kinds, tag_of
from newsmodel.model._schema import article_schema
from newsmodel.strategies import articles

COMMITTED = json.loads(
    resources.files("newsmodel").joinpath("data", "article.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(COMMITTED, format_checker=jsonschema.FormatChecker())


def test_committed_schema_is_current() -> None:
    """Else run: python -m newsmodel.model._schema > src/newsmodel/data/article.schema.json."""
    assert article_schema() == COMMITTED


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(COMMITTED)


@settings(max_examples=25, deadline=None)
@given(articles())
def test_output_validates(article: Article) -> None:
    VALIDATOR.validate(json.loads(article.to_json()))
    VALIDATOR.validate(json.loads(article.to_json(include_text=True)))


def test_every_field_is_described() -> None:
    for kind in registered_kinds():
        if ":" not in tag_of(kind):
            described = COMMITTED["$defs"][tag_of(kind)]["properties"]
            assert set(described) == {"$kind"} | {field.name for field in attrs.fields(kind)}


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"text": 5},
        {"text": "x", "extra": 1},
        {"text": "x", "schema_version": 2},
        {"text": "x", "layers": {"Actor": [{"name": "x"}]}},
        {"text": "x", "layers": {"Actor": [{"span": {"start": 0, "end": 1}, "name": "x", "type": "ship"}]}},
        {
            "text": "x",
            "layers": {"Statement": [{"span": {"start": 0, "end": 1}, "contents": [], "mode": "direct"}]},
        },
        {"text": "x", "layers": {"Actor": [{"span": {"start": 0, "end": 1}, "name": "x", "confidence": 2}]}},
    ],
)
def test_schema_refuses(bad: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(bad)
