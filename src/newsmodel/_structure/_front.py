"""The front of a story: the paragraphs before and at the opening of the body, told apart."""

import re
from datetime import date

from attrs import define, field

from newsmodel._structure._bylines import agencies, comes_small, is_byline, is_name, is_post, is_signed_from
from newsmodel._structure._datelines import read_date_line, read_dateline
from newsmodel._structure._dates import FoundDate, find_dates, match_date
from newsmodel._structure._headline import is_headline, is_run_in
from newsmodel._structure._paragraphs import trim
from newsmodel._structure._roles import Furniture, find_contact_end
from newsmodel._structure._sentences import find_sentences
from newsmodel.model import Dateline
from newsmodel.spans import Span

__all__ = ["Front", "Line", "read_front"]

Line = tuple[int, int]
_REACH = 8  # paragraphs that may stand before the body, or hold its dateline
_TAIL = 4
_RUN_IN_REACH = 800
_LEAST_SENTENCES = 2
_OPENING = re.compile(r"[ \t\u00a0]*(?:--+|[–—_:|-])?[ \t\u00a0]*")
_INNER = re.compile(r"[.!?][\"”’]?[ \t\u00a0]+(?=[A-Z]{3})")
_INNER_REACH = 250
_SPEAKER = re.compile(r"[A-Z][A-Z .'-]{1,40}:")
_UPDATE = re.compile(r"(?:last\s+)?(?:updated|modified)", re.IGNORECASE)


@define
class Front:
    """What the front of a story holds; `roles` go by the start of a paragraph."""

    lines: list[Line]
    roles: dict[int, str] = field(factory=dict)
    headline: Line | None = None
    dateline: Dateline | None = None
    byline: Line | None = None
    published: date | None = None
    updated: date | None = None


def read_front(text: str, lines: list[Line], given: Line | None, furniture: Furniture) -> Front:
    """Read headline, date line, byline and dateline.

    Args:
        text: The text.
        lines: The paragraphs; not empty.
        given: Where the caller's headline stands, where it does.
        furniture: What stands around the story.
    """
    front = Front(_split_first(text, lines, given))
    if given is not None and front.lines[0] == given:
        _set_headline(front, given)
    in_body = False
    for index, (start, end) in enumerate(front.lines[:_REACH]):
        if start in front.roles or _reads_furniture(text, front, index, furniture):
            continue
        if front.dateline is None or front.dateline.place is None:
            opens = front.headline is not None and not in_body
            colon = opens and not _has_speakers(text, front.lines)
            found = read_dateline(text, start, end, colon=colon)
            found = found or _dated_opening(text, start, end)
            if found and (not in_body or found.agency or found.date):
                _set_dateline(front, found, end)
                in_body = True
                continue
        if not in_body and front.headline is None and _opens_story(text, front, index):
            _set_headline(front, (start, end))
            continue
        in_body = in_body or end - start > _INNER_REACH or text[end - 1] in '.”"'
    for start, end in front.lines[max(_REACH, len(front.lines) - _TAIL) :]:
        found_date = read_date_line(text, start, end)
        if found_date is not None and front.published is None and found_date.start > start:
            _set_day(text, front, start, found_date)
    front.published = front.published or front.updated
    return front


def _split_first(text: str, lines: list[Line], given: Line | None) -> list[Line]:
    """Part a headline from what follows it in the same line: the body, a dateline, or the date."""
    start, end = lines[0]
    if given is not None and start <= given[0] and given[1] < end:
        rest = trim(text, given[1], end)
        opened = _OPENING.match(text, rest[0] + (text[rest[0]] == "."), end)
        at = opened.end() if opened else rest[0]
        return [given, *([(at, end)] if at < end else []), *lines[1:]]
    opens = read_dateline(text, start, end) is not None
    if len(lines) == 1 and not opens:
        sentences = list(find_sentences(text, start, min(end, start + _RUN_IN_REACH)))
        if len(sentences) > _LEAST_SENTENCES and is_run_in(text, *sentences[0]):
            return [sentences[0], (sentences[1][0], end)]
    for inner in () if opens else _INNER.finditer(text, start, min(end, start + _INNER_REACH)):
        found = read_dateline(text, inner.end(), end)
        if found is not None and (found.agency or found.date):
            return [trim(text, start, inner.end()), (inner.end(), end), *lines[1:]]
    if len(lines) > 1 and end - start <= _INNER_REACH and text[end - 4 : end].isdigit():
        for day in find_dates(text, start, end):
            if day.value and day.has_weekday and day.end == end and day.start > start:
                head = trim(text, start, day.start)
                return [head, (day.start, end), *lines[1:]]
    return lines


