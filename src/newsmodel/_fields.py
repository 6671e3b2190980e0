"""Strategies made from the fields of attrs classes; `newsmodel.strategies` is the public side."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from newsmodel.model import Actor, Attribution, Evidence, Place, Provenance, Statement, TimeExpression
from newsmodel.spans import Span

__all__ = ["NO_IDS", "Ids", "build", "disjoint", "spans", "texts"]

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


_STEPS = 1 << 12


@attrs.frozen
class _Stretch:
    """A span before its text is known: where it starts and how long it is, in parts of `_STEPS`."""

    start: int
    length: int

    def fit(self, length: int) -> Span:
        start = self.start * length // _STEPS
        return Span(start, start + 1 + self.length * (length - start - 1) // _STEPS)


@attrs.frozen
class _Link:
    """A reference before the ids are known; `draws` tells which ones it takes."""

    field: str
    draws: tuple[int, ...]
    many: bool

    def fit(self, ids: Ids) -> Any:
        tag = _REFERS_TO.get(self.field)
        known = ids.get(tag, ()) if tag is not None else [one for names in ids.values() for one in names]
        chosen = tuple(dict.fromkeys(known[n % len(known)] for n in self.draws)) if known else ()
        return chosen if self.many else (chosen[0] if chosen else None)


@attrs.frozen
class _Record:
    """A record before it is fitted to a text."""

    cls: Any
    values: dict[str, Any]


def build(cls: Any, length: int, ids: Ids, own_id: str | None = None) -> st.SearchStrategy[Any]:
    """Make instances of a class whose spans lie in a text of a length and whose references resolve."""
    fixed = {} if own_id is None else {"id": own_id}
    return _unfitted(cls).map(
        lambda record: _fitted(attrs.evolve(record, values=record.values | fixed), length, ids)
    )


def disjoint(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    """Make spans in the order of the text that share no character."""
    bounds = st.lists(st.integers(0, length), unique=True, max_size=8).map(sorted)
    return bounds.map(lambda b: tuple(Span(x, y) for x, y in zip(b[::2], b[1::2], strict=False)))


# Strategies cost more to make than to draw from: one a class, whatever the text.
@cache
def _unfitted(cls: Any) -> st.SearchStrategy[_Record]:
    hints = get_type_hints(cls)
    parts = {field.name: _field(cls, field, hints[field.name]) for field in attrs.fields(cls) if field.init}
    return st.fixed_dictionaries(parts).map(lambda values: _Record(cls, values))


def _field(cls: Any, field: Any, hint: Any) -> st.SearchStrategy[Any]:
    how = field.metadata.get("refers")
    if (special := _SPECIAL.get((cls, field.name))) is not None:
        return special
    if field.name == "confidence":
        return st.none() | st.floats(0, 1)
    if how in ("one", "many"):
        draws = st.lists(st.integers(0, 5), max_size=3 if how == "many" else 1)
        return draws.map(lambda drawn: _Link(field.name, tuple(drawn), how == "many"))
    return _value(hint)


def _fitted(value: Any, length: int, ids: Ids) -> Any:
    if isinstance(value, _Stretch):
        return value.fit(length)
    if isinstance(value, _Link):
        return value.fit(ids)
    if isinstance(value, tuple):
        return tuple(_fitted(part, length, ids) for part in value)
    if isinstance(value, _Record):
        values = {name: _fitted(part, length, ids) for name, part in value.values.items()}
        return value.cls(**_ADAPT.get(value.cls, dict)(values))
    return value


_MAKERS = (
    Provenance("newsmodel-quotes", "0.1.0", "statements", "said"),
    Provenance("newsmodel-dates", "1.2.3rc1", "english"),
    Provenance("human"),
    Provenance("é\ud800", "", "", ""),
)
_SPECIAL: dict[tuple[type, str], st.SearchStrategy[Any]] = {
    (Actor, "country"): st.none() | st.sampled_from(["RU", "CH"]),
    (Actor, "same_as"): st.lists(st.sampled_from(["wikidata:Q42"]), max_size=1).map(tuple),
    (Place, "country"): st.none() | st.sampled_from(["RU", "CH"]),
    (Place, "lat"): st.none() | st.floats(-90, 90),
    (Place, "lon"): st.none() | st.floats(-180, 180),
    (Place, "geonames_id"): st.none() | st.integers(0, 2**63 - 1),
    (Evidence, "confidence"): st.floats(0, 1),
}


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
    str: st.sampled_from(["x", "Ada Ray", "", "a\nb", '"<b>&', "=1+1", "e\u0301", "\ud800", "𝒩"])
    | st.text(max_size=3),
    bool: st.booleans(),
    int: st.integers(0, 2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    datetime: st.datetimes(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=2),
    type(None): st.none(),
}


def _value(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if hint is Span:
        return st.builds(_Stretch, st.integers(0, _STEPS - 1), st.integers(0, _STEPS))
    if hint is Provenance:
        return st.sampled_from(_MAKERS)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, types.UnionType):
        return st.one_of([_value(part) for part in reversed(parts)])
    if origin is tuple and parts[1:] == (...,):
        return st.lists(_value(parts[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(_value(part) for part in parts))
    return _unfitted(hint) if attrs.has(hint) else st.from_type(hint)
