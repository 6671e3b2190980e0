"""Ids: stamping final ones, and mapping the local ones that authors link by."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

import attrs

from newsmodel.model import Annotation, kind_info

__all__ = ["changed", "id_stem", "is_own", "map_references", "references_of"]

R = TypeVar("R", bound=attrs.AttrsInstance)

_NAMES: dict[type, tuple[str, ...]] = {}
_RECORD_NAMES: dict[type, tuple[str, ...]] = {}


@cache
def id_stem(tag: str) -> str:
    """Return what ids of a kind begin with: `statement`, or `newsmodel-amounts:amount`."""
    return tag.lower()


def changed(item: R, **changes: Any) -> R:
    """Return a copy of a record with some fields changed.

    It is `attrs.evolve`, which validates again what was valid and takes ten times as long; a third
    party's class, which may do more when it is made, gets the real one.
    """
    cls = type(item)
    if not is_own(cls):
        return cast("R", attrs.evolve(cast("Any", item), **changes))
    names = _NAMES.get(cls)
    if names is None:
        names = _NAMES[cls] = tuple(field.name for field in attrs.fields(cls))
    copy = object.__new__(cls)
    put = object.__setattr__
    for name in names:
        put(copy, name, changes[name] if name in changes else getattr(item, name))
    return copy


def is_own(cls: type) -> bool:
    """Whether a record's class is one of ours, of which all is known that making one does."""
    return cls.__module__.startswith("newsmodel.model.")


def references_of(item: Annotation) -> list[str]:
    """Return all ids that an annotation refers to."""
    found: list[str] = []
    info = kind_info(type(item))
    for name in info.reference_fields:
        value = getattr(item, name)
        if isinstance(value, tuple):
            found.extend(value)
        elif value is not None:
            found.append(value)
    for name in info.record_fields:
        for part in getattr(item, name):
            found.extend(_record_references(part).values())
    return found


def map_references(item: Annotation, rename: Callable[[str], str | None]) -> Annotation:
    """Return the annotation with its references renamed.

    Args:
        item: The annotation.
        rename: From an id to another one, or to None where the reference must go.
    """
    changes: dict[str, Any] = {}
    for name in kind_info(type(item)).reference_fields:
        value = getattr(item, name)
        if value is None:
            continue
        if isinstance(value, str):
            new: Any = rename(value)
        else:
            new = tuple(r for r in map(rename, value) if r is not None)
        if new != value:
            changes[name] = new
    for name in kind_info(type(item)).record_fields:
        parts = getattr(item, name)
        renamed = tuple(_renamed(part, rename) for part in parts)
        if renamed != parts:
            changes[name] = renamed
    return changed(item, **changes) if changes else item


def _renamed(part: Any, rename: Callable[[str], str | None]) -> Any:
    ids = _record_references(part)
    return changed(part, **{field: rename(value) for field, value in ids.items()}) if ids else part


def _record_references(record: Any) -> dict[str, str]:
    cls = type(record)
    names = _RECORD_NAMES.get(cls)
    if names is None:
        found = (field.name for field in attrs.fields(cls) if field.metadata.get("refers") == "one")
        names = _RECORD_NAMES[cls] = tuple(found)
    return {name: value for name in names if (value := getattr(record, name)) is not None}
