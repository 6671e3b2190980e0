"""The text around a cue in which its content and source lie, each quotation folded into one unit."""

from typing import NamedTuple

from newsmodel_quotes.contents import quotation_tokens
from newsmodel_quotes.reading import Range, Reading

__all__ = ["Unit", "window"]


_AFTER_DETERMINER = frozenset({"NN", "NNS", "NNP", "JJ", "CD", "VBN", "VBG"})
_AFTER_AUXILIARY = frozenset({"RB", "VBN"})
# After which tags a word belongs to the unit of the word before it: base noun phrases, and verbs with their
# auxiliaries (Abney 1991, "Parsing by chunks"). Contents and sources hardly ever begin or end inside one.
_INNER = {
    "DT": _AFTER_DETERMINER,
    "PRP$": _AFTER_DETERMINER,
    "POS": _AFTER_DETERMINER,
    "JJ": frozenset({"NN", "NNS", "NNP", "JJ", "CD"}),
    "CD": frozenset({"NN", "NNS", "JJ"}),
    "$": frozenset({"CD"}),
    "NN": frozenset({"NN", "NNS", "POS"}),
    "NNS": frozenset({"POS"}),
    "NNP": frozenset({"NNP", "NN", "NNS", "POS"}),
    "TO": frozenset({"VB"}),
    "MD": frozenset({"VB", "RB"}),
    "RB": frozenset({"VB", "VBN", "JJ", "VBD", "RB"}),
    "VBZ": _AFTER_AUXILIARY,
    "VBD": _AFTER_AUXILIARY,
    "VBP": _AFTER_AUXILIARY,
}


class Unit(NamedTuple):
    """A whole quotation, or a few words that belong together: "its new spokesman", "had not been seen".

    Args:
        first: Its first token.
        stop: The token after its last.
        quoted: Whether it is a quotation.
    """

    first: int
    stop: int
    quoted: bool


def window(reading: Reading, cue: int, tokens: Range) -> list[Unit]:
    """Find the units around a cue: its sentence, and the quotations that touch it.

    Args:
        reading: The text.
        cue: The cue's head token.
        tokens: The cue's tokens, and what borders on them: these are units of their own.

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
    tags = reading.tags
    token = begin
    while token < stop:
        number = inside[token]
        if number and number != own:
            end = quotation_tokens(reading, number)[1]
            units.append(Unit(token, end, True))
            token = end
        else:
            end = token + 1
            while end < stop and tags[end] in _INNER.get(tags[end - 1], ()) and inside[end] == number:
                if tokens[0] <= end <= tokens[1]:
                    break
                end += 1
            units.append(Unit(token, end, False))
            token = end
    return units if len(units) <= 200 else _around(units, cue)


def _around(units: list[Unit], cue: int) -> list[Unit]:
    middle = next(k for k, unit in enumerate(units) if unit.stop > cue)
    return units[max(0, middle - 100) : middle + 100]
