"""Hypothesis strategies for the model: articles with every kind of fact, in nasty texts.

`hypothesis` finds them by itself where it is installed: `st.from_type(Article)` works.
"""

# No `from __future__ import annotations` here: a strategy has that name.
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from newsmodel._fields import NO_IDS, Ids, build, disjoint, spans, texts
from newsmodel._register import register
from newsmodel.model import (
    Annotation,
    Article,
    Dateline,
    Issue,
    Paragraph,
    UnknownAnnotation,
    kind_info,
    registered_kinds,
    tag_of,
)

__all__ = [
    "annotations",
    "any_annotations",
    "articles",
    "records",
    "register",
    "spans",
    "texts",
    "unknown_annotations",
]

T = TypeVar("T")
A = TypeVar("A", bound=Annotation)


def records(cls: type[T], within: int | str = 1000, *, ids: Ids = NO_IDS) -> st.SearchStrategy[T]:
    """Make records of the model: `Place`, `Provenance`, `Participant`, `Issue` ….

    Args:
        cls: The class.
        within: The text that spans lie in, or its length in characters.
        ids: Ids that references may hold, by the tag of the kind they belong to.

    .. versionadded:: 0.1
    """
    length = within if isinstance(within, int) else len(within)
    return build(cls, length, ids)


def annotations(
    kind: type[A], within: int | str = 1000, *, ids: Ids = NO_IDS, own_id: str | None = None
) -> st.SearchStrategy[A]:
    """Make annotations of a kind, a third party's as well as a built-in one.

    Args:
        kind: The class.
        within: The text that spans lie in, or its length in characters.
        ids: Ids that references may hold, by the tag of the kind they belong to.
        own_id: The annotation's id, or None for any.

    .. versionadded:: 0.1
    """
    kind_info(kind)
    length = within if isinstance(within, int) else len(within)
    return build(kind, length, ids, own_id)


@st.composite
def unknown_annotations(
    draw: st.DrawFn, within: int | str = 1000, *, own_id: str | None = None
) -> UnknownAnnotation:
    """Make annotations of kinds that are not installed.

    Args:
        draw: Given by hypothesis.
        within: The text that spans lie in, or its length in characters.
        own_id: The annotation's id, or None for any.

    .. versionadded:: 0.1
    """
    from newsmodel.model._json import print_json

    tag = draw(st.sampled_from(["absent:Thing", "absent:Other"]))
    values = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts(max_size=3)
    extra = draw(
        st.dictionaries(st.sampled_from(["value", "unit", "é"]), values | st.lists(values, max_size=3))
    )
    span = draw(spans(within))
    name = own_id if own_id is not None else draw(st.sampled_from(["", "thing-1"]))
    raw = {
        "$kind": tag,
        "span": {"start": span.start, "end": span.end},
        **({"id": name} if name else {}),
        **extra,
    }
    return UnknownAnnotation(span=span, id=name, tag=tag, raw=print_json(raw))


@st.composite
def articles(
    draw: st.DrawFn,
    *,
    text: st.SearchStrategy[str] | None = None,
    kinds: Iterable[type[Annotation]] | None = None,
    max_annotations: int = 3,
    unknown: bool = True,
) -> Article:
    """Make articles whose spans lie in the text and whose references resolve.

    Args:
        draw: Given by hypothesis.
        text: Strategy of the text.
        kinds: Kinds of annotations to have; None for the built-in ones.
        max_annotations: Most annotations of one kind.
        unknown: Whether annotations of kinds that are not installed are among them.

    .. versionadded:: 0.1
    """
    body = draw(text if text is not None else texts())
    fields: dict[str, Any] = {
        "text": body,
        "id": draw(st.sampled_from(["", "a-1", "ä/1"])),
        "published": draw(st.none() | st.dates()),
        "source": draw(st.none() | texts(max_size=3)),
        "url": draw(st.none() | st.just("https://example.org/a?b=c&d")),
        "language": draw(st.none() | st.sampled_from(["en", "de", "pt-BR"])),
        "fingerprint": draw(st.sampled_from(["", "newsmodel-core=0.1.0 #00"])),
    }
    if fields["published"] is not None:
        fields["published_at"] = draw(st.none() | _moments(fields["published"]))
    if not body:
        return Article(**fields, issues=draw(st.just(()) | st.tuples(records(Issue).map(_spanless))))
    length = len(body)
    fields["headline"] = draw(st.none() | spans(length))
    fields["byline"] = draw(st.none() | spans(length))
    fields["dateline"] = draw(st.none() | records(Dateline, length))
    parts = draw(disjoint(length))
    fields["paragraphs"] = tuple(attrs.evolve(draw(records(Paragraph, length)), span=part) for part in parts)
    fields["sentences"] = draw(disjoint(length))
    fields["issues"] = draw(st.lists(records(Issue, length), max_size=2))
    chosen = _builtin_kinds() if kinds is None else tuple(kinds)
    ids = {
        tag_of(kind): [
            f"{tag_of(kind).lower()}-{n + 1}" for n in range(draw(st.integers(0, max_annotations)))
        ]
        for kind in chosen
    }
    facts: list[Annotation] = [
        draw(annotations(kind, length, ids=ids, own_id=name)) for kind in chosen for name in ids[tag_of(kind)]
    ]
    if unknown and draw(st.booleans()):
        facts.append(draw(unknown_annotations(length, own_id="absent-1")))
    return Article(**fields, annotations=facts)


def any_annotations(within: int | str = 1000) -> st.SearchStrategy[Annotation]:
    """Make annotations of any built-in kind.

    Args:
        within: The text that spans lie in, or its length in characters.

    .. versionadded:: 0.1
    """
    return st.one_of([annotations(kind, within) for kind in _builtin_kinds()])


def _builtin_kinds() -> tuple[type[Annotation], ...]:
    return tuple(kind for kind in registered_kinds() if ":" not in tag_of(kind))


def _moments(day: date) -> st.SearchStrategy[datetime]:
    clock = st.times(timezones=st.timezones() | st.just(UTC))
    return clock.map(lambda time: datetime.combine(day, time))


def _spanless(issue: Issue) -> Issue:
    return attrs.evolve(issue, span=None)
