"""Words with a capital that look like names and are none: dates, degrees, tickers, zones of time."""

from __future__ import annotations

from newsmodel_names.lexicon import words
from newsmodel_names.page import Page

__all__ = ["is_no_name"]

_NO_NAMES = words("no_names")
_MONTHS = words("months_and_names")
_EXCHANGES = words("exchanges")
_ZONES = words("zones_of_time")
_LETTERS = words("after_names")
_ALL = _NO_NAMES | _MONTHS | _EXCHANGES | _LETTERS


def is_no_name(page: Page, i: int, j: int) -> bool:
    """Tell whether tokens i to j only look like a name.

    Args:
        page: The text.
        i: First token.
        j: End of the tokens.
    """
    words = page.words
    word = words[i]
    if j > i + 1:
        return words[j - 1] == "Time" and word in _ZONES
    before = words[i - 1]
    if before == ":" and words[i - 2] in _EXCHANGES and words[i - 3] == "(":
        return True  # "(NYSE: HBR)"
    if word not in _ALL:
        return False
    if word in _NO_NAMES:
        return True
    if word in _LETTERS:
        return before == "," and words[j] == ","  # "Ann Potts, KC, said"
    if word in _MONTHS:
        return _is_number(words[j]) or _is_number(before)
    return before == "(" and words[j] == ":"


def _is_number(word: str) -> bool:
    """Tell whether a word can be a day or a year: "5", "5th", "2021"."""
    return word[:1].isdigit() and (word.isdigit() or word[-2:] in ("st", "nd", "rd", "th")) and len(word) <= 4
