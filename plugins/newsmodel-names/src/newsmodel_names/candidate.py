"""A candidate name with what speaks for its kinds."""

from __future__ import annotations

from collections.abc import Iterable

from newsmodel_names.own import NOTHING, Own, Score

__all__ = ["Candidate"]


class Candidate:
    """A stretch of tokens that may be a name.

    Args:
        i: First token.
        j: End of its tokens.
        titled: Whether a title stands before it.
        text: Its text; nothing for what is found after the candidates have been weighed.
        opens: Whether it is one common word where any word would have a capital.
        own: What its words say of it.

    Attributes:
        evidence: Rule, label and score of all that speaks for or against a label.
        scores: The sum of the evidence for each label.
    """

    __slots__ = ("evidence", "i", "j", "opens", "scores", "text", "titled")

    def __init__(
        self, i: int, j: int, titled: bool = False, text: str = "", opens: bool = False, own: Own = NOTHING
    ) -> None:
        self.i, self.j, self.titled, self.text, self.opens = i, j, titled, text, opens
        self.evidence = [*own.evidence]
        self.scores = [*own.scores]

    def add(self, rule: str, label: int, score: float) -> None:
        """Add a piece of evidence."""
        self.evidence.append((rule, label, score))
        self.scores[label] += score

    def extend(self, told: Iterable[Score]) -> None:
        """Add several pieces of evidence."""
        self.evidence += told
        for _, label, score in told:
            self.scores[label] += score

    def best(self) -> tuple[int, float, float]:
        """Return the best label, its score and its lead over the second."""
        second, top = sorted(self.scores)[-2:]
        return self.scores.index(top), top, top - second

    def rule(self, label: int) -> str:
        """Return the name of the strongest evidence for a label."""
        top, best = float("-inf"), "capitals"
        for rule, at, score in self.evidence:
            if at == label and (score > top or (score == top and rule > best)):
                top, best = score, rule
        return best
