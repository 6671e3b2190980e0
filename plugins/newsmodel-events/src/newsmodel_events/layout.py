"""Where the phrases and verb groups of a document stand to each other, to be looked up."""

import sys
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate

from newsmodel_events.lexicon import word_set
from newsmodel_events.phrases import SIGNS, Phrase
from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Layout"]

_APART = frozenset({",", "("})
_FROM = frozenset({"of", "from"})
_ENDING = frozenset({";", "that", "if", "because", "while", "."})
# Prepositions, though they look like verbs.
_PREPOSITIONAL = frozenset({"including", "regarding", "involving"})
_YEARS = frozenset(map(str, range(1900, 2040)))
# Follows the last phrase, so that a rule may look at the next one.
_NOWHERE = Phrase(start=sys.maxsize, end=0, head=-1, prep=-1, owner=-1, mate=-1)


class Layout:
    """Where phrases and verb groups stand to each other.

    Args:
        reading: The document.

    Attributes:
        phrases: The phrases, and one that is nowhere.
        whole: Of each phrase the first token with its possessors.
        firsts: The first phrase that it is coordinated with, or itself.
        timely: Is its head a word for a time, or a year?
        coordinated: Phrases that others are coordinated with.
        phrases_before: By token, how many phrases begin before it.
        bounds: By token, the range of its sentence.
    """

    def __init__(self, reading: Reading) -> None:
        if not reading.phrases:
            reading.find_phrases()
        self.reading = reading
        self.phrases = [*reading.phrases, _NOWHERE]
        times, lowers = _times(), reading.lowers
        self.timely = [lowers[phrase.head] in times for phrase in reading.phrases]
        self.timely.append(False)
        starts = [phrase.start for phrase in reading.phrases]
        self.phrases_before = _counts(starts, len(lowers))
        self.whole = starts
        self.firsts = list(range(len(starts)))
        self.coordinated = set[int]()
        for number, phrase in enumerate(reading.phrases):
            if phrase.owner >= 0:
                self.whole[number] = self.whole[phrase.owner]
            if phrase.mate >= 0:
                self.firsts[number] = self.firsts[phrase.mate]
                self.coordinated.add(phrase.mate)
        self._heads = [*reading.verbs]
        self._verbs_before = _counts(self._heads, len(lowers))
        self._heads.append(sys.maxsize)
        by_token: list[tuple[int, int]] = []
        for bounds in reading.ranges:
            by_token += [bounds] * (bounds[1] - bounds[0])
        # no method, as `phrase_of` is none
        self.bounds: Callable[[int], tuple[int, int]] = by_token.__getitem__

    def members(self, number: int) -> list[int]:
        """Return a phrase and those coordinated with it after it."""
        found = [number]
        if number not in self.coordinated:
            return found
        for k in range(number + 1, min(number + 12, len(self.phrases))):
            candidate = self.phrases[k]
            if candidate.mate in found:
                found.append(k)
            elif k - found[-1] > 3 or candidate.start - self.phrases[found[-1]].end > 8:
                break
        return found

    def is_money(self, number: int) -> bool:
        """Is a phrase an amount of money?"""
        phrase = self.phrases[number]
        return not SIGNS.isdisjoint(self.reading.lowers[phrase.start : phrase.head])

    def phrase_before(self, token: int, start: int) -> int:
        """Return the number of the last phrase that begins before a token, not before `start`, or -1."""
        number = self.phrases_before[token] - 1
        end = self.phrases[number].end
        return number if end > start and end > token - 40 else -1

    def before_detail(self, number: int, start: int) -> int:
        """Return the phrase before an age or address set apart, or the phrase itself if it is none.

        Of "Ann Hill, 47, of Derby, Kent, said" it is Ann Hill that a verb's subject is looked for from.

        Args:
            number: Of the phrase.
            start: The first token of its sentence.
        """
        phrases, tags, lowers = self.phrases, self.reading.tags, self.reading.lowers
        for _ in range(3):
            at = number
            for _ in range(4):
                phrase = phrases[at]
                before = phrase.start - 1 if phrase.prep < 0 else phrase.prep - 1
                if tags[before] == "RB":
                    before -= 1  # "now 47"
                if at == 0 or before <= start or lowers[before] not in _APART or phrases[at - 1].end > before:
                    return number
                age = phrase.prep < 0 and tags[phrase.head] == "CD" and phrase.end - phrase.start == 1
                if age or (phrase.prep >= 0 and lowers[phrase.prep] in _FROM):
                    break
                if tags[phrase.head] != "NNP" or phrases[at - 1].end != before:
                    return number
                at -= 1
            else:
                return number
            number = at - 1
        return number

    def group_before(self, token: int, start: int) -> VerbGroup | None:
        """Return the last verb group whose head stands before a token, in the sentence."""
        number = self._verbs_before[token]
        if number == 0:
            return None
        head = self._heads[number - 1]
        return self.reading.verbs[head] if head >= start and head >= token - 60 else None

    def verb_between(self, start: int, end: int) -> VerbGroup | None:
        """Return the first verb group whose head stands in a range of tokens."""
        head = self._heads[self._verbs_before[start]]
        return self.reading.verbs[head] if head < end else None

    def verbs_within(self, start: int, end: int) -> int:
        """Return how many verb groups have their heads in a range of tokens."""
        return self._verbs_before[end] - self._verbs_before[start]

    def end_of_clause(self, token: int, end: int) -> int:
        """Return the first token after another at which the phrases that belong to it end, or `end`."""
        heads, lowers, tags = self._heads, self.reading.lowers, self.reading.tags
        start = token + 1
        number = self._verbs_before[start]
        head = heads[number]
        while head < end and lowers[head] in _PREPOSITIONAL and tags[head] == "VBG":
            number += 1
            head = heads[number]
        if head < end:
            end = head
        pronoun = self.reading.letters.find("W", start, end)
        if pronoun >= 0:
            end = pronoun
        for i, lower in enumerate(lowers[start:end], start):
            if lower in _ENDING and not self._inside(i):
                return i
        return end

    def _inside(self, token: int) -> bool:
        """Is a token in a phrase, but not its first?"""
        return self.phrases[self.phrases_before[token] - 1].end > token


@cache
def _times() -> frozenset[str]:
    return word_set("time_nouns") | _YEARS


def _counts(places: Iterable[int], size: int) -> list[int]:
    """By token, and for the end, how many of the places stand before it."""
    here = bytearray(size + 2)
    for place in places:
        here[place + 1] = 1
    return list(accumulate(here))
