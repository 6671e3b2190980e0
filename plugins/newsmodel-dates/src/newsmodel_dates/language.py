"""A language: its words by class, its rules, and what its verbs say of the direction of time.

All of it is data in one folder: `lexicon.tsv`, `grammar.txt`, `tense.tsv`, `holidays.tsv`, `contexts.tsv`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources

import attrs

from .grammar import FIRST_CLASS, Compiler, Rule, read_rules
from .shapes import NUMBER_SETS, number_classes
from .words import split

__all__ = ["LANGUAGES", "Language", "language"]

LANGUAGES = ("en", "de")
_OTHER = "."
_MEMO = 50_000
_CORE = ("year4", "iso", "numdate", "clock", "dotclock", "decnum")
_MARKS = {
    ".": "dot",
    ",": "comma",
    "-": "hyphen",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    "'": "quote",
    "’": "quote",
}


class _Table(dict[str, str]):
    """The class character of each word; words not met before are classified once."""

    def __init__(self, known: Mapping[str, str], classify: Language) -> None:
        super().__init__(known)
        self._language = classify

    def __missing__(self, word: str) -> str:
        char = self._language.classify(word)
        if len(self) < _MEMO:
            self[word] = char
        return char


@attrs.define(eq=False)
class Language:
    """One language's data, compiled.

    Attributes:
        code: ISO 639-1.
        values: What a word means in a class: `values["month"]["may"] == "5"`.
        rules: The rules in their order.
        needing: The numbers of the rules of which each match has a class character or another of a small set.
        table: The class character of each word.
    """

    code: str
    values: dict[str, dict[str, str]]
    rules: tuple[Rule, ...]
    needing: dict[str, list[int]]
    tense: dict[str, str]
    suffixes: tuple[tuple[str, str], ...]
    holidays: dict[str, str]
    lists: dict[str, frozenset[str]]
    date_order: str
    _chars: dict[frozenset[str], str]
    _words: dict[str, frozenset[str]]
    _capital: dict[str, frozenset[str]]
    table: dict[str, str] = attrs.field(factory=dict)
    runs: re.Pattern[str] = attrs.field(default=re.compile(""))

    def classify(self, word: str) -> str:
        """The class character of a word in the case that the text has it in."""
        if "0" <= word[0] <= "9" and word not in self._words:
            return self._chars.get(self._known(number_classes(word)), _OTHER)
        lower = word.lower().replace("’", "'")
        classes = self._words.get(lower, frozenset())
        if word[0].isupper():
            classes |= self._capital.get(lower, frozenset())
        return self._chars.get(classes, _OTHER)

    def _known(self, classes: frozenset[str]) -> frozenset[str]:
        return classes if classes in self._chars else frozenset()

    def plain(self, word: str) -> bool:
        """Whether a word is temporal without a capital."""
        return word.lower() in self._words

    def listed(self, name: str) -> frozenset[str]:
        """The words of a context list; empty where the language has none."""
        return self.lists.get(name, frozenset())

    def value(self, kind: str, word: str) -> str | None:
        """What a word means in a class, or None."""
        return self.values.get(kind, {}).get(word.lower().replace("’", "'"))


def _lines(code: str, name: str) -> list[str]:
    folder = resources.files(__package__) / "data" / code
    return (folder / name).read_text(encoding="utf-8").splitlines()


def _rows(code: str, name: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines(code, name) if line.strip() and not line.startswith("#")]


def _holiday_pattern(names: list[str]) -> str:
    """The names as an alternation of words, longer ones first."""
    words = [split(name.title()).words for name in sorted(names, key=lambda n: (-len(n), n))]
    return "(" + " | ".join(" ".join(f'"{word}"' for word in each) for each in words) + ")"


@functools.cache
def language(code: str) -> Language:
    """Load a language's data; later calls give the same object.

    Args:
        code: One of `LANGUAGES`.
    """
    values: dict[str, dict[str, str]] = {}
    words: dict[str, set[str]] = {}
    capital: dict[str, set[str]] = {}
    for kind, value, members in _rows(code, "lexicon.tsv"):
        for member in members.split():
            member = member.replace("_", " ")
            values.setdefault(kind, {})[member.lower()] = value
            # A capital in the file says that the word has the class only when capitalised in the text.
            (capital if member[0].isupper() else words).setdefault(member.lower(), set()).add(kind)
    for mark, kind in _MARKS.items():
        words.setdefault(mark, set()).add(kind)
    macros, sources = read_rules(_lines(code, "grammar.txt"))
    holidays = {name.lower(): rule for name, rule in _rows(code, "holidays.tsv")}
    macros["HOLIDAY"] = _holiday_pattern(list(holidays))
    for source in sources:
        for literal in source.literals(macros):
            where = capital if literal[0].isupper() else words
            where.setdefault(literal.lower(), set()).add("=" + literal.lower())
    plain = {word: frozenset(kinds) for word, kinds in words.items()}
    upper = {word: frozenset(kinds) for word, kinds in capital.items()}
    sets = list(
        dict.fromkeys([*plain.values(), *(upper[w] | plain.get(w, frozenset()) for w in upper), *NUMBER_SETS])
    )
    chars = {kinds: chr(ord(FIRST_CLASS) + i) for i, kinds in enumerate(kinds for kinds in sets if kinds)}
    by_class: dict[str, str] = {}
    for kinds, char in chars.items():
        for kind in sorted(kinds):
            by_class[kind] = by_class.get(kind, "") + char

    def chars_of(name: str, literal: bool) -> str:
        return by_class.get("=" + name.lower() if literal else name, "")

    compiler = Compiler(macros, chars_of)
    rules = tuple([Rule(source, order, compiler) for order, source in enumerate(sources)])
    needing: dict[str, list[int]] = {}
    for rule in rules:
        for char in rule.needs[0]:
            needing.setdefault(char, []).append(rule.order)
    tense: dict[str, str] = {}
    suffixes: list[tuple[str, str]] = []
    for direction, members in _rows(code, "tense.tsv"):
        for member in members.split():
            if member.startswith("-"):
                suffixes.append((member[1:], direction))
            else:
                tense[member.replace("_", " ")] = direction
    options: dict[str, str] = {row[0]: row[1] for row in _rows(code, "contexts.tsv")}
    lists = {name: frozenset(text.split()) for name, text in options.items()}
    made = Language(
        code,
        values,
        rules,
        needing,
        tense,
        tuple(suffixes),
        holidays,
        lists,
        options["date_order"],
        chars,
        plain,
        upper,
    )
    made.table = _Table({}, made)
    core = "".join(
        dict.fromkeys(c for kind in [*options["core"].split(), *_CORE] for c in by_class.get(kind, ""))
    )
    dot = by_class.get("dot", "")
    abbr = "".join(by_class.get(kind, "") for kind in options["dot_after"].split())
    step = rf"(?:[^{_OTHER}{dot}]|(?<=[{abbr}])[{dot}])"
    bare = rf"(?:[^{_OTHER}{dot}{core}]|(?<=[{abbr}])[{dot}])"
    # A core word, or one that may stand before it; in this order since a search skips to a plain set.
    opening = rf"(?<=[^{dot}])|(?<=[{abbr}][{dot}])"
    made.runs = re.compile(rf"[^{_OTHER}](?:(?<=[{core}])|(?:{opening}){bare}{{0,39}}[{core}]){step}*")
    return made
