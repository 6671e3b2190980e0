"""Looking up stretches of a page in the lists."""

from __future__ import annotations

from newsmodel_names.lexicon import LISTED, START, Listed, listed_as, listed_kind
from newsmodel_names.page import Page

__all__ = ["known_phrase", "known_text", "longest_phrase"]

_LONGEST_PHRASE = 6
_LONGEST_TEXT = 60


def known_text(text: str) -> Listed | None:
    """Look up a text with straight apostrophes in the lists."""
    if len(text) > _LONGEST_TEXT:
        return None
    kind = listed_kind(text)
    return None if kind is None else listed_as(kind)


def known_phrase(page: Page, i: int, j: int) -> Listed | None:
    """Look up tokens i to j in the lists."""
    if j == i + 1 and not page.mark(i) & LISTED:
        return None
    return known_text(page.plain[page.starts[i] : page.ends[j - 1]])


def longest_phrase(page: Page, i: int, limit: int) -> int:
    """Return the end of the longest listed name of at least two tokens that starts at i, or i."""
    ends = page.phrases.get(i)
    if ends is None:
        ends = page.phrases[i] = _ends(page, i) if page.mark(i) & START else ()
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
