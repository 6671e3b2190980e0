"""Ids: stamping final ones, and mapping the local ones that authors link by."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import attrs

from newsmodel.model import Annotation, kind_info

__all__ = ["id_stem", "map_references", "references_of"]


@cache
def id_stem(tag: str) -> str:
    """Return what ids of a kind begin with: `statement`, or `newsmodel-amounts:amount`."""
    return tag.lower()


def references_of(item: Annotation) -> list[str]:
    """Return all ids that an annotation refers to."""
    found: list[str] = []
    for name in kind_info(type(item)).reference_fields:
        value = getattr(item, name)
        if isinstance(value, str):
            found.append(value)
        elif value:
            found.extend(value)
    for name in kind_info(type(item)).record_fields:
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
    return attrs.evolve(item, **changes) if changes else item


def _renamed(part: Any, rename: Callable[[str], str | None]) -> Any:
    ids = _record_references(part)
    return attrs.evolve(part, **{field: rename(value) for field, value in ids.items()}) if ids else part


def _record_references(record: Any) -> dict[str, str]:
    return {
        field.name: value
        for field in attrs.fields(type(record))
        if field.metadata.get("refers") == "one" and (value := getattr(record, field.name)) is not None
    }
