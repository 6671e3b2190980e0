"""Operations for units counted from publication or context: "last year", "that month", "the quarter"."""

from __future__ import annotations

from datetime import date

from .almanac import add_units, plus, value_at, week_value
from .operations import operation
from .periods import moved_quarter
from .reading import Match
from .spans import duration_value
from .tense import direction
from .timex import Timex, reference_to
from .weekdays import step_of

__all__ = ["relative_unit"]


@operation("relunit")
def relative_unit(match: Match) -> list[Timex]:
    """A unit counted from publication: "last year", "this week", "the following month", "the quarter"."""
    unit = match.value("unit", "u") or "P"
    rel = match.text("rel")
    the = match.listed("the")
    if rel in the:
        return _definite(match, unit)
    if unit.startswith("T") or unit in ("WE", "P", "L"):
        return []
    step = step_of(match)
    kind, amount = step or ("this", 0)
    lasting = kind in match.listed("definite_duration") and not (kind == "next" and unit in "DWM")
    if lasting and rel.split(" ")[0] in the and not match.has("ed"):
        return [match.timex("DURATION", duration_value(1.0, unit))]
    # "The next day" goes on from what was told; the day after publication is "tomorrow".
    if rel.split(" ")[-1] in match.listed("context_rel") or (unit == "D" and kind == "next"):
        return _from_context(match, unit, amount)
    published = match.published
    if published is None:
        return [match.timex("DATE", reference_to(amount), mod=match.edge())]
    if unit == "D" and kind != "next":
        return []
    if unit == "Q" and not match.has("fy") and match.value("latest", "rel"):
        return [match.timex("DATE", moved_quarter(match, 0) or _last_quarter(published))]
    moved = add_units(published, unit, amount)
    return [match.timex("DATE", value_at(moved, unit), mod=match.edge())] if moved else []


def _last_quarter(published: date) -> str:
    return value_at(add_units(published, "Q", -1) or published, "Q")


def _from_context(match: Match, unit: str, amount: int) -> list[Timex]:
    """Count from the expression read last: "that year", "the following month"."""
    position, day = match.reading.anchor(match.offset(), days=unit in ("D", "W"))
    if position is not None and amount > 0 and unit == "D":
        last = match.reading.found[position]
        day = last.latest or day
        if last.type == "TIME" and match.offset() - last.end <= 1:
            # "6 a.m. the next day": the time was read as of that day.
            amount = 0
    moved = add_units(day, unit, amount) if day else None
    return [match.timex("DATE", value_at(moved, unit), mod=match.edge(), anchor=position)] if moved else []


def _definite(match: Match, unit: str) -> list[Timex]:
    """Read "the year", "the quarter", "the end of the month"."""
    published, after = match.published, match.after()
    if unit == "D" and match.has("el"):
        position, day = match.reading.anchor(match.offset(), days=True)
        return [match.timex("DATE", day.isoformat(), mod=match.edge(), anchor=position)] if day else []
    # "Person of the Year" is a title; German nouns have their capital anyway.
    if match.listed("titles") and match.reading.raw(match.groups["u"][0])[0].isupper():
        return []
    edged = match.has("ed") or match.has("el")
    if unit.startswith("T") or unit in ("D", "WE", "L", "P", "F") or (unit in ("E", "C") and not edged):
        return []
    if after in match.listed("ended") and unit != "Q":
        return [match.timex("DURATION", f"P1{unit}")]
    if not edged:
        placed = match.before() in match.listed("unit_prepositions") or after == "'s"
        if (unit in ("W", "M") and not placed) or after in match.listed("unit_not_definite"):
            return []
        if unit == "Y" and after in match.listed("unit_not_before"):
            return []
    if unit == "Q":
        value = moved_quarter(match, 0) or (_last_quarter(published) if published else None)
    else:
        value = value_at(published, unit) if published else None
    return [match.timex("DATE", value, mod=match.edge())] if value else []


@operation("lastunit")
def last_unit(match: Match) -> list[Timex]:
    """The unit before the publication's in one word, as German "Vorjahr"."""
    unit = match.value("lastunit", "x")
    moved = add_units(match.published, unit, -1) if unit and match.published else None
    return [match.timex("DATE", value_at(moved, unit))] if moved and unit else []


@operation("yearend")
def year_end(match: Match) -> list[Timex]:
    """The end of the year, as "year-end" and "year's end"."""
    mod = match.value("yearend", "ed") or "END"
    if (match.has("u") and match.value("unit", "u") != "Y") or match.published is None:
        return []
    year = match.published.year
    if mod == "END" and direction(match) == "past" and match.published.month <= 2:
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
        week = plus(published, -7)
    elif step and step[1] > 0:
        week = plus(published, 7) if step[0] == "next" else published
    elif published.isoweekday() <= 3 and direction(match) != "future":
        week = plus(published, -7)
    else:
        week = published
    return [match.timex("DATE", week_value(week) + "-WE", mod=match.edge())]
