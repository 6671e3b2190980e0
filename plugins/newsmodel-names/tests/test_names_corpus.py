"""Scores on corpora, where they are."""

import importlib.util
import json
import os
from pathlib import Path

import pytest
from newsmodel_names import names

from newsmodel.testing import draft_of

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", ROOT / ".." / "shared" / "corpora"))
SCORER = CORPORA.parent / "bench" / "score_actors.py"


def exact(corpus, every=1):
    """Exact F1 of names, by the scorer that stands beside the corpora."""
    path = CORPORA / "actors" / f"{corpus}.jsonl"
    if not path.exists() or not SCORER.exists():
        pytest.skip(f"no corpora at {CORPORA}; set NEWSMODEL_CORPORA")
    spec = importlib.util.spec_from_file_location("score_actors", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()][
        ::every
    ]
    predicted = {}
    for doc in gold:
        mentions = [
            {"start": n.span.start, "end": n.span.end, "type": n.label, "form": "name", "entity": None}
            for n in names(draft_of(doc["text"]))
        ]
        predicted[doc["id"]] = {"id": doc["id"], "text": doc["text"], "mentions": mentions}
    result = scorer.score({doc["id"]: doc for doc in gold}, predicted)
    return result["ner"]["ALL"]["exact"]["f1"]


def test_gum_news_and_interviews():
    assert exact("dev") >= 62


def test_conll_development_set():
    assert exact("conll-testa", every=2) >= 86
