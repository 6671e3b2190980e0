"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _outside(variable: str, name: str) -> Path:
    path = Path(os.environ.get(variable, ROOT.parent / "shared" / name))
    if not path.is_dir():
        pytest.skip(f"no {name} at {variable}={path}")
    return path


@pytest.fixture(scope="session")
def corpora() -> Path:
    return _outside("NEWSMODEL_CORPORA", "corpora")


@pytest.fixture(scope="session")
def samples() -> Path:
    return _outside("NEWSMODEL_SAMPLES", "samples")
