"""Headlines: text in capitals or in title case, where only lists and the rest of the text tell names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsmodel_names.evidence import LABELS, ORGANIZATION, PERSON, PLACE
from newsmodel_names.lexicon import Listed, plain_quotes
from newsmodel_names.page import CAPITALS, NORMAL, Page

__all__ = ["headline_names"]

_LONGEST = 6
_SURE = frozenset({"part-of-full-name", "listed-country"})
_GAME = frozenset({"AT", "BEAT", "V", "VS", "WIN", "WINS", "LOSE", "LEAD", "DEFEAT"})


def _listed(page: Page, i: int, j: int, capitals: bool) -> Listed | None:
    lists = page.lists
    text = plain_quotes(page.words[i] if j == i + 1 else page.slice(i, j))
    if not capitals:
        known = lists.phrases.get(text)
        if known is None:
            return None
        if j == i + 1 and known.source not in ("country", "group", "place"):
            if text.lower() in lists.common or known.source == "company":
                return None
            if known.source == "city" and (known.size < 6 or text in lists.given or text in lists.surnames):
                return None
        return known
    known = lists.capitals.get(text)
    if known is None:
        return None
    if j == i + 1:
        lower = text.lower()
        if lower in lists.common and known.source not in ("country", "group"):
            return None
        if known.source == "city" and known.size < 6 and (text.capitalize() in lists.given | lists.surnames):
            return None
    return known


def headline_names(page: Page, memory: Mapping[str, tuple[int, str]]) -> Iterator[tuple[int, int, int, str]]:
    """Find names in the headlines of a page.

    Args:
        page: The text.
        memory: What the rest of the text says of a name (in upper case): its label and the rule.

    Yields:
        First token, end, label and rule.
    """
    words, lists, mode = page.words, page.lists, page.mode
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        if mode[i] == NORMAL or not word[0].isupper():
            i += 1
            continue
        capitals = mode[i] == CAPITALS
        done = 0
        for j in range(min(i + _LONGEST, n), i, -1):
            if mode[j - 1] != mode[i] or page.line[j - 1] != page.line[i]:
                continue
            text = word if j == i + 1 else page.slice(i, j)
            if len(text) > 60:
                continue
            known = memory.get(text.upper())
            single = j == i + 1
            if (
                known is not None
                and single
                and (len(word) < 3 or (word.lower() in lists.common and known[1] not in _SURE))
            ):
                known = None
            if known is not None:
                yield i, j, known[0], known[1]
                done = j
                break
            listed = _listed(page, i, j, capitals)
            if listed is not None:
                label = LABELS.index(listed.label)
                rule = f"listed-{listed.source}"
                club = page.sport and listed.source in ("place", "city", "team") and j < n
                if club and (words[j] in _GAME or words[j].isdigit() or words[i - 1] == "BEAT"):
                    label, rule = ORGANIZATION, "club"
                elif listed.source == "team" and not page.sport:
                    label = PLACE if label == PLACE else ORGANIZATION
                yield i, j, label, rule
                done = j
                break
        if not done and i + 1 < n and mode[i + 1] == mode[i] and page.line[i + 1] == page.line[i]:
            name, after = (word.capitalize(), words[i + 1]) if capitals else (word, words[i + 1])
            if (
                name in lists.given
                and len(word) > 2
                and after[0].isupper()
                and after.isalpha()
                and len(after) > 2
                and after.lower() not in lists.common
                and (name.lower() not in lists.common or after.capitalize() in lists.surnames)
            ):
                yield i, i + 2, PERSON, "given-name"
                done = i + 2
        i = done or i + 1
