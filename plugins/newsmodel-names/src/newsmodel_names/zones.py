"""Headlines: text in capitals or in title case, where only lists and the rest of the text tell names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsmodel_names.evidence import LABELS, ORGANIZATION, PERSON
from newsmodel_names.lexicon import Listed, capitals, plain_quotes
from newsmodel_names.page import CAPITALS, NORMAL, Page

__all__ = ["headline_names"]

_LONGEST = 6
_LONGEST_TEXT = 60
_SURE = frozenset({"part-of-full-name", "listed-country"})
_GAME = frozenset({"AT", "BEAT", "V", "VS", "WIN", "WINS", "LOSE", "LEAD", "DEFEAT"})

Memory = Mapping[str, tuple[int, str]]
Found = tuple[int, int, int, str]


def _listed(page: Page, i: int, j: int, shouted: bool) -> Listed | None:
    lists = page.lists
    text = plain_quotes(page.words[i] if j == i + 1 else page.slice(i, j))
    if len(text) > _LONGEST_TEXT:
        return None
    if not shouted:
        known = lists.phrases.get(text)
        if known is None:
            return None
        if j == i + 1 and known.source not in ("country", "group", "place"):
            if text.lower() in lists.common or known.source == "company":
                return None
            if known.source == "city" and (known.size < 6 or text in lists.given or text in lists.surnames):
                return None
        return known
    known = capitals().get(text)
    if known is None:
        return None
    if j == i + 1:
        lower = text.lower()
        if lower in lists.common and known.source not in ("country", "group"):
            return None
        name = text.capitalize()
        if known.source == "city" and known.size < 6 and (name in lists.given or name in lists.surnames):
            return None
    return known


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
    if j == i + 1 and (len(word) < 3 or (word.lower() in page.lists.common and known[1] not in _SURE)):
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
    word, after, lists = page.words[i], page.words[i + 1], page.lists
    if not after or page.mode[i + 1] != page.mode[i] or page.line[i + 1] != page.line[i]:
        return False
    if not after[0].isupper() or not after.isalpha() or len(after) < 3 or after.lower() in lists.common:
        return False
    if page.mode[i] == CAPITALS:
        word, after = word.capitalize(), after.capitalize()
    if word not in lists.given or len(word) < 3:
        return False
    return (word.lower() not in lists.common or after in lists.surnames) and after not in lists.phrases
