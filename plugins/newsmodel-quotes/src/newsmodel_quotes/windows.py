"""The text around a cue in which its content and source lie, each quotation folded into one unit."""

from typing import NamedTuple

from newsmodel_quotes.contents import quotation_tokens
from newsmodel_quotes.reading import Reading

__all__ = ["Unit", "window"]


class Unit(NamedTuple):
    """A token, or a whole quotation.

    Args:
        first: Its first token.
        stop: The token after its last.
        quoted: Whether it is a quotation.
    """

    first: int
    stop: int
    quoted: bool


def window(reading: Reading, cue: int) -> list[Unit]:
    """Find the units around a cue: its sentence, and the quotations that touch it.

    Args:
        reading: The text.
        cue: The cue's head token.

    Returns:
        The units in order; the one that holds the cue is among them.
    """
    begin, stop = reading.sentence_range(cue)
    inside, paragraphs, count = reading.inside, reading.paragraphs, len(reading.words)
    own = inside[cue]
    if (inside[begin] != own and inside[begin]) or (
        begin and not own and inside[begin] and inside[begin] == inside[begin - 1]
    ):
        begin = quotation_tokens(reading, inside[begin])[0]
        begin = min(begin, reading.sentence_range(begin)[0])
    elif begin and not own and inside[begin - 1] and paragraphs[begin - 1] == paragraphs[cue]:
        begin = quotation_tokens(reading, inside[begin - 1])[0]
    if inside[stop - 1] and inside[stop - 1] != own:
        stop = quotation_tokens(reading, inside[stop - 1])[1]
        if stop < count and paragraphs[stop] == paragraphs[cue]:
            stop = max(stop, reading.sentence_range(stop - 1)[1])
    if stop < count and not own:
        same = paragraphs[stop] == paragraphs[cue]
        if inside[stop] and (same or reading.words[stop - 1] == ":"):
            stop = quotation_tokens(reading, inside[stop])[1]
        elif reading.words[stop - 1] == ":":
            stop = reading.sentence_range(stop)[1]
    units: list[Unit] = []
    token = begin
    while token < stop:
        number = inside[token]
        if number and number != own:
            end = quotation_tokens(reading, number)[1]
            units.append(Unit(token, end, True))
            token = end
        else:
            units.append(Unit(token, token + 1, False))
            token += 1
    return units if len(units) <= 200 else _around(units, cue)


def _around(units: list[Unit], cue: int) -> list[Unit]:
    middle = next(k for k, unit in enumerate(units) if unit.stop > cue)
    return units[max(0, middle - 100) : middle + 100]
