"""Precision, recall and F1 of annotations, a kind at a time."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsmodel import Annotation, Article, Attribution, Span, Statement, UnknownAnnotation, tag_of

__all__ = ["Score", "score"]

# What a right annotation must say beside standing at the right place.
_VALUES = {
    "TimeExpression": ("type", "value"),
    "NamedEntity": ("label",),
    "Event": ("category", "polarity", "modality"),
    "Statement": ("mode",),
    "Attribution": ("mode",),
    "PlaceMention": ("use",),
    "ActorMention": ("form",),
}


@attrs.frozen
class Score:
    """Counts of one kind.

    Args:
        gold: Annotations that should be found.
        found: Annotations that were found.
        exact: Of these, those on exactly the same characters.
        overlap: Those that share characters with one in the gold, one to one.
        value: Those that overlap and say the same.
    """

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    value: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(attrs.astuple(self), attrs.astuple(other), strict=True)))

    def figures(self, what: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 in percent of `exact`, `overlap` or `value`."""
        hits = getattr(self, what)
        precision = 100 * hits / self.found if self.found else 0.0
        recall = 100 * hits / self.gold if self.gold else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def score(gold: Article, found: Article) -> dict[str, Score]:
    """Compare an article with its gold, for each kind of which the gold has annotations.

    Args:
        gold: What should be found.
        found: What was found, in the same text.

    Raises:
        ValueError: The texts differ.
    """
    if gold.text != found.text:
        raise ValueError(f"the text of {gold.id!r} differs from that of its gold")
    tags = {tag_of(type(a)) for a in gold.annotations if not isinstance(a, UnknownAnnotation)}
    return {tag: _score_kind(tag, gold.layer(tag), found.layer(tag)) for tag in sorted(tags)}


def _score_kind(tag: str, gold: Iterable[Annotation], found: Iterable[Annotation]) -> Score:
    wanted, given = list(gold), list(found)
    exact = overlap = value = 0
    for one, two in _pairs(wanted, given):
        overlap += 1
        exact += _spans(one) == _spans(two)
        value += all(getattr(one, name) == getattr(two, name) for name in _VALUES.get(tag, ()))
    return Score(len(wanted), len(given), exact, overlap, value)


def _pairs(gold: list[Annotation], found: list[Annotation]) -> list[tuple[Annotation, Annotation]]:
    """Pair overlapping annotations one to one, the largest agreement first."""
    found = sorted(found, key=lambda item: item.span.start)
    candidates = []
    for i, one in enumerate(gold):
        for j, two in enumerate(found):
            if two.span.start >= one.span.end:
                break
            shared = _shared(_spans(one), _spans(two))
            if shared:
                candidates.append((_spans(one) != _spans(two), -shared, i, j))
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, i, j in sorted(candidates):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _spans(item: Annotation) -> tuple[Span, ...]:
    return item.contents if isinstance(item, (Statement, Attribution)) else (item.span,)


def _shared(one: Iterable[Span], two: Iterable[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)
