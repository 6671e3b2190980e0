"""Bylines: who wrote a story, on a line of its own."""

import re
from functools import cache

from newsmodel._structure._lists import read_list

__all__ = ["agencies", "comes_small", "is_byline", "is_name", "is_post", "is_signed_from"]

_BY = re.compile(
    r"(?:By|BY|by|From|FROM|Written by|Story by|Reporting by|Report by)[ \t\u00a0:]+(?=[^\W\d_])"
)
_LABELLED = re.compile(r"(?P<label>[A-Z][A-Za-z ]{3,19}?)[ \t\u00a0:|–—-]{1,3}(?=[Bb][Yy][ \t\u00a0])")
_PARTS = re.compile(r",| (?:in|at|for|and|&) ")
_PLACE_MARK = re.compile(r",? (?:in|reporting from) ")
_LONGEST_BYLINE = 160
_LONGEST_POST = 80
_MOST_POST_WORDS = 5
_REACH = 8000
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
    label = _LABELLED.match(text, start, end) if "y" in line[:26] or "Y" in line[:26] else None
    is_labelled = label is not None and label["label"].lower() in _titles(">")
    opening = _BY.match(text, label.end() if label is not None and is_labelled else start, end)
    if opening is not None:
        names = text[opening.end() : end]
        return _is_names(names) and (not is_labelled or " " in names.partition(",")[0])
    name, comma, rest = line.partition(",")
    employer = rest.strip(" .")
    if not comma or not (employer in agencies() or employer.lower() in _POSTS):
        return False
    return 2 <= len(name.split()) <= 4 and all(word[:1].isupper() for word in name.split())


def _is_names(line: str) -> bool:
    """Tell whether what follows "By" is names, with at most the small words that bylines have.

    A post may stand before the name, or alone: "By political editor Jane Doe", "By our correspondent".
    """
    words = [word for word in (part.strip(_MARKS) for part in line.split()) if word]
    if not 1 <= len(words) <= _MOST_WORDS or line.endswith(":"):
        return False
    first = next((i for i, word in enumerate(words) if word[:1].isupper()), len(words))
    if first and not (first <= _MOST_POST_WORDS and _has_post(words[:first])):
        return False
    if len(words) > _MOST_CLOSED_WORDS and line.rstrip().endswith((".", "?", "!")):
        return False
    others = [word for word in words if not word[:1].isupper()]
    known = _byline_words() | _titles("") | _titles("=") if _has_post(others) else _byline_words()
    return all(word.lower() in known or "." in word or word[:1].isdigit() for word in others)


def _has_post(words: list[str]) -> bool:
    return not _titles("=").isdisjoint(words)


def is_post(text: str, start: int, end: int, *, below_name: bool) -> bool:
    """Tell whether a line is somebody's post alone: "Crime reporter", "Health Editor, Daily Mail".

    Args:
        text: The text.
        start: First character of the line.
        end: Character after its last one.
        below_name: Whether a name stands above it; then a town or paper may stand before the post.
    """
    line = text[start:end]
    if end - start > _LONGEST_POST or not line[:1].isupper() or line[-1] in ".:;!?":
        return False
    first, *others = _PARTS.split(line)
    words = first.split()
    small = [word.lower() for word in words]
    if not 1 <= len(words) <= _MOST_POST_WORDS:
        return False
    posts = _titles("=")
    if small[-1] not in posts and " ".join(small[-2:]) not in posts:
        return False
    ranks = all(
        word in _titles("") or (below_name and shown[:1].isupper())
        for word, shown in zip(small[:-1], words, strict=False)
    )
    return ranks and all(
        part[:1].isupper() or part.lower() in _byline_words() for part in " ".join(others).split()
    )


def is_name(text: str, start: int, end: int) -> bool:
    """Tell whether a line has the form of one or more names: two to four words each, in capitals."""
    names = re.split(r", | and | & ", text[start : min(end, start + _LONGEST_POST)])
    return end - start <= _LONGEST_POST and all(map(_is_one_name, names))


def _is_one_name(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and all(
        word[0].isupper() and word.strip(".").replace("-", "").replace("’", "").replace("'", "").isalpha()
        for word in words
        if word not in _titles("~") or word in (words[0], words[-1])
    )


def is_signed_from(text: str, start: int, end: int) -> bool:
    """Tell whether a line is names and the town they write from: "Jane Doe in Nairobi".

    "Violent Protests in Nairobi" has the same form, but its words come again in small letters; names do not.
    """
    mark = _PLACE_MARK.search(text, start, min(end, start + _LONGEST_POST))
    if mark is None or end - start > _LONGEST_POST or not is_name(text, start, mark.start()):
        return False
    place = text[mark.end() : end].split()
    if not 1 <= len(place) <= 6 or not all(word[0].isupper() or word in _byline_words() for word in place):
        return False
    return not comes_small(text, start, mark.start(), end)


def comes_small(text: str, start: int, stop: int, end: int) -> bool:
    """Tell whether a word of a line in capitals comes again in small letters after it, as names do not."""
    words = re.findall(r"[^\W\d_]{3,}", text[start:stop].lower())
    body = text[end : end + _REACH]
    names = [word for word in words if word not in _titles("~") and word != "and"]
    return any(re.search(rf"\b{re.escape(name)}\b", body) for name in names)


@cache
def agencies() -> frozenset[str]:
    """Return the names of agencies and papers that stand in datelines and bylines."""
    return frozenset(read_list("agencies"))


@cache
def _byline_words() -> frozenset[str]:
    return frozenset(read_list("byline_small_words"))


@cache
def _titles(mark: str) -> frozenset[str]:
    """Return the entries of the list of titles that open with a mark, or with a letter."""
    entries = read_list("byline_titles")
    return frozenset(
        entry.removeprefix(mark)
        for entry in entries
        if (entry.startswith(mark) if mark else entry[0].isalpha())
    )
