"""The cue lexicon: which words attribute, in which frames, and how (data/cues.tsv)."""

from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from itertools import compress
from typing import Literal, cast

import attrs

__all__ = [
    "Cue",
    "VerbClass",
    "lemma_of",
    "media_nouns",
    "noun_cues",
    "noun_forms",
    "places_of",
    "trigger_words",
    "verb_cues",
    "verb_forms",
    "word_list",
    "word_set",
]

VerbClass = Literal["speech", "thought", "attitude"]


@attrs.frozen
class Cue:
    """A word that attributes.

    Args:
        lemma: Its dictionary form.
        verb_class: `speech`, `thought` or `attitude`.
        frames: Names of the frames in which it attributes.
        reports: Whether it takes a clause and a quotation, as "say" does.
        follows: Whether what is said may stand before it.
    """

    lemma: str
    verb_class: VerbClass
    frames: frozenset[str]
    reports: bool = attrs.field(init=False)
    follows: bool = attrs.field(init=False)

    @reports.default
    def _takes_clause_and_quotation(self) -> bool:
        return "that" in self.frames and bool(self.frames & {"quote", "comma", "colon", "end"})

    @follows.default
    def _may_follow(self) -> bool:
        return self.reports or bool(self.frames & {"quote", "colon"})


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The lines of a data file, without comments and blank lines."""
    text = (files("newsmodel_quotes") / "data" / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def word_set(name: str) -> frozenset[str]:
    """The words of a closed class in data/sets.txt."""
    for line in word_list("sets.txt"):
        key, _, words = line.partition(": ")
        if key == name:
            return frozenset(words.split())
    raise KeyError(name)


def _read(part: str) -> dict[str, Cue]:
    found = {}
    for line in word_list("cues.tsv"):
        kind, lemma, verb_class, frames = line.split("\t")
        if kind == part:
            found[lemma] = Cue(lemma, cast("VerbClass", verb_class), frozenset(frames.split()))
    return found


def places_of(known: Collection[str], words: Sequence[str]) -> list[int]:
    """Where words that are known stand among others.

    >>> places_of({",", "."}, ["Yes", ",", "Kim", "said", "."])
    [1, 4]
    """
    return list(compress(range(len(words)), map(known.__contains__, words)))


@cache
def media_nouns() -> frozenset[str]:
    """Nouns of what people speak in or through: "interview", "statement"."""
    return frozenset(word_list("media.txt"))


@cache
def verb_cues() -> dict[str, Cue]:
    """Verbs that attribute, by lemma."""
    return _read("verb")


@cache
def noun_cues() -> dict[str, Cue]:
    """Nouns that attribute ("claim", "statement"), by lemma."""
    return _read("noun")


@cache
def verb_forms() -> dict[str, Cue]:
    """Verbs that attribute, by each of their forms."""
    cues = verb_cues()
    return {form: cues[lemma] for form, lemma in _lemmas().items() if lemma in cues}


@cache
def noun_forms() -> dict[str, Cue]:
    """Nouns that attribute, singular and plural."""
    cues = noun_cues()
    return {**{f"{noun}s": cue for noun, cue in cues.items()}, **cues}


@cache
def trigger_words() -> dict[str, None]:
    """Words that may be a cue, or open one."""
    return dict.fromkeys([*verb_forms(), *noun_forms(), "according", "as", "rumoured", "pled"])


@cache
def _irregular() -> dict[str, str]:
    return dict(cast("tuple[str, str]", tuple(line.split())) for line in word_list("irregular.txt"))


@cache
def _regular() -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma in verb_cues():
        for form in _inflect(lemma):
            forms.setdefault(form, lemma)
    return forms


@cache
def _lemmas() -> dict[str, str]:
    return {**_regular(), **_irregular()}


def _inflect(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
    forms = [lemma, lemma + ("es" if sibilant else "s"), lemma + "ed", lemma + "ing"]
    if lemma[-1:] not in "aeiouwxyhsk" and lemma[-2:-1] in "aeiou" and lemma[-3:-2] not in "aeiou":
        forms += [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    return forms


def lemma_of(lower: str) -> str | None:
    """The lemma of a form of a verb in the lexicon, or None.

    >>> lemma_of("vowing"), lemma_of("said"), lemma_of("table")
    ('vow', 'say', None)
    """
    return _lemmas().get(lower)
