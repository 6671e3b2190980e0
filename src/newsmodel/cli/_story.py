"""The story itself, with what was found marked in the text."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from newsmodel import Article, Paragraph, Span
from newsmodel.cli._console import clean

__all__ = ["legend", "number_statements", "story_of"]

_ROLE_STYLES = {
    "headline": "title", "subheading": "title", "dateline": "dim", "byline": "dim", "caption": "dim",
    "boilerplate": "dim",
}  # fmt: skip
_LEGEND = (
    ("statement", "statement"),
    ("speaker", "speaker"),
    ("date", "date"),
    ("place", "place"),
    ("event", "event"),
)
Mark = tuple[Span, str]


def number_statements(article: Article) -> dict[str, int]:
    """Return a number from 1 for each statement's id, in the order of the text."""
    return {statement.id: number for number, statement in enumerate(article.statements, 1)}


def legend() -> Text:
    """Return the line that says what the colours mean."""
    return Text("  ").join(Text(word, style) for word, style in _LEGEND)


def story_of(article: Article, numbers: Mapping[str, int]) -> Iterator[tuple[Paragraph, Text]]:
    """Yield each paragraph with its words, marked; a statement ends in its number."""
    marks = sorted(_marks(article), key=lambda mark: (mark[0].start, -mark[0].end))
    ends = sorted(
        (statement.contents[-1].end, f"[{numbers[statement.id]}]") for statement in article.statements
    )
    at_mark = at_end = 0
    for paragraph in article.paragraphs:
        inside: list[Mark] = []
        while at_mark < len(marks) and marks[at_mark][0].start < paragraph.span.end:
            inside.append(marks[at_mark])
            at_mark += 1
        notes: list[tuple[int, str]] = []
        while at_end < len(ends) and ends[at_end][0] <= paragraph.span.end:
            notes.append(ends[at_end])
            at_end += 1
        yield paragraph, _paragraph(article.text, paragraph, inside, notes)


def _paragraph(text: str, paragraph: Paragraph, marks: list[Mark], notes: list[tuple[int, str]]) -> Text:
    start, end = paragraph.span.start, paragraph.span.end
    words = Text(clean(text[start:end]), style=_ROLE_STYLES.get(paragraph.role, ""))
    for span, style in marks:
        words.stylize(style, max(span.start, start) - start, min(span.end, end) - start)
    if not notes:
        return words
    pieces = words.divide([offset - start for offset, _ in notes])
    result = Text(style=words.style)
    for piece, (_, note) in zip(pieces, notes, strict=False):
        result.append_text(piece).append(note, "number")
    return result.append_text(pieces[-1])


def _marks(article: Article) -> Iterator[Mark]:
    for statement in article.statements:
        for content in statement.contents:
            yield content, "statement"
        for style, spans in (("speaker", statement.source), ("cue", statement.cue)):
            for span in spans or ():
                yield span, style
    for place in article.place_mentions:
        yield place.span, "place"
    for expression in article.times:
        yield expression.span, "date"
    for event in article.events:
        if event.category is not None:
            yield event.span, "event"
