"""A text as the recogniser sees it: tokens with a few flags, and what the whole text says about a word."""

from bisect import bisect_right
from typing import Protocol, cast

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
        table = word_table()
        known = [table[word] for word in self.words]
        self.forms = {i: form for i, form in enumerate(known) if isinstance(form, Word)}
        self.caps = list(self.forms)
        self.lower_words = frozenset(self.words)  # only asked for words in lower case
        self.breaks = self._line_starts()
        self.is_cap = is_cap = bytearray(self.count)
        self.initial = initial = bytearray(self.count)
        for i, form in self.forms.items():
            known[i] = form.low
            if self._starts_sentence(i):
                initial[i] = 1
                if form.unless_first:
                    continue
            if form.named:
                is_cap[i] = 1
                known[i] = form.high
        self.classes = cast("list[str]", known)
        self.surnames = frozenset(self._surnames())
        self._run_starts, self._run_ends = self._runs()

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

    def _starts_sentence(self, i: int) -> bool:
        if i == 0 or i in self.breaks:
            return True
        before = self.words[i - 1]
        if before in _ENDS:
            return True
        return before[0] in _OPENERS and (i < 2 or self.words[i - 2] in _ENDS or i - 1 in self.breaks)

    def _surnames(self) -> list[str]:
        """The names after a given name or a title, with initials between."""
        words, is_cap, count = self.words, self.is_cap, self.count
        result = []
        for i, form in self.forms.items():
            if not (form.given or form.title):
                continue
            j = i + 1
            while j < count and j < i + 3 and len(words[j].rstrip(".")) == 1 and words[j][0].isupper():
                j += 1
            if j < count and is_cap[j] and self.starts[j] - self.ends[j - 1] <= 1:
                result.append(self.words[j])
        return result

    def _runs(self) -> tuple[dict[int, int], dict[int, int]]:
        """Where the run of capitalised tokens that a token stands in begins, and where it ends."""
        is_cap = self.is_cap
        begins: dict[int, int] = {}
        ends: dict[int, int] = {}
        caps = [i for i in self.caps if is_cap[i]]
        before = start = -2
        for i in caps:
            start = begins[i] = start if before == i - 1 and self.joined(i) else i
            before = i
        stop = -1
        for i in reversed(caps):
            stop = ends[i] = stop if begins.get(i + 1) == begins[i] else i + 1
        return begins, ends

    def run(self, i: int, j: int) -> tuple[int, int]:
        """The maximal run of capitalised tokens around tokens [i, j), no further than eight each way."""
        a, b = self._run_starts.get(i, i), self._run_ends.get(j - 1, j)
        if a == i and a > 0 and self.is_cap[a - 1] and self.joined(a):
            a = self._run_starts[a - 1]
        if b == j and b < self.count and self.is_cap[b] and self.joined(b):
            b = self._run_ends[b]
        return max(a, i - _LONGEST), min(b, j + _LONGEST)
