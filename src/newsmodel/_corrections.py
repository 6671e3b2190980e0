"""Annotations made by hand, which survive when an article is read anew or can't be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from newsmodel._index import SpanIndex
from newsmodel._links import map_references
from newsmodel._reading import CORE, remains_of
from newsmodel.errors import FormatError
from newsmodel.model import Annotation, Article, Issue, UnknownAnnotation, kind_info, kind_of_tag, tag_of

__all__ = ["HUMAN", "Corrections", "corrections_of", "lost_article", "revived"]

HUMAN = "human"


@attrs.frozen
class Corrections:
    """What people wrote into an article.

    Args:
        items: Their annotations, by tag.
        before: All annotations of the article by id, for what theirs refer to.
    """

    items: dict[str, tuple[Annotation, ...]] = attrs.field(factory=dict)
    before: Mapping[str, Annotation] = attrs.field(factory=dict)

    def linked(self, tag: str, layers: Mapping[str, SpanIndex[Annotation]]) -> list[Annotation]:
        """Return the corrections of a kind, with references to the new layers.

        What stood at the same characters is taken for the same; references to what is gone are cut,
        those to other corrections of the kind stay.
        """
        items = self.items.get(tag, ())
        own = {item.id for item in items if item.id}
        return [map_references(item, self._renamer(own, layers)) for item in items]

    def _renamer(
        self, own: set[str], layers: Mapping[str, SpanIndex[Annotation]]
    ) -> Callable[[str], str | None]:
        def rename(name: str) -> str | None:
            old = self.before.get(name)
            if name in own or old is None:
                return name if name in own else None
            tag = tag_of(old)
            if tag not in layers:
                return None
            same = [item for item in layers[tag].overlapping(old.span) if item.span == old.span]
            if len(same) > 1:
                key = kind_info(tag).key
                same.sort(key=lambda item: key(item) != key(old))
            return same[0].id if same else None

        return rename


def corrections_of(article: Article) -> Corrections:
    """Return an article's hand-made annotations."""
    found: dict[str, list[Annotation]] = {}
    for item in article.annotations:
        if item.made_by is not None and item.made_by.plugin == HUMAN:
            found.setdefault(tag_of(item), []).append(item)
    before = {item.id: item for item in article.annotations if item.id} if found else {}
    return Corrections({tag: tuple(items) for tag, items in found.items()}, before)


def lost_article(item: object, why: str, fingerprint: str) -> Article:
    """Return what is left of an input that can't be read: its text, and what people wrote into it."""
    issue = Issue("error", CORE, None, why)
    if isinstance(item, Article):
        made = [one for items in corrections_of(item).items.values() for one in items]
        ids = {one.id for one in made}
        kept = [
            one
            if isinstance(one, UnknownAnnotation)
            else map_references(one, lambda name: name if name in ids else None)
            for one in made
        ]
        return attrs.evolve(item, annotations=kept, issues=(*item.issues, issue), fingerprint=fingerprint)
    text, name = remains_of(item)
    return Article(text=text, id=name, issues=(issue,), fingerprint=fingerprint)


def revived(article: Article) -> Article:
    """Return an article whose annotations of kinds that were unknown when it was loaded are known now."""
    if not any(isinstance(item, UnknownAnnotation) and kind_of_tag(item.tag) for item in article.annotations):
        return article
    try:
        return Article.from_json(article.to_json())
    except FormatError:  # the plugin has changed its kind since
        return article
