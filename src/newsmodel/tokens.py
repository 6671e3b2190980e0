"""One tokenisation that all extractors share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import accumulate
from operator import add

from newsmodel.spans import Span

__all__ = ["Tokens"]

_WORD = r"[^\W_]"
# PTB-like: the alternatives are tried in order, each is linear. A piece is a token with the space after it,
# so that offsets are sums of lengths.
_PIECE = rf"""
    [A-Za-z]++[ ](?=\S)                                       # most words, at once
  | (?:
    [A-Za-z]++(?=[\s,;:?!)"”]|['’]s\W)                       # and most of the others and marks
  | [,;:?!()"“”]
  | \.++
  | (?!etc|vs)[a-z]++(?=\.\W)
  | ['’](?:s|S|ll|LL|re|RE|ve|VE|d|D|m|M)(?!{_WORD})
  | (?:[A-Za-z]\.){{2,}}(?!{_WORD})                        # U.S.  p.m.  J.K.
  | (?=[A-Za-z][a-z]{{1,5}}\.)
    (?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Gen|Lt|Col|Sgt|Capt|Cpl|Maj|Adm|Cmdr|Sen|Rep|Gov|Pres|Atty|Supt|Insp
      |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat
      |Inc|Corp|Co|Ltd|Jr|Sr|vs|etc|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass
      |Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.(?=\W|$)
  | No\.(?=\s?\d)
  | [A-Z]\.(?=\s+[A-Z])                                      # an initial
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|am|pm|bn|m|k)?(?:-{_WORD}+)*(?!{_WORD})  # 1,000.5  3rd  1990s
  | [nN]['’][tT](?!{_WORD})
  | (?={_WORD}++['’]){_WORD}{_WORD}*?(?=[nN]['’][tT](?!{_WORD}))   # do|n't
  | {_WORD}+(?:[-‐‑]{_WORD}+|['’](?!(?:s|S|ll|re|ve|d|m|t)(?!{_WORD})){_WORD}+|&{_WORD}+|(?<=\d)[.,]\d+)*
  | -{{2,}} | \S
    )
    \s*+
    """


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(_PIECE, re.VERBOSE)


class Tokens:
    """The words and marks of a text, with their offsets.

    Clitics are split ("Russia" + "'s", "do" + "n't"), hyphenated words are one token ("US-led"),
    abbreviations keep their point, each mark stands alone.

    Args:
        text: The text.
        sentences: Its sentences, in order.

    Example:
        >>> Tokens("Russia's US-led talks.", ()).words
        ['Russia', "'s", 'US-led', 'talks', '.']

    .. versionadded:: 0.1
    """

    def __init__(self, text: str, sentences: Sequence[Span] = ()) -> None:
        pieces = _piece().findall(text)
        blank = len(text) - len(text.lstrip())
        self.words: list[str] = list(map(str.rstrip, pieces))
        self.starts: list[int] = list(accumulate(map(len, pieces[:-1]), initial=blank)) if pieces else []
        self.ends: list[int] = list(map(add, self.starts, map(len, self.words)))
        self._sentences = tuple(sentences)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lowers(self) -> list[str]:
        """The words in lower case."""
        return list(map(str.lower, self.words))

    @cached_property
    def sentences(self) -> list[int]:
        """For each token the index of its sentence; between sentences, that of the one before."""
        result: list[int] = []
        for index, sentence in enumerate(self._sentences[1:]):
            result += [index] * (bisect_left(self.starts, sentence.start) - len(result))
        return result + [max(0, len(self._sentences) - 1)] * (len(self) - len(result))

    def span(self, first: int, last: int | None = None) -> Span:
        """Return the span of tokens `first` to `last`, the last excluded; of one token by default.

        Args:
            first: Index of the first token.
            last: Index behind the last token; None for the first alone.

        Example:
            >>> Tokens("held talks").span(1)
            Span(start=5, end=10)
        """
        return Span(self.starts[first], self.ends[first if last is None else last - 1])

    def at(self, offset: int) -> int:
        """Return the index of the token that holds or follows an offset.

        Args:
            offset: A place in the text, in characters.

        Returns:
            An index; the number of tokens where none follows.

        Example:
            >>> Tokens("held talks").at(4)
            1
        """
        return bisect_right(self.ends, offset)

    def range(self, span: Span) -> range:
        """Return the indices of the tokens that share a character with a span.

        Args:
            span: A stretch of the text.

        Example:
            >>> Tokens("they held talks").range(Span(5, 15))
            range(1, 3)
        """
        return range(self.at(span.start), bisect_left(self.starts, span.end))
