"""`newsmodel explain`: what was made at a place of a text, by whom, by which rule, and what was dropped."""

import re

import attrs
import click
from rich.console import Console
from rich.text import Text

from newsmodel import Annotation, Article, Span, Trace, tag_of
from newsmodel.cli._choices import make_parser, parser_options
from newsmodel.cli._console import clean, make_console, tidied
from newsmodel.cli._failure import Exit, Failure, reported
from newsmodel.cli._input import read_story
from newsmodel.cli._words import cut

__all__ = ["command"]

_PLACE = re.compile(r"(\d{1,9})(?:[:-](\d{1,9}))?")
_MARGIN = 30
_COMMON = frozenset({"span", "id", "confidence", "made_by", "also_by"})


@click.command("explain")
@click.argument("file", metavar="FILE|-")
@click.option("--at", "place", required=True, metavar="START[:END]", help="Characters, counted from 0.")
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD.")
@click.option("--encoding", default="utf-8", show_default=True, metavar="NAME")
@click.option("--width", type=click.IntRange(min=20), metavar="N", help="Columns; else the terminal's.")
@parser_options
def command(
    file: str,
    place: str,
    published: str | None,
    encoding: str,
    width: int | None,
    **choices: tuple[str, ...],
) -> None:
    """Tell which extractor made what at a place of FILE, by which rule, and what merging dropped there.

    Example: newsmodel explain story.txt --at 120:180
    """
    text = read_story(file, encoding)
    span = _span(place, text)
    parser = make_parser(**choices)  # type: ignore[arg-type]
    with reported():
        trace = parser.trace(text, published=published)
    console = make_console(width)
    with tidied(console):
        _show(trace, span, console)


def _span(place: str, text: str) -> Span:
    match = _PLACE.fullmatch(place)
    if match is None:
        raise Failure(f"--at {place!r} is no place; write START or START:END", Exit.USAGE)
    start = int(match.group(1))
    end = int(match.group(2) or start + 1)
    if not start < end <= len(text):
        raise Failure(f"--at {place} lies outside the text of {len(text)} characters", Exit.USAGE)
    return Span(start, end)


def _show(trace: Trace, span: Span, console: Console) -> None:
    article = trace.article
    console.print(_context(article, span))
    made = [item for item in article.annotations if _touches(item, span)]
    for item in sorted(made, key=lambda each: (each.span.start, -each.span.end)):
        console.print()
        console.print(_described(article, item))
        for line in _details(article, item):
            console.print(Text(f"  {line}", "dim"))
    lost = [dropped for dropped in trace.dropped if dropped.annotation.span.overlaps(span)]
    for dropped in lost:
        console.print()
        console.print(_described(article, dropped.annotation).append("  dropped", "warning"))
        console.print(Text(f"  {dropped.winner} won: {dropped.reason}", "dim"))
    if not made and not lost:
        console.print(Text("no extractor made anything here", "dim"))


def _touches(item: Annotation, span: Span) -> bool:
    if item.span.overlaps(span):
        return True
    parts = (getattr(item, name, None) or () for name in ("cue", "source", "roles"))
    return any(part.overlaps(span) for part_list in parts for part in part_list if isinstance(part, Span))


def _context(article: Article, span: Span) -> Text:
    text = article.text
    line = Text(clean(text[max(0, span.start - _MARGIN) : span.start]), "dim")
    line.append(clean(span.of(text)), "bold reverse" if len(span) < 200 else "bold")
    return line.append(clean(text[span.end : span.end + _MARGIN]), "dim")


def _described(article: Article, item: Annotation) -> Text:
    words = cut(article.text_of(item), 200)
    return Text.assemble((tag_of(type(item)), "green"), " ", (item.id, "dim"), "  ", (f'"{words}"', "italic"))


def _details(article: Article, item: Annotation) -> list[str]:
    lines = [f"characters {item.span.start}:{item.span.end}"]
    makers = [maker for maker in (item.made_by, *item.also_by) if maker is not None]
    for maker in makers:
        rule = f", rule {maker.rule}" if maker.rule else ""
        lines.append(f"made by {maker.plugin}:{maker.extractor} {maker.version}{rule}")
    if item.confidence is not None:
        lines.append(f"confidence {item.confidence:.2f}")
    for field in attrs.fields(type(item)):
        value = getattr(item, field.name)
        if field.name not in _COMMON and value not in (None, (), "") and not isinstance(value, Span):
            lines.append(f"{field.name}: {_shown(article, value)}")
    return lines


def _shown(article: Article, value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_shown(article, part) for part in value)
    if isinstance(value, Span):
        return f'"{cut(article.text_of(value), 80)}"'
    target = article.get(value) if isinstance(value, str) else None
    if target is not None:
        return f'{value} "{cut(article.text_of(target), 80)}"'
    return cut(str(value), 200)
