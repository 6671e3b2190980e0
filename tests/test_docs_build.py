"""The pieces that the docs are built from: drawings, the benchmarks page, settings, rules, commands."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest

import newsmodel
from newsmodel import Parser, samples
from newsmodel.model import registered_kinds

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PLUGINS = DOCS / "reference" / "plugins"


@pytest.fixture
def ext(monkeypatch):
    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    yield
    for name in ("benchmarks", "diagrams", "drawing"):
        sys.modules.pop(name, None)


def texts_of(html: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(html).iter("{http://www.w3.org/2000/svg}text")]


def test_the_drawings_show_all_extractors_and_kinds(ext):
    import diagrams

    steps = Parser(only=[f"newsmodel-{name}" for name in diagrams.SHIPPED]).plan.steps

    plan, layers = texts_of(diagrams.plan()), texts_of(diagrams.layers())
    assert [text.split()[-1] for text in plan if ":" in text] == [step.address for step in steps]
    assert {step.tag for step in steps} <= set(layers)


def test_the_model_as_text_has_every_reference(ext):
    import diagrams

    found = {
        (kind.__name__, field.name)
        for kind in (*registered_kinds(), newsmodel.Participant)
        if kind.__module__.startswith("newsmodel.")
        for field in attrs.fields(kind)
        if "refers" in field.metadata
    }

    assert {(owner, name) for owner, name, _ in diagrams.links()} == found
    assert {"Event", "Statement", "Actor"} <= set(texts_of(diagrams.model()))


def test_the_benchmarks_page_takes_what_the_benchmarks_write(ext, tmp_path, monkeypatch):
    import benchmarks

    peers = json.loads((DOCS / "peers.json").read_text(encoding="utf-8"))
    (tmp_path / "peers.json").write_text(json.dumps(peers), encoding="utf-8")
    monkeypatch.setattr(benchmarks, "DOCS", tmp_path)
    assert "missing" in "".join(html for _, html in benchmarks.sections())
    assert benchmarks.accuracy() == benchmarks.speeds() == ""

    results = {
        "about": {"date": "2026-11-25", "newsmodel": "0.1.0", "machine": "x86_64, 2 cores"},
        "sets": {
            name: {
                "documents": 2,
                "words": 900,
                "words_per_second": 4000,
                "figures": dict.fromkeys(known["metrics"], 41.5),
                "seconds_by_extractor": {"newsmodel-dates:dates": 0.5},
            }
            for name, known in peers["sets"].items()
        },
    }
    (tmp_path / "benchmarks.json").write_text(json.dumps(results), encoding="utf-8")
    page = "".join(html for _, html in benchmarks.sections())
    assert "41.5" in page
    assert "GenderGapTracker" in page
    assert "41.5" in benchmarks.accuracy()
    assert "100 %" in benchmarks.speeds()


def test_every_setting_of_every_extractor_is_on_its_page():
    missing = []
    for plugin in Parser(discover=True).plugins:
        page = PLUGINS / f"{plugin.name.removeprefix('newsmodel-')}.md"
        if not page.exists():
            continue
        text = page.read_text(encoding="utf-8")
        for extractor in plugin.extractors:
            for field in attrs.fields(extractor.settings) if extractor.settings else ():
                if not re.search(rf"`{field.name}\b", text):
                    missing.append(f"{plugin.name}:{extractor.name} {field.name}")

    assert not missing


def shipped() -> list[Path]:
    return sorted(path for path in (ROOT / "plugins").iterdir() if (path / "src").is_dir())


@pytest.mark.parametrize("plugin", shipped(), ids=lambda path: path.name)
def test_every_rule_that_code_names_is_on_its_page(plugin):
    page = (PLUGINS / f"{plugin.name.removeprefix('newsmodel-')}.md").read_text(encoding="utf-8")
    names = {
        name
        for path in plugin.rglob("src/**/*.py")
        for name in re.findall(r'by_rule\("([^"]+)"\)', path.read_text(encoding="utf-8"))
    }

    assert not [name for name in sorted(names) if f"`{name}`" not in page]


def test_every_rule_that_fires_on_the_sample_is_on_its_page():
    missing = set()
    for item in newsmodel.parse(samples.load()).annotations:
        made = item.made_by
        page = PLUGINS / f"{made.plugin.removeprefix('newsmodel-')}.md"
        rules = [part.strip() for part in (made.rule or "").split(";") if part.strip()]
        text = page.read_text(encoding="utf-8")
        missing |= {(made.plugin, rule) for rule in rules if f"`{rule}`" not in text}

    assert not missing


def test_every_page_is_reached_from_another():
    pages = {str(page.relative_to(DOCS).with_suffix("")) for page in DOCS.rglob("*.md")}
    reached = {"index"}
    for page in DOCS.rglob("*.md"):
        folder = page.parent.relative_to(DOCS)
        for block in re.findall(r"```\{toctree\}\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
            reached |= {str(folder / name) for name in block.split("\n") if name and not name.startswith(":")}

    assert sorted(pages - reached) == []


def test_every_rule_of_the_grammars_of_dates_is_on_its_page():
    text = (PLUGINS / "dates.md").read_text(encoding="utf-8")
    data = ROOT / "plugins" / "newsmodel-dates" / "src" / "newsmodel_dates" / "data"

    names = {
        name
        for path in sorted(data.glob("*/grammar.txt"))
        for name in re.findall(r"^([\w-]+) \w+ ::", path.read_text(encoding="utf-8"), re.M)
    }

    assert len(names) > 50
    assert sorted(name for name in names if f"`{name}`" not in text) == []
