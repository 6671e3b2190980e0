"""Examples in the documentation and in docstrings run, and show what they give."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import newsmodel

ROOT = Path(__file__).resolve().parents[1]
FENCE = re.compile(r"^(?P<fence>`{3,}|:{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ ]*$", re.S | re.M)
IMPORT = re.compile(r"^(?:import|from) +(\w+)", re.M)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", *(ROOT / "plugins").glob("*/README.md")])


def examples(page: Path) -> doctest.DocTest:
    text = page.read_text(encoding="utf-8")
    parser = doctest.DocTestParser()
    found = []
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start("body"))
        for example in parser.get_examples(match.group("body")):
            example.lineno += line
            found.append(example)
    return doctest.DocTest(found, {}, page.name, str(page), 0, text)


def run(test: doctest.DocTest, flags: int = FLAGS) -> str:
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=flags, verbose=False)
    runner.run(test, out=said.append)
    return "".join(said)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_examples_of_a_page_run(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    test = examples(page)
    for name in sorted({name for example in test.examples for name in IMPORT.findall(example.source)}):
        pytest.importorskip(name)  # of an extra, as pyarrow

    exact = page.parent.name == "tutorial"  # a tutorial shows its output to the character
    assert run(test, 0 if exact else FLAGS) == ""


def modules():
    plugins = sorted(
        f"newsmodel_{path.name.split('-')[1]}" for path in (ROOT / "plugins").glob("newsmodel-*")
    )
    for name in ["newsmodel", *plugins]:
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        yield name
        for info in pkgutil.walk_packages(package.__path__, f"{name}."):
            if "templates" not in info.name:
                yield info.name


@pytest.mark.parametrize("name", list(modules()))
def test_examples_of_docstrings_run(name):
    module = pytest.importorskip(name)
    finder = doctest.DocTestFinder(exclude_empty=True)

    for test in finder.find(module, name):
        assert run(test) == ""


def test_public_names_are_documented():
    reference = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs" / "reference").rglob("*.md"))

    missing = [name for name in newsmodel.__all__ if not re.search(rf"\b{re.escape(name)}\b", reference)]

    assert not missing
