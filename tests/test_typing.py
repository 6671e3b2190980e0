"""Type checkers accept a right plugin and refuse a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

api = pytest.importorskip("mypy.api")
FOLDER = Path(__file__).parent / "typing"


def check(name, tmp_path):
    arguments = ["--strict", "--cache-dir", str(tmp_path), str(FOLDER / name)]
    output, _, status = api.run(arguments)
    return status, output


def test_mypy_accepts_a_right_plugin_and_refuses_a_wrong_yield(tmp_path):
    assert check("good_plugin.py", tmp_path)[0] == 0
    status, output = check("wrong_yield.py", tmp_path)
    assert status == 1
    assert "Statement" in output
    assert "arg-type" in output
