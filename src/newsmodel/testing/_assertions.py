"""Assertions whose failure shows the text with the spans underlined."""

from __future__ import annotations

from collections.abc import Iterable

from newsmodel import Annotation, Article, Draft, Span

__all__ = ["assert_words", "underlined"]


def underlined(text: str, spans: Iterable[Span], *, width: int = 100) -> str:
    """Return the text with marks under the characters of the spans.

    Args:
        text: The text.
        spans: Spans to mark.
        width: Characters a line.

    Returns:
        Only the lines that have something marked, each with its marks below.

    Example:
        >>> print(underlined("Ann met Bob.", [Span(0, 3), Span(8, 11)]))
        Ann met Bob.
        ^^^     ^^^

    .. versionadded:: 0.1
    """
    marked = bytearray(len(text))
    for span in spans:
        for offset in range(span.start, min(span.end, len(text))):
            marked[offset] = 1
    lines = []
    for start in range(0, len(text), width):
        part, marks = text[start : start + width], marked[start : start + width]
        if any(marks):
            lines.append("".join(ch if ch.isprintable() else " " for ch in part))
            lines.append("".join("^" if mark else " " for mark in marks).rstrip())
    return "\n".join(lines)


def assert_words(
    where: Article | Draft | str, found: Iterable[Annotation | Span], expected: Iterable[str]
) -> None:
    """Assert that annotations stand on certain words, in the order of the text.

    Args:
        where: The article, draft or text.
        found: Annotations or spans.
        expected: The words that they should stand on.

    Raises:
        AssertionError: They do not; the message shows the text with what was found underlined.

    Example:
        >>> assert_words("Ann met Bob.", [Span(0, 3), Span(8, 11)], ["Ann", "Bob"])

    .. versionadded:: 0.1
    """
    text = where if isinstance(where, str) else where.text
    spans = sorted(item if isinstance(item, Span) else item.span for item in found)
    words, wanted = [text[s.start : s.end] for s in spans], list(expected)
    if words != wanted:
        missing = [word for word in wanted if word not in words]
        extra = [word for word in words if word not in wanted]
        raise AssertionError(
            f"found {words!r}, expected {wanted!r}\nmissing: {missing!r}\nnot expected: {extra!r}\n"
            + underlined(text, spans)
        )
