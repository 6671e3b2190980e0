"""Weights of recognised names: python names.py [--write].

They are fitted on cross-validated log-odds of the recogniser, so that they say what names add to it;
needs what train.py needs, and newsmodel-names.
"""

import argparse
from collections.abc import Sequence

import numpy as np
import resolution
from corpora import Example, folds, load
from newsmodel_locations.locate import locate
from newsmodel_locations.names import NameEvidence
from newsmodel_locations.recognise import Reading, choose
from newsmodel_locations.resolve import PlaceModel, Resolver
from scipy.optimize import minimize
from train import DATA, FOLDS, HOME, SIBLINGS, WORLD, Weights, fit, report

from newsmodel import Parser

RIDGE = 3.0
SHARE = 0.6  # of the weights that is kept, by cross-validation: the recogniser knows half of it already
SHIFT = 0.21  # of the threshold, towards more mentions; chosen by cross-validation
LEAST_WEIGHT = 0.03


def features(example: Example, names: NameEvidence) -> list[tuple[str, str]]:
    """The relation of each candidate to the names, and the same with its sort."""
    relations = [names.relation(c) for c in example.candidates]
    return [(r, f"{r} {c.sort}") for r, c in zip(relations, example.candidates, strict=True)]


def fit_names(
    examples: Sequence[Example], rows: Sequence[list[tuple[str, str]]], scores: Sequence[list[float]]
) -> Weights:
    """Weights by relation and by relation and sort."""
    index: dict[str, int] = {}
    columns = np.array([[index.setdefault(f, len(index)) for f in pair] for row in rows for pair in row])
    offsets = np.array([x for row in scores for x in row])
    labels = np.array([(c.start, c.end) in e.gold for e in examples for c in e.candidates], float)
    size = len(index)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        odds = w[size] * offsets + w[columns].sum(1)
        gap = 1 / (1 + np.exp(-odds)) - labels
        gradient = np.bincount(columns.ravel(), np.repeat(gap, 2), size)
        away = w - np.append(np.zeros(size), 1.0)
        total = (np.logaddexp(0, odds) - labels * odds).sum() + RIDGE * (away @ away) / 2
        return float(total), np.append(gradient, gap @ offsets) + RIDGE * away

    found = minimize(loss, np.append(np.zeros(size), 1.0), jac=True, method="L-BFGS-B").x
    return {f: SHARE * float(found[i]) for f, i in index.items()}


def main() -> None:
    """Cross-validate with names and without; write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the data file")
    args = parser.parse_args()
    recognise = Parser(only=["newsmodel-names"])
    examples = load()
    rows = []
    for example in examples:
        names = recognise.parse(example.raw["text"], published="2018-01-01").names
        evidence = NameEvidence([(n.span.start, n.span.end, n.label) for n in names])
        rows.append(features(example, evidence))
    cases, fold = [resolution.case_of(e) for e in examples], folds(len(examples), FOLDS)
    scores: list[list[float]] = [[] for _ in examples]
    resolvers = []
    for number in range(FOLDS):
        others = [i for i, f in enumerate(fold) if f != number]
        weights = fit([examples[i] for i in others])
        alone, together = (t | HOME | WORLD for t in resolution.train([cases[i] for i in others]))
        resolvers.append(PlaceModel(alone, together | SIBLINGS))
        for i, example in enumerate(examples):
            if fold[i] == number:
                scores[i] = [sum(weights.get(f, 0.0) for f in fs) for fs in example.features]
    tables = []
    for number in range(FOLDS):
        others = [i for i, f in enumerate(fold) if f != number]
        picked = [[part[i] for i in others] for part in (examples, rows, scores)]
        tables.append(fit_names(*picked))
    for title in ("without names", "with names"):
        located = []
        for i, e in enumerate(examples):
            values, table = scores[i], tables[fold[i]]
            if title == "with names":
                own = [sum(table.get(f, 0.0) for f in pair) for pair in rows[i]]
                values = [x + w + SHIFT for x, w in zip(values, own, strict=True)]
            kept = choose([(c.start, c.end) for c in e.candidates], values)
            reading = Reading(e.doc, e.evidence, e.candidates, [(e.candidates[k], values[k]) for k in kept])
            located.append(locate(reading, Resolver(resolvers[fold[i]], None, e.host)))
        report(examples, located, title)
    if args.write:
        table = fit_names(examples, rows, scores)
        lines = ["# What recognised names add to log-odds, by training/names.py; see the model card."]
        lines.append(f"shift\t{SHIFT}")
        lines += [f"{f}\t{w:.2f}" for f, w in sorted(table.items()) if abs(w) >= LEAST_WEIGHT]
        (DATA / "names.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
