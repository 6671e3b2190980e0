"""The two annotated sets, their candidates and their features."""

import json
import os
import random
from pathlib import Path
from typing import Any

import attrs
from newsmodel_locations.candidates import Candidate, Finder
from newsmodel_locations.document import Document
from newsmodel_locations.evidence import Evidence
from newsmodel_locations.features import Featurizer
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.packed import bundled
from newsmodel_locations.publisher import country_of_host, host_of, places_in_host

from newsmodel import Tokens

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", ROOT.parent / "shared" / "corpora"))
SETS = ("dev", "dev-lgl")
Span = tuple[int, int]


@attrs.define
class Example:
    """A document with all that training needs."""

    name: str
    raw: dict[str, Any]
    doc: Document
    candidates: list[Candidate]
    evidence: Evidence
    features: list[list[str]]
    gold: dict[Span, dict[str, Any]]
    host: tuple[str, tuple[Entry, ...]]


def load(addresses: bool = True) -> list[Example]:
    """Both sets, in order of files and lines.

    Args:
        addresses: Whether the address of an article counts as evidence.
    """
    finder, featurizer, result = Finder(bundled()), Featurizer(), []
    for name in SETS:
        for line in (CORPORA / "locations" / f"{name}.jsonl").read_text("utf-8").split("\n"):
            if not line.strip():
                continue
            raw = json.loads(line)
            doc = Document(raw["text"], Tokens(raw["text"]))
            candidates = finder.find(doc)
            evidence = Evidence(doc, candidates)
            features = [featurizer.features(doc, evidence, c) for c in candidates]
            gold = {(g["start"], g["end"]): g for g in raw["locations"]}
            host = host_of(raw["url"]) if addresses else ""
            published = (country_of_host(host), tuple(places_in_host(bundled(), host)))
            result.append(Example(name, raw, doc, candidates, evidence, features, gold, published))
    return result


def folds(count: int, number: int) -> list[int]:
    """The fold of each document, the same at every run."""
    order = list(range(count))
    random.Random(7).shuffle(order)
    fold = [0] * count
    for position, index in enumerate(order):
        fold[index] = position % number
    return fold
