"""Looking up stretches of a page in the lists."""

from __future__ import annotations

from newsmodel_names.lexicon import Listed, plain_quotes
from newsmodel_names.page import Page

__all__ = ["known_phrase", "longest_phrase"]

_LONGEST_PHRASE = 6
_LONGEST_TEXT = 60


def known_phrase(page: Page, i: int, j: int) -> Listed | None:
    """Look up tokens i to j in the lists."""
    text = page.words[i] if j == i + 1 else page.slice(i, j)
    if len(text) > _LONGEST_TEXT:
        return None
    text = plain_quotes(text)
    found = page.lists.phrases.get(text)
    if found is None and len(text) > 3 and text.isupper():
        found = page.lists.capitals.get(text)
    return found


def longest_phrase(page: Page, i: int, limit: int) -> int:
    """Return the end of the longest listed name of at least two tokens that starts at i, or i."""
    if page.words[i] not in page.lists.starts:
        return i
    for j in range(min(i + _LONGEST_PHRASE, limit), i + 1, -1):
        if (page.upper[j - 1] or not page.words[j - 1].isalpha()) and known_phrase(page, i, j):
            return j
    return i
