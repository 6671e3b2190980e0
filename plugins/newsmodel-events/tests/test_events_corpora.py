"""Scores on the corpora, where they are present."""

import json
import os
from pathlib import Path

import pytest

from newsmodel import Article, Event, Parser

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", ROOT.parent / "shared" / "corpora"))
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
Row = dict[str, object]


def load(name: str) -> list[Row]:
    path = CORPORA / name
    if not path.exists():
        pytest.skip(f"{name} is not here; set NEWSMODEL_CORPORA")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def f1(hits: int, gold: int, found: int) -> float:
    return 200 * hits / (gold + found) if gold + found else 0.0


@pytest.mark.parametrize(("triggers", "strict", "by_class"), [("tagger", 80, 62), ("rules", 74, 55)])
def test_triggers(triggers: str, strict: float, by_class: float) -> None:
    """The shipped models find what they were learned from (for folds see training/measure_triggers.py)."""
    parser = Parser(only=["newsmodel-events"], settings={"newsmodel-events:events": {"triggers": triggers}})
    gold = found = hits = same = 0
    for doc in load("temporal/train.jsonl")[::12]:
        wanted = {(e["start"], e["end"]): e["class"] for e in doc["events"]}  # type: ignore[attr-defined]
        article = parser.parse(str(doc["text"]), published=str(doc["published"] or "1990-01-01"))
        got = {(e.span.start, e.span.end): e.timeml_class for e in article.events}
        gold += len(wanted)
        found += len(got)
        hits += len(wanted.keys() & got.keys())
        same += sum(wanted[key] == got[key] for key in wanted.keys() & got.keys())
    assert f1(hits, gold, found) >= strict
    assert f1(same, gold, found) >= by_class


def covered(actors: list[dict[str, int]], event: Event, roles: set[str]) -> bool:
    spans = [p.span for p in event.participants if p.role in roles]
    return all(
        any(a["start"] < s.end and s.start < a["end"] for s in spans) for a in actors if a["start"] >= 0
    )


def coded(article: Article) -> list[Event]:
    return [e for e in article.events if e.category]


def test_plover() -> None:
    """Category and triple reach what is asked of them on all dev records (the first-listed counts)."""
    parser = Parser(only=["newsmodel-events"])
    total = hits = first = answered = triples = 0
    for row in load("events/plover-dev.jsonl"):
        events = coded(parser.parse(str(row["text"]), published="1990-01-01"))
        gold = [(RENAMED.get(g["category"], g["category"]), g) for g in row["events"]]  # type: ignore[attr-defined]
        answered += bool(events)
        first += bool(events) and events[0].category in {category for category, _ in gold}
        for category, g in gold:
            total += 1
            same = [e for e in events if e.category == category]
            hits += bool(same)
            triples += any(
                covered(g["sources"], e, {"agent"}) and covered(g["targets"], e, {"patient", "recipient"})
                for e in same
            )
    recall, precision = 100 * hits / total, 100 * first / answered
    assert 2 * precision * recall / (precision + recall) >= 65
    assert 100 * triples / total >= 40
