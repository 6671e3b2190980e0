"""What single expressions mean, published on Friday 22 March 2013."""

from datetime import date
from pathlib import Path

import pytest
from newsmodel_dates import find
from newsmodel_dates.language import LANGUAGES, language
from newsmodel_dates.operations import OPERATIONS

FRIDAY = date(2013, 3, 22)

READ = [
    # words, type, value, mod
    ("They met on March 12, 2013.", "March 12, 2013", "DATE", "2013-03-12", None),
    ("They met on Tuesday, March 19.", "Tuesday, March 19", "DATE", "2013-03-19", None),
    ("They met on the 12th of March.", "the 12th of March", "DATE", "2013-03-12", None),
    ("It was signed on 5 May 2012.", "5 May 2012", "DATE", "2012-05-05", None),
    ("Filed 2013-03-20.", "2013-03-20", "DATE", "2013-03-20", None),
    ("Watch it here (3/17/13).", "3/17/13", "DATE", "2013-03-17", None),
    ("The dividend is payable April 15.", "April 15", "DATE", "2013-04-15", None),
    ("It opened in December.", "December", "DATE", "2012-12", None),
    ("It will open in December.", "December", "DATE", "2013-12", None),
    ("It opened in late February.", "late February", "DATE", "2013-02", "END"),
    ("It opened in mid-2012.", "mid-2012", "DATE", "2012", "MID"),
    ("He left last April.", "last April", "DATE", "2012-04", None),
    ("He left in July last year.", "July last year", "DATE", "2012-07", None),
    ("Since 2008 prices rose.", "2008", "DATE", "2008", None),
    ("In nineteen ninety-six he won.", "nineteen ninety-six", "DATE", "1996", None),
    ("By the end of 2014 it closes.", "the end of 2014", "DATE", "2014", "END"),
    ("In the late '80s he sang.", "the late '80s", "DATE", "198", "END"),
    ("In the 1990s he sang.", "the 1990s", "DATE", "199", None),
    ("A 19th-century house burned.", "19th-century", "DATE", "18", None),
    ("Profit fell in the third quarter.", "the third quarter", "DATE", "2012-Q3", None),
    ("A third-quarter loss followed.", "third-quarter", "DATE", "2012-Q3", None),
    ("It grew in the first half of 2012.", "the first half of 2012", "DATE", "2012-H1", None),
    ("Sales rose in fiscal 2014.", "fiscal 2014", "DATE", "2014", None),
    ("He resigned last fall.", "last fall", "DATE", "2012-FA", None),
    ("It burned in the summer of 2012.", "the summer of 2012", "DATE", "2012-SU", None),
    ("They talked last week.", "last week", "DATE", "2013-W11", None),
    ("They talked earlier this month.", "earlier this month", "DATE", "2013-03", "START"),
    ("They talked last year.", "last year", "DATE", "2012", None),
    ("They met over the weekend.", "the weekend", "DATE", "2013-W12-WE", None),
    ("They talked yesterday.", "yesterday", "DATE", "2013-03-21", None),
    ("They arrive the day after tomorrow.", "the day after tomorrow", "DATE", "2013-03-24", None),
    ("He spoke late Tuesday night.", "late Tuesday night", "TIME", "2013-03-19TNI", "END"),
    ("He spoke last night.", "last night", "TIME", "2013-03-21TNI", None),
    ("He spoke this afternoon.", "this afternoon", "TIME", "2013-03-22TAF", None),
    ("He died on the night of Feb. 26.", "the night of Feb. 26", "TIME", "2013-02-26TNI", None),
    ("It left three weeks ago.", "three weeks ago", "DATE", "2013-W09", None),
    ("It left nearly 40 years ago.", "nearly 40 years ago", "DATE", "1973", "AFTER"),
    ("It left years ago.", "years ago", "DATE", "PAST_REF", None),
    ("He waited two and a half years.", "two and a half years", "DURATION", "P2Y6M", None),
    ("A two-and-a-half-year term.", "two-and-a-half-year", "DURATION", "P2Y6M", None),
    ("He waited 5 1/2 hours.", "5 1/2 hours", "DURATION", "PT5H30M", None),
    ("A six-month truce began.", "six-month", "DURATION", "P6M", None),
    ("He waited more than a decade.", "more than a decade", "DURATION", "P10Y", "MORE_THAN"),
    ("He waited for an hour and a half.", "an hour and a half", "DURATION", "PT1H30M", None),
    ("It fell in the past two months.", "the past two months", "DURATION", "P2M", None),
    ("It fell for several years.", "several years", "DURATION", "PXY", None),
    ("It has been so for decades.", "decades", "DURATION", "PXDE", None),
    ("They march every Monday.", "every Monday", "SET", "XXXX-WXX-1", None),
    ("It costs $300 a month.", "a month", "SET", "P1M", None),
    ("It happens annually.", "annually", "SET", "P1Y", None),
    ("It is now closed.", "now", "DATE", "PRESENT_REF", None),
    ("It closed recently.", "recently", "DATE", "PAST_REF", None),
    ("It closes soon.", "soon", "DATE", "FUTURE_REF", None),
    ("Talks resume in the coming days.", "the coming days", "DATE", "FUTURE_REF", None),
    ("Prices rose in recent years.", "recent years", "DATE", "PAST_REF", None),
    ("They met on Thanksgiving.", "Thanksgiving", "DATE", "2012-11-22", None),
    ("They marched on Good Friday 2012.", "Good Friday 2012", "DATE", "2012-04-06", None),
    ("Since the Sept. 11 attacks it is shut.", "Sept. 11", "DATE", "2001-09-11", None),
    ("It starts at 3 p.m. EST on Saturday.", "3 p.m. EST", "TIME", "2013-03-23T15:00-05:00", None),
    ("It hit at 10:35 a.m. Thursday.", "10:35 a.m. Thursday", "TIME", "2013-03-21T10:35", None),
    ("It hit at 0735 GMT.", "0735 GMT", "TIME", "2013-03-22T07:35Z", None),
    ("He died at 3:15 p.m. on March 21.", "3:15 p.m.", "TIME", "2013-03-21T15:15", None),
    ("Voters go to the polls on Sunday.", "Sunday", "DATE", "2013-03-24", None),
    ("It starts Monday at noon.", "Monday at noon", "TIME", "2013-03-25T12:00", None),
    ("He was held on 9 February last year.", "9 February last year", "DATE", "2012-02-09", None),
    ("Police were called at 1.20pm.", "1.20pm", "TIME", "2013-03-22T13:20", None),
    ("It runs from 10am on Sunday 7 April.", "10am", "TIME", "2013-04-07T10:00", None),
    ("He died on the night of 8 March.", "the night of 8 March", "TIME", "2013-03-08TNI", None),
    ("It hit 66 million years ago.", "66 million years ago", "DATE", "PAST_REF", None),
    ("The talks were on Saturday, Jan. 14.", "Saturday, Jan. 14", "DATE", "2012-01-14", None),
    ("It is expected to last three weeks.", "three weeks", "DURATION", "P3W", None),
    ("The vote is due on Wednesday week.", "Wednesday week", "DATE", "2013-04-03", None),
    ("17:42\n\nThat is all.", "17:42", "TIME", "2013-03-22T17:42", None),
    ("She said that Monday prayers were off.", "Monday", "DATE", "2013-03-18", None),
    ("He fell on Monday and died at 6 a.m. the next day.", "6 a.m.", "TIME", "2013-03-19T06:00", None),
    ("He fell on Monday and died the next day.", "the next day", "DATE", "2013-03-19", None),
    ("It closed for good in 2009: nobody came.", "2009", "DATE", "2009", None),
    ("The minister will speak at 14.45.", "14.45", "TIME", "2013-03-22T14:45", None),
    ("At 9.05 a bus hit a wall.", "9.05", "TIME", "2013-03-22T09:05", None),
    ("It struck at 14.02 GMT.", "14.02 GMT", "TIME", "2013-03-22T14:02Z", None),
    ("14.02\n\nThat is all.", "14.02", "TIME", "2013-03-22T14:02", None),
    ("She spoke.\n\n09.05 Good morning from Leeds.", "09.05", "TIME", "2013-03-22T09:05", None),
    ("She spoke.\n\n14:20 Banks say no.", "14:20", "TIME", "2013-03-22T14:20", None),
    ("On Sunday Okoro resigned.", "Sunday", "DATE", "2013-03-17", None),
    (
        "They await Monday's vote. Shares fell overnight.",
        "overnight",
        "TIME",
        "2013-03-21TNI",
        None,
    ),
    ("In 2011 it was double that of the year before.", "the year before", "DATE", "2010", None),
]


