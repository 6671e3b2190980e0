"""Articles as JSON: lossless, strict, and exact about what is wrong."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings

from newsmodel import (
    Actor,
    Annotation,
    Article,
    Provenance,
    Span,
    Statement,
    UnknownAnnotation,
    kind,
    reference,
)
from newsmodel.errors import FormatError
from newsmodel.model import _json
from newsmodel.strategies import annotations, articles

TEXT = "Ada Ray said the pier was closed. Ben Roe agreed."


@attrs.frozen
class Unit:
    name: str
    factor: float = 1.0


@kind("test-json:Amount", merge="exclusive")
@attrs.frozen(kw_only=True)
class Amount(Annotation):
    value: Decimal
    unit: Unit | None = None
    low: float | None = None
    days: tuple[date, ...] = ()
    parts: tuple[Span, ...] = ()
    payer: str | None = reference()


def article() -> Article:
    made = Provenance("newsmodel-quotes", "0.1.0", "statements", "said")
    return Article(
        text=TEXT,
        published=date(2024, 5, 6),
        published_at=datetime(2024, 5, 6, 7, 8, tzinfo=UTC),
        annotations=(
            Actor(span=Span(0, 7), id="actor-1", name="Ada Ray", made_by=made),
            Statement(
                span=Span(13, 32),
                id="statement-1",
                contents=(Span(13, 32),),
                cue=(Span(8, 12),),
                mode="indirect",
                speaker="actor-1",
                made_by=made,
            ),
        ),
    )


@settings(max_examples=40, deadline=None)
@given(articles())
def test_round_trip(made: Article) -> None:
    """Every article comes back equal, in bytes as in str, with and without the words."""
    plain = made.to_json()
    assert Article.from_json(plain) == made
    assert Article.from_json(plain).to_json() == plain
    assert Article.from_json(made.to_json(include_text=True, indent=2)) == made
    assert Article.from_json(made.to_json(indent=4).encode("utf-8", "surrogatepass")) == made


@settings(max_examples=15, deadline=None)
@given(articles())
def test_without_orjson(made: Article) -> None:
    """The standard library writes the same document."""
    fast, saved = made.to_json(), _json.orjson
    try:
        _json.orjson = None
        plain = made.to_json()
        assert Article.from_json(fast) == made
    finally:
        _json.orjson = saved
    assert Article.from_json(plain) == made
    assert json.loads(plain) == json.loads(fast)


@settings(max_examples=25, deadline=None)
@given(articles(kinds=[Amount], unknown=False))
def test_third_party_kind(made: Article) -> None:
    """A plugin's kind needs no help to go through JSON, records, days and decimals included."""
    assert Article.from_json(made.to_json()) == made


def test_shape() -> None:
    """Layers by kind, each annotation with its $kind, nothing for what is not known."""
    data = json.loads(article().to_json())
    assert data["schema_version"] == 1
    assert list(data)[:3] == ["schema_version", "text", "id"]
    assert data["published"] == "2024-05-06"
    statement = data["layers"]["Statement"][0]
    assert next(iter(statement)) == "$kind"
    assert statement["$kind"] == "Statement"
    assert statement["verb_class"] == "speech"
    assert "addressee" not in statement
    assert "headline" not in data


def test_include_text() -> None:
    """`include_text` puts the words beside each span, for people."""
    data = json.loads(article().to_json(include_text=True))
    assert data["layers"]["Statement"][0]["contents"] == [
        {"start": 13, "end": 32, "text": "the pier was closed"}
    ]


def test_unknown_kind_survives() -> None:
    """What an absent plugin made is kept, and dumps back as it came."""
    layer = [{"$kind": "gone:Thing", "span": {"start": 0, "end": 3}, "x": {"é": [1, None, "\ud800"]}}]
    loaded = Article.from_json(json.dumps({"text": TEXT, "layers": {"gone:Thing": layer}}))
    (item,) = loaded.layer("gone:Thing")
    assert isinstance(item, UnknownAnnotation)
    assert loaded.text_of(item) == "Ada"
    assert json.loads(loaded.to_json())["layers"]["gone:Thing"] == layer


def test_surrogates_survive() -> None:
    """Lone surrogates, and two that would make a pair, keep every offset."""
    for text in ("a\ud800b", "\udc00", "a\ud83d\ude00b", "\ud83d\ud83d\ude00\ude00"):
        made = Article(text=text)
        assert Article.from_json(made.to_json()).text == text


