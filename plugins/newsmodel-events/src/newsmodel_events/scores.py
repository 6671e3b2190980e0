"""Scores of several names side by side in one number: an addition adds all of them."""

from collections.abc import Iterable, Sequence

__all__ = ["SCORE", "Scores"]

_BITS = 15
SCORE = (1 << _BITS) - 1


class Scores:
    """Where each name's score is within a number; sums must stay between -16,384 and 16,383.

    Args:
        names: The names, the first one in the lowest bits.

    Example:
        >>> scores = Scores(["NN", "VB"])
        >>> total = scores.level + scores.pack([("NN", 3), ("VB", -3)]) + scores.pack([("VB", 5)])
        >>> [(total >> place & SCORE) - (scores.level & SCORE) for place in scores.places.values()]
        [3, 2]
    """

    __slots__ = ("level", "places")

    def __init__(self, names: Sequence[str]) -> None:
        self.places = {name: _BITS * number for number, name in enumerate(names)}
        # half of what fits, to be added once to each sum, as scores may be negative
        self.level = self.pack((name, 1 << _BITS - 1) for name in names)

    def pack(self, scores: Iterable[tuple[str, int]]) -> int:
        """Return scores by name as one number."""
        places = self.places
        return sum([score << places[name] for name, score in scores])
