"""What names that another extractor recognised say of candidates."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.lexicon import read_lines

__all__ = ["NameEvidence", "NameWeights", "name_weights"]


class NameWeights(NamedTuple):
    """How recognised names change a candidate's log-odds; trained by training/names.py.

    Args:
        shift: Added to all.
        weights: Added by relation ("in PERSON", "=PLACE", "none") and by relation and sort ("=PLACE gaz").
    """

    shift: float
    weights: dict[str, float]


@cache
def name_weights() -> NameWeights:
    """The weights of the wheel."""
    rows = [line.split("\t") for line in read_lines("names.tsv")]
    weights = {relation: float(weight) for relation, weight in rows}
    return NameWeights(weights.pop("shift"), weights)


class NameEvidence:
    """The recognised names of a text.

    Args:
        names: Start, end and label of each, in any order, without overlap.

    Example:
        >>> evidence = NameEvidence([(0, 12, "PERSON")])
        >>> evidence.relation(Candidate(0, 1, 0, 5, "gaz", "paris"))
        'in PERSON'
    """

    def __init__(self, names: Iterable[tuple[int, int, str]]) -> None:
        self.names = sorted(names)
        self._starts = [start for start, _, _ in self.names]

    def relation(self, c: Candidate) -> str:
        """How a candidate stands to the first name that it overlaps, with the name's label; or "none"."""
        first, last = c.start, c.end
        at = bisect_right(self._starts, first) - 1
        if at < 0 or self.names[at][1] <= first:
            at += 1
            if at == len(self.names) or self._starts[at] >= last:
                return "none"
        start, end, label = self.names[at]
        if start == first and end == last:
            return "=" + label
        if start <= first and last <= end:
            return "in " + label
        return ("has " if first <= start and end <= last else "cross ") + label

    def ends(self, c: Candidate, label: str) -> bool:
        """Whether a candidate is the last word of a longer name of this label."""
        at = bisect_right(self._starts, c.start) - 1
        return at >= 0 and self.names[at][0] < c.start and self.names[at][1:] == (c.end, label)

    def adjusted(self, candidates: Sequence[Candidate], log_odds: Sequence[float]) -> list[float]:
        """The log-odds that each candidate is a toponym, the names being known."""
        shift, get = name_weights().shift, name_weights().weights.get
        result = []
        for c, odds in zip(candidates, log_odds, strict=True):
            relation = self.relation(c)
            result.append(odds + get(relation, 0.0) + get(f"{relation} {c.sort}", 0.0) + shift)
        return result
