"""Weights of the resolver: a softmax over the places of each name, fitted by L-BFGS."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np
from corpora import Example
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.geo import distance_km
from newsmodel_locations.listed import Listed
from newsmodel_locations.locate import names_of
from newsmodel_locations.recognise import Reading
from newsmodel_locations.resolve import FEATURES, PlaceModel, Resolver, best_of, dot, own_features, worldwide
from newsmodel_locations.support import Name, Neighbours, Support, Vector
from scipy.optimize import minimize

NEAR_KM = 161
RIDGE = 0.5
ROUNDS = 2
# Each document is seen with and without its publisher's address.
SHARE = 0.6
# Features whose weights are set by hand: the others are fitted as if they weren't there.
BY_HAND = frozenset({"great_company", "overshadowed"})
Weights = dict[str, float]
Group = tuple[np.ndarray, np.ndarray, float]


@attrs.define
class Case:
    """The gold names of a document and which of their places are right."""

    names: list[Name]
    right: list[np.ndarray | None]
    mentions: list[int]
    host: tuple[str, tuple[Entry, ...]]


def case_of(example: Example) -> Case:
    """The gold mentions that are candidates, by name."""
    kept = [c for c in example.candidates if (c.start, c.end) in example.gold and c.entries]
    reading = Reading(example.doc, example.evidence, example.candidates, [(c, 0.0) for c in kept])
    names = names_of(reading, kept)
    right: list[np.ndarray | None] = []
    mentions = []
    for (key, sort), name in names.items():
        golds = [example.gold[c.start, c.end] for c in kept if (c.key, c.sort) == (key, sort)]
        golds = [g for g in golds if g["lat"] is not None]
        mentions.append(len(golds))
        right.append(np.array([_matches(e, golds[0]) for e in name.entries]) if golds else None)
    return Case(list(names.values()), right, mentions, example.host)


def _matches(entry: Entry, gold: Mapping[str, float]) -> bool:
    same = bool(gold["geonameid"]) and entry.geonames_id == gold["geonameid"]
    return same or distance_km(entry.lat, entry.lon, gold["lat"], gold["lon"]) <= NEAR_KM


def _fit(groups: Sequence[Group]) -> Weights:
    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = RIDGE * float(w @ w) / 2, RIDGE * w
        for x, right, weight in groups:
            scores = x @ w
            odds = np.exp(scores - scores.max())
            total -= weight * float(np.log(odds[right].sum()) - np.log(odds.sum()))
            gradient = gradient - weight * (
                x.T @ (np.where(right, odds / odds[right].sum(), 0.0) - odds / odds.sum())
            )
        return total, gradient

    found = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B").x
    return dict(zip(FEATURES, map(float, found), strict=True))


def _row(vector: Vector) -> list[float]:
    values = dict(vector)
    return [0.0 if f in BY_HAND else values.get(f, 0.0) for f in FEATURES]


def train(cases: Sequence[Case]) -> tuple[Weights, Weights]:
    """The weights alone and together."""
    bare = [attrs.evolve(c, host=("", ())) for c in cases if c.host != ("", ())]
    both = [c for c in [*cases, *bare] if c.names]
    prepared = [_prepared(c) for c in both]
    alone = _fit(_groups(both, [own for _, own in prepared]))
    together = alone
    for turn in range(ROUNDS):
        vectors = []
        for names, own in prepared:
            best = [best_of(n, [dot(alone, v) for v in o])[0] for n, o in zip(names, own, strict=True)]
            for _ in range(2 * turn):
                view = Neighbours(names, best)
                best = [
                    best_of(n, [dot(together, v + m) for v, m in zip(o, view.features(i), strict=True)])[0]
                    for i, (n, o) in enumerate(zip(names, own, strict=True))
                ]
            view = Neighbours(names, best)
            vectors.append(
                [[v + m for v, m in zip(o, view.features(i), strict=True)] for i, o in enumerate(own)]
            )
        together = _fit(_groups(both, vectors))
    return alone, together


def _prepared(case: Case) -> tuple[list[Name], list[list[Vector]]]:
    resolver = Resolver(PlaceModel({}, {}), None, case.host)
    names = [*case.names, Name("//", "gaz", Listed(case.host[1]), -1)] if case.host[1] else case.names
    support = Support(names)
    result: list[list[Vector]] = []
    for name in names:
        own, told = own_features(name), resolver.told(name)
        # Nothing is known of the surroundings of names with one place, which nothing has to be told of.
        others: list[Vector] = list(support.features(name)) if len(own) > 1 else [[]]
        result.append(
            [a + b + c + worldwide(a, support.worldwide) for a, b, c in zip(own, told, others, strict=True)]
        )
    return names, result


def _groups(cases: Sequence[Case], vectors: Sequence[Sequence[Sequence[Vector]]]) -> list[Group]:
    groups = []
    for case, rows in zip(cases, vectors, strict=True):
        for right, mentions, row in zip(case.right, case.mentions, rows, strict=False):
            if right is not None and right.any() and not right.all():
                groups.append((np.array([_row(v) for v in row]), right, SHARE * mentions**0.5))
    return groups
