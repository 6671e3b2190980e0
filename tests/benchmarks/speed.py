"""Measure time to import and to the first parse, memory, cost against length, each plugin, and peers.

`run.py --speed` calls it. Seconds are of processor time on one core. What a peer is given is the text of
the same documents in the same run; peers that are not installed are left out. NEWSMODEL_SPACY_MODEL names
the spaCy pipeline, by default en_core_web_sm.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from newsmodel import Parser
from newsmodel.testing._texts import NEWS

__all__ = ["measure_speed"]

WORD = re.compile(r"\w+")
PLUGINS = ("names", "dates", "quotes", "actors", "locations", "events")
OWN = [f"newsmodel-{name}" for name in PLUGINS]
# No trained tagger: of quotes the rules by themselves, of events the decision list.
RULES: dict[str, Any] = {
    "settings": {
        "newsmodel-quotes": {"tagger": False},
        "newsmodel-events": {"triggers": "rules"},
        "newsmodel-names": {"tagger": False},
    },
}
LENGTHS = (100, 500, 1_000, 5_000, 20_000, 100_000)
_WORDS = 20_000

FRESH = {
    "import": "import newsmodel",
    "first parse": "import newsmodel; newsmodel.parse(TEXT, published='2026-03-03')",
    "first parse, rules": (
        "import newsmodel; newsmodel.Parser(only=OWN, **RULES).parse(TEXT, published='2026-03-03')"
    ),
}
_HEAD = """
import json, resource, sys, time
TEXT, OWN, RULES = json.loads(sys.stdin.read())
"""
_TAIL = """
wall = time.perf_counter() - wall
spent = time.process_time()
try:  # of this program alone; what getrusage tells may be its parent's
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([wall, spent, peak / 1024]))
"""


def fresh(code: str, tries: int = 5) -> dict[str, float]:
    """Run code in new processes; return the least wall-clock and processor seconds, and MiB of memory."""
    rows = []
    for _ in range(tries):
        done = subprocess.run(
            [sys.executable, "-c", f"{_HEAD}\nwall = time.perf_counter()\n{code}\n{_TAIL}"],
            input=json.dumps([NEWS, OWN, RULES]),
            capture_output=True,
            text=True,
            check=True,
        )
        rows.append(json.loads(done.stdout))
    best = [min(column) for column in zip(*rows, strict=True)]
    return {
        "seconds": round(best[0], 3),
        "processor_seconds": round(best[1], 3),
        "peak_mib": round(best[2], 1),
    }


def words_per_second(read: Callable[[str], object], texts: Iterable[str], tries: int = 3) -> int:
    """Return the best pace of a few rounds over texts."""
    texts = list(texts)
    words = sum(len(WORD.findall(text)) for text in texts)
    read(texts[0])
    best = 0.0
    for _ in range(tries):
        began = time.process_time()
        for text in texts:
            read(text)
        best = max(best, words / (time.process_time() - began))
    return round(best)


def documents(corpora: Path, count: int = 20) -> list[str]:
    """Return texts of two sorts of news."""
    found = []
    for name in ("quotes/dev", "temporal/train"):
        with (corpora / f"{name}.jsonl").open(encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines][: count // 2]
    return found


def by_length(parser: Parser, texts: list[str], rounds: int = 3) -> dict[str, int]:
    """Return words per second for documents of different lengths, all made of the same words.

    The lengths take turns, so that a slow stretch of the machine hits all alike; the best turn counts.
    """
    some = list(islice(cycle(" ".join(texts).split(" ")), _WORDS))
    words = some * (max(LENGTHS) // _WORDS)
    stories = {
        length: [" ".join(words[at : at + length]) for at in range(0, max(_WORDS, length), length)]
        for length in LENGTHS
    }
    best = dict.fromkeys(LENGTHS, 0)
    for _ in range(rounds):
        for length, parts in stories.items():
            best[length] = max(best[length], words_per_second(parser.parse, parts, 1))
    return {str(length): pace for length, pace in best.items()}


def peers(texts: list[str]) -> dict[str, int]:
    """Return words per second of other tools on the same texts."""
    found = {}
    try:
        import spacy

        model = os.environ.get("NEWSMODEL_SPACY_MODEL", "en_core_web_sm")
        pipeline = spacy.load(model)
        name = f"spaCy {spacy.__version__}, {pipeline.meta['lang']}_{pipeline.meta['name']}, all components"
        found[name] = words_per_second(pipeline, texts, 2)
    except (ImportError, OSError):
        pipeline = None
    try:
        import textacy.extract

        if pipeline is not None:

            def quoted(text: str) -> None:
                with contextlib.suppress(ValueError):  # it refuses texts with a mark left open
                    list(textacy.extract.direct_quotations(pipeline(text)))

            pace = words_per_second(quoted, texts, 1)
            found["textacy direct_quotations, with spaCy's pipeline"] = pace
    except ImportError:
        pass
    try:
        from dateparser.search import search_dates

        few = [text[:1_000] for text in texts[:3]]
        found["dateparser.search, dates only"] = words_per_second(
            lambda text: search_dates(text, languages=["en"]), few, 1
        )
    except ImportError:
        pass
    return found


def measure_speed(corpora: Path) -> dict[str, Any]:
    """Return all figures."""
    texts = documents(corpora)
    whole, rules = Parser(only=OWN), Parser(only=OWN, **RULES)
    result: dict[str, Any] = {"fresh": {name: fresh(code) for name, code in FRESH.items()}}
    result["words_per_second"] = {
        "all plugins": words_per_second(whole.parse, texts),
        "rules alone": words_per_second(rules.parse, texts),
        "structure only": words_per_second(Parser(discover=False).parse, texts),
        **{f"{name} alone": words_per_second(Parser(only=[name]).parse, texts, 2) for name in OWN},
    }
    result["by_length"] = {"all plugins": by_length(whole, texts), "rules alone": by_length(rules, texts)}
    # last: a peer's model in memory would slow down what comes after it
    result["peers"] = peers(texts)
    return result
