"""Train the taggers on PolNeAR's training part, and print their sizes.

    python training/train.py candidates   # the first look
    python training/train.py cues         # needs candidates.weights.gz beside
    python training/train.py contents
    python training/train.py all --out some/folder --every 3   # leave every third document out

Deterministic: L-BFGS from zero weights over documents in the corpus's order; there is no sampling.
"""

import argparse
import gzip
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycrfsuite
from corpus import DATA, documents, read, tokens_of
from newsmodel_quotes.candidates import candidates_of, first_look, guess_of, possible_cues
from newsmodel_quotes.content_features import content_features
from newsmodel_quotes.cue_features import cue_features, talkers_of
from newsmodel_quotes.linear import SCALE, read_weights
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.tagging import cue_tokens, head_of
from newsmodel_quotes.windows import Unit, window

PARAMETERS = {
    "candidates": {"c1": 0.3, "c2": 3.0, "max_iterations": 60, "feature.minfreq": 3},
    "cues": {"c1": 0.5, "c2": 4.0, "max_iterations": 80, "feature.minfreq": 3},
    "contents": {"c1": 0.9, "c2": 0.4, "max_iterations": 60, "feature.minfreq": 3},
}
Example = tuple[list[list[str]], list[str]]


def candidate_examples(reading: Reading, statements: list[dict[str, Any]], _: Path) -> Iterator[Example]:
    """Each word that may be a cue, by itself: Y where an annotated cue holds it."""
    cues = {token for statement in statements for token in tokens_of(reading, statement["cue"])}
    for token in possible_cues(reading, 0, len(reading.words)):
        yield [first_look(reading, token)], ["Y" if token in cues else "N"]


def cue_examples(reading: Reading, statements: list[dict[str, Any]], out: Path) -> Iterator[Example]:
    """The same of those that stand the first look, by all features."""
    weights = read_weights(out / "candidates.weights.gz")
    cues = {token for statement in statements for token in tokens_of(reading, statement["cue"])}
    sentences = [(*s, candidates_of(reading, *s, weights)) for s in reading.firsts.values()]
    talkers = talkers_of(reading, (c for _, _, candidates in sentences for c in candidates))
    for first, stop, candidates in sentences:
        rows = cue_features(reading, first, stop, candidates, talkers)
        for candidate, features in zip(candidates, rows, strict=True):
            yield [features], ["Y" if candidate.token in cues else "N"]


def content_examples(reading: Reading, statements: list[dict[str, Any]], _: Path) -> Iterator[Example]:
    """A sequence of units a cue: C content, S source, Q cue, O other."""
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
        tokens = cue_tokens(reading, head)
        units = window(reading, head, tokens)
        contents = set(tokens_of(reading, statement["content"]))
        sources = set(tokens_of(reading, statement["source"]))
        labels = [_label(unit, contents, sources, cue_set) for unit in units]
        yield content_features(reading, units, tokens, head, guess_of(reading, head), others), labels


def _label(unit: Unit, contents: set[int], sources: set[int], cue: set[int]) -> str:
    tokens = range(*unit[:2])
    for label, wanted in (("C", contents), ("S", sources), ("Q", cue)):
        if 2 * sum(token in wanted for token in tokens) > len(tokens):
            return label
    return "O"


EXAMPLES = {"candidates": candidate_examples, "cues": cue_examples, "contents": content_examples}


def train(name: str, out: Path, every: int) -> None:
    started = time.process_time()
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs", params=PARAMETERS[name])
    count = 0
    for number, document in enumerate(documents("train")):
        if every and number % every == 0:
            continue
        for features, labels in EXAMPLES[name](read(document["text"]), document["statements"], out):
            trainer.append(features, labels)
            count += 1
    plain = out / f"{name}.crfsuite"
    trainer.train(str(plain))
    if name == "contents":
        path, data = out / f"{name}.crfsuite.gz", plain.read_bytes()
    else:
        path, data = out / f"{name}.weights.gz", _weights(plain).encode()
    path.write_bytes(gzip.compress(data, mtime=0))
    plain.unlink()
    print(f"{name}: {count} sequences, {path.stat().st_size} bytes, {time.process_time() - started:.0f} s")


def _weights(path: Path) -> str:
    """The weights of a model of two labels and no sequences, as linear.py reads them."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    totals: dict[str, float] = defaultdict(float)
    for (feature, label), weight in tagger.info().state_features.items():
        totals[feature] += weight if label == "Y" else -weight
    rounded = {feature: round(SCALE * total) for feature, total in sorted(totals.items())}
    return "".join(f"{feature}\t{weight}\n" for feature, weight in rounded.items() if weight)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=(*EXAMPLES, "all"))
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--every", type=int, default=0, help="leave every n-th document out")
    arguments = parser.parse_args()
    for name in EXAMPLES if arguments.model == "all" else (arguments.model,):
        train(name, arguments.out, arguments.every)


if __name__ == "__main__":
    main()
