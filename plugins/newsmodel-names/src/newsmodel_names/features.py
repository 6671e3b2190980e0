"""What the tagger sees of a candidate: its words, neighbours, lists and other mentions."""

from __future__ import annotations

from typing import NamedTuple

from newsmodel_names.candidate import Candidate
from newsmodel_names.lexicon import (
    COMMON,
    GIVEN,
    ORG_HEAD,
    OTHER_HEAD,
    PLACE_HEAD,
    SURNAME,
    TITLE,
    listed,
    marks_of,
    plain_quotes,
)
from newsmodel_names.page import Page

__all__ = [
    "Around",
    "Place",
    "Words",
    "around",
    "describe_around",
    "describe_place",
    "describe_words",
    "place_of",
    "shape",
]

_MOST_LEAD = 5
_LETTERS = (
    (GIVEN, "g"),
    (SURNAME, "s"),
    (COMMON, "c"),
    (ORG_HEAD, "o"),
    (PLACE_HEAD, "p"),
    (OTHER_HEAD, "x"),
    (TITLE, "t"),
)
_TELLING_BEFORE = frozenset({"the", "in", "a", "of", "at", "to", "from", "by", "and", ",", "(", '"'})


class Words(NamedTuple):
    """What the tagger sees in a name's words, wherever the name stands.

    Args:
        features: The features.
        number: The feature of how many words there are.
        source: The list that has the name, or nothing.
        first: Letters for the lists that have the first word.
        last: Letters for the lists that have the last word.
    """

    features: tuple[str, ...]
    number: str
    source: str
    first: str
    last: str


# What the tagger sees of a place, of few values each, so that the same ones come again and again: the
# feature of how many words there are, the list that has the name, letters for the lists of its first and of
# its last word, the rules' label, its lead, its rule, whether any word would have a capital there, whether a
# title stands before it, whether the text reports on sport, the word before where it is one of a few.
Place = tuple[str, str, str, str, int, int, str, bool, bool, bool, str]


def shape(word: str) -> str:
    """Return a word's pattern of capitals, small letters and digits: "McCain" is "AaAa", "F-16" is "A-0"."""
    pattern: list[str] = []
    for c in word:
        kind = "A" if c.isupper() else "a" if c.isalpha() else "0" if c.isdigit() else c
        if not pattern or pattern[-1] != kind:
            pattern.append(kind)
    return "".join(pattern)


def _flags(word: str) -> str:
    """Return a letter for each list that has a word."""
    marks = marks_of(word)
    return "".join([letter for mark, letter in _LETTERS if marks & mark])


def describe_words(name: tuple[str, ...], text: str) -> Words:
    """Return the features of a name's words.

    Args:
        name: The words.
        text: The text from the first to the last of them.
    """
    first, last, count = name[0], name[-1], len(name)
    number = f"n{min(count, 5)}"
    known = listed(plain_quotes(text))
    words = Words((), number, known.source if known else "", _flags(first), _flags(last))
    found = [
        f"w={text}" if count < 4 else "w4",
        number,
        f"f={first}",
        f"l={last}",
        *(f"m={word}" for word in name[1:-1]),
        f"{number}sh={' '.join(map(shape, name[:4]))}",
        f"{number}ff={words.first}",
        f"l3={last[-3:].lower()}",
        f"{number}in={words.source}",
    ]
    if count > 1:
        found += f"{number}lf={words.last}", f"fl={words.first}|{words.last}"
    else:
        found += f"s4={last[-4:].lower()}", f"s3={last[-3:].lower()}"
        found.append(f"1up={first.isupper()} {min(len(first), 6)}")
    return words._replace(features=tuple(found))


class Around(NamedTuple):
    """What stands around a candidate.

    Args:
        far: The second word before it, in small letters; "^" behind the beginning of a line.
        before: The word before it, or "^".
        after: The word behind it, or "$" at the end of a line.
        beyond: The second word behind it.
        marks: Features of whether it owns what follows, and of capitals beside it.
    """

    far: str
    before: str
    after: str
    beyond: str
    marks: tuple[str, ...]


def around(page: Page, one: Candidate) -> Around:
    """Return what stands around a candidate."""
    lowers, line, i, j = page.lowers, page.line, one.i, one.j
    far, before, after, beyond = lowers[i - 2], lowers[i - 1], lowers[j], lowers[j + 1]
    starts = i == 0 or line[i - 1] != line[i]
    stops = j >= page.count or line[j] != line[i]
    if starts:
        far, before = "", "^"
    elif i > 1 and line[i - 2] != line[i]:
        far = "^"
    if stops:
        after, beyond = "$", ""
    marks: tuple[str, ...] = ()
    if after == "'s" or after == "’s":
        marks += (f"'s={beyond}",)
    if not starts and page.upper[i - 1]:
        marks += ("-1A",)
    if not stops and page.upper[j]:
        marks += ("+1A",)
    return Around(far, before, after, beyond, marks)


def describe_around(seen: Around) -> list[str]:
    """Return the features of what stands around a candidate."""
    far, before, after, beyond, marks = seen
    return [
        f"-1={before}",
        f"+1={after}",
        f"-2-1={far} {before}",
        f"+1+2={after} {beyond}",
        f"-1+1={before} {after}",
        *marks,
    ]


def place_of(page: Page, one: Candidate, words: Words) -> Place:
    """Return what the tagger sees of the place where a candidate stands, its neighbours' words aside."""
    label, _, lead = one.best()
    before = page.lowers[one.i - 1]
    return (
        words.number,
        words.source,
        words.first,
        words.last,
        label,
        min(int(lead), _MOST_LEAD),
        one.rule(label),
        bool(page.first[one.i]),
        one.titled,
        page.sport,
        before if before in _TELLING_BEFORE else "",
    )


def describe_place(place: Place) -> list[str]:
    """Return the features of a place."""
    number, source, first, last, label, lead, rule, opens, titled, sport, before = place
    found = [f"best={label} {lead}", f"rule={label} {rule}", f"first={opens} {number}"]
    if opens:
        found.append(f"first {number} {first} {source}")
    if titled:
        found.append("titled")
    if sport:
        found.append(f"sport {label}")
    if before:
        found += f"{before}|{number}{source}", f"{before}|{number}{last}"
    return found
