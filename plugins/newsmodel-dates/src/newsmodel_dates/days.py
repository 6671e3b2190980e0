"""Operations for calendar dates: "March 12", "12 March 2022", "2022-03-12", holidays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from .absolute import numeric_date
from .almanac import easter, nth_weekday, plus, week_value
from .numbers import count_of, ordinal_of
from .operations import OPERATIONS, operation
from .reading import Match
from .tense import weighed
from .timex import Timex

__all__ = ["month_of", "nearest", "on_day", "year_of"]


def month_of(match: Match) -> int | None:
    """The month that the part `mo` names."""
    return match.integer("month", "mo") or match.integer("mabbr", "mo")


def year_of(match: Match) -> int | None:
    """The year that the parts `y` (figures) or `yr` ("last year") name."""
    words = [word for word in match.words("y") if word != "-"]
    for word in words:
        if word.isdigit() and len(word) == 4:
            return int(word)
    if len(words) > 1 and (century := match.language.value("cent", words[0])):
        rest = count_of(words[1:], match.language)
        if isinstance(rest, float) and 10 <= rest < 100:
            return int(century) * 100 + int(rest)
    if match.has("yr") and match.published:
        for kind in ("last", "next", "this"):
            if (step := match.integer(kind, "yr")) is not None:
                return match.published.year + step
    return None


def make_day(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(
    published: date, candidates: list[date], tense: tuple[str | None, float], ahead: float = 1.0
) -> date | None:
    """The candidate nearest to publication; one the tense points away from counts as further off.

    Args:
        published: The publication day.
        candidates: The days to choose from.
        tense: What `weighed` says of the clause.
        ahead: By how much a coming day counts as further off where the tense says nothing.
    """
    if not candidates:
        return None
    way, weight = tense

    def distance(day: date) -> tuple[float, date]:
        days = (day - published).days
        wrong = (way == "past" and days > 0) or (way == "future" and days < 0)
        return (abs(days) * (weight if wrong else ahead if not way and days > 0 else 1.0), day)

    return min(candidates, key=distance)


def on_day(match: Match, month: int, day: int, year: int | None) -> str | None:
    """The value of a day and month, its year found where it isn't given."""
    if year is not None:
        made = make_day(year, month, day)
        return made.isoformat() if made else None
    if match.published is None:
        return f"XXXX-{month:02d}-{day:02d}" if make_day(2000, month, day) else None
    around = [match.published.year + step for step in (-1, 0, 1)]
    candidates = [made for y in around if 1 <= y <= 9999 and (made := make_day(y, month, day))]
    # "Saturday, Jan. 11" is of a year in which that is a Saturday.
    number = match.integer("weekday", "w") or match.integer("wdabbr", "w")
    candidates = [each for each in candidates if each.isoweekday() == number] or candidates
    chosen = nearest(match.published, candidates, weighed(match))
    return chosen.isoformat() if chosen else None


def _day_of(match: Match, name: str) -> int | None:
    for word in match.words(name):
        number = ordinal_of(word, match.language)
        if number is not None:
            return number if 1 <= number <= 31 else None
    return None


@operation("iso")
def iso(match: Match) -> list[Timex]:
    """An ISO 8601 date or date and time."""
    word = match.text("i").upper()
    day = make_day(int(word[:4]) or 1, int(word[5:7]), int(word[8:10]))
    if day is None:
        return []
    return [match.timex("TIME" if "T" in word else "DATE", word)]


@operation("numdate")
def numdate(match: Match) -> list[Timex]:
    """A date in figures, in the order that the language's readers expect."""
    day = numeric_date(match.text("x"), match.language, match.published)
    return [match.timex("DATE", day.isoformat())] if day else []


@operation("date")
def calendar_date(match: Match) -> list[Timex]:
    """A day of a month, with or without its weekday and year."""
    month, day = month_of(match), _day_of(match, "d")
    if not month or not day:
        return []
    value = on_day(match, month, day, year_of(match))
    mod = "APPROX" if match.has("m") else None
    return [match.timex("DATE", value, mod=mod)] if value else []


