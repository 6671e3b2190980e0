"""Cuts inside a stretch of capitals: at titles and dates, and where two names meet."""

from __future__ import annotations

from newsmodel_names.lexicon import (
    COMMON,
    DATEWORD,
    GIVEN,
    ORG_HEAD,
    OTHER_HEAD,
    PLACE_HEAD,
    START,
    SURNAME,
    TITLE_START,
    words,
)
from newsmodel_names.page import Page
from newsmodel_names.phrases import known_phrase, longest_phrase

__all__ = ["HEADS", "Piece", "cut", "title_end"]

_PERSONAL_TITLES = words("personal_titles")
_COURTESY = words("courtesy_titles")
_ALONE = frozenset({"Miss", "Councillor"})
_BEFORE_DATES = words("before_dates")
_AFTER_NAMES = words("after_names")
_NAME_AND_TITLE = frozenset({"Dean", "Earl", "Don", "Duke", "Major"})
_OF_TITLES = frozenset({"Duke", "Duchess", "Earl", "Prince", "Princess", "Count"})

HEADS = ORG_HEAD | PLACE_HEAD | OTHER_HEAD
_TELLING = START | DATEWORD | TITLE_START  # of other words no cut depends on what is read before

Piece = tuple[int, int, bool]  # first token, end, a title stands before it


def title_end(page: Page, i: int, end: int) -> int:
    """Return the end of the title that starts at i, or i."""
    word, marks, titles = page.words[i], page.marks, page.lists.titles
    if marks[i]:
        if not marks[i] & TITLE_START:
            return i
        for j in range(min(i + 4, end), i, -1):
            text = word if j == i + 1 else page.slice(i, j)
            if text[:5].lower() == "then-" or text[:3].lower() == "ex-":
                text = text[text.index("-") + 1 :]
            if text in titles or (text[:6] == "Chief " and text[-8:] == " Officer"):
                return j
    if page.first[i] and end > i + 2 and marks[i + 1] & GIVEN and page.lowers[i] in titles:
        return i + 1
    return i


def _can_be_person(page: Page, i: int, title: str) -> bool:
    """Tell whether a title may be one before this word: not in "Metropolitan Plants"."""
    mark = page.mark(i)
    return (
        title[-1] == "."
        or title in _COURTESY
        or bool(mark & (GIVEN | SURNAME))
        or not mark & COMMON
        or bool(page.mark(i + 1) & SURNAME)
    )


def _is_headed_person(page: Page, start: int, end: int, many: bool) -> bool:
    """Tell whether "Judith Lane" behind a title that no street has, or one of many words, is a person."""
    marks, title = page.marks, page.words[start - 1]
    if title in _COURTESY:
        return end - start == 1 or not marks[end - 1] & ORG_HEAD
    if end - start == 1 and (title in _ALONE or many):
        return marks[start] & (SURNAME | ORG_HEAD) == SURNAME
    named = end - start == 2 and marks[start] & GIVEN and marks[start + 1] & SURNAME
    return bool(named) and (many or title in _PERSONAL_TITLES)


def _can_be_given(page: Page, i: int) -> bool:
    """Tell whether a month may be a given name: not in "in May", but in "met May Holt"."""
    before = page.words[i - 1]
    if page.first[i] or not before.islower():
        return True
    return before not in _BEFORE_DATES and page.marks[i + 1] & (SURNAME | DATEWORD) == SURNAME


def cut(page: Page, start: int, end: int, titled: bool) -> list[Piece]:
    """Cut one stretch at titles, dates, and where a listed name and a person's name meet."""
    words, marks = page.words, page.marks
    while start < end and marks[start] & DATEWORD and longest_phrase(page, start, end) == start:
        if marks[start] & GIVEN and start + 1 < end and _can_be_given(page, start):
            break
        start, titled = start + 1, False
    while end - start > 2 and words[end - 1] in _AFTER_NAMES:
        end -= 1
    if start >= end:
        return []
    i = start
    while i < end:
        if marks[i] and not marks[i] & _TELLING:
            i += 1
            continue
        known = longest_phrase(page, i, end)
        if known > i:
            i = known
            continue
        if i > start and marks[i] & DATEWORD:
            return [*cut(page, start, i, titled), *cut(page, i + 1, end, False)]
        stop = title_end(page, i, end)
        if stop > i and (stop == end or _can_be_person(page, stop, words[stop - 1])):
            rest = end - stop
            if not rest:
                if marks[i - 1] & GIVEN and i > start and stop == i + 1 and "." not in words[i]:
                    i = stop
                    continue
                return cut(page, start, i, titled) if i > start else []
            if words[stop] in ("of", "for"):
                if i == start and words[i] not in _OF_TITLES:
                    return cut(page, stop + (2 if words[stop + 1] == "the" else 1), end, False)
            elif not (rest <= 2 and not (titled and i == start) and _is_headed(page, i, stop, end)) and not (
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
    return (
        bool(page.marks[end - 1] & (ORG_HEAD | PLACE_HEAD))
        and known_phrase(page, i, end) is None
        and not _is_headed_person(page, stop, end, stop > i + 1)
    )


def _looks_personal(page: Page, start: int, end: int, after_group: bool) -> bool:
    """Tell whether a stretch looks like a person's name; behind a nationality a last name is enough."""
    last = page.marks[end - 1]
    if last & HEADS:
        return False
    if end - start > 1 and page.marks[start] & GIVEN:
        return True
    return after_group and end - start <= 2 and last & (SURNAME | COMMON) == SURNAME


def _meetings(page: Page, start: int, end: int, titled: bool) -> list[Piece]:
    """Cut where a listed name is followed by a person's or another listed name."""
    whole = [(start, end, titled)]
    if end - start == 1 or titled:
        return whole
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
        or (first.label == "PLACE" and not page.marks[start] & GIVEN and person)
        or (first.label == "ORGANIZATION" and stop > start + 1 and person)
    ):
        return [(start, stop, False), (stop, end, False)]
    return whole
