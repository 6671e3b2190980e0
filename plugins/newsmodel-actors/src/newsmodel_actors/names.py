"""Parts of a person's name: given and family names, particles, suffixes, honorifics."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newsmodel_actors import lexicon

__all__ = ["PersonName", "fold", "parse_name"]

_LONGEST_KEPT = 100  # characters of a name that is kept in memory


class PersonName(NamedTuple):
    """A person's name taken apart, every part in lower case.

    Args:
        given: Given names and initials, in order; empty for a family name alone and for a mononym.
        family: The family name with its particles, or the mononym.
        suffix: "jr.", "iii" and the like, or the empty string.
        gender: `m`, `f` or `u`, told by a courtesy title or the first given name.
        sure: Whether a courtesy title told the gender.
    """

    given: tuple[str, ...]
    family: str
    suffix: str = ""
    gender: str = "u"
    sure: bool = False

    @property
    def single(self) -> bool:
        """Whether the name is one part, so that nobody can tell given from family."""
        return not self.given


def fold(word: str) -> str:
    """Return a part of a name as it is compared: lower case, plain apostrophes and hyphens."""
    return word.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")


def parse_name(words: Sequence[str]) -> PersonName:
    """Take a person's name apart.

    Args:
        words: The words of the name, titles included or not.

    Returns:
        Its parts.

    Example:
        >>> parse_name(["Ursula", "von", "der", "Leyen"]).family
        'von der leyen'
        >>> parse_name(["Xi", "Jinping"]).family
        'xi'
        >>> parse_name(["Mr.", "Martin", "Luther", "King", "Jr."])
        PersonName(given=('martin', 'luther'), family='king', suffix='jr.', gender='m', sure=True)
    """
    parse = _parse if sum(map(len, words)) <= _LONGEST_KEPT else _parse.__wrapped__
    return parse(tuple(words))


@lru_cache(maxsize=1 << 10)
def _parse(words: tuple[str, ...]) -> PersonName:
    titles, given_names = lexicon.courtesy_titles(), lexicon.given_names()
    particles, suffixes = lexicon.name_particles(), lexicon.name_suffixes()
    parts = [fold(word) for word in words if word[:1].isalnum() or word[:1] in "'’"]
    gender, sure = "u", False
    while len(parts) > 1 and parts[0] in titles:
        told = titles[parts.pop(0)]
        if told != "u":
            gender, sure = told, True
    suffix = ""
    while len(parts) > 1 and parts[-1] in suffixes:
        suffix = parts.pop()
    for index, part in enumerate(parts[1:], 1):  # "Constantine the Great", "Philip of Spain"
        if part in ("of", "the"):
            parts = parts[:index]
            break
    if not parts:
        return PersonName((), fold("".join(words)) or "?", suffix, gender, sure)
    if len(parts) == 1:
        if not sure:
            told = given_names.get(parts[0], "u")
            gender = told if len(told) == 1 else "u"  # "Clinton" alone is a family name
        return PersonName((), parts[0], suffix, gender, sure)
    if _is_family_first(parts):
        return PersonName(tuple(parts[1:]), parts[0], suffix, gender if sure else "u", sure)
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1] in particles:
        cut -= 1
    if not sure:
        first = next((part for part in parts[:cut] if len(part) > 2), parts[0])
        gender = (given_names.get(first) or given_names.get(first.split("-")[0], "u"))[0]
    if cut == 1 and parts[0] in particles:  # "von der Leyen", "bin Laden"
        return PersonName((), " ".join(parts), suffix, gender if sure else "u", sure)
    return PersonName(tuple(parts[:cut]), " ".join(parts[cut:]), suffix, gender, sure)


def _is_family_first(parts: Sequence[str]) -> bool:
    """A list of family names decides; where one is a Western given name too, the second part does."""
    weak = lexicon.family_first().get(parts[0])
    if weak is None or len(parts) > 3 or (len(parts) == 3 and parts[1] in ("de", "von", "der", "du", "la")):
        return False
    known = lexicon.given_names()
    if len(parts) == 2 and parts[1] in lexicon.family_first() and parts[0] in known:
        return False
    return not (weak and parts[0] in known and "-" not in parts[1] and parts[1] not in lexicon.family_first())
