"""Learn the weights of the pronoun ranking from rows of features.

Each input line is a JSON object: `f` family, `rows` one list of feature names per candidate, `label`
index of the right candidate or -1 where none is right, `doc` id.  `--weight` gives a file's examples
less or more say.  A conditional logit with an L2 prior; needs numpy and scipy, which the plugin does not.

    python train_pronouns.py --rows gum.rows:1 --rows news.rows:0.5 --out pronoun_weights.tsv
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize


def load(path: str, say: float, families: dict[str, list]) -> None:
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        families.setdefault(row["f"], []).append((row["rows"], row["label"], say, row["doc"]))


def fit(examples: list, prior: float) -> dict[str, float]:
    count = Counter(f for rows, *_ in examples for row in rows for f in row)
    names = ["none", *sorted(f for f, n in count.items() if n >= 15)]
    index = {f: i for i, f in enumerate(names)}
    packed = []
    for rows, label, say, _ in examples:
        matrix = np.zeros((len(rows) + 1, len(names)))
        matrix[0, 0] = 1
        for k, row in enumerate(rows):
            for f in row:
                if f in index:
                    matrix[k + 1, index[f]] = 1
        packed.append((matrix, label + 1, say))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = prior * float(w @ w), 2 * prior * w
        for matrix, label, say in packed:
            s = matrix @ w
            s -= s.max()
            p = np.exp(s)
            p /= p.sum()
            total -= say * np.log(p[label] + 1e-12)
            gradient -= say * (matrix[label] - p @ matrix)
        return total, gradient

    w = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return dict(zip(names, w, strict=True))


def accuracy(examples: list, weights: dict[str, float]) -> tuple[float, int]:
    right = 0
    for rows, label, *_ in examples:
        scores = [weights["none"]] + [sum(weights.get(f, 0) for f in row) for row in rows]
        right += int(np.argmax(scores)) == label + 1
    return right / max(1, len(examples)), len(examples)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", action="append", required=True, help="file:weight")
    parser.add_argument("--out", required=True)
    parser.add_argument("--prior", type=float, default=1.0)
    args = parser.parse_args()
    families: dict[str, list] = {}
    for item in args.rows:
        path, _, say = item.partition(":")
        load(path, float(say or 1), families)
    lines = ["# Weights of the pronoun ranking; see training/train_pronouns.py.  family, feature, weight"]
    for family, examples in sorted(families.items()):
        docs = sorted({e[3] for e in examples})
        held = set(docs[::5])
        inside = [e for e in examples if e[3] not in held]
        outside = [e for e in examples if e[3] in held]
        found = accuracy(outside, fit(inside, args.prior))
        print(f"{family}: held-out accuracy {found[0]:.3f} of {found[1]}")
        weights = fit(examples, args.prior)
        lines += [
            f"{family}\t{name}\t{weight:.2f}" for name, weight in weights.items() if abs(weight) >= 0.05
        ]
    Path(args.out).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
