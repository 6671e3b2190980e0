"""Mentions of one event in a document."""

from datetime import date
from typing import NamedTuple

from newsmodel import Draft, TimeExpression
from newsmodel_events.placing import SENTENCE, Link

__all__ = ["Mention", "SameEvents"]

_LOOK_BACK = 60


class Mention(NamedTuple):
    """What is compared of a coded event.

    Args:
        id: Its local id.
        token: Index of its trigger.
        word: The verb that it is a form of or derives from, else its lemma.
        negative: Did it not happen?
        actual: Is it told as a fact?
        sides: The actors that take part.
        time: The link to its time.
        place: The link to its place.
    """

    id: str
    token: int
    word: str
    negative: bool
    actual: bool
    sides: frozenset[str]
    time: Link | None
    place: Link | None


class SameEvents:
    """Links mentions of one event to the first of them.

    Args:
        draft: The document.
    """

    def __init__(self, draft: Draft) -> None:
        self._days = {t.id: (t.earliest, t.latest) for t in draft[TimeExpression]}
        self._known: dict[str, list[Mention]] = {}
        self._first: dict[str, str] = {}

    def first_of(self, category: str, mention: Mention) -> str | None:
        """Return the id of the first mention of the same event, or None, and remember this one.

        Args:
            category: Its PLOVER category.
            mention: The event.
        """
        known = self._known.setdefault(category, [])
        found = None
        if mention.sides:
            for earlier in reversed(known[-_LOOK_BACK:]):
                if earlier.token != mention.token and self._agree(earlier, mention):
                    found = self._first.get(earlier.id, earlier.id)
                    self._first[mention.id] = found
                    break
        known.append(mention)
        return found

    def _agree(self, one: Mention, other: Mention) -> bool:
        if one.negative != other.negative or one.actual != other.actual:
            return False
        shared = one.sides & other.sides
        if not shared or not (one.sides <= other.sides or other.sides <= one.sides):
            return False
        if one.word != other.word and len(shared) < 2:
            return False
        return self._times_agree(one.time, other.time) and _places_agree(one.place, other.place)

    def _times_agree(self, one: Link | None, other: Link | None) -> bool:
        if not _sure(one) or not _sure(other) or one is None or other is None or one.id == other.id:
            return True
        a, b = self._days.get(one.id), self._days.get(other.id)
        return a is not None and b is not None and _overlap(a, b)


def _overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    (start, end), (first, last) = one, other
    if start is None or end is None or first is None or last is None:
        return False
    return start <= last and first <= end


def _places_agree(one: Link | None, other: Link | None) -> bool:
    if not _sure(one) or not _sure(other) or one is None or other is None:
        return True
    return one.id == other.id


def _sure(link: Link | None) -> bool:
    return link is not None and link.evidence.confidence >= SENTENCE