@operation("daypair")
def day_pair(match: Match) -> list[Timex]:
    """Two days of one month, "April 24 and 25": an expression each."""
    month, first, second = month_of(match), _day_of(match, "d"), _day_of(match, "d2")
    if not month or not first or not second or first >= second:
        return []
    year = year_of(match)
    one, two = on_day(match, month, first, year), on_day(match, month, second, year)
    if not one or not two:
        return []
    if match.groups["d"][0] < match.groups["mo"][0]:
        parts = (match.groups["d"], (match.groups["d2"][0], match.end))
    else:
        parts = ((match.start, match.groups["d"][1]), (match.groups["d2"][0], match.end))
    return [match.timex("DATE", one, part=parts[0]), match.timex("DATE", two, part=parts[1])]


@operation("weekof")
def week_of(match: Match) -> list[Timex]:
    """The week that a date lies in."""
    month, day = month_of(match), _day_of(match, "d")
    value = on_day(match, month, day, year_of(match)) if month and day else None
    if not value or value.startswith("X"):
        return []
    weekend = "-WE" if match.value("unit", "u") == "WE" else ""
    return [match.timex("DATE", week_value(date.fromisoformat(value)) + weekend)]


@operation("dayaround")
def day_around(match: Match) -> list[Timex]:
    """The day before or after another: "the day after Christmas"."""
    name = "weekday" if match.has("w") else "holiday" if match.has("x") else "date"
    inner = OPERATIONS[name](match)
    day = inner[0].earliest if inner else None
    step = -1 if match.text("s") in match.listed("before") else 1
    return [match.timex("DATE", plus(day, step).isoformat())] if day else []


@operation("weekinmonth")
def week_in_month(match: Match) -> list[Timex]:
    """A week of a month: "the first week of March" is the one that its first days lie in."""
    month = month_of(match)
    first = on_day(match, month, 1, year_of(match)) if month else None
    if not month or not first or first.startswith("X"):
        return []
    number = ordinal_of(match.words("o")[-1], match.language)
    day = date.fromisoformat(first)
    day = plus(day, 7 * (number - 1)) if number else plus(day, monthrange(day.year, month)[1] - 1)
    weekend = "-WE" if match.value("unit", "u") == "WE" else ""
    return [match.timex("DATE", week_value(day) + weekend)]


@operation("nightof")
def night_of(match: Match) -> list[Timex]:
    """A part of a day of a month, "the night of March 12"."""
    month, day = month_of(match), _day_of(match, "d")
    value = on_day(match, month, day, year_of(match)) if month and day else None
    part = match.value("part", "p") or match.value("parts", "p")
    return [match.timex("TIME", f"{value}T{part}")] if value and part else []


def holiday_date(rule: str, year: int) -> date | None:
    """The day a holiday falls on in a year, from its rule in the language's data."""
    if not 1583 <= year <= 9998:
        return None
    rule, _, later = rule.partition("+")
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(later or rule[6:] or 0))
    if "," in rule:
        month, weekday, n = map(int, rule.split(","))
        return nth_weekday(year, month, weekday, n) + timedelta(int(later or 0))
    return make_day(year, int(rule[:2]), int(rule[3:5]))


@operation("known")
def known_day(match: Match) -> list[Timex]:
    """A day that its date alone names: "9/11", "the Sept. 11 attacks"."""
    value = match.rule.options["value"]
    month = match.value("mabbr", "x") or match.value("month", "x")
    if month and (int(month), match.words("x")[-1]) != (int(value[5:7]), str(int(value[8:]))):
        return []
    return [match.timex("DATE", value, part=match.groups["x"])]


@operation("holiday")
def holiday(match: Match) -> list[Timex]:
    """A holiday, on its day in the year named, else in the year nearest by tense."""
    rule = match.language.holidays.get(match.text("x").replace(" '", "'"))
    if rule is None:
        return []
    year, published = year_of(match), match.published
    if year is not None:
        day = holiday_date(rule, year)
    elif published is None:
        return [match.timex("DATE", f"XXXX-{rule}" if rule[2:3] == "-" else None)]
    else:
        options = [d for y in (-1, 0, 1) if (d := holiday_date(rule, published.year + y))]
        step = next((s for k in ("last", "next", "past", "coming") if (s := match.integer(k, "rel"))), 0)
        if step:
            options = [d for d in options if (d > published) == (step > 0)]
        day = nearest(published, options, weighed(match))
    if day is None:
        return []
    if "week" in match.rule.options:
        value = week_value(day) + ("-WE" if match.value("unit", "u") == "WE" else "")
        return [match.timex("DATE", value)]
    return [match.timex("DATE", day.isoformat(), mod=match.edge())]
