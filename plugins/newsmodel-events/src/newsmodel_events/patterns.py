"""The file of PLOVER trigger patterns: how it is read, and its errors."""

from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import attrs

from newsmodel import PLOVER_CATEGORIES, NewsmodelError

__all__ = ["Condition", "Lexicon", "Pattern", "PatternError", "load_lexicon", "read_patterns"]

KEYS = frozenset(
    {"subj", "obj", "comp", "part", "any", "mod", "gov", "modal", "polarity", "modality", "passive", "page"}
    | {
        "agent",
        "about",
        "against",
        "as",
        "at",
        "between",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "onto",
        "out",
    }
    | {"over", "to", "toward", "towards", "under", "upon", "with"}
)
_PARTS = frozenset("vnj")
_CATEGORIES = frozenset(PLOVER_CATEGORIES)


class PatternError(NewsmodelError, ValueError):
    """A line of a pattern file can't be read.

    Args:
        message: What is wrong, with file and line, and the way out.
        file: The file.
        line: The line, from 1.
    """

    def __init__(self, message: str, file: str, line: int) -> None:
        super().__init__(f"{file}, line {line}: {message}")
        self.file = file
        self.line = line


class Condition(NamedTuple):
    """One condition of a pattern: which words or categories a part of the clause must hold."""

    key: str
    words: frozenset[str]
    categories: frozenset[str]
    anything: bool
    wanted: bool


@attrs.frozen
class Pattern:
    """A trigger with its conditions and the category it stands for; lines of the file count for ties."""

    category: str
    lemmas: tuple[str, ...]
    part: str
    recodes: frozenset[str]
    conditions: tuple[Condition, ...]
    contexts: tuple[str, ...]
    order: int


@attrs.define
class Lexicon:
    """Patterns by trigger (the most specific first, then the latest), recodings, context words and vetoes."""

    triggers: dict[tuple[str, str], list[Pattern]] = attrs.Factory(dict)
    recodings: list[Pattern] = attrs.Factory(list)
    vetoes: list[Pattern] = attrs.Factory(list)
    contexts: dict[str, tuple[str, ...]] = attrs.Factory(dict)
    sets: dict[str, frozenset[str]] = attrs.Factory(dict)
    lines: int = 0


def read_patterns(lines: Iterable[str], file: str, into: Lexicon) -> Lexicon:
    """Read the lines of a pattern file into a lexicon; later lines win over earlier ones.

    Args:
        lines: The lines.
        file: The name to tell in errors.
        into: The lexicon to extend.

    Raises:
        PatternError: A line can't be read.
    """
    section = ""
    for number, raw in enumerate(lines, 1):
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        into.lines += 1
        if line.startswith("@"):
            name, equals, words = line.partition("=")
            if not equals or not words.split():
                raise PatternError("a word set is written '@name = word word'", file, number)
            key = name.strip()
            extended = words.strip().startswith("+")
            members = frozenset(words.replace("+", " ", 1).split() if extended else words.split())
            into.sets[key] = into.sets.get(key, frozenset()) | members if extended else members
        elif line.startswith("["):
            section = _section(line, file, number)
        elif not section:
            raise PatternError("a pattern stands under a section such as [CONSULT]", file, number)
        elif section.startswith("context "):
            for word in line.split():
                into.contexts[word] = (*into.contexts.get(word, ()), section.removeprefix("context "))
        elif line.startswith("-"):
            _remove(_pattern(line[1:].strip(), section, file, number, into), into, file, number)
        else:
            _add(_pattern(line, section, file, number, into), section, into)
    for known in into.triggers.values():
        known.sort(key=_rank, reverse=True)
    return into


def _section(line: str, file: str, number: int) -> str:
    name = line.strip("[] ")
    if not line.endswith("]") or not (name in {*PLOVER_CATEGORIES, "veto"} or name.startswith("context ")):
        known = ", ".join(PLOVER_CATEGORIES)
        raise PatternError(f"unknown section {line}; one of [veto], [context NAME], {known}", file, number)
    return name


def _pattern(line: str, section: str, file: str, number: int, into: Lexicon) -> Pattern:
    body, _, contexts = line.partition(";")
    trigger, *rest = body.split() or [""]
    conditions = tuple(_condition(word, file, number, into) for word in rest)
    lemmas: tuple[str, ...] = ()
    part = ""
    recodes: frozenset[str] = frozenset()
    if section == "veto" or trigger.startswith("<"):
        names = trigger.strip("<>").split("|")
        recodes = frozenset(PLOVER_CATEGORIES if names == ["*"] else names)
        if unknown := sorted(recodes - set(PLOVER_CATEGORIES)):
            raise PatternError(f"unknown category {unknown[0]!r}", file, number)
        if not conditions:
            raise PatternError("a recoding or a veto needs a condition", file, number)
    else:
        words, slash, part = trigger.rpartition("/")
        if not slash or part not in _PARTS or not words:
            raise PatternError(
                f"a trigger is written 'word|word/v' (v, n or j), not {trigger!r}", file, number
            )
        lemmas = tuple(words.split("|"))
    return Pattern(section, lemmas, part, recodes, conditions, tuple(contexts.split()), into.lines)


def _condition(text: str, file: str, number: int, into: Lexicon) -> Condition:
    key, equals, value = text.partition("=")
    wanted = not key.endswith("!")
    key = key.rstrip("!")
    if not equals or key not in KEYS or not value:
        raise PatternError(
            f"a condition is written 'key=word|@set|CATEGORY', not {text!r}; keys: {', '.join(sorted(KEYS))}",
            file,
            number,
        )
    words: set[str] = set()
    categories: set[str] = set()
    for item in value.split("|"):
        if item.startswith("@"):
            if item not in into.sets:
                raise PatternError(f"unknown word set {item}", file, number)
            words |= into.sets[item]
        elif item in _CATEGORIES:
            categories.add(item)
        else:
            words.add(item.replace("_", " "))
    return Condition(key, frozenset(words), frozenset(categories), "*" in words, wanted)


def _add(pattern: Pattern, section: str, into: Lexicon) -> None:
    if section == "veto":
        into.vetoes.append(pattern)
    elif pattern.recodes:
        into.recodings.append(pattern)
    else:
        for lemma in pattern.lemmas:
            into.triggers.setdefault((lemma, pattern.part), []).append(pattern)


def _rank(pattern: Pattern) -> tuple[int, int]:
    return len(pattern.conditions), pattern.order


def _remove(pattern: Pattern, into: Lexicon, file: str, number: int) -> None:
    removed = 0
    for lemma in pattern.lemmas:
        known = into.triggers.get((lemma, pattern.part), [])
        kept = [
            p
            for p in known
            if p.category != pattern.category or (pattern.conditions and p.conditions != pattern.conditions)
        ]
        removed += len(known) - len(kept)
        into.triggers[lemma, pattern.part] = kept
    if not removed:
        raise PatternError("there is no such pattern to remove", file, number)


@cache
def load_lexicon(path: str | None = None) -> Lexicon:
    """Return the shipped patterns, extended by a user's file.

    Args:
        path: The user's file, or None.

    Raises:
        PatternError: A line can't be read.
        OSError: The file can't be opened.
    """
    shipped = resources.files("newsmodel_events").joinpath("data", "plover.txt").read_text(encoding="utf-8")
    lexicon = read_patterns(shipped.splitlines(), "plover.txt", Lexicon())
    if path is not None:
        read_patterns(Path(path).read_text(encoding="utf-8").splitlines(), path, lexicon)
    return lexicon
