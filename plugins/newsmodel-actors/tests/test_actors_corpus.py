"""Coreference on the development set, where the corpora are at hand."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from newsmodel import Article, NamedEntity, Parser

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", ROOT.parent / "shared" / "corpora"))
TYPES = {"person": "PER", "organization": "ORG", "country": "LOC", "group": "GROUP"}


def scorer():
    path = CORPORA.parent / "bench" / "score_actors.py"
    if not path.exists() or not (CORPORA / "actors" / "dev.jsonl").exists():
        pytest.skip("corpora or scorer are not at hand; set NEWSMODEL_CORPORA")
    spec = importlib.util.spec_from_file_location("score_actors", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_actors"] = module
    spec.loader.exec_module(module)
    return module


def as_prediction(article: Article) -> dict:
    mentions = []
    for actor in article.actors:
        for mention in map(article.get, actor.mentions):
            head = mention.head or mention.span
            mentions.append(
                {
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "head_start": head.start,
                    "head_end": head.end,
                    "type": TYPES[actor.type],
                    "form": mention.form,
                    "entity": actor.id,
                }
            )
    return {"id": article.id, "text": article.text, "mentions": mentions}


def test_coreference_on_the_development_set():
    """CoNLL F1 over names and pronouns with the installed plugins' names and quotations."""
    score = scorer()
    gold = score.load(CORPORA / "actors" / "dev.jsonl")
    parser = Parser(only=["newsmodel-names", "newsmodel-actors", "newsmodel-quotes"])
    articles = [parser.parse(doc["text"], id=key, published=doc["published"]) for key, doc in gold.items()]
    if not any(article[NamedEntity] for article in articles):
        pytest.skip("no plugin makes names; install newsmodel-names")
    result = score.score(gold, {article.id: as_prediction(article) for article in articles})
    assert result["coreference"]["conll_f1"] >= 74, result["coreference"]
    assert result["named_actors"]["conll_f1"] >= 77, result["named_actors"]
