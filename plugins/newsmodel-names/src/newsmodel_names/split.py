"""Stretches of capitalised words, cut into the names that stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from newsmodel_names.lexicon import Listed, plain_quotes
from newsmodel_names.page import NORMAL, Page

__all__ = ["Piece", "known_phrase", "pieces"]

PARTICLES = frozenset(
    "de la du des le van von der den ter ten bin ibn al el da di do dos das del della y zu af ben e".split()
)
_CLITICS = frozenset({"'s", "’s", "'", "’"})
_LONGEST_PHRASE = 6
_LONGEST_EXTENT = 40
_OF_HEADS = frozenset(
    "Republic Gulf Bay Isle City Strait Straits Cape Sea Kingdom Islands State States Province Lake Valley Port Mount "
    "Duke Duchess Earl Prince Princess Count House Daughters Sons Knights Friends Doctors Voice Joint Chiefs Chief "
    "Army Church Speaker Board Falls Tower Statue Palace Treaty Battle Declaration Bill Gospel Lord Order Ministry "
    "Faculty Centers Hall Museum Heart Newell People Court Queen Bank School College Institute Club Village Town "
    "Bureau Journal Wall Line".split()
)
_FOR_HEADS = frozenset(
    "Organization Organisation Center Centre Centers Campaign Institute Committee Council Association Movement "
    "Alliance Coalition Party Fund Foundation Americans Citizens Doctors Students Women Alternative Agency Office "
    "Commission Veterans School Court Tribunal Bureau Society Union Network Initiative Bank Conference Parents Moms "
    "Physicians Lawyers Campaign Group Project Partnership Authority Commissioner Secretary Department".split()
)
_ON_HEADS = frozenset(
    "Council Committee Commission Conference Institute Center Centre Subcommittee Office".split()
)
_OWNERS = frozenset(
    "People Workers Women Children Men Farmers Teachers Students Citizens Veterans St St. Saint Bishop Queen King "
    "Journalists Writers Kid Kids Girls Boys Lloyd Christie Sotheby Moody Macy Wendy Levi Sainsbury Lord "
    "Prince".split()
)
_NAME_AND_TITLE = frozenset({"Dean", "Earl", "Don", "Duke", "Major"})

Piece = tuple[int, int, bool]  # first token, end, a title stands before it


def known_phrase(page: Page, i: int, j: int) -> Listed | None:
    """Look up tokens i to j in the lists."""
    text = page.words[i] if j == i + 1 else page.slice(i, j)
    if len(text) > 60:
        return None
    text = plain_quotes(text)
    found = page.lists.phrases.get(text)
    if found is None and len(text) > 3 and text.isupper():
        found = page.lists.capitals.get(text)
    return found


def longest_phrase(page: Page, i: int, limit: int) -> int:
    """Return the end of the longest listed name of at least two tokens that starts at i, or i."""
    for j in range(min(i + _LONGEST_PHRASE, limit), i + 1, -1):
        if (page.upper[j - 1] or not page.words[j - 1].isalpha()) and known_phrase(page, i, j):
            return j
    return i


def _is_common(page: Page, word: str) -> bool:
    return word.lower().replace("-", "") in page.lists.common


def _joins(page: Page, start: int, k: int, end: int) -> bool:
    """Tell whether the name goes on over the connector at k; end is the token behind the connector."""
    words = page.words
    left, link, right = words[k - 1], words[k], words[end]
    lists = page.lists
    if link == "of":
        headed = left in lists.org_heads and left not in lists.org_suffixes
        return (headed or left in _OF_HEADS or left in lists.other_heads) and right not in lists.datewords
    if link == "for":
        return left in _FOR_HEADS
    if link == "on":
        return left in _ON_HEADS
    if link == "in":
        return left in ("Cooperation", "Co-operation")
    if link in _CLITICS:
        return left in _OWNERS or (link in ("'", "’") and left.endswith("s") and left[:-1] in _OWNERS)
    if link == "&":
        return True
    if link == "and":
        if not _is_common(page, left) or not _is_common(page, right):
            return False
        if known_phrase(page, k - 1, k) and k - 1 == start:
            return False
        if any(words[m] in ("of", "for", "on") for m in range(start, k)):
            return True
        after = end
        while after < end + 6 and after + 1 < len(words) and page.upper[after + 1] and page.line[after + 1] == page.line[k]:
            after += 1
        return k - start <= 2 and after > end and words[after] in lists.org_heads
    return link in PARTICLES


def _breaks(page: Page, j: int) -> bool:
    """Tell whether a capitalised word behind a name opens something new: "In", or "Image" before a colon."""
    word = page.words[j]
    if word in page.lists.openers:
        return word.lower() in page.lists.common and longest_phrase(page, j, len(page.words)) == j
    return page.word(j + 1) == ":" and word.lower() in page.lists.common


def _extents(page: Page) -> Iterator[tuple[int, int]]:
    """Yield stretches of names with their inner connectors, in text of normal case."""
    words, upper, line, mode = page.words, page.upper, page.line, page.mode
    n, i = len(words), 0
    while i < n:
        if not upper[i] or mode[i] != NORMAL:
            i += 1
            continue
        j = i + 1
        while True:
            known = longest_phrase(page, i, n)
            if known > j and line[known - 1] == line[i]:
                j = known
            if j >= n or line[j] != line[i] or mode[j] != NORMAL or j > i + _LONGEST_EXTENT:
                break
            if upper[j]:
                if page.sentence[j] != page.sentence[j - 1] or _breaks(page, j):
                    break
                known = longest_phrase(page, j, n)
                j = known if known > j and line[known - 1] == line[i] else j + 1
                continue
            k = j + 1
            if words[j] == "of" and page.word(k) == "the":
                k += 1
            while k < n and words[k] in PARTICLES and words[j] in PARTICLES and k < j + 3:
                k += 1
            if k < n and upper[k] and line[k] == line[i] and k < j + 4 and _joins(page, i, j, k):
                j = k + 1
                continue
            break
        yield i, j
        i = j


def _title_end(page: Page, i: int, end: int) -> int:
    """Return the end of the title that starts at i, or i."""
    titles = page.lists.titles
    for j in range(min(i + 4, end), i, -1):
        if (page.words[i] if j == i + 1 else page.slice(i, j)) in titles and page.upper[i]:
            return j
    if page.first[i] and end > i + 2 and page.words[i].lower() in titles and page.words[i + 1] in page.lists.given:
        return i + 1
    return i


def _cut(page: Page, start: int, end: int, titled: bool) -> Iterator[Piece]:
    """Cut one stretch at titles, dates, and where a listed name and a person's name meet."""
    words, lists = page.words, page.lists
    while start < end and words[start] in lists.datewords and longest_phrase(page, start, end) == start:
        if words[start] == "I" or (
            words[start] in lists.given and start + 1 < end and (page.first[start] or not page.word(start - 1).islower())
        ):
            break
        start, titled = start + 1, False
    if start >= end:
        return
    i = start
    while i < end:
        known = longest_phrase(page, i, end)
        if known > i:
            i = known
            continue
        if i > start and words[i] in lists.datewords:
            yield from _cut(page, start, i, titled)
            yield from _cut(page, i + 1, end, False)
            return
        stop = _title_end(page, i, end)
        if stop > i:
            rest = end - stop
            headed = (
                rest
                and words[end - 1] in lists.org_heads | lists.place_heads
                and known_phrase(page, i, end) is None
            )
            if rest and words[stop] in ("of", "for"):
                if i == start and words[i] not in ("Duke", "Duchess", "Earl", "Prince", "Princess", "Count"):
                    yield from _cut(page, stop + (2 if words[stop + 1] == "the" else 1), end, False)
                    return
            elif (
                rest
                and not (headed and rest <= 2)
                and not (words[i] in _NAME_AND_TITLE and rest == 1 and stop == i + 1)
            ):
                if i > start:
                    yield from _cut(page, start, i, titled)
                yield from _cut(page, stop, end, True)
                return
            elif not rest and words[i - 1] in lists.given and i > start and stop == i + 1 and "." not in words[i]:
                pass
            elif not rest:
                if i > start:
                    yield from _cut(page, start, i, titled)
                return
            i = stop
            continue
        i += 1
    yield from _meetings(page, start, end, titled)


