"""A text as the recogniser reads it: words, their case, their line, and whether case tells anything."""

from __future__ import annotations

import re
from itertools import pairwise

from attrs import frozen

from newsmodel import Draft, Span, Tokens
from newsmodel_names.lexicon import Lexicon, lexicon, words

__all__ = ["CAPITALS", "NORMAL", "TITLED", "Page", "page_of"]

NORMAL, TITLED, CAPITALS = 0, 1, 2
_OPENERS = frozenset(
    {'"', "“", "‘", "'", "``", "(", "[", ":", "-", "--", "–", "—", "*", "•", "…", "...", ";"}
)
_SMALL = words("small")
_LIST_MARKS = frozenset({",", "(", ";", "/"})
_LEAST_CAPITALS = 3
_LONGEST_TITLE = 30
_LONGEST_ROW = 60  # tokens
_COMPOUND = re.compile(r"-(?:led|born|held|run|made|built|owned|style|speaking|language|[a-z]{3,10}ed)$")
_SPORT_DENSITY = 40  # one telling word in so many
_NEWLINE = re.compile(r"\n")


@frozen
class Page:
    """Parallel lists over the tokens of a text.

    Args:
        text: The text.
        words: The tokens' words.
        starts: Their first offsets.
        ends: Their ends.
        sentence: The number of each token's sentence.
        line: The number of each token's line.
        mode: NORMAL, TITLED (a headline in title case) or CAPITALS, for each token.
        upper: Whether a token starts with a capital, or with a capital behind a small prefix ("al-Assad").
        first: Whether a token stands where any word would have a capital.
        lists: The word lists.
        table: Whether a token stands in a line of a table, with numbers and hardly a word in small letters.
        sport: Whether the text reports on sport.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    line: list[int]
    mode: list[int]
    upper: list[bool]
    first: list[bool]
    lists: Lexicon
    table: list[bool]
    sport: bool

    def slice(self, i: int, j: int) -> str:
        """Return the text of tokens i to j, the last excluded."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def span(self, i: int, j: int) -> Span:
        """Return the span of tokens i to j, the last excluded."""
        return Span(self.starts[i], self.ends[j - 1])

    def word(self, i: int) -> str:
        """Return a token's word, or nothing outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""


def is_upper(word: str) -> bool:
    """Tell whether a word is written as a name: "Assad", "al-Assad", "d'Alembert", not "pro-Western"."""
    head = word[0]
    if head.isupper():
        return True
    if not head.islower() or len(word) < 4:
        return False
    return word.startswith(("al-", "el-", "d'", "d’", "ash-", "ul-", "an-")) and any(
        c.isupper() for c in word[2:5]
    )


def _capital_zones(words: list[str], line: list[int]) -> list[int]:
    """Mark stretches of a line where at least three words in a row, marks aside, are all capitals."""
    mode = [NORMAL] * len(words)
    i, n = 0, len(words)
    while i < n:
        if not words[i].isupper():
            i += 1
            continue
        j, count, letters = i, 0, 0
        last = i
        while j < n and line[j] == line[i]:
            word = words[j]
            if any(c.islower() for c in word) and word not in ("v", "vs", "de", "n't", "'s", "’s"):
                break
            if word.isupper():
                count += 1
                letters += len(word)
                last = j
            j += 1
        if count >= _LEAST_CAPITALS and letters >= 4 * count - 3:
            for k in range(i, last + 1):
                mode[k] = CAPITALS
        i = max(j, i + 1)
    return mode


def _mark_titles(words: list[str], parts: list[int], mode: list[int], table: list[bool]) -> None:
    """Mark sentences, within one line, nearly all of whose longer words have capitals."""
    for i, j in pairwise(parts):
        if words[j - 1] == "." or table[i] or j - i > _LONGEST_TITLE:
            continue
        long, small, marks = 0, 0, 0
        for k in range(i, j):
            word = words[k]
            marks += word in _LIST_MARKS
            if word[0].isalpha() and mode[k] == NORMAL and word not in _SMALL and len(word) > 2:
                long += 1
                small += word[0].islower()
        if long >= 4 and small * 6 <= long and marks < 2:
            for k in range(i, j):
                if mode[k] == NORMAL:
                    mode[k] = TITLED


def _tables(words: list[str], lines: list[int]) -> list[bool]:
    """Mark lines with a number and at most one longer word in small letters."""
    table = [False] * len(words)
    for i, j in pairwise(lines):
        if j - i >= _LONGEST_ROW:
            continue
        small, numbers = 0, 0
        for k in range(i, j):
            word = words[k]
            if word[0].islower() and len(word) > 2:
                small += 1
                if small > 1:
                    break
            numbers += word[0].isdigit()
        if numbers and small <= 1:
            table[i:j] = [True] * (j - i)
    return table


def _starts_of(numbers: list[int], others: list[int]) -> list[int]:
    """Return where either number changes, the start and the end among them."""
    count = len(numbers)
    changes = (k for k in range(1, count) if numbers[k] != numbers[k - 1] or others[k] != others[k - 1])
    return [0, *changes, count] if count else []


def _split_compounds(tokens: Tokens) -> tuple[list[str], list[int], list[int], list[int]]:
    """Make two tokens of "US-led", so that "US" can be a name."""
    words, starts, ends, sentence = tokens.words, tokens.starts, tokens.ends, tokens.sentences
    cuts = [k for k, word in enumerate(words) if "-" in word and word[0].isupper() and _COMPOUND.search(word)]
    if not cuts:
        return words, starts, ends, sentence
    cut = frozenset(cuts)
    new_words: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    new_sentence: list[int] = []
    for k, word in enumerate(words):
        new_words.append(word)
        new_starts.append(starts[k])
        new_ends.append(ends[k])
        new_sentence.append(sentence[k])
        if k in cut:
            at = word.rindex("-")
            new_words[-1] = word[:at]
            new_ends[-1] = starts[k] + at
            new_words.append(word[at:])
            new_starts.append(starts[k] + at)
            new_ends.append(ends[k])
            new_sentence.append(sentence[k])
    return new_words, new_starts, new_ends, new_sentence


def page_of(text: str, tokens: Tokens) -> Page:
    """Read a text's tokens.

    Args:
        text: The text.
        tokens: Its tokens, with sentences.

    Returns:
        The page; linear in the length of the text.
    """
    words, starts, ends, sentence = _split_compounds(tokens)
    breaks = [match.start() for match in _NEWLINE.finditer(text)]
    breaks.append(len(text))
    line, row = [], 0
    for start in starts:
        while breaks[row] < start:
            row += 1
        line.append(row)
    mode = _capital_zones(words, line)
    parts = _starts_of(line, sentence)
    table = _tables(words, _starts_of(line, line))
    _mark_titles(words, parts, mode, table)
    upper = [is_upper(word) for word in words]
    first = [True, *(word in _OPENERS for word in words[:-1])][: len(words)]
    for i in parts[:-1]:
        first[i] = True
    lists = lexicon()
    told = sum(word in lists.sport for word in tokens.lowers)
    sport = told * _SPORT_DENSITY > len(words) or (told >= 2 and sum(table) * 2 > len(words))
    return Page(text, words, starts, ends, sentence, line, mode, upper, first, lists, table, sport)


def page_of_draft(draft: Draft) -> Page:
    """Read a draft's tokens."""
    return page_of(draft.text, draft.tokens)
