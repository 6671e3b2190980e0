"""Properties that hold for any text, any publication day and any date."""

import datetime
import sys
import time
from calendar import month_name
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_dates import absolute, find, normalise
from newsmodel_dates.language import LANGUAGES, language

MONTHS = list(month_name)[1:]
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
STYLES: list[Callable[[date], str]] = [
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{DAYS[d.isoweekday() - 1]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{DAYS[d.isoweekday() - 1]} {MONTHS[d.month - 1]} {d.day} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{DAYS[d.isoweekday() - 1]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}{ending(d.day)}, {d.year}",
    lambda d: f"the {d.day}{ending(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: f"{d.day:02d}.{d.month:02d}.{d.year}",
]
news_days = st.dates(date(1900, 1, 1), date(2035, 12, 31))
WORDS = sorted({w for code in LANGUAGES for kind in language(code).values.values() for w in kind})
prose = st.lists(
    st.sampled_from(
        [*WORDS, *map(str.title, WORDS), *".,-–/'\"()", "\n\n", "the", "of", "in", "a", "1", "31"]
    )
    | st.from_regex(r"\A[0-9]{1,4}([/:.-][0-9]{1,4}){0,2}\Z")
    | st.text(max_size=3),
    max_size=40,
).map(" ".join)


def ending(day: int) -> str:
    return "th" if 10 <= day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@pytest.mark.parametrize("style", range(12))
@settings(max_examples=25, deadline=None)
@given(day=news_days, published=news_days)
def test_an_absolute_date_comes_back(style: int, day: date, published: date) -> None:
    """A full date in any of twelve news styles is read as itself, whatever the publication day."""
    text = STYLES[style](day)
    timex = normalise(text, published)

    assert timex is not None
    assert (timex.value, timex.of(text)) == (day.isoformat(), text)


RELATIVE = [
    "They met on Friday.",
    "They will meet Monday.",
    "He left yesterday.",
    "He left three days ago.",
    "Next Tuesday.",
]
WEEKS = ["They met last week.", "They meet next week.", "It fell over the weekend.", "Two weeks ago it rose."]


@settings(max_examples=40, deadline=None)
@given(published=news_days, weeks=st.integers(-200, 200))
def test_whole_weeks_shift_days_and_weeks(published: date, weeks: int) -> None:
    """Published some weeks later, weekdays, days and weeks are as many weeks later."""
    shift = timedelta(7 * weeks)
    for text in RELATIVE + WEEKS:
        (before,), (after,) = find(text, published), find(text, published + shift)

        assert before.earliest is not None
        assert after.earliest == before.earliest + shift


@settings(max_examples=150, deadline=None)
@given(
    text=prose | st.text(max_size=200),
    published=st.none() | st.dates(),
    code=st.sampled_from(LANGUAGES),
)
def test_any_text_gives_sound_spans(text: str, published: date | None, code: str) -> None:
    """Nothing raises; spans lie in the text in order and never overlap; earliest is not after latest."""
    end = 0
    for timex in find(text, published, language_code=code):
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end
        if timex.earliest and timex.latest:
            assert timex.earliest <= timex.latest
        assert (timex.earliest is None) == (timex.latest is None)


class _NoClock(datetime.datetime):
    """A clock that has moved by decades."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> "_NoClock":
        return cls(2099, 6, 15, tzinfo=tz)

    @classmethod
    def utcnow(cls) -> "_NoClock":
        return cls(2099, 6, 15)

    @classmethod
    def today(cls) -> "_NoClock":
        return cls(2099, 6, 15)


def test_the_clock_is_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """With another clock in every module the readings stay the same."""
    text = "On 17/3/13 and Dec. 13 they met; on Friday they talked; in June and last year; 05.06.12; now."
    published = date(2013, 3, 22)
    before = find(text, published)
    absolute._parse.cache_clear()
    for name, module in list(sys.modules.items()):
        ours = name.startswith(("dateparser", "newsmodel_dates"))
        if ours and getattr(module, "datetime", None) is datetime.datetime:
            monkeypatch.setattr(module, "datetime", _NoClock)
    monkeypatch.setattr(time, "time", lambda: 4e9)

    assert find(text, published) == before


@pytest.mark.parametrize("piece", ["Monday ", "two ", "1990-", "the past ", "a."])
def test_time_is_linear(piece: str) -> None:
    """Ten times the text takes about ten times as long, however it repeats."""
    took = []
    for size in (10_000, 100_000):
        text = piece * (size // len(piece))
        start = time.process_time()
        find(text, date(2013, 3, 22))
        took.append(time.process_time() - start)

    assert took[1] < 0.25 + 40 * took[0]


@pytest.mark.slow
def test_a_megabyte_takes_seconds() -> None:
    """A text of a megabyte is read in seconds."""
    text = "Mr. Smith said on Friday that he would go to Rome in the next two weeks. " * 14_000
    start = time.process_time()
    find(text, date(2013, 3, 22))

    assert time.process_time() - start < 20


@given(
    st.integers(0, 40), st.integers(0, 40), st.integers(0, 99) | st.integers(0, 2400), st.sampled_from("/.")
)
@settings(deadline=None, max_examples=60)
def test_dates_in_figures_are_read_as_dateparser_reads_them(a: int, b: int, c: int, mark: str) -> None:
    """The usual order is read without it, since it takes long to import."""
    text = f"{a}{mark}{b}{mark}{c:02}" if c < 100 else f"{a}{mark}{b}{mark}{c:04}"
    for code in LANGUAGES:
        order = "DMY" if mark == "." else language(code).date_order
        expected = absolute._parse(text, code, order, date(2018, 6, 15))
        assert absolute.numeric_date(text, language(code), date(2018, 6, 15)) == expected
