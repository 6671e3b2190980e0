"""Datelines: the opening words that say where and when a story was filed, and for which agency.

The forms follow the AP Stylebook ("dateline") and the wire copy of Reuters, AFP, Xinhua and others:
"GENEVA, Jan 10 (Reuters) -", "PARIS (AFP) —", "WASHINGTON --", "MEXICO CITY, Feb. 3, 2013 (AP) -".
"""

import re
from functools import cache

from newsmodel import countries
from newsmodel._structure._bylines import agencies
from newsmodel._structure._dates import FoundDate, match_date
from newsmodel._structure._lists import read_list
from newsmodel.model import Dateline
from newsmodel.spans import Span

__all__ = ["read_date_line", "read_dateline"]

_LONGEST = 160
_DASH = re.compile(r"[ \t\u00a0]*(?:(?:--+|[–—_―-])(?=[\s\"“]|$)|[–—―](?=\w)|:(?=\s))[ \t\u00a0]*")
_AGENCY = re.compile(r"[ \t\u00a0]*(?:\((?P<a>[^()\n]{2,60})\)|/(?P<b>[A-Z][\w -]{2,30})/)")
_SIGN = re.compile(r"[–—_―:(/0-9-]")  # without one there is no dash, no agency in brackets and no date
_BARE_AGENCIES = ("CNN", "CNN Business", "AP", "AFP", "Reuters")
_WORD = re.compile(r"[^\W\d_][\w.'’`-]*")
_PLACE_SMALL = frozenset({"de", "of", "the", "del", "la", "al", "da", "do", "on", "upon", "and", "el", "an"})
_REGION = re.compile(r"[ \t\u00a0]*([^\W\d_][\w.'’ \u00a0-]{1,30})")
_WEEKDAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b"
)
_CLOCK = re.compile(
    r"(?:[ \t\u00a0]*+(?:[,|–—-]|at)?[ \t\u00a0]*+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \t\u00a0]*[ap]\.?m\.?)?"
    r"(?:[ \t\u00a0]*\(?[A-Z]{2,4}\)?)?)?[.]?",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|issued|released|created|dated?|updated|last\s+updated|modified"
    r"|for\s+immediate\s+release)(?:\s+(?:on|at))?|on)\s*[:–—-]?\s+",
    re.IGNORECASE,
)


def read_date_line(text: str, start: int, end: int) -> FoundDate | None:
    """Read a paragraph that is a date and nothing else, such as "Thursday January 13 2022".

    Returns:
        The date, without a label before it ("Published:") or a time of day after it; None for other text.
    """
    if end - start > _LONGEST:
        return None
    label = _DATE_LABEL.match(text, start, end)
    found = match_date(text, label.end() if label else start, end)
    if found is None or (found.value is None and not found.has_weekday and not label):
        return None
    rest = _CLOCK.match(text, found.end, end)
    return found if rest is not None and rest.end() == end else None


def read_dateline(text: str, start: int, end: int, *, colon: bool = False) -> Dateline | None:
    """Read the dateline that a paragraph opens with.

    Args:
        text: The text.
        start: First character of the paragraph.
        end: Character after its last one.
        colon: Whether any town in capitals may stand before a colon, as in "KARACHI:"; else only seats of
            government may, since speakers stand there too.

    Returns:
        The dateline with its dash, or None.
    """
    end = min(end, start + _LONGEST)
    opening = text[start:end]
    if _SIGN.search(opening) is None and not any(map(opening.__contains__, _BARE_AGENCIES)):
        return None
    place_end, is_loud = _place(text, start, end)
    read = _after_place(text, start, place_end, end)
    if read is None:
        return None
    here, date = read
    if date is not None and date.start == start:
        place_end = start
    agency, date, here = _brackets(text, start, here, end, date)
    if agency is None:
        agency, place_end = _bare_agency(text, start, place_end, here)
    dash = _DASH.match(text, here, end)
    if dash is None and agency is None and not (is_loud and date and date.value):
        return None
    mark = dash.group().strip() if dash else ""
    stop = here + len(dash.group().rstrip()) if dash else here
    place = text[start:place_end].rstrip(" ,\u00a0")
    is_dated = bool(agency or date)
    is_town = colon and mark == ":" and is_loud and _is_town(place)
    if stop <= start or not (is_town or _is_plausible(place, is_loud, is_dated, mark)):
        return None
    if not is_dated and not _opens_sentence(text, dash.end() if dash else here):
        return None
    return Dateline(
        Span(start, stop),
        place=Span(start, start + len(place)) if place else None,
        date=Span(date.start, date.end) if date else None,
        agency=agency,
        value=date.value if date else None,
    )


