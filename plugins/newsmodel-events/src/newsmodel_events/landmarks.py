"""What stands before and after a token: phrases, verbs and the words that end a clause, to be looked up."""

from collections.abc import Iterable
from itertools import accumulate
from operator import attrgetter

from newsmodel_events.layout import Layout
from newsmodel_events.lexicon import word_set
from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Landmarks"]

_ENDING = frozenset({";", "that", "if", "because", "while", "."})
# Prepositions, though they look like verbs.
_PREPOSITIONAL = frozenset({"including", "regarding", "involving"})
_columns = attrgetter("start", "end", "head", "prep", "owner", "mate")


class Landmarks(Layout):
    """Phrases as columns, and where the phrases, verbs and clauses around each token are.

    Args:
        reading: The document.

    Attributes:
        starts: The first token of each phrase; a phrase that is nowhere follows the last.
        ends: The index after its last token.
        heads: Its head.
        preps: The preposition that it is the object of, or -1.
        owners: The phrase that possesses it, or -1.
        mates: The phrase that it is coordinated with before it, or -1.
        whole: Its first token with that of its possessors.
        firsts: The first phrase that it is coordinated with, or itself.
        timely: Is its head a word for a time?
        coordinated: Phrases that others are coordinated with.
        phrases_before: By token, how many phrases begin before it.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    heads: tuple[int, ...]
    preps: tuple[int, ...]
    owners: tuple[int, ...]
    mates: tuple[int, ...]

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        lowers = reading.lowers
        size = len(lowers) + 1
        rows = [*map(_columns, self.phrases), (size, 0, -1, -1, -1, -1)]
        self.starts, self.ends, self.heads, self.preps, self.owners, self.mates = zip(*rows, strict=True)
        times = word_set("time_nouns")
        self.timely = [lowers[head] in times for head in self.heads[:-1]]
        self.timely.append(False)
        self.whole = list(self.starts)
        self.firsts = list(range(len(rows)))
        for number, (owner, mate) in enumerate(zip(self.owners, self.mates, strict=True)):
            if owner >= 0:
                self.whole[number] = self.whole[owner]
            if mate >= 0:
                self.firsts[number] = self.firsts[mate]
        self.coordinated = {*self.mates}
        self.phrases_before = _counts(self.starts[:-1], size)
        self._heads = [*reading.verbs, size]
        self._verbs_before = _counts(self._heads[:-1], size)

    def phrase_before(self, token: int, start: int) -> int:
        """Return the number of the last phrase that begins before a token, not before `start`, or -1."""
        number = self.phrases_before[token] - 1
        return number if self.ends[number] > max(start, token - 40) else -1

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

    def end_of_clause(self, token: int, end: int) -> int:
        """Return the first token after another at which the phrases that belong to it end, or `end`."""
        heads, lowers, tags = self._heads, self.reading.lowers, self.reading.tags
        number = self._verbs_before[token + 1]
        while (
            heads[number] < end and lowers[heads[number]] in _PREPOSITIONAL and tags[heads[number]] == "VBG"
        ):
            number += 1
        end = min(end, heads[number])
        for i in range(token + 1, end):
            if tags[i] == "W" or (lowers[i] in _ENDING and not self._inside(i)):
                return i
        return end

    def _is_preposition(self, verb: int) -> bool:
        return self.reading.lowers[verb] in _PREPOSITIONAL and self.reading.tags[verb] == "VBG"

    def _inside(self, token: int) -> bool:
        """Is a token in a phrase, but not its first?"""
        number = self.phrases_before[token] - 1
        return self.ends[number] > token


def _counts(places: Iterable[int], size: int) -> list[int]:
    """By token, how many of the places stand before it."""
    after = bytearray(size + 1)
    for place in places:
        after[place + 1] = 1
    return list(accumulate(after))
