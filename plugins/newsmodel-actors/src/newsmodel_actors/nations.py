"""Which country a word or name stands for; what was asked before is known at once."""

from functools import lru_cache

from newsmodel import countries

__all__ = ["code_of", "code_of_country", "code_of_demonym", "code_of_seat"]

_LONGEST = 80  # characters; no country has a longer name, and nothing longer is kept in memory


# A cache for each question: the garbage collector walks through keys of several parts, not through strings.
@lru_cache(maxsize=1 << 12)
def _country(words: str) -> str | None:
    return _code(countries.country_of(words))


@lru_cache(maxsize=1 << 12)
def _demonym(words: str) -> str | None:
    return _code(countries.country_of_demonym(words))


@lru_cache(maxsize=1 << 12)
def _seat(words: str) -> str | None:
    return _code(countries.country_of_seat(words))


@lru_cache(maxsize=1 << 12)
def _any(words: str) -> str | None:
    return _demonym(words) or _country(words) or _seat(words)


def _code(country: countries.Country | None) -> str | None:
    return country.code if country is not None else None


def code_of_country(words: str) -> str | None:
    """Return the code of the country of a name or alias."""
    return _country(words) if len(words) <= _LONGEST else None


def code_of_demonym(words: str) -> str | None:
    """Return the code of the country of a people or an adjective."""
    return _demonym(words) if len(words) <= _LONGEST else None


def code_of_seat(words: str) -> str | None:
    """Return the code of the country of a capital or another seat of government."""
    return _seat(words) if len(words) <= _LONGEST else None


def code_of(words: str) -> str | None:
    """Return the code of the country of a demonym, a name or a seat.

    Example:
        >>> code_of("Dutch"), code_of("the Kremlin"), code_of("Acme")
        ('NL', 'RU', None)
    """
    return _any(words) if len(words) <= _LONGEST else None
