"""How relative expressions are anchored: to the publication, by tense, or to what was read before."""

from datetime import date

import pytest
from newsmodel_dates import find, normalise

THURSDAY = date(2022, 1, 13)


def values(text: str, published: date | None = THURSDAY) -> list[str | None]:
    return [timex.value for timex in find(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Monday.", "2022-01-10"),
        ("They will meet on Monday.", "2022-01-17"),
        ("A meeting is planned for Monday.", "2022-01-17"),
        ("They met on Thursday.", "2022-01-13"),
        ("They will meet on Thursday.", "2022-01-13"),
        ("They met last Thursday.", "2022-01-06"),
        ("They meet next Thursday.", "2022-01-20"),
        ("The offer had been due to expire Friday.", "2022-01-07"),
        ("They met in June.", "2021-06"),
        ("They will meet in June.", "2022-06"),
        ("They met on Dec. 13.", "2021-12-13"),
        ("The funeral will be held on Monday.", "2022-01-17"),
        ("She is to be sentenced on Friday.", "2022-01-14"),
        ("The board plans to cut rates on Monday.", "2022-01-17"),
        ("He could not be reached on Monday.", "2022-01-10"),
        ("The photographs, taken on Monday, show that it will fall.", "2022-01-10"),
        ("From Monday, a bridge that cost $3 million will link them.", "2022-01-17"),
        ("Bolton host Millwall on Monday.", "2022-01-17"),
        ("He saw the play on Monday.", "2022-01-10"),
        ("The minister resigned in February.", "2021-02"),
        ("They back a watered-down version before March.", "2022-03"),
        ("The board will offer improved terms on Monday.", "2022-01-17"),
        ("They launched a contested overhaul in February.", "2021-02"),
        ("He said the show would open in February.", "2022-02"),
        ("She was asked to speak in February.", "2022-02"),
        ("The dividend is payable Monday.", "2022-01-17"),
        ("The coach told the players to rest on Monday.", "2022-01-17"),
        ("The council has invited residents to talks on Monday.", "2022-01-17"),
        ("Drivers are urged to stay at home on Monday.", "2022-01-17"),
        ("The judge had ordered them to leave by Monday.", "2022-01-10"),
        ("The judge demanded an answer by Monday.", "2022-01-17"),
        ("The two sides agreed to disarm by Monday.", "2022-01-17"),
        ("The two sides agreed to extend the truce on Monday.", "2022-01-10"),
        ("He asked the police to look into the fire on Monday.", "2022-01-10"),
        ("Unions called on the minister to resign on Monday.", "2022-01-17"),
        ("Crews were called to tackle a blaze on Monday.", "2022-01-10"),
        ("Officials said play on Monday could start early.", "2022-01-17"),
        ("Officials said the attack on Monday could have been stopped.", "2022-01-10"),
        ("Traders waited for the verdict on Monday.", "2022-01-17"),
        ("Shares slipped ahead of Monday's vote.", "2022-01-17"),
        ("Shares slipped ahead of Monday.", "2022-01-17"),
        ("They see a good chance of a cut in March.", "2022-03"),
        ("Economists see the first rate cut in March.", "2022-03"),
        ("Analysts fear a big hit in March.", "2022-03"),
        ("The bank cut rates in March.", "2021-03"),
        ("A quake hit in March.", "2021-03"),
    ],
)
def test_tense_gives_the_direction(text: str, value: str) -> None:
    """A weekday or month is the last one, or the next under a future tense; its own day is that day."""
    assert values(text) == [value]


def test_it_counts_from_the_expression_before() -> None:
    """Days "later" and "that year" count from what was read last, and name it."""
    text = "On March 5, 2010, it sank. Two days later it was found. Later that year it was sold."
    first, second, third = find(text, THURSDAY)

    assert (second.value, second.anchor) == ("2010-03-07", 0)
    assert third.value == "2010"
    assert first.anchor is None


def test_following_month() -> None:
    assert values("He left in March 2010 and returned the following month.") == ["2010-03", "2010-04"]


def test_a_range_links_its_ends() -> None:
    first, second = find("It ran from Monday to Wednesday.", THURSDAY)

    assert (first.finish, second.begin) == (1, 0)


def test_between_and_links_too() -> None:
    first, second = find("It ran between 1996 and 1998.", THURSDAY)

    assert (first.finish, second.begin) == (1, 0)


def test_an_earnings_report_compares_quarters() -> None:
    """After a quarter, "a year earlier" is that quarter of the year before."""
    text = "Profit fell in the third quarter of 2021. A year earlier it rose."

    assert values(text) == ["2021-Q3", "2020-Q3"]


def test_granularity_is_kept() -> None:
    (timex,) = find("It grew last year.", THURSDAY)

    assert (timex.value, timex.earliest, timex.latest) == ("2021", date(2021, 1, 1), date(2021, 12, 31))


def test_without_a_publication_day() -> None:
    """Nothing is guessed: the value keeps its blanks."""
    assert values("They met on Monday and in June.", None) == ["XXXX-WXX-1", "XXXX-06"]


def test_normalise_takes_the_longest() -> None:
    timex = normalise("last Thursday", published=THURSDAY)

    assert timex is not None
    assert timex.value == "2022-01-06"


def test_normalise_of_nothing() -> None:
    assert normalise("nothing at all", published=THURSDAY) is None
