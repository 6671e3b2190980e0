"""The word lists of the plugin, read once on first use."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from newsmodel import countries

__all__ = ["Lexicon", "Listed", "capitals", "lexicon", "plain_quotes", "words"]

_WITH_ARTICLE = frozenset({"The Hague", "The Gambia"})
_SMALL = re.compile(r"(?<!\w)[^\W\dA-Z_]\w*")
_RUN = re.compile(r"\w+")
_FIRST = re.compile(r"[^\s',!/]+")
_QUOTES = str.maketrans("’‘", "''")


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

    Args:
        phrases: Whole names, and what they name.
        articled: Phrases that are names only with an article before them ("The Sun").
        starts: First words of the phrases that have more than one.
        inner: Further words of theirs, those in small letters.
        teams: Clubs; many are also places.
        given: Given names.
        surnames: Last names.
        common: Lower-case words of the dictionary.
        titles: Words before a person's name, capitalised and not.
        title_starts: What the first word of a title can be.
        org_heads: Last words of organisations' names.
        org_suffixes: Legal forms.
        place_heads: Last words of places' names.
        other_heads: Last words of names of events, works, laws.
        verbs: Verbs of saying and the like, after a person's name.
        openers: Words that open a sentence and are no part of a name behind them.
        family_first: Family names that stand first.
        soft_openers: Words that may open a sentence or a name.
        datewords: Days and months.
        sport: Words of sports reports.
    """

    phrases: dict[str, Listed]
    articled: dict[str, Listed]
    starts: frozenset[str]
    inner: frozenset[str]
    teams: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    title_starts: frozenset[str]
    org_heads: frozenset[str]
    org_suffixes: frozenset[str]
    place_heads: frozenset[str]
    other_heads: frozenset[str]
    verbs: frozenset[str]
    openers: frozenset[str]
    family_first: frozenset[str]
    soft_openers: frozenset[str]
    datewords: frozenset[str]
    sport: frozenset[str]


def _read(name: str) -> str:
    return resources.files("newsmodel_names").joinpath("data", name).read_text(encoding="utf-8")


def _rows(name: str) -> list[str]:
    return [row for row in _read(name).split("\n") if row and row[0] != "#"]


def _large(name: str) -> frozenset[str]:
    """Read a generated list: a note in the first row, then an entry a row."""
    return frozenset(_read(name).removesuffix("\n").split("\n")[1:])


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


def _cities() -> dict[str, Listed]:
    found: dict[str, Listed] = {}
    for size, names in _blocks("cities.txt"):
        found |= dict.fromkeys(names.split("\n"), Listed("PLACE", "city", int(size)))
    return found


def _phrases(common: frozenset[str], teams: list[str]) -> dict[str, Listed]:
    """Later lists overrule earlier ones, but companies and teams none."""
    found = _cities()
    company, team = Listed("ORGANIZATION", "company"), Listed("ORGANIZATION", "team")
    for row in _rows("companies.txt"):
        if row.lower() not in common:
            found.setdefault(plain_quotes(row), company)
    for row in teams:
        found.setdefault(plain_quotes(row), team)
    for name, label, source in (
        ("other_names.txt", "OTHER", "other"),
        ("people.txt", "PERSON", "person"),
        ("groups.txt", "GROUP", "group"),
        ("orgs.txt", "ORGANIZATION", "org"),
    ):
        found |= dict.fromkeys(map(plain_quotes, _rows(name)), Listed(label, source))
    place, country, people = Listed("PLACE", "place"), Listed("PLACE", "country"), Listed("GROUP", "group")
    found |= dict.fromkeys(map(plain_quotes, _rows("places.txt")), place)
    for land in countries.all_countries():
        for name in land.demonyms:
            found.setdefault(plain_quotes(name), people)
        for name in (land.name, *land.aliases):
            found[plain_quotes(name)] = country
        if land.capital:
            found.setdefault(plain_quotes(land.capital), place)
    return found


def _starts(several: list[str]) -> frozenset[str]:
    """Return what the first token of a name of several tokens can be."""
    firsts = {name.split(" ", 1)[0] for name in several}
    odd = [word for word in firsts if not word.isalpha()]
    firsts.update(run for run_of in (_RUN, _FIRST) for word in odd for run in run_of.findall(word)[:1])
    return frozenset(firsts | {word.upper() for word in firsts})


def _title_starts(titles: frozenset[str]) -> frozenset[str]:
    """Return the first words of titles, with and without their point: a tokeniser may split "Brig."."""
    firsts = {title.split(" ", 1)[0] for title in titles}
    return frozenset(firsts | {word.rstrip(".") for word in firsts})


@cache
def capitals() -> dict[str, Listed]:
    """Return the phrases in capitals, for headlines and datelines; short words are left out."""
    lists = lexicon()
    found = {
        name.upper(): listed
        for name, listed in reversed(lists.phrases.items())  # of two the first stays
        if len(name) > 3 and (listed.size < 6 or " " in name or name.lower() not in lists.common)
    }
    for name in ("UN", "U.N.", "EU", "US", "U.S.", "UK", "U.K.", "UAE", "IRA", "PLO", "IMF"):
        found[name] = lists.phrases[name]
    return found


@cache
def lexicon() -> Lexicon:
    """Read the lists; the first call takes a twentieth of a second, later ones nothing."""
    common, teams = _large("common.txt"), _rows("teams.txt")
    phrases = _phrases(common, teams)
    several = [name for name in phrases if not name.isalnum()]
    articled = {
        name: phrases.pop(name) for name in several if name[:4] == "The " and name not in _WITH_ARTICLE
    }
    several = [name for name in several if name not in articled]
    for name, listed in articled.items():
        bare = name[4:]
        if " " in bare or bare.lower() not in common:
            phrases.setdefault(bare, listed)
            if not bare.isalnum():
                several.append(bare)
    titles = frozenset(_rows("titles.txt"))
    return Lexicon(
        phrases=phrases,
        articled=articled,
        starts=_starts(several),
        inner=frozenset(_SMALL.findall(" ".join(several))),
        teams=frozenset(teams),
        given=_large("given.txt").union(_rows("given_world.txt")),
        surnames=_large("surnames.txt"),
        common=common,
        titles=titles,
        title_starts=_title_starts(titles),
        org_heads=frozenset(_rows("org_heads.txt")),
        org_suffixes=frozenset(_rows("org_suffixes.txt")),
        place_heads=frozenset(_rows("place_heads.txt")),
        other_heads=frozenset(_rows("other_heads.txt")),
        verbs=frozenset(_rows("verbs.txt")),
        openers=frozenset(_rows("openers.txt")),
        family_first=frozenset(_rows("family_first.txt")),
        soft_openers=frozenset(_rows("soft_openers.txt")),
        datewords=frozenset(_rows("datewords.txt")),
        sport=frozenset(_rows("sport.txt")),
    )
