"""Quotation marks: found and paired by kind, paragraph by paragraph, in one pass."""

import re
from collections.abc import Iterable

import attrs

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


@attrs.frozen
class Quotation:
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
    out.sort(key=lambda q: (q.start, -q.end))
    return tuple(out)


def _pair(text: str, start: int, end: int) -> list[Quotation]:
    marks = list(_MARK.finditer(text, start, end))
    if not marks:
        return []
    last_close = max((m.start() for m in marks if m.group() in "'’" and _may_close(text, m, end)), default=-1)
    stack: list[tuple[str, int]] = []
    out: list[Quotation] = []
    for match in marks:
        mark, at = match.group(), match.start()
        single = mark in "'‘’"
        if single and (_ELISION.match(text, at) or _is_apostrophe(text, match, start, end)):
            continue
        opened = _opened(stack, mark)
        if opened is not None and _closes(text, match, start, end, last_close):
            kind, begin = stack[opened]
            del stack[opened:]
            out.append(Quotation(begin, match.end(), min(len(stack), 1), True, len(kind)))
        elif _opens(text, match, start, end):
            if opened is not None and not single and stack[opened][0] == _CLOSES.get(mark):
                kind, begin = stack[opened]
                del stack[opened:]
                out.append(Quotation(begin, at, min(len(stack), 1), False, len(kind)))
            if not single or last_close > at:
                stack.append(("''" if mark == "``" else mark, at))
    doubles = [(kind, begin) for kind, begin in stack if kind not in "'‘"]
    if doubles:
        kind, begin = doubles[0]
        stop = end
        while stop > begin + 1 and text[stop - 1].isspace():
            stop -= 1
        out = [q if q.start < begin else attrs.evolve(q, level=1) for q in out]
        out.append(Quotation(begin, stop, 0, False, len(kind)))
    elif stack:
        # An apostrophe that was taken for an opening mark leaves what it held at the outer level.
        begin = stack[0][1]
        outer_end = -1
        fixed = []
        for quotation in sorted(out, key=lambda q: (q.start, -q.end)):
            if quotation.start > begin:
                quotation = attrs.evolve(quotation, level=int(quotation.end <= outer_end))
                outer_end = max(outer_end, quotation.end)
            fixed.append(quotation)
        out = fixed
    return [q for q in out if q.end - q.start > q.size]


def _opened(stack: list[tuple[str, int]], mark: str) -> int | None:
    """The open mark that a mark may close: one of its own kind, else one of a kind that is mixed with it."""
    own = _CLOSES.get(mark)
    near = range(len(stack) - 1, max(-1, len(stack) - 1 - _DEPTH), -1)
    found = next((k for k in near if stack[k][0] == own), None)
    if found is None and mark in _MIXED and mark != "“":
        found = next((k for k in near if stack[k][0] in _MIXED), None)
    return found


def _before(text: str, at: int, start: int) -> str:
    return text[at - 1] if at > start else " "


def _after(text: str, at: int, end: int) -> str:
    return text[at] if at < end else " "


def _is_apostrophe(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if match.group() == "‘":
        return False
    return _before(text, match.start(), start).isalnum() and _after(text, match.end(), end).isalnum()


def _may_close(text: str, match: re.Match[str], end: int) -> bool:
    before = text[match.start() - 1] if match.start() else " "
    return not before.isspace() and not _after(text, match.end(), end).isalnum()


def _closes(text: str, match: re.Match[str], start: int, end: int, last_close: int) -> bool:
    mark, before, after = match.group(), _before(text, match.start(), start), _after(text, match.end(), end)
    if mark in "'’":
        if before.isspace() or after.isalnum():
            return False
        plural = before in "sS" and after == " " and _after(text, match.end() + 1, end).islower()
        return not (plural and last_close > match.start())
    if mark in ('"', "''"):
        return not before.isspace() or after.isspace() or not after.isalnum()
    return True


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    mark, before, after = match.group(), _before(text, match.start(), start), _after(text, match.end(), end)
    if mark in "”’»›‟":
        return False
    if after.isspace():
        return False
    if mark in ('"', "''", "'"):
        return not before.isalnum() and before not in ".,;!?%"
    if mark == "‘":
        return not before.isalnum()
    return True
