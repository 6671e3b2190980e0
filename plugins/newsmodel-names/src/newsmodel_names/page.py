"""A text as the recogniser reads it: words, their case, their line, and whether case tells anything."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import compress, pairwise, repeat

from newsmodel import Tokens
from newsmodel_names.lexicon import START, lexicon, marks_of, sport, words

__all__ = ["CAPITALS", "NORMAL", "TITLED", "Page"]

NORMAL, TITLED, CAPITALS = 0, 1, 2
_OPENERS = frozenset(
    {'"', "“", "‘", "'", "``", "(", "[", ":", "-", "--", "–", "—", "*", "•", "…", "...", ";"}
)
_SMALL_WORDS = words("small")
_LIST_MARKS = frozenset({",", "(", ";", "/"})
_IN_CAPITALS = frozenset({"v", "vs", "de", "n't", "'s", "’s"})
_LEAST_CAPITALS = 3
_LONGEST_TITLE = 30
_LONGEST_ROW = 60  # tokens
_COMPOUND = re.compile(r"-(?:led|born|held|run|made|built|owned|style|speaking|language|[a-z]{3,10}ed)$")
_SPORT_DENSITY = 40  # one telling word in so many
_OUTSIDE = ("",) * 4
_NO_LINES = (-2,) * len(_OUTSIDE)
_MOST_KEPT = 1 << 16
_LONGEST_KEPT = 40  # characters; nobody writes a longer word twice

# A word's form is a byte, so that a text is one row of bytes, which is searched and counted at once.
_BITS = tuple(1 << n for n in range(8))
_UPPER, _SHOUTED, _SMALL, _SMALL_FIRST, _DIGIT, _MARK, _LONG, _OPENER = _BITS
_SPORT = _DIGIT | _LONG  # no word that begins with a digit is a long one
_CUT = _UPPER | _MARK  # a compound to cut, "US-led"; no mark of a list has a capital
_NEW = 255

# Words, lower-case words, starts, ends, sentences.
Columns = tuple[list[str], list[str], list[int], list[int], list[int]]


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


def _form(word: str) -> int:
    """Return what the form of a word tells."""
    if word.islower() and word.isalpha() and word not in _SMALL_WORDS and word not in _IN_CAPITALS:
        if len(word) <= 2:
            return _SMALL
        return _SMALL | _SMALL_FIRST | _LONG | (_SPORT if word in sport() else 0)
    head, length = word[0], len(word)
    return (
        _UPPER * is_upper(word)
        | _SHOUTED * word.isupper()
        | _SMALL * (word not in _IN_CAPITALS and any(map(str.islower, word)))
        | _SMALL_FIRST * (length > 2 and head.islower())
        | _DIGIT * head.isdigit()
        | _SPORT * (word.lower() in sport())
        | _MARK * (word in _LIST_MARKS or (head.isupper() and _COMPOUND.search(word) is not None))
        | _LONG * (length > 2 and head.isalpha() and word not in _SMALL_WORDS)
        | _OPENER * (word in _OPENERS)
    )


# Plain dictionaries of strings to numbers: the garbage collector passes over those.
_FORMS: dict[str, int] = {}
_MARKS: dict[str, int] = {}


def _remember(known: dict[str, int], word: str, value: int) -> int:
    """Keep a value and return it; what is full begins anew, and nothing long is kept."""
    if len(word) <= _LONGEST_KEPT:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[word] = value
    return value


def _forms(words: list[str]) -> bytearray:
    """Return what the forms of words tell."""
    forms = bytearray(map(_FORMS.get, words, repeat(_NEW)))
    i = forms.find(_NEW)
    while i >= 0:
        word = words[i]
        forms[i] = _FORMS.get(word) or _remember(_FORMS, word, _form(word))
        i = forms.find(_NEW, i + 1)
    return forms


def _marks(words: list[str], upper: bytes) -> tuple[list[int], list[int]]:
    """Return the marks of the words with a capital, zeros for the others, and which of them have `START`."""
    marks, known = [0] * len(words), _MARKS.get
    starts = []
    for i in compress(range(len(upper)), upper):
        word = words[i]
        marks[i] = mark = known(word) or _remember(_MARKS, word, marks_of(word))
        if mark & START:
            starts.append(i)
    return marks, starts


def _having(bits: int) -> bytes:
    """Return the table for `translate` that keeps of each form whether it has all these bits."""
    return bytes(byte & bits == bits for byte in range(256))


_IS_UPPER, _IS_SHOUTED, _HAS_SMALL, _IS_SMALL_FIRST, _, _, _IS_LONG, _IS_OPENER = map(_having, _BITS)
_IS_MARK = bytes(byte & _CUT == _MARK for byte in range(256))
_IS_CUT = _having(_CUT)
_IS_SPORT = _having(_SPORT)
_IS_DIGIT = bytes(byte & _SPORT == _DIGIT for byte in range(256))
_IS_LONG_AND_SMALL = _having(_LONG | _SMALL_FIRST)


def _capital_zones(words: list[str], forms: bytearray, lines: list[int]) -> bytearray:
    """Mark stretches of a line where at least three words in a row, marks aside, are all capitals."""
    mode = bytearray(len(words))
    shouted, small = forms.translate(_IS_SHOUTED), forms.translate(_HAS_SMALL)
    for start, end in pairwise(lines):
        if shouted.count(1, start, end) < _LEAST_CAPITALS:
            continue
        i = shouted.find(1, start, end)
        while i >= 0:
            stop = small.find(1, i, end)
            stop = end if stop < 0 else max(stop, i + 1)
            found = [k for k in range(i, stop) if shouted[k]]
            if len(found) >= _LEAST_CAPITALS and sum(len(words[k]) for k in found) >= 4 * len(found) - 3:
                mode[i : found[-1] + 1] = bytes((CAPITALS,)) * (found[-1] + 1 - i)
            i = shouted.find(1, stop, end)
    return mode


def _mark_titles(
    words: list[str], forms: bytearray, parts: list[int], mode: bytearray, table: bytearray
) -> None:
    """Mark sentences, within one line, nearly all of whose longer words have capitals."""
    marks = forms.translate(_IS_MARK)
    if CAPITALS in mode:
        forms = bytearray(0 if zone else form for form, zone in zip(forms, mode, strict=True))
    long, small = forms.translate(_IS_LONG), forms.translate(_IS_LONG_AND_SMALL)
    for i, j in pairwise(parts):
        if j - i > _LONGEST_TITLE or words[j - 1] == "." or table[i]:
            continue
        count = long.count(1, i, j)
        if count >= 4 and small.count(1, i, j) * 6 <= count and marks.count(1, i, j) < 2:
            for k in range(i, j):
                if mode[k] == NORMAL:
                    mode[k] = TITLED


def _tables(forms: bytearray, lines: list[int]) -> bytearray:
    """Mark lines with a number and at most one longer word in small letters."""
    table = bytearray(len(forms))
    numbers, small = forms.translate(_IS_DIGIT), forms.translate(_IS_SMALL_FIRST)
    for i, j in pairwise(lines):
        if j - i < _LONGEST_ROW and numbers.count(1, i, j) and small.count(1, i, j) <= 1:
            table[i:j] = b"\1" * (j - i)
    return table


def _lines(text: str, starts: list[int]) -> tuple[list[int], list[int]]:
    """Return a number for each token's line, and the first tokens of the lines, the end among them."""
    line: list[int] = []
    firsts: list[int] = []
    at = text.find("\n")
    while at >= 0 and len(line) < len(starts):
        end = bisect_right(starts, at, len(line))
        if end > len(line):
            firsts.append(len(line))
            line += [at] * (end - len(line))
        at = text.find("\n", starts[end] if end < len(starts) else at + 1)
    if len(line) < len(starts):
        firsts.append(len(line))
        line += [-1] * (len(starts) - len(line))
    return line, [*firsts, len(starts)] if firsts else []


