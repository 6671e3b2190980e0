"""Where a text was published, as far as its web address tells."""

from collections.abc import Iterable

from newsmodel_locations.gazetteer import Entry, Gazetteer
from newsmodel_locations.lexicon import lexicon

__all__ = ["country_of_host", "host_of", "places_in_host", "written_in"]

_SHORTEST = 5
_LONGEST = 16
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})


def host_of(address: str | None) -> str:
    """The host of an address, in lower case.

    Args:
        address: A URL, a bare host such as "theparisnews.com", or None.

    Returns:
        The host without "www.", or "" where there is none.

    Example:
        >>> host_of("http://www.theparisnews.com/story.lasso")
        'theparisnews.com'
    """
    if not address or " " in address.strip():
        return ""
    # Takes long to import, and few callers give an address.
    from urllib.parse import urlsplit

    try:
        host = urlsplit(address if "//" in address else "//" + address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def country_of_host(host: str) -> str:
    """The country of a host's top level, or "": "GB" of "bbc.co.uk"."""
    top = host.rpartition(".")[2]
    if len(top) != 2 or top in {"tv", "io", "co", "me", "ai", "fm", "cc", "ly"}:
        return ""
    return "GB" if top == "uk" else top.upper()


def written_in(lowers: Iterable[str]) -> str:
    """The country whose words a text has, or "": "GB" for two of £, Cllr, Constabulary and the like.

    Args:
        lowers: The text's words in lower case.

    Example:
        >>> written_in(["the", "nhs", "paid", "£", "5m"])
        'GB'
    """
    found = lexicon().classes["british"].intersection(lowers)
    return "GB" if len(found) > 1 else ""


def places_in_host(gazetteer: Gazetteer, host: str) -> tuple[Entry, ...]:
    """The towns that a host is named after: Paris of "theparisnews.com".

    Args:
        gazetteer: Where names are looked up.
        host: As `host_of` gives it.

    Returns:
        Places of the longest name of a town at the beginning of the host's name, after "the"; else none.
    """
    labels = [label for label in host.split(".")[:-1] if label not in _SECOND_LEVEL]
    for label in reversed(labels):
        label = label.replace("-", "").removeprefix("the").removeprefix("news")
        for size in range(min(_LONGEST, len(label)), _SHORTEST - 1, -1):
            word = label[:size]
            if word in lexicon().common or word.title() in lexicon().given:
                continue
            entries = [e for e in gazetteer.lookup(word) if e.code.startswith(("PPL", "ADM"))]
            if entries:
                return tuple(entries[:40])
    return ()
