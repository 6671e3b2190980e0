"""What follows a verb: its object, its subject if inverted, and prepositional phrases."""

from collections.abc import Sequence

from newsmodel_events.layout import Layout
from newsmodel_events.lexicon import noun_of, word_set
from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["BREAKS", "Followers", "PrepPhrase"]

_ADVERBIAL = frozenset({"RB", "RP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What may stand before an object that is set in quotation marks: "called it a “joke”".
_OPENING = frozenset({'"', "“", "a", "an", "the"})
_CLOSING = frozenset({'"', "”", "'", "’", "''"})
# What a quotation may end with, right before the verb of saying.
BREAKS = _CLOSING | {","}
_ENDING = frozenset({",", ".", "?", "!", "…", "..."})
_SUBJECTIVE = frozenset({"he", "she", "they", "we", "i"})
_FAR = 30
_FAR_FROM_NOUN = 24

# A preposition and the number of its phrase.
PrepPhrase = tuple[str, int]


class Followers(Layout):
    """Objects and prepositional phrases of a document's verbs and nouns.

    Args:
        reading: The document.

    Attributes:
        reporting: Verbs of saying.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._prepositions: dict[int, Sequence[PrepPhrase]] = {}
        self.reporting = word_set("reporting")

    def object_after(self, group: VerbGroup, skip: int) -> int:
        """Return the number of the phrase after a verb that is its object, or -1; skip as many as said."""
        lowers, tags, phrase_of = self.reading.lowers, self.reading.tags, self.reading.phrase_of
        phrases = self.phrases
        head = group.head
        _, end = self.bounds(head)
        at = head + 1
        stop = end if end < head + 40 else head + 40
        while at < stop:
            if tags[at] in _ADVERBIAL:
                at += 1
                continue
            number = phrase_of(at)
            if number < 0:
                if lowers[at] in _OPENING:
                    at += 1
                    continue
                return -1
            if phrases[number].prep >= 0:
                return -1
            at = phrases[number].end
            if not self.timely[number] or (at < end and lowers[at] == "of"):
                # a possessor is not the object: go on to what it owns
                while phrases[number + 1].owner == number:
                    number += 1
                at = phrases[number].end
                if skip == 0:
                    return -1 if self._subject_of_next(at, end) else number
                skip -= 1
        return -1

    def opens_clause(self, number: int) -> bool:
        """Is a phrase, with what belongs to it, a subject: "said tariffs on steel from Chad had risen"?"""
        phrases, lowers, last = self.phrases, self.reading.lowers, number + 5
        belonging = word_set("governing")
        end = phrases[number].end
        while number < last and (
            phrases[number + 1].owner == number
            or (phrases[number + 1].prep == end and lowers[end] in belonging)
        ):
            number += 1
            end = phrases[number].end
        return self._subject_of_next(end, self.bounds(end - 1)[1])

    def inverted_subject(self, group: VerbGroup) -> int:
        """Return the number of the phrase after a verb of saying that is its subject, or -1.

        So it is in '"It is late," said Ann Hill' and in 'Nobody was hurt, said the police'.
        """
        if group.lemma not in self.reporting or group.head != group.first or not group.finite:
            return -1
        lowers, at = self.reading.lowers, group.first - 1
        quoted = self.closes_quotation(at)
        if not quoted and (group.lemma != "say" or at < 0 or lowers[at] != ","):
            return -1
        number = self.object_after(group, 0)
        if number < 0:
            return -1
        phrase = self.phrases[number]
        if not quoted:
            start, end = self.bounds(group.head)
            if (phrase.end < end and lowers[phrase.end] not in _ENDING) or self.group_before(
                at, start
            ) is None:
                return -1
        if (quoted and group.lemma == "say") or self.is_person(number) or lowers[phrase.head] in _SUBJECTIVE:
            return number
        return -1

    def closes_quotation(self, at: int) -> bool:
        """Does a quotation end with a token, be it that a comma follows its mark?"""
        lowers = self.reading.lowers
        if at < 2:
            return False
        if lowers[at] == ",":
            return lowers[at - 1] in _CLOSING
        return lowers[at] == "”" or (lowers[at] in _CLOSING and lowers[at - 1] in _ENDING)

    def is_person(self, number: int) -> bool:
        """Is a phrase a name, or a noun for a person or group?"""
        head = self.phrases[number].head
        noun = noun_of(self.reading.lowers[head])
        return self.reading.tags[head] == "NNP" or (noun is not None and noun.sense in {"person", "group"})

    def _subject_of_next(self, at: int, end: int) -> bool:
        """Does a finite verb follow at once, so that the phrase is its subject ("said Russia had left")?"""
        tags = self.reading.tags
        if (
            at + 3 < end
            and tags[at + 1] == "CD"
            and self.reading.lowers[at] == "," == self.reading.lowers[at + 2]
        ):
            at += 3  # "said Hill, 47, had left"
        while at < end and tags[at] == "RB":
            at += 1
        return at < end and tags[at] in _FINITE

    def prepositions(self, at: int) -> Sequence[PrepPhrase]:
        """Return the prepositional phrases after a token, up to the next clause."""
        known = self._prepositions.get(at)
        if known is None:
            _, end = self.bounds(at)
            stop = end if end < at + _FAR else at + _FAR
            known = self._prepositions[at] = self._prepositions_between(at, stop)
        return known

    def prepositions_of_noun(self, number: int) -> Sequence[PrepPhrase]:
        """Return the prepositional phrases after a noun phrase, up to a comma or the next clause."""
        at = self.phrases[number].end - 1
        stop = min(self.bounds(at)[1], at + _FAR_FROM_NOUN)
        lowers = self.reading.lowers[at + 1 : stop]
        return self._prepositions_between(at, at + 1 + lowers.index(",") if "," in lowers else stop)

    def _prepositions_between(self, at: int, stop: int) -> Sequence[PrepPhrase]:
        number = self.phrases_before[at + 1]
        phrase = self.phrases[number]
        if phrase.start >= stop:
            return ()
        stop = self.end_of_clause(at, stop)
        found: list[PrepPhrase] = []
        while phrase.start < stop:
            following = self.phrases[number + 1]
            if phrase.mate < 0:
                if phrase.prep > at:
                    # of a possessor what it owns is the object of the preposition
                    if following.owner != number:
                        found.append((self.reading.lowers[phrase.prep], number))
                elif phrase.prep < 0 and found and not self.timely[number]:
                    break  # another clause or list begins
            number += 1
            phrase = following
        return found
