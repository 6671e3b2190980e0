"""Polarity and modality on clauses written for it: precision and recall by value."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from newsmodel_events.clauses import Clauses
from newsmodel_events.factuality import Factuality
from newsmodel_events.pos import tag_words
from newsmodel_events.reading import Reading

from newsmodel.testing import draft_of

Case = tuple[str, str, str]
LEAST = {"positive": 0.95, "negative": 0.93, "actual": 0.9, "planned": 0.9, "ordered": 0.85}
LEAST |= {"hypothetical": 0.88, "possible": 0.82, "habitual": 0.8}


def cases() -> list[Case]:
    lines = (Path(__file__).parent / "factuality_clauses.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]  # type: ignore[misc]


def read(clause: str) -> tuple[str, str]:
    """Polarity and modality of the last word in brackets."""
    text = clause.replace("[", "").replace("]", "")
    marks = list(re.finditer(r"\[", clause))
    at = marks[-1].start() - sum(clause[: marks[-1].start()].count(c) for c in "[]")
    tokens = draft_of(text).tokens
    reading = Reading(tokens.words, tokens.lowers, tokens.sentences, tag_words)
    negative, modality, _ = Factuality(Clauses(reading)).of(tokens.at(at))
    return "negative" if negative else "positive", modality


@pytest.fixture(scope="module")
def answers() -> list[tuple[Case, tuple[str, str]]]:
    return [(case, read(case[2])) for case in cases()]


def test_there_are_two_hundred_clauses() -> None:
    """The set is as large as it claims, and has every value."""
    rows = cases()
    assert len(rows) >= 200
    assert {row[1] for row in rows} == {
        "actual",
        "planned",
        "ordered",
        "hypothetical",
        "habitual",
        "possible",
    }


@pytest.mark.parametrize("value", sorted(LEAST))
def test_precision_and_recall_by_value(
    answers: list[tuple[Case, tuple[str, str]]], value: str, record_property: Callable[[str, object], None]
) -> None:
    """Of each polarity and modality, most are found, and most that are found are right."""
    counts: Counter[str] = Counter()
    for (sign, modality, _), got in answers:
        gold = {"negative" if sign == "-" else "positive", modality}
        counts["gold"] += value in gold
        counts["found"] += value in got
        counts["both"] += value in gold and value in got
    precision, recall = counts["both"] / counts["found"], counts["both"] / counts["gold"]
    record_property("precision", round(precision, 3))
    record_property("recall", round(recall, 3))
    assert precision >= LEAST[value], (value, precision, recall)
    assert recall >= LEAST[value], (value, precision, recall)


@pytest.mark.parametrize(
    ("clause", "polarity", "modality"),
    [
        ("The ministry sees no reason to hold [talks].", "negative", "hypothetical"),
        ("They did not fail to [answer].", "positive", "actual"),
        ("He might refuse to [sign].", "negative", "possible"),
        ("She denied that the talks had [failed].", "negative", "actual"),
        ("She told officers that she had [sold] it.", "positive", "actual"),
        ("He insisted that Tom had [left].", "positive", "actual"),
        ("She told officers to [leave].", "positive", "ordered"),
        ("She told officers that they must [leave].", "positive", "ordered"),
        ("The firm [had] no role in the plot.", "negative", "actual"),
        ("Police [made] no arrests.", "negative", "actual"),
        ("Police [arrested] no less than 50 men.", "positive", "actual"),
        ("During [negotiations] no progress was made.", "positive", "actual"),
    ],
)
def test_signs_compose(clause: str, polarity: str, modality: str) -> None:
    """What governs an event acts on what it governs, one after the other."""
    assert read(clause) == (polarity, modality)


@pytest.mark.parametrize(
    ("clause", "polarity", "modality"),
    [
        ("The army may strike the bridge, [cut] the road and hold the pass.", "positive", "possible"),
        ("The firm would shut a mine that employed 90 men and [sell] the land.", "positive", "hypothetical"),
        ("Ann Hill did not flee but [surrendered].", "positive", "actual"),
        ("They agreed not to shell the town or [burn] the church.", "negative", "planned"),
        ("The bridge will be closed, Hill, 47, [said].", "positive", "actual"),
        ("Hill did not vote and is not [worried].", "negative", "actual"),
    ],
)
def test_verbs_in_a_row_share_modal_and_negation(clause: str, polarity: str, modality: str) -> None:
    """What an auxiliary says of the first of several verbs, it says of all that need it."""
    assert read(clause) == (polarity, modality)
