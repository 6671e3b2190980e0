"""Looking up stretches of a page in the lists."""

from __future__ import annotations

from newsmodel_names.lexicon import LISTED, START, Listed, listed
from newsmodel_names.page import Page

__all__ = ["known_phrase", "longest_phrase", "phrases_of"]

_LONGEST_PHRASE = 6


def known_phrase(page: Page, i: int, j: int) -> Listed | None:
    """Look up tokens i to j in the lists."""
    if j == i + 1 and page.marks[i] and not page.marks[i] & LISTED:
        return None
    return listed(page.plain[page.starts[i] : page.ends[j - 1]])


def phrases_of(page: Page) -> dict[int, tuple[int, ...]]:
    """Return the ends of the listed names of at least two tokens, by their first, a capital; found once."""
    if page.phrases is None:
        page.phrases = found = {}
        upper, words, inner = page.upper, page.words, page.lists.inner
        for i in page.openers:
            after = words[i + 1]
            if upper[i + 1] or after in inner or not after.isalpha():
                ends = _ends(page, i)
                if ends:
                    found[i] = ends
    return page.phrases


def longest_phrase(page: Page, i: int, limit: int) -> int:
    """Return the end of the longest listed name of at least two tokens that starts at i, or i."""
    ends = phrases_of(page).get(i)
    if ends is None:
        if page.marks[i] or not page.lists.marks.get(page.words[i], 0) & START:
            return i
        ends = _ends(page, i)  # in small letters
    for end in ends:
        if end <= limit:
            return end
    return i


def _ends(page: Page, i: int) -> tuple[int, ...]:
    """Return the ends of the listed names of at least two tokens that start at i, the longest first."""
    upper, words, inner = page.upper, page.words, page.lists.inner
    found: tuple[int, ...] = ()
    for j in range(i + 1, min(i + _LONGEST_PHRASE, page.count)):
        if upper[j] or not words[j].isalpha():
            if known_phrase(page, i, j + 1):
                found = (j + 1, *found)
        elif words[j] not in inner:
            break
    return found
