"""Facts of real news that must not change, or change in step, when the text or its day does."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import pytest

from newsmodel import Annotation, Article, Parser, Span, extractor, kind

FILES = ("quotes/train", "temporal/train", "locations/dev", "actors/gum-other-train", "quotes/dev")
DAY = date(2024, 5, 8)
ADDED = "\n\nThe museum opens its doors to visitors every summer, and a ticket costs two dollars.\n"


def _documents(corpora: Path, count: int) -> Iterator[str]:
    """Yield documents of each file in turn, spread over it."""
    for name in FILES:
        with (corpora / f"{name}.jsonl").open(encoding="utf-8") as lines:
            rows = [json.loads(line)["text"] for line in lines]
        step = max(1, len(rows) // (count // len(FILES)))
        yield from islice((text[:6_000] for text in rows[::step]), count // len(FILES))


@pytest.fixture(scope="module")
def stories(corpora: Path) -> list[str]:
    return list(_documents(corpora, int(os.environ.get("NEWSMODEL_METAMORPHIC", "40"))))


@cache
def parser() -> Parser:
    return Parser(without=["newsmodel-spacy"])


@cache
def parsed(text: str, day: date = DAY) -> Article:
    return parser().parse(text, published=day)


def differing(stories: list[str], relation: Callable[[str], tuple[Any, Any]]) -> list[str]:
    """Return what differs, document by document, as it is told."""
    found = []
    for number, text in enumerate(stories):
        before, after = relation(text)
        if before != after:
            gone = [item for item in before if item not in after]
            new = [item for item in after if item not in before]
            found.append(f"document {number}: gone {gone[:2]}, new {new[:2]}")
    return found


def told(found: list[str], stories: list[str], share: float = 0.0) -> None:
    print(f"{len(found)} of {len(stories)} documents differ")
    assert len(found) <= share * len(stories), "\n".join(found[:20])


def test_a_paragraph_more_leaves_what_was_said_before(stories):
    """Direct contents and time expressions of a text are there when a paragraph follows it."""

    def relation(text: str) -> tuple[Any, Any]:
        text = text.rstrip()
        one, two = parsed(text), parsed(text + ADDED)
        rows = []
        for article in (one, two):
            direct = [
                ("direct", content.start, content.end)
                for a in article.attributions
                if a.mode == "direct"
                for content in a.contents
            ]
            times = [("time", t.span.start, t.span.end, t.value) for t in article.times]
            rows.append([row for row in direct + times if row[2] <= len(text)])
        return rows[0], rows[1]

    told(differing(stories, relation), stories)


def test_line_ends_shift_offsets_only(stories):
    """With CRLF for LF each fact stands where its words are now, and nothing else changes."""

    def relation(text: str) -> tuple[Any, Any]:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        ends = [0]
        for character in text:
            ends.append(ends[-1] + (2 if character == "\n" else 1))

        def row(item: Annotation, spans: Callable[[Span], tuple[int, int]]) -> Any:
            return type(item).__name__, item.id, spans(item.span)

        one, two = parsed(text), parsed(text.replace("\n", "\r\n"))
        return (
            [row(item, lambda span: (ends[span.start], ends[span.end])) for item in one.annotations],
            [row(item, lambda span: (span.start, span.end)) for item in two.annotations],
        )

    told(differing(stories, relation), stories)


def curled(text: str) -> str:
    """Return a text with curly quotation marks for straight ones."""
    text = text.replace("``", "“").replace("''", "”")
    text = re.sub(r'(?<=[\s(\[—–-])"(?=\S)|\A"', "“", text)
    return text.replace('"', "”")


def test_curly_marks_leave_statements(stories):
    """A text with straight marks and the same with curly ones have the same statements."""

    def relation(text: str) -> tuple[Any, Any]:
        curly = curled(text)
        balanced = all(part.count("“") == part.count("”") for part in curly.split("\n"))
        if not balanced or len(curly) != len(text) or "“" not in curly:
            return (), ()  # what opens and what closes can't be told, so there is nothing to compare
        straight = curly.replace("“", '"').replace("”", '"')
        return tuple(
            [(s.mode, s.contents, s.source) for s in parsed(version).statements]
            for version in (straight, curly)
        )

    told(differing(stories, relation), stories, share=0.1)


RELATIVE = re.compile(
    r"(?:last |next |this |on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|today|tomorrow|yesterday|(?:last|next|this) week|\w+ (?:days?|weeks?) (?:ago|earlier|later)",
    re.IGNORECASE,
)


def later(value: str) -> str:
    """Return a value of a day or week a week later."""
    if match := re.match(r"(\d{4})-W(\d\d)", value):
        day = date.fromisocalendar(int(match[1]), int(match[2]), 1) + timedelta(7)
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}{value[8:]}"
    day = date.fromisoformat(value[:10]) + timedelta(7)
    return day.isoformat() + value[10:]


def test_a_week_later_days_are_a_week_later(stories):
    """Weekdays, days and weeks that are told from the day of publication move with it."""

    def relation(text: str) -> tuple[Any, Any]:
        rows = []
        for day in (DAY, DAY + timedelta(7)):
            article = parsed(text, day)
            if article.dateline is not None and article.dateline.value is not None:
                return (), ()  # the text has its own day
            rows.append(
                {
                    t.span: t.value
                    for t in article.times
                    if t.type in ("DATE", "TIME")
                    and t.value
                    and re.match(r"\d{4}-(?:W\d\d|\d\d-\d\d)", t.value)
                    and RELATIVE.fullmatch(article.text_of(t))
                    and t.anchor is None
                }
            )
        near = {span for span, value in rows[0].items() if _near(value, DAY)}
        return [(span, later(rows[0][span])) for span in near], [(span, rows[1].get(span)) for span in near]

    told(differing(stories, relation), stories)


def _near(value: str, day: date) -> bool:
    if "W" in value[:6]:
        return abs(date.fromisocalendar(int(value[:4]), int(value[6:8]), 1) - day) < timedelta(40)
    return abs(date.fromisoformat(value[:10]) - day) < timedelta(40)


@kind("test-metamorphic:Vowel")
@attrs.frozen(kw_only=True)
class Vowel(Annotation):
    """A letter that nobody else cares for."""


@extractor(makes=Vowel)
def vowels(draft):
    for match in re.finditer("[aeiou]", draft.text):
        yield Vowel(span=Span(*match.span()))


def test_a_plugin_more_leaves_other_kinds(stories):
    """Ids, fields and all of the other kinds are those that they are without it."""
    more = Parser([vowels], without=["newsmodel-spacy"])

    def relation(text: str) -> tuple[Any, Any]:
        one, two = parsed(text), more.parse(text, published=DAY)
        return list(one.annotations), [item for item in two.annotations if not isinstance(item, Vowel)]

    told(differing(stories, relation), stories)


@pytest.mark.slow
def test_many_more(corpora):
    """All relations over more documents: three times as many, or NEWSMODEL_METAMORPHIC_SLOW."""
    many = list(_documents(corpora, int(os.environ.get("NEWSMODEL_METAMORPHIC_SLOW", "120"))))
    for relation in (
        test_a_paragraph_more_leaves_what_was_said_before,
        test_line_ends_shift_offsets_only,
        test_curly_marks_leave_statements,
        test_a_week_later_days_are_a_week_later,
        test_a_plugin_more_leaves_other_kinds,
    ):
        relation(many)
