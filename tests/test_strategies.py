"""Public strategies make consistent articles, and hypothesis finds them by type."""

import itertools

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsmodel import (
    Annotation,
    Article,
    Attribution,
    Dateline,
    Event,
    Evidence,
    Issue,
    Paragraph,
    Participant,
    Place,
    Provenance,
    Span,
    Statement,
    UnknownAnnotation,
)
from newsmodel._links import references_of
from newsmodel.model import registered_kinds, tag_of
from newsmodel.strategies import annotations, any_annotations, articles, spans, texts

RECORDS = (
    Span,
    Article,
    UnknownAnnotation,
    Dateline,
    Evidence,
    Issue,
    Paragraph,
    Participant,
    Place,
    Provenance,
)
KINDS = tuple(kind for kind in registered_kinds() if ":" not in tag_of(kind))


@pytest.mark.parametrize("cls", [*RECORDS, *KINDS], ids=lambda cls: cls.__name__)
def test_from_type(cls: type) -> None:
    """Every model class has a strategy that `from_type` finds."""

    @settings(max_examples=5)
    @given(st.from_type(cls))
    def made(value: object) -> None:
        assert isinstance(value, cls)

    made()


def test_from_type_of_the_base() -> None:
    @settings(max_examples=20)
    @given(st.from_type(Annotation))
    def made(value: Annotation) -> None:
        assert type(value) in KINDS

    made()


def all_spans(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for part in value for span in all_spans(part)]
    if attrs.has(type(value)):
        return [span for f in attrs.fields(type(value)) for span in all_spans(getattr(value, f.name))]
    return []


@settings(max_examples=40, deadline=None)
@given(articles())
def test_articles_are_consistent(article: Article) -> None:
    """Spans lie in the text, ids are unique, references resolve to the right kind."""
    assert all(span.end <= len(article.text) for span in all_spans(article))
    ids = [item.id for item in article.annotations]
    assert len(set(ids)) == len(ids)
    for item in article.annotations:
        if not isinstance(item, UnknownAnnotation):
            assert all(article.get(name) is not None for name in references_of(item))
        if isinstance(item, (Statement, Attribution)):
            assert item.span == Span.hull(item.contents)
    for statement in article.statements:
        assert statement.speaker is None or article.actor(statement.speaker) is not None
    for parts in (article.sentences, tuple(p.span for p in article.paragraphs)):
        assert all(a.end <= b.start for a, b in itertools.pairwise(parts))


@given(st.data(), texts(min_size=1))
def test_spans_lie_in_the_text(data: st.DataObject, text: str) -> None:
    assert data.draw(spans(text)).of(text)


@given(any_annotations())
def test_any_annotation(item: Annotation) -> None:
    assert item.span.end <= 1000


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a lone surrogate", lambda a: any("\ud800" <= ch <= "\udfff" for ch in a.text)),
        ("a line end", lambda a: "\r\n" in a.text),
        ("an astral letter", lambda a: any(ch > "\uffff" for ch in a.text)),
        ("an unknown kind", lambda a: any(isinstance(x, UnknownAnnotation) for x in a.annotations)),
    ],
)
def test_articles_reach(name: str, wanted: object) -> None:
    """The strategy reaches what matters."""
    from hypothesis import find

    assert callable(wanted)
    find(
        articles(),
        wanted,
        settings=settings(
            max_examples=2000,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_statements_reach_split_quotes() -> None:
    from hypothesis import find

    quick = settings(max_examples=2000, database=None, deadline=None, phases=[Phase.generate])
    find(annotations(Statement), lambda s: len(s.contents) > 1 and s.speaker is None, settings=quick)
    known = {"Actor": ["actor-1"]}
    find(annotations(Event, ids=known), lambda e: any(p.actor for p in e.participants), settings=quick)
