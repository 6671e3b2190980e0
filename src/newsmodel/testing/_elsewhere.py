"""Parsing in a fresh process."""

from __future__ import annotations

import base64
import os
import pickle
import subprocess
import sys

from newsmodel import Article, Parser

__all__ = ["parse_elsewhere"]

_CODE = """
import base64, pickle, sys
sys.path[:] = pickle.loads(base64.b64decode(sys.stdin.readline()))
parser, text, day = pickle.loads(base64.b64decode(sys.stdin.readline()))
print(base64.b64encode(parser.parse(text, published=day).to_json().encode("utf-8", "surrogatepass")).decode())
"""


def parse_elsewhere(parser: Parser, text: str, seed: str) -> Article | str:
    """Parse in a new interpreter that has another hash seed.

    Args:
        parser: The parser; it is pickled.
        text: The text.
        seed: Value of `PYTHONHASHSEED`.

    Returns:
        The article, or what went wrong.
    """
    try:
        work = pickle.dumps((parser, text, "2026-03-03"))
    except Exception as error:
        return f"the parser can't be pickled: {error}"
    lines = [base64.b64encode(part).decode() for part in (pickle.dumps(sys.path), work)]
    done = subprocess.run(
        [sys.executable, "-c", _CODE],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
        check=False,
    )
    if done.returncode:
        return (
            done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit status {done.returncode}"
        )
    return Article.from_json(base64.b64decode(done.stdout))
