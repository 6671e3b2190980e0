"""Cuts inside a stretch of capitals: at titles and dates, and where two names meet."""

from __future__ import annotations

from newsmodel_names.lexicon import words
from newsmodel_names.page import Page
from newsmodel_names.phrases import known_phrase, longest_phrase

__all__ = ["Piece", "cut", "title_end"]

_PERSONAL_TITLES = words("personal_titles")
_NAME_AND_TITLE = frozenset({"Dean", "Earl", "Don", "Duke", "Major"})
_OF_TITLES = frozenset({"Duke", "Duchess", "Earl", "Prince", "Princess", "Count"})

Piece = tuple[int, int, bool]  # first token, end, a title stands before it


def title_end(page: Page, i: int, end: int) -> int:
    """Return the end of the title that starts at i, or i."""
    word, lists = page.words[i], page.lists
    if page.upper[i] and (word in lists.title_starts or "-" in word):
        for j in range(min(i + 4, end), i, -1):
            text = word if j == i + 1 else page.slice(i, j)
            if text[:5].lower() == "then-" or text[:3].lower() == "ex-":
                text = text[text.index("-") + 1 :]
            if text in lists.titles:
                return j
    if page.first[i] and end > i + 2 and page.lowers[i] in lists.titles and page.words[i + 1] in lists.given:
        return i + 1
    return i


def _can_be_person(page: Page, i: int, title: str) -> bool:
    """Tell whether a title may be one before this word: not in "Metropolitan Plants"."""
    word, lists = page.words[i], page.lists
    return (
        title[-1] == "."
        or word in lists.given
        or word in lists.surnames
        or word.lower() not in lists.common
        or page.words[i + 1] in lists.surnames
    )


def _is_headed_person(page: Page, start: int, end: int) -> bool:
    """Tell whether "Judith Lane" behind a title that no street has is a person."""
    words, lists = page.words, page.lists
    given = end - start == 2 and words[start] in lists.given and words[start + 1] in lists.surnames
    return given and words[start - 1] in _PERSONAL_TITLES


def cut(page: Page, start: int, end: int, titled: bool) -> list[Piece]:
    """Cut one stretch at titles, dates, and where a listed name and a person's name meet."""
    words, lists = page.words, page.lists
    while start < end and words[start] in lists.datewords and longest_phrase(page, start, end) == start:
        if (
            words[start] in lists.given
            and start + 1 < end
            and (page.first[start] or not words[start - 1].islower())
        ):
            break
        start, titled = start + 1, False
    if start >= end:
        return []
    i = start
    while i < end:
        known = longest_phrase(page, i, end)
        if known > i:
            i = known
            continue
        if i > start and words[i] in lists.datewords:
            return [*cut(page, start, i, titled), *cut(page, i + 1, end, False)]
        stop = title_end(page, i, end)
        if stop > i and (stop == end or _can_be_person(page, stop, words[stop - 1])):
            rest = end - stop
            if not rest:
                if words[i - 1] in lists.given and i > start and stop == i + 1 and "." not in words[i]:
                    i = stop
                    continue
                return cut(page, start, i, titled) if i > start else []
            if words[stop] in ("of", "for"):
                if i == start and words[i] not in _OF_TITLES:
                    return cut(page, stop + (2 if words[stop + 1] == "the" else 1), end, False)
            elif not (rest <= 2 and _is_headed(page, i, stop, end)) and not (
                words[i] in _NAME_AND_TITLE and rest == 1 and stop == i + 1
            ):
                before = cut(page, start, i, titled) if i > start else []
                return [*before, *cut(page, stop, end, True)]
            i = stop
            continue
        i += 1
    return _meetings(page, start, end, titled)


def _is_headed(page: Page, i: int, stop: int, end: int) -> bool:
    """Tell whether the title at i belongs to a name of a body or place: "President Street"."""
    last, lists = page.words[end - 1], page.lists
    return (
        (last in lists.org_heads or last in lists.place_heads)
        and known_phrase(page, i, end) is None
        and not _is_headed_person(page, stop, end)
    )


def _looks_personal(page: Page, start: int, end: int, after_group: bool) -> bool:
    """Tell whether a stretch looks like a person's name; behind a nationality a last name is enough."""
    words, lists = page.words, page.lists
    last = words[end - 1]
    if last in lists.org_heads or last in lists.other_heads or last in lists.place_heads:
        return False
    if end - start > 1 and words[start] in lists.given:
        return True
    return after_group and end - start <= 2 and last in lists.surnames and last.lower() not in lists.common


def _meetings(page: Page, start: int, end: int, titled: bool) -> list[Piece]:
    """Cut where a listed name is followed by a person's or another listed name."""
    whole = [(start, end, titled)]
    if end - start == 1 or titled:
        return whole
    words = page.words
    longer = longest_phrase(page, start, end)
    stop = longer if longer > start else start + 1
    first = known_phrase(page, start, stop)
    if first is None or stop >= end or not page.upper[stop]:
        return whole
    rest = known_phrase(page, stop, end)
    person = rest is None and _looks_personal(page, stop, end, first.label == "GROUP")
    listed_rest = rest is not None and (
        rest.source in ("group", "country")
        or (rest.source == "org" and end - stop == 1 and first.label == "GROUP")
    )
    follower = rest is not None and rest.source == "group"
    if (
        (first.label == "GROUP" and (person or listed_rest))
        or follower
        or (first.label == "PLACE" and words[start] not in page.lists.given and person)
        or (first.label == "ORGANIZATION" and stop > start + 1 and person)
    ):
        return [(start, stop, False), (stop, end, False)]
    return whole
