"""Which country a word or name stands for; what was asked before is known at once."""

from collections.abc import Callable
from functools import lru_cache

from newsmodel import countries

__all__ = ["code_of", "code_of_country", "code_of_demonym", "code_of_seat"]

_LONGEST = 80  # characters; no country has a longer name, and nothing longer is kept in memory
_Look = Callable[[str], countries.Country | None]


@lru_cache(maxsize=1 << 13)
def _code(look: _Look, words: str) -> str | None:
    found = look(words)
    return found.code if found is not None else None


def code_of_country(words: str) -> str | None:
    """Return the code of the country of a name or alias."""
    return _code(countries.country_of, words) if len(words) <= _LONGEST else None


def code_of_demonym(words: str) -> str | None:
    """Return the code of the country of a people or an adjective."""
    return _code(countries.country_of_demonym, words) if len(words) <= _LONGEST else None


def code_of_seat(words: str) -> str | None:
    """Return the code of the country of a capital or another seat of government."""
    return _code(countries.country_of_seat, words) if len(words) <= _LONGEST else None


def code_of(words: str) -> str | None:
    """Return the code of the country of a demonym, a name or a seat.

    Example:
        >>> code_of("Dutch"), code_of("the Kremlin"), code_of("Acme")
        ('NL', 'RU', None)
    """
    return _code(_any, words) if len(words) <= _LONGEST else None


def _any(words: str) -> countries.Country | None:
    return (
        countries.country_of_demonym(words) or countries.country_of(words) or countries.country_of_seat(words)
    )
