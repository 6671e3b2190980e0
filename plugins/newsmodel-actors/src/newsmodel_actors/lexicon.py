"""Word lists of the plugin, read from `data/` when first asked for."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

__all__ = [
    "Noun",
    "Pronoun",
    "abbreviations",
    "adjectives",
    "courtesy_titles",
    "family_first",
    "former_states",
    "function_words",
    "given_names",
    "hypernyms",
    "lemma",
    "modifiers",
    "name_particles",
    "name_suffixes",
    "nicknames",
    "noun",
    "noun_kinds",
    "nouns",
    "org_suffixes",
    "other_seats",
    "past_verbs",
    "person_nouns",
    "plural_of",
    "pronouns",
    "singular",
    "state_offices",
    "word_set",
]

_IRREGULAR = {
    "child": "children",
    "person": "persons",
    "wife": "wives",
    "thief": "thieves",
    "chief": "chiefs",
    "midwife": "midwives",
    "attorney-general": "attorneys-general",
    "mother-in-law": "mothers-in-law",
    "father-in-law": "fathers-in-law",
    "runner-up": "runners-up",
    "passer-by": "passers-by",
}


class Noun(NamedTuple):
    """What the lexicon knows of a common noun that can head a mention; many nouns share one.

    Args:
        type: `person`, `group`, `organization`, `country` or `place`.
        number: `s` or `p`.
        gender: `m`, `f` or `u`.
        person: Whether its singular is a noun for one person.
    """

    type: str
    number: str
    gender: str
    person: bool = False


class Pronoun(NamedTuple):
    """A personal pronoun.

    Args:
        person: 1, 2 or 3.
        number: `s`, `p` or `u`.
        gender: `m`, `f`, `n` or `u`.
        case: `subject`, `object`, `possessive` or `reflexive`.
    """

    person: int
    number: str
    gender: str
    case: str


def _read(name: str) -> str:
    return resources.files("newsmodel_actors").joinpath("data", name).read_text(encoding="utf-8")


def _lines(name: str) -> Iterator[str]:
    return (line for line in _read(name).splitlines() if line and not line.startswith("#"))


def _words(name: str) -> Iterator[tuple[str, str]]:
    for line in _lines(name):
        for entry in line.split():
            word, _, gender = entry.partition(":")
            yield word, gender or "u"


def plural_of(noun: str) -> str:
    """Return the regular plural of a noun.

    Example:
        >>> plural_of("spokesman"), plural_of("deputy"), plural_of("coach")
        ('spokesmen', 'deputies', 'coaches')
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("man", "woman")) and noun not in {"human", "german"}:
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")) and not noun.endswith("arch"):
        return noun + "es"
    return noun + "s"


class _Nouns(NamedTuple):
    """The nouns, as strings and numbers: the garbage collector passes over dictionaries of those.

    Args:
        numbers: What each noun is, a number in `kinds`.
        kinds: All that a noun can be.
        lemmas: The singulars of plurals.
    """

    numbers: dict[str, int]
    kinds: tuple[Noun, ...]
    lemmas: dict[str, str]


@cache
def _nouns() -> _Nouns:
    numbers: dict[str, int] = {}
    kinds: dict[Noun, int] = {}
    lemmas: dict[str, str] = {}

    def add(word: str, lemma: str, noun: Noun) -> None:
        if word not in numbers:
            numbers[word] = kinds.setdefault(noun, len(kinds))
            if word != lemma:
                lemmas[word] = lemma

    classes = {
        word: kind
        for kind, rest in (line.split(":") for line in _lines("org_classes.txt"))
        for word in rest.split()
    }
    for word, gender in _words("person_nouns.txt"):
        add(word, word, Noun("person", "s", gender, True))
        add(plural_of(word), word, Noun("group", "p", gender, True))
    for word, gender in _words("group_nouns.txt"):
        add(word, word, Noun("group", "p", gender))
    for word, _ in _words("org_nouns.txt"):
        kind = classes.get(word, "organization")
        add(word, word, Noun(kind, "s", "u"))
        add(plural_of(word), word, Noun("group" if kind != "place" else "place", "p", "u"))
    return _Nouns(numbers, tuple(kinds), lemmas)


@cache
def nouns() -> dict[str, int]:
    """Return the nouns for people, groups and organisations, with their numbers in `noun_kinds`."""
    return _nouns().numbers


def noun_kinds() -> tuple[Noun, ...]:
    """Return what a number of `nouns` means."""
    return _nouns().kinds


def noun(word: str) -> Noun | None:
    """Return what the lexicon knows of a noun, or None.

    Example:
        >>> noun("senators").number, noun("table")
        ('p', None)
    """
    number = nouns().get(word)
    return None if number is None else noun_kinds()[number]


