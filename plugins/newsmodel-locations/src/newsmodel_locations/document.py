"""A text as the recogniser sees it: tokens with a few flags, and what the whole text says about a word."""

from bisect import bisect_right
from itertools import compress
from operator import ne
from typing import Protocol

from newsmodel_locations.words import Word, word_table

__all__ = ["Document", "TokenView"]

_OPENERS = frozenset('"“‘`([{—–-*•:')
_ENDS = frozenset(".!?")
_LONGEST = 8  # tokens looked at to either side


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
        self._table = word_table()
        self.breaks = self._line_starts()
        self.forms: dict[int, Word] = {}
        self.shaped: list[int] = []
        self.is_cap, self.initial = bytearray(self.count), bytearray(self.count)
        self.classes = [""] * self.count
        callers = self._read_capitals()
        self.vocabulary = frozenset(self.words)
        self.surnames = frozenset(self._surnames(callers))
        self.runs = self._runs()
        self._run_of = {i: run for run in self.runs for i in range(*run)}

    def _read_capitals(self) -> list[int]:
        """Set the flags of the words with a capital; return the given names and titles among them."""
        words, breaks, forms, callers = self.words, self.breaks, self.forms, []
        number_of, known, learn = self._table.numbers.get, self._table.known, self._table.learn
        is_cap, initial, classes = self.is_cap, self.initial, self.classes
        for i in compress(range(self.count), map(ne, words, self.lowers)):
            word = words[i]
            number = number_of(word)
            form = known[learn(word) if number is None else number]
            if isinstance(form, str):
                continue
            forms[i] = form
            if form.calls:
                callers.append(i)
            before = words[i - 1] if i else "."
            if before in _ENDS or i in breaks or (before[0] in _OPENERS and self._opens(i - 1)):
                initial[i] = 1
                if form.unless_first:
                    continue
            if form.named:
                is_cap[i] = 1
                classes[i] = form.high
                if form.shapes:
                    self.shaped.append(i)
        return callers

    def class_at(self, i: int) -> str:
        """A coarse class of a token for the context of a candidate; "#" outside the text."""
        return self.classes[i] or self.classify(i) if 0 <= i < self.count else "#"

    def classify(self, i: int) -> str:
        """Note and return the class of a token whose capital, if it has one, is no sign of a name."""
        table, word = self._table, self.words[i]
        number = table.numbers.get(word)
        known = self.classes[i] = table.lows[table.learn(word) if number is None else number]
        return known

    def _line_starts(self) -> frozenset[int]:
        """The tokens before which a line ends."""
        starts, find = self.starts, self.text.find
        result, at = [], find("\n")
        while at >= 0:
            token = bisect_right(starts, at)
            result.append(token)
            at = find("\n", starts[token] if token < self.count else len(self.text))
        return frozenset(result)

    def gap(self, i: int) -> str:
        """What stands between token i - 1 and token i."""
        return self.text[self.ends[i - 1] : self.starts[i]]

    def joined(self, i: int) -> bool:
        """Whether at most a space stands between token i - 1 and token i."""
        return self.starts[i] - self.ends[i - 1] <= 1 and i not in self.breaks

    def _opens(self, i: int) -> bool:
        """Whether a mark opens a sentence rather than stand inside one."""
        return i < 1 or self.words[i - 1] in _ENDS or i in self.breaks

    def _surnames(self, callers: list[int]) -> list[str]:
        """The names after a given name or a title, with initials between."""
        words, is_cap, count = self.words, self.is_cap, self.count
        result = []
        for i in callers:
            j = i + 1
            while j < count and j < i + 3 and len(words[j].rstrip(".")) == 1 and words[j][0].isupper():
                j += 1
            if j < count and is_cap[j] and self.starts[j] - self.ends[j - 1] <= 1:
                result.append(self.words[j])
        return result

    def _runs(self) -> list[tuple[int, int]]:
        """The longest runs of capitalised tokens: the first, and after the last."""
        is_cap = self.is_cap
        result: list[tuple[int, int]] = []
        start = end = -1
        for i in self.forms:
            if not is_cap[i]:
                continue
            if i != end or not self.joined(i):
                if end > 0:
                    result.append((start, end))
                start = i
            end = i + 1
        if end > 0:
            result.append((start, end))
        return result

    def run(self, i: int, j: int) -> tuple[int, int]:
        """The maximal run of capitalised tokens around tokens [i, j), no further than eight each way."""
        runs = self._run_of
        around = runs.get(i)
        if around is not None and i < j <= around[1] and around[1] - around[0] <= _LONGEST:
            return around
        a = runs[i][0] if i in runs else i
        b = runs[j - 1][1] if j - 1 in runs else j
        if a == i and a - 1 in runs and self.joined(a):
            a = runs[a - 1][0]
        if b == j and b in runs and self.joined(b):
            b = runs[b][1]
        return max(a, i - _LONGEST), min(b, j + _LONGEST)
