"""Verb forms and nouns: what a word may be, without context."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

__all__ = ["Noun", "Verb", "data_lines", "noun_of", "nouns", "possible_tags", "verb_forms", "word_set"]


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


def data_lines(name: str) -> Iterator[str]:
    """Yield the lines of a data file that are neither blank nor comments."""
    text = resources.files("newsmodel_events").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
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


@cache
def verb_forms() -> dict[str, Verb]:
    """Return the most common reading as a verb of each inflected form."""
    table: dict[str, Verb] = {}
    for line in data_lines("verbs.tsv"):
        lemma, sense, *rest = line.split("\t")
        paradigms = [tuple(rest[0].split())] if rest else [_regular(lemma)]
        if rest and "lled" in rest[0]:
            paradigms.append(_regular(lemma))  # traveled beside travelled
        for past, participle, ing, third in paradigms:
            forms = {lemma: "VB"}
            forms[past] = forms.get(past, "") + "VBD"
            forms[participle] = forms.get(participle, "") + "VBN"
            forms[ing] = "VBG"
            forms[third] = forms.get(third, "") + "VBZ"
            for form, tags in forms.items():
                before = table.get(form)
                if before is None or (
                    tags.startswith("VB") and len(before.tags) < len(tags) and form == lemma
                ):
                    table[form] = Verb(lemma, tags, sense)
    for line in data_lines("verb_overrides.tsv"):
        form, lemma, tags, sense = line.split("\t")
        table[form] = Verb(lemma, tags, sense)
    return table


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns by form, singular and plural."""
    table: dict[str, Noun] = {}
    plurals: dict[str, Noun] = {}
    for line in data_lines("nouns.tsv"):
        parts = line.split("\t")
        parts += [""] * (6 - len(parts))
        noun = Noun(parts[0], parts[1], int(parts[2]), int(parts[3]), parts[4])
        table[noun.lemma] = noun
        plurals[parts[5] or _regular(noun.lemma)[3]] = noun
    return plurals | table


def noun_of(lower: str) -> Noun | None:
    """Return the noun that a lower-cased word is a form of, looking behind a hyphen too."""
    found = nouns().get(lower)
    if found is None and "-" in lower:
        found = nouns().get(lower.rpartition("-")[2])
    return found


@cache
def possible_tags(lower: str) -> str:
    """Return what the lexicon knows of a word as a feature, such as ``"VBDVBN"`` or ``"VB.N"``."""
    verb = verb_forms().get(lower)
    noun = nouns().get(lower)
    mark = verb.tags if verb else ""
    if noun:
        mark += ".N" if noun.lemma == lower else ".NS"
    return mark
