"""Stretches of capitalised words, cut into the names that stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from newsmodel_names.cuts import HEADS, Piece, cut, title_end
from newsmodel_names.lexicon import (
    BREAKER,
    COMMON,
    DATEWORD,
    GIVEN,
    OPENER,
    ORG_HEAD,
    ORG_SUFFIX,
    OTHER_HEAD,
    SOFT_OPENER,
    TITLE,
    TITLE_START,
    marks_of,
    words,
)
from newsmodel_names.page import NORMAL, Page
from newsmodel_names.phrases import known_phrase, longest_phrase, phrases_of

__all__ = ["pieces"]

PARTICLES = words("particles")
_CLITICS = frozenset({"'s", "’s", "'", "’"})
_LINKS = PARTICLES | _CLITICS | {"of", "for", "on", "in", "&", "and", ","}
_LONGEST_EXTENT = 40
_VERBS_BEFORE = words("verbs_before")
_OF_HEADS = words("of_heads")
_FOR_HEADS = words("for_heads")
_ON_HEADS = words("on_heads")
_OWNERS = words("owners")
_PLACE_FIRSTS = words("place_firsts")
_AFTER_COMMA = words("after_comma")
_NUMBERED = words("numbered")
_OPENING = BREAKER | OPENER | SOFT_OPENER | COMMON  # no other word only opens a sentence


def _is_common(word: str) -> bool:
    return bool(marks_of(word.replace("-", "")) & COMMON)


def _joins(page: Page, start: int, k: int, end: int) -> bool:
    """Tell whether the name goes on over the connector at k; end is the token behind the connector."""
    words, marks = page.words, page.marks
    left, link = words[k - 1], words[k]
    if marks[end] & DATEWORD:
        return False
    if link == "of":
        headed = marks[k - 1] & (ORG_HEAD | ORG_SUFFIX) == ORG_HEAD
        return headed or left in _OF_HEADS or bool(marks[k - 1] & OTHER_HEAD)
    if link == "for":
        return left in _FOR_HEADS
    if link == "on":
        return left in _ON_HEADS
    if link == "in":
        return left in ("Cooperation", "Co-operation")
    if link in _CLITICS:
        return left in _OWNERS or (link in ("'", "’") and left.endswith("s") and left[:-1] in _OWNERS)
    if link == "&":
        return True
    if link == "and":
        if not _is_common(left) or not _is_common(words[end]):
            return False
        if known_phrase(page, k - 1, k) and k - 1 == start:
            return False
        if any(words[m] in ("of", "for", "on") for m in range(start, k)):
            return True
        after = end
        while (
            after < end + 6
            and after + 1 < page.count
            and page.upper[after + 1]
            and page.line[after + 1] == page.line[k]
        ):
            after += 1
        short = k - start <= 2 or not marks[k - 1] & (ORG_HEAD | TITLE)
        return short and after > end and bool(marks[after] & ORG_HEAD)
    return link in PARTICLES


def _breaks(page: Page, j: int) -> bool:
    """Tell whether a capitalised word behind a name opens something new: "In", or "Image" before a colon."""
    if page.marks[j] & BREAKER:
        return longest_phrase(page, j, page.count) == j
    return page.words[j + 1] == ":" and bool(page.marks[j] & OPENER)


def _extents(page: Page) -> Iterator[tuple[int, int]]:
    """Yield stretches of names with their inner connectors, in text of normal case."""
    words, upper, marks, line, mode = page.words, page.upper, page.marks, page.line, page.mode
    sentence, n, phrases = page.sentence, page.count, phrases_of(page)
    i = upper.find(1)
    while i >= 0:
        j = i + 1
        if mode[i] == NORMAL:
            if i in phrases:
                j = _step(page, i)
            here = line[i]
            while line[j] == here and mode[j] == NORMAL and j <= i + _LONGEST_EXTENT:
                if upper[j]:
                    if sentence[j] != sentence[j - 1] or (marks[j] & _OPENING and _breaks(page, j)):
                        break
                    j = _step(page, j) if j in phrases else j + 1
                    continue
                if words[j] not in _LINKS:
                    if words[j - 1] in _NUMBERED and words[j].isdigit():
                        j += 1
                    break
                end = _linked(page, i, j)
                if end <= j:
                    break
                j = end
            yield i, j
        i = upper.find(1, j, n)


def _linked(page: Page, i: int, j: int) -> int:
    """Return where the stretch that starts at i goes on behind a connector at j; j if it ends."""
    words, line = page.words, page.line
    word, here, k = words[j], line[i], j + 1
    if word == ",":
        return k + 1 if words[k] in _AFTER_COMMA and line[k] == here else j
    if word == "of" and words[k] == "the":
        k += 1
    while k < page.count and words[k] in PARTICLES and word in PARTICLES and k < j + 3:
        k += 1
    joins = k < page.count and page.upper[k] and line[k] == here and k < j + 4 and _joins(page, i, j, k)
    return k + 1 if joins else j


def _step(page: Page, i: int) -> int:
    """Return the end of the listed name of several words at i, within its line, else the next token."""
    known = longest_phrase(page, i, page.count)
    return known if known > i and page.line[known - 1] == page.line[i] else i + 1


def _is_headed(page: Page, start: int, end: int) -> bool:
    return end - start > 1 and bool(page.marks[end - 1] & HEADS)


def pieces(page: Page) -> Iterator[Piece]:
    """Yield the candidate names of a page's normal text, from left to right.

    Yields:
        First token, end, and whether a title stands before it.
    """
    upper, first, marks, words, titles = page.upper, page.first, page.marks, page.words, page.lists.titles
    for start, end in _extents(page):
        while marks[start] & (BREAKER if not first[start] else _OPENING) and _opens(page, start, end):
            start = upper.find(1, start + 1, end)
            if start < 0:
                break
        else:
            titled = words[start - 1] in titles and _is_titled(page, start)
            if end == start + 1 and not marks[start] & (DATEWORD | TITLE_START):
                yield start, end, titled
            else:
                yield from cut(page, start, end, titled)


def _is_titled(page: Page, start: int) -> bool:
    """Tell whether the word before a token is a title there; "who host Rovers" has a verb."""
    return not (page.words[start - 1].islower() and page.words[start - 2] in _VERBS_BEFORE)


def _describes(page: Page, start: int, end: int) -> bool:
    """Tell whether the first word is a common one before a whole name: "Controversial Ann Holloway"."""
    word, marks = page.words[start], page.marks
    if end - start < 2 or not page.upper[start + 1] or marks[start] & (COMMON | GIVEN) != COMMON:
        return False
    if word in _PLACE_FIRSTS or known_phrase(page, start, start + 1):
        return False
    rest = known_phrase(page, start + 1, end)
    if rest is not None:
        return rest.source in ("org", "country", "group")
    return end - start > 2 and bool(marks[start + 1] & GIVEN) and not _is_headed(page, start, end)


def _opens(page: Page, start: int, end: int) -> bool:
    """Tell whether the first word of a stretch only opens the sentence or the phrase."""
    mark = page.marks[start]
    opener = (
        mark & (BREAKER | OPENER)
        or (mark & SOFT_OPENER and not _is_headed(page, start, end))
        or _describes(page, start, end)
    )
    return (
        bool(opener)
        and longest_phrase(page, start, end) == start
        and not (end - start > 1 and title_end(page, start, end) > start + 1)
    )
