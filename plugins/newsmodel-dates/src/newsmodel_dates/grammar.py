"""Patterns over word classes, read from a language's data and compiled to regular expressions.

Every word of a text becomes one character that stands for the set of classes it belongs to, so that a
pattern over words is a regular expression over such characters (a finite-state cascade as in FASTUS,
Hobbs et al. 1997).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

__all__ = ["FIRST_CLASS", "GrammarError", "Rule", "Source", "read_rules"]

# Class characters begin here: above all that mean something in a regular expression.
FIRST_CLASS = "\u4e00"
_DEEPEST = 12  # macros in macros
_ELEMENT = re.compile(r'"([^"]+)"|([A-Za-z_][A-Za-z0-9_]*):|([A-Za-z_][A-Za-z0-9_]*)|([()|?*+])|(\S)')


class GrammarError(ValueError):
    """A rule file that can't be read; the message names the rule."""


class Source(NamedTuple):
    """A rule as its file has it, not yet compiled."""

    name: str
    operation: str
    options: Mapping[str, str]
    pattern: str

    def literals(self, macros: Mapping[str, str]) -> Iterator[str]:
        """The words that the pattern names outright."""
        return _literals(self.pattern, macros)


class Rule:
    """A rule: what to match, and the operation that reads the match.

    It is compiled when it is first asked to match: a text needs few of the rules.

    Attributes:
        order: Its number among the rules.
        needs: Sets of characters of each of which every match has at least one, the smallest first.
    """

    __slots__ = ("_compiled", "_compiler", "_source", "name", "needs", "operation", "options", "order")

    def __init__(self, source: Source, order: int, compiler: Compiler) -> None:
        self.name, self.operation, self.options, _ = self._source = source
        self.order = order
        self.needs = compiler.needs(source)
        self._compiler = compiler
        self._compiled: tuple[re.Pattern[str], tuple[tuple[str, int], ...]] | None = None

    @property
    def compiled(self) -> tuple[re.Pattern[str], tuple[tuple[str, int], ...]]:
        """The pattern, and the named parts with their numbers in it."""
        if self._compiled is None:
            self._compiled = self._compiler.compile(self._source)
        return self._compiled


def _literals(pattern: str, macros: Mapping[str, str], depth: int = 0) -> Iterator[str]:
    for literal, _, name, _, _ in _ELEMENT.findall(pattern):
        if literal:
            yield literal
        elif name in macros and depth < _DEEPEST:
            yield from _literals(macros[name], macros, depth + 1)


def read_rules(lines: Iterable[str]) -> tuple[dict[str, str], list[Source]]:
    """Read the macros and rules of a grammar file.

    A line is `let NAME = pattern`, or `name operation option=value … :: pattern`; an indented line
    goes on with the one before; `#` begins a comment.

    Args:
        lines: The lines of the file.

    Returns:
        The macros by name, and the rules in their order.

    Raises:
        GrammarError: Where a line is neither.
    """
    joined: list[str] = []
    for line in lines:
        line = line.rstrip()
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] in " \t" and joined:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    macros: dict[str, str] = {}
    rules: list[Source] = []
    for line in joined:
        if line.startswith("let "):
            name, _, pattern = line[4:].partition("=")
            macros[name.strip()] = pattern.strip()
            continue
        head, mark, pattern = line.partition("::")
        parts = head.split()
        if not mark or len(parts) < 2:
            raise GrammarError(f"not a rule: {line!r}; expected 'name operation option=value :: pattern'")
        options = dict(part.split("=", 1) for part in parts[2:])
        rules.append(Source(parts[0], parts[1], options, pattern.strip()))
    return macros, rules


class Compiler:
    """Turns patterns into regular expressions.

    Args:
        macros: Patterns by name.
        chars_of: Gives the characters of a class, or of a word where its second argument is true.
    """

    def __init__(self, macros: Mapping[str, str], chars_of: Callable[[str, bool], str]) -> None:
        self.macros, self.chars_of = macros, chars_of
        self._chars: dict[str, frozenset[str]] = {}

    def compile(self, source: Source) -> tuple[re.Pattern[str], tuple[tuple[str, int], ...]]:
        """The pattern of a rule, and its named parts with their numbers in it."""
        names: list[str] = []
        pattern = re.compile(self._expand(source.pattern, source.name, names))
        return pattern, tuple([(name.partition("__")[0], pattern.groupindex[name]) for name in names])

    def needs(self, source: Source) -> tuple[frozenset[str], ...]:
        """Sets of characters of each of which every match of a rule has at least one."""
        found = dict.fromkeys(self._mandatory(source))
        return tuple(sorted(found, key=lambda chars: (len(chars), sorted(chars))))

    def _mandatory(self, source: Source) -> Iterator[frozenset[str]]:
        """The characters of each part of a pattern that no match is without."""
        pieces: list[str] = []
        depth = 0
        branches = False
        for found in _ELEMENT.finditer(source.pattern):
            mark = found[4] or ""
            if depth == 0 and not (pieces and pieces[-1].endswith(":")) and mark not in ("?", "*", "+"):
                pieces.append("")
            branches |= mark == "|" and depth == 0
            depth += (mark == "(") - (mark == ")")
            pieces[-1] += found[0] if mark in ("?", "*", "+") else f" {found[0]}"
        for piece in [source.pattern] if branches else pieces:
            if not piece.endswith(("?", "*")):
                yield self._chars_in(piece, source.name, 0)

    def _chars_in(self, pattern: str, rule: str, depth: int) -> frozenset[str]:
        """All characters that a pattern names."""
        known = self._chars.get(pattern)
        if known is None:
            result: set[str] = set()
            for literal, _, name, _, _ in _ELEMENT.findall(pattern):
                if name in self.macros:
                    if depth > _DEEPEST:
                        raise GrammarError(f"rule {rule}: a macro refers to itself")
                    result |= self._chars_in(self.macros[name], rule, depth + 1)
                elif literal or name:
                    result.update(self._atom(literal, name, rule))
            known = self._chars[pattern] = frozenset(result)
        return known

    def _expand(self, pattern: str, rule: str, names: list[str], depth: int = 0) -> str:
        if depth > _DEEPEST:
            raise GrammarError(f"rule {rule}: a macro refers to itself")
        out: list[str] = []
        capture = ""
        for literal, label, name, mark, wrong in _ELEMENT.findall(pattern):
            if wrong:
                raise GrammarError(f"rule {rule}: unexpected {wrong!r} in {pattern!r}")
            if label:
                capture = label
            elif mark == "(":
                out.append(_open(capture, names) if capture else "(?:")
                capture = ""
            elif mark:
                out.append(mark)
            else:
                head = _open(capture, names) if capture else ""
                if name in self.macros:
                    atom = f"(?:{self._expand(self.macros[name], rule, names, depth + 1)})"
                else:
                    atom = f"[{self._atom(literal, name, rule)}]"
                out.append(f"{head}{atom})" if capture else atom)
                capture = ""
        return "".join(out)

    def _atom(self, literal: str, name: str, rule: str) -> str:
        """The characters of a class or of a word."""
        chars = self.chars_of(literal or name, bool(literal))
        if not chars:
            raise GrammarError(f"rule {rule}: no words of class {literal or name!r}")
        return chars


def _open(name: str, names: list[str]) -> str:
    """Begin a named part; a name that comes again gets a number."""
    count = sum(known.partition("__")[0] == name for known in names) + 1
    names.append(name if count == 1 else f"{name}__{count}")
    return f"(?P<{names[-1]}>"
