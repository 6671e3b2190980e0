"""Strategies made from the fields of attrs classes; `newsmodel.strategies` is the public side."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from newsmodel.model import Actor, Attribution, Evidence, Place, Statement, TimeExpression
from newsmodel.spans import Span

__all__ = ["NO_IDS", "Ids", "build", "spans", "texts"]

Ids = Mapping[str, Sequence[str]]

# What breaks programs that count or strip characters: line ends, joiners, marks, directions,
# astral letters, lone surrogates, markup.
_PIECES = (
    "\r\n", "\n", "\n \n", "\t", "\u00a0", "\ufeff", "\u2028", "\x00", "\x85", "e\u0301",
    "\u202b\u05d0\u202c", "👩\u200d🚒",
    "𝒩ews", "\ud800", "\udc00", "\ud83d\ude00", "ﬁ",
    "İ", "ß", "“", "”", "'", '"', "…", "--", "<b>&amp;</b>", "=1+1", "\\", "[1]",
    "Mr. Ryabkov said ", "Geneva ", "on Thursday, ", "the U.S. ",
)  # fmt: skip
# Kind that a reference is to, by the field's name; others may hold any id.
_REFERS_TO = {
    "speaker": "Actor",
    "addressee": "Actor",
    "actor": "Actor",
    "mentions": "ActorMention",
    "attribution": "Attribution",
    "time": "TimeExpression",
    "anchor": "TimeExpression",
    "begin": "TimeExpression",
    "end": "TimeExpression",
    "place": "PlaceMention",
    "reported_in": "Statement",
    "same_as": "Event",
}
NO_IDS: Ids = {}


def texts(*, min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[str]:
    r"""Make texts that are hard on offsets: CRLF, joiners, astral letters, lone surrogates.

    Args:
        min_size: Least number of pieces; each piece has one character or more.
        max_size: Greatest number of pieces.
    """
    pieces = st.one_of(st.sampled_from(_PIECES), st.characters(exclude_categories=()))
    return st.lists(pieces, min_size=min_size, max_size=max_size).map("".join)


def spans(within: int | str = 1000) -> st.SearchStrategy[Span]:
    """Make spans.

    Args:
        within: The text that they lie in, or its length in characters; one at least.
    """
    length = within if isinstance(within, int) else len(within)
    ends = st.tuples(st.integers(0, length - 1), st.integers(1, length))
    return ends.map(
        lambda pair: Span(min(pair), max(pair)) if pair[0] != pair[1] else Span(pair[0] - 1, pair[1])
    )


_SPECIAL: dict[tuple[type, str], st.SearchStrategy[Any]] = {
    (Actor, "country"): st.none() | st.sampled_from(["RU", "CH"]),
    (Actor, "same_as"): st.lists(st.sampled_from(["wikidata:Q42"]), max_size=1).map(tuple),
    (Place, "country"): st.none() | st.sampled_from(["RU", "CH"]),
    (Place, "lat"): st.none() | st.floats(-90, 90),
    (Place, "lon"): st.none() | st.floats(-180, 180),
    (Evidence, "confidence"): st.floats(0, 1),
}


def build(cls: Any, length: int, ids: Ids, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls)
    parts: dict[str, st.SearchStrategy[Any]] = {}
    for field in attrs.fields(cls):
        if field.name in fixed:
            parts[field.name] = fixed[field.name]
        elif (special := _SPECIAL.get((cls, field.name))) is not None:
            parts[field.name] = special
        elif field.name == "confidence":
            parts[field.name] = st.none() | st.floats(0, 1)
        elif field.metadata.get("refers") in ("one", "many"):
            known = _ids_for(field.name, ids)
            one = st.none() | st.sampled_from(known) if known else st.none()
            many = (
                st.lists(st.sampled_from(known), unique=True, max_size=3).map(tuple) if known else st.just(())
            )
            parts[field.name] = one if field.metadata["refers"] == "one" else many
        elif field.init:
            parts[field.name] = _value(hints[field.name], length, ids)
    made: st.SearchStrategy[Any] = (
        st.fixed_dictionaries(parts).map(_ADAPT.get(cls, dict)).map(lambda values: cls(**values))
    )
    return made


def _ids_for(name: str, ids: Ids) -> list[str]:
    tag = _REFERS_TO.get(name)
    if tag is not None and tag in ids:
        return list(ids[tag])
    return [] if tag is not None and ids else [one for known in ids.values() for one in known]


def _hulled(values: dict[str, Any]) -> dict[str, Any]:
    """Put the contents in order and let the span reach around them."""
    contents: list[Span] = []
    for span in sorted(values["contents"] or (values["span"],)):
        if not contents or contents[-1].end <= span.start:
            contents.append(span)
    return values | {"contents": tuple(contents), "span": Span.hull(contents)}


def _ordered_days(values: dict[str, Any]) -> dict[str, Any]:
    first, last = values["earliest"], values["latest"]
    return values | {"earliest": last, "latest": first} if first and last and first > last else values


_ADAPT: dict[type, Callable[[dict[str, Any]], dict[str, Any]]] = {
    Statement: _hulled,
    Attribution: _hulled,
    TimeExpression: _ordered_days,
}
_SCALARS: dict[object, st.SearchStrategy[Any]] = {
    str: texts(max_size=3),
    bool: st.booleans(),
    int: st.integers(0, 2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    datetime: st.datetimes(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=2),
    type(None): st.none(),
}


def _value(hint: Any, length: int, ids: Ids) -> st.SearchStrategy[Any]:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if hint is Span:
        return spans(length)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, types.UnionType):
        return st.one_of([_value(part, length, ids) for part in reversed(parts)])
    if origin is tuple and parts[1:] == (...,):
        return st.lists(_value(parts[0], length, ids), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(_value(part, length, ids) for part in parts))
    return build(hint, length, ids) if attrs.has(hint) else st.from_type(hint)
