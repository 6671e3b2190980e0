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
        ("in 2014, 13 people met at 3 p.m.", []),
        ("the 10th metre, file 3.5.7, no meters", []),
    ],
)
def test_amounts(text, expected):
    assert found(text) == expected


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
