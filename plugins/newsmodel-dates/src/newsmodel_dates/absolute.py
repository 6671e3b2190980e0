"""Dates in figures, whose order only the language can tell; odd ones are left to dateparser."""

from __future__ import annotations

import functools
from datetime import date, datetime

from .language import Language

__all__ = ["numeric_date"]

# Two figures are a year of this century below it (POSIX strptime), as dateparser reads them.
_PIVOT = 69


def numeric_date(text: str, language: Language, published: date | None) -> date | None:
    """Read a date in figures such as "3/4/2022" or "13.01.22".

    Args:
        text: The figures; nothing else.
        language: Gives the order of day and month.
        published: Settles what is left open, never the clock.
    """
    separator = "/" if "/" in text else "."
    parts = text.split(separator)
    if len(parts) != 3 or len(parts[2]) not in (2, 4) or any(len(part) > 4 for part in parts):
        return None
    # Points stand between day, month and year in that order wherever they are used.
    order = "DMY" if separator == "." else language.date_order
    first, second, year = map(int, parts)
    if not any(1 <= number <= 12 for number in (first, second, year)):
        return None
    usual = _day(year, *((first, second) if order == "MDY" else (second, first)), figures=len(parts[2]))
    if usual and len(parts[0]) < 3 and len(parts[1]) < 3:
        return usual
    return _parse(text, language.code, order, published or date(2000, 1, 1))


def _day(year: int, month: int, day: int, figures: int) -> date | None:
    if figures == 2:
        year += 2000 if year < _PIVOT else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


@functools.lru_cache(maxsize=4096)
def _parse(text: str, code: str, order: str, base: date) -> date | None:
    # dateparser takes long to import, and few articles have a date in an order that isn't theirs.
    import dateparser

    settings = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "DATE_ORDER": order,
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
    }
    parsed = dateparser.parse(text, languages=[code], settings=settings)
    return parsed.date() if parsed else None
