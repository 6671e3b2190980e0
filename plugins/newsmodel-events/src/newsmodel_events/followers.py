"""What follows a verb: its object and prepositional phrases."""

from collections.abc import Sequence
from typing import NamedTuple

from newsmodel_events.layout import Layout
from newsmodel_events.lexicon import word_set
from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Followers", "PrepPhrase"]

_ADVERBIAL = frozenset({"RB", "RP"})
_ENDING = frozenset({";", "that", "if", "because", "while", "."})


class PrepPhrase(NamedTuple):
    """A preposition and the number of its phrase."""

    prep: str
    phrase: int


class Followers(Layout):
    """Objects and prepositional phrases of a document's verbs and nouns.

    Args:
        reading: The document.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._prepositions: dict[tuple[int, int, bool], Sequence[PrepPhrase]] = {}

    def object_after(self, group: VerbGroup, skip: int) -> int:
        """Return the number of the phrase after a verb that is its object, or -1; skip as many as said."""
        lowers, tags, phrase_of = self.reading.lowers, self.reading.tags, self.reading.phrase_of
        _, end = self.bounds(group.head)
        at = group.head + 1
        while at < end and at < group.head + 40:
            if tags[at] in _ADVERBIAL or (lowers[at] in word_set("about") and self._number_follows(at, end)):
                at += 1
                continue
            number = phrase_of(at)
            if number < 0:
                if lowers[at] in {'"', "“"}:
                    at += 1
                    continue
                return -1
            phrase = self.phrases[number]
            if phrase.prep >= 0:
                return -1
            time_like = lowers[phrase.head] in word_set("time_nouns") and (
                phrase.end >= end or lowers[phrase.end] != "of"
            )
            if not time_like:
                # a possessor is not the object: go on to what it owns
                while number + 1 < len(self.phrases) and self.phrases[number + 1].owner == number:
                    number += 1
                    phrase = self.phrases[number]
                if skip == 0:
                    return -1 if self._subject_of_next(phrase.end, end) else number
                skip -= 1
            at = phrase.end
        return -1

    def _number_follows(self, at: int, end: int) -> bool:
        """Is this part of "up to 16", "more than 100"?"""
        return any(self.reading.tags[i] == "CD" for i in range(at + 1, min(at + 3, end)))

    def _subject_of_next(self, at: int, end: int) -> bool:
        """Does a finite verb follow at once, so that the phrase is its subject ("said Russia had left")?"""
        while at < end and self.reading.tags[at] == "RB":
            at += 1
        return at < end and self.reading.tags[at] in {"VBD", "VBZ", "VBP", "MD"}

    def prepositions(self, at: int, limit: int = 30, noun: bool = False) -> Sequence[PrepPhrase]:
        """Return the prepositional phrases after a token, up to the next clause.

        Args:
            at: The token after which they stand.
            limit: How many tokens to read at most.
            noun: Are they a noun's? Those of a noun end at a comma.
        """
        key = (at, limit, noun)
        known = self._prepositions.get(key)
        if known is None:
            known = self._prepositions[key] = self._prepositions_after(at, limit, noun)
        return known

    def _prepositions_after(self, at: int, limit: int, noun: bool) -> list[PrepPhrase]:
        lowers, tags, verbs = self.reading.lowers, self.reading.tags, self.reading.verbs
        phrase_of = self.reading.phrase_of
        _, end = self.bounds(at)
        found: list[PrepPhrase] = []
        seen = -1
        i = at + 1
        stop = min(end, at + limit)
        while i < stop:
            lower, tag = lowers[i], tags[i]
            stops = i in verbs or tag == "W" or lower in _ENDING
            if stops and (tag != "VBG" or lower not in {"including", "regarding", "involving"}):
                break
            if noun and lower == ",":
                break
            number = phrase_of(i)
            if number >= 0 and number != seen:
                seen = number
                phrase = self.phrases[number]
                if found and phrase.prep < 0 and phrase.mate < 0 and not self._time_like(number):
                    break  # another clause or list begins
                if phrase.prep > at and phrase.mate < 0 and not self._owned(number):
                    found.append(PrepPhrase(lowers[phrase.prep], number))
                i = phrase.end
                continue
            i += 1
        return found

    def _time_like(self, number: int) -> bool:
        return self.reading.lowers[self.phrases[number].head] in word_set("time_nouns")

    def _owned(self, number: int) -> bool:
        """Is the phrase a possessor? Then what it owns is the object of the preposition."""
        return number + 1 < len(self.phrases) and self.phrases[number + 1].owner == number