def singular(word: str) -> str:
    """Return the singular of a noun of the lexicon, else the word."""
    return _nouns().lemmas.get(word, word)


@cache
def person_nouns() -> dict[str, bool]:
    """Return for each noun and abbreviated office whether it is one for people."""
    found = _nouns()
    people = [kind.type == "person" or (kind.type == "group" and kind.person) for kind in found.kinds]
    table = {word: people[number] for word, number in found.numbers.items()}
    return table | {short: table[long] for short, long in abbreviations().items() if long in table}


@cache
def courtesy_titles() -> dict[str, str]:
    """Return titles such as "Mr." with the gender that they tell."""
    return dict(_words("courtesy_titles.txt"))


@cache
def abbreviations() -> dict[str, str]:
    """Return abbreviated offices and ranks with the noun that they stand for."""
    return {line.split()[0]: line.split()[1] for line in _lines("title_abbreviations.txt")}


@cache
def modifiers() -> frozenset[str]:
    """Return the words that come before the noun of a role and belong to it."""
    return frozenset(word for word, _ in _words("role_modifiers.txt"))


@cache
def adjectives() -> frozenset[str]:
    """Return further words that may stand between a determiner and a noun."""
    return frozenset(word for word, _ in _words("adjectives.txt"))


@cache
def function_words() -> frozenset[str]:
    """Return words that no noun phrase of an actor contains before its head."""
    return frozenset(word for word, _ in _words("function_words.txt"))


@cache
def given_names() -> dict[str, str]:
    """Return given names in lower case with `m`, `f` or `u`, and an `s` behind it for common family names."""
    table: dict[str, str] = {}
    for block in _read("given_names.txt").removesuffix("\n").split("\n[")[1:]:
        gender, _, names = block.partition("]\n")
        table |= dict.fromkeys(names.split("\n"), gender)
    return table


@cache
def past_verbs() -> frozenset[str]:
    """Return irregular past forms, and adverbs that stand between subject and verb."""
    return frozenset(word for word, _ in _words("past_verbs.txt"))


@cache
def family_first() -> dict[str, bool]:
    """Return family names that come first; True where the word is at home in the West too."""
    return {word: mark == "w" for word, mark in _words("family_first.txt")}


@cache
def name_particles() -> frozenset[str]:
    """Return particles of family names, such as "von"."""
    return frozenset(word for word, _ in _words("name_particles.txt"))


@cache
def name_suffixes() -> frozenset[str]:
    """Return what may follow a family name, such as "Jr."."""
    return frozenset(word for word, _ in _words("name_suffixes.txt"))


@cache
def org_suffixes() -> frozenset[str]:
    """Return what a company's name drops on second mention, such as "Inc."."""
    return frozenset(word for word, _ in _words("org_suffixes.txt"))


@cache
def other_seats() -> dict[str, str]:
    """Return seats that stand for an organisation, such as "Brussels"."""
    return dict(line.split("\t") for line in _lines("other_seats.tsv"))


@cache
def former_states() -> frozenset[str]:
    """Return the names of states that are no more, such as the Soviet Union."""
    return frozenset(_lines("former_states.txt"))


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return given names with the others that the same person may bear."""
    table: dict[str, frozenset[str]] = {}
    for line in _lines("nicknames.txt"):
        family = frozenset(line.split())
        for name in family:
            table[name] = table.get(name, frozenset()) | family
    return table


@cache
def hypernyms() -> dict[str, frozenset[str]]:
    """Return general nouns with the nouns of roles that they can take up again."""
    table = {}
    for line in _lines("hypernyms.txt"):
        general, _, rest = line.partition(":")
        table[general] = frozenset(rest.split())
    return table


@cache
def pronouns() -> dict[str, Pronoun]:
    """Return the personal pronouns in lower case."""
    table = {}
    for line in _lines("pronouns.tsv"):
        word, person, number, gender, case = line.split("\t")
        table[word] = Pronoun(int(person), number, gender, case)
    return table


@cache
def state_offices() -> frozenset[str]:
    """Return the offices whose holders speak for a country."""
    return frozenset(word for word, _ in _words("state_offices.txt"))


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    rows = (line.partition(": ") for line in _lines("word_sets.txt"))
    return {name: frozenset(words.split(" ")) for name, _, words in rows}


def word_set(name: str) -> frozenset[str]:
    """Return a small closed set of words.

    Example:
        >>> "majesty" in word_set("pronouns.honours")
        True
    """
    return _word_sets()[name]


def lemma(word: str) -> str:
    """Return the singular of a noun of the lexicon, an abbreviation spelled out, else the word.

    Example:
        >>> lemma("senators"), lemma("sen."), lemma("table")
        ('senator', 'senator', 'table')
    """
    return singular(abbreviations().get(word, word))
