"""Cross-validate, and with --write train on everything: python train.py [--write] [--errors].

Needs numpy, scipy and scikit-learn, and the development sets (see NEWSMODEL_CORPORA). Figures are by
the project's scorer, bench/score_locations.py beside the corpora.
"""

import argparse
import collections
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import resolution
import scipy.sparse
from corpora import CORPORA, ROOT, SETS, Example, folds, load
from newsmodel_locations.geo import distance_km
from newsmodel_locations.locate import Located, confidence, locate
from newsmodel_locations.recognise import Reading, choose
from newsmodel_locations.resolve import FEATURES, PlaceModel, Resolver
from sklearn.linear_model import LogisticRegression

DATA = ROOT / "plugins/newsmodel-locations/src/newsmodel_locations/data"
FOLDS = 5
STRENGTH = 0.3  # inverse of the ridge
SHIFT = 0.35  # of the threshold, towards more mentions; chosen by cross-validation
LEAST_DOCUMENTS = 2  # that have a feature
LEAST_WEIGHT = 0.02
# Set by hand: the sets have too few people named after towns, sentences that begin with such a word, and
# common nouns that are towns' names ("the first Latina").
PRIORS = {"surnamenextgazp": -2.5, "surnamenextgazq": -2.5, "commonfirstgazp": -1.5}
PRIORS |= {f"commonnoungaz{letter}": -3.5 for letter in "pqk"}
# Set by hand: no document tells its home, and hardly any is British.
HOME = {"home": 3.0, "home_country": 1.0, "small_elsewhere": -3.0}
# Set by hand: "Ukraine and Georgia" is about countries, "Newcastle and Dundee" about towns of one; in "Paris,
# London and Rome" none is a small town in Maine. The sets are mostly local news of one country.
SIBLINGS = {"sibling_class": 2.5, "sibling_country": 0.5}
WORLD = {"great_company": 3.5, "overshadowed": -3.0}
Weights = dict[str, float]


def fit(examples: Sequence[Example]) -> Weights:
    """Weights of the recogniser: a logistic regression over candidates."""
    seen: collections.Counter[str] = collections.Counter()
    for example in examples:
        seen.update({f for features in example.features for f in features})
    names = sorted(f for f, documents in seen.items() if documents >= LEAST_DOCUMENTS)
    index = {f: i for i, f in enumerate(names)}
    starts, columns, labels = [0], [], []
    for example in examples:
        for candidate, features in zip(example.candidates, example.features, strict=True):
            columns.extend(index[f] for f in features if f in index)
            starts.append(len(columns))
            labels.append((candidate.start, candidate.end) in example.gold)
    shape = (len(labels), len(names))
    matrix = scipy.sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=shape)
    model = LogisticRegression(C=STRENGTH, solver="liblinear").fit(matrix, np.array(labels))
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    for feature, weight in PRIORS.items():
        weights[feature] = weights.get(feature, 0.0) + weight
    weights["b"] += float(model.intercept_[0]) + SHIFT
    return weights


def predict(example: Example, weights: Weights, resolver: Resolver) -> list[Located]:
    """The mentions of a document and their places."""
    scores = [sum(weights.get(f, 0.0) for f in features) for features in example.features]
    kept = choose([(c.start, c.end) for c in example.candidates], scores)
    mentions = [(example.candidates[k], scores[k]) for k in kept]
    return locate(Reading(example.doc, example.evidence, example.candidates, mentions), resolver)


def report(examples: Sequence[Example], located: Sequence[list[Located]], title: str) -> None:
    """Print the scorer's figures."""
    sys.path.insert(0, str(CORPORA.parent / "bench"))
    import score_locations

    made = {
        e.raw["id"]: {"locations": [_shape(x) for x in row]} for e, row in zip(examples, located, strict=True)
    }
    for name in SETS:
        gold = {e.raw["id"]: e.raw for e in examples if e.name == name}
        figures: dict[str, Any] = score_locations.score(gold, made)
        exact, both = figures["mention_exact"], figures["end_to_end"]
        near = figures["resolution"]["accuracy_at_km"]
        overlap = figures["mention_overlap"]["f1"]
        print(
            f"{title} {name}: exact P {exact['p']} R {exact['r']} F {exact['f1']}, overlap {overlap}, "
            f"accuracy@161 {near}, end to end {both['f1']}",
            flush=True,
        )


def _shape(located: Located) -> dict[str, Any]:
    entry = located.entry
    return {
        "start": located.candidate.start,
        "end": located.candidate.end,
        "lat": entry.lat if entry else None,
        "lon": entry.lon if entry else None,
        "geonameid": entry.geonames_id or None if entry else None,
    }


