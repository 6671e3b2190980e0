"""The word lists of the plugin, read once on first use."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from attrs import frozen

from newsmodel import countries

__all__ = ["Lexicon", "Listed", "lexicon", "plain_quotes", "words"]

_TAGS = {"companies": "company", "other_names": "other", "people": "person"}
_WITH_ARTICLE = frozenset({"The Hague", "The Gambia"})
_FIRST = re.compile(r"[^\s',!/]+")
_QUOTES = str.maketrans("’‘", "''")


def plain_quotes(text: str) -> str:
    """Return a text with its curly apostrophes made straight, so that one list entry finds both."""
    return text.translate(_QUOTES) if "’" in text or "‘" in text else text


@frozen
class Listed:
    """What the lists say of a phrase.

    Args:
        label: A label of `NamedEntity`.
        source: The list: "country", "place", "city", "org", "company", "team", "group" or "other".
        size: For a city the number of digits of its population, else 0.
    """

    label: str
    source: str
    size: int = 0


@frozen
class Lexicon:
    """All lists. Phrases are keyed with straight apostrophes and single spaces.

    Args:
        phrases: Whole names, and what they name.
        capitals: The same in capitals, for headlines and datelines; short words are left out.
        articled: Phrases that are names only with an article before them ("The Sun").
        starts: First words of the phrases that have more than one.
        teams: Clubs; many are also places.
        given: Given names.
        surnames: Last names.
        common: Lower-case words of the dictionary.
        titles: Words before a person's name, capitalised and not.
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
    capitals: dict[str, Listed]
    articled: dict[str, Listed]
    starts: frozenset[str]
    teams: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
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


def _rows(name: str) -> list[str]:
    text = resources.files("newsmodel_names").joinpath("data", name).read_text(encoding="utf-8")
    return [row for row in text.split("\n") if row and not row.startswith("#")]


@cache
def _sets() -> dict[str, str]:
    text = resources.files("newsmodel_names").joinpath("data", "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(name: str) -> frozenset[str]:
    """Return one of the short sets of words of `words.toml`."""
    return frozenset(_sets()[name].split())


def _phrases(common: frozenset[str]) -> dict[str, Listed]:
    """Later lists overrule earlier ones."""
    found: dict[str, Listed] = {}
    for row in _rows("cities.txt"):
        name, _, size = row.partition("\t")
        if name.lower() not in common or int(size) > 5:
            found[plain_quotes(name)] = Listed("PLACE", "city", int(size))
    for source, label in (
        ("companies", "ORGANIZATION"),
        ("teams", "ORGANIZATION"),
        ("other_names", "OTHER"),
        ("people", "PERSON"),
        ("groups", "GROUP"),
        ("orgs", "ORGANIZATION"),
        ("places", "PLACE"),
    ):
        tag = {
            "companies": "company",
            "teams": "team",
            "other_names": "other",
            "groups": "group",
            "people": "person",
        }.get(source, source[:-1])
        for row in _rows(f"{source}.txt"):
            key = plain_quotes(row)
            known = found.get(key)
            if tag == "company" and (known is not None or row.lower() in common):
                continue
            if tag == "team" and known is not None:
                continue
            found[key] = Listed(label, tag, known.size if known and label == "PLACE" else 0)
    for land in countries.all_countries():
        for name in land.demonyms:
            found.setdefault(plain_quotes(name), Listed("GROUP", "group"))
        for name in (land.name, *land.aliases):
            found[plain_quotes(name)] = Listed("PLACE", "country")
        if land.capital:
            found.setdefault(plain_quotes(land.capital), Listed("PLACE", "place"))
    return found


def _starts(phrases: dict[str, Listed]) -> frozenset[str]:
    firsts = {match.group() for name in phrases if not name.isalnum() and (match := _FIRST.match(name))}
    firsts |= {word.rstrip(".") for word in firsts}
    return frozenset(firsts | {word.upper() for word in firsts})


@cache
def lexicon() -> Lexicon:
    """Read the lists; the first call takes a fifth of a second, later ones nothing."""
    common = frozenset(_rows("common.txt"))
    phrases = _phrases(common)
    articled = {
        name: phrases.pop(name) for name in list(phrases) if name[:4] == "The " and name not in _WITH_ARTICLE
    }
    for name, listed in articled.items():
        bare = name[4:]
        if " " in bare or bare.lower() not in common:
            phrases.setdefault(bare, listed)
    capitals: dict[str, Listed] = {}
    for name, listed in phrases.items():
        if len(name) > 3 and (" " in name or name.lower() not in common or listed.source != "city"):
            capitals.setdefault(name.upper(), listed)
    for name in ("UN", "U.N.", "EU", "US", "U.S.", "UK", "U.K.", "UAE", "IRA", "PLO", "IMF"):
        capitals[name] = phrases[name]
    return Lexicon(
        phrases=phrases,
        capitals=capitals,
        articled=articled,
        starts=_starts(phrases),
        teams=frozenset(_rows("teams.txt")),
        given=frozenset(_rows("given.txt") + _rows("given_world.txt")),
        surnames=frozenset(_rows("surnames.txt")),
        common=common,
        titles=frozenset(_rows("titles.txt")),
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
