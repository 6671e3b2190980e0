"""Ids: what an annotation refers to, and renaming it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from newsmodel._shapes import changed, shape_of
from newsmodel.model import Annotation, KindInfo, kind_info

__all__ = ["id_stem", "map_references", "references_in", "references_of", "renamed"]


@cache
def id_stem(tag: str) -> str:
    """Return what ids of a kind begin with: `statement`, or `newsmodel-amounts:amount`."""
    return tag.lower()


def references_of(item: Annotation) -> list[str]:
    """Return all ids that an annotation refers to."""
    return references_in([item], kind_info(type(item)))


def references_in(items: Sequence[Annotation], info: KindInfo) -> list[str]:
    """Return all ids that annotations of a kind refer to."""
    found: list[str] = []
    for name in info.reference_fields:
        for value in map(attrgetter(name), items):
            if value is None:
                continue
            if isinstance(value, tuple):
                found += value
            else:
                found.append(value)
    for name in info.record_fields:
        for part in chain.from_iterable(map(attrgetter(name), items)):
            for field in _record_fields(part):
                value = getattr(part, field)
                if value is not None:
                    found.append(value)
    return found


def map_references(item: Annotation, rename: Callable[[str], str | None]) -> Annotation:
    """Return the annotation with its references renamed.

    Args:
        item: The annotation.
        rename: From an id to another one, or to None where the reference must go.
    """
    changes = renamed(item, rename)
    return changed(item, **changes) if changes else item


def renamed(item: Annotation, rename: Callable[[str], str | None]) -> dict[str, Any]:
    """Return the fields of an annotation that change when its references are renamed, with their values.

    Args:
        item: The annotation.
        rename: As for `map_references`.
    """
    changes: dict[str, Any] = {}
    info = kind_info(type(item))
    for name in info.reference_fields:
        value = getattr(item, name)
        if not value:
            continue
        if isinstance(value, str):
            new: Any = rename(value)
        else:
            new = tuple([r for r in map(rename, value) if r is not None])
        if new != value:
            changes[name] = new
    for name in info.record_fields:
        parts = getattr(item, name)
        new = tuple([_renamed(part, rename) for part in parts])
        if any(a is not b for a, b in zip(new, parts, strict=True)):
            changes[name] = new
    return changes


def _renamed(part: Any, rename: Callable[[str], str | None]) -> Any:
    changes = {}
    for field in _record_fields(part):
        value = getattr(part, field)
        if value is not None and (new := rename(value)) != value:
            changes[field] = new
    return changed(part, **changes) if changes else part


def _record_fields(record: Any) -> tuple[str, ...]:
    shape = shape_of(type(record))
    if shape is None:
        raise TypeError(f"{type(record).__name__} is no attrs class")
    return shape.refers