def _right(example: Example, located: Located) -> bool:
    gold = example.gold.get((located.candidate.start, located.candidate.end))
    if gold is None or gold["lat"] is None:
        return gold is not None
    entry = located.entry
    return (
        entry is not None
        and distance_km(entry.lat, entry.lon, gold["lat"], gold["lon"]) <= resolution.NEAR_KM
    )


def reliability(examples: Sequence[Example], located: Sequence[list[Located]]) -> None:
    """Print ten bins of confidence and how many of each are right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for example, row in zip(examples, located, strict=True):
        for one in row:
            value = confidence(one)
            bins[min(9, int(value * 10))].append((value, _right(example, one)))
    gap = count = 0.0
    for number, items in enumerate(bins):
        if items:
            mean, share = (sum(x[k] for x in items) / len(items) for k in (0, 1))
            gap, count = gap + abs(mean - share) * len(items), count + len(items)
            print(f"| {number / 10:.1f}–{number / 10 + 0.1:.1f} | {len(items)} | {mean:.2f} | {share:.2f} |")
    print(f"expected calibration error {gap / count:.3f}")


def errors(examples: Sequence[Example], located: Sequence[list[Located]], show: bool) -> None:
    """Print counts of errors by category, and all of them where asked."""
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    for example, row in zip(examples, located, strict=True):
        sorts = {(c.start, c.end): c.sort for c in example.candidates}
        made = {(x.candidate.start, x.candidate.end) for x in row}
        for missing, wrong, others in (
            ("spurious", made - example.gold.keys(), example.gold),
            ("missed", example.gold.keys() - made, made),
        ):
            for a, b in sorted(wrong):
                clash = any(x < b and a < y for x, y in others)
                category = f"{missing} {'boundary' if clash else sorts.get((a, b), 'not a candidate')}"
                counts[example.name, category] += 1
                if show:
                    text = example.raw["text"]
                    print(
                        category,
                        example.raw["id"],
                        repr(text[max(0, a - 30) : a]),
                        repr(text[a:b]),
                        repr(text[b : b + 25]),
                    )
        for one in row:
            if (one.candidate.start, one.candidate.end) in example.gold and not _right(example, one):
                counts[example.name, "wrong place"] += 1
                if show:
                    print("wrong place", example.raw["id"], one.candidate.key, one.entry)
    for (name, category), count in sorted(counts.items()):
        print(f"{name} {category}: {count}")


def write(weights: Weights, alone: Weights, together: Weights) -> None:
    """Write the data files of the plugin."""
    lines = [f"{f}\t{round(100 * w)}" for f, w in sorted(weights.items()) if abs(w) >= LEAST_WEIGHT]
    head = (
        "# Weights of the recogniser in hundredths of log-odds, by training/train.py; see the model card.\n"
    )
    (DATA / "mentions.tsv").write_text(head + "\n".join(lines) + "\n", "utf-8")
    rows = ["# Weights of the resolver, alone and together, by training/train.py; see the model card."]
    rows += [f"{f}\t{alone[f]:.3f}\t{together[f]:.3f}" for f in FEATURES]
    (DATA / "places.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    print(len(lines), "weights")


def main() -> None:
    """Cross-validate; train on everything where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="train on everything and write the data files")
    parser.add_argument("--errors", action="store_true", help="print each error")
    parser.add_argument("--no-addresses", action="store_true", help="leave out the articles' addresses")
    parser.add_argument("--no-folds", action="store_true", help="skip the cross-validation")
    args = parser.parse_args()
    examples = load(not args.no_addresses)
    cases = [resolution.case_of(e) for e in examples]
    fold = folds(len(examples), FOLDS)
    located: list[list[Located]] = [[] for _ in examples]
    for number in range(0 if args.no_folds else FOLDS):
        others = [i for i, f in enumerate(fold) if f != number]
        weights = fit([examples[i] for i in others])
        alone, together = (t | HOME | WORLD for t in resolution.train([cases[i] for i in others]))
        together |= SIBLINGS
        for i, example in enumerate(examples):
            if fold[i] == number:
                located[i] = predict(
                    example, weights, Resolver(PlaceModel(alone, together), None, example.host)
                )
    if not args.no_folds:
        report(examples, located, "folds")
        reliability(examples, located)
        errors(examples, located, args.errors)
    if args.write:
        weights = fit(examples)
        alone, together = (table | HOME | WORLD for table in resolution.train(cases))
        together |= SIBLINGS
        write(weights, alone, together)
        model = PlaceModel(alone, together)
        seen = [predict(e, weights, Resolver(model, None, e.host)) for e in examples]
        report(examples, seen, "seen")


if __name__ == "__main__":
    main()
