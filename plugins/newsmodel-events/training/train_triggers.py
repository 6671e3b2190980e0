"""Train data/triggers.tsv on TimeBank and AQUAINT (TempEval-3's training set), with scikit-learn.

Usage: train_triggers.py TRAIN.jsonl OUT.tsv

Then update data/SHA256SUMS: python tests/notices.py --write
"""

import collections
import json
import sys
from pathlib import Path

import numpy
from newsmodel_events.pos import tag_words
from newsmodel_events.reading import Reading
from newsmodel_events.tagger import CLASSES
from newsmodel_events.tagging import candidates, keys_of
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from newsmodel.testing import draft_of

STRENGTH = 1.0  # the inverse of the L1 penalty
LEAST = 2  # how often a feature must be seen
SCALE = 100


def read(path):
    """Yield (document, tokens, reading, classes by token)."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        tokens = draft_of(doc["text"]).tokens
        reading = Reading(tokens.words, tokens.lowers, tokens.sentences, tag_words)
        at = {start: i for i, start in enumerate(tokens.starts)}
        yield doc, tokens, reading, {at[e["start"]]: e["class"] for e in doc["events"] if e["start"] in at}


def rows_of(reading, classes):
    """(features, class or "O") of each word that may be a trigger."""
    return [(keys_of(word), classes.get(word[0], "O")) for word in candidates(reading)]


def train(rows):
    """Return the lines of a model."""
    counts = collections.Counter(key for keys, _ in rows for key in keys)
    names = sorted(key for key, n in counts.items() if n >= LEAST)
    number = {key: i for i, key in enumerate(names)}
    known = [[number[key] for key in keys if key in number] for keys, _ in rows]
    pointers = numpy.cumsum([0, *map(len, known)])
    indices = numpy.concatenate([numpy.array(row, dtype=int) for row in known])
    matrix = csr_matrix((numpy.ones(len(indices)), indices, pointers), shape=(len(rows), len(names)))
    labels = numpy.array([label for _, label in rows])
    trigger = _fit(matrix, labels != "O")
    events = labels != "O"
    classes = numpy.stack([_fit(matrix[events], labels[events] == name) for name in CLASSES], axis=1)
    for key, weight, row in zip(names, trigger, classes, strict=True):
        if weight or row.any():
            yield f"{key}\t{weight or ''}" + ("\t" + " ".join(map(str, row)) if row.any() else "")


def _fit(matrix, wanted):
    """Weights by feature; the feature "" that all words have is the intercept."""
    model = LogisticRegression(
        C=STRENGTH, l1_ratio=1, solver="liblinear", fit_intercept=False, tol=0.01, random_state=1
    )
    return numpy.rint(SCALE * model.fit(matrix, wanted).coef_[0]).astype(int)


def main():
    rows = [row for _, _, reading, classes in read(sys.argv[1]) for row in rows_of(reading, classes)]
    lines = [
        "# What is a trigger, and its class. Made by train_triggers.py.",
        "# feature, weight of a trigger, weights of the classes " + " ".join(CLASSES),
        *train(rows),
    ]
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines) - 2, "features")


if __name__ == "__main__":
    main()
