"""Noun phrases of a sentence: base chunks with their preposition, owner and coordination."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsmodel_events.lexicon import word_set

__all__ = ["Phrase", "find_phrases"]

_LETTERS = {
    "DT": "D", "PRP$": "S", "JJ": "J", "CD": "C", "NN": "N", "NNS": "N", "NNP": "P", "PRP": "p", "VBN": "V",
    "VBG": "G", "RB": "R", "EX": "E",
}  # fmt: skip
_SUBORDINATORS = frozenset(
    {"that", "if", "because", "while", "although", "though", "whether", "unless", "whereas"}
)
_NOUNS = frozenset({"NN", "NNS", "NNP"})
_SUBJECTIVE = frozenset({"i", "we", "he", "she", "they"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Bounded throughout, so that a sentence without end is read in linear time.
_CHUNK = re.compile(
    r"p|(?:[DS]{1,2}(?:R(?=[JVG])|[JVGC]){0,6}"
    r"|(?<=')[VG](?:R(?=[JVG])|[JVGC]){0,5}|[JC](?:R(?=[JVG])|[JVGC]){0,5})?"
    r"(?:[NP][JC]?){0,12}[NPC]|[DS]{1,2}J|D"
)


class Phrase(NamedTuple):
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


def find_phrases(lowers: Sequence[str], tags: Sequence[str], start: int, end: int, base: int) -> list[Phrase]:
    """Return the noun phrases of one sentence, in order.

    Args:
        lowers: The document's words in lower case.
        tags: Their parts of speech.
        start: The index of the sentence's first token.
        end: The index after its last token.
        base: The number that the first phrase gets.
    """
    letters = "".join([_LETTERS.get(tag, "-") for tag in tags[start:end]])
    days, about = word_set("days"), word_set("about")
    found: list[Phrase] = []
    for match in _CHUNK.finditer(letters):
        first, last = match.start() + start, match.end() + start
        if (
            last - first > 1
            and lowers[last - 1] in days
            and tags[last - 2] in _NOUNS
            and lowers[last - 2] not in days
        ):
            last -= 1  # "Israel today said"
        owner = mate = prep = -1
        before = first - 1
        previous = found[-1] if found else None
        if (
            lowers[first] in {"least", "most"}
            and last - first > 1
            and first > start
            and lowers[first - 1] == "at"
        ):
            first, before = first + 1, first - 2  # "at least 17 people"
        elif letters[first - start] == "C" and before > start and lowers[before] in about:
            before -= 2 if lowers[before] in {"to", "than", "least", "most"} else 1  # "up to 16 people"
        if before >= start:
            if tags[before] == "POS" and previous and previous.end == before:
                owner = base + len(found) - 1
                prep = previous.prep
            elif (tags[before] in {"IN", "TO"} and lowers[before] not in _SUBORDINATORS) or lowers[
                before
            ] in {"including", "involving", "regarding"}:
                prep = before
            elif previous and lowers[before] in {"and", "or", ",", "&"} and lowers[first] not in _SUBJECTIVE:
                gap = before - previous.end
                clause = previous.prep >= 0 and last < end and tags[last] in _FINITE
                clause = clause and (gap == 1 or lowers[previous.head] in days)
                if clause and lowers[before] in {"and", "or"}:
                    pass  # "on Tuesday, and police arrested": a clause begins
                elif gap == 0 or (gap == 1 and lowers[before - 1] == ","):
                    if lowers[before] != "," or _list_goes_on(lowers, tags, last, end, prep=previous.prep):
                        mate = base + len(found) - 1
                        prep = previous.prep
                elif gap == 2 and lowers[before - 2 : before] == ["as", "well"]:
                    mate, prep = base + len(found) - 1, previous.prep
        if previous and lowers[before] == "as" and lowers[max(start, before - 2) : before] == ["as", "well"]:
            mate, prep = base + len(found) - 1, previous.prep
        found.append(Phrase(first, last, last - 1, prep, owner, mate))
    return found


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
