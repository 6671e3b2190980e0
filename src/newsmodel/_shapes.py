"""What is known of a class of annotations or records, found out once: where its spans and ids are."""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from newsmodel.model._kinds import is_own

__all__ = ["Shape", "changed", "changer", "shape_of"]

R = TypeVar("R", bound=attrs.AttrsInstance)

# Fields of every annotation that hold neither a span nor an id, or are looked at first.
_SKIPPED = frozenset({"span", "id", "confidence", "made_by", "also_by"})
_PLAIN = frozenset({str, int, float, bool, date, datetime, type(None)})


class Shape:
    """The fields of an attrs class, by what they are looked at for.

    Args:
        cls: The class.

    Attributes:
        inspected: Names of fields that may hold spans, or records with spans.
        spans: Of a record, names of fields that may hold a span.
        refers: Names of fields that hold one id.
        copy: Makes a copy without validating again what was valid; None for a third party's class,
            which may do more when it is made.
        put: By name, what sets a field of a copy.
    """

    __slots__ = ("copy", "inspected", "put", "refers", "spans")

    def __init__(self, cls: type) -> None:
        fields = attrs.fields(cast("Any", cls))
        own = is_own(cls)
        hints = get_type_hints(cls) if own else {}
        kept = [field.name for field in fields if not _is_plain(hints.get(field.name))]
        self.spans = tuple(kept)
        self.inspected = tuple(name for name in kept if name not in _SKIPPED)
        self.refers = tuple(field.name for field in fields if field.metadata.get("refers") == "one")
        names = [field.name for field in fields]
        self.put: dict[str, Callable[[Any, Any], None]] = {}
        self.copy: Callable[[Any], Any] | None = None
        if own:
            self.put = {name: getattr(cls, name).__set__ for name in names}
            self.copy = _copier(cls, names, tuple(self.put.values()))


def _copier(cls: type, names: list[str], setters: tuple[Callable[[Any, Any], None], ...]) -> Any:
    values_of = attrgetter(*names)

    def copy(item: Any) -> Any:
        made: Any = object.__new__(cls)
        for put, value in zip(setters, values_of(item), strict=True):
            put(made, value)
        return made

    return copy


def _is_plain(hint: Any) -> bool:
    """Whether values of a type are words, numbers and the like, one or a tuple of them."""
    if hint in _PLAIN or get_origin(hint) is Literal:
        return True
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return all(part is ... or _is_plain(part) for part in get_args(hint))
    return False


_SHAPES: dict[type, Shape | None] = {}


def shape_of(cls: type) -> Shape | None:
    """Return the shape of an attrs class, or None of any other class."""
    try:
        return _SHAPES[cls]
    except KeyError:
        shape = _SHAPES[cls] = Shape(cls) if attrs.has(cls) else None
        return shape


def changer(cls: type[R]) -> Callable[[R, dict[str, Any]], R]:
    """Return what copies a record of a class with some fields changed.

    It is `attrs.evolve`, which takes ten times as long, for what is ours.
    """
    shape = shape_of(cls)
    if shape is None or shape.copy is None:
        return lambda item, changes: cast("R", attrs.evolve(cast("Any", item), **changes))
    copy, put = shape.copy, shape.put

    def change(item: R, changes: dict[str, Any]) -> R:
        made = copy(item)
        for name, value in changes.items():
            put[name](made, value)
        return cast("R", made)

    return change


def changed(item: R, **changes: Any) -> R:
    """Return a copy of a record with some fields changed."""
    return changer(type(item))(item, changes)
