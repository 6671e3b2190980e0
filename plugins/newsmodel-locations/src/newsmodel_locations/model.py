"""The trained weights, read once from data files."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import attrs

from newsmodel_locations.lexicon import read_lines

__all__ = ["MentionModel", "mention_model", "place_weights"]


@attrs.frozen
class MentionModel:
    """A linear model over features of candidates.

    Args:
        weights: Weight of each feature.
    """

    weights: dict[str, float]

    def score(self, features: Sequence[str]) -> float:
        """Log-odds that a candidate with these features is a toponym."""
        get = self.weights.get
        total = 0.0
        for feature in features:
            weight = get(feature)
            if weight is not None:
                total += weight
        return total


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
