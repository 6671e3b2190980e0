"""What an article's joins are computed from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import cast

import attrs

from newsmodel.model._base import Annotation
from newsmodel.model.actors import Actor, ActorMention
from newsmodel.model.names import Place, PlaceMention
from newsmodel.spans import Span

__all__ = ["PlaceGroup", "actor_aliases", "article_id", "day_of", "group_places"]


def article_id(text: str, published: date | None) -> str:
    """Return the id of an article that its caller gave none: a hash of text and date.

    .. versionadded:: 0.1
    """
    from hashlib import blake2b  # slow to load, and no article is made without a call

    payload = f"{published.isoformat() if published else ''}\n{text}".encode("utf-8", "surrogatepass")
    return blake2b(payload, digest_size=8).hexdigest()


def day_of(value: date | str) -> date:
    """Return a day that may be given as "2026-03-05".

    Raises:
        ValueError: It is another string.
        TypeError: It is something else.
    """
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value!r} is no day; write it as '2026-03-05'") from None
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no day; give a date, or a str as '2026-03-05'")
    return value.date() if isinstance(value, datetime) else value


@attrs.frozen
class PlaceGroup:
    """One place and all its mentions in an article.

    Args:
        place: The place.
        mentions: Its mentions, in the order of the text.

    Example:
        >>> from newsmodel import Article, Place, PlaceMention, Span
        >>> oslo = Place("Oslo", country="NO")
        >>> spans = [Span(0, 4), Span(9, 13)]
        >>> mentions = [PlaceMention(span=span, name="Oslo", place=oslo) for span in spans]
        >>> [len(group.mentions) for group in Article(text="Oslo and Oslo.", annotations=mentions).places]
        [2]

    .. versionadded:: 0.1
    """

    place: Place
    mentions: tuple[PlaceMention, ...]


def actor_aliases(
    actors: Iterable[Actor], get: Callable[[str], Annotation | None], words_of: Callable[[Span], str]
) -> dict[str, str]:
    """Return actors' ids by casefolded name, and by words or a person's last name that name nobody else.

    Args:
        actors: The actors, in the order of the text.
        get: From an id to an annotation.
        words_of: From a span to its words.
    """
    actors = tuple(actors)
    owners: dict[str, set[str]] = {}
    for actor in actors:
        words = {actor.name}
        if actor.type == "person":
            words.update(actor.name.split()[-1:])
        for mention in map(get, actor.mentions):
            if isinstance(mention, ActorMention) and mention.form == "name":
                words.update((words_of(mention.span), words_of(mention.head or mention.span)))
        for word in words:
            owners.setdefault(word.casefold(), set()).add(actor.id)
    named = {actor.name.casefold(): actor.id for actor in reversed(actors)}
    return {word: next(iter(ids)) for word, ids in owners.items() if len(ids) == 1} | named


def group_places(mentions: Iterable[PlaceMention]) -> tuple[PlaceGroup, ...]:
    """Return the resolved places, each once, in the order of first mention."""
    groups: dict[object, list[PlaceMention]] = {}
    for mention in mentions:
        if mention.place is not None:
            groups.setdefault(mention.place.geonames_id or mention.place, []).append(mention)
    return tuple(PlaceGroup(cast("Place", group[0].place), tuple(group)) for group in groups.values())
