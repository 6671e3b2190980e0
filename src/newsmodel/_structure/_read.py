"""One pass over a text that puts its parts together."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from attrs import frozen

from newsmodel._structure._front import Front, read_front
from newsmodel._structure._headline import find_given
from newsmodel._structure._paragraphs import find_paragraphs, trim
from newsmodel._structure._roles import Furniture, find_contact_end, is_subheading
from newsmodel._structure._sentences import find_sentences
from newsmodel.model import Dateline, Paragraph, ParagraphRole
from newsmodel.spans import Span

__all__ = ["Structure", "read_structure"]


@frozen
class Structure:
    """The layout of a story.

    Args:
        headline: Where the headline stands, or None.
        dateline: The dateline or the date line, or None.
        byline: Where the byline stands, or None.
        paragraphs: All paragraphs with their roles, in order.
        sentences: All sentences, in order; none crosses a paragraph or the end of a dateline.
        published: The day of publication that the text states, or None.
    """

    headline: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Span, ...] = ()
    published: date | None = None


def read_structure(text: str, published: date | None = None, headline: str | None = None) -> Structure:
    """Read the layout of a story.

    Args:
        text: The story, verbatim.
        published: The caller's day of publication; the one that the text states is returned all the same.
        headline: The caller's headline; found in the text where it stands there.

    Returns:
        The structure. An empty or blank text has no paragraph.

    Example:
        >>> story = "Talks stall\\n\\nGENEVA, Jan. 10, 2022 (Reuters) - The talks stalled. All left."
        >>> found = read_structure(story)
        >>> found.headline.of(story), found.dateline.place.of(story), str(found.published)
        ('Talks stall', 'GENEVA', '2022-01-10')
        >>> [span.of(story) for span in found.sentences[2:]]
        ['The talks stalled.', 'All left.']
    """
    lines = list(find_paragraphs(text))
    if not lines:
        return Structure()
    furniture = Furniture(text)
    front = read_front(text, lines, find_given(text, headline) if headline else None, furniture)
    paragraphs = tuple(_paragraphs(text, front, furniture))
    return Structure(
        headline=Span(*front.headline) if front.headline else None,
        dateline=front.dateline,
        byline=Span(*front.byline) if front.byline else None,
        paragraphs=paragraphs,
        sentences=tuple(_sentences(text, paragraphs, front.dateline)),
        published=front.published,
    )


def _paragraphs(text: str, front: Front, furniture: Furniture) -> Iterator[Paragraph]:
    last = len(front.lines) - 1
    heads = [is_subheading(text, start, end) for start, end in front.lines]
    contact_end = 0
    for index, (start, end) in enumerate(front.lines):
        role = front.roles.get(start) or (
            "boilerplate" if index < contact_end else furniture.role(start, end)
        )
        if role == "boilerplate" and index >= contact_end:
            contact_end = find_contact_end(text, front.lines, index)
        if role == "body" and 0 < index < last and heads[index] and not heads[index + 1]:
            role = "subheading"
        yield Paragraph(Span(start, end), cast("ParagraphRole", role))


def _sentences(text: str, paragraphs: tuple[Paragraph, ...], dateline: Dateline | None) -> Iterator[Span]:
    for paragraph in paragraphs:
        start, end = paragraph.span.start, paragraph.span.end
        if dateline is not None and start == dateline.span.start and dateline.span.end < end:
            yield dateline.span
            start, end = trim(text, dateline.span.end, end)
        for sentence in find_sentences(text, start, end):
            yield Span(*sentence)
