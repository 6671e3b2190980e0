"""Whole calendar dates in words, read without a guess.

Only what names year, month and day counts. "Jan 10" has no year, "01/02/2022" has two readings, and a
weekday that contradicts its date makes the date doubtful: none of these gives a value.
"""

import re
from collections.abc import Iterator
from datetime import date

from attrs import frozen

__all__ = ["DATE_WORDS", "FoundDate", "find_dates", "match_date"]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[89]|20)\d\d"

_GAP = r"[ \t\u00a0]"
_MONTH_FIRST = (
    rf"(?P<m1>{_MONTH})\b\.?{_GAP}+(?P<d1>{_DAY})(?:st|nd|rd|th)?(?:{_GAP}*,?{_GAP}+(?P<y1>{_YEAR}))?"
)
_DAY_FIRST = (
    rf"(?P<d2>{_DAY})(?:st|nd|rd|th)?(?:{_GAP}of)?[ \t\u00a0-](?P<m2>{_MONTH})\b\.?"
    rf"(?:[ \t\u00a0-]?,?{_GAP}?(?P<y2>{_YEAR}))?"
)
DATE_WORDS = re.compile(
    rf"""
    (?<![\w/.:-])
    (?:(?P<weekday>{_WEEKDAY})\b[.,]{{0,2}}{_GAP}+)?
    (?:
        {_MONTH_FIRST}
      | {_DAY_FIRST}
      | (?P<y3>{_YEAR})-(?P<n3>0[1-9]|1[0-2])-(?P<d3>3[01]|[12]\d|0[1-9])
      | (?P<y4>{_YEAR})/(?P<n4>0[1-9]|1[0-2])/(?P<d4>3[01]|[12]\d|0[1-9])
      | (?P<a5>\d\d?)(?P<sep5>[/.])(?P<b5>\d\d?)(?P=sep5)(?P<y5>{_YEAR})
    )
    (?![\w-])(?!/\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@frozen
class FoundDate:
    """A date in words: where it stands, and which day it is where the words tell."""

    start: int
    end: int
    value: date | None
    has_weekday: bool


def match_date(text: str, start: int = 0, end: int | None = None) -> FoundDate | None:
    """Read a date that starts exactly at an offset.

    Example:
        >>> match_date("Thursday January 13 2022").value
        datetime.date(2022, 1, 13)
        >>> match_date("Jan 10").value is None
        True
    """
    found = DATE_WORDS.match(text, start, len(text) if end is None else end)
    return _found(found) if found else None


def find_dates(text: str, start: int, end: int) -> Iterator[FoundDate]:
    """Yield the dates of a stretch of text, in order."""
    for found in DATE_WORDS.finditer(text, start, end):
        yield _found(found)


def _found(match: re.Match[str]) -> FoundDate:
    group = match.groupdict()
    weekday = group["weekday"]
    value = _value(group)
    if value is not None and weekday and not _WEEKDAYS[value.weekday()].startswith(weekday.lower()[:3]):
        value = None
    return FoundDate(match.start(), match.end(), value, weekday is not None)


def _value(group: dict[str, str | None]) -> date | None:
    if group["m1"] or group["m2"]:
        name = (group["m1"] or group["m2"] or "").lower()[:3]
        month = next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(name))
        return _day(group["y1"] or group["y2"], month, group["d1"] or group["d2"])
    if group["a5"]:
        first, second = int(group["a5"]), int(group["b5"] or 0)
        if first == second or second > 12 >= first:
            return _day(group["y5"], first, second)
        return _day(group["y5"], second, first) if first > 12 >= second else None
    return _day(group["y3"] or group["y4"], int(group["n3"] or group["n4"] or 0), group["d3"] or group["d4"])


def _day(year: str | None, month: int, day: str | int | None) -> date | None:
    if year is None or day is None:
        return None
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
