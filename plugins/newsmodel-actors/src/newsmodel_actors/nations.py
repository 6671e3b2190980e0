"""Which country a word or name stands for; what was asked before is known at once."""

from functools import lru_cache

from newsmodel import countries

__all__ = ["code_of", "code_of_country", "code_of_demonym", "code_of_seat"]


@lru_cache(maxsize=1 << 12)
def code_of_country(words: str) -> str | None:
    """Return the code of the country of a name or alias."""
    found = countries.country_of(words)
    return found.code if found is not None else None


@lru_cache(maxsize=1 << 12)
def code_of_demonym(words: str) -> str | None:
    """Return the code of the country of a people or an adjective."""
    found = countries.country_of_demonym(words)
    return found.code if found is not None else None


@lru_cache(maxsize=1 << 12)
def code_of_seat(words: str) -> str | None:
    """Return the code of the country of a capital or another seat of government."""
    found = countries.country_of_seat(words)
    return found.code if found is not None else None


@lru_cache(maxsize=1 << 12)
def code_of(words: str) -> str | None:
    """Return the code of the country of a demonym, a name or a seat.

    Example:
        >>> code_of("Dutch"), code_of("the Kremlin"), code_of("Acme")
        ('NL', 'RU', None)
    """
    return code_of_demonym(words) or code_of_country(words) or code_of_seat(words)
