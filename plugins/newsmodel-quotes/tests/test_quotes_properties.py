"""What holds for any text."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsmodel_quotes import extractors

from newsmodel import Attribution, Parser

RULES = Parser([extractors.rules], discover=False, on_error="raise")
BOTH = Parser([extractors.rules, extractors.trained], discover=False, on_error="raise")

MARKS = list("\"“”‘’'«»„ .,:—(é")
WORDS = [
    "''",
    "``",
    "\n\n",
    "said",
    "Kim",
    "that",
    "the",
    "minister",
    "according",
    "to",
    "as",
    "6'2\"",
    "SMITH:",
]
PIECES = st.sampled_from([*MARKS, *WORDS, "SMITH:", "claim", "is", "'90s", "\ud800"])
QUOTED = [
    '"The bridge is safe," the engineer said.',
    '"We checked it," said Maria Lopez. "It holds."',
    "Lopez called the report “a very poor joke” on Monday.",
    '"It will open in May, on time and on budget."',
    "The mayor said: “Nobody was hurt in the storm.”",
]
PLAIN = [
    "The bridge crosses the river.",
    "Traffic was light on Friday, the council said.",
    "He has worked for the city since 2004.",
    "According to the report, costs doubled.",
]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_unbalanced_marks_never_raise(pieces: list[str], gap: str) -> None:
    """Marks unbalanced in any way never raise, and all spans lie in the text."""
    text = gap.join(pieces)
    for attribution in BOTH.parse(text, published="2022-01-13").attributions:
        assert attribution.span.end <= len(text)
        assert list(attribution.contents) == sorted(attribution.contents)


def direct(text: str) -> list[list[str]]:
    found = RULES.parse(text, published="2022-01-13").attributions
    return [[text[c.start : c.end] for c in a.contents] for a in found if a.mode == "direct"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(QUOTED + PLAIN), min_size=2, max_size=8), st.data())
def test_plain_paragraphs_do_not_matter(paragraphs: list[str], data: st.DataObject) -> None:
    """Removing a paragraph without quotation marks leaves the direct quotes of the others as they were."""
    plain = [k for k, paragraph in enumerate(paragraphs) if paragraph in PLAIN]
    if not plain:
        return
    gone = data.draw(st.sampled_from(plain))
    first = ["Officials inspect bridge", "The old bridge is in use again."]
    rest = paragraphs[:gone] + paragraphs[gone + 1 :]
    assert direct("\n\n".join(first + paragraphs)) == direct("\n\n".join(first + rest))


def seconds(parser: Parser, text: str) -> float:
    started = time.process_time()
    parser.parse(text, published="2022-01-13")
    return time.process_time() - started


UNITS = [
    '"Yes," he said. ',
    "“She said that ‘it, ",
    "he said, and said, that he, who said, ",
    "said said said ",
    '"A."\n\n',
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    """Four times the text takes about four times as long, also where no sentence ends."""
    seconds(RULES, "Nobody said so.")
    short = seconds(RULES, unit * (10_000 // len(unit)))
    assert seconds(RULES, unit * (40_000 // len(unit))) < 8 * short + 0.3


def test_same_output_twice() -> None:
    """Reading the same text again gives the same attributions."""
    text = "\n\n".join(QUOTED + PLAIN)
    once, twice = (BOTH.parse(text, published="2022-01-13")[Attribution] for _ in range(2))
    assert once == twice