@pytest.mark.parametrize(("text", "words", "kind", "value", "mod"), READ, ids=[row[1] for row in READ])
def test_it_reads(text: str, words: str, kind: str, value: str, mod: str | None) -> None:
    """The expression is found with these very words, type, value and mod."""
    found = {timex.of(text): timex for timex in find(text, FRIDAY)}

    assert words in found
    assert (found[words].type, found[words].value, found[words].mod) == (kind, value, mod)


NOTHING = [
    "He may march in second place.",
    "Theresa May, a minister, spoke.",
    "April Jones sings.",
    "The sun rose and prices fall.",
    "A 52-year-old man, 30 years old, fell.",
    "They won 3:2 and 21-14.",
    "Flight 1549 landed; it cost $1,990.",
    "About 1990 people and 2000 shares.",
    "A quarter of them left.",
    "USA Today said so.",
    "It is open 24 hours a day, seven days a week.",
    "Day after day the day-to-day business went on.",
    "He spoke on 'This Week' at length.",
    "The fall of Saigon hurt.",
    "It was a spring in his step.",
    "He is in room 2012.",
    "A teacher, Mr Sunday Okoro, agreed.",
    "Mrs. Monday Eze disagreed.",
    "Friday Osagie resigned.",
    "Sheffield Wednesday lost.",
    "The Sunday Times said so.",
    "He watched Saturday Night Live.",
    "Shares closed at 12.30.",
    "The pound stood at 1.15 against the euro.",
    "Sugar was sold at 10.15 rupees.",
    "The long-term plan and a last-minute change.",
    "He read '60 Minutes' aloud.",
    "She warned that summer ice could vanish.",
    "They said that day nurseries would close.",
    "It grew 2.30 per cent the year before the war.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_alone(text: str) -> None:
    """Months that are verbs or names, ages, scores, flights, sums and sizes are no expressions."""
    assert [timex.of(text) for timex in find(text, FRIDAY)] == []


def test_a_pair_of_days_is_two_expressions() -> None:
    text = "The summit is on April 24 and 25."

    assert [(t.of(text), t.value) for t in find(text, FRIDAY)] == [
        ("April 24", "2013-04-24"),
        ("25", "2013-04-25"),
    ]


def test_frequency_of_a_set() -> None:
    (timex,) = find("It meets twice a week.", FRIDAY)

    assert (timex.type, timex.value, timex.freq) == ("SET", "P1W", "2X")


def test_quantifier_of_a_set() -> None:
    (timex,) = find("It meets each day.", FRIDAY)

    assert timex.quant == "EACH"


def rows() -> dict[str, str]:
    lines = (Path(__file__).parent / "rules.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


def test_each_rule_has_an_example() -> None:
    """No rule of the English grammar is without its sentence, and none is named that isn't there."""
    names = [rule.name for rule in language("en").rules if rule.operation != "block"]

    assert [name for name in names if name not in rows()] == []
    assert sorted(rows()) == sorted(names)


@pytest.mark.parametrize(("rule", "text"), rows().items())
def test_each_rule_reads_its_example(rule: str, text: str) -> None:
    assert rule in [timex.rule for timex in find(text, FRIDAY)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_operation_is_there(code: str) -> None:
    assert [rule.operation for rule in language(code).rules if rule.operation not in OPERATIONS] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_rule_compiles(code: str) -> None:
    """Rules are compiled when they are first asked to match; all of them can be."""
    assert all(rule.compiled[0].groups >= len(rule.compiled[1]) for rule in language(code).rules)


def test_the_publication_day_may_be_a_string() -> None:
    assert [timex.value for timex in find("They met yesterday.", "2013-03-22")] == ["2013-03-21"]
