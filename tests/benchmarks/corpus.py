"""Measure `newsmodel corpus`: words per second by number of workers, and the parent's memory by articles.

    python tests/benchmarks/corpus.py --articles 1000 --workers 1 --workers 2

Stories are made up, 500 words each; times are wall-clock times of the command's work in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stories import stories

RUN = """
import json, resource, sys
from newsmodel import Parser
from newsmodel.corpus import parse_corpus

def main():
    source, out, workers, only = json.loads(sys.argv[1])
    done = parse_corpus([source], out, parser=Parser(only=only), workers=workers)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([done.articles, done.words, done.seconds, peak, spent.ru_utime + spent.ru_stime]))

if __name__ == "__main__":
    main()
"""


def measure(articles: int, workers: int, only: list[str] | None) -> dict[str, float]:
    """Return figures of one run."""
    with tempfile.TemporaryDirectory() as folder:
        source, script = Path(folder, "in.jsonl"), Path(folder, "run.py")
        script.write_text(RUN, encoding="utf-8")
        with source.open("w", encoding="utf-8") as sink:
            for story in stories(articles):
                sink.write(json.dumps(story) + "\n")
        arguments = json.dumps([str(source), str(Path(folder, "out")), workers, only])
        done = subprocess.run(
            [sys.executable, str(script), arguments], capture_output=True, text=True, check=True
        )
    count, words, seconds, peak, spent = json.loads(done.stdout)
    return {
        "articles": count,
        "workers": workers,
        "words_per_second": round(words / seconds),
        "seconds": round(seconds, 1),
        "parent_mib": round(peak, 1),
        "parent_processor_seconds": round(spent, 1),
    }


def main() -> None:
    """Print one line of JSON for each run."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("--articles", type=int, action="append")
    command.add_argument("--workers", type=int, action="append")
    command.add_argument("--only", action="append", help="plugins; all by default")
    options = command.parse_args()
    for articles in options.articles or [1000]:
        for workers in options.workers or [1, 2]:
            print(json.dumps(measure(articles, workers, options.only)), flush=True)


if __name__ == "__main__":
    main()
