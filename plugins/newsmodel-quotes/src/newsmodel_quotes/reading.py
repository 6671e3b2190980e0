"""What the rules and the taggers see of a text: tokens, tags and quotations, side by side."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Any

import attrs

from newsmodel_quotes.lexicon import places_of, trigger_words
from newsmodel_quotes.marks import Quotation, pair_marks
from newsmodel_quotes.pos import tag_words

__all__ = ["CLOSING", "Range", "Reading", "read_text"]

Range = tuple[int, int]

CLOSING = frozenset("\"”'’»“") | {"''"}
_BREAKS = CLOSING | {","}
# Sentences of more tokens than this are tables or broken text: only what is near a word is its context.
_LONG = 300
# A lone surrogate has no UTF-8: the taggers must not see it.
_SURROGATE = re.compile("[\ud800-\udfff]")


@attrs.frozen(eq=False)
class Reading:
    """A tokenised and tagged text.

    Args:
        text: The text itself.
        starts: Start offset of each token.
        ends: End offset of each token.
        words: The tokens.
        lowers: The same in lower case.
        sentences: Number of each token's sentence.
        tags: Part of speech of each token (Penn tags, some merged).
        paragraphs: Number of each token's paragraph.
        quotations: All quotations, in order of their start.
        inside: For each token, one more than the number of its outer quotation, or 0.
        firsts: For each sentence, its first token and the one after its last.
        spread: For each outer quotation, by its number in `inside`, the same.
        breaks: The tokens that are commas or marks that may close a quotation.
        spots: The tokens outside quotations whose word may be a cue, or open one.
        blocks: First token of each paragraph that has any, and the one after its last.
        groups: What was found of a token as a verb: its auxiliaries; kept, since it is asked for often.
        frames: The same for its frame.
        subjects: The same for the subject of a verb group, by its first token and the first one allowed.
        tagged: What the taggers found, once they were asked.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    lowers: Sequence[str]
    sentences: Sequence[int]
    tags: Sequence[str]
    paragraphs: Sequence[int]
    quotations: tuple[Quotation, ...]
    inside: Sequence[int]
    firsts: dict[int, Range]
    spread: dict[int, Range]
    blocks: Sequence[Range]
    breaks: Sequence[int]
    spots: Sequence[int]
    groups: dict[int, Any] = attrs.field(factory=dict)
    frames: dict[int, str] = attrs.field(factory=dict)
    subjects: dict[Range, Range | None] = attrs.field(factory=dict)
    tagged: list[tuple[list[Any], frozenset[int]]] = attrs.field(factory=list)

    def sentence_range(self, token: int) -> Range:
        """First token of the token's sentence, and the one after its last; of a huge one what is near."""
        first, stop = self.firsts[self.sentences[token]]
        if stop - first > _LONG:
            return max(first, token - _LONG // 2), min(stop, token + _LONG // 2)
        return first, stop

    def spots_of(self, words: Container[str]) -> list[int]:
        """The tokens outside quotations whose word is among some that may be cues."""
        lowers = self.lowers
        return [token for token in self.spots if lowers[token] in words]

    def offsets(self, first: int, stop: int) -> Range:
        """Offsets of the tokens from `first` up to `stop`, which is left out."""
        return self.starts[first], self.ends[stop - 1]


def read_text(
    text: str,
    starts: Sequence[int],
    ends: Sequence[int],
    words: Sequence[str],
    lowers: Sequence[str],
    sentences: Sequence[int],
    paragraphs: Sequence[Range],
) -> Reading:
    """Tag the tokens of a text and pair its quotation marks.

    Args:
        text: The text.
        starts: Start offset of each token.
        ends: End offset of each token.
        words: The tokens.
        lowers: The same in lower case.
        sentences: Number of each token's sentence.
        paragraphs: Offsets of the paragraphs.

    Returns:
        The reading.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        words = [_SURROGATE.sub("?", word) for word in words]
        lowers = [_SURROGATE.sub("?", lower) for lower in lowers]
    quotations = pair_marks(text, paragraphs)
    breaks = places_of(_BREAKS, words)
    if '"' in text:
        lowers = _alike(starts, lowers, quotations, breaks)
    blocks = _blocks(starts, [start for start, _ in paragraphs])
    numbers: list[int] = []
    for number, (first, stop) in enumerate(blocks):
        numbers += [number] * (stop - first)
    inside = [0] * len(starts)
    spread: dict[int, Range] = {}
    for number, quotation in enumerate(quotations, 1):
        if not quotation.level:
            first = bisect_left(starts, quotation.start)
            stop = bisect_left(starts, quotation.end, first)
            inside[first:stop] = [number] * (stop - first)
            spread[number] = (first, stop)
    firsts: dict[int, Range] = {}
    first, count = 0, len(sentences)
    while first < count:
        stop = bisect_right(sentences, sentences[first], first)
        firsts[sentences[first]] = (first, stop)
        first = stop
    tags = tag_words(words, list(firsts.values()))
    return Reading(
        text,
        starts,
        ends,
        words,
        lowers,
        sentences,
        tags,
        numbers,
        quotations,
        inside,
        firsts,
        spread,
        [block for block in blocks if block[0] < block[1]],
        breaks,
        [token for token in places_of(trigger_words(), lowers) if not inside[token]],
    )


def _blocks(starts: Sequence[int], begins: Sequence[int]) -> list[Range]:
    """The tokens of each paragraph, given the offsets where paragraphs begin; first those before any."""
    cuts = [0, *(bisect_left(starts, begin) for begin in begins), len(starts)]
    return list(pairwise(cuts))


def _alike(
    starts: Sequence[int], lowers: Sequence[str], quotations: Sequence[Quotation], marks: Sequence[int]
) -> Sequence[str]:
    """Write straight quotation marks as curly ones, so that the taggers see no difference."""
    opening = {quotation.start for quotation in quotations}
    changed = list(lowers)
    for token in marks:
        if lowers[token] == '"':
            changed[token] = "“" if starts[token] in opening else "”"
    return changed
