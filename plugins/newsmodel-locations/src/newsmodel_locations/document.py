"""A text as the recogniser sees it: tokens with a few flags, and what the whole text says about a word."""

from collections import Counter
from typing import Protocol

from newsmodel_locations.lexicon import lexicon

__all__ = ["Document", "TokenView"]

_OPENERS = frozenset('"“‘`([{—–-*•:')
_ENDS = frozenset(".!?")


class TokenView(Protocol):
    """What is asked of `draft.tokens`."""

    starts: list[int]
    ends: list[int]
    words: list[str]

    @property
    def lowers(self) -> list[str]:
        """The words in lower case."""
        ...


class Document:
    """Tokens with flags.

    Args:
        text: The text.
        tokens: Its tokens.
    """

    def __init__(self, text: str, tokens: TokenView) -> None:
        self.text = text
        self.words, self.lowers = tokens.words, tokens.lowers
        self.starts, self.ends = tokens.starts, tokens.ends
        self.count = len(self.words)
        self.classes: list[str | None] = [None] * self.count
        lists = lexicon()
        function = lists.classes["function"]
        words, lowers = self.words, self.lowers
        self.caps = [
            i
            for i, (word, lower) in enumerate(zip(words, lowers, strict=True))
            if word != lower and (word[0].isupper() or "-" in word)
        ]
        self.is_cap = bytearray(self.count)
        for i in self.caps:
            self.is_cap[i] = words[i][0].isupper() or words[i][0].isdigit()
        self.lower_words = frozenset(words)  # only asked for words in lower case
        self.initial = bytearray(self.count)
        for i in self.caps:
            self.initial[i] = self._starts_sentence(i)
        # A capital is no sign of a name on a function word.
        for i in self.caps:
            if (
                lowers[i] in function
                and (self.initial[i] or words[i].istitle())
                and words[i] not in {"US", "IN"}
            ):
                self.is_cap[i] = 0
        self.surnames: Counter[str] = Counter()
        self._find_people(lists.given, lists.classes["title"])

    def gap(self, i: int) -> str:
        """What stands between token i - 1 and token i."""
        return self.text[self.ends[i - 1] : self.starts[i]]

    def _starts_sentence(self, i: int) -> int:
        if i == 0 or "\n" in self.gap(i):
            return 1
        before = self.words[i - 1]
        if before in _ENDS:
            return 1
        return int(before[0] in _OPENERS and (i < 2 or self.words[i - 2] in _ENDS or "\n" in self.gap(i - 1)))

    def _find_people(self, given: frozenset[str], titles: frozenset[str]) -> None:
        words, is_cap = self.words, self.is_cap
        for i in self.caps:
            word = words[i]
            if word not in given and word.rstrip(".") not in titles:
                continue
            j = i + 1
            while j < self.count and j < i + 3 and (len(words[j].rstrip(".")) == 1) and words[j][0].isupper():
                j += 1
            if j < self.count and is_cap[j] and self.starts[j] - self.ends[j - 1] <= 1:
                self.surnames[words[j]] += 1

    def run(self, i: int, j: int) -> tuple[int, int]:
        """The maximal run of capitalised tokens around tokens [i, j), no further than eight each way."""
        a, b = i, j
        while (
            a > 0
            and i - a < 8
            and self.is_cap[a - 1]
            and self.starts[a] - self.ends[a - 1] <= 1
            and self.text[self.ends[a - 1] : self.starts[a]] != "\n"
        ):
            a -= 1
        while (
            b < self.count
            and b - j < 8
            and self.is_cap[b]
            and self.starts[b] - self.ends[b - 1] <= 1
            and self.text[self.ends[b - 1] : self.starts[b]] != "\n"
        ):
            b += 1
        return a, b
