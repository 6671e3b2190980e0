"""From candidates to mentions: the best set of spans that don't overlap."""

from bisect import bisect_right
from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from newsmodel import Span
from newsmodel_locations.candidates import Candidate, Finder
from newsmodel_locations.document import Document, TokenView
from newsmodel_locations.evidence import Evidence
from newsmodel_locations.features import Featurizer
from newsmodel_locations.filed import file_at
from newsmodel_locations.model import MentionModel
from newsmodel_locations.names import NameEvidence
from newsmodel_locations.vetoes import veto

__all__ = ["Reading", "Recogniser", "choose"]


def choose(spans: Sequence[tuple[int, int]], scores: Sequence[float]) -> list[int]:
    """The set of spans without overlap that has the greatest sum of scores.

    Args:
        spans: Start and end of each.
        scores: Score of each; one at or below zero is never chosen.

    Returns:
        Indices of the chosen, by start.

    Example:
        >>> choose([(0, 4), (0, 10), (5, 10)], [1.0, 1.5, 1.0])
        [0, 2]
    """
    order = [k for k, score in enumerate(scores) if score > 0]
    order.sort(key=lambda k: (spans[k][1], spans[k][0]))
    ends = [spans[k][1] for k in order]
    best = [0.0]
    back: list[int | None] = []
    for n, k in enumerate(order):
        before = bisect_right(ends, spans[k][0], 0, n)
        taken = best[before] + scores[k]
        back.append(before if taken > best[-1] else None)
        best.append(max(taken, best[-1]))
    chosen, n = [], len(order)
    while n:
        before_n = back[n - 1]
        if before_n is None:
            n -= 1
        else:
            chosen.append(order[n - 1])
            n = before_n
    return chosen[::-1]


class Reading(NamedTuple):
    """What was recognised in a text.

    Args:
        doc: The text.
        evidence: Counts over it.
        candidates: All candidates.
        mentions: The chosen ones, with their log-odds.
        names: Names that another extractor recognised, or None.
    """

    doc: Document
    evidence: Evidence
    candidates: Sequence[Candidate]
    mentions: Sequence[tuple[Candidate, float]]
    names: NameEvidence | None = None


class Recogniser:
    """Finds toponyms.

    Args:
        finder: Finds candidates.
        model: Scores them.
        bias: Added to each log-odds: above zero finds more, below fewer.
    """

    def __init__(self, finder: Finder, model: MentionModel, bias: float = 0.0) -> None:
        self.finder, self.model, self.bias = finder, model, bias
        self.featurizer = Featurizer()

    def read(
        self, text: str, tokens: TokenView, names: NameEvidence | None = None, filed: Span | None = None
    ) -> Reading:
        """Recognise the toponyms of a text, with the help of recognised names and its dateline's place."""
        doc = Document(text, tokens)
        candidates = self.finder.find(doc)
        evidence = Evidence(doc, candidates)
        told, model = self.featurizer.told, self.model
        scores = [told(doc, evidence, c, model) / 100 for c in candidates]
        if names is not None:
            scores = names.adjusted(candidates, scores)
        veto(doc, names, candidates, scores)
        added = file_at(doc, filed, self.finder, candidates, scores) if filed is not None else None
        if added is not None:
            candidates.append(added)
        if self.bias:
            scores = [x + self.bias for x in scores]
        kept = choose([(c.start, c.end) for c in candidates], scores)
        return Reading(doc, evidence, candidates, [(candidates[k], scores[k]) for k in kept], names)


def probability(log_odds: float) -> float:
    """The logistic function, safe at both ends."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
