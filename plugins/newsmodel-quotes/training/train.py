"""Train the cue and content taggers on PolNeAR's training part, and print their sizes.

    python training/train.py cues
    python training/train.py contents
    python training/train.py both --out some/folder --every 3   # leave every third document out

Deterministic: L-BFGS from zero weights over documents in the corpus's order; there is no sampling.
"""

import argparse
import lzma
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycrfsuite
from corpus import DATA, documents, read, tokens_of
from newsmodel_quotes.candidates import Candidate, candidates_of
from newsmodel_quotes.content_features import content_features
from newsmodel_quotes.cue_features import cue_features, talkers_of
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.tagging import cue_tokens, head_of
from newsmodel_quotes.windows import Unit, window

PARAMETERS = {
    "cues": {"c1": 0.6, "c2": 0.8, "max_iterations": 60, "feature.minfreq": 3},
    "contents": {"c1": 0.9, "c2": 0.4, "max_iterations": 50, "feature.minfreq": 3},
}


def sentences_of(reading: Reading) -> list[tuple[int, int, list[Candidate]]]:
    return [(first, stop, candidates_of(reading, first, stop)) for first, stop in reading.firsts.values()]


def cue_examples(reading: Reading, statements: list[dict[str, Any]]) -> Iterator[tuple[Any, list[str]]]:
    """A sequence of candidates a sentence: Y where an annotated cue holds the candidate."""
    cues = {token for statement in statements for token in tokens_of(reading, statement["cue"])}
    sentences = sentences_of(reading)
    talkers = talkers_of(reading, (c for _, _, candidates in sentences for c in candidates))
    for first, stop, candidates in sentences:
        if candidates:
            features = cue_features(reading, first, stop, candidates, talkers)
            yield features, ["Y" if c.token in cues else "N" for c in candidates]


def content_examples(reading: Reading, statements: list[dict[str, Any]]) -> Iterator[tuple[Any, list[str]]]:
    """A sequence of units a cue: C content, S source, Q cue, O other."""
    guesses = {c.token: c.guess for _, _, candidates in sentences_of(reading) for c in candidates}
    others = [False] * len(reading.words)
    heads = []
    for statement in statements:
        cue = sorted(tokens_of(reading, statement["cue"]))
        if cue:
            stop = next((k for k in range(cue[0], cue[-1] + 2) if k not in cue), cue[-1] + 1)
            head = head_of(reading, cue[0], stop)
            others[head] = True
            heads.append((statement, set(cue), head))
    for statement, cue_set, head in heads:
        units = window(reading, head)
        contents = set(tokens_of(reading, statement["content"]))
        sources = set(tokens_of(reading, statement["source"]))
        labels = [_label(unit, contents, sources, cue_set) for unit in units]
        guess = guesses.get(head)
        yield content_features(reading, units, cue_tokens(reading, head), head, guess, others), labels


def _label(unit: Unit, contents: set[int], sources: set[int], cue: set[int]) -> str:
    tokens = range(unit.first, unit.stop)
    for label, wanted in (("C", contents), ("S", sources), ("Q", cue)):
        if 2 * sum(token in wanted for token in tokens) > len(tokens):
            return label
    return "O"


def train(name: str, out: Path, every: int) -> None:
    started = time.process_time()
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs", params=PARAMETERS[name])
    examples = {"cues": cue_examples, "contents": content_examples}[name]
    count = 0
    for number, document in enumerate(documents("train")):
        if every and number % every == 0:
            continue
        for features, labels in examples(read(document["text"]), document["statements"]):
            trainer.append(features, labels)
            count += 1
    plain = out / f"{name}.crfsuite"
    trainer.train(str(plain))
    path = out / f"{name}.crfsuite.xz"
    path.write_bytes(lzma.compress(plain.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    plain.unlink()
    print(f"{name}: {count} sequences, {path.stat().st_size} bytes, {time.process_time() - started:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=("cues", "contents", "both"))
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--every", type=int, default=0, help="leave every n-th document out")
    arguments = parser.parse_args()
    for name in ("cues", "contents") if arguments.model == "both" else (arguments.model,):
        train(name, arguments.out, arguments.every)


if __name__ == "__main__":
    main()
