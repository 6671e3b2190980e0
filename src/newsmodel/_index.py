"""Bisecting over annotations that are sorted by their spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from newsmodel.spans import Span

__all__ = ["SpanIndex", "Spanned"]


class Spanned(Protocol):
    """What stands somewhere in the text: an annotation, a paragraph, a participant."""

    @property
    def span(self) -> Span: ...


S = TypeVar("S", bound=Spanned)


class SpanIndex(Generic[S]):
    """Answers questions about a layer in logarithmic time.

    Args:
        items: Annotations sorted by start, then end.
    """

    __slots__ = ("_by_end", "_ends", "_reach", "_starts", "items")

    def __init__(self, items: Sequence[S]) -> None:
        self.items = tuple(items)
        spans = [item.span for item in self.items]
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]
        self._reach = list(accumulate(self._ends, max))  # the furthest end up to each item
        self._by_end: tuple[list[int], list[int]] | None = None

    def within(self, span: Span) -> tuple[S, ...]:
        """Return the items that lie wholly inside the span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        end, ends = span.end, self._ends
        return tuple([self.items[i] for i in range(first, last) if ends[i] <= end])

    def overlapping(self, span: Span) -> tuple[S, ...]:
        """Return the items that share a character with the span."""
        first = bisect_right(self._reach, span.start)
        last = bisect_left(self._starts, span.end)
        start, ends = span.start, self._ends
        return tuple([self.items[i] for i in range(first, last) if ends[i] > start])

    def preceding(self, offset: int) -> S | None:
        """Return the item that ends last at or before the offset, or None."""
        if self._by_end is None:
            order = sorted(range(len(self.items)), key=self._ends.__getitem__)
            self._by_end = ([self._ends[i] for i in order], order)
        ends, order = self._by_end
        place = bisect_right(ends, offset)
        return self.items[order[place - 1]] if place else None
