"""Noun phrases of a sentence: base chunks with their preposition, owner and coordination."""

import re
from collections.abc import Iterable, Sequence
from itertools import repeat

import attrs

from newsmodel_events.lexicon import word_set

__all__ = ["Phrase", "find_phrases", "letters_of"]

_LETTERS = {
    "DT": "D", "PRP$": "S", "JJ": "J", "CD": "C", "NN": "N", "NNS": "N", "NNP": "P", "PRP": "p", "VBN": "V",
    "VBG": "G", "RB": "R", "EX": "E",
}  # fmt: skip
# With those that no phrase holds.
_ALL_LETTERS = _LETTERS | {"W": "W"} | dict.fromkeys(("VB", "VBD", "VBP", "VBZ", "MD", "TO"), "v")
_SUBORDINATORS = frozenset(
    {"that", "if", "because", "while", "although", "though", "whether", "unless", "whereas"}
)
_NOUNS = frozenset({"NN", "NNS", "NNP"})
_SUBJECTIVE = frozenset({"i", "we", "he", "she", "they"})
_EXTREMES = frozenset({"least", "most"})
_ABOUT_TWO = frozenset(
    {"to", "than", "least", "most"}
)  # the second words of "up to", "more than", "at least"
_BEFORE = frozenset({"IN", "TO"})
_PREPOSITIONAL = frozenset({"including", "involving", "regarding"})
_JOINING = frozenset({"and", "or", ",", "&"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Bounded throughout, so that a sentence without end is read in linear time.
_CHUNK = re.compile(
    r"(?=[pDSJCNP])(?:"  # most tokens begin none
    r"p|(?:[DS]{1,2}(?:R(?=[JVG])|[JVGC]){0,6}|[JC](?:R(?=[JVG])|[JVGC]){0,5})?"
    r"(?:[NP][JC]?){0,12}[NPC]|[DS]{1,2}J|D)"
)


def letters_of(tags: Iterable[str]) -> str:
    """Return a letter for each part of speech, so that regular expressions find some of them at once.

    Nouns are N, names P, adjectives J, participles V, -ing forms G, other verbs and "to" v, wh-words W.
    """
    return "".join(map(_ALL_LETTERS.get, tags, repeat("-")))


@attrs.define(eq=False)
class Phrase:
    """A base noun phrase, as token indices.

    Args:
        start: Its first token.
        end: The index after its last token.
        head: Its head.
        prep: The preposition that it is the object of, or -1.
        owner: The number of the phrase that possesses it ("Russia's invasion"), or -1.
        mate: The number of the phrase that it is coordinated with before it, or -1.
    """

    start: int
    end: int
    head: int
    prep: int
    owner: int
    mate: int


def find_phrases(
    lowers: Sequence[str], tags: Sequence[str], letters: str, sentences: Iterable[tuple[int, int]]
) -> list[Phrase]:
    """Return the noun phrases of a document, in order.

    Args:
        lowers: The document's words in lower case.
        tags: Their parts of speech.
        letters: The same as `letters_of` gives them.
        sentences: The index of the first word of each sentence, and that after its last.
    """
    days, about = word_set("days"), word_set("about")
    found: list[Phrase] = []
    for start, end in sentences:
        previous = None
        for match in _CHUNK.finditer(letters, start, end):
            first, last = match.span()
            before = first - 1
            if (
                lowers[last - 1] in days
                and last - first > 1
                and tags[last - 2] in _NOUNS
                and lowers[last - 2] not in days
            ):
                last -= 1  # "Israel today said"
            if lowers[first] in _EXTREMES and last - first > 1 and first > start and lowers[before] == "at":
                first, before = first + 1, before - 1  # "at least 17 people"
            elif letters[first] == "C" and before > start and lowers[before] in about:
                before -= 2 if lowers[before] in _ABOUT_TWO else 1  # "up to 16 people"
            phrase = Phrase(first, last, last - 1, -1, -1, -1)
            if before >= start:
                lower, tag = lowers[before], tags[before]
                if tag == "POS" and previous and previous.end == before:
                    phrase.owner, phrase.prep = len(found) - 1, previous.prep
                elif (tag in _BEFORE and lower not in _SUBORDINATORS) or lower in _PREPOSITIONAL:
                    phrase.prep = before
                elif (
                    previous
                    and lower in _JOINING
                    and lowers[first] not in _SUBJECTIVE
                    and _joins(lowers, tags, before, found, last, end)
                ):
                    phrase.mate, phrase.prep = len(found) - 1, previous.prep
                if lower == "as" and previous and lowers[max(start, before - 2) : before] == ["as", "well"]:
                    phrase.mate, phrase.prep = len(found) - 1, previous.prep
            found.append(phrase)
            previous = phrase
    return found


def _joins(
    lowers: Sequence[str], tags: Sequence[str], at: int, found: Sequence[Phrase], last: int, end: int
) -> bool:
    """Does a conjunction or comma join the phrase after it, which ends at `last`, to the last one found?"""
    previous = found[-1]
    gap = at - previous.end
    conjunction = lowers[at] in {"and", "or"}
    if (
        conjunction
        and previous.prep >= 0
        and last < end
        and tags[last] in _FINITE
        and (gap == 1 or lowers[previous.head] in word_set("days"))
    ):
        return False  # "on Tuesday, and police arrested": a clause begins
    if gap == 0 or (gap == 1 and lowers[at - 1] == ","):
        if lowers[at] != ",":
            return True
        prep = previous.prep
        if prep > 0 and len(found) > 1 and found[-2].end == prep and found[-2].prep < 0:
            prep = -1  # "police in A, B and C said": the list belongs to the subject
        return _list_goes_on(lowers, tags, last, end, prep=prep)
    return gap == 2 and lowers[at - 2 : at] == ["as", "well"]


def _list_goes_on(lowers: Sequence[str], tags: Sequence[str], at: int, end: int, prep: int) -> bool:
    """Does a comma before this phrase separate members of a list: does "and" come after a phrase or two?"""
    for i in range(at, min(end, at + 8)):
        if lowers[i] in {"and", "or"}:
            j = i + 1
            while prep >= 0 and j < min(end, i + 8) and tags[j] in _LETTERS:
                j += 1  # "on the text, A and B tell us": the list is the subject, not part of the phrase
            return j >= end or tags[j] not in _FINITE
        if tags[i] not in {"NN", "NNS", "NNP", "JJ", "DT", "CD"} and lowers[i] != ",":
            return False
    return False
