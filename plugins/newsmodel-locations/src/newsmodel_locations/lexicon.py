"""The word lists of the recogniser, read once."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from newsmodel import countries
from newsmodel_locations.gazetteer import Entry, Gazetteer

__all__ = ["ExactNames", "Lexicon", "lexicon", "read_lines", "word_classes"]


def read_lines(name: str) -> list[str]:
    """The lines of a data file of this package, without the comments at its head."""
    text = (resources.files("newsmodel_locations") / "data" / name).read_text("utf-8")
    lines = text.rstrip("\n").split("\n")
    first = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[first:]


class Lexicon(NamedTuple):
    """Closed word classes (see data/lexicon.txt) and lists of names.

    The long lists are dictionaries of strings to nothing, since the garbage collector passes over those.

    Args:
        classes: Class name to its words, as written.
        given: Given names.
        surnames: Surnames.
        common: English words that are names of places too, in lower case.
    """

    classes: dict[str, frozenset[str]]
    given: dict[str, None]
    surnames: dict[str, None]
    common: dict[str, None]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the wheel."""
    classes: dict[str, list[str]] = {}
    words: list[str] = []
    for line in read_lines("lexicon.txt"):
        if line.startswith("["):
            words = classes[line[1:-1]] = []
        elif not line.startswith("#"):
            words += line.split()
    return Lexicon(
        classes={name: frozenset(words) for name, words in classes.items()},
        given=dict.fromkeys(read_lines("given_names.txt")),
        surnames=dict.fromkeys(read_lines("surnames.txt")),
        common=dict.fromkeys(read_lines("common_words.txt")),
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


class ExactNames(dict[str, tuple[str, tuple[Entry, ...]]]):
    """Names that count only in one spelling: abbreviations ("abbr") and demonyms ("dem"), with their places.

    The places of a name are looked up when it is asked for; of a demonym of two places ("English") both.

    Args:
        gazetteer: Where the places are looked up.

    Attributes:
        listed: What each name means, a line a meaning: sort, key, feature codes, country or region.
        leads: What names of several words begin with.

    Example:
        >>> from newsmodel_locations.packed import bundled
        >>> sort, entries = ExactNames(bundled())["Calif."]
        >>> sort, entries[0].admin1
        ('abbr', 'US.CA')
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._gazetteer = gazetteer
        self.listed: dict[str, str] = {}
        self.leads: set[str] = set()
        for line in read_lines("abbreviations.tsv"):
            key, code, parent, words = line.split("\t")
            self._list(words.split("|"), ("abbr", key, code, parent))
        for country in countries.all_countries():
            self._list(country.demonyms, ("dem", country.name.lower(), "PCLI PCLS", country.code))
        for line in read_lines("demonyms.tsv"):
            key, written, *alone = line.split("\t")
            forms = written.split("|")
            for form in forms if alone else ():
                del self.listed[form], self.listed[form.upper()]
            self._list(forms, ("dem", key, "", ""))
        for word in self.listed:
            if not word.isalnum():
                cuts = [i for i, c in enumerate(word) if not c.isalnum()]
                self.leads.update([word[: i + more] for i in cuts for more in (0, 1)])

    def _list(self, words: Iterable[str], meaning: tuple[str, str, str, str]) -> None:
        line, listed = "\t".join(meaning), self.listed
        for word in words:
            for form in (word, word.upper()) if meaning[0] == "dem" else (word,):
                listed[form] = f"{listed[form]}\n{line}" if form in listed else line

    def __contains__(self, word: object) -> bool:
        return word in self.listed

    def __missing__(self, word: str) -> tuple[str, tuple[Entry, ...]]:
        meanings = [line.split("\t") for line in self.listed[word].split("\n")]
        entries: list[Entry] = []
        for sort, key, codes, parent in meanings:
            entries += [e for e in self._places(sort, key, codes, parent) if e not in entries]
        found = self[word] = (meanings[0][0], tuple(entries))
        return found

    def _places(self, sort: str, key: str, codes: str, parent: str) -> tuple[Entry, ...]:
        if sort == "dem" and not codes:
            return _largest_area(self._gazetteer.lookup(key))
        for code in codes.split() or [""]:
            if entries := _chosen(self._gazetteer, key, code, parent):
                return entries
        return ()