def _reads_furniture(text: str, front: Front, index: int, furniture: Furniture) -> bool:
    """Read a paragraph that is a date, a byline, or the site's own."""
    start, end = front.lines[index]
    day = read_date_line(text, start, end)
    if day is not None:
        front.roles[start] = "dateline"
        _set_day(text, front, start, day)
        if front.dateline is None:
            front.dateline = Dateline(Span(start, end), date=Span(day.start, day.end), value=day.value)
        return True
    if is_byline(text, start, end) or _is_signature(text, front, index):
        front.roles[start] = "byline"
        front.byline = front.byline or (start, end)
        return True
    role = furniture.role(start, end)
    if role == "boilerplate":
        for below in range(index + 1, find_contact_end(text, front.lines, index)):
            front.roles[front.lines[below][0]] = role
    return role in ("boilerplate", "caption")


def _is_signature(text: str, front: Front, index: int) -> bool:
    """Tell whether a line right below the headline, the date or a byline says who wrote, without "by"."""
    start, end = front.lines[index]
    above = front.roles.get(front.lines[index - 1][0]) if index else None
    if above is None or index + 1 == len(front.lines) or text[end - 1] in ".:;!?":
        return False
    if is_post(text, start, end, below_name=above == "byline") or is_signed_from(text, start, end):
        return True
    if above == "byline" and text[start:end].partition(",")[0] in agencies():  # "BBC News, Nairobi"
        return True
    below = front.lines[index + 1]
    return is_name(text, start, end) and (
        is_post(text, *below, below_name=True)
        or (is_byline(text, *below) and not comes_small(text, start, end, end))
    )


def _opens_story(text: str, front: Front, index: int) -> bool:
    lines = front.lines
    start, end = lines[index]
    if index + 1 == len(lines) or front.headline is not None:
        return False
    following = lines[index + 1 : index + 3]
    is_dated = any(
        read_date_line(text, *line) is not None
        or is_byline(text, *line)
        or read_dateline(text, *line) is not None
        for line in following
    )
    return is_headline(text, start, end, after=lines[index + 1][0], is_dated=is_dated)


def _has_speakers(text: str, lines: list[Line]) -> bool:
    """Tell whether several paragraphs open with words in capitals and a colon, as in a transcript."""
    return sum(_SPEAKER.match(text, start, end) is not None for start, end in lines[: 2 * _REACH]) > 1


def _dated_opening(text: str, start: int, end: int) -> Dateline | None:
    """Read a whole date that a paragraph opens with, before its first sentence."""
    found = match_date(text, start, min(end, start + 60))
    if found is None or found.value is None or found.end == end:
        return None
    gap = _OPENING.match(text, found.end, end)
    opening = text[gap.end() : gap.end() + 1] if gap else ""
    has_dash = gap is not None and bool(gap.group().strip())
    if not (opening.isupper() or opening in '"“') or not (has_dash or found.has_weekday):
        return None
    stop = found.end + len(gap.group().rstrip()) if gap and has_dash else found.end
    return Dateline(Span(start, stop), date=Span(found.start, found.end), value=found.value)


def _set_headline(front: Front, line: Line) -> None:
    front.headline = line
    front.roles[line[0]] = "headline"


def _set_dateline(front: Front, found: Dateline, end: int) -> None:
    before = front.dateline
    if before is not None and found.value is None and before.value is not None and found.place is None:
        return
    front.dateline = found
    if found.span.end == end:
        front.roles[found.span.start] = "dateline"
    if found.value is not None:
        front.published = front.published or found.value


def _set_day(text: str, front: Front, start: int, day: FoundDate) -> None:
    if _UPDATE.match(text, start):
        front.updated = front.updated or day.value
    else:
        front.published = front.published or day.value
