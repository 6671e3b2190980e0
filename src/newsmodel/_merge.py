"""Making one layer of what several extractors say of the same words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from newsmodel._shapes import changed
from newsmodel.model import Annotation, Article, KindInfo, Provenance
from newsmodel.spans import Span

__all__ = ["Candidate", "Dropped", "Merged", "Trace", "merge"]


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


class Candidate:
    """An annotation with what decides between it and others.

    Args:
        annotation: The annotation, as its extractor made it.
        maker: Who made it; None for what a person wrote and did not sign.
        address: Its extractor.
        rank: Human, then preference, then priority; smaller wins.
        linking: Whether it refers to others by the local ids of its extractor.
        also: Others who made an equal one, in order.

    Attributes:
        place: Start and end of its span.
    """

    __slots__ = ("address", "also", "annotation", "linking", "maker", "place", "rank")

    def __init__(
        self,
        annotation: Annotation,
        maker: Provenance | None,
        address: str,
        rank: tuple[bool, bool, int],
        linking: bool = False,
        also: tuple[Provenance, ...] = (),
    ) -> None:
        self.annotation = annotation
        self.maker = maker
        self.address = address
        self.rank = rank
        self.linking = linking
        self.also = also
        span = annotation.span
        self.place = (span.start, span.end)

    @property
    def order(self) -> tuple[tuple[bool, bool, int], int, str, int]:
        """What candidates are sorted by: the first one wins."""
        span = self.annotation.span
        return self.rank, span.start - span.end, self.address, span.start

    def join(self, maker: Provenance | None) -> None:
        """Note that another one made an equal annotation."""
        if maker is not None and maker != self.maker and maker not in self.also:
            self.also = (*self.also, maker)

    def lost_to(self, winner: str, reason: str) -> Dropped:
        """Return what is told of an annotation that lost."""
        return Dropped(changed(self.annotation, made_by=self.maker, also_by=()), winner, reason)


class Merged:
    """What merging a layer came to.

    Attributes:
        kept: Candidates that are kept, unsorted.
        dropped: What lost, and to whom.
        equal: By the `id()` of an annotation that was dropped: the candidate that says the same.
    """

    __slots__ = ("dropped", "equal", "kept")

    def __init__(self) -> None:
        self.kept: list[Candidate] = []
        self.dropped: list[Dropped] = []
        self.equal: dict[int, Candidate] = {}


_REASONS = ("human", "preferred", "priority")


def merge(info: KindInfo, candidates: Sequence[Candidate]) -> Merged:
    """Merge what all extractors of a kind made.

    Args:
        info: The kind.
        candidates: Annotations of all its extractors.
    """
    merged = Merged()
    losers = list[Candidate]()
    if info.merge == "exclusive" and len({candidate.address for candidate in candidates}) > 1:
        candidates, losers = _exclusive(candidates, merged.dropped)
    if info.within_span and len({candidate.place for candidate in candidates}) == len(candidates):
        merged.kept += candidates  # no two of them meet
        candidates = ()
    for group in _meeting(candidates) if info.within_span else [list(candidates)]:
        if len(group) == 1:
            merged.kept += group
        else:
            _unite(info.key, group, merged)
    if losers:
        kept = {info.key(candidate.annotation): candidate for candidate in merged.kept}
        for loser in losers:
            same = kept.get(info.key(loser.annotation))
            if same is not None:
                same.join(loser.maker)
                merged.equal[id(loser.annotation)] = same
    return merged


def _meeting(candidates: Iterable[Candidate]) -> Iterable[list[Candidate]]:
    """Return groups of candidates that have one span."""
    groups: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.place, []).append(candidate)
    return groups.values()


def _unite(key: Callable[[Annotation], object], group: list[Candidate], merged: Merged) -> None:
    """Keep one of those that are equal, and nothing where a person wrote something else."""
    first: dict[object, Candidate] = {}
    by_hand = {c.annotation.span: c.address for c in group if not c.rank[0]}
    for candidate in sorted(group, key=lambda c: c.order):
        item = candidate.annotation
        name = key(item)
        same = first.get(name)
        if same is not None:
            if candidate.address != same.address:
                same.join(candidate.maker)
            merged.equal[id(item)] = same
            merged.dropped.append(candidate.lost_to(same.address, "equal"))
        elif by_hand and candidate.rank[0] and item.span in by_hand:
            merged.dropped.append(candidate.lost_to(by_hand[item.span], "human"))
        else:
            first[name] = candidate
            merged.kept.append(candidate)


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
    candidates: Sequence[Candidate], dropped: list[Dropped]
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that no better one of another extractor overlaps, and the others."""
    covers: dict[str, _Cover] = {}
    best: dict[str, Candidate] = {}
    kept: list[Candidate] = []
    losers: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: c.order):
        span = candidate.annotation.span
        winner = next(
            (
                address
                for address, cover in covers.items()
                if address != candidate.address and cover.overlaps(span)
            ),
            None,
        )
        if winner is None:
            covers.setdefault(candidate.address, _Cover()).add(span)
            best.setdefault(candidate.address, candidate)
            kept.append(candidate)
        else:
            losers.append(candidate)
            dropped.append(candidate.lost_to(winner, _reason(best[winner], candidate)))
    return kept, losers


def _reason(winner: Candidate, loser: Candidate) -> str:
    for reason, ours, theirs in zip(_REASONS, winner.rank, loser.rank, strict=True):
        if ours != theirs:
            return reason
    return "longer or first by name"
