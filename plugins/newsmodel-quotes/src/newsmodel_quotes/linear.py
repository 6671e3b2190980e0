"""A logistic regression in pure Python: the weight of each feature stands in a table."""

import gzip
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import exp

__all__ = ["SCALE", "Weights", "probability", "read_weights", "weights_of"]

SCALE = 100
Weights = dict[str, int]


@cache
def weights_of(name: str) -> Weights:
    """The weights of a model that comes with the plugin, read once."""
    return read_weights(files("newsmodel_quotes") / "data" / f"{name}.weights.gz")


def read_weights(path: Traversable) -> Weights:
    """Read a model: on each line a feature and its weight, in hundredths."""
    rows = gzip.decompress(path.read_bytes()).decode("utf-8").rstrip("\n")
    if not rows:  # an empty file is no broken archive to gzip
        raise ValueError(f"{path.name} of newsmodel-quotes is empty; install newsmodel-quotes again")
    cells = rows.replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], map(int, cells[1::2]), strict=True))


def probability(weights: Weights, features: Iterable[str]) -> float:
    """How probable the model finds what bears these features.

    >>> probability({"a": 100, "b": -100}, ["a", "b", "c"])
    0.5
    """
    return 1 / (1 + exp(-sum(filter(None, map(weights.get, features))) / SCALE))
