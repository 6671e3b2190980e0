"""Verb forms and nouns: what a word may be, without context."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

__all__ = [
    "Noun",
    "Verb",
    "data_lines",
    "data_text",
    "noun_at",
    "noun_of",
    "possible_tags",
    "verb_of",
    "word_set",
]


class Verb(NamedTuple):
    """A reading of a word as a verb: its lemma, its tags and WordNet's supersense of the lemma."""

    lemma: str
    tags: str
    sense: str


class Noun(NamedTuple):
    """A noun: lemma, WordNet supersense, eventive and half eventive share in ninths, verb it derives from."""

    lemma: str
    sense: str
    event: int
    semi: int
    verb: str


def data_text(name: str) -> str:
    """Return the text of a data file."""
    return resources.files("newsmodel_events").joinpath("data", name).read_text(encoding="utf-8")


def data_lines(name: str) -> Iterator[str]:
    """Yield the lines of a data file that are neither blank nor comments."""
    for line in data_text(name).splitlines():
        if line and line[0] != "#" and not line.isspace():
            yield line


@cache
def word_set(section: str) -> frozenset[str]:
    """Return one section ("[section]", then words) of the closed word classes in data/words.txt."""
    return frozenset(_sections().get(section, ()))


@cache
def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    current = ""
    for line in data_lines("words.txt"):
        if line.startswith("["):
            current = line.strip("[] \n")
            continue
        found.setdefault(current, []).extend(w.replace("_", " ") for w in line.split())
    return found


def _regular(lemma: str) -> tuple[str, str, str, str]:
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    if lemma.endswith("e"):
        past = lemma + "d"
        ing = lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"
    else:
        past = lemma[:-1] + "ied" if consonant_y else lemma + "ed"
        ing = lemma + "ing"
    if consonant_y:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return past, past, ing, third


class _Lines(NamedTuple):
    """A table whose lines are taken apart as words are asked for.

    A lemma's last line is in `by_lemma`; its others, and those of irregular forms, are in `more`. Regular
    forms have one of `endings`.
    """

    lines: list[str]
    by_lemma: dict[str, int]
    more: dict[str, list[int]]
    endings: frozenset[str]

    def of(self, form: str) -> list[list[str]]:
        """The lines that a form may be of, in the order of the file."""
        by_lemma, more = self.by_lemma, self.more
        stems: tuple[str, ...] = (form,)
        ending = form[-1:]
        if ending in self.endings:
            if ending == "g":  # -ing
                stems = form, form[:-3], form[:-3] + "e"
            else:  # -s, -es, -ies, -ed, -ied
                stems = form, form[:-1], form[:-2], form[:-3] + "y"
        numbers = {*more[form]} if form in more else set()
        for stem in stems:
            if stem in by_lemma:
                numbers |= {by_lemma[stem], *more.get(stem, ())}
        return [self.lines[n].split("\t") for n in sorted(numbers)] if numbers else []


@cache
def _lines(name: str, column: int, endings: str) -> _Lines:
    lines = [line for line in data_text(name).splitlines() if line and line[0] != "#"]
    lemmas = [line.partition("\t")[0] for line in lines]
    table = _Lines(lines, dict(zip(lemmas, range(len(lines)), strict=True)), {}, frozenset(endings))
    for number, lemma in enumerate(lemmas):
        if table.by_lemma[lemma] != number:
            table.more.setdefault(lemma, []).append(number)
    for number, line in enumerate(lines):
        if line.count("\t") == column:
            for form in line[line.rindex("\t") + 1 :].split():
                table.more.setdefault(form, []).append(number)
    return table


@cache
def _overrides() -> dict[str, Verb]:
    rows = (line.split("\t") for line in data_lines("verb_overrides.tsv"))
    return {form: Verb(lemma, tags, sense) for form, lemma, tags, sense in rows}


@lru_cache(maxsize=32768)
def verb_of(lower: str) -> Verb | None:
    """Return the most common reading as a verb of an inflected form, or None."""
    best = _overrides().get(lower)
    if best is not None:
        return best
    for lemma, sense, *rest in _lines("verbs.tsv", 2, "sdg").of(lower):
        paradigms = [tuple(rest[0].split())] if rest else [_regular(lemma)]
        if rest and "lled" in rest[0]:
            paradigms.append(_regular(lemma))  # traveled beside travelled
        for past, participle, ing, third in paradigms:
            tags = "VB" if lower == lemma else ""
            tags += "VBD" if lower == past else ""
            tags += "VBN" if lower == participle else ""
            tags = "VBG" if lower == ing else tags
            tags += "VBZ" if lower == third else ""
            more = best is not None and lower == lemma and len(best.tags) < len(tags)
            if tags and (best is None or more):
                best = Verb(lemma, tags, sense)
    return best


@lru_cache(maxsize=32768)
def noun_at(lower: str) -> Noun | None:
    """Return the noun that a lower-cased word is a form of, singular or plural, or None."""
    found = None
    for cells in _lines("nouns.tsv", 5, "s").of(lower):
        lemma, sense, event, semi, verb, plural = cells + [""] * (6 - len(cells))
        if lower in {lemma, plural or _regular(lemma)[3]}:
            found = Noun(lemma, sense, int(event), int(semi), verb)
            if lower == lemma:
                break
    return found


def noun_of(lower: str) -> Noun | None:
    """Return the noun that a lower-cased word is a form of, looking behind a hyphen too."""
    found = noun_at(lower)
    if found is None and "-" in lower:
        found = noun_at(lower.rpartition("-")[2])
    return found


@lru_cache(maxsize=32768)
def possible_tags(lower: str) -> str:
    """Return what the lexicon knows of a word as a feature, such as ``"VBDVBN"`` or ``"VB.N"``."""
    verb = verb_of(lower)
    noun = noun_at(lower)
    mark = verb.tags if verb else ""
    if noun:
        mark += ".N" if noun.lemma == lower else ".NS"
    return mark
