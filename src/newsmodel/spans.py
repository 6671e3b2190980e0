"""Stretches of text, as half-open ranges of Unicode code points."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsmodel.errors import SpanError

__all__ = ["Span"]


@attrs.frozen(order=True, init=False)
class Span:
    """The characters `[start, end)` of a text.

    Offsets are Unicode code points, counted from 0, the end exclusive: Python's own `str` index.

    Args:
        start: First character.
        end: Character after the last one; greater than `start`.

    Raises:
        SpanError: The span is empty, negative, or not made of integers.

    Example:
        >>> Span(3, 10).of("Mr Ryabkov")
        'Ryabkov'
        >>> Span(0, 3).overlaps(Span(2, 5))
        True

    .. versionadded:: 0.1
    """

    start: int
    end: int

    # By hand: of all objects the one that is made most often, by far.
    def __init__(self, start: int, end: int) -> None:
        if type(start) is not int or type(end) is not int:
            raise SpanError(f"a span takes two integers, not {start!r} and {end!r}")
        if start < 0 or end <= start:
            raise SpanError(f"[{start}, {end}) is not a span: 0 <= start < end must hold")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of the span.

        Args:
            text: The text that the offsets count in.

        Returns:
            The slice, `len(span)` characters long.

        Raises:
            SpanError: The span ends after the text.

        Example:
            >>> Span(3, 10).of("Mr Ryabkov said")
            'Ryabkov'
        """
        if self.end > len(text):
            raise SpanError(f"[{self.start}, {self.end}) ends outside a text of {len(text)} characters")
        return text[self.start : self.end]

    def contains(self, other: Span | int) -> bool:
        """Tell whether another span, or the character at an offset, lies inside.

        Args:
            other: A span, or an offset.

        Example:
            >>> Span(0, 5).contains(Span(1, 5)), Span(0, 5).contains(5)
            (True, False)
        """
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character.

        Args:
            other: The other span.

        Example:
            >>> Span(0, 5).overlaps(Span(5, 6))
            False
        """
        return self.start < other.end and other.start < self.end

    def to_utf16(self, text: str) -> tuple[int, int]:
        """Return start and end in UTF-16 code units, as JavaScript and UIMA count.

        Args:
            text: The text that the span lies in.

        Example:
            >>> Span(1, 2).to_utf16("\\U0001f600!")
            (2, 3)
        """
        start = self.start + sum(ch > "\uffff" for ch in text[: self.start])
        return start, start + len(self) + sum(ch > "\uffff" for ch in self.of(text))

    def to_bytes(self, text: str) -> tuple[int, int]:
        """Return start and end in bytes of the text's UTF-8 form.

        Lone surrogates, which UTF-8 lacks, count three bytes each.

        Args:
            text: The text that the span lies in.

        Example:
            >>> Span(1, 2).to_bytes("é!")
            (2, 3)
        """
        start = len(text[: self.start].encode("utf-8", "surrogatepass"))
        return start, start + len(self.of(text).encode("utf-8", "surrogatepass"))

    @classmethod
    def hull(cls, spans: Iterable[Span]) -> Span:
        """Return the shortest span that contains all the given ones.

        Args:
            spans: One span or more.

        Raises:
            SpanError: There is no span at all.

        Example:
            >>> Span.hull([Span(4, 6), Span(1, 2)])
            Span(start=1, end=6)
        """
        items = list(spans)
        if not items:
            raise SpanError("the hull of no spans does not exist")
        return cls(min(s.start for s in items), max(s.end for s in items))


# What the frozen class refuses, past its guard.
_set_start = Span.__dict__["start"].__set__
_set_end = Span.__dict__["end"].__set__
