"""Noun phrases of a sentence: base chunks with their preposition, owner and coordination."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

import attrs

from newsmodel_events.lexicon import word_set
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["SIGNS", "Phrase", "find_phrases", "letters_of"]

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
# The second words of "up to", "more than", "at least", with the first.
_ABOUT_TWO = {"to": {"up"}, "than": {"more", "less", "fewer"}, "least": {"at"}, "most": {"at"}}
_FIRSTS = frozenset({"up", "more", "less", "fewer", "at"})
SIGNS = frozenset({"$", "£", "€", "¥"})
_ARTICLES = frozenset({"the", "a", "an"})
_QUOTES = frozenset({'"', "“", "'", "‘", "``"})
_BEFORE = frozenset({"IN", "TO"})
_PREPOSITIONAL = frozenset({"including", "involving", "regarding"})
_JOINING = frozenset({"and", "or", ",", "&"})
_CONJUNCTIONS = frozenset({"and", "or"})
_ADVERBIAL = frozenset({"RB", "RP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OF_NOUN = frozenset({"DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP"})
# Bounded throughout, so that a sentence without end is read in linear time.
_CHUNK = re.compile(
    r"(?=[pDSJCNP])(?:"  # most tokens begin none
    r"p|(?:[DS]{1,2}(?:R(?=[JVGCNP])|[JVGC]){0,6}|[JC](?:R(?=[JVG])|[JVGC]){0,5})?"
    r"(?:[NP][JC]?){0,12}[NPC]|[DS]{1,2}J{1,3}|D)"
)
_NOMINAL = re.compile("(?:R(?=[JVG]))?[JVG]{1,3}")
_YEAR = re.compile("(?:1[89]|20)[0-9]{2}")


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
    lowers: Sequence[str],
    tags: Sequence[str],
    letters: str,
    sentences: Iterable[tuple[int, int]],
    verbs: Mapping[int, VerbGroup],
) -> list[Phrase]:
    """Return the noun phrases of a document, in order.

    Args:
        lowers: The document's words in lower case.
        tags: Their parts of speech.
        letters: The same as `letters_of` gives them.
        sentences: The index of the first word of each sentence, and that after its last.
        verbs: Its verb groups by their heads.
    """
    days, about, months = word_set("days"), word_set("about"), word_set("months")
    found: list[Phrase] = []
    for start, end in sentences:
        previous = None
        for match in _CHUNK.finditer(letters, start, end):
            first, last = match.span()
            head = last - 1
            before = first - 1
            if last - first > 1:
                if lowers[head] in days:
                    if tags[head - 1] in _NOUNS and lowers[head - 1] not in days:
                        last, head = head, head - 1  # "Israel today said"
                elif letters[head] == "C" and lowers[head - 1] in months:
                    head -= 1  # "on Oct. 18"
                if before == start and tags[before] == "IN":
                    opening = _time_before(lowers, tags, letters, first, last, end)
                    if opening:
                        previous = Phrase(first, opening, first, before, -1, -1)
                        found.append(previous)
                        first, before = opening, opening - 1
                if lowers[first] in _EXTREMES and first > start and lowers[before] == "at":
                    first, before = before, before - 1  # "at least 17 people"
            elif lowers[first] in _ARTICLES:
                nominal = _NOMINAL.match(letters, last, end)
                if nominal is None:
                    continue  # 'a "good" plan'
                last = nominal.end()  # "the wounded"
                head = last - 1
            if letters[first] == "C" and before > start:
                lower = lowers[before]
                if lower in SIGNS:
                    first = before
                    lower = lowers[first - 1]
                before = first - 1
                if lower in about and before > start:
                    first, before = _quantified(lowers, first, head)
            phrase = Phrase(first, last, head, -1, -1, -1)
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
                    and _joins(lowers, tags, before, found, last, end, verbs)
                ):
                    phrase.mate, phrase.prep = len(found) - 1, previous.prep
                if lower == "as" and previous and lowers[max(start, before - 2) : before] == ["as", "well"]:
                    phrase.mate, phrase.prep = len(found) - 1, previous.prep
            found.append(phrase)
            previous = phrase
    return found


def _quantified(lowers: Sequence[str], first: int, head: int) -> tuple[int, int]:
    """The first token of a phrase that a number opens ("up to 16 people"), and the one before it."""
    before = first - 1
    word = lowers[before]
    if word not in _ABOUT_TWO:
        return (before, before - 1) if word not in _FIRSTS else (first, before)
    if lowers[before - 1] in _ABOUT_TWO[word]:
        return before - 1, before - 2
    # "rose to 12 %": nobody to whom
    measure = head == first or lowers[first] in SIGNS or lowers[head] in word_set("no_agents")
    return first, before - 1 if measure else before


def _time_before(
    lowers: Sequence[str], tags: Sequence[str], letters: str, first: int, last: int, end: int
) -> int:
    """Where the time ends that a sentence begins with, if its subject follows at once; else 0.

    "In May Germany warned", "On Tuesday police arrested", "In 2013 Typhoon Haiyan killed".
    """
    year = letters[first] == "C" and _YEAR.fullmatch(lowers[first]) is not None
    if not year and lowers[first] not in word_set("months") and lowers[first] not in word_set("days"):
        return 0
    times = word_set("time_nouns")
    at = first + 1
    while at < last and (letters[at] == "C" or lowers[at] in times):
        at += 1
    goes_on = last < end and (tags[last] in _FINITE or lowers[last] in _JOINING or tags[last] == "RB")
    return at if at < last and goes_on and lowers[last] != "," else 0


def _joins(
    lowers: Sequence[str],
    tags: Sequence[str],
    at: int,
    found: Sequence[Phrase],
    last: int,
    end: int,
    verbs: Mapping[int, VerbGroup],
) -> bool:
    """Does a conjunction or comma join the phrase after it, which ends at `last`, to the last one found?"""
    previous = found[-1]
    gap = at - previous.end
    if (
        lowers[at] in _CONJUNCTIONS
        and _verb_follows(lowers, tags, last, end, gap == 1)
        and (
            (previous.prep >= 0 and (gap == 1 or lowers[previous.head] in word_set("days")))
            or _is_governed(lowers, tags, found, gap == 1, verbs)
        )
    ):
        return False  # "on Tuesday, and police arrested": a clause begins
    if gap == 0 or (gap == 1 and lowers[at - 1] == ","):
        if lowers[at] != ",":
            return True
        if at + 2 == last and tags[at + 1] == "CD":
            return False  # "Ann Hill, 52, a nurse": an age
        prep = previous.prep
        if prep > 0 and len(found) > 1 and found[-2].end == prep and found[-2].prep < 0:
            prep = -1  # "police in A, B and C said": the list belongs to the subject
        return _list_goes_on(lowers, tags, last, end, prep=prep)
    return gap == 2 and lowers[at - 2 : at] == ["as", "well"]


def _verb_follows(lowers: Sequence[str], tags: Sequence[str], at: int, end: int, apart: bool) -> bool:
    """Does a finite verb follow a phrase that ends here, be it after "of" and a noun, or an adverb?

    After a comma ("a mine, and Ghana and Togo will") also after "and" and a noun.
    """
    if at < end and (lowers[at] == "of" or (apart and lowers[at] == "and")):
        at += 1
        stop = min(end, at + 6)
        while at < stop and tags[at] in _OF_NOUN:
            at += 1
    if at < end and tags[at] == "RB":
        at += 1
    return at < end and tags[at] in _FINITE


def _is_governed(
    lowers: Sequence[str],
    tags: Sequence[str],
    found: Sequence[Phrase],
    apart: bool,
    verbs: Mapping[int, VerbGroup],
) -> bool:
    """Does the last phrase found belong to a verb of a main clause, after which a new clause may begin?

    "The army lost 30 men and the rebels dropped their weapons." Not so where what the verb governs may be
    a clause itself ("said Chad and Mali had left"), nor in relative clauses.
    """
    number = len(found) - 1
    before = 0
    for _ in range(8):
        phrase = found[number]
        before = phrase.start - 1
        if phrase.mate >= 0:
            number = phrase.mate
        elif phrase.owner >= 0:
            number = phrase.owner
        elif phrase.prep >= 0:
            before = phrase.prep - 1
            if number == 0 or found[number - 1].end != phrase.prep:
                break
            number -= 1
        else:
            break
    if before > 0 and tags[before] in _ADVERBIAL:
        before -= 1
    verb = verbs.get(before)
    if verb is None or not (verb.finite or (apart and tags[verb.first] == "TO")):
        return False
    if verb.lemma in word_set("clause_verbs") or verb.lemma in word_set("clausal"):
        return False
    for i in range(verb.first - 1, max(verb.first - 7, -1), -1):
        if tags[i] == "W":
            return False
        if tags[i] == "." or i in verbs:
            break
    return True


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
