"""The sample story, where its files are at hand."""

import json
import os
from pathlib import Path

import pytest

from newsmodel import NamedEntity, Parser

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = Path(os.environ.get("NEWSMODEL_SAMPLES", ROOT.parent / "shared" / "samples"))


@pytest.fixture(scope="module")
def sample():
    if not (SAMPLES / "ryabkov.txt").exists():
        pytest.skip("the sample story is not at hand; set NEWSMODEL_SAMPLES")
    gold = json.loads((SAMPLES / "ryabkov.gold.json").read_text(encoding="utf-8"))
    article = Parser().parse((SAMPLES / "ryabkov.txt").read_text(encoding="utf-8"))
    if not article[NamedEntity]:
        pytest.skip("no plugin makes names; install newsmodel-names")
    return article, gold


def test_all_actors_have_their_type_and_country(sample):
    """People, countries, organisations and groups come out with type and country."""
    article, gold = sample
    wrong = []
    for expected in gold["actors"]:
        actor = article.actor(expected["name"])
        if actor is None or actor.type != expected["kind"]:
            wrong.append((expected["name"], actor and actor.type))
        elif expected["country"] and actor.country != expected["country"]:
            wrong.append((expected["name"], actor.country))
    assert wrong == []


def test_the_diplomat_has_three_roles_and_eight_mentions(sample):
    """A top diplomat, the lead negotiator, He and I in a quotation are one man."""
    article, gold = sample
    expected = next(a for a in gold["actors"] if a["name"] == "Sergei Ryabkov")
    actor = article.actor("Sergei Ryabkov")
    spans = [(s.start, s.end) for s in (article.get(m).span for m in actor.mentions)]
    needed = [tuple(span) for span in expected["mentions"]]
    if not article.attributions:
        needed.remove((275, 276))  # "I" needs quotations
    assert [span for span in needed if span not in spans] == []
    assert sorted((r.start, r.end) for r in actor.roles) == sorted(map(tuple, expected["roles"]))
