"""The word lists of the recogniser, read once."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

import attrs

from newsmodel import countries
from newsmodel_locations.gazetteer import Entry, Gazetteer

__all__ = ["Lexicon", "exact_names", "lexicon", "read_lines", "word_classes"]


def read_lines(name: str) -> list[str]:
    """The lines of a data file of this package, without comments."""
    text = (resources.files("newsmodel_locations") / "data" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@attrs.frozen
class Lexicon:
    """Closed word classes (see data/lexicon.toml) and lists of names.

    Args:
        classes: Class name to its words, as written.
        given: Given names.
        surnames: Surnames.
        common: English words that are names of places too, in lower case.
    """

    classes: dict[str, frozenset[str]]
    given: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the wheel."""
    raw = tomllib.loads((resources.files("newsmodel_locations") / "data/lexicon.toml").read_text("utf-8"))
    return Lexicon(
        classes={name: frozenset(words.split()) for name, words in raw.items()},
        given=frozenset(read_lines("given_names.txt")),
        surnames=frozenset(read_lines("surnames.txt")),
        common=frozenset(read_lines("common_words.txt")),
    )


@cache
def word_classes() -> dict[str, str]:
    """For each capitalised word of a closed class, in lower case, the class's one-letter sign."""
    signs = {
        "area": "A", "natural": "N", "facility": "F", "road": "R", "lead": "l",
        "organization": "O", "title": "T", "compass": "C", "calendar": "M",
    }  # fmt: skip
    result: dict[str, str] = {}
    for name, sign in signs.items():
        for word in lexicon().classes[name]:
            result[word.lower()] = result.get(word.lower(), "") + sign
    return result


def _chosen(gazetteer: Gazetteer, key: str, code: str, parent: str) -> tuple[Entry, ...]:
    """The entry that a closed list means: by class and by country or region."""
    entries = gazetteer.lookup(key)
    for wanted in (code, "") if code else ("",):
        for entry in entries:
            inside = not parent or parent in {entry.country, entry.admin1}
            if inside and (not wanted or entry.code == wanted):
                return (entry,)
    return ()


def _largest_area(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entry that a demonym belongs to: a country or region rather than a town."""
    order = {"CONT": 0, "RGN": 0, "PCLH": 0, "PCLI": 0, "PCLS": 0, "SEA": 0, "MTS": 0, "ADM1": 1}
    return tuple(sorted(entries, key=lambda e: (order.get(e.code, 2), -e.population, e.geonames_id))[:1])


def exact_names(gazetteer: Gazetteer) -> dict[str, tuple[str, tuple[Entry, ...]]]:
    """Names that count only in one spelling: abbreviations ("abbr") and demonyms ("dem"), with their places.

    Args:
        gazetteer: Where the places are looked up.

    Returns:
        Surface to sort and entries; a demonym of two places ("Georgian") has both.
    """
    result: dict[str, tuple[str, tuple[Entry, ...]]] = {}

    def add(sort: str, words: Iterable[str], entries: tuple[Entry, ...]) -> None:
        for word in words:
            first, known = result.get(word, (sort, ()))
            result[word] = (first, known + tuple(e for e in entries if e not in known))

    for line in read_lines("abbreviations.tsv"):
        key, code, parent, words = line.split("\t")
        add("abbr", words.split("|"), _chosen(gazetteer, key, code, parent))
    for country in countries.all_countries():
        entries = _chosen(gazetteer, country.name.lower(), "PCLI", country.code)
        entries = entries or _chosen(gazetteer, country.name.lower(), "PCLS", country.code)
        for word in country.demonyms:
            add("dem", (word, word.upper()), entries)
    for line in read_lines("demonyms.tsv"):
        key, words = line.split("\t")
        for word in words.split("|"):
            add("dem", (word, word.upper()), _largest_area(gazetteer.lookup(key)))
    return result
