"""Read the corpora, which stay outside the repository."""

import json
import os
from bisect import bisect_left
from pathlib import Path
from typing import Any

from newsmodel_quotes.attributions import reading_of
from newsmodel_quotes.reading import Reading

from newsmodel.testing import draft_of

ROOT = Path(os.environ.get("NEWSMODEL_CORPORA", Path(__file__).parents[4] / "shared" / "corpora"))
DATA = Path(__file__).parents[1] / "src" / "newsmodel_quotes" / "data"


def documents(name: str) -> list[dict[str, Any]]:
    """The documents of quotes/<name>.jsonl."""
    with (ROOT / "quotes" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read(text: str) -> Reading:
    return reading_of(draft_of(text))


def tokens_of(reading: Reading, spans: list[list[int]]) -> list[int]:
    """The tokens that lie in character spans."""
    found = []
    for start, end in spans:
        token = bisect_left(reading.ends, start + 1)
        while token < len(reading.starts) and reading.starts[token] < end:
            found.append(token)
            token += 1
    return found
