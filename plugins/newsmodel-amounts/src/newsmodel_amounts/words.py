"""The words of amounts, from the data files, and the pattern made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import groupby

import attrs

__all__ = ["Sign", "magnitudes", "numbers", "pattern", "shared_units", "signs", "units"]

NEVER = 99


@attrs.frozen
class Sign:
    """What stands before a number as its currency.

    Args:
        unit: ISO 4217 code.
        alone: How many digits of a plain number make it money.
        cued: How many do where one of the cues stands in the article.
        cues: Words that speak for the currency.
    """

    unit: str
    alone: int = 1
    cued: int = 1
    cues: tuple[str, ...] = ()


def rows(name: str) -> list[list[str]]:
    """Return the rows of a data file, without comments."""
    lines = files("newsmodel_amounts").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def units() -> dict[str, str]:
    """Return the unit that each word names, in lower case; "+" opens words that need a magnitude."""
    return {
        word.lower(): unit
        for unit, words, *cues in rows("units.tsv")
        if not cues
        for word in words.split("|")
    }


@cache
def shared_units() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the units that a word may name, each with what speaks for it; letters keep their case."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for unit, words, *cues in rows("units.tsv"):
        for word in words.split("|") if cues else ():
            name = word if len(word) == 1 else word.lower()
            found.setdefault(name, []).append((unit, re.compile(rf"\b(?:{cues[0]})", re.IGNORECASE)))
    return {word: tuple(meant) for word, meant in found.items()}


@cache
def signs() -> dict[str, Sign]:
    """Return what each sign stands for."""
    found = {}
    for unit, marks, alone, cued, *cues in rows("signs.tsv"):
        least, less = (NEVER if count == "-" else int(count) for count in (alone, cued))
        sign = Sign(unit, least, less, tuple(cues[0].split("|")) if cues else ())
        found.update(dict.fromkeys(marks.split("|"), sign))
    return found


@cache
def numbers() -> dict[str, Decimal]:
    """Return the value of each number in words."""
    return _words("word") | _tens() | _words("part")


@cache
def magnitudes() -> dict[str, Decimal]:
    """Return what each magnitude word multiplies by."""
    return _words("magnitude")


def _words(kind: str) -> dict[str, Decimal]:
    table = rows("numbers.tsv")
    return {word: Decimal(value) for sort, value, words in table if sort == kind for word in words.split("|")}


def _tens() -> dict[str, Decimal]:
    tens, ones = _words("ten"), list(_words("word").items())[:9]
    both = [(ten, one, value + more) for ten, value in tens.items() for one, more in ones]
    return {f"{ten}{gap}{one}": value for gap in "- " for ten, one, value in both} | tens


@cache
def pattern() -> re.Pattern[str]:
    """Return one pattern for money with a sign and for numbers, with their unit where they have one.

    Letters before a number are signs in their own case only, and a single one only right before it; a single
    letter after it is a magnitude only right after it, but for "m".
    """
    letters = [mark for mark in signs() if len(mark) == 1 and mark.isalpha()]
    sign = f"{_any(mark for mark in signs() if mark not in letters)}|(?:{_any(letters)})(?=\\d)"
    long = _any(word for word in magnitudes() if len(word) > 1)
    short = _any(word for word in magnitudes() if len(word) == 1)
    gap = "[ \u00a0-]"
    scale = rf"(?:{gap}?(?P<scale>{long}|m)\b|(?P<short>{short})\b)(?:{gap}(?P<more>{long})\b)?"
    grouped = r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,15})(?:\.\d{1,15})?(?![.,]?\d)"
    part = rf"(?:{_any(_words('part'))})(?={gap}(?:{long})\b)"
    word = rf"(?:{_any(_words('word') | _tens())})\b"
    number = rf"(?=\d){grouped}|(?=[{_firsts(numbers())}])(?:{part}|{word})"
    small = _any({word.removeprefix("+") for word in units()} | {*shared_units()})
    return re.compile(
        rf"(?<![\w.,$])(?=[\d{_firsts(signs())}{_firsts(numbers())}])"
        rf"(?:(?P<sign>(?-i:(?=[{_firsts(signs())}])(?:{sign})))[ \u00a0]?)?(?P<number>{number})(?:{scale})?"
        rf"(?P<tail>{gap}?(?P<unit>{small})(?![^\W_]))?",
        re.IGNORECASE,
    )


def _firsts(words: Iterable[str]) -> str:
    return "".join(re.escape(first) for first in sorted({word[0] for word in words}))


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first, those of one first character together."""
    listed = sorted(words, key=lambda word: (word[0], -len(word), word))
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in same)})"
        for first, same in groupby(listed, key=lambda word: word[0])
    )
