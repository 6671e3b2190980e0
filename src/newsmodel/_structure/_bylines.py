"""Bylines: who wrote a story, on a line of its own."""

import re
from functools import cache

from newsmodel._structure._lists import read_list

__all__ = ["agencies", "is_byline"]

_BY = re.compile(
    r"(?:By|BY|by|From|FROM|Written by|Story by|Reporting by|Report by)[ \t\u00a0:]+(?=[^\W\d_])"
)
_LONGEST_BYLINE = 160
_MOST_WORDS = 22
_MOST_CLOSED_WORDS = 6
_MARKS = ".,;:|/()@–—-"
_POSTS = ("staff writer", "staff reporter", "staff correspondent", "special correspondent", "contributor")


def is_byline(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph is a byline: "By Jane Doe", "Jane Doe, Associated Press", "Reuters"."""
    if end - start > _LONGEST_BYLINE:
        return False
    line = text[start:end]
    if line in agencies():
        return True
    opening = _BY.match(text, start, end)
    if opening is not None:
        return _is_names(text[opening.end() : end])
    name, comma, rest = line.partition(",")
    employer = rest.strip(" .")
    if not comma or not (employer in agencies() or employer.lower() in _POSTS):
        return False
    return 2 <= len(name.split()) <= 4 and all(word[:1].isupper() for word in name.split())


def _is_names(line: str) -> bool:
    """Tell whether what follows "By" is names, with at most the small words that bylines have."""
    words = [word for word in (part.strip(_MARKS) for part in line.split()) if word]
    if not 1 <= len(words) <= _MOST_WORDS or line.endswith(":") or not words[0][:1].isupper():
        return False
    if len(words) > _MOST_CLOSED_WORDS and line.rstrip().endswith((".", "?", "!")):
        return False
    others = [word for word in words if not word[:1].isupper()]
    return all(word.lower() in _byline_words() or "." in word or word[:1].isdigit() for word in others)


@cache
def agencies() -> frozenset[str]:
    """Return the names of agencies and papers that stand in datelines and bylines."""
    return frozenset(read_list("agencies"))


@cache
def _byline_words() -> frozenset[str]:
    return frozenset(read_list("byline_small_words"))
