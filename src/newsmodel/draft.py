"""What an extractor reads: a story with the layers that were made so far."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar, cast

import attrs

from newsmodel._index import SpanIndex, Spanned
from newsmodel.errors import LimitError, UndeclaredKindError
from newsmodel.model import Annotation, Article, Dateline, Issue, Paragraph, Severity, tag_of
from newsmodel.spans import Span
from newsmodel.tokens import Tokens

__all__ = ["Draft", "Story"]

A = TypeVar("A", bound=Annotation)
S = TypeVar("S")

_EMPTY: SpanIndex[Annotation] = SpanIndex(())


class Story:
    """An article without annotations, and the layers that grow over it; drafts are views of it.

    Args:
        article: Text, structure and metadata.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.layers: dict[str, SpanIndex[Annotation]] = {}

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens, made at the first look."""
        return Tokens(self.article.text, self.article.sentences)

    @cached_property
    def sentences(self) -> SpanIndex[_Place]:
        """An index of the sentences."""
        return SpanIndex([_Place(span) for span in self.article.sentences])

    @cached_property
    def paragraphs(self) -> SpanIndex[Paragraph]:
        """An index of the paragraphs."""
        return SpanIndex(self.article.paragraphs)


@attrs.frozen
class _Place:
    span: Span


class Draft:
    """A read-only view of a story, for one extractor.

    `draft[Kind]` is a finished layer, sorted by place; reading a kind that the extractor declared
    neither in `needs` nor in `wants` raises. Extractors are given drafts by the parser;
    `newsmodel.testing.draft_of` makes them for tests.

    Example:
        >>> from newsmodel.testing import draft_of
        >>> draft = draft_of("Oslo waits. Bergen does not.", published="2026-03-05")
        >>> draft.text_of(draft.sentences[1]), draft.tokens.words[:3]
        ('Bergen does not.', ['Oslo', 'waits', '.'])

    .. versionadded:: 0.1
    """

    __slots__ = ("_allowed", "_deadline", "_issues", "_layers", "_name", "_settings", "_story")

    def __init__(
        self,
        story: Story,
        allowed: frozenset[str] | None,
        *,
        name: tuple[str, str] = ("", ""),
        settings: object = None,
        issues: list[Issue] | None = None,
        deadline: float | None = None,
    ) -> None:
        self._story = story
        self._allowed = allowed
        self._name = name
        self._settings = settings
        self._issues = issues if issues is not None else []
        self._deadline = deadline
        self._layers: dict[object, SpanIndex[Annotation]] = {}

    def __repr__(self) -> str:
        return f"<Draft {self.id} of {len(self.text)} characters>"

    @property
    def id(self) -> str:
        """The article's id."""
        return self._story.article.id

    @property
    def text(self) -> str:
        """The text, verbatim; all offsets count in it."""
        self._check_time()
        return self._story.article.text

    @property
    def published(self) -> date | None:
        """The day of publication, or None."""
        return self._story.article.published

    @property
    def published_at(self) -> datetime | None:
        """The moment of publication with its time zone, or None."""
        return self._story.article.published_at

    @property
    def headline(self) -> Span | None:
        """Where the headline stands, or None."""
        return self._story.article.headline

    @property
    def dateline(self) -> Dateline | None:
        """The dateline, or None."""
        return self._story.article.dateline

    @property
    def byline(self) -> Span | None:
        """Where the byline stands, or None."""
        return self._story.article.byline

    @property
    def source(self) -> str | None:
        """Who published it, or None."""
        return self._story.article.source

    @property
    def url(self) -> str | None:
        """Where it was published, or None."""
        return self._story.article.url

    @property
    def language(self) -> str | None:
        """Language code, or None."""
        return self._story.article.language

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs and their roles."""
        return self._story.article.paragraphs

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences."""
        return self._story.article.sentences

    @property
    def tokens(self) -> Tokens:
        """The words and marks of the text, made once for all extractors."""
        self._check_time()
        return self._story.tokens

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds the character at an offset, or None.

        Args:
            offset: A place in the text, in characters.

        Example:
            >>> from newsmodel.testing import draft_of
            >>> draft_of("Oslo waits. Bergen does not.").sentence_at(14)
            Span(start=12, end=28)
        """
        found = self._story.sentences.overlapping(Span(offset, offset + 1))
        return found[0].span if found else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Return the paragraph that holds the character at an offset, or None.

        Args:
            offset: A place in the text, in characters.

        Example:
            >>> from newsmodel.testing import draft_of
            >>> draft_of("Oslo waits. Bergen does not.").paragraph_at(14).role
            'body'
        """
        found = self._story.paragraphs.overlapping(Span(offset, offset + 1))
        return found[0] if found else None

    def __getitem__(self, cls: type[A] | str) -> tuple[A, ...]:
        return cast("tuple[A, ...]", self._layer(cls).items)

    def within(self, cls: type[A] | str, span: Span) -> tuple[A, ...]:
        """Return the annotations of a kind that lie wholly inside a span.

        Args:
            cls: The kind, or its tag; declared in `needs` or `wants`.
            span: Where to look.

        Example:
            >>> from newsmodel import NamedEntity, Span
            >>> from newsmodel.testing import draft_of
            >>> draft = draft_of("Oslo and Bergen.", NamedEntity(span=Span(9, 15), label="PLACE"))
            >>> [draft.text_of(name) for name in draft.within(NamedEntity, Span(0, 16))]
            ['Bergen']
        """
        return cast("tuple[A, ...]", self._layer(cls).within(span))

    def overlapping(self, cls: type[A] | str, span: Span) -> tuple[A, ...]:
        """Return the annotations of a kind that share a character with a span.

        Args:
            cls: The kind, or its tag; declared in `needs` or `wants`.
            span: Where to look.

        Example:
            >>> from newsmodel import NamedEntity, Span
            >>> from newsmodel.testing import draft_of
            >>> draft = draft_of("Oslo and Bergen.", NamedEntity(span=Span(9, 15), label="PLACE"))
            >>> [draft.text_of(name) for name in draft.overlapping(NamedEntity, Span(5, 10))]
            ['Bergen']
        """
        return cast("tuple[A, ...]", self._layer(cls).overlapping(span))

    def preceding(self, cls: type[A] | str, offset: int) -> A | None:
        """Return the annotation of a kind that ends last at or before an offset, or None.

        Args:
            cls: The kind, or its tag; declared in `needs` or `wants`.
            offset: A place in the text, in characters.

        Example:
            >>> from newsmodel import NamedEntity, Span
            >>> from newsmodel.testing import draft_of
            >>> draft = draft_of("Oslo and Bergen.", NamedEntity(span=Span(9, 15), label="PLACE"))
            >>> draft.text_of(draft.preceding(NamedEntity, 15)), draft.preceding(NamedEntity, 14)
            ('Bergen', None)
        """
        return cast("A | None", self._layer(cls).preceding(offset))

    def text_of(self, where: Span | Spanned) -> str:
        """Return the words of a span, or of what has one.

        Args:
            where: A span, an annotation, a paragraph, a dateline.

        Example:
            >>> from newsmodel import Span
            >>> from newsmodel.testing import draft_of
            >>> draft_of("Oslo waits.").text_of(Span(0, 4))
            'Oslo'
        """
        span = where if isinstance(where, Span) else where.span
        return self._story.article.text[span.start : span.end]

    def settings(self, cls: type[S]) -> S:
        """Return the extractor's settings.

        Args:
            cls: The attrs class that the extractor declared; its defaults hold where nothing was set.

        Returns:
            The instance that the parser was given, or one with defaults.

        Example:
            >>> import attrs
            >>> from newsmodel.testing import draft_of
            >>> @attrs.frozen
            ... class Settings:
            ...     threshold: float = 0.5
            >>> draft_of("Oslo waits.", settings=Settings(0.9)).settings(Settings).threshold
            0.9
        """
        return self._settings if isinstance(self._settings, cls) else cls()

    def report(self, message: str, span: Span | None = None, severity: Severity = "warning") -> None:
        """Add an issue to the article.

        Args:
            message: What is wrong, and the way out.
            span: The characters concerned, or None.
            severity: `info`, `warning` or `error`.

        Example:
            >>> from newsmodel import NamedEntity, Parser, extractor
            >>> @extractor(makes=NamedEntity)
            ... def worried(draft):
            ...     draft.report("no list of names was found")
            ...     return []
            >>> article = Parser([worried], discover=False).parse("Oslo waits.", published="2026-03-05")
            >>> article.issues[0].message
            'no list of names was found'
        """
        plugin, extractor = self._name
        if span is not None:
            span.of(self._story.article.text)
        self._issues.append(Issue(severity, plugin, extractor, message, span))

    def _check_time(self) -> None:
        if self._deadline is not None and time.monotonic() > self._deadline:
            raise LimitError(f"{':'.join(self._name)} took longer than Limits.seconds_per_extractor allows")

    def _layer(self, cls: type[A] | str) -> SpanIndex[Annotation]:
        self._check_time()
        found = self._layers.get(cls)
        if found is None:
            found = self._layers[cls] = self._allowed_layer(cls)
        return found

    def _allowed_layer(self, cls: type[A] | str) -> SpanIndex[Annotation]:
        tag = tag_of(cls)
        if self._allowed is not None and tag not in self._allowed:
            raise UndeclaredKindError(
                f"{':'.join(self._name)} reads {tag} without declaring it; "
                f"add it to needs= or wants= of @extractor "
                f"(declared: {', '.join(sorted(self._allowed)) or 'none'})"
            )
        return self._story.layers.get(tag, _EMPTY)


def layers_of(annotations: Mapping[str, list[Annotation]]) -> dict[str, SpanIndex[Annotation]]:
    """Return sorted layers, by tag."""
    return {
        tag: SpanIndex(sorted(items, key=lambda item: (item.span.start, item.span.end)))
        for tag, items in annotations.items()
    }
