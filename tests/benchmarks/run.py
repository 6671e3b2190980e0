"""Measure accuracy and speed over the annotated corpora.

Usage: python tests/benchmarks/run.py [SET ...] [--limit N] [--without NAME] [--only NAME]
       [--speed] [--json FILE]

Sets are quotes, temporal, geowebnews, lgl, gum, testa, plover; all by default. The corpora are found
through NEWSMODEL_CORPORA, by default ../shared/corpora beside the repository, the scorers in ../bench
beside them. Words per second are of processor time, on one core.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import os
import platform
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import adapters
from speed import measure_speed

from newsmodel import Article, Parser, __version__

ROOT = Path(__file__).resolve().parents[2]
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", ROOT.parent / "shared" / "corpora"))
WORD = re.compile(r"\w+")


def scorer(name: str) -> ModuleType:
    path = CORPORA.parent / "bench" / f"score_{name}.py"
    spec = importlib.util.spec_from_file_location(f"score_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def quotes(gold: dict[str, Any], pred: dict[str, Any]) -> dict[str, Any]:
    result = scorer("quotes").score(gold, pred)
    return {
        "overlap": result["all"]["overlap"]["f1"],
        "end2end": result["all"]["end2end"]["f1"],
        "direct end2end": result["direct"]["end2end"]["f1"],
        "indirect end2end": result["indirect"]["end2end"]["f1"],
        "indirect overlap": result["indirect"]["overlap"]["f1"],
        "cue": result["all"]["cue"]["f1"],
        "speaker": result["all"]["speaker"],
    }


def temporal(gold: dict[str, Any], pred: dict[str, Any]) -> dict[str, Any]:
    module = scorer("temporal")
    times = module.score(gold, pred, "timexes", ("type", "value"))
    events = module.score(gold, pred, "events", ("class",))
    return {name: times[name]["f1"] for name in ("strict", "relaxed", "type", "value")} | {
        "event strict": events["strict"]["f1"],
        "event class": events["class"]["f1"],
    }


def locations(gold: dict[str, Any], pred: dict[str, Any]) -> dict[str, Any]:
    result = scorer("locations").score(gold, pred)
    return {
        "mention exact": result["mention_exact"]["f1"],
        "end2end": result["end_to_end"]["f1"],
        "accuracy@161": result["resolution"]["accuracy_at_km"],
    }


def actors(gold: dict[str, Any], pred: dict[str, Any]) -> dict[str, Any]:
    result = scorer("actors").score(gold, pred)
    figures = {"exact": result["ner"]["ALL"]["exact"]["f1"], "overlap": result["ner"]["ALL"]["overlap"]["f1"]}
    for name in ("coreference", "named_actors"):
        if name in result:
            figures[name] = result[name]["conll_f1"]
    return figures


def plover(gold: dict[str, Any], pred: dict[str, Any]) -> dict[str, Any]:
    import contextlib
    import io
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("gold", "pred")]
        for path, docs in zip(paths, (gold, pred), strict=True):
            path.write_text("\n".join(map(json.dumps, docs.values())), encoding="utf-8")
        out, argv = io.StringIO(), sys.argv
        sys.argv = ["score", "--gold", str(paths[0]), "--pred", str(paths[1])]
        try:
            with contextlib.redirect_stdout(out):
                scorer("eventcoding").main()
        finally:
            sys.argv = argv
    return dict(json.loads(out.getvalue().splitlines()[-1]))


SETS: dict[str, tuple[str, Callable[[Article], dict[str, Any]], Callable[..., dict[str, Any]]]] = {
    "quotes": ("quotes/dev.jsonl", adapters.quotes, quotes),
    "temporal": ("temporal/train.jsonl", adapters.temporal, temporal),
    "geowebnews": ("locations/dev.jsonl", adapters.locations, locations),
    "lgl": ("locations/dev-lgl.jsonl", adapters.locations, locations),
    "gum": ("actors/dev.jsonl", adapters.actors, actors),
    "testa": ("actors/conll-testa.jsonl", adapters.actors, actors),
    "plover": ("events/plover-dev.jsonl", adapters.plover, plover),
}


def measure(name: str, parser: Parser, limit: int | None) -> dict[str, Any]:
    """Return the figures of one set, with words per second and the share of each extractor."""
    file, adapt, judge = SETS[name]
    with (CORPORA / file).open(encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines if line.strip()][:limit]
    parser.parse("Warm up on Monday in Paris, she said.", published="2020-01-01")
    pred, words, spent = {}, 0, 0.0
    shares: dict[str, float] = {}
    for doc in docs:
        began = time.process_time()
        trace = parser.trace(doc["text"], published=doc.get("published"), id=doc["id"])
        spent += time.process_time() - began
        words += len(WORD.findall(doc["text"]))
        for address, seconds in trace.seconds.items():
            shares[address] = shares.get(address, 0.0) + seconds
        pred[doc["id"]] = {"id": doc["id"], "text": doc["text"], **adapt(trace.article)}
    figures = judge({doc["id"]: doc for doc in docs}, pred)
    return {
        "documents": len(docs),
        "words": words,
        "words_per_second": round(words / spent) if spent else 0,
        "figures": figures,
        "seconds_by_extractor": {k: round(v, 2) for k, v in sorted(shares.items(), key=lambda p: -p[1])},
    }


def main() -> None:
    command = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("sets", nargs="*", choices=[*SETS, []], metavar="SET")
    command.add_argument("--limit", type=int)
    command.add_argument("--only", action="append")
    command.add_argument("--without", action="append", default=[])
    command.add_argument("--json", type=Path)
    command.add_argument("--speed", action="store_true", help="measure start, memory, lengths and peers too")
    command.add_argument("--verbose", action="store_true", help="print seconds by extractor")
    arguments = command.parse_args()
    if not CORPORA.is_dir():
        print(f"skipped: no corpora at NEWSMODEL_CORPORA={CORPORA}")
        return
    parser = Parser(only=arguments.only, without=arguments.without)
    results = {}
    for name in arguments.sets or SETS:
        results[name] = result = measure(name, parser, arguments.limit)
        shown = "  ".join(f"{key} {value}" for key, value in result["figures"].items())
        print(f"{name:11} {result['words_per_second']:>8} words/s  {shown}", flush=True)
        if arguments.verbose:
            print("            ", result["seconds_by_extractor"])
    speed = measure_speed(CORPORA) if arguments.speed else {}
    if speed:
        print(json.dumps(speed, indent=1))
    if arguments.json:
        about = {
            "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
            "newsmodel": __version__,
            "python": platform.python_version(),
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "parser": repr(parser),
        }
        text = json.dumps({"about": about, "sets": results, "speed": speed}, indent=1)
        arguments.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
