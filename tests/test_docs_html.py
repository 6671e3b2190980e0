"""The docs build without a warning, and their search finds what people look for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_the_docs_build_and_are_found(tmp_path):
    for name in ("sphinx", "furo", "myst_parser", "sphinx_copybutton", "sphinx_design"):
        pytest.importorskip(name, reason="the docs group is not installed")

    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-n",
        "-W",
        "-q",
        "-b",
        "html",
        str(ROOT / "docs"),
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)

    assert done.returncode == 0, done.stderr
    index = (tmp_path / "searchindex.js").read_text(encoding="utf-8")
    terms = json.loads(index[index.index("(") + 1 : index.rindex(")")])["terms"]
    assert not {"weekday", "unknownnameerror", "spawn"} - set(terms)
    for page in tmp_path.rglob("*.html"):  # a page fetches nothing from elsewhere
        html = page.read_text(encoding="utf-8")
        assert not re.findall(r"<(?:script|img|iframe)[^>]+src=\"https?:", html), page
        assert not re.findall(r"<link[^>]+rel=\"stylesheet\"[^>]+href=\"https?:", html), page
