"""brat standoff: a text and its annotations beside it, as annotators edit them.

Each annotation is a `T` line (`s1 e1;s2 e2` where it is split) and, in a note, its other fields as
JSON; who edits the spans in brat and reads the files again gets the facts with the new spans.
Speakers are relations, events and participants are brat events, mode, polarity and modality attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, pairwise
from pathlib import Path
from typing import Any

from newsmodel.errors import FormatError, NewsmodelError
from newsmodel.formats._base import Format, Source, write_text
from newsmodel.model import Annotation, Article, Attribution, Event, Statement, UnknownAnnotation
from newsmodel.model._json import annotation_mapping, from_mapping, parse_json, print_json
from newsmodel.spans import Span

__all__ = ["FORMAT", "from_brat", "to_brat"]

_LINE = re.compile(r"T(\d{1,9})\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t.*)?")
_NOTE = re.compile(r"#\S*\t(\S+) T(\d{1,9})\t(.*)")
_BREAK = re.compile(r"[\r\n]")
_NOTE_TYPE = "Newsmodel"
_LABELS = {
    "per": "PERSON",
    "person": "PERSON",
    "org": "ORGANIZATION",
    "organization": "ORGANIZATION",
    "organisation": "ORGANIZATION",
    "loc": "PLACE",
    "gpe": "PLACE",
    "location": "PLACE",
    "place": "PLACE",
    "norp": "GROUP",
    "group": "GROUP",
}


def to_brat(article: Article) -> tuple[str, str]:
    """Return an article as the contents of a `.txt` and an `.ann` file.

    Args:
        article: The article.

    Returns:
        The text, and the annotations.

    Example:
        >>> from newsmodel.model import NamedEntity
        >>> print(to_brat(Article(text="In Paris", annotations=[
        ...     NamedEntity(span=Span(3, 8), label="PLACE")]))[1].splitlines()[0])
        T1	NamedEntity 3 8	Paris

    .. versionadded:: 0.1
    """
    lines: list[str] = []
    text = article.text
    number_of: dict[str, int] = {}
    items = [item for item in article.annotations if not isinstance(item, UnknownAnnotation)]
    for number, item in enumerate(items, 1):
        number_of.setdefault(item.id, number)
        parts = [part for span in _spans_of(item) for part in _lines_of(span, text)]
        where = ";".join(f"{part.start} {part.end}" for part in parts)
        words = _BREAK.sub(" ", " ".join(part.of(text) for part in parts))
        data = annotation_mapping(item)
        tag = data["$kind"].replace(":", ".")
        lines.append(f"T{number}\t{tag} {where}\t{words}")
        lines.append(f"#{number}\t{_NOTE_TYPE} T{number}\t{print_json(data)}")
    relation, attribute, event = count(1), count(1), count(1)
    for number, item in enumerate(items, 1):
        if isinstance(item, Statement):
            lines.append(f"A{next(attribute)}\tMode T{number} {item.mode}")
            if item.speaker in number_of:
                lines.append(f"R{next(relation)}\tSpeaker Arg1:T{number} Arg2:T{number_of[item.speaker]}")
        elif isinstance(item, Event):
            name = f"E{next(event)}"
            roles = [
                f" {p.role.title()}:T{number_of[p.actor]}" for p in item.participants if p.actor in number_of
            ]
            lines.append(f"{name}\tEvent:T{number}{''.join(roles)}")
            lines.append(f"A{next(attribute)}\tModality {name} {item.modality}")
            if item.polarity == "negative":
                lines.append(f"A{next(attribute)}\tNegation {name}")
    return text, "".join(line + "\n" for line in lines)


def _spans_of(item: Annotation) -> tuple[Span, ...]:
    return item.contents if isinstance(item, (Statement, Attribution)) else (item.span,)


def _lines_of(span: Span, text: str) -> list[Span]:
    """Cut a span at line ends, as brat wants it."""
    found = [
        Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\r\n]+", span.of(text))
    ]
    return found or [span]


def from_brat(text: str, ann: str, *, name: str = "brat", id: str = "") -> Article:  # noqa: A002
    """Return the article that a text and its standoff annotations hold.

    Types that are no kind of newsmodel become names: `PER`, `ORG`, `LOC` and the like by their
    label, others as `OTHER` with the type as subtype.

    Args:
        text: The contents of the `.txt` file.
        ann: The contents of the `.ann` file.
        name: What errors call the `.ann` file.
        id: Id of the article.

    Returns:
        The article, its annotations made by those of the file.

    Raises:
        FormatError: A line is malformed, or a span lies outside the text; the message names the line.

    Example:
        >>> article = from_brat("In Paris", "T1\\tLOC 3 8\\tParis\\n")
        >>> [(article.text_of(name), name.label) for name in article.names]
        [('Paris', 'PLACE')]

    .. versionadded:: 0.1
    """
    notes: dict[int, tuple[int, str]] = {}
    spans: dict[int, tuple[int, str, list[Span]]] = {}
    for line, row in enumerate(re.split(r"\r?\n", ann), 1):
        if row.startswith("T"):
            match = _LINE.fullmatch(row)
            if match is None:
                raise FormatError(
                    "expected 'T1<tab>Type start end<tab>text'", source=name, line=line, field="T"
                )
            spans[int(match[1])] = (line, match[2], _parsed_spans(match[3], text, name, line))
        elif row.startswith("#") and (match := _NOTE.fullmatch(row)) and match[1] == _NOTE_TYPE:
            notes[int(match[2])] = (line, match[3])
        elif row and row[0] not in "REAMN*#":
            raise FormatError(f"unknown annotation {row[:20]!r}", source=name, line=line)
    facts: list[Annotation] = []
    for number, (line, label, parts) in spans.items():
        where, note = notes.get(number, (line, ""))
        data: dict[str, Any] = parse_json(note, name, where) if note else _guessed(label)
        if not isinstance(data, dict) or not isinstance(data.get("$kind"), str):
            raise FormatError("the note is no annotation", source=name, line=where, field="#")
        whole = _joined(parts, text)
        data["span"] = _plain(Span.hull(whole))
        if data["$kind"] in ("Statement", "Attribution"):
            data["contents"] = [_plain(part) for part in whole]
        one = {"text": text, "layers": {data["$kind"]: [data]}}
        facts.extend(from_mapping(one, name, line=where).annotations)
    return Article(text=text, id=id, annotations=facts)


def _plain(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _guessed(label: str) -> dict[str, Any]:
    known = _LABELS.get(label.lower())
    if known:
        return {"$kind": "NamedEntity", "label": known}
    return {"$kind": "NamedEntity", "label": "OTHER", "subtype": label}


def _parsed_spans(where: str, text: str, name: str, line: int) -> list[Span]:
    found = []
    for part in where.split(";"):
        start, end = (int(number) for number in part.split())
        try:
            span = Span(start, end)
            span.of(text)
        except NewsmodelError as error:
            raise FormatError(str(error), source=name, line=line, field="T") from None
        found.append(span)
    return sorted(found)


def _joined(parts: list[Span], text: str) -> list[Span]:
    """Undo the cuts at line ends; what else lies between two parts keeps them apart."""
    done = [parts[0]]
    for before, part in pairwise(parts):
        gap = text[before.end : part.start]
        if gap and not gap.strip("\r\n"):
            done[-1] = Span(done[-1].start, part.end)
        else:
            done.append(part)
    return done


def _read(source: Source) -> Iterator[Article]:
    if source.path is None:
        raise FormatError("brat needs two files, .txt and .ann; give the path", source=source.name)
    story, ann = source.path.with_suffix(".txt"), source.path.with_suffix(".ann")
    if not story.is_file():
        raise FormatError(f"its text {story.name} is missing", source=source.name)
    text = Source(str(story), story).text()
    yield from_brat(text, Source(str(ann), ann).text() if ann.is_file() else "", name=str(ann))


def _write(articles: Iterable[Article], path: Path) -> None:
    many = list(articles)
    if len(many) > 1:
        path.mkdir(parents=True, exist_ok=True)
    for number, article in enumerate(many):
        target = path if len(many) == 1 else path / f"{number:06d}.ann"
        text, ann = to_brat(article)
        write_text(target.with_suffix(".txt"), [text])
        write_text(target.with_suffix(".ann"), [ann])


FORMAT = Format("brat", (".ann",), read=_read, write=_write)
