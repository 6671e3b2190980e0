"""What the rules and the taggers see of a text: tokens, tags and quotations, side by side."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import attrs

from newsmodel_quotes.marks import Quotation, pair_marks
from newsmodel_quotes.pos import tag_words

__all__ = ["Reading", "read_text"]

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
        groups: What was found of a token as a verb: its auxiliaries; kept, since it is asked for often.
        frames: The same for its frame.
        subjects: The same for the subject of a verb group, by its first token and the first one allowed.
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
    firsts: dict[int, tuple[int, int]]
    spread: dict[int, tuple[int, int]]
    groups: dict[int, Any] = attrs.field(factory=dict)
    frames: dict[int, str] = attrs.field(factory=dict)
    subjects: dict[tuple[int, int], tuple[int, int] | None] = attrs.field(factory=dict)

    def sentence_range(self, token: int) -> tuple[int, int]:
        """First token of the token's sentence, and the one after its last; of a huge one what is near."""
        first, stop = self.firsts[self.sentences[token]]
        if stop - first > _LONG:
            return max(first, token - _LONG // 2), min(stop, token + _LONG // 2)
        return first, stop

    def offsets(self, first: int, stop: int) -> tuple[int, int]:
        """Offsets of the tokens from `first` up to `stop`, which is left out."""
        return self.starts[first], self.ends[stop - 1]


def read_text(
    text: str,
    starts: Sequence[int],
    ends: Sequence[int],
    words: Sequence[str],
    lowers: Sequence[str],
    sentences: Sequence[int],
    paragraphs: Sequence[tuple[int, int]],
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
    if _SURROGATE.search(text):
        words = [_SURROGATE.sub("?", word) for word in words]
        lowers = [_SURROGATE.sub("?", lower) for lower in lowers]
    quotations = pair_marks(text, paragraphs)
    lowers = _alike(starts, lowers, quotations)
    begins = [start for start, _ in paragraphs]
    numbers = [bisect_right(begins, start) for start in starts]
    inside = [0] * len(starts)
    spread: dict[int, tuple[int, int]] = {}
    token = 0
    for number, quotation in enumerate(quotations, 1):
        if quotation.level:
            continue
        while token < len(starts) and starts[token] < quotation.start:
            token += 1
        begin = token
        while token < len(starts) and starts[token] < quotation.end:
            inside[token] = number
            token += 1
        spread[number] = (begin, token)
    firsts: dict[int, tuple[int, int]] = {}
    for index, sentence in enumerate(sentences):
        first, _ = firsts.get(sentence, (index, index))
        firsts[sentence] = (first, index + 1)
    tags = tag_words(words, lowers, sentences)
    return Reading(
        text, starts, ends, words, lowers, sentences, tags, numbers, quotations, inside, firsts, spread
    )


def _alike(starts: Sequence[int], lowers: Sequence[str], quotations: Sequence[Quotation]) -> Sequence[str]:
    """Write straight quotation marks as curly ones, so that the taggers see no difference."""
    straight = [token for token, lower in enumerate(lowers) if lower == '"']
    if not straight:
        return lowers
    opening = {quotation.start for quotation in quotations}
    changed = list(lowers)
    for token in straight:
        changed[token] = "“" if starts[token] in opening else "”"
    return changed
