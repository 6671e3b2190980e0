"""Patterns over word classes, read from a language's data and compiled to regular expressions.

Every word of a text becomes one character that stands for the set of classes it belongs to, so that a
pattern over words is a regular expression over such characters (a finite-state cascade as in FASTUS,
Hobbs et al. 1997).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

__all__ = ["FIRST_CLASS", "GrammarError", "Rule", "Source", "read_rules"]

# Class characters begin here: above all that mean something in a regular expression.
FIRST_CLASS = "\u4e00"
_ELEMENT = re.compile(r'"([^"]+)"|([A-Za-z_][A-Za-z0-9_]*):|([A-Za-z_][A-Za-z0-9_]*)|([()|?*+])|(\S)')


class GrammarError(ValueError):
    """A rule file that can't be read; the message names the rule."""


@attrs.frozen
class Source:
    """A rule as its file has it, not yet compiled."""

    name: str
    operation: str
    options: Mapping[str, str]
    pattern: str

    def literals(self, macros: Mapping[str, str]) -> Iterator[str]:
        """The words that the pattern names outright."""
        return _literals(self.pattern, macros)


@attrs.frozen
class Rule:
    """A compiled rule: what to match, and the operation that reads the match.

    Attributes:
        groups: The named parts and their numbers in the pattern.
        needs: Characters of which every match has at least one.
    """

    name: str
    operation: str
    options: Mapping[str, str]
    order: int
    pattern: re.Pattern[str]
    groups: tuple[tuple[str, int], ...]
    needs: frozenset[str]


def _literals(pattern: str, macros: Mapping[str, str], depth: int = 0) -> Iterator[str]:
    for literal, _, name, _, _ in _ELEMENT.findall(pattern):
        if literal:
            yield literal
        elif name in macros and depth < 12:
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


@attrs.define
class Compiler:
    """Turns patterns into regular expressions, given the characters of each class and word."""

    macros: Mapping[str, str]
    chars_of: Callable[[str, bool], str]
    _seen: dict[str, int] = attrs.field(factory=dict)
    _names: list[str] = attrs.field(factory=list)

    def compile(self, source: Source, order: int) -> Rule:
        """Compile one rule."""
        self._seen, self._names = {}, []
        pattern = re.compile(self._expand(source.pattern, source.name, 0))
        groups = tuple((name.partition("__")[0], pattern.groupindex[name]) for name in self._names)
        needs = min(self._mandatory(source), key=lambda chars: (len(chars), sorted(chars)))
        return Rule(source.name, source.operation, source.options, order, pattern, groups, needs)

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
                yield frozenset(c for c in self._expand(piece, source.name, 0) if c >= FIRST_CLASS)

    def _expand(self, pattern: str, rule: str, depth: int) -> str:
        if depth > 12:
            raise GrammarError(f"rule {rule}: a macro refers to itself")
        out: list[str] = []
        capture = ""
        closers: list[str] = []
        for literal, label, name, mark, wrong in _ELEMENT.findall(pattern):
            if wrong:
                raise GrammarError(f"rule {rule}: unexpected {wrong!r} in {pattern!r}")
            if label:
                capture = label
            elif mark == "(":
                out.append("(?:" if not capture else self._open(capture))
                closers.append(")")
                capture = ""
            elif mark:
                out.append(mark)
            else:
                atom = self._atom(literal, name, rule, depth)
                out.append(self._open(capture) + atom + ")" if capture else atom)
                capture = ""
        return "".join(out)

    def _open(self, name: str) -> str:
        count = self._seen[name] = self._seen.get(name, 0) + 1
        unique = name if count == 1 else f"{name}__{count}"
        self._names.append(unique)
        return f"(?P<{unique}>"

    def _atom(self, literal: str, name: str, rule: str, depth: int) -> str:
        if not literal and name in self.macros:
            return f"(?:{self._expand(self.macros[name], rule, depth + 1)})"
        chars = self.chars_of(literal or name, bool(literal))
        if not chars:
            raise GrammarError(f"rule {rule}: no words of class {literal or name!r}")
        return f"[{chars}]"
