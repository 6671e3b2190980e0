"""What a rule's operation sees: the match, the words around it, and what was read before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .grammar import Rule
from .language import Language
from .timex import Timex
from .words import Words

__all__ = ["Match", "Reading"]

_STOPS = frozenset(".!?;\n")


class Reading:
    """One pass over one text.

    Attributes:
        found: What was read so far.
    """

    __slots__ = ("found", "language", "published", "words")

    def __init__(self, words: Words, language: Language, published: date | None) -> None:
        self.words, self.language, self.published = words, language, published
        self.found: list[Timex] = []

    def word(self, index: int) -> str:
        """The word at an index in lower case, or "" outside the text."""
        words = self.words.words
        return words[index].lower() if 0 <= index < len(words) else ""

    def raw(self, index: int) -> str:
        """The word at an index as written, or ""."""
        words = self.words.words
        return words[index] if 0 <= index < len(words) else ""

    def stops(self, index: int) -> bool:
        """Whether a sentence ends at the word at an index."""
        word = self.raw(index)
        return not word or word[0] in _STOPS

    def last(
        self, *, within: int = 600, before: int | None = None, days: bool = False
    ) -> tuple[int, Timex] | None:
        """The DATE or TIME with days read last, with its position.

        Args:
            within: How many characters back to look.
            before: From where.
            days: Whether it must be a single day.
        """
        for position in range(len(self.found) - 1, max(-1, len(self.found) - 9), -1):
            timex = self.found[position]
            if before is not None and before - timex.end > within:
                return None
            if (
                timex.type in ("DATE", "TIME")
                and timex.earliest
                and (not days or timex.earliest == timex.latest)
            ):
                return position, timex
        return None

    def anchor(self, before: int, *, days: bool = False) -> tuple[int | None, date | None]:
        """The day that "the following month" counts from: the last one read, else the publication."""
        last = self.last(before=before, days=days)
        if last:
            return last[0], last[1].earliest
        return None, self.published


class Match:
    """A rule's match in a text.

    Attributes:
        start: Index of its first word.
        end: Index after its last.
        groups: The named parts: name to (first, after last) word.
        language: The language of the text.
        published: The publication day.
    """

    __slots__ = ("end", "groups", "language", "published", "reading", "rule", "start")

    def __init__(
        self, reading: Reading, rule: Rule, start: int, end: int, groups: dict[str, tuple[int, int]]
    ) -> None:
        self.reading, self.rule = reading, rule
        self.start, self.end, self.groups = start, end, groups
        self.language, self.published = reading.language, reading.published

    def listed(self, name: str) -> frozenset[str]:
        """The words of a list of the language's contexts; empty where the language has none."""
        return self.language.listed(name)

    def has(self, name: str) -> bool:
        """Whether a named part took part."""
        return name in self.groups

    def words(self, name: str) -> Sequence[str]:
        """The words of a named part, in lower case."""
        if name not in self.groups:
            return ()
        start, end = self.groups[name]
        return [word.lower() for word in self.reading.words.words[start:end]]

    def text(self, name: str) -> str:
        """The words of a named part joined by spaces, in lower case; "" where it is absent."""
        return " ".join(self.words(name)).replace("’", "'")

    def value(self, kind: str, name: str) -> str | None:
        """The first value in a class of any word of a named part."""
        for word in self.words(name):
            found = self.language.value(kind, word)
            if found is not None:
                return found
        return None

    def integer(self, kind: str, name: str) -> int | None:
        """The same as a whole number."""
        found = self.value(kind, name)
        return int(found) if found is not None else None

    def before(self, n: int = 1) -> str:
        """The word before the match, or the nth before it."""
        return self.reading.word(self.start - n)

    def after(self, n: int = 0) -> str:
        """The word after the match, or the nth after that."""
        return self.reading.word(self.end + n)

    def offset(self) -> int:
        """Where the match begins, in characters."""
        return self.reading.words.starts[self.start]

    def timex(
        self,
        timex_type: str,
        value: str | None,
        *,
        part: tuple[int, int] | None = None,
        mod: str | None = None,
        quant: str | None = None,
        freq: str | None = None,
        anchor: int | None = None,
    ) -> Timex:
        """A result over the match's words, or over a part of them."""
        start, end = part or (self.start, self.end)
        words = self.reading.words
        return Timex(
            start=words.starts[start],
            end=words.end(end - 1),
            type=timex_type,
            value=value,
            mod=mod,
            quant=quant,
            freq=freq,
            rule=self.rule.name,
            anchor=anchor,
        )

    def edge(self) -> str | None:
        """The mod that "early", "late" or "the end of" gives."""
        if self.has("el"):
            kind = next(
                k for k in ("early", "late", "mid", "earlier", "later", "") if not k or self.value(k, "el")
            )
            return self.value(kind, "el") if kind else None
        return self.value("edge", "ed")

    def bare(self, name: str) -> tuple[int, int]:
        """The match without its article where its part is hyphenated: the "third-quarter" loss."""
        start, end = self.groups.get(name, (self.start, self.start))
        the = self.listed("the")
        if self.reading.word(end) == "-" and self.reading.word(self.start) in the and start == self.start + 1:
            return start, self.end
        return self.start, self.end
