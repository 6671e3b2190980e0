"""Operations for quarters, halves, seasons and other periods of the calendar."""

from __future__ import annotations

from datetime import date

from .almanac import add_units, value_at
from .days import nearest, year_of
from .numbers import count_of, ordinal_of
from .operations import operation
from .reading import Match
from .tense import direction, weighed
from .timex import Timex
from .weekdays import step_of

__all__ = ["moved_quarter"]

_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


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
    if "last" in match.rule.options:
        number: int | None = 4
    else:
        number = ordinal_of(match.words("o")[-1], match.language) if match.has("o") else int(match.text("q"))
    if not number or number > 4:
        return []
    year, published = year_of(match), match.published
    if published and "ago" in match.rule.options:
        return [match.timex("DATE", f"{published.year - 1:04d}-Q{number}")]
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
    if "bare" in match.rule.options and match.after() not in match.listed("half_before"):
        return []
    year = year_of(match) or (match.published.year if match.published else None)
    return [match.timex("DATE", f"{year or 'XXXX'}-H{number}")]


@operation("season")
def season(match: Match) -> list[Timex]:
    """A season: "last fall", "the summer of 2012"."""
    name = match.value("season", "s") or ""
    year, published = year_of(match), match.published
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
        options_of = [
            date(published.year + y, _SEASON_MONTH[name], 15)
            for y in (-1, 0, 1)
            if 0 < published.year + y < 9999
        ]
        if sign < 0:
            options_of = [d for d in options_of if (published - d).days > 46] or options_of[:1]
        elif sign > 0:
            options_of = [d for d in options_of if d > published] or options_of[-1:]
        elif kind == "this":
            options_of = [d for d in options_of if abs((d - published).days) < 230]
        chosen = nearest(published, options_of, weighed(match))
        if chosen is None:
            return []
        year = chosen.year - (1 if name == "WI" else 0)
    return [match.timex("DATE", f"{year:04d}-{name}", mod=match.edge())]


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
