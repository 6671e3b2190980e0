"""Words with a capital that look like names and are none: dates, degrees, tickers, zones of time, money."""

from __future__ import annotations

import re

from newsmodel_names.lexicon import words
from newsmodel_names.page import Page

__all__ = ["is_no_name"]

_NO_NAMES = words("no_names")
_MONTHS = words("months_and_names")
_EXCHANGES = words("exchanges")
_ZONES = words("zones_of_time")
_LETTERS = words("after_names")
_CURRENCIES = words("currencies")
_BEFORE_SUMS = _CURRENCIES | words("letters_of_money")
_MAGNITUDES = words("magnitudes")
_ALL = _NO_NAMES | _MONTHS | _EXCHANGES | _LETTERS | _CURRENCIES
_SIGNS = frozenset("$£€¥₹₦₱₩₺₽")
_SUM = re.compile(r"([A-Za-z]{1,4})(\d[\d.,]*)(tn|bn|m|k)?")


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
        if words[j] in _SIGNS:
            return page.ends[i] == page.starts[j]  # "US$5m"
        return not word.isalpha() and _is_sum(word, words[j])
    if word in _CURRENCIES:
        return _is_currency(page, i)
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


def _is_currency(page: Page, i: int) -> bool:
    """Tell whether the code at i stands beside a number: "EUR 1.8 billion", "Rs. 85", "5 million USD"."""
    words = page.words
    after, before = words[i + 2] if words[i + 1] == "." else words[i + 1], words[i - 1]
    return after[:1].isdigit() or before[:1].isdigit() or before in _MAGNITUDES


def _is_sum(word: str, after: str) -> bool:
    """Tell whether a word is a sum with its currency: "N4.2bn", "R500 million"; not "N95", not "G7"."""
    found = _SUM.fullmatch(word)
    if found is None or found[1] not in _BEFORE_SUMS:
        return False
    return found[1] in _CURRENCIES or bool(found[3]) or after in _MAGNITUDES or "," in found[2]
