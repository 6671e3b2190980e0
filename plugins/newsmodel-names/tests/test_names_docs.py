"""The reference page and the code agree on the rules."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "reference" / "plugins" / "names.md"
CODE = Path(__file__).resolve().parents[1] / "src" / "newsmodel_names"


def test_every_rule_is_documented():
    """Each rule that evidence can carry stands in the table of the page."""
    if not PAGE.exists():
        pytest.skip("no documentation beside the plugin")
    text = PAGE.read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CODE.glob("*.py")))
    rules = set(
        re.findall(r'\("([a-z]+(?:-[a-z]+)*)", (?:PERSON|ORGANIZATION|PLACE|OTHER|label|known)', code)
    )
    assert len(rules) > 30
    assert sorted(rule for rule in rules if f"`{rule}`" not in text) == []
