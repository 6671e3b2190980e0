"""Amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsmodel_amounts import Amount, amounts

from newsmodel import Article, Parser
from newsmodel.testing import Conformance, draft_of


def found(text):
    return [
        (text[a.span.start : a.span.end], a.value, a.unit, a.approximate) for a in amounts(draft_of(text))
    ]


class TestConformance(Conformance):
    plugin = "newsmodel-amounts"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as well as $500 million in aid", [("$500 million", 5e8, "USD", False)]),
        (
            "paid £3.2bn and €10,000.50",
            [("£3.2bn", 3.2e9, "GBP", False), ("€10,000.50", 10000.5, "EUR", False)],
        ),
        ("about 20 percent, nearly 5%", [("20 percent", 20, "percent", True), ("5%", 5, "percent", True)]),
        ("two million barrels", [("two million barrels", 2e6, "barrel", False)]),
        ("a US$5 note, a 50-mile road", [("US$5", 5, "USD", False), ("50-mile", 50, "mile", False)]),
        ("a rise of 0.5 percentage points", [("0.5 percentage points", 0.5, "percentage point", False)]),
        ("a US$5 note and $100 barrels", [("US$5", 5, "USD", False), ("$100", 100, "USD", False)]),
        ("in 2014, 13 people met at 3 p.m.", []),
        ("the 10th metre, file 3.5.7, no meters", []),
    ],
)
def test_amounts(text, expected):
    assert found(text) == expected


def values(text):
    return [(words, value, unit) for words, value, unit, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bridge for ₹42 crore.", [("₹42 crore", 420_000_000, "INR")]),
        ("A bonus of Rs 5 lakh, he said.", [("Rs 5 lakh", 500_000, "INR")]),
        ("Debts of Rs 1.5 lakh crore.", [("Rs 1.5 lakh crore", 1.5e12, "INR")]),
        ("They owe Rs. 2,50,000 each.", [("Rs. 2,50,000", 250_000, "INR")]),
        ("It moved 5 lakh people by bus.", [("5 lakh people", 500_000, "person")]),
        ("It moved 3 lakh tonnes by ship.", [("3 lakh tonnes", 300_000, "tonne")]),
        ("A sack of rice sells for N1,250 now.", [("N1,250", 1250, "NGN")]),
        ("The school cost N2.5bn.", [("N2.5bn", 2.5e9, "NGN")]),
        ("In Lagos a ride is N500.", [("N500", 500, "NGN")]),
        ("A kilo is KSh 300, a sack Sh5,000.", [("KSh 300", 300, "KES"), ("Sh5,000", 5000, "KES")]),
        ("The dam cost R200m.", [("R200m", 2e8, "ZAR")]),
        ("In South Africa it sells at R450.", [("R450", 450, "ZAR")]),
        ("A$5, C$6.50 or NZ$7", [("A$5", 5, "AUD"), ("C$6.50", 6.5, "CAD"), ("NZ$7", 7, "NZD")]),
        ("HK$300m and S$20", [("HK$300m", 3e8, "HKD"), ("S$20", 20, "SGD")]),
        ("a fee of £1.2million", [("£1.2million", 1_200_000, "GBP")]),
        ("The mill cost EUR 5 million.", [("EUR 5 million", 5e6, "EUR")]),
        ("It sold for 300 naira or 40 rand.", [("300 naira", 300, "NGN"), ("40 rand", 40, "ZAR")]),
        ("Twenty-four percent said no.", [("Twenty-four percent", 24, "percent")]),
        ("Thirty two percent said yes.", [("Thirty two percent", 32, "percent")]),
        ("half a million dollars", [("half a million dollars", 500_000, "USD")]),
        ("two hundred thousand pounds", [("two hundred thousand pounds", 200_000, "GBP")]),
        ("a loss of $8.2 million", [("$8.2 million", 8_200_000, "USD")]),
    ],
)
def test_signs_and_magnitudes_of_many_countries(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The N1 was shut, and so were the R300 and the N272.",
        "In South Africa the R300 and the N1 were shut.",
        "The robot R2 wore an N95 mask.",
        "Set Rs[5] to 3, then n1,250 to 4.",
        "Reading, writing and the other Rs 10 years on.",
        "It joined USD 259, a school district.",
        "three hundred and fifty million dollars",
        "It went up by €1,50.",
        "It paid 1 000 000 euros.",
    ],
)
def test_letters_that_are_no_money(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "worth between 410 million and 430 million pounds",
            [("410 million", 4.1e8, "GBP"), ("430 million pounds", 4.3e8, "GBP")],
        ),
        ("from 3 to 5 million euros", [("3", 3e6, "EUR"), ("5 million euros", 5e6, "EUR")]),
        ("a $3-5 million plan", [("$3", 3e6, "USD"), ("5 million", 5e6, "USD")]),
        ("it needs $3 to $5 million", [("$3", 3e6, "USD"), ("$5 million", 5e6, "USD")]),
        ("between $3 and 5 billion", [("$3", 3e9, "USD"), ("5 billion", 5e9, "USD")]),
        ("two to three million dollars", [("two", 2e6, "USD"), ("three million dollars", 3e6, "USD")]),
        ("fell from 45 to 30 percent", [("45", 45, "percent"), ("30 percent", 30, "percent")]),
        ("some 5–10 km or so", [("5", 5, "kilometre"), ("10 km", 10, "kilometre")]),
        ("5 or 6 tonnes", [("5", 5, "tonne"), ("6 tonnes", 6, "tonne")]),
        ("from $500 to $1 million", [("$500", 500, "USD"), ("$1 million", 1e6, "USD")]),
        ("from $900,000 to $1 million", [("$900,000", 9e5, "USD"), ("$1 million", 1e6, "USD")]),
        ("it gave $5 to 10 schools", [("$5", 5, "USD")]),
        ("from 2014 to 30 percent", [("30 percent", 30, "percent")]),
        (
            "from 40 percent on July 14 to 46 percent",
            [("40 percent", 40, "percent"), ("46 percent", 46, "percent")],
        ),
        ("four in 10 — 38 percent — left", [("38 percent", 38, "percent")]),
        ("a town of 5 million and 3 percent growth", [("3 percent", 3, "percent")]),
        ("a 3-2 win and 5 miles", [("5 miles", 5, "mile")]),
    ],
)
def test_a_range_shares_its_unit_and_magnitude(text, expected):
    assert values(text) == expected


@given(st.integers(1, 999), st.sampled_from(["million", "billion", "thousand"]))
def test_any_money_comes_back_as_its_value(number, scale):
    ((words, value, unit, _),) = found(f"It cost ${number} {scale}.")

    assert (words, unit) == (f"${number} {scale}", "USD")
    assert value == number * {"thousand": 1e3, "million": 1e6, "billion": 1e9}[scale]


@given(st.text())
def test_no_text_makes_it_raise(text):
    found(text)


def test_amounts_stand_in_the_article_and_survive_json():
    article = Parser(only=["newsmodel-amounts"]).parse("It cost $5 million.", published="2026-03-03")

    assert [a.value for a in article[Amount]] == [5e6]
    assert Article.from_json(article.to_json()) == article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Manila set aside 2 billion pesos.", [("2 billion pesos", 2e9, "PHP")]),
        ("In Mexico, unlike Argentina, Mexicans pay 20 pesos.", [("20 pesos", 20, "MXN")]),
        ("Mexico and Argentina pay 20 pesos.", []),
        ("It cost 20 pesos.", []),
        (
            "Oslo pays 50 kroner and Stockholm 60 kronor.",
            [("50 kroner", 50, "NOK"), ("60 kronor", 60, "SEK")],
        ),
        ("The heat reached 41C on Friday.", [("41C", 41, "degree Celsius")]),
        ("In the heat he took Flight 41C to gate 41c.", []),
        ("He had seat 12C.", []),
        ("A quarter-point cut is 25 basis points.", [("25 basis points", 25, "basis point")]),
        ("a 25-basis-point cut", [("25-basis-point", 25, "basis point")]),
        ("310 grams and 70 gigalitres", [("310 grams", 310, "gram"), ("70 gigalitres", 70, "gigalitre")]),
        ("gusts of 120 kilometres per hour", [("120 kilometres per hour", 120, "kilometre per hour")]),
        ("300 square miles burned", [("300 square miles", 300, "square mile")]),
    ],
)
def test_units_that_a_word_shares_and_measures(text, expected):
    assert values(text) == expected
