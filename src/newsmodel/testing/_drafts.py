"""Drafts for unit tests of extractors."""

from __future__ import annotations

from itertools import count
from typing import Any

import attrs

from newsmodel import Annotation, Article, Draft, Parser, tag_of
from newsmodel.draft import Story, layers_of

__all__ = ["draft_of"]


def draft_of(text: str | Article, *annotations: Annotation, settings: object = None, **fields: Any) -> Draft:
    """Return a draft as an extractor gets it, for a unit test.

    Args:
        text: The text; or an article, whose annotations are the layers.
        annotations: Layers that the draft has already, in any order. Those without an id get one.
        settings: Instance of the extractor's settings class.
        fields: As for `Parser.parse`: `published`, `headline`, `language` ….

    Returns:
        A draft of which every kind may be read.

    Example:
        >>> from newsmodel import NamedEntity, Span
        >>> draft = draft_of("Ryabkov spoke.", NamedEntity(span=Span(0, 7), label="PERSON"))
        >>> [draft.text_of(name) for name in draft[NamedEntity]]
        ['Ryabkov']

    .. versionadded:: 0.1
    """
    if isinstance(text, Article):
        article, given = text, (*text.annotations, *annotations)
    else:
        article, given = Parser(discover=False).article(text, **fields), annotations
    layers: dict[str, list[Annotation]] = {}
    taken = {item.id for item in given}
    for item in given:
        layer = layers.setdefault(tag_of(item), [])
        names = (f"{tag_of(item).lower()}-{number}" for number in count(len(layer) + 1))
        layer.append(item if item.id else attrs.evolve(item, id=next(n for n in names if n not in taken)))
        taken.add(layer[-1].id)
    story = Story(article)
    story.layers.update(layers_of(layers))
    return Draft(story, None, name=("test", "test"), settings=settings)
