"""Operations for quarters, halves, seasons and other periods of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from .calendar import add_units, value_at, week_value
from .days import nearest, year_of
from .numbers import count_of, ordinal_of
from .operations import operation
from .reading import Match
from .tense import direction
from .timex import Timex
from .weekdays import step_of

__all__ = ["moved_quarter"]

_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


def _year(match: Match) -> int | None:
    return year_of(match)


def moved_quarter(match: Match, years: int) -> str | None:
    """The quarter named last, some years away: earnings reports compare a quarter with a year ago."""
    for timex in reversed(match.reading.found[-16:]):
        if match.offset() - timex.end > 1500:
            return None
        value = timex.value or ""
        if timex.rule.startswith("quarter") and value[4:6] == "-Q" and value[:4].isdigit():
            return f"{int(value[:4]) + years:04d}{value[4:]}"
    return None


@operation("quarter")
def quarter(match: Match) -> list[Timex]:
    """A quarter of a year; without a year, the one that began last (or comes next, by tense)."""
    number = ordinal_of(match.words("o")[-1], match.language) if match.has("o") else int(match.text("q"))
    if not number or number > 4:
        return []
    year, published = _year(match), match.published
    if year is None:
        if published is None:
            return [match.timex("DATE", f"XXXX-Q{number}", mod=match.edge())]
        current = (published.month + 2) // 3
        year = published.year
        if number > current + 1 or (number == current + 1 and direction(match) == "past" and number != 4):
            year -= 1
        elif number < current - 1 and direction(match) == "future":
            year += 1
        elif number == 4 and current == 1 and direction(match) != "future":
            year -= 1
    return [match.timex("DATE", f"{year:04d}-Q{number}", mod=match.edge(), part=match.bare("o"))]


@operation("half")
def half(match: Match) -> list[Timex]:
    """A half of a year."""
    word = match.words("o")[-1]
    number = ordinal_of(word, match.language) or 2
    if number > 2:
        return []
    year = _year(match) or (match.published.year if match.published else None)
    return [match.timex("DATE", f"{year or 'XXXX'}-H{number}")]


@operation("season")
def season(match: Match) -> list[Timex]:
    """A season: "last fall", "the summer of 2012"."""
    name = match.value("season", "s") or ""
    year, published = _year(match), match.published
    if year is None and not match.has("rel"):
        follows = match.after() in match.listed("season_not_before")
        risky = match.text("s") in match.listed("ambiguous_seasons")
        places = match.listed("risky_season_prepositions" if risky else "season_prepositions")
        if follows or match.before() not in places:
            return []
    if year is None and published is None:
        return [match.timex("DATE", f"XXXX-{name}", mod=match.edge())]
    if year is None and published is not None:
        step = step_of(match)
        sign = step[1] if step else 0
        kind = step[0] if step else ""
        options_of = [date(published.year + y, _SEASON_MONTH[name], 15) for y in (-1, 0, 1) if 0 < published.year + y < 9999]
        if sign < 0:
            options_of = [d for d in options_of if d + timedelta(46) < published] or options_of[:1]
        elif sign > 0:
            options_of = [d for d in options_of if d > published] or options_of[-1:]
        elif kind == "this":
            options_of = [d for d in options_of if abs((d - published).days) < 230]
        chosen = nearest(published, options_of, direction(match))
        if chosen is None:
            return []
        year = chosen.year - (1 if name == "WI" else 0)
    return [match.timex("DATE", f"{year:04d}-{name}", mod=match.edge())]


@operation("relunit")
def relative_unit(match: Match) -> list[Timex]:
    """A unit counted from publication: "last year", "this week", "the following month", "the quarter"."""
    unit = match.value("unit", "u") or "P"
    rel = match.text("rel")
    handler = _CONTEXT if rel.split(" ")[-1] in match.listed("context_rel") else None
    published = match.published
    step = step_of(match)
    mod = match.edge()
    the = match.listed("the")
    if rel in the:
        return _definite(match, unit)
    if unit.startswith("T") or unit in ("WE", "P", "L"):
        return []
    if rel.split(" ")[0] in the and step and step[0] in match.listed("definite_duration") and not match.has("ed"):
        if not (step[0] == "next" and unit in "DWM"):
            return [match.timex("DURATION", f"P1{unit}" if unit not in "EC" else f"P{'10' if unit == 'E' else '100'}Y")]
    if handler:
        position, day = match.reading.anchor(match.offset(), days=unit in ("D", "W"))
        amount = step[1] if step else 0
        if position is not None and day and amount > 0 and unit == "D":
            latest = match.reading.found[position].latest
            day = latest or day
        moved = add_units(day, unit, amount) if day else None
        return [match.timex("DATE", value_at(moved, unit), mod=mod, anchor=position)] if moved else []
    if published is None:
        return [match.timex("DATE", ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[(step[1] if step else 0) + 1], mod=mod)]
    if unit == "D":
        return [] if not step or step[0] not in ("this", "next") else _day(match, published, step[1])
    if unit == "Q" and not match.has("fy") and match.value("latest", "rel"):
        return [match.timex("DATE", moved_quarter(match, 0) or value_at(add_units(published, "Q", -1) or published, "Q"))]
    moved = add_units(published, unit, step[1] if step else 0)
    return [match.timex("DATE", value_at(moved, unit), mod=mod)] if moved else []


_CONTEXT = True


def _day(match: Match, published: date, step: int) -> list[Timex]:
    moved = add_units(published, "D", step)
    return [match.timex("DATE", moved.isoformat(), mod=match.edge())] if moved and step >= 0 else []


def _definite(match: Match, unit: str) -> list[Timex]:
    """Read "the year", "the quarter", "the end of the month"."""
    published = match.published
    edged = match.has("ed") or match.has("el")
    if unit.startswith("T") or unit in ("D", "WE", "L", "P", "F") or (unit in ("E", "C") and not edged):
        return []
    after = match.after()
    if after in match.listed("ended") and unit != "Q":
        return [match.timex("DURATION", f"P1{unit}")]
    if unit in ("W", "M") and not edged and match.before() not in match.listed("unit_prepositions") and after != "'s":
        return []
    if unit == "Y" and not edged and after in match.listed("unit_not_before"):
        return []
    if unit in ("Q", "M", "W", "Y") and not edged and after in match.listed("unit_not_definite"):
        return []
    if unit == "Q":
        value = moved_quarter(match, 0)
        if value is None and published:
            value = value_at(add_units(published, "Q", -1) or published, "Q")
        return [match.timex("DATE", value, mod=match.edge())] if value else []
    return [match.timex("DATE", value_at(published, unit), mod=match.edge())] if published else []


@operation("yearend")
def year_end(match: Match) -> list[Timex]:
    """The end of the year, as "year-end" and "year's end"."""
    mod = match.value("yearend", "ed") or "END"
    if (match.has("u") and match.value("unit", "u") != "Y") or match.published is None:
        return []
    year = match.published.year
    if direction(match) == "past" and match.published.month <= 2:
        year -= 1
    return [match.timex("DATE", f"{year:04d}", mod=mod)]


@operation("weekendof")
def weekend(match: Match) -> list[Timex]:
    """A weekend: the last one when publication is early in the week, else the coming one."""
    published = match.published
    if published is None:
        return [match.timex("DATE", "XXXX-WXX-WE")]
    step = step_of(match)
    if step and step[1] < 0 and step[0] != "this":
        week = published - timedelta(7)
    elif step and step[1] > 0:
        week = published + timedelta(7) if step[0] == "next" else published
    elif published.isoweekday() <= 3 and direction(match) != "future":
        week = published - timedelta(7)
    else:
        week = published
    return [match.timex("DATE", week_value(week) + "-WE", mod=match.edge())]


@operation("period")
def period(match: Match) -> list[Timex]:
    """A period of an earnings report: "the year-earlier quarter", "the latest period", "the 1988 period"."""
    published = match.published
    if match.has("n"):
        count = count_of(match.words("n"), match.language)
        unit = match.value("units", "u")
        return [match.timex("DURATION", f"P{int(count)}{unit}")] if isinstance(count, float) else []
    if match.has("y"):
        quarter = moved_quarter(match, 0)
        return [match.timex("DATE", match.text("y") + quarter[4:] if quarter else match.text("y"))]
    latest = match.has("rel") and match.value("latest", "rel") is not None
    years = 0 if latest or match.text("rel") == "current" else -1
    value = moved_quarter(match, years)
    if value is None and published:
        unit = match.value("unit", "u") or "Y"
        moved = add_units(published, "Y", years)
        if unit == "Q" and moved:
            moved = add_units(moved, "Q", -1)
        value = value_at(moved, unit) if moved else None
    return [match.timex("DATE", value)] if value else []


