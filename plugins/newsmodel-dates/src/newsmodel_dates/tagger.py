"""One pass over a text: match the rules, choose among overlapping matches, read what was chosen."""

from __future__ import annotations

import functools
from datetime import date, datetime

import attrs

from . import clock, days, periods, sets, shifts, spans, units, weekdays, years  # noqa: F401 - each registers its operations
from .language import Language, language
from .operations import OPERATIONS
from .reading import Match, Reading
from .timex import Timex
from .words import split

__all__ = ["find", "normalise"]

_CHUNK = 64
Found = tuple[int, int, int, tuple[tuple[str, int, int], ...]]


@functools.lru_cache(maxsize=20_000)
def _matches(code: str, run: str) -> tuple[Found, ...]:
    """All matches of the rules in a run of class characters, the longest first: most runs recur."""
    found: list[Found] = []
    lang = language(code)
    chars = frozenset(run)
    for number in {number for char in chars for number in lang.needing.get(char, ())}:
        rule = lang.rules[number]
        if any(part.isdisjoint(chars) for part in rule.needs):
            continue
        pattern, names = rule.compiled
        for match in pattern.finditer(run):
            if match.end() == match.start():
                continue
            groups = tuple([(name, *match.span(index)) for name, index in names if match.start(index) >= 0])
            found.append((match.start(), match.end(), number, groups))
    found.sort(key=lambda f: (f[0] - f[1], f[2], f[0]))
    return tuple(found)


def find(text: str, published: date | str | None = None, *, language_code: str = "en") -> list[Timex]:
    """Find the temporal expressions of a text.

    Args:
        text: The text.
        published: The day that "yesterday" and the like count from, or its ISO form.
        language_code: "en" or "de".

    Returns:
        The expressions in their order; no two overlap.
    """
    if isinstance(published, str):
        published = date.fromisoformat(published)
    elif isinstance(published, datetime):
        published = published.date()
    lang = language(language_code)
    words = split(text)
    codes = "".join(map(lang.table.__getitem__, words.words))
    reading = Reading(words, lang, published)
    for run in lang.runs.finditer(codes):
        for start in range(run.start(), run.end(), _CHUNK):
            _read(reading, lang, codes[start : min(start + _CHUNK, run.end())], start)
    return _linked(reading.found, text, lang)


def _read(reading: Reading, lang: Language, run: str, offset: int) -> None:
    taken = 0
    chosen: list[tuple[Match, list[Timex]]] = []
    for start, end, order, groups in _matches(lang.code, run):
        mask = ((1 << (end - start)) - 1) << start
        rule = lang.rules[order]
        if taken & mask or (rule.operation != "holiday" and _titled(reading, offset + start)):
            continue
        if _is_conjunction(reading, offset + start, offset + end):
            if rule.operation != "weekday":
                continue
            start, groups = start + 1, tuple(group for group in groups if group[0] != "rel")
        parts = {name: (offset + i, offset + j) for name, i, j in groups}
        match = Match(reading, rule, offset + start, offset + end, parts)
        if made := OPERATIONS[rule.operation](match):
            taken |= mask
            if rule.operation != "block":
                chosen.append((match, made))
    chosen.sort(key=lambda pair: pair[0].start)
    for place, (match, made) in enumerate(chosen):
        # What stands before it in the run is known only now.
        again = OPERATIONS[match.rule.operation](match) if place else made
        reading.found.extend(again or made)


def _titled(reading: Reading, index: int) -> bool:
    """Whether a word has its capital from a title: "USA Today", "CBS This Morning"."""
    raw, lang = reading.raw(index), reading.language
    if not raw[0].isupper() or raw.isupper() or not lang.listed("titles") or not lang.plain(raw):
        return False
    before, after = reading.raw(index - 1), reading.raw(index + 1)
    if after[:1].isupper() and lang.plain(after):
        return True
    if not before.isalpha() or reading.words.starts[index] - reading.words.end(index - 1) != 1:
        return False
    return before[0].isupper() or (after[:1].isupper() and not lang.value("season", raw))


def _is_conjunction(reading: Reading, start: int, stop: int) -> bool:
    """Whether a match opens with the "that" of a report: "warned that summer ice", "said that Friday's"."""
    listed = reading.language.listed
    if reading.word(start) not in listed("that") or reading.word(start - 1) not in listed("reporting"):
        return False
    after = reading.word(stop)
    # "He said that night that he was tired."
    return (after[:1].isalpha() or after in listed("genitive")) and after not in listed("after_that")


def _linked(found: list[Timex], text: str, lang: Language) -> list[Timex]:
    """Link the two ends of a range: "Monday to Wednesday", "between 1996 and 1998"."""
    between, joins = lang.listed("between"), lang.listed("range_joins")
    ands = lang.listed("range_ands")
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        if (
            first.type not in ("DATE", "TIME")
            or second.type not in ("DATE", "TIME")
            or second.start - first.end > 12
        ):
            continue
        gap = text[first.end : second.start].strip().lower()
        opened = text[max(0, first.start - 12) : first.start].lower().split()[-1:]
        if gap in joins or (gap in ands and opened and opened[0] in between):
            found[i] = attrs.evolve(first, finish=i + 1)
            found[i + 1] = attrs.evolve(second, begin=i)
    return found


def normalise(text: str, published: date | str | None = None, *, language_code: str = "en") -> Timex | None:
    """Read one expression by itself, such as "last Thursday".

    Returns:
        The longest expression in the text, or None.
    """
    found = find(text, published, language_code=language_code)
    return max(found, key=lambda timex: timex.end - timex.start, default=None)
