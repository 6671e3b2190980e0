"""Scores on annotated corpora, where they are at hand, and the sample article."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from newsmodel_dates import find

import newsmodel

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", ROOT.parent / "shared" / "corpora"))
SAMPLES = Path(os.environ.get("NEWSMODEL_SAMPLES", ROOT.parent / "shared" / "samples"))
TRAIN = CORPORA / "temporal" / "train.jsonl"


def f1(hits: int, gold: int, made: int) -> float:
    return 200 * hits / (gold + made)


def score(documents: list[dict[str, Any]]) -> dict[str, float]:
    """TempEval-3's figures: exact spans, overlapping spans, and those with the type and the value."""
    counts = dict.fromkeys(("gold", "made", "strict", "relaxed", "type", "value"), 0)
    for document in documents:
        gold = document["timexes"]
        made = find(document["text"], date.fromisoformat(document["published"]))
        counts["gold"] += len(gold)
        counts["made"] += len(made)
        used: set[int] = set()
        pairs = sorted(
            (
                (
                    (g["start"], g["end"]) != (m.start, m.end),
                    max(g["start"], m.start) - min(g["end"], m.end),
                    i,
                    j,
                )
                for i, g in enumerate(gold)
                for j, m in enumerate(made)
                if min(g["end"], m.end) > max(g["start"], m.start)
            ),
        )
        taken: set[int] = set()
        for differs, _, i, j in pairs:
            if i in taken or j in used:
                continue
            taken.add(i)
            used.add(j)
            counts["relaxed"] += 1
            counts["strict"] += not differs
            counts["type"] += gold[i]["type"] == made[j].type
            counts["value"] += gold[i]["value"] == made[j].value
    return {k: f1(v, counts["gold"], counts["made"]) for k, v in counts.items() if k not in ("gold", "made")}


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    if not TRAIN.exists():
        pytest.skip(f"no corpus at {TRAIN}; set NEWSMODEL_CORPORA")
    return [json.loads(line) for line in TRAIN.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_it_scores_on_timebank(documents: list[dict[str, Any]]) -> None:
    """The whole set is above the least that was asked for."""
    figures = score(documents)

    assert figures["value"] >= 80
    assert figures["strict"] >= 85
    assert figures["relaxed"] >= 92
    assert figures["type"] >= 87


def test_the_sample_article() -> None:
    """All expressions of the sample, with their types and values."""
    if not (SAMPLES / "ryabkov.txt").exists():
        pytest.skip(f"no samples at {SAMPLES}; set NEWSMODEL_SAMPLES")
    text = (SAMPLES / "ryabkov.txt").read_text(encoding="utf-8")
    gold = json.loads((SAMPLES / "ryabkov.gold.json").read_text(encoding="utf-8"))
    article = newsmodel.Parser(only=["newsmodel-dates"]).parse(text, published=gold["published"])
    found = {(time.span.start, time.span.end): (time.type, time.value) for time in article.times}

    for timex in gold["timexes"]:
        assert found.get(tuple(timex["span"])) == (timex["type"], timex["value"])
    start, end = gold["dateline_date"]["span"]
    assert [t.span.start for t in article.times if t.function == "PUBLICATION_TIME"] == [start]
    assert end > start
