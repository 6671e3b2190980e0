"""Operations for days counted from the publication: weekdays, today, parts of the day."""

from __future__ import annotations

from datetime import date

from .almanac import plus
from .operations import operation
from .reading import Match
from .tense import direction, tense_at, weighed
from .timex import Timex, reference_to

__all__ = ["weekday_date"]

_STEPS = ("last", "past", "next", "coming", "this", "previous", "following", "that")


def step_of(match: Match, name: str = "rel") -> tuple[str, int] | None:
    """The class and the direction of "last", "next", "this past" …; the last such word decides."""
    found = None
    for word in match.words(name):
        for kind in _STEPS:
            value = match.language.value(kind, word)
            if value is not None:
                found = (kind, int(value))
    return found


def weekday_date(match: Match, weekday: int, published: date) -> date:
    """The day a weekday means.

    Policy (Mazur and Dale 2008, "What's the date? High accuracy interpretation of weekday names"):
    the publication day itself, else the last such day, or the next one under a future tense.
    """
    ahead = (weekday - published.isoweekday()) % 7
    step = step_of(match)
    if step:
        kind, sign = step
        if kind in ("previous", "following", "that"):
            position = match.reading.last(before=match.offset(), days=True)
            base = position[1].earliest if position and position[1].earliest else published
            ahead = (weekday - base.isoweekday()) % 7
            return plus(base, ahead or 7) if sign > 0 else plus(base, ahead - 7)
        if sign < 0:
            return plus(published, ahead - 7)
        if sign > 0:
            return plus(published, ahead or 7)
    if not ahead:
        return published
    way, weight = weighed(match)
    # "Friday's ruling" has mostly been given, whatever the clause promises.
    coming = way == "future" and (match.after() not in match.listed("genitive") or weight > 5)
    return plus(published, ahead if coming else ahead - 7)


@operation("weekday")
def weekday(match: Match) -> list[Timex]:
    """A weekday, with a part of its day where one follows."""
    number = match.integer("weekday", "w") or match.integer("wdabbr", "w")
    if number is None:
        return []
    if _is_name(match):
        return []
    part = match.value("part", "p") or match.value("point", "p") or match.value("daypart", "w")
    published = match.published
    if published is None:
        value = f"XXXX-WXX-{number}"
    elif match.has("hence"):
        ahead = (number - published.isoweekday()) % 7 or 7
        value = plus(published, ahead + 7).isoformat()
    elif match.has("wk"):
        week = next((int(v) for k in ("last", "next", "this") if (v := match.value(k, "wk")) is not None), 0)
        value = plus(published, 7 * week + number - published.isoweekday()).isoformat()
    else:
        value = weekday_date(match, number, published).isoformat()
    return [with_part(match, value, part)]


def _is_name(match: Match) -> bool:
    """Whether a weekday is part of a name: "Mr Sunday Okoro", "Sheffield Wednesday", "The Sunday Times"."""
    reading, honorifics = match.reading, match.listed("honorifics")
    after = reading.raw(match.end)
    if after[:1].isupper() and after.lower() in match.listed("weekday_titles"):
        return True
    before = reading.raw(match.start - (2 if match.before() == "." else 1))
    if before[:1].isupper() and before.lower() in honorifics | match.listed("weekday_names"):
        return True
    # "Friday Osagie resigned": a day would have its preposition, or follow its verb.
    if not honorifics or match.end - match.start > 1 or not reading.stops(match.start - 1):
        return False
    named = after.istitle() and after.lower() not in honorifics and not match.language.plain(after)
    return named and tense_at(reading, match.end + 1) == "past"


def with_part(match: Match, day: str, part: str | None) -> Timex:
    """A DATE, or the TIME of a part of it."""
    mod = match.edge()
    if not part:
        return match.timex("DATE", day, mod=mod)
    return match.timex("TIME", day + (part if part.startswith("T") else "T" + part), mod=mod)


def shifted(published: date | None, days: int) -> str | None:
    """The day so many days from publication."""
    if published is None:
        return None
    return plus(published, days).isoformat()


@operation("relday")
def relative_day(match: Match) -> list[Timex]:
    """Today, yesterday or tomorrow."""
    step = match.integer("relday", "r") or 0
    day = shifted(match.published, step)
    if day is None:
        return [match.timex("DATE", reference_to(step))]
    return [
        with_part(
            match, day, match.value("part", "p") or match.value("point", "p") or match.value("daypart", "r")
        )
    ]


@operation("dayshift")
def day_shift(match: Match) -> list[Timex]:
    """The day before yesterday, the day after tomorrow."""
    step = (match.integer("relday", "r") or 0) + (-1 if match.text("s") in match.listed("before") else 1)
    day = shifted(match.published, step)
    return [match.timex("DATE", day)] if day else []


@operation("part")
def part_of_day(match: Match) -> list[Timex]:
    """A part of a day: "this morning", "last night", "the next morning"."""
    part = match.value("part", "p") or match.value("tonight", "p") or match.value("overnight", "p")
    if not part:
        return []
    published, anchor = match.published, None
    step = step_of(match)
    relation = match.rule.options.get("rel")
    if relation == "the":
        if match.before() not in match.listed("in_the"):
            return []
        anchor, day = match.reading.anchor(match.offset(), days=True)
        value = day.isoformat() if day else None
    elif step and step[0] in ("following", "previous", "next", "that"):
        anchor, day = match.reading.anchor(match.offset(), days=True)
        value = shifted(day, step[1] or 0)
    elif relation == "night":
        last = match.reading.last(before=match.offset(), within=250, days=True)
        day = last[1].earliest if last else published
        if day and published and day > published and direction(match) != "future":
            # A day to come was named in passing: "waited for Friday's vote. Shares fell overnight."
            day = published
        value = shifted(day, -1 if direction(match) != "future" else 0)
    else:
        value = shifted(published, step[1] if step else 0)
    return [match.timex("TIME", f"{value or 'XXXX-XX-XX'}T{part}", mod=match.edge(), anchor=anchor)]
