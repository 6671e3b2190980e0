"""What is known of a class of annotations or records, found out once: where its spans and ids are."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import repeat
from operator import attrgetter, call
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from newsmodel.model._base import Annotation
from newsmodel.model._kinds import is_own

__all__ = ["Shape", "changed", "shape_of", "stamper"]

R = TypeVar("R", bound=attrs.AttrsInstance)

# Fields of every annotation that hold neither a span nor an id, or are looked at first.
_SKIPPED = frozenset({"span", "id", "confidence", "made_by", "also_by"})
_STAMPED = ("id", "made_by", "also_by")
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
            fill, values_of = _filler(cls, self.put, names), attrgetter(*names)
            self.copy = lambda item: fill(values_of(item))


def _filler(
    cls: type, put: dict[str, Callable[[Any, Any], None]], names: Iterable[str]
) -> Callable[[tuple[Any, ...]], Any]:
    """Return what makes an object of a class from the values of all its fields, in the order of names."""
    setters = tuple([put[name] for name in names])

    def fill(values: tuple[Any, ...]) -> Any:
        made: Any = object.__new__(cls)
        any(map(call, setters, repeat(made), values))  # a setter returns None: all are called
        return made

    return fill


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


def changed(item: R, **changes: Any) -> R:
    """Return a copy of a record with some fields changed.

    It is `attrs.evolve`, which takes ten times as long, for what is ours.
    """
    shape = shape_of(type(item))
    if shape is None or shape.copy is None:
        return cast("R", attrs.evolve(cast("Any", item), **changes))
    made = shape.copy(item)
    for name, value in changes.items():
        shape.put[name](made, value)
    return cast("R", made)


Stamp = Callable[[Annotation, str, Any, Any, dict[str, Any]], Annotation]
_STAMPS: dict[type, Stamp] = {}


def stamper(cls: type[Annotation]) -> Stamp:
    """Return what copies an annotation of a class with its final id, its makers and other fields changed."""
    try:
        return _STAMPS[cls]
    except KeyError:
        stamp = _STAMPS[cls] = _stamper(cls)
        return stamp


def _stamper(cls: type[Annotation]) -> Stamp:
    shape = shape_of(cls)
    if shape is None or shape.copy is None:
        return lambda item, name, maker, also, changes: attrs.evolve(
            item, **changes, id=name, made_by=maker, also_by=also
        )
    put = shape.put
    kept = [name for name in put if name not in _STAMPED]
    fill, values_of = _filler(cls, put, [*kept, *_STAMPED]), attrgetter(*kept)

    def stamp(item: Annotation, name: str, maker: Any, also: Any, changes: dict[str, Any]) -> Annotation:
        made = fill((*values_of(item), name, maker, also))
        for field, value in changes.items():
            put[field](made, value)
        return cast("Annotation", made)

    return stamp
