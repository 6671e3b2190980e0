"""The trained tagger: a linear model that corrects the rules' scores of each candidate."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources

from newsmodel_names.evidence import OTHER
from newsmodel_names.features import contexts, describe
from newsmodel_names.page import Page
from newsmodel_names.rules import LEAST, Candidate, decide

__all__ = ["CLASSES", "NO_NAME", "Weights", "features_of", "judge", "offsets", "weights"]

CLASSES = 6  # the five labels, and no name
NO_NAME = 5
_SCALE = 100.0
_MOST_ELSEWHERE = 12
_RULES_WEIGHT = 1.5
_NO_NAME_SCORE = 0.5
_TOGETHER = 0.4
_CAUTION = 2.0
_TRUST = 1.0

Weights = dict[str, tuple[float, ...]]


@cache
def weights() -> Weights:
    """Read the model; once."""
    packed = resources.files("newsmodel_names").joinpath("data", "tagger.tsv.gz").read_bytes()
    model: Weights = {}
    for row in gzip.decompress(packed).decode("utf-8").split("\n"):
        feature, tab, values = row.partition("\t")
        if tab:
            model[feature] = tuple(int(value) / _SCALE if value else 0.0 for value in values.split(" "))
    if not model:  # an empty file is no broken archive to gzip
        raise ValueError("data/tagger.tsv.gz of newsmodel-names is empty; install newsmodel-names again")
    return model


def features_of(page: Page, found: Sequence[Candidate]) -> list[list[str]]:
    """Return the features of each candidate, those of its other mentions among them."""
    mentions: dict[str, list[int]] = defaultdict(list)
    around = [contexts(page, one)[:2] for one in found]
    for n, one in enumerate(found):
        mentions[page.slice(one.i, one.j)].append(n)
    rows = []
    for n, one in enumerate(found):
        others = mentions[page.slice(one.i, one.j)]
        elsewhere: dict[str, None] = {}
        if len(others) > 1:
            for k in others[:_MOST_ELSEWHERE]:
                if k != n:
                    elsewhere.update(dict.fromkeys(around[k]))
        rows.append(describe(page, one, list(elsewhere)))
    return rows


def offsets(one: Candidate) -> list[float]:
    """Return the rules' scores as the model starts from them."""
    scores = [_RULES_WEIGHT * max(min(score, 9.0), -4.0) for score in one.scores()]
    scores[OTHER] = max(scores[OTHER], _RULES_WEIGHT * LEAST)
    return [*scores, _NO_NAME_SCORE]


def judge(page: Page, found: Sequence[Candidate], model: Weights) -> list[list[float]]:
    """Score each candidate for the labels and for being no name.

    Args:
        page: The text.
        found: The candidates of the rules.
        model: The weights.

    Returns:
        A row of scores a candidate.
    """
    rows = []
    mentions: dict[str, list[int]] = defaultdict(list)
    for n, (one, features) in enumerate(zip(found, features_of(page, found), strict=True)):
        totals = offsets(one)
        for feature in features:
            row = model.get(feature)
            if row is not None:
                for k in range(CLASSES):
                    totals[k] += row[k]
        rows.append(totals)
        mentions[page.slice(one.i, one.j)].append(n)
    pooled = [list(row) for row in rows]
    for same in mentions.values():
        if len(same) > 1:
            mean = [sum(rows[n][k] for n in same) / len(same) for k in range(CLASSES)]
            for n in same:
                pooled[n] = [
                    own + _TOGETHER * (shared - own) for own, shared in zip(rows[n], mean, strict=True)
                ]
    for one, totals in zip(found, pooled, strict=True):
        _hold(totals, decide(page, one))
    return pooled


def _hold(totals: list[float], choice: int | None) -> None:
    """Keep the tagger from dropping what the rules name, and from naming the rest unless it is sure."""
    if choice == OTHER:
        totals[OTHER] += _CAUTION
    elif choice is not None:
        totals[NO_NAME] = float("-inf")
        totals[choice] += _TRUST
