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
            and after + 1 < len(words)
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
        return longest_phrase(page, j, len(page.words)) == j
    return page.word(j + 1) == ":" and word in page.lists.openers


def _extents(page: Page) -> Iterator[tuple[int, int]]:
    """Yield stretches of names with their inner connectors, in text of normal case."""
    words, upper, line, mode = page.words, page.upper, page.line, page.mode
    n, i = len(words), 0
    while i < n:
        if not upper[i] or mode[i] != NORMAL:
            i += 1
            continue
        j = i + 1
        while True:
            known = longest_phrase(page, i, n)
            if known > j and line[known - 1] == line[i]:
                j = known
            if j >= n or line[j] != line[i] or mode[j] != NORMAL or j > i + _LONGEST_EXTENT:
                break
            if upper[j]:
                if page.sentence[j] != page.sentence[j - 1] or _breaks(page, j):
                    break
                known = longest_phrase(page, j, n)
                j = known if known > j and line[known - 1] == line[i] else j + 1
                continue
            k = j + 1
            if words[j] == "," and page.word(k) in _AFTER_COMMA and line[k] == line[i]:
                j = k + 1
                continue
            if words[j - 1] in _NUMBERED and words[j].isdigit():
                j = k
                break
            if words[j] == "of" and page.word(k) == "the":
                k += 1
            while k < n and words[k] in PARTICLES and words[j] in PARTICLES and k < j + 3:
                k += 1
            if k < n and upper[k] and line[k] == line[i] and k < j + 4 and _joins(page, i, j, k):
                j = k + 1
                continue
            break
        yield i, j
        i = j


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
    for a, b in _extents(page):
        start = a
        while start < b and _opens(page, start, b):
            start += 1
            while start < b and not page.upper[start]:
                start += 1
        if start < b:
            yield from cut(page, start, b, _is_titled(page, start))


def _is_titled(page: Page, start: int) -> bool:
    """Tell whether a title stands before a token; "who host Rovers" has a verb there."""
    before = page.word(start - 1)
    if start == 0 or before not in page.lists.titles:
        return False
    return not (before.islower() and page.word(start - 2) in _VERBS_BEFORE)


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
    if word in _BREAKERS:
        opener = True
    elif page.first[start]:
        opener = (
            word in lists.openers
            or (word in lists.soft_openers and not _is_headed(page, start, end))
            or _describes(page, start, end)
        )
    else:
        return False
    return (
        opener
        and longest_phrase(page, start, end) == start
        and not (end - start > 1 and title_end(page, start, end) > start + 1)
    )
