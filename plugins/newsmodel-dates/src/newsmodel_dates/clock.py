"""Operations for clock times: "3 p.m. EST on Friday", "10:35 GMT", "midnight"."""

from __future__ import annotations

from .days import month_of, on_day, year_of
from .numbers import count_of, ordinal_of
from .operations import operation
from .reading import Match
from .timex import Timex
from .weekdays import shifted, weekday_date

__all__ = ["clock"]


def _time_of(match: Match) -> tuple[int, int, str] | None:
    """Hour, minute and seconds as the text has them, before a.m. or p.m. is reckoned in."""
    for name in ("t", "mil", "t2"):
        word = match.text(name)
        if not word:
            continue
        if ":" in word:
            hour, minute, *rest = word.split(":")
            return int(hour), int(minute), f":{rest[0]}" if rest and len(rest[0]) == 2 else ""
        if "." in word:
            hour_, _, minute_ = word.partition(".")
            fits = hour_.isdigit() and len(minute_) == 2 and minute_.isdigit()
            return (int(hour_), int(minute_), "") if fits and int(hour_) < 25 and int(minute_) < 60 else None
        if len(word) == 4 and int(word[:2]) < 25 and int(word[2:]) < 60:
            return int(word[:2]), int(word[2:]), ""
        return None
    number = count_of(match.words("h"), match.language)
    return (int(number), 0, "") if isinstance(number, float) and number <= 24 else None


def _day_of(match: Match) -> str | None:
    published = match.published
    if match.has("mo"):
        month = month_of(match)
        day = ordinal_of(match.words("d")[0], match.language) if match.has("d") else None
        return on_day(match, month, day, year_of(match)) if month and day else None
    if match.has("r"):
        word = match.value("relday", "r")
        return shifted(published, int(word) if word else 0)
    number = match.integer("weekday", "w") or match.integer("wdabbr", "w")
    if number:
        if published is None:
            return f"XXXX-WXX-{number}"
        return weekday_date(match, number, published).isoformat()
    return _day_near(match)


def _day_near(match: Match) -> str | None:
    """The day of a time without one: a weekday just after it, else the last one read, else publication."""
    reading, language = match.reading, match.language
    for index in range(match.end, match.end + 8):
        word = reading.word(index)
        if reading.stops(index):
            break
        if reading.raw(index)[:1].isupper() and (number := language.value("weekday", word)):
            # "on Sunday 6 April": the date says which Sunday.
            after = index + 1 + (reading.word(index + 1) == ",")
            if day := _month_day_at(match, after):
                return day
            if match.published:
                return weekday_date(match, int(number), match.published).isoformat()
        elif day := _month_day_at(match, index):
            return day
        elif (step := language.value("relday", word)) is not None:
            return shifted(match.published, int(step))
        elif word in match.listed("next_day") and language.value("unit", reading.word(index + 1)) == "D":
            return shifted(reading.anchor(match.offset(), days=True)[1], 1)
    last = reading.last(before=match.offset(), within=200, days=True)
    if last and last[1].earliest and "\n\n" not in reading.words.text[last[1].end : match.offset()]:
        return last[1].earliest.isoformat()
    return match.published.isoformat() if match.published else None


def _month_day_at(match: Match, index: int) -> str | None:
    """The day that a month's name and a number at an index make, "on March 21", "on 21 March"."""
    reading, language = match.reading, match.language
    first = reading.word(index)
    at = index + 1 if first[:1].isdigit() else index
    word = reading.word(at)
    month = language.value("month", word) or language.value("mabbr", word)
    if not month or not reading.raw(at)[0].isupper():
        return None
    number = first if at > index else reading.word(at + 1 + (reading.word(at + 1) == "."))
    day = ordinal_of(number, language) if number[:1].isdigit() else None
    # The year that a date names comes right after it: "at 5pm on 21 March 2024".
    year = reading.word(at + 1)
    stated = int(year) if at > index and len(year) == 4 and year.isdigit() else None
    return on_day(match, int(month), day, stated) if day else None


@operation("clock")
def clock(match: Match) -> list[Timex]:
    """A time of day, with its day and its offset from UTC where stated."""
    time = _time_of(match)
    if time is None:
        return []
    hour, minute, seconds = time
    if match.has("p") and not match.has("oc") and match.value("parts", "p"):
        return []
    half = match.value("ampm", "h2") or match.value("ampm", "ampm2")
    part = match.value("part", "p") or match.value("parts", "p") or ("NI" if match.has("p2") else None)
    if half and not 1 <= hour <= 12:
        return []
    if (half == "PM" or part in ("AF", "EV") or (part == "NI" and hour > 5)) and hour < 12:
        hour += 12
    elif half == "AM" and hour == 12:
        hour = 0
    plain = not half and not part and not match.has("z") and not match.has("oc")
    if plain and "." in match.text("t") and not _is_dotted_time(match):
        return []
    if plain and (match.reading.raw(match.start - 1)[:1] in ("$", "-", "(") or not _is_time(match)):
        return []
    zone = match.value("zone", "z") or ""
    day = _day_of(match) or "XXXX-XX-XX"
    mod = "APPROX" if match.has("m") else None
    return [match.timex("TIME", f"{day}T{hour:02d}:{minute:02d}{seconds}{zone}", mod=mod)]


def _is_time(match: Match) -> bool:
    """Whether figures like 10:35 are a time and no score or reference."""
    if match.has("w") or match.has("r") or match.has("mo") or match.has("lp"):
        return True
    if _is_stamp(match):
        return True
    return match.before() in match.listed("clock_prepositions") or match.has("m")


def _is_stamp(match: Match) -> bool:
    """Whether figures are the time stamp of a live blog: a whole paragraph, or "09.05 Good morning"."""
    if match.before()[:1] not in ("", "\n"):
        return False
    after = match.reading.raw(match.end)
    opens = after[:1].isupper() and after.lower() not in match.listed("measured")
    return after[:1] in ("", "\n") or (opens and len(match.text("t")) == 5 and match.end == match.start + 1)


def _is_dotted_time(match: Match) -> bool:
    """Whether figures like 12.30 are a time and no price or rate: "will speak at 12.30"."""
    reading, measured = match.reading, match.listed("measured")
    if _is_stamp(match):
        return True
    if match.before() not in match.listed("dot_clock_prepositions"):
        return False
    for index in range(match.start - 2, max(-1, match.start - 14), -1):
        if reading.stops(index):
            break
        if reading.word(index) in measured:
            return False
    return measured.isdisjoint((match.after(), match.after(1), match.after(2), match.after(3)))


@operation("point")
def point(match: Match) -> list[Timex]:
    """Noon, midnight, dawn, dusk."""
    value = match.value("point", "p") or ""
    if (
        match.before() in match.listed("not_before_point")
        or match.before() == "-"
        or match.after() in match.listed("of")
    ):
        return []
    day = _day_of(match) or "XXXX-XX-XX"
    if value == "T00:00" and (match.has("w") or match.has("r")):
        value = "T24:00"
    mod = match.edge()
    return [match.timex("TIME", day + value, mod=mod)]
