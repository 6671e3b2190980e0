"""The word lists of the plugin, read once on first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from newsmodel import countries

__all__ = [
    "BREAKER",
    "COMMON",
    "DATEWORD",
    "FAMILY_FIRST",
    "GIVEN",
    "LISTED",
    "OPENER",
    "ORG_HEAD",
    "ORG_SUFFIX",
    "OTHER_HEAD",
    "PLACE_HEAD",
    "SOFT_OPENER",
    "START",
    "SURNAME",
    "TITLE",
    "TITLE_START",
    "Lexicon",
    "Listed",
    "capitals",
    "lexicon",
    "listed",
    "listed_as",
    "marks_of",
    "plain_quotes",
    "sport",
    "verbs",
    "words",
]

# A word's marks are one number, a bit for each list that has it, so that one look-up answers for all lists.
_MARKS = tuple(1 << n for n in range(17))
(
    GIVEN,  # given names
    SURNAME,  # last names
    COMMON,  # words of the dictionary, however they are written
    TITLE,  # words before a person's name
    TITLE_START,  # what the first word of a title can be
    ORG_HEAD,  # last words of organisations' names
    ORG_SUFFIX,  # legal forms
    PLACE_HEAD,  # last words of places' names
    OTHER_HEAD,  # last words of names of events, works, laws
    OPENER,  # words that open a sentence and are no part of a name behind them
    SOFT_OPENER,  # words that may open a sentence or a name
    FAMILY_FIRST,  # family names that stand first
    DATEWORD,  # days and months
    START,  # first words of listed names of several words
    LISTED,  # words that are listed names by themselves
    BREAKER,  # words with a capital that open something new
    _WORD,  # any word has it, so that no word has no marks
) = _MARKS

_LONGEST = 60  # characters; all listed names are shorter
_WITH_ARTICLE = frozenset({"The Hague", "The Gambia"})
_SMALL = re.compile(r"(?<!\w)[^\W\dA-Z_]\w*")
_RUN = re.compile(r"\w+")
_FIRST = re.compile(r"[^\s',!/]+")
_QUOTES = str.maketrans("’‘", "''")
_FORMER = ("then-", "ex-")
_BRITISH = re.compile(r"is(?=(?:e[drs]?|ers|ing|ations?)$)")
_LISTS = {
    "org_heads.txt": ORG_HEAD,
    "org_suffixes.txt": ORG_SUFFIX,
    "place_heads.txt": PLACE_HEAD,
    "other_heads.txt": OTHER_HEAD,
    "openers.txt": OPENER,
    "soft_openers.txt": SOFT_OPENER,
    "family_first.txt": FAMILY_FIRST,
    "datewords.txt": DATEWORD,
    "given_world.txt": GIVEN,
}


def plain_quotes(text: str) -> str:
    """Return a text with its curly apostrophes made straight, so that one list entry finds both."""
    return text.translate(_QUOTES) if "’" in text or "‘" in text else text


class Listed(NamedTuple):
    """What the lists say of a phrase.

    Args:
        label: A label of `NamedEntity`.
        source: The list: "country", "place", "city", "org", "company", "team", "group" or "other".
        size: For a city the number of digits of its population, else 0.
    """

    label: str
    source: str
    size: int = 0


class Lexicon(NamedTuple):
    """All lists. Phrases are keyed with straight apostrophes and single spaces.

    There are dictionaries of strings to numbers and nothing else in it, since the garbage collector walks
    through each entry of a set, or of a dictionary that holds records, again and again.

    Args:
        marks: Words, and which lists have them.
        common: The words of the dictionary, in small letters.
        phrases: Whole names, and what they name: a number for `listed_as`.
        articled: Phrases that are names only with an article before them ("The Sun").
        titles: What stands before a person's name, capitalised and not, of several words too.
        teams: Clubs; many are also places.
        inner: Further words of phrases, those in small letters.
    """

    marks: dict[str, int]
    common: dict[str, int]
    phrases: dict[str, int]
    articled: dict[str, int]
    titles: dict[str, None]
    teams: dict[str, None]
    inner: dict[str, None]


# What a number of `phrases` means; a city's list says how large it is.
_KINDS = (
    Listed("ORGANIZATION", "company"),
    Listed("ORGANIZATION", "team"),
    Listed("OTHER", "other"),
    Listed("PERSON", "person"),
    Listed("GROUP", "group"),
    Listed("ORGANIZATION", "org"),
    Listed("PLACE", "place"),
    Listed("PLACE", "country"),
    *(Listed("PLACE", "city", size) for size in range(10)),
)
_COMPANY, _TEAM, _OTHER, _PERSON, _GROUP, _ORG, _PLACE, _COUNTRY, _CITY = range(9)
listed_as = _KINDS.__getitem__


def _read(name: str) -> str:
    return resources.files("newsmodel_names").joinpath("data", name).read_text(encoding="utf-8")


def _rows(name: str) -> list[str]:
    return [row for row in _read(name).split("\n") if row and row[0] != "#"]


def _large(name: str) -> list[str]:
    """Read a generated list: a note in the first row, then an entry a row."""
    return _read(name).removesuffix("\n").split("\n")[1:]


def _blocks(name: str) -> list[tuple[str, str]]:
    """Read a list in parts, each behind its name in square brackets."""
    blocks = (block.partition("]\n") for block in _read(name).removesuffix("\n").split("\n[")[1:])
    return [(title, rows) for title, _, rows in blocks]


@cache
def _sets() -> dict[str, str]:
    return dict(_blocks("words.txt"))


def words(name: str) -> frozenset[str]:
    """Return one of the short sets of words of `words.txt`."""
    return frozenset(_sets()[name].split())


def _cities() -> dict[str, int]:
    found: dict[str, int] = {}
    for size, names in _blocks("cities.txt"):
        found |= dict.fromkeys(names.split("\n"), _CITY + int(size))
    return found


def _phrases(common: dict[str, int], teams: list[str]) -> dict[str, int]:
    """Later lists overrule earlier ones, but companies and teams none."""
    found = _cities()
    for row in _rows("companies.txt"):
        if row.lower() not in common:
            found.setdefault(plain_quotes(row), _COMPANY)
    for row in teams:
        found.setdefault(plain_quotes(row), _TEAM)
    for name, kind in (
        ("other_names.txt", _OTHER),
        ("people.txt", _PERSON),
        ("groups.txt", _GROUP),
        ("orgs.txt", _ORG),
        ("places.txt", _PLACE),
    ):
        found |= dict.fromkeys(map(plain_quotes, _rows(name)), kind)
    for land in countries.all_countries():
        for name in land.demonyms:
            found.setdefault(plain_quotes(name), _GROUP)
        for name in (land.name, *land.aliases):
            found[plain_quotes(name)] = _COUNTRY
        if land.capital:
            found.setdefault(plain_quotes(land.capital), _PLACE)
    return found


def _starts(several: list[str]) -> set[str]:
    """Return what the first token of a name of several tokens can be."""
    firsts = {name.split(" ", 1)[0] for name in several}
    odd = [word for word in firsts if not word.isalpha()]
    firsts.update(run for run_of in (_RUN, _FIRST) for word in odd for run in run_of.findall(word)[:1])
    return firsts | {word.upper() for word in firsts}


def _inner(several: list[str]) -> list[str]:
    """Return the words in small letters, and parts of words, of names of several words."""
    plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    odd = [word for word in set(" ".join(several).split(" ")) if word[0] not in plain or not word.isalpha()]
    return _SMALL.findall(" ".join(odd))


def _title_starts(titles: list[str]) -> set[str]:
    """Return the first words of titles, with and without their point: a tokeniser may split "Brig."."""
    firsts = {title.split(" ", 1)[0] for title in titles}
    return firsts | {word.rstrip(".") for word in firsts}


def _mark(marks: dict[str, int], entries: Iterable[str], mark: int) -> None:
    get = marks.get
    for entry in entries:
        marks[entry] = get(entry, 0) | mark


@cache
def verbs() -> frozenset[str]:
    """Return verbs of saying and the like, after a person's name."""
    return frozenset(_rows("verbs.txt"))


