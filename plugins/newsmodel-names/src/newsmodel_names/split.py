"""Stretches of capitalised words, cut into the names that stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from newsmodel_names.cuts import Piece, cut, title_end
from newsmodel_names.lexicon import words
from newsmodel_names.page import NORMAL, Page
from newsmodel_names.phrases import known_phrase, longest_phrase

__all__ = ["pieces"]

PARTICLES = words("particles")
_CLITICS = frozenset({"'s", "’s", "'", "’"})
_LINKS = PARTICLES | _CLITICS | {"of", "for", "on", "in", "&", "and"}
_LONGEST_EXTENT = 40
_VERBS_BEFORE = words("verbs_before")
_OF_HEADS = words("of_heads")
_FOR_HEADS = words("for_heads")
_ON_HEADS = words("on_heads")
_OWNERS = words("owners")
_BREAKERS = words("breakers")
_PLACE_FIRSTS = words("place_firsts")
_AFTER_COMMA = words("after_comma")
_NUMBERED = words("numbered")


def _is_common(page: Page, word: str) -> bool:
    return word.lower().replace("-", "") in page.lists.common


def _joins(page: Page, start: int, k: int, end: int) -> bool:
    """Tell whether the name goes on over the connector at k; end is the token behind the connector."""
    words = page.words
    left, link, right = words[k - 1], words[k], words[end]
    lists = page.lists
    if right in lists.datewords:
        return False
    if link == "of":
        headed = left in lists.org_heads and left not in lists.org_suffixes
        return headed or left in _OF_HEADS or left in lists.other_heads
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
        if not _is_common(page, left) or not _is_common(page, right):
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
        short = k - start <= 2 or not (left in lists.org_heads or left in lists.titles)
        return short and after > end and words[after] in lists.org_heads
    return link in PARTICLES


def _breaks(page: Page, j: int) -> bool:
    """Tell whether a capitalised word behind a name opens something new: "In", or "Image" before a colon."""
    word = page.words[j]
    if word in _BREAKERS:
        return longest_phrase(page, j, page.count) == j
    return page.words[j + 1] == ":" and word in page.lists.openers


def _extents(page: Page) -> Iterator[tuple[int, int]]:
    """Yield stretches of names with their inner connectors, in text of normal case."""
    upper, mode, n = page.upper, page.mode, page.count
    i = upper.find(1)
    while i >= 0:
        if mode[i] == NORMAL:
            j = _extent(page, i)
            yield i, j
        else:
            j = i + 1
        i = upper.find(1, j, n)


def _extent(page: Page, i: int) -> int:
    """Return the end of the stretch that starts at i."""
    words, upper, line, mode, n = page.words, page.upper, page.line, page.mode, page.count
    here, starts = line[i], page.lists.starts
    known = longest_phrase(page, i, n) if words[i] in starts else i
    least = known if known > i and line[known - 1] == here else i + 1
    j = i + 1
    while True:
        j = max(j, least)
        if j >= n or line[j] != here or mode[j] != NORMAL or j > i + _LONGEST_EXTENT:
            return j
        word = words[j]
        if upper[j]:
            if page.sentence[j] != page.sentence[j - 1] or _breaks(page, j):
                return j
            known = longest_phrase(page, j, n) if word in starts else j
            j = known if known > j and line[known - 1] == here else j + 1
            continue
        k = j + 1
        if word == "," and words[k] in _AFTER_COMMA and line[k] == here:
            j = k + 1
            continue
        if words[j - 1] in _NUMBERED and word.isdigit():
            return k
        if word not in _LINKS:
            return j
        if word == "of" and words[k] == "the":
            k += 1
        while k < n and words[k] in PARTICLES and word in PARTICLES and k < j + 3:
            k += 1
        if k < n and upper[k] and line[k] == here and k < j + 4 and _joins(page, i, j, k):
            j = k + 1
            continue
        return j


def _is_headed(page: Page, start: int, end: int) -> bool:
    lists, last = page.lists, page.words[end - 1]
    return end - start > 1 and (
        last in lists.org_heads or last in lists.place_heads or last in lists.other_heads
    )


def pieces(page: Page) -> Iterator[Piece]:
    """Yield the candidate names of a page's normal text, from left to right.

    Yields:
        First token, end, and whether a title stands before it.
    """
    upper, first, words = page.upper, page.first, page.words
    for start, end in _extents(page):
        while start < end and (first[start] or words[start] in _BREAKERS) and _opens(page, start, end):
            start = upper.find(1, start + 1, end)
            if start < 0:
                break
        else:
            yield from cut(page, start, end, _is_titled(page, start))


def _is_titled(page: Page, start: int) -> bool:
    """Tell whether a title stands before a token; "who host Rovers" has a verb there."""
    before = page.words[start - 1]
    if start == 0 or before not in page.lists.titles:
        return False
    return not (before.islower() and page.words[start - 2] in _VERBS_BEFORE)


def _describes(page: Page, start: int, end: int) -> bool:
    """Tell whether the first word is a common one before a whole name: "Controversial Ann Holloway"."""
    word, lists = page.words[start], page.lists
    if end - start < 2 or not page.upper[start + 1] or word.lower() not in lists.common:
        return False
    if word in _PLACE_FIRSTS or word in lists.given or known_phrase(page, start, start + 1):
        return False
    rest = known_phrase(page, start + 1, end)
    if rest is not None:
        return rest.source in ("org", "country", "group")
    return end - start > 2 and page.words[start + 1] in lists.given and not _is_headed(page, start, end)


def _opens(page: Page, start: int, end: int) -> bool:
    """Tell whether the first word of a stretch only opens the sentence or the phrase."""
    word, lists = page.words[start], page.lists
    opener = (
        word in _BREAKERS
        or word in lists.openers
        or (word in lists.soft_openers and not _is_headed(page, start, end))
        or _describes(page, start, end)
    )
    return (
        opener
        and longest_phrase(page, start, end) == start
        and not (end - start > 1 and title_end(page, start, end) > start + 1)
    )
