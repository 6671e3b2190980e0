"""Scores on annotated corpora, where they are at hand, the sample article, and time."""

import json
import os
import time
from pathlib import Path
from typing import Any

import newsmodel_locations
import pytest
from newsmodel_locations.geo import distance_km

from newsmodel import Article, Parser

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", ROOT.parent / "shared" / "corpora"))
SAMPLES = Path(os.environ.get("NEWSMODEL_SAMPLES", ROOT.parent / "shared" / "samples"))
PARSER = Parser([newsmodel_locations], discover=False)


def measure(name: str, most: int) -> tuple[float, float, float]:
    """Mention F1, accuracy within 161 km and end-to-end F1 of exact matches, in a set's first documents."""
    path = CORPORA / "locations" / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"no corpus at {path}; set NEWSMODEL_CORPORA")
    hits = made = gold = close = pointed = 0
    for line in path.read_text("utf-8").split("\n")[:most]:
        document: dict[str, Any] = json.loads(line)
        points = {(g["start"], g["end"]): g for g in document["locations"]}
        mentions = PARSER.parse(document["text"], published="2018-01-01").place_mentions
        gold, made = gold + len(points), made + len(mentions)
        for mention in mentions:
            match = points.get((mention.span.start, mention.span.end))
            if match is None:
                continue
            hits += 1
            if match["lat"] is not None:
                pointed += 1
                place = mention.place
                if place is not None and place.lat is not None and place.lon is not None:
                    close += distance_km(place.lat, place.lon, match["lat"], match["lon"]) <= 161
    return 200 * hits / (gold + made), 100 * close / pointed, 200 * close / (gold + made)


def test_geowebnews() -> None:
    """The weights have seen this set; cross-validated figures are in the documentation."""
    mention, accuracy, both = measure("dev", 60)
    assert mention >= 84
    assert accuracy >= 89
    assert both >= 74


def test_local_global_lexicon() -> None:
    mention, accuracy, both = measure("dev-lgl", 80)
    assert mention >= 84
    assert accuracy >= 82
    assert both >= 60


@pytest.fixture(scope="module")
def sample() -> Article:
    path = SAMPLES / "ryabkov.txt"
    if not path.is_file():
        pytest.skip(f"no sample at {path}; set NEWSMODEL_SAMPLES")
    return PARSER.parse(path.read_text("utf-8"), published="2022-01-13")


def test_every_place_of_the_sample(sample: Article) -> None:
    """Georgia is the country; seas and continents have no country."""
    gold = json.loads((SAMPLES / "ryabkov.gold.json").read_text("utf-8"))["places"]
    made = {m.name: m.place for m in sample.place_mentions}
    for place in gold:
        found = made.get(place["name"])
        assert found is not None, place
        assert place.get("country") is None or found.country == place["country"], place
    assert {g.place.name for g in sample.places} >= {"Russia", "Georgia", "United States"}


def test_time_is_linear() -> None:
    """A text of ten times the length takes about ten times as long."""
    story = "PARIS — A man from Springfield, Ill., told police in Lincoln County, near Lake Erie. "

    def seconds(copies: int) -> float:
        text = story * copies
        start = time.process_time()
        PARSER.parse(text, published="2020-01-01")
        return time.process_time() - start

    seconds(5)
    small, large = max(seconds(100), 0.01), seconds(1000)
    assert large < 40 * small