def load(**changes: object) -> Article:
    return Article.from_json(json.dumps({"text": TEXT, **changes}), source="story.json")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": 5}, "$.text"),
        ({"sorce": "x"}, "$.sorce"),
        ({"published": "2024-13-01"}, "$.published"),
        ({"schema_version": 2}, "$.schema_version"),
        ({"schema_version": "1"}, "$.schema_version"),
        ({"layers": []}, "$.layers"),
        ({"layers": {"Actor": {}}}, "$.layers.Actor"),
        ({"layers": {"Actor": [5]}}, "$.layers.Actor[0]"),
        ({"layers": {"Actor": [{"name": "x"}]}}, "$.layers.Actor[0].span"),
        ({"layers": {"Actor": [{"span": {"start": 0}, "name": "x"}]}}, "$.layers.Actor[0].span"),
        ({"layers": {"Actor": [{"span": {"start": 0, "end": 99}, "name": "x"}]}}, "$.layers.Actor[0].span"),
        ({"layers": {"Actor": [{"span": {"start": 3, "end": 3}, "name": "x"}]}}, "$.layers.Actor[0].span"),
        ({"layers": {"Actor": [{"$kind": "Event", "span": {"start": 0, "end": 1}}]}}, "$.layers.Actor[0]"),
        (
            {"layers": {"Actor": [{"span": {"start": 0, "end": 1}, "name": "x", "type": "ship"}]}},
            "$.layers.Actor[0].type",
        ),
        (
            {"layers": {"Actor": [{"span": {"start": 0, "end": 1}, "name": "x", "mentions": "ab"}]}},
            "$.layers.Actor[0].mentions",
        ),
        (
            {"layers": {"Actor": [{"span": {"start": 0, "end": 1}, "name": "x", "roles": [{"start": 0}]}]}},
            "$.layers.Actor[0].roles[0]",
        ),
        ({"layers": {"a:B": [{"x": 1}]}}, "$.layers['a:B'][0].span"),
        ({"sentences": [{"start": 0, "end": 1}, {"start": 0, "end": 1000}]}, "$.sentences[1]"),
        ({"paragraphs": [{"span": {"start": 0, "end": 1}, "role": "poem"}]}, "$.paragraphs[0].role"),
    ],
)
def test_errors_name_the_place(changes: dict[str, object], field: str) -> None:
    """A malformed article names the file and the JSON path."""
    with pytest.raises(FormatError) as caught:
        load(**changes)
    assert caught.value.field == field
    assert str(caught.value).startswith("story.json: ")


@pytest.mark.parametrize("bad", ["", "{", "[]", "null", '"x"', "{}", "[" * 100_000, b"\xff", '{"text": NaN}'])
def test_not_an_article(bad: str | bytes) -> None:
    with pytest.raises(FormatError):
        Article.from_json(bad)


def test_json_error_names_the_line() -> None:
    with pytest.raises(FormatError, match=r"^a\.json:3: "):
        Article.from_json('{"text": "x",\n"id": "y"\n"url": ""}', source="a.json")


def test_byte_order_mark() -> None:
    assert Article.from_json(b'\xef\xbb\xbf{"text": "x"}').text == "x"
    assert Article.from_json('\ufeff{"text": "x"}').text == "x"


@given(annotations(Amount, TEXT))
def test_one_annotation(amount: Amount) -> None:
    data = _json.annotation_mapping(amount)
    assert data["$kind"] == "test-json:Amount"
    assert isinstance(data["value"], str)


def test_annotations_are_sorted() -> None:
    """An article sorts its facts by kind and place, so that order never depends on the maker."""
    one, two = (Actor(span=Span(n, n + 1), name="x") for n in (0, 3))
    spoken = Statement(span=Span(0, 1), contents=(Span(0, 1),), mode="direct")
    assert Article(text=TEXT, annotations=(spoken, two, one)).annotations == (one, two, spoken)


def test_import_is_lean() -> None:
    """`import newsmodel` loads no plugin and nothing heavy."""
    code = (
        "import sys, newsmodel; "
        "print([m for m in ('cattrs', 'orjson', 'nupunkt', 'click', 'rich', 'dateparser', 'pyarrow', "
        "'hypothesis', 'trafilatura', 'spacy', 'newsmodel_dates', 'newsmodel_quotes', 'newsmodel_names', "
        "'newsmodel_actors', 'newsmodel_events', 'newsmodel_locations', 'multiprocessing', "
        "'concurrent.futures', 'sqlite3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
