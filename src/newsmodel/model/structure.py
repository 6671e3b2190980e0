"""What the layout of a story says: datelines, paragraphs, and what went wrong."""

from __future__ import annotations

import datetime
from typing import Literal, get_args

import attrs

from newsmodel.model._checks import one_of
from newsmodel.spans import Span

__all__ = ["Dateline", "Issue", "Paragraph", "ParagraphRole", "Severity"]

ParagraphRole = Literal[
    "headline", "dateline", "byline", "body", "caption", "list", "subheading", "boilerplate"
]
Severity = Literal["info", "warning", "error"]


@attrs.frozen
class Paragraph:
    """A paragraph and what it is for.

    Args:
        span: Its characters, without the line break that ends it.
        role: `body` for the story itself; the others are told apart by their layout.

    Example:
        >>> Paragraph(Span(0, 14)).role
        'body'

    .. versionadded:: 0.1
    """

    span: Span
    role: ParagraphRole = attrs.field(default="body", validator=one_of(get_args(ParagraphRole)))


@attrs.frozen
class Dateline:
    """The line or opening words that say where and when a story was filed.

    Args:
        span: All of it, as "GENEVA, Jan 10 (Reuters) -".
        place: The town, or None.
        date: The words of the date, or None.
        agency: The agency's name, or None.
        value: The day, where the words give a whole calendar date, else None.

    Example:
        >>> text = "GENEVA, Jan 10 (Reuters) - Talks began."
        >>> line = Dateline(Span(0, 26), place=Span(0, 6), agency=Span(16, 23))
        >>> line.place.of(text), line.agency.of(text)
        ('GENEVA', 'Reuters')

    .. versionadded:: 0.1
    """

    span: Span
    place: Span | None = None
    date: Span | None = None
    agency: Span | None = None
    value: datetime.date | None = None


@attrs.frozen
class Issue:
    """Something that went wrong, or that a reader should know, in data.

    Args:
        severity: `info`, `warning` or `error`.
        plugin: Distribution name of the plugin; `newsmodel-core` for the core.
        extractor: Name of the extractor, or None.
        message: What, where and the way out.
        span: The characters concerned, or None.

    Example:
        >>> Issue("warning", "newsmodel-dates", "dates", "the day of publication is not known").severity
        'warning'

    .. versionadded:: 0.1
    """

    severity: Severity = attrs.field(validator=one_of(get_args(Severity)))
    plugin: str
    extractor: str | None
    message: str
    span: Span | None = None
