"""Annotations made by hand, which survive when an article is read anew."""

from __future__ import annotations

from newsmodel._links import map_references
from newsmodel._run import HUMAN
from newsmodel.model import Annotation, Article, UnknownAnnotation, tag_of

__all__ = ["corrections_of"]


def corrections_of(article: Article) -> dict[str, tuple[Annotation, ...]]:
    """Return an article's hand-made annotations by tag.

    References to what a machine made are cut, since ids change when facts are read anew; those
    among hand-made annotations of one kind stay.
    """
    found: dict[str, list[Annotation]] = {}
    for item in article.annotations:
        if (
            item.made_by is not None
            and item.made_by.plugin == HUMAN
            and not isinstance(item, UnknownAnnotation)
        ):
            found.setdefault(tag_of(type(item)), []).append(item)
    result = {}
    for tag, items in found.items():
        own = {item.id for item in items}
        result[tag] = tuple(
            map_references(item, lambda name, own=own: name if name in own else None)  # type: ignore[misc]
            for item in items
        )
    return result
