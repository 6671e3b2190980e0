"""Figures on the corpus's dev set, where it is at hand."""

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest

from newsmodel import Attribution, Parser

PLUGIN = "newsmodel-quotes"
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", Path(__file__).parents[4] / "shared" / "corpora"))
DEV = CORPORA / "quotes" / "dev.jsonl"
SCORER = CORPORA.parent / "bench" / "score_quotes.py"


def figures(parser: Parser) -> Any:
    """Score a parser on every third dev document."""
    spec = importlib.util.spec_from_file_location("score_quotes", SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold, predicted = {}, {}
    for line in DEV.read_text(encoding="utf-8").splitlines()[::3]:
        document = json.loads(line)
        article = parser.parse(document["text"], published=document.get("published") or "2016-01-01")
        gold[document["id"]] = document
        predicted[document["id"]] = {
            "text": document["text"],
            "statements": [_row(a) for a in article[Attribution]],
        }
    return scorer.score(gold, predicted)


def _row(attribution: Attribution) -> dict[str, list[list[int]]]:
    return {
        "content": [[s.start, s.end] for s in attribution.contents],
        "source": [[s.start, s.end] for s in attribution.source or ()],
        "cue": [[s.start, s.end] for s in attribution.cue or ()],
    }


@pytest.mark.skipif(not DEV.exists() or not SCORER.exists(), reason="the quotes corpus is not at hand")
@pytest.mark.parametrize(
    ("name", "overlap", "end2end", "direct"), [("rules", 52, 47, 66), ("trained", 57, 52, 72)]
)
def test_dev_figures(name: str, overlap: float, end2end: float, direct: float) -> None:
    """The figures on the dev set don't fall below what the plugin's page promises, less a margin."""
    if name == "rules":
        parser = Parser(only=PLUGIN, settings={PLUGIN: {"tagger": False}})
    else:
        parser = Parser(only=PLUGIN)
    result = figures(parser)
    assert result["all"]["overlap"]["f1"] >= overlap
    assert result["all"]["end2end"]["f1"] >= end2end
    assert result["direct"]["end2end"]["f1"] >= direct
