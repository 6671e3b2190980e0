"""The trained weights, read once from data files."""

from collections.abc import Iterable, Mapping
from functools import cache

from newsmodel_locations.groups import GROUPS, Args
from newsmodel_locations.lexicon import read_lines
from newsmodel_locations.memo import remember
from newsmodel_locations.resolve import PlaceModel

__all__ = ["MentionModel", "mention_model", "place_model"]

_KEPT = 20_000


class MentionModel:
    """A linear model over groups of features; sums of groups are kept.

    Args:
        weights: Weight of each feature, in hundredths: their sums are exact.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.weights = weights
        self._sums: list[dict[Args, int]] = [{} for _ in GROUPS]

    def score(self, groups: Iterable[tuple[int, Args]]) -> float:
        """Log-odds that a candidate with these groups of features is a toponym."""
        total, sums = 0, self._sums
        for number, args in groups:
            known = sums[number].get(args)
            total += self._sum(number, args) if known is None else known
        return total / 100

    def _sum(self, number: int, args: Args) -> int:
        get = self.weights.get
        value = sum([get(feature, 0) for feature in GROUPS[number](*args)])
        return remember(self._sums[number], args, value, _KEPT)


@cache
def mention_model() -> MentionModel:
    """The model of the wheel."""
    cells = "\t".join(read_lines("mentions.tsv")).split("\t")
    return MentionModel(dict(zip(cells[::2], map(int, cells[1::2]), strict=True)))


@cache
def place_model() -> PlaceModel:
    """The resolver's weights."""
    rows = [line.split("\t") for line in read_lines("places.tsv")]
    return PlaceModel({f: float(w) for f, w, _ in rows}, {f: float(w) for f, _, w in rows})
