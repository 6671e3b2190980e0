"""The trained tagger: a linear model that corrects the rules' scores of each candidate."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from newsmodel_names.evidence import OTHER
from newsmodel_names.features import Place, Words, contexts, describe_place, describe_words, place_of
from newsmodel_names.page import Page
from newsmodel_names.rules import LEAST, Candidate, decide

__all__ = ["CLASSES", "NO_NAME", "Weights", "features_of", "judge", "offsets", "weights"]

CLASSES = 6  # the five labels, and no name
NO_NAME = 5
_SCALE = 100.0
_MOST_ELSEWHERE = 12
_RULES_WEIGHT = 1.5
_LEAST, _MOST = -4.0, 9.0  # of the rules' scores
_NO_NAME_SCORE = 0.5
_TOGETHER = 0.4
_CAUTION = 2.0
_LONGEST_KEPT = 100  # characters
_TRUST = 1.0

_NOTHING = (0,) * CLASSES

Row = tuple[int, ...]  # a hundredth a piece, so that sums are exact in any order


class Weights:
    """The weights of the features.

    Args:
        rows: A row of weights for each feature.
    """

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._get = rows.get
        self._kept = lru_cache(maxsize=1 << 13)(self._of_words)
        self.of_place = lru_cache(maxsize=1 << 13)(self._of_place)

    def of(self, features: Iterable[str]) -> list[Row]:
        """Return the rows of those features that the model knows."""
        get = self._get
        return [row for feature in features if (row := get(feature)) is not None]

    def of_words(self, name: tuple[str, ...], text: str) -> tuple[Words, Row]:
        """Return what the tagger sees in a name's words, and the sum of its weights."""
        return self._kept(name, text) if len(text) <= _LONGEST_KEPT else self._of_words(name, text)

    def _of_words(self, name: tuple[str, ...], text: str) -> tuple[Words, Row]:
        words = describe_words(name, text)
        return words, self._sum(words.features)

    def _of_place(self, place: Place) -> Row:
        return self._sum(describe_place(place))

    def _sum(self, features: Iterable[str]) -> Row:
        return tuple(map(sum, zip(_NOTHING, *self.of(features), strict=True)))


@cache
def weights() -> Weights:
    """Read the model; once."""
    packed = resources.files("newsmodel_names").joinpath("data", "tagger.tsv.gz").read_bytes()
    rows: dict[str, Row] = {}
    for line in gzip.decompress(packed).decode("utf-8").split("\n"):
        feature, tab, values = line.partition("\t")
        if tab:
            rows[feature] = tuple([int(value or 0) for value in values.split(" ")])
    if not rows:  # an empty file is no broken archive to gzip
        raise ValueError("data/tagger.tsv.gz of newsmodel-names is empty; install newsmodel-names again")
    return Weights(rows)


def _mentions(found: Sequence[Candidate]) -> dict[str, list[int]]:
    """Return the numbers of the candidates with the same text."""
    mentions: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        mentions[one.text].append(n)
    return mentions


def _elsewhere(mentions: dict[str, list[int]], around: Sequence[list[str]]) -> dict[int, list[str]]:
    """Return the features of the neighbours of the other mentions, for candidates that have any."""
    found: dict[int, list[str]] = {}
    for same in mentions.values():
        if len(same) > 1:
            first = [(k, ("d" + around[k][0], "d" + around[k][1])) for k in same[:_MOST_ELSEWHERE]]
            for n in same:
                found[n] = list({feature: None for k, pair in first if k != n for feature in pair})
    return found


def features_of(page: Page, found: Sequence[Candidate]) -> list[list[str]]:
    """Return the features of each candidate, those of its other mentions among them."""
    around = [contexts(page, one) for one in found]
    elsewhere = _elsewhere(_mentions(found), around)
    rows = []
    for n, one in enumerate(found):
        words = describe_words(tuple(page.words[one.i : one.j]), one.text)
        place = describe_place(place_of(page, one, words))
        rows.append([*words.features, *around[n], *place, *elsewhere.get(n, ())])
    return rows


def offsets(one: Candidate) -> list[float]:
    """Return the rules' scores as the model starts from them."""
    scores = [
        _RULES_WEIGHT * (_MOST if score > _MOST else _LEAST if score < _LEAST else score)
        for score in one.scores
    ]
    scores[OTHER] = max(scores[OTHER], _RULES_WEIGHT * LEAST)
    scores.append(_NO_NAME_SCORE)
    return scores


def judge(page: Page, found: Sequence[Candidate], model: Weights) -> list[list[float]]:
    """Score each candidate for the labels and for being no name.

    Args:
        page: The text.
        found: The candidates of the rules.
        model: The weights.

    Returns:
        A row of scores a candidate.
    """
    around = [contexts(page, one) for one in found]
    mentions = _mentions(found)
    elsewhere = _elsewhere(mentions, around)
    rows = []
    for n, one in enumerate(found):
        words, own = model.of_words(tuple(page.words[one.i : one.j]), one.text)
        place = model.of_place(place_of(page, one, words))
        seen = around[n] + elsewhere[n] if n in elsewhere else around[n]
        sums = map(sum, zip(own, place, *model.of(seen), strict=True))
        rows.append([rules + total / _SCALE for rules, total in zip(offsets(one), sums, strict=True)])
    pooled = rows.copy()
    for same in mentions.values():
        if len(same) > 1:
            mean = [sum(scores) / len(same) for scores in zip(*(rows[n] for n in same), strict=True)]
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
