"""Paragraphs: blank lines part them, or single line breaks where those are no mere wraps."""

import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["BLANKS", "find_paragraphs", "trim"]

# What may stand around words without being words: white space, BOM, zero-width marks.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u200e\u200f"
BLANKS = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)))) + (
    "\u2028\u2029\u202f\u205f\u3000" + _INVISIBLE
)
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_TERMINAL = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•▪◦‣·●*–—-]|\(?\d{1,2}[.)])\s")
_WIDEST = 100
_LEAST_LINES = 3

Line = tuple[int, int]


def trim(text: str, start: int, end: int) -> Line:
    """Return the offsets without blanks at either side; start equals end where nothing remains."""
    opened = text[start:end].lstrip(BLANKS)
    return (end - len(opened), end - len(opened) + len(opened.rstrip(BLANKS)))


def find_paragraphs(text: str) -> Iterator[Line]:
    """Yield the offsets of each paragraph, trimmed and never empty."""
    for block in _blocks(text):
        if len(block) == 1:
            yield block[0]
        elif _is_wrapped(text, block):
            yield from _join(text, block, wrapped=True)
        else:
            yield from _join(text, block, wrapped=False)


def _blocks(text: str) -> Iterator[list[Line]]:
    """Yield runs of lines between blank lines."""
    block: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start == end:
            continue
        if block and _is_blank_between(text, previous_end, match.start()):
            yield block
            block = []
        block.append((start, end))
        previous_end = match.end()
    if block:
        yield block


def _is_blank_between(text: str, end: int, start: int) -> bool:
    if start - end == 1 or text[end:start] == "\r\n":
        return False
    return len(_BREAK.findall(text, end, start)) > 1


def _is_wrapped(text: str, block: list[Line]) -> bool:
    """Tell whether the breaks of a block are those of a fixed line width."""
    if len(block) < _LEAST_LINES:
        return False
    widths = [end - start for start, end in block]
    if max(widths) > _WIDEST:
        return False
    cuts = sum(
        not _TERMINAL.search(text, max(start, end - 4), end) and text[following].islower()
        for (start, end), (following, _) in pairwise(block)
    )
    return cuts * 4 >= len(block) - 1


def _join(text: str, block: list[Line], *, wrapped: bool) -> Iterator[Line]:
    usual = sorted(end - start for start, end in block)[len(block) // 2]
    first, last = block[0]
    width = last - first
    for start, end in block[1:]:
        ended = _TERMINAL.search(text, max(first, last - 4), last) is not None
        if not wrapped:
            is_new = ended or not text[start].islower()
        elif ended:
            is_new = width < 0.7 * usual or _is_indented(text, start)
        else:
            is_new = width < 0.5 * usual and not text[start].islower()
        if is_new or _BULLET.match(text, start, end):
            yield (first, last)
            first = start
        last = end
        width = end - start
    yield (first, last)


def _is_indented(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start] == "  " or text[max(0, start - 1) : start] == "\t"
