"""Headlines: text in capitals or in title case, where only lists and the rest of the text tell names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsmodel_names.evidence import LABELS, ORGANIZATION, PERSON
from newsmodel_names.lexicon import (
    COMMON,
    GIVEN,
    SURNAME,
    Listed,
    capitals,
    lexicon,
    listed_as,
    marks_of,
    plain_quotes,
)
from newsmodel_names.page import CAPITALS, NORMAL, Page

__all__ = ["headline_names"]

_LONGEST = 6
_LONGEST_TEXT = 60
_SURE = frozenset({"part-of-full-name", "listed-country"})
_GAME = frozenset({"AT", "BEAT", "V", "VS", "WIN", "WINS", "LOSE", "LEAD", "DEFEAT"})

Memory = Mapping[str, tuple[int, str]]
Found = tuple[int, int, int, str]


def _listed(page: Page, i: int, j: int, shouted: bool) -> Listed | None:
    text = plain_quotes(page.words[i] if j == i + 1 else page.slice(i, j))
    if len(text) > _LONGEST_TEXT:
        return None
    kind = (capitals() if shouted else lexicon().phrases).get(text)
    if kind is None:
        return None
    known = listed_as(kind)
    if j > i + 1:
        return known
    source, common = known.source, marks_of(text) & COMMON
    if shouted:
        if common and source not in ("country", "group"):
            return None
        named = marks_of(text.capitalize()) & (GIVEN | SURNAME)
        return None if source == "city" and known.size < 6 and named else known
    if source in ("country", "group", "place"):
        return known
    if common or source == "company":
        return None
    return None if source == "city" and (known.size < 6 or marks_of(text) & (GIVEN | SURNAME)) else known


def headline_names(page: Page, memory: Memory) -> Iterator[Found]:
    """Find names in the headlines of a page.

    Args:
        page: The text.
        memory: What the rest of the text says of a name (in upper case): its label and the rule.

    Yields:
        First token, end, label and rule.
    """
    i, n = 0, page.count
    while i < n:
        found = _name_at(page, i, memory) if page.mode[i] != NORMAL and page.words[i][0].isupper() else None
        if found is None:
            i += 1
        else:
            yield found
            i = found[1]


def _name_at(page: Page, i: int, memory: Memory) -> Found | None:
    """Return the longest name at token i: the body's, a listed one, or a given and a last name."""
    mode, line, n = page.mode, page.line, page.count
    for j in range(min(i + _LONGEST, n), i, -1):
        if mode[j - 1] != mode[i] or line[j - 1] != line[i]:
            continue
        if j == i + 1 and _is_full_name(page, i):
            return i, i + 2, PERSON, "given-name"
        found = _remembered(page, i, j, memory) or _known(page, i, j)
        if found is not None:
            return found
    return None


def _remembered(page: Page, i: int, j: int, memory: Memory) -> Found | None:
    word = page.words[i]
    known = memory.get(word.upper() if j == i + 1 else page.slice(i, j).upper())
    if known is None or (known[1] in ("club", "score") and page.words[i - 1] == "AT"):
        return None
    if j == i + 1 and (len(word) < 3 or (marks_of(word) & COMMON and known[1] not in _SURE)):
        return None
    return i, j, known[0], known[1]


def _known(page: Page, i: int, j: int) -> Found | None:
    listed = _listed(page, i, j, page.mode[i] == CAPITALS)
    if listed is None:
        return None
    before, after = page.words[i - 1], page.words[j]
    plays = page.sport and listed.source in ("place", "city", "team") and before != "AT"
    if plays and (after in _GAME or after.isdigit() or before == "BEAT"):
        return i, j, ORGANIZATION, "club"
    return i, j, LABELS.index(listed.label), f"listed-{listed.source}"


def _is_full_name(page: Page, i: int) -> bool:
    """Tell whether a given name and a word that is no common one stand at token i."""
    word, after = page.words[i], page.words[i + 1]
    if not after or page.mode[i + 1] != page.mode[i] or page.line[i + 1] != page.line[i]:
        return False
    if not after[0].isupper() or not after.isalpha() or len(after) < 3 or marks_of(after) & COMMON:
        return False
    if page.mode[i] == CAPITALS:
        word, after = word.capitalize(), after.capitalize()
    given = marks_of(word)
    if not given & GIVEN or len(word) < 3:
        return False
    return bool(not given & COMMON or marks_of(after) & SURNAME) and after not in lexicon().phrases
