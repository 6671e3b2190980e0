"""Countries as English-language news names them: names, aliases, demonyms, capitals and seats of government.

The table is data of the core so that plugins agree on what "Britain", "Russians" and "the Kremlin" stand for.
Lookups are exact in case, so that "turkey" is no country, and forgiving in what newsrooms vary:
accents, curly apostrophes, "St."/"Saint", a leading "the", and whole names in capitals.

Example:
    >>> from newsmodel import countries
    >>> countries.country_of("Britain").code
    'GB'
    >>> countries.country_of_demonym("Russians").name
    'Russia'
    >>> countries.country_of_seat("the Kremlin").code
    'RU'
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from attrs import frozen

__all__ = [
    "Country",
    "all_countries",
    "country",
    "country_of",
    "country_of_demonym",
    "country_of_seat",
]

_SHORTEST_IN_CAPITALS = 4  # "US" must not come from "us", nor "IT" from "it"
_LONGEST_NAME = 80


@frozen
class Country:
    """A country or territory with the words that news uses for it.

    Args:
        code: ISO 3166-1 alpha-2 code; "XK" for Kosovo.
        name: The name that news uses most.
        aliases: Other names, former ones included ("Burma").
        demonyms: Adjectives and words for its people, singular and plural ("British", "Briton", "Britons").
        capital: The capital, or None where there is none.
        seats: Names that stand for its government ("Moscow", "Kremlin").

    Example:
        >>> from newsmodel import countries
        >>> countries.country("NL").aliases
        ('Holland', 'Kingdom of the Netherlands')

    .. versionadded:: 0.1
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


@cache
def all_countries() -> tuple[Country, ...]:
    """Return every country and territory, in the order of their codes.

    Returns:
        One `Country` a code of ISO 3166-1, and Kosovo.

    Example:
        >>> from newsmodel.countries import all_countries
        >>> len(all_countries())
        250

    .. versionadded:: 0.1
    """
    table = resources.files("newsmodel").joinpath("data/countries.tsv").read_text(encoding="utf-8")
    return tuple(_read_row(line) for line in table.splitlines() if line and not line.startswith("#"))


def country(code: str) -> Country | None:
    """Return the country of an ISO 3166-1 alpha-2 code.

    Args:
        code: Two letters in capitals.

    Returns:
        The country, or None where the code is not known.

    Example:
        >>> from newsmodel.countries import country
        >>> str(country("GE"))
        'Georgia'

    .. versionadded:: 0.1
    """
    return _by_code().get(code)


def country_of(text: str) -> Country | None:
    """Return the country that a name or alias stands for.

    Args:
        text: A whole name, such as "U.S.", "the Netherlands" or "RUSSIA".

    Returns:
        The country, or None. "Georgia" and "Jordan" are countries here: whether a text means another
        Georgia is for its reader to find out.

    Example:
        >>> from newsmodel.countries import country_of
        >>> [country_of(name).code for name in ("U.S.", "Côte d’Ivoire", "BURMA")]
        ['US', 'CI', 'MM']
        >>> country_of("turkey") is None
        True

    .. versionadded:: 0.1
    """
    return _look_up(text, _by_name())


def country_of_demonym(text: str) -> Country | None:
    """Return the country that an adjective or a word for its people belongs to.

    Args:
        text: A demonym, such as "Dutch", "Briton" or "Filipinos".

    Returns:
        The country, or None.

    Example:
        >>> from newsmodel.countries import country_of_demonym
        >>> country_of_demonym("Dutch").code
        'NL'

    .. versionadded:: 0.1
    """
    return _look_up(text, _by_demonym())


def country_of_seat(text: str) -> Country | None:
    """Return the country whose government a place or building stands for.

    Args:
        text: Such as "Moscow", "the White House" or "Downing Street".

    Returns:
        The country, or None. "Brussels" has none, since it stands for the European Union.

    Example:
        >>> from newsmodel.countries import country_of_seat
        >>> country_of_seat("Downing Street").code
        'GB'
        >>> country_of_seat("Brussels") is None
        True

    .. versionadded:: 0.1
    """
    return _look_up(text, _by_seat())


def _read_row(line: str) -> Country:
    code, name, aliases, demonyms, capital, seats = line.split("\t")
    return Country(code, name, _split(aliases), _split(demonyms), capital or None, _split(seats))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def _by_code() -> dict[str, Country]:
    return {each.code: each for each in all_countries()}


@cache
def _by_name() -> dict[str, Country]:
    return _table((each, (each.name, *each.aliases)) for each in all_countries())


@cache
def _by_demonym() -> dict[str, Country]:
    return _table((each, each.demonyms) for each in all_countries())


@cache
def _by_seat() -> dict[str, Country]:
    return _table((each, each.seats) for each in all_countries())


def _table(entries: Iterable[tuple[Country, tuple[str, ...]]]) -> dict[str, Country]:
    table: dict[str, Country] = {}
    for each, words in entries:
        for word in words:
            for variant in _variants(word):
                table.setdefault(variant, each)
    return table


def _variants(word: str) -> Iterator[str]:
    spellings = [word]
    if word.startswith("Saint "):
        spellings += ["St. " + word[6:], "St " + word[6:]]
    elif word.startswith("St. "):
        spellings += ["Saint " + word[4:], "St " + word[4:]]
    for spelling in spellings:
        for form in (spelling,) if spelling.isascii() else (spelling, _without_accents(spelling)):
            yield form
            letters = len(form) if form.isalpha() else sum(map(str.isalpha, form))
            if letters >= _SHORTEST_IN_CAPITALS:
                yield form.upper()


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _look_up(text: str, table: dict[str, Country]) -> Country | None:
    found = table.get(text)
    if found is not None or len(text) > _LONGEST_NAME:
        return found
    name = " ".join(text.replace("’", "'").replace("ʼ", "'").split())
    found = table.get(name)
    if found is None and name[:4] in ("the ", "The ", "THE "):
        found = table.get(name[4:])
    if found is None and not name.isascii():
        found = table.get(unicodedata.normalize("NFC", name))
    return found