def _parts(lines: list[int], sentence: list[int]) -> list[int]:
    """Return the first tokens of lines and sentences, the end among them."""
    firsts, at, count = set(lines), 0, len(sentence)
    while at < count:
        firsts.add(at)
        at = bisect_right(sentence, sentence[at], at)
    return sorted(firsts)


def _split_compounds(columns: Columns, forms: bytearray) -> tuple[Columns, bytearray]:
    """Make two tokens of "US-led", so that "US" can be a name."""
    words, lowers, starts, ends, sentence = columns
    compound = forms.translate(_IS_CUT)
    if 1 not in compound:
        return columns, forms
    split: Columns = ([], [], [], [], [])
    split_forms = bytearray()
    done = 0
    for k in compress(range(len(words)), compound):
        at = words[k].rindex("-")
        parts, middle = [words[k][:at], words[k][at:]], starts[k] + at
        split[0].extend((*words[done:k], *parts))
        split[1].extend((*lowers[done:k], *map(str.lower, parts)))
        split[2].extend((*starts[done : k + 1], middle))
        split[3].extend((*ends[done:k], middle, ends[k]))
        split[4].extend((*sentence[done : k + 1], sentence[k]))
        split_forms += forms[done:k] + _forms(parts)
        done = k + 1
    split[0].extend(words[done:])
    split[1].extend(lowers[done:])
    split[2].extend(starts[done:])
    split[3].extend(ends[done:])
    split[4].extend(sentence[done:])
    return split, split_forms + forms[done:]