def _after_place(text: str, start: int, here: int, end: int) -> tuple[int, FoundDate | None] | None:
    """Read region and date after a place; a date alone may stand for all of them ("Jan 10 (Reuters) -")."""
    date = match_date(text, start, end)
    if date is not None:
        return date.end, date
    if here == start:
        return here, None
    while here < end and text[here] == ",":
        after = _skip(text, here + 1, end)
        if text[after : after + 1] == "(":
            return after, date
        found = match_date(text, after, end) or _weekday(text, after, end)
        if found is not None:
            date, here = found, found.end
            continue
        region = _REGION.match(text, here + 1, end)
        if region is None or not _is_region(region.group(1)):
            return None
        here = region.end()
    if date is None:
        date = match_date(text, _skip(text, here, end), end)
        here = date.end if date else here
    return here, date


def _bare_agency(text: str, start: int, place_end: int, here: int) -> tuple[Span | None, int]:
    """Read an agency without brackets, as in "Kyiv, Ukraine CNN —", off the end of the place or region."""
    opening = text[start:here].rstrip()
    if not opening.endswith(_BARE_AGENCIES):
        return None, place_end
    for name in _BARE_AGENCIES:
        if opening.endswith(f" {name}"):
            first = start + len(opening) - len(name)
            return Span(first, first + len(name)), min(place_end, first)
    return None, place_end


def _is_town(place: str) -> bool:
    return sum(map(str.isalpha, place)) >= 4 and place not in _not_places() and place.count(" ") < 2


def _opens_sentence(text: str, here: int) -> bool:
    """Tell "NATO — which" from "PARIS — The"."""
    opening = text[here : here + 24].lstrip(" \t\u00a0\"“‘'$£€")
    if len(opening) > 8 and opening.isupper():  # the dash of "CRICKET - SMITH TAKES SIX" parts a headline
        return False
    return opening[:1].isupper() or opening[:1].isdigit() or not opening


def _place(text: str, start: int, end: int) -> tuple[int, bool]:
    """Return where a place at the start of a line ends, and whether it is in capitals throughout."""
    here, words, loud = start, 0, True
    last_end = start
    while here < end and words < 6:
        match = _WORD.match(text, here, end)
        if match is None:
            break
        word = match.group()
        if word[0].isupper():
            loud = loud and (word.upper() == word or (word[:2] in ("Mc", "Mac") and word[2:].isupper()))
            last_end = match.end()
        elif word.lower() not in _PLACE_SMALL or words == 0:
            break
        words += 1
        here = match.end()
        if text[here : here + 1] in ("/", " ", "\u00a0"):
            here += 1
    return last_end, loud and last_end > start


def _skip(text: str, here: int, end: int) -> int:
    while here < end and text[here] in " \t\u00a0":
        here += 1
    return here


def _weekday(text: str, here: int, end: int) -> FoundDate | None:
    match = _WEEKDAY.match(text, here, end)
    return FoundDate(match.start(), match.end(), None, True) if match else None


def _is_region(words: str) -> bool:
    parts = words.split()
    return len(parts) <= 4 and all(part[0].isupper() or part in _PLACE_SMALL for part in parts)


def _brackets(
    text: str, start: int, here: int, end: int, date: FoundDate | None
) -> tuple[Span | None, FoundDate | None, int]:
    """Read what stands in brackets: the agency, or the date."""
    agency: Span | None = None
    for _ in range(2):
        match = _AGENCY.match(text, here, end)
        if match is None:
            break
        inner = Span(*(match.span("a") if match.group("a") else match.span("b")))
        words = inner.of(text)
        found = match_date(text, inner.start, inner.end)
        if found is not None and found.end == inner.end:
            date = date or found
        elif words in agencies() or (here > start and words[0].isupper()):
            agency = agency or inner
        else:
            break
        here = match.end()
    return agency, date, here


def _is_plausible(place: str, is_loud: bool, is_dated: bool, mark: str) -> bool:
    if not place:
        return is_dated
    if place in _not_places() or len(place.split()) > 5:
        return False
    if is_dated:
        return (mark != ":" or is_loud) and (bool(mark) or is_loud) and place.split()[0] not in ("The", "A")
    if mark == ":":
        return is_loud and (countries.country_of_seat(place) or countries.country_of(place)) is not None
    if place in agencies():
        return mark in ("-", "–", "—", "--")
    return is_loud and sum(map(str.isalpha, place)) >= 4


@cache
def _not_places() -> frozenset[str]:
    return frozenset(read_list("not_places"))
