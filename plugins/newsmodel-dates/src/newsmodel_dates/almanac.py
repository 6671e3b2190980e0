"""Calendar arithmetic over TIMEX3 values: what days a value covers, and how to move it."""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from datetime import date, timedelta

__all__ = ["add_months", "add_units", "days_of", "easter", "nth_weekday", "plus", "value_at", "week_value"]

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?\Z")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?\Z")
_PART = re.compile(r"([0-9]{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)\Z")
_YEARS = re.compile(r"[0-9]{2,4}\Z")
# Meteorological seasons of the northern hemisphere; the winter of a year begins in its December.
_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip
UNIT_DAYS = {"D": 1, "W": 7, "F": 14}
UNIT_MONTHS = {"M": 1, "Q": 3, "S": 12, "Y": 12, "E": 120, "C": 1200}


def plus(day: date, days: int) -> date:
    """A day so many days on; the calendar's first or last day where it ends before that."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def add_months(day: date, months: int) -> date | None:
    """Move a day by months, to the month's last day where it is shorter; None outside year 1 to 9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_units(day: date, unit: str, amount: float) -> date | None:
    """Move a day by so many units ("D", "W", "M", "Q", "Y", "E" decade, "C" century)."""
    if unit in UNIT_DAYS:
        try:
            return day + timedelta(days=round(amount * UNIT_DAYS[unit]))
        except OverflowError:
            return None
    if unit in UNIT_MONTHS:
        return add_months(day, round(amount * UNIT_MONTHS[unit])) if abs(amount) < 1e5 else None
    return day


def week_value(day: date) -> str:
    """The ISO week that a day lies in, as "2022-W02"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that a day lies in.

    Example:
        >>> value_at(date(2022, 1, 13), "Q")
        '2022-Q1'
    """
    if unit in ("W", "F"):
        return week_value(day)
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "E":
        return f"{day.year:04d}"[:3]
    if unit == "C":
        return f"{day.year:04d}"[:2]
    return day.isoformat()


@functools.lru_cache(maxsize=8192)
def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and the last day that a TIMEX3 value covers, or None where it names no days.

    Args:
        value: A TIMEX3 value, as "2022-W02" or "198".

    Example:
        >>> days_of("2022-02")
        (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    if not value:
        return None
    try:
        return _days_of(value)
    except (ValueError, OverflowError):
        return None


def _days_of(value: str) -> tuple[date, date] | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return (monday + timedelta(5 if found[3] else 0)), monday + timedelta(6)
    if found := _PART.match(value):
        return _months(int(found[1]), *_MONTHS[found[2]])
    if _YEARS.match(value):
        size = 10 ** (4 - len(value))
        return date(max(1, int(value) * size), 1, 1), date(int(value) * size + size - 1, 12, 31)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    after = add_months(first, count)
    return first, (after or date.max) - timedelta(1)


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the letter of the published algorithm
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The nth such weekday (1 Monday to 7 Sunday) of a month; n = -1 is its last."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta((last.isoweekday() - weekday) % 7)
