"""One parser in many threads and processes, and the same facts in all of them."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from newsmodel import Parser
from newsmodel.testing._texts import NEWS, news_texts

DAY = "2026-03-03"


def texts(corpora: Path | None, count: int) -> list[str]:
    """Return news: of the corpora where they are, else the library's own, varied."""
    if corpora is not None:
        found = []
        for name in ("quotes/dev", "temporal/train", "locations/dev"):
            with (corpora / f"{name}.jsonl").open(encoding="utf-8") as lines:
                found += [
                    json.loads(line)["text"][:3_000]
                    for _, line in zip(range(count // 3), lines, strict=False)
                ]
        return found
    own = news_texts()
    return [f"{own['wire']} {n} " + own["sample"][n * 10 :] for n in range(count)]


@pytest.fixture
def stories() -> list[str]:
    path = Path(os.environ.get("NEWSMODEL_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))
    return texts(path if path.is_dir() else None, 24)


@cache
def parser() -> Parser:
    return Parser()


def parsed(text: str) -> str:
    return parser().parse(text, published=DAY).to_json()


def test_eight_threads_equal_one(stories):
    """A parser that no thread has used before, used by eight at once, makes what one thread makes."""
    shared = Parser()
    start = threading.Barrier(8)

    def work(number: int) -> list[str]:
        start.wait()
        turned = stories[number:] + stories[:number]
        found = [shared.parse(text, published=DAY).to_json() for text in turned[:12]]
        return found

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(8)))
    serial = [parsed(text) for text in stories]
    for number, rows in enumerate(found):
        assert rows == (serial[number:] + serial[:number])[:12]


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_processes_equal_one(way, stories):
    """Forked from a process that has parsed, and spawned anew, a parser makes the same."""
    if way not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {way} here")
    serial = [parsed(text) for text in stories[:8]]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(way)) as pool:
        rows = pool.map(_elsewhere, [parser()] * 8, stories[:8])
        assert list(rows) == serial


def _elsewhere(shared: Parser, text: str) -> str:
    return shared.parse(text, published=DAY).to_json()


def test_two_parsers_with_other_settings_do_not_mix(stories):
    """There is no global state: each of two parsers, interleaved, makes what it makes alone."""
    first = Parser(settings={"newsmodel-quotes": {"threshold": 0.05}})
    second = Parser(
        settings={"newsmodel-quotes": {"threshold": 0.9, "classes": ["speech"]}},
        without=["newsmodel-quotes:rules"],
    )
    one = [first.parse(text, published=DAY).to_json() for text in stories[:6]]
    two = [second.parse(text, published=DAY).to_json() for text in stories[:6]]
    assert one != two
    mixed = [
        (first.parse(text, published=DAY).to_json(), second.parse(text, published=DAY).to_json())
        for text in stories[:6]
    ]
    assert mixed == list(zip(one, two, strict=True))


SCRIPT = """
import sys
from newsmodel import Parser
from newsmodel.testing._texts import news_texts
parser = Parser()
for text in news_texts().values():
    print(parser.parse(text, published="2026-03-03").to_json())
"""


def under_seed(seed: int, python: str = sys.executable) -> str:
    done = subprocess.run(
        [python, "-c", SCRIPT],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": str(seed)},
        check=True,
        timeout=300,
    )
    return done.stdout


def test_hash_seeds():
    assert under_seed(1) == under_seed(2)


@pytest.mark.slow
def test_twenty_hash_seeds():
    assert len({under_seed(seed) for seed in range(20)}) == 1


@pytest.mark.slow
def test_free_threads():
    """Where a free-threaded Python with the packages is named, eight threads equal one there."""
    python = (
        os.environ.get("NEWSMODEL_FREE_THREADED")
        or shutil.which("python3.13t")
        or shutil.which("python3.14t")
    )
    if not python:
        pytest.skip("no free-threaded Python; name one with NEWSMODEL_FREE_THREADED")
    code = """
from concurrent.futures import ThreadPoolExecutor
from newsmodel import Parser
from newsmodel.testing._texts import news_texts
parser, texts = Parser(), [*news_texts().values()] * 16
with ThreadPoolExecutor(8) as pool:
    many = list(pool.map(lambda text: parser.parse(text, published="2026-03-03").to_json(), texts))
assert many == [parser.parse(text, published="2026-03-03").to_json() for text in texts]
"""
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr


def test_a_parser_is_made_in_many_threads_at_once():
    """The first use of data files by many threads together reads them soundly."""
    code = """
import threading
from newsmodel import Parser
from newsmodel.testing._texts import NEWS
start, found = threading.Barrier(8), []
def work():
    start.wait()
    found.append(Parser().parse(NEWS, published="2026-03-03").to_json())
threads = [threading.Thread(target=work) for _ in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
assert len(found) == 8, len(found)
print(len(set(found)), found[0])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True
    )
    number, _, text = done.stdout.partition(" ")

    assert number == "1"
    assert text.strip() == parser().parse(NEWS, published=DAY).to_json()