@cache
def sport() -> frozenset[str]:
    """Return the words of sports reports, in small letters."""
    return frozenset(_rows("sport.txt"))


@cache
def capitals() -> dict[str, int]:
    """Return the phrases in capitals, for headlines and datelines; short words are left out."""
    lists = lexicon()
    common, large = lists.common, _CITY + 6
    found = {
        name.upper(): kind
        for name, kind in reversed(lists.phrases.items())  # of two the first stays
        if len(name) > 3 and (kind < large or " " in name or name.lower() not in common)
    }
    for name in ("UN", "U.N.", "EU", "US", "U.S.", "UK", "U.K.", "UAE", "IRA", "PLO", "IMF"):
        found[name] = lists.phrases[name]
    return found


@cache
def lexicon() -> Lexicon:
    """Read the lists; the first call takes a twentieth of a second, later ones nothing."""
    common = dict.fromkeys(_large("common.txt"), COMMON)
    teams = _rows("teams.txt")
    phrases = _phrases(common, teams)
    several = [name for name in phrases if not name.isalnum()]
    articled = {
        name: phrases.pop(name) for name in several if name[:4] == "The " and name not in _WITH_ARTICLE
    }
    several = [name for name in several if name not in articled]
    for name, kind in articled.items():
        bare = name[4:]
        if " " in bare or bare.lower() not in common:
            phrases.setdefault(bare, kind)
            if not bare.isalnum():
                several.append(bare)
    marks = dict.fromkeys(_large("surnames.txt"), SURNAME)
    _mark(marks, _large("given.txt"), GIVEN)
    _mark(marks, _starts(several), START)
    titles = _rows("titles.txt")
    _mark(marks, titles, TITLE)
    _mark(marks, words("breakers"), BREAKER)
    for name, mark in _LISTS.items():
        _mark(marks, _rows(name), mark)
    _mark(marks, _title_starts(titles), TITLE_START)
    small = (dict.fromkeys(entries) for entries in (titles, teams, _inner(several)))
    return Lexicon(marks, common, phrases, articled, *small)


def marks_of(word: str) -> int:
    """Return the marks of a word as it is written; a title in small letters starts one with a capital too."""
    lists, lower = lexicon(), word.lower()
    marks = _WORD | lists.marks.get(word, 0) | lists.common.get(lower, 0)
    if not marks & COMMON and "is" in lower:
        marks |= lists.common.get(_BRITISH.sub("iz", lower), 0)
    if lower.startswith(_FORMER) or lower in lists.titles:
        marks |= TITLE_START
    if listed(plain_quotes(word)) is not None:
        marks |= LISTED
    return marks


def listed(text: str) -> Listed | None:
    """Return what a text with straight apostrophes names by itself."""
    kind = lexicon().phrases.get(text)
    if kind is None and 3 < len(text) <= _LONGEST and text.isupper():
        kind = capitals().get(text)
    return None if kind is None else _KINDS[kind]
