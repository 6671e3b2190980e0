"""The tokeniser of the tagger: finer than the article's, since "10am" is two words here."""

from __future__ import annotations

import re

import attrs

__all__ = ["Words", "split"]

_TOKEN = re.compile(
    r"""
    [^\W\d_]{2,}
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
      (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?!\w)
    | [0-9]+(?:[.,/:][0-9]+)*(?:(?:st|nd|rd|th|s)\b)?
    | [^\W\d_](?:\.[^\W\d_])+\.?
    | [oO]['’]clock\b
    | [^\W\d_]
    | ['’](?:s|S|t|re|ve|ll|d|m)\b
    | \n[ \t\r]*\n
    | \S
    """,
    re.VERBOSE,
)


@attrs.frozen
class Words:
    """The words of a text with their offsets, as parallel lists."""

    text: str
    words: list[str]
    starts: list[int]

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
    matches = list(_TOKEN.finditer(text))
    return Words(text, [match[0] for match in matches], [match.start() for match in matches])