def _meetings(page: Page, start: int, end: int, titled: bool) -> Iterator[Piece]:
    """Cut where a listed name is followed by a person's or another listed name."""
    lists, words = page.lists, page.words
    if end - start > 1 and not titled:
        first = known_phrase(page, start, start + 1)
        stop = start + 1
        longer = longest_phrase(page, start, end)
        if longer > start:
            first, stop = known_phrase(page, start, longer), longer
        if first is not None and stop < end and page.upper[stop]:
            rest = known_phrase(page, stop, end)
            person = words[stop] in lists.given and end - stop > 1 and words[end - 1] not in lists.org_heads
            listed_rest = rest is not None and (
                rest.source in ("group", "country") or (rest.source == "org" and end - stop == 1 and first.label == "GROUP")
            )
            if first.label == "GROUP" and (person or listed_rest):
                yield start, stop, False
                yield stop, end, False
                return
            if (
                first.label == "PLACE"
                and words[start] not in lists.given
                and person
            ) or (first.label == "ORGANIZATION" and stop > start + 1 and person):
                yield start, stop, False
                yield stop, end, False
                return
    yield start, end, titled


def _is_headed(page: Page, start: int, end: int) -> bool:
    lists, last = page.lists, page.words[end - 1]
    return end - start > 1 and (last in lists.org_heads or last in lists.place_heads or last in lists.other_heads)


def pieces(page: Page) -> Iterator[Piece]:
    """Yield the candidate names of a page's normal text, from left to right.

    Yields:
        First token, end, and whether a title stands before it.
    """
    words, lists = page.words, page.lists
    for a, b in _extents(page):
        start = a
        while (
            start < b
            and page.first[start]
            and (words[start] in lists.openers or (words[start] in lists.soft_openers and not _is_headed(page, start, b)))
            and longest_phrase(page, start, b) == start
            and not (b - start > 1 and _title_end(page, start, b) > start + 1)
        ):
            start += 1
            if start < b and not page.upper[start]:
                while start < b and not page.upper[start]:
                    start += 1
                break
            if (
                start < b
                and words[start] in lists.openers
                and words[start].lower() in lists.common
                and start + 1 == b
            ):
                break
        if start < b:
            yield from _cut(page, start, b, start > 0 and words[start - 1] in lists.titles)
