"""Train the tagger on top of the rules: multinomial logistic regression with the rules' scores as offsets.

Usage: train_tagger.py CORPORA OUTPUT [--l2 50] [--least 3]

CORPORA is the folder with actors/gum-other-train.jsonl, quotes/train.jsonl and
silver/polnear-corenlp.jsonl.gz.
Needs numpy and scipy. See MODEL_CARD.md.
"""

import argparse
import gzip
import json
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
from newsmodel_names.page import Page
from newsmodel_names.rules import candidates
from newsmodel_names.tagger import CLASSES, features_of, offsets
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newsmodel.testing import draft_of

GUM = {"person": 0, "organization": 1, "place": 2}
SILVER = {"PERSON": 0, "ORGANIZATION": 1, "LOCATION": 2, "MISC": 4}


def gum(path: Path):
    """Yield text and {span: class} of GUM; plural peoples are groups, names of other things OTHER."""
    for row in path.read_text(encoding="utf-8").split("\n"):
        if not row:
            continue
        doc = json.loads(row)
        gold = {}
        for m in sorted(doc["mentions"], key=lambda m: m["start"] - m["end"]):
            if m["form"] == "name":
                gold.setdefault((m["head_start"], m["head_end"]), GUM.get(m["type"], 4))
        yield doc["text"], gold, "gum"


def silver(corpora: Path):
    """Yield text and {span: class} of CoreNLP's output."""
    texts = {}
    for row in (corpora / "quotes" / "train.jsonl").read_text(encoding="utf-8").split("\n"):
        if row:
            doc = json.loads(row)
            texts[doc["id"]] = doc["text"]
    with gzip.open(corpora / "silver" / "polnear-corenlp.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in lines:
            doc = json.loads(row)
            gold, run = {}, None
            for start, end, sentence, _, tag, *_ in doc["tokens"]:
                if run and (run[2], run[3]) == (tag, sentence):
                    run[1] = end
                    continue
                if run and run[2] in SILVER:
                    gold[run[0], run[1]] = SILVER[run[2]]
                run = [start, end, tag, sentence]
            yield texts[doc["id"]], gold, "silver"


def truth(span, label, gold, starts, source):
    """Return the class of a candidate, or None where the corpus does not tell."""
    if span in gold:
        known = gold[span]
    else:
        shared = [(min(g[1], span[1]) - max(g[0], span[0]), g) for g in starts]
        most, other = max(
            ((n / (span[1] - span[0] + g[1] - g[0] - n), g) for n, g in shared), default=(0.0, (0, 0))
        )
        if most <= 0:
            return 3 if label == 3 else 5
        if most < 0.6:
            return None
        known = gold[other]
    if label == 3 and known in (0, 4):
        return 3
    return known


def collect(corpora: Path, least: int):
    rows, labels, base, weight, docs = [], [], [], [], defaultdict(set)
    for n, (text, gold, source) in enumerate(
        [*gum(corpora / "actors" / "gum-other-train.jsonl"), *silver(corpora)]
    ):
        draft = draft_of(text)
        page = Page(text, draft.tokens)
        found = candidates(page)
        starts = sorted(gold)
        k = 0
        for one, features in zip(found, features_of(page, found), strict=True):
            span = (page.starts[one.i], page.ends[one.j - 1])
            while (
                k < len(starts)
                and starts[k][1] <= span[0]
                and all(g[1] <= span[0] for g in starts[k : k + 3])
            ):
                k += 1
            known = truth(span, one.best()[0], gold, starts[k : k + 12], source)
            if known is None:
                continue
            rows.append(features)
            labels.append(known)
            base.append(offsets(one))
            weight.append(1.0 if source == "gum" else 0.3)
            for feature in features:
                if len(docs[feature]) < least:
                    docs[feature].add(n)
    index = {f: i for i, f in enumerate(sorted(f for f, seen in docs.items() if len(seen) >= least))}
    return rows, np.array(labels), np.array(base), np.array(weight), index


def fit(matrix, labels, base, weight, l2):
    n, width = matrix.shape
    hot = np.zeros((n, CLASSES))
    hot[np.arange(n), labels] = 1.0
    turned = matrix.T.tocsr()

    def loss(flat):
        w = flat.reshape(width, CLASSES)
        scores = matrix @ w + base
        scores -= scores.max(axis=1, keepdims=True)
        exp = np.exp(scores)
        total = exp.sum(axis=1, keepdims=True)
        value = (weight * (np.log(total[:, 0]) - (scores * hot).sum(axis=1))).sum() + l2 / 2 * (flat**2).sum()
        grad = turned @ ((exp / total - hot) * weight[:, None]) + l2 * w
        return value, grad.ravel()

    result = minimize(loss, np.zeros(width * CLASSES), jac=True, method="L-BFGS-B", options={"maxiter": 80})
    return result.x.reshape(width, CLASSES), result.fun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--l2", type=float, default=50.0)
    parser.add_argument("--least", type=int, default=3)
    args = parser.parse_args()
    began = time.process_time()
    rows, labels, base, weight, index = collect(args.corpora, args.least)
    print(
        len(rows),
        "candidates",
        len(index),
        "features",
        np.bincount(labels),
        f"{time.process_time() - began:.0f} s",
    )
    ends, columns = [0], []
    for row in rows:
        columns.extend(index[f] for f in row if f in index)
        ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(index)))
    w, value = fit(matrix, labels, base, weight, args.l2)
    print("loss", value / len(rows), f"{time.process_time() - began:.0f} s")
    lines = []
    for feature, i in index.items():
        values = [round(100 * v) for v in w[i]]
        if max(abs(v) for v in values) >= 5:
            lines.append(feature + "\t" + " ".join(str(v) if v else "" for v in values))
    packed = gzip.compress("\n".join(lines).encode("utf-8", "replace"), 9, mtime=0)
    args.output.write_bytes(packed)
    print(len(lines), "kept,", len(packed), "bytes")


if __name__ == "__main__":
    main()
