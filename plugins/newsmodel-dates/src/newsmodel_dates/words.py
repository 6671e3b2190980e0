"""The tokeniser of the tagger: finer than the article's, since "10am" is two words here."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from operator import not_

__all__ = ["Words", "split"]

# Each piece is a word with the space after it, so that the offsets are sums of lengths. The first two
# alternatives are only fast ways to what the others find too.
_PIECE = re.compile(
    r"""
    [A-Za-z]{2,}+[ ](?=\S)
    | (?:
        [A-Za-z]{2,}+(?![^\x00-\x7f])
      | [.,;:!?()"“”-]
      | [^\W\d_]{2,}
      | [0-9]{4}-[0-9]{2}-[0-9]{2}
        (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?!\w)
      | [0-9]+(?:[.,/:][0-9]+)*(?:(?:st|nd|rd|th|s)\b)?
      | [^\W\d_](?:\.[^\W\d_])+\.?
      | [oO]['’]clock\b
      | [^\W\d_]
      | ['’](?:s|S|t|re|ve|ll|d|m)\b
      | \n[ \t\r]*\n
      | \S
    )
    (?:[^\S\n]++|\n(?![ \t\r]*\n))*+
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"(?:[^\S\n]++|\n(?![ \t\r]*\n))*+")


class Words:
    """The words of a text with their offsets, as parallel lists.

    Attributes:
        text: The text.
        words: The words; a break between paragraphs is one too.
        starts: Where each begins.
    """

    __slots__ = ("starts", "text", "words")

    def __init__(self, text: str, words: list[str], starts: list[int]) -> None:
        self.text, self.words, self.starts = text, words, starts

    def end(self, index: int) -> int:
        """The offset after a word."""
        return self.starts[index] + len(self.words[index])

    def joined(self, i: int, j: int) -> bool:
        """Whether nothing stands between the words i and j = i + 1."""
        return i >= 0 and j < len(self.words) and self.end(i) == self.starts[j]


def split(text: str) -> Words:
    """Split a text into words, numbers, marks and paragraph breaks.

    Example:
        >>> split("mid-November, 10am").words
        ['mid', '-', 'November', ',', '10', 'am']
    """
    pieces = _PIECE.findall(text)
    space = _SPACE.match(text)
    starts = list(accumulate(map(len, pieces), initial=space.end() if space else 0))
    words = list(map(str.rstrip, pieces))
    for index in compress(range(len(words)), map(not_, words)):
        piece = pieces[index]
        words[index] = piece[: piece.index("\n", 1) + 1]
    return Words(text, words, starts[:-1])