class Page:
    """Parallel lists over the tokens of a text.

    Args:
        text: The text.
        tokens: Its tokens, with sentences; reading them is linear in the length of the text.

    Attributes:
        text: The text.
        plain: The text with straight apostrophes, as the lists have them.
        count: The number of tokens.
        words: The tokens' words; a few empty ones follow, so that a place right outside the text has a word.
        lowers: The same in lower case.
        starts: Their first offsets.
        ends: Their ends.
        sentence: The number of each token's sentence.
        line: The number of each token's line; as for words, some that no line has follow.
        mode: NORMAL, TITLED (a headline in title case) or CAPITALS, for each token.
        upper: Whether a token starts with a capital, or with a capital behind a small prefix ("al-Assad");
            as for words, a few zeros follow.
        first: Whether a token stands where any word would have a capital.
        marks: Which lists have a token with a capital, see `lexicon`; 0 for all others.
        lists: The word lists.
        table: Whether a token stands in a line of a table, with numbers and hardly a word in small letters.
        sport: Whether the text reports on sport.
        openers: The tokens with a capital that start listed names of several words.
        phrases: The ends of the listed names of several tokens, by their first; None until asked for.
    """

    __slots__ = (
        "count",
        "ends",
        "first",
        "line",
        "lists",
        "lowers",
        "marks",
        "mode",
        "openers",
        "phrases",
        "plain",
        "sentence",
        "sport",
        "starts",
        "table",
        "text",
        "upper",
        "words",
    )

    def __init__(self, text: str, tokens: Tokens) -> None:
        whole = tokens.words, tokens.lowers, tokens.starts, tokens.ends, tokens.sentences
        columns, forms = _split_compounds(whole, _forms(tokens.words))
        words, lowers, self.starts, self.ends, self.sentence = columns
        self.text, self.plain, self.count = text, text.replace("’", "'").replace("‘", "'"), len(words)
        self.words, self.lowers = [*words, *_OUTSIDE], [*lowers, *_OUTSIDE]
        self.line, lines = _lines(text, self.starts)
        self.line += _NO_LINES
        parts = _parts(lines, self.sentence)
        self.mode = _capital_zones(words, forms, lines)
        self.table = _tables(forms, lines)
        _mark_titles(words, forms, parts, self.mode, self.table)
        self.upper = bytes(forms.translate(_IS_UPPER)) + bytes(len(_OUTSIDE))
        self.marks, self.openers = _marks(self.words, self.upper)
        self.first = bytearray(1) + forms.translate(_IS_OPENER)
        for i in parts:
            self.first[i] = True
        self.lists = lexicon()
        told = forms.translate(_IS_SPORT).count(1)
        self.sport = told * _SPORT_DENSITY > self.count or (
            told >= 2 and self.table.count(1) * 2 > self.count
        )
        self.phrases: dict[int, tuple[int, ...]] | None = None

    def mark(self, i: int) -> int:
        """Return the marks of a token, with a capital or without."""
        return self.marks[i] or marks_of(self.words[i])

    def slice(self, i: int, j: int) -> str:
        """Return the text of tokens i to j, the last excluded."""
        return self.text[self.starts[i] : self.ends[j - 1]]
