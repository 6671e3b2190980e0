"""The text around a cue in which its content and source lie, each quotation folded into one unit."""

from collections.abc import Iterator, Sequence
from itertools import compress, repeat

from newsmodel_quotes.contents import quotation_tokens
from newsmodel_quotes.reading import Range, Reading

__all__ = ["Unit", "window"]

# A whole quotation, or a few words that belong together ("its new spokesman", "had not been seen"): its
# first token, the token after its last, and whether it is a quotation.
Unit = tuple[int, int, bool]

_AFTER_DETERMINER = frozenset({"NN", "NNS", "NNP", "JJ", "CD", "VBN", "VBG"})
_AFTER_AUXILIARY = frozenset({"RB", "VBN"})
# After which tags a word belongs to the unit of the word before it: base noun phrases, and verbs with their
# auxiliaries (Abney 1991, "Parsing by chunks"). Contents and sources hardly ever begin or end inside one.
_INNER_AFTER = {
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
_INNER = frozenset((before, tag) for before, inner in _INNER_AFTER.items() for tag in inner)


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
    token = begin
    while token < stop:
        number = inside[token]
        if number and number != own:
            end = quotation_tokens(reading, number)[1]
            units.append((token, end, True))
        else:
            others = [k != number for k in inside[token:stop]] if number else inside[token:stop]
            end = next(compress(range(token, stop), others), stop)
            units += _phrases(reading.tags, token, end, tokens)
        token = end
    return units if len(units) <= 200 else _around(units, cue)


def _phrases(tags: Sequence[str], first: int, stop: int, cue: Range) -> Iterator[Unit]:
    """Cut tokens into units; none reaches into the cue, or out of it."""
    begin, end = cue
    pairs = zip(tags[first : stop - 1], tags[first + 1 : stop], strict=True)
    cuts = [k for k, pair in enumerate(pairs, first + 1) if pair not in _INNER or begin <= k <= end]
    return zip([first, *cuts], [*cuts, stop], repeat(False))


def _around(units: list[Unit], cue: int) -> list[Unit]:
    middle = next(k for k, unit in enumerate(units) if unit[1] > cue)
    return units[max(0, middle - 100) : middle + 100]
