"""Operations for months, years, decades and centuries."""

from __future__ import annotations

from datetime import date

from .days import month_of, nearest, year_of
from .numbers import count_of, ordinal_of
from .operations import operation
from .reading import Match
from .tense import weighed
from .timex import Timex

__all__ = ["month_value"]


def month_value(match: Match, month: int, year: int | None) -> str:
    """The value of a month; without a year, of the one nearest to publication by tense."""
    if year is not None:
        return f"{year:04d}-{month:02d}"
    published = match.published
    if published is None:
        return f"XXXX-{month:02d}"
    options = [
        date(y, month, 15) for y in (published.year - 1, published.year, published.year + 1) if 0 < y < 10000
    ]
    middle = nearest(published.replace(day=15), options, _way(match), 1.7)
    return f"{middle.year:04d}-{month:02d}" if middle else f"XXXX-{month:02d}"


def _way(match: Match) -> tuple[str | None, float]:
    way, weight = weighed(match)
    if way == "past" and match.before() in match.listed("ahead"):
        return "future", 3.0
    return way, weight


def _ambiguous(match: Match) -> bool:
    """Whether a lone month is rather a verb or a name: "May" first in a sentence, "March on Washington"."""
    word = match.text("mo").split(" ")[0]
    if match.language.value("mabbr", word) and not match.language.value("month", word):
        return not match.text("mo").endswith(".")
    if match.reading.raw(match.end - 1).isupper() or word in match.listed("ambiguous_months"):
        if match.before() in match.listed("the") and match.reading.raw(match.end)[:1].islower():
            return match.after() in match.listed("month_not_before")
        return match.before() not in match.listed("month_prepositions")
    follow = match.reading.raw(match.end)
    before = match.before()
    named = follow[:1].isupper() and before not in match.listed("month_prepositions")
    return named and word in match.listed("name_months")


@operation("month")
def month(match: Match) -> list[Timex]:
    """A month, with or without a year: "March 2022", "early March", "last March"."""
    number = month_of(match)
    if number is None:
        return []
    year = year_of(match)
    alone = year is None and not match.has("rel") and not match.has("el") and not match.has("ed")
    if alone and _ambiguous(match):
        return []
    published = match.published
    if match.has("rel") and published:
        last = match.value("last", "rel") or match.value("past", "rel")
        if last:
            # Nobody says "last February" in March: that is "last month".
            year = published.year - (number >= published.month - 1)
        elif match.value("next", "rel") or match.value("coming", "rel"):
            year = published.year + (number <= published.month)
        else:
            year = published.year
    return [match.timex("DATE", month_value(match, number, year), mod=match.edge(), part=match.bare("el"))]


@operation("year")
def year(match: Match) -> list[Timex]:
    """A year in figures, unless it counts something ("1990 people") or belongs to a name."""
    number = year_of(match)
    if number is None:
        return []
    explicit = match.end - match.start > 1
    if not explicit and not _is_year(match, number):
        return []
    return [match.timex("DATE", f"{number:04d}", mod=match.edge())]


def _is_year(match: Match, number: int) -> bool:
    before, after = match.before(), match.after()
    if (
        after in match.listed("counted")
        or before in match.listed("not_year_after")
        or before in ("$", "#", "£", "€", "¥", "no", "+", "%", "/", ".")
    ):
        return False
    reading = match.reading
    if after in ("%", "°", "/") or (
        after == "-" and reading.word(match.end + 1)[:1].isdigit() and number < 1500
    ):
        return False
    if reading.words.joined(match.start - 1, match.start) and before not in "-–—('‘\"“[/":
        return False
    if 1900 <= number <= 2039:
        return True
    listed = before in match.listed("year_prepositions")
    strict = before in match.listed("year_strict") and after[:1] in ",.;)"
    return listed and (number >= 1500 or strict)


@operation("yearwords")
def year_words(match: Match) -> list[Timex]:
    """A year in words: "nineteen ninety-six", "the year two thousand"."""
    words = [word for word in match.words("y") if word != "-"]
    century = match.language.value("cent", words[0]) if words else None
    if century and len(words) > 1:
        rest = count_of(words[1:], match.language)
        if isinstance(rest, float) and 10 <= rest < 100 and rest == int(rest):
            return [match.timex("DATE", f"{century}{int(rest):02d}")]
        return []
    if match.reading.word(match.start) == words[0]:
        return []
    number = count_of(words, match.language)
    return (
        [match.timex("DATE", f"{int(number):04d}")]
        if isinstance(number, float) and 1000 <= number < 2200
        else []
    )


@operation("yearpair")
def year_pair(match: Match) -> list[Timex]:
    """Two years of one number, "2014-15": an expression each."""
    first = year_of(match)
    second = match.text("y2")
    if first is None or not match.reading.words.joined(match.end - 3, match.end - 2):
        return []
    last = first // 100 * 100 + int(second)
    if not first < last <= first + 40 or not 1800 <= first < 2100:
        return []
    cut = match.groups["y2"][0]
    return [
        match.timex("DATE", str(first), part=(match.start, cut - 1)),
        match.timex("DATE", str(last), part=(cut, match.end)),
    ]


@operation("decade")
def decade(match: Match) -> list[Timex]:
    """A decade: "the 1990s", "the late '80s", "the sixties"."""
    word = match.text("x")
    figures = word.rstrip("s")
    if figures.isdigit():
        value = figures[:3] if len(figures) == 4 and figures[3] == "0" else None
        if len(figures) <= 2:
            if match.before() in match.listed("ages"):
                return []
            first = range(match.start, match.groups["x"][0])
            if not match.has("q") and not any(match.reading.word(i) in match.listed("the") for i in first):
                return []
            value = _century(match) + figures[0]
    else:
        tens = match.language.value("decword", word)
        starts = match.reading.word(match.start) in match.listed("the")
        value = _century(match) + tens[0] if tens and starts else None
    return [match.timex("DATE", value, mod=match.edge())] if value else []


def _century(match: Match) -> str:
    return "19" if match.published is None or match.published.year < 2030 else "20"


@operation("century")
def century(match: Match) -> list[Timex]:
    """A century: "the 19th century" is the years 18xx."""
    number = ordinal_of(match.words("o")[-1], match.language)
    if number is None or not 1 <= number <= 40:
        return []
    return [match.timex("DATE", f"{number - 1:02d}", mod=match.edge())]
