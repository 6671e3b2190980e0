"""The README's promises."""

from __future__ import annotations

import re
from pathlib import Path

from newsmodel import Parser

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_plugin_in_one_file_runs(tmp_path):
    code = next(block for block in re.findall(r"```python\n(.*?)```", README, re.S) if "@extractor" in block)
    path = tmp_path / "casualties.py"
    path.write_text(code, encoding="utf-8")

    article = Parser([path]).parse("On Monday 1,200 people were injured in Oslo.", published="2026-03-05")

    (found,) = article.layer("casualties:Casualties")
    assert (found.count, found.outcome, article.get(found.time).value) == (1200, "injured", "2026-03-02")
    assert len([line for line in code.splitlines() if line.strip()]) <= 40


def test_both_commands_stand_at_the_top():
    head = README[:900]

    assert "pip install uv && uv run newsmodel parse" in head
    assert "pip install uv && uv run pytest" in head


def test_the_bare_name_is_never_an_install_step():
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "plugins").glob("*/README.md")]:
        text = page.read_text(encoding="utf-8")
        steps = re.findall(r"(?:pip install|uv add)[^\n`]*", text)
        steps = [step.removeprefix("pip install uv && uv run newsmodel") for step in steps]
        assert not [step for step in steps if re.search(r"[\s'\"]newsmodel(?![-_\w/])", step)], page
