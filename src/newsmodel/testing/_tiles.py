"""Long stories with all their layers, made by repeating a short one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from newsmodel import Annotation, Article, Parser, Span
from newsmodel.draft import Story, layers_of

__all__ = ["tiled_story"]


def tiled_story(unit: Article, times: int, tags: Iterable[str]) -> Story:
    """Return the story of a text repeated, with its layers repeated likewise.

    Nothing is parsed but the structure, so that one extractor's time can be measured alone.

    Args:
        unit: A parsed article.
        times: How often it stands in the story.
        tags: Kinds whose layers are wanted.
    """
    article = Parser(discover=False).article(unit.text * times, published=unit.published)
    ids = {item.id for item in unit.annotations}
    layers: dict[str, list[Annotation]] = {}
    for tag in tags:
        for number in range(times):
            layers.setdefault(tag, []).extend(
                _moved(item, number * len(unit.text), f"-{number}", ids) for item in unit.layer(tag)
            )
    story = Story(article)
    story.layers.update(layers_of(layers))
    return story


def _moved(value: Any, offset: int, suffix: str, ids: set[str]) -> Any:
    """Return a value with its spans moved and its ids changed."""
    if isinstance(value, Span):
        return Span(value.start + offset, value.end + offset)
    if isinstance(value, str):
        return value + suffix if value in ids else value
    if isinstance(value, tuple):
        return tuple(_moved(part, offset, suffix, ids) for part in value)
    if attrs.has(type(value)):
        fields = {
            field.name: getattr(value, field.name)
            for field in attrs.fields(type(value))
            if field.name not in ("made_by", "also_by")
        }
        changed = {
            name: _moved(part, offset, suffix, ids) for name, part in fields.items() if part is not None
        }
        return attrs.evolve(value, **changed)
    return value
