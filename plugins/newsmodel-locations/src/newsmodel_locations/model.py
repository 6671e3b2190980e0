"""The trained weights, read once from data files."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from newsmodel_locations.groups import GROUPS
from newsmodel_locations.lexicon import read_lines

__all__ = ["MentionModel", "mention_model", "place_weights"]

_KEPT = 20_000


class MentionModel:
    """A linear model over groups of features; sums of groups are kept.

    Args:
        weights: Weight of each feature.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self._sums: list[dict[tuple[object, ...], float]] = [{} for _ in GROUPS]

    def score(self, groups: Iterable[tuple[int, tuple[object, ...]]]) -> float:
        """Log-odds that a candidate with these groups of features is a toponym."""
        total = 0.0
        for number, args in groups:
            known = self._sums[number].get(args)
            total += self._sum(number, args) if known is None else known
        return total

    def _sum(self, number: int, args: tuple[object, ...]) -> float:
        get = self.weights.get
        value = sum([get(feature, 0.0) for feature in GROUPS[number](*args)])
        if len(self._sums[number]) >= _KEPT:
            self._sums[number] = {}
        self._sums[number][args] = value
        return value


@cache
def mention_model() -> MentionModel:
    """The model of the wheel."""
    weights = {}
    for line in read_lines("mentions.tsv"):
        feature, weight = line.rsplit("\t", 1)
        weights[feature] = int(weight) / 100
    return MentionModel(weights)


@cache
def place_weights() -> dict[str, dict[str, float]]:
    """The resolver's weights: tables "alone" and "together"."""
    text = (resources.files("newsmodel_locations") / "data/places.toml").read_text("utf-8")
    return tomllib.loads(text)
