"""Looking up stretches of a page in the lists."""

from __future__ import annotations

from functools import lru_cache

from newsmodel_names.lexicon import Listed, capitals, lexicon, plain_quotes
from newsmodel_names.page import Page

__all__ = ["known_phrase", "known_text", "longest_phrase"]

_LONGEST_PHRASE = 6
_LONGEST_TEXT = 60


def known_text(text: str) -> Listed | None:
    """Look up a text in the lists."""
    return _look_up(text) if len(text) <= _LONGEST_TEXT else None


@lru_cache(maxsize=1 << 14)
def _look_up(text: str) -> Listed | None:
    text = plain_quotes(text)
    found = lexicon().phrases.get(text)
    if found is None and len(text) > 3 and text.isupper():
        found = capitals().get(text)
    return found


def known_phrase(page: Page, i: int, j: int) -> Listed | None:
    """Look up tokens i to j in the lists."""
    return known_text(page.words[i] if j == i + 1 else page.slice(i, j))


def longest_phrase(page: Page, i: int, limit: int) -> int:
    """Return the end of the longest listed name of at least two tokens that starts at i, or i."""
    if page.words[i] not in page.lists.starts:
        return i
    ends = page.phrases.get(i)
    if ends is None:
        ends = page.phrases[i] = _ends(page, i)
    for end in ends:
        if end <= limit:
            return end
    return i


def _ends(page: Page, i: int) -> list[int]:
    """Return the ends of the listed names of at least two tokens that start at i, the longest first."""
    upper, words, inner = page.upper, page.words, page.lists.inner
    limit, found = min(i + _LONGEST_PHRASE, page.count), []
    for j in range(i + 1, limit):
        ends = upper[j] or not words[j].isalpha()
        if not ends and words[j] not in inner:
            break
        if ends and known_phrase(page, i, j + 1):
            found.append(j + 1)
    return found[::-1]
