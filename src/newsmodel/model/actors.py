"""Actors and their mentions."""

from __future__ import annotations

from typing import Any, Literal, get_args

import attrs

from newsmodel.model._base import Annotation
from newsmodel.model._checks import one_of, spans_of, texts_of
from newsmodel.model._kinds import kind, references
from newsmodel.spans import Span

__all__ = ["Actor", "ActorMention", "ActorType", "MentionForm"]

MentionForm = Literal["name", "nominal", "pronoun"]
ActorType = Literal["person", "organization", "country", "group"]


def _country(instance: object, attribute: attrs.Attribute[Any], value: str | None) -> None:
    if value is None:
        return
    if not (len(value) == 2 and value.isascii() and value.isupper() and value.isalpha()):
        raise ValueError(f"country must be two letters of ISO 3166-1, as 'RU', not {value!r:.80}")


@kind("ActorMention", merge="exclusive", within_span=True)
@attrs.frozen(kw_only=True)
class ActorMention(Annotation):
    """A mention of somebody who can act.

    Args:
        form: `name`, `nominal` ("a top diplomat") or `pronoun`.
        head: The name inside a longer phrase, or a nominal's head word; None: the whole mention.
        roles: Titles, offices, ages and affiliations that the mention carries.

    Example:
        >>> ActorMention(span=Span(0, 24), form="name", head=Span(17, 24), roles=(Span(0, 16),)).form
        'name'

    .. versionadded:: 0.1
    """

    form: MentionForm = attrs.field(validator=one_of(get_args(MentionForm)))
    head: Span | None = None
    roles: tuple[Span, ...] = attrs.field(default=(), converter=spans_of)


@kind("Actor", key=lambda a: (a.type, a.name, a.mentions))
@attrs.frozen(kw_only=True)
class Actor(Annotation):
    """Somebody who acts in the story; `str(actor)` is the name.

    `span` is the first named mention.

    Args:
        name: The fullest name in the text, or the words of a nominal where there is no name.
        type: `person`, `organization`, `country` or `group`.
        roles: The words that give titles, offices and affiliations.
        country: ISO 3166-1 alpha-2 code where the text tells it, or None.
        mentions: Ids of the mentions, in the order of the text.
        same_as: Ids in other catalogues, when a plugin knows.

    Example:
        >>> str(Actor(span=Span(0, 14), name="Sergei Ryabkov", type="person"))
        'Sergei Ryabkov'

    .. versionadded:: 0.1
    """

    name: str
    type: ActorType = attrs.field(default="person", validator=one_of(get_args(ActorType)))
    roles: tuple[Span, ...] = attrs.field(default=(), converter=spans_of)
    country: str | None = attrs.field(default=None, validator=_country)
    mentions: tuple[str, ...] = references()
    same_as: tuple[str, ...] = attrs.field(default=(), converter=texts_of)

    def __str__(self) -> str:
        return self.name
