"""Quotation marks: found and paired by kind, paragraph by paragraph, in one pass."""

import re
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Quotation", "pair_marks"]

# All marks but apostrophes inside a word. It begins with a plain set, which regular expressions skip to.
_MARK = re.compile(
    r"""[`'’"“”„‟«»‹›‘](?:(?<=`)`|(?<=')'|(?<=["“”„‟«»‹›‘])|(?<=['’])(?:(?<![^\W_].)|(?![^\W_])))"""
)
_CLOSES = {
    '"': '"', "''": "''", "”": "“", "“": "„", "‟": "„", "»": "«", "«": "»", "›": "‹", "’": "‘", "'": "'",
}  # fmt: skip
# Marks of two kinds that a text may mix in one quotation: "No,” he said.
_MIXED = frozenset({'"', "“", "”", "''"})
_DEPTH = 6
_ELISION = re.compile(r"['‘’](?:\d0s|em|til|tis|twas|n|cause|bout)\b", re.IGNORECASE)


class Quotation(NamedTuple):
    """A stretch of text between quotation marks, which it includes.

    Args:
        start: Offset of the opening mark.
        end: Offset after the closing mark, or the paragraph's end where none closes it.
        level: 0 for an outer quotation, 1 for one inside another.
        closed: Whether a closing mark was found.
        size: Length of a mark in characters (two for `''`).
    """

    start: int
    end: int
    level: int
    closed: bool
    size: int = 1

    @property
    def inner(self) -> tuple[int, int]:
        """Offsets of what stands between the marks."""
        return self.start + self.size, max(self.start + self.size, self.end - self.size * self.closed)


def pair_marks(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Pair the quotation marks of each paragraph.

    Apostrophes, elisions ('90s) and the marks of feet and inches pair with nothing.
    A double mark that stays open reaches to its paragraph's end; a single one is an apostrophe then.

    Args:
        text: The whole text.
        paragraphs: Offsets of the paragraphs, in order.

    Returns:
        The quotations in order of their start.

    >>> [q.end for q in pair_marks('"No," he said. "It\\'s 6\\'2".', [(0, 26)])]
    [5, 25]
    """
    out: list[Quotation] = []
    for start, end in paragraphs:
        out.extend(_pair(text, start, end))
    # No two begin with the same mark.
    out.sort()
    return tuple(out)


def _pair(text: str, start: int, end: int) -> list[Quotation]:
    marks = list(_MARK.finditer(text, start, end))
    if not marks:
        return []
    last_close = next((m.start() for m in reversed(marks) if m[0] in "'’" and _may_close(text, m, end)), -1)
    stack: list[tuple[str, int]] = []
    out: list[Quotation] = []
    for match in marks:
        mark, (at, stop) = match[0], match.span()
        before = text[at - 1] if at > start else " "
        after = text[stop] if stop < end else " "
        single = mark in "'‘’"
        if single and (_is_apostrophe(mark, before, after) or _ELISION.match(text, at)):
            continue
        opened = _opened(stack, mark) if stack else None
        if opened is not None and _closes(
            mark, before, after, last_close > at, text[stop + 1 : min(stop + 2, end)]
        ):
            kind, begin = stack[opened]
            del stack[opened:]
            out.append(Quotation(begin, stop, min(len(stack), 1), True, len(kind)))
        elif _opens(mark, before, after):
            if opened is not None and not single and stack[opened][0] == _CLOSES.get(mark):
                kind, begin = stack[opened]
                del stack[opened:]
                out.append(Quotation(begin, at, min(len(stack), 1), False, len(kind)))
            if not single or last_close > at:
                stack.append(("''" if mark == "``" else mark, at))
    if stack:
        out = _left_open(text, end, out, stack)
    return [q for q in out if q.end - q.start > q.size]


def _left_open(text: str, end: int, out: list[Quotation], stack: list[tuple[str, int]]) -> list[Quotation]:
    """End with the paragraph what nothing closed, and set right the levels of what it holds."""
    kind, begin = next(((kind, begin) for kind, begin in stack if kind not in "'‘"), stack[0])
    if kind not in "'‘":
        stop = end
        while stop > begin + 1 and text[stop - 1].isspace():
            stop -= 1
        out = [q if q.start < begin else q._replace(level=1) for q in out]
        return [*out, Quotation(begin, stop, 0, False, len(kind))]
    # An apostrophe that was taken for an opening mark leaves what it held at the outer level.
    outer_end = -1
    fixed = []
    for quotation in sorted(out):
        if quotation.start > begin:
            quotation = quotation._replace(level=int(quotation.end <= outer_end))
            outer_end = max(outer_end, quotation.end)
        fixed.append(quotation)
    return fixed


def _opened(stack: list[tuple[str, int]], mark: str) -> int | None:
    """The open mark that a mark may close: one of its own kind, else one of a kind that is mixed with it."""
    own = _CLOSES.get(mark)
    near = range(len(stack) - 1, max(-1, len(stack) - 1 - _DEPTH), -1)
    for at in near:
        if stack[at][0] == own:
            return at
    if mark in _MIXED and mark != "“":
        for at in near:
            if stack[at][0] in _MIXED:
                return at
    return None


def _is_apostrophe(mark: str, before: str, after: str) -> bool:
    return mark != "‘" and before.isalnum() and after.isalnum()


def _may_close(text: str, match: re.Match[str], end: int) -> bool:
    at, stop = match.span()
    return at > 0 and not text[at - 1].isspace() and not (stop < end and text[stop].isalnum())


def _closes(mark: str, before: str, after: str, more: bool, later: str) -> bool:
    """Whether a mark may close, given the characters around it and whether a single one closes after it."""
    if mark in "'’":
        if before.isspace() or after.isalnum():
            return False
        plural = before in "sS" and after == " " and later.islower()
        return not (plural and more)
    if mark in ('"', "''"):
        return not before.isspace() or after.isspace() or not after.isalnum()
    return True


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in "”’»›‟" or after.isspace():
        return False
    if mark in ('"', "''", "'"):
        return not before.isalnum() and before not in ".,;!?%"
    if mark == "‘":
        return not before.isalnum()
    return True
