"""Making one layer of what several extractors say of the same words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from newsmodel._links import changed
from newsmodel.model import Annotation, Article, KindInfo, Provenance
from newsmodel.spans import Span

__all__ = ["Dropped", "Trace", "merge"]


@attrs.frozen
class Dropped:
    """An annotation that lost against another one.

    Args:
        annotation: The loser.
        winner: Address of the extractor that won.
        reason: Why: `human`, `preferred`, `priority`, `longer or first by name` or `equal`.

    Example:
        >>> from newsmodel import NamedEntity, Span
        >>> lost = Dropped(NamedEntity(span=Span(0, 4), label="PLACE"), "newsmodel-names:names", "priority")
        >>> lost.winner
        'newsmodel-names:names'

    .. versionadded:: 0.1
    """

    annotation: Annotation
    winner: str
    reason: str


@attrs.frozen
class Trace:
    """How an article came about.

    Args:
        article: The article.
        dropped: Annotations that lost against others when layers were merged.
        seconds: Seconds by extractor's address.

    Example:
        >>> from newsmodel import Parser
        >>> trace = Parser(discover=False).trace("Paris is calm.")
        >>> trace.article.text, dict(trace.seconds)
        ('Paris is calm.', {})

    .. versionadded:: 0.1
    """

    article: Article
    dropped: tuple[Dropped, ...]
    seconds: Mapping[str, float]


@attrs.frozen
class Candidate:
    """An annotation with what decides between it and others.

    Args:
        annotation: The annotation, already stamped with its maker.
        address: Its extractor.
        rank: Human, then preference, then priority; smaller wins.
    """

    annotation: Annotation
    address: str
    rank: tuple[bool, bool, int]

    @property
    def order(self) -> tuple[tuple[bool, bool, int], int, str, int]:
        """What candidates are sorted by: the first one wins."""
        span = self.annotation.span
        return self.rank, span.start - span.end, self.address, span.start


_REASONS = ("human", "preferred", "priority")


def merge(info: KindInfo, candidates: Sequence[Candidate]) -> tuple[list[Annotation], list[Dropped]]:
    """Merge what all extractors of a kind made.

    Args:
        info: The kind.
        candidates: Annotations of all its extractors.

    Returns:
        What is kept, unsorted, and what was dropped.
    """
    addresses = {candidate.address for candidate in candidates}
    if info.merge == "exclusive" and len(addresses) > 1:
        candidates, dropped, overlapped = _exclusive(info, candidates)
    else:
        dropped, overlapped = [], []
    kept, more = _union(info.key, candidates)
    for key, maker in overlapped:
        kept[key] = _joined(kept[key], maker)
    return list(kept.values()), dropped + more


def _union(
    key: Callable[[Annotation], object], candidates: Iterable[Candidate]
) -> tuple[dict[object, Annotation], list[Dropped]]:
    kept: dict[object, Annotation] = {}
    first: dict[object, str] = {}
    dropped: list[Dropped] = []
    by_hand = {c.annotation.span: c.address for c in candidates if not c.rank[0]}
    for candidate in sorted(candidates, key=lambda c: c.order):
        item = candidate.annotation
        name = key(item)
        if name in kept:
            if candidate.address != first[name] and item.made_by is not None:
                kept[name] = _joined(kept[name], item.made_by)
            dropped.append(Dropped(item, first[name], "equal"))
        elif by_hand and candidate.rank[0] and item.span in by_hand:
            dropped.append(Dropped(item, by_hand[item.span], "human"))
        else:
            kept[name] = item
            first[name] = candidate.address
    return kept, dropped


def _joined(item: Annotation, maker: Provenance) -> Annotation:
    if maker == item.made_by or maker in item.also_by:
        return item
    return changed(item, also_by=(*item.also_by, maker))


class _Cover:
    """Characters covered by one extractor's kept annotations, as disjoint ranges."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []

    def overlaps(self, span: Span) -> bool:
        return bisect_right(self.ends, span.start) < bisect_left(self.starts, span.end)

    def add(self, span: Span) -> None:
        first = bisect_left(self.ends, span.start)
        last = bisect_right(self.starts, span.end)
        start, end = span.start, span.end
        if first < last:
            start = min(start, self.starts[first])
            end = max(end, self.ends[last - 1])
        self.starts[first:last] = [start]
        self.ends[first:last] = [end]


def _exclusive(
    info: KindInfo, candidates: Sequence[Candidate]
) -> tuple[list[Candidate], list[Dropped], list[tuple[object, Provenance]]]:
    covers: dict[str, _Cover] = {}
    best: dict[str, Candidate] = {}
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    equal: list[tuple[object, Provenance]] = []
    keys: set[object] = set()
    for candidate in sorted(candidates, key=lambda c: c.order):
        item = candidate.annotation
        winner = next(
            (
                address
                for address, cover in covers.items()
                if address != candidate.address and cover.overlaps(item.span)
            ),
            None,
        )
        if winner is None:
            covers.setdefault(candidate.address, _Cover()).add(item.span)
            best.setdefault(candidate.address, candidate)
            kept.append(candidate)
            keys.add(info.key(item))
            continue
        key = info.key(item)
        if key in keys and item.made_by is not None:
            equal.append((key, item.made_by))
        dropped.append(Dropped(item, winner, _reason(best[winner], candidate)))
    return kept, dropped, equal


def _reason(winner: Candidate, loser: Candidate) -> str:
    for reason, ours, theirs in zip(_REASONS, winner.rank, loser.rank, strict=True):
        if ours != theirs:
            return reason
    return "longer or first by name"
