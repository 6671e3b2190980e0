"""The article: text, structure, and all that was read from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar, cast

import attrs

from newsmodel._index import SpanIndex, Spanned
from newsmodel.errors import TextTypeError, UnknownNameError
from newsmodel.model._base import Annotation, UnknownAnnotation
from newsmodel.model._exchange import Exchange
from newsmodel.model._joins import PlaceGroup, actor_aliases, article_id, day_of, group_places
from newsmodel.model._kinds import kind_of_tag, registered_kinds, tag_of
from newsmodel.model.actors import Actor, ActorMention
from newsmodel.model.events import Event
from newsmodel.model.names import NamedEntity, PlaceMention
from newsmodel.model.speech import Attribution, Statement
from newsmodel.model.structure import Dateline, Issue, Paragraph
from newsmodel.model.times import TimeExpression
from newsmodel.spans import Span

__all__ = ["Article"]

A = TypeVar("A", bound=Annotation)

_place = attrgetter("span.start", "span.end")


def _text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, str):
        raise TextTypeError(f"the text of an article is a str, not {type(value).__name__}; decode it first")


def _in_order(items: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Sort by kind and place, as every reader of a layer expects; ties stay as they are."""
    layers: dict[str, list[Annotation]] = {}
    for cls, group in groupby(items, type):
        if cls is UnknownAnnotation:
            for item in group:
                layers.setdefault(tag_of(item), []).append(item)
        else:
            layers.setdefault(tag_of(cls), []).extend(group)
    return tuple([item for tag in sorted(layers) for item in sorted(layers[tag], key=_place)])


@attrs.frozen(kw_only=True, repr=False)
class Article(Exchange):
    """A news article and the typed facts that were read from it.

    Offsets are code points into `text`, which is the input verbatim.

    Args:
        text: The input, unchanged.
        id: The caller's id, else a hash of text and publication day.
        published: The day of publication, or None where nobody and nothing tells.
        published_at: The moment of publication with its time zone, where the caller gave it.
        headline: Where the headline stands in the text, or None.
        dateline: The dateline, or None.
        byline: Where the byline stands, or None.
        source: Who published it, in the caller's words.
        url: Where it was published.
        language: Language code, as `en`.
        paragraphs: The paragraphs and their roles.
        sentences: The sentences.
        annotations: All facts, sorted by kind and place. `article[Statement]` gives one kind.
        issues: What went wrong.
        fingerprint: Versions and settings of all that made this.

    Example:
        >>> article = Article(text="Paris is calm.", published=date(2022, 1, 13))
        >>> article.statements
        ()

    .. versionadded:: 0.1
    """

    text: str = attrs.field(validator=_text)
    id: str = ""
    published: date | None = None
    published_at: datetime | None = None
    headline: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    paragraphs: tuple[Paragraph, ...] = attrs.field(default=(), converter=tuple[Paragraph, ...])
    sentences: tuple[Span, ...] = attrs.field(default=(), converter=tuple[Span, ...])
    annotations: tuple[Annotation, ...] = attrs.field(default=(), converter=_in_order)
    issues: tuple[Issue, ...] = attrs.field(default=(), converter=tuple[Issue, ...])
    fingerprint: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", article_id(self.text, self.published))

    def __repr__(self) -> str:
        """Return what tells an article from others; all of it would fill hundreds of lines."""
        shown = [repr(self.id), str(self.published or "undated")]
        if self.headline is not None:
            shown.append(repr(self.headline.of(self.text)[:60]))
        shown.append(f"{len(self.text)} characters")
        shown += [f"{len(items)} {tag}" for tag, items in self._layers.items()]
        if self.issues:
            shown.append(f"{len(self.issues)} issues")
        return f"<Article {', '.join(shown)}>"

    @cached_property
    def _layers(self) -> dict[str, tuple[Annotation, ...]]:
        layers: dict[str, list[Annotation]] = {}
        for item in self.annotations:
            layers.setdefault(tag_of(item), []).append(item)
        return {tag: tuple(items) for tag, items in layers.items()}

    @cached_property
    def _by_id(self) -> dict[str, Annotation]:
        return {item.id: item for item in self.annotations if item.id}

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return actor_aliases(self.actors, self._by_id.get, lambda span: span.of(self.text))

    def __getitem__(self, cls: type[A]) -> tuple[A, ...]:
        return cast("tuple[A, ...]", self._layers.get(tag_of(cls), ()))

    def layer(self, tag: str) -> tuple[Annotation, ...]:
        """Return the annotations of a kind by its tag, installed or not.

        Args:
            tag: The tag, as `"newsmodel-amounts:Amount"`.

        Raises:
            UnknownNameError: No kind of newsmodel's own has this name; others' have an owner before a colon.

        Example:
            >>> Article(text="x").layer("newsmodel-amounts:Amount")
            ()
        """
        found = self._layers.get(tag)
        if found is None and ":" not in tag and kind_of_tag(tag) is None:
            known = tuple(sorted({*self._layers, *map(tag_of, registered_kinds())}))
            raise UnknownNameError(f"no kind {tag!r}; there are: {', '.join(known)}", tag, known)
        return found or ()

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags of the kinds that the article has annotations of, sorted."""
        return tuple(sorted(self._layers))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What was said, and by whom."""
        return self[Statement]

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened."""
        return self[Event]

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who acts."""
        return self[Actor]

    @property
    def actor_mentions(self) -> tuple[ActorMention, ...]:
        """Where actors are mentioned."""
        return self[ActorMention]

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """Temporal expressions."""
        return self[TimeExpression]

    @property
    def names(self) -> tuple[NamedEntity, ...]:
        """Names."""
        return self[NamedEntity]

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Attribution relations, before anybody is identified."""
        return self[Attribution]

    @property
    def place_mentions(self) -> tuple[PlaceMention, ...]:
        """Toponyms."""
        return self[PlaceMention]

    @cached_property
    def places(self) -> tuple[PlaceGroup, ...]:
        """The places that were resolved, each once, in the order of first mention."""
        return group_places(self.place_mentions)

    def get(self, id: str | None) -> Annotation | None:  # noqa: A002 - it is what the field is called
        """Return the annotation with an id, or None.

        Args:
            id: An id, or None.

        Example:
            >>> Article(text="x").get("statement-1") is None
            True
        """
        return self._by_id.get(id) if id is not None else None

    def actor(self, who: str | None) -> Actor | None:
        """Return an actor by id, name or any name that the text uses for nobody else, or None.

        A person is also found by the last word of the name, where nobody else is called so.

        Args:
            who: An id, a name (case is ignored), or None.

        Example:
            >>> a = Actor(span=Span(0, 14), id="actor-1", name="Sergei Ryabkov")
            >>> article = Article(text="Sergei Ryabkov", annotations=(a,))
            >>> str(article.actor("sergei ryabkov")), str(article.actor("Ryabkov"))
            ('Sergei Ryabkov', 'Sergei Ryabkov')
        """
        if who is None:
            return None
        found = self._by_id.get(who) or self._by_id.get(self._aliases.get(who.casefold(), ""))
        return found if isinstance(found, Actor) else None

    def said_by(self, who: Actor | str) -> tuple[Statement, ...]:
        """Return the statements of an actor, in the order of the text.

        Args:
            who: The actor, its id or a name of it. An actor of another article is known by its name.

        Example:
            >>> Article(text="x").said_by("Nobody")
            ()
        """
        # Ids mean nothing outside their article; names do.
        name = who.name if isinstance(who, Actor) and self._by_id.get(who.id) != who else who
        actor = name if isinstance(name, Actor) else self.actor(name)
        if actor is None:
            return ()
        return tuple(s for s in self.statements if s.speaker == actor.id)

    def events_between(self, first: date | str, last: date | str) -> tuple[Event, ...]:
        """Return the events whose time lies wholly between two days, both included.

        Args:
            first: First day; a str is read as `"2026-03-05"`.
            last: Last day.

        Returns:
            Events whose time expression covers no other day. Events without a time are left out.

        Raises:
            ValueError: A str is no day.

        Example:
            >>> Article(text="x").events_between("2026-03-05", date(2026, 3, 6))
            ()
        """
        begin, end = day_of(first), day_of(last)

        def inside(event: Event) -> bool:
            time = self.get(event.time)
            if not isinstance(time, TimeExpression) or time.earliest is None or time.latest is None:
                return False
            return begin <= time.earliest and time.latest <= end

        return tuple(event for event in self.events if inside(event))

    def text_of(self, where: Span | Spanned | Iterable[Span] | None) -> str:
        """Return the words of a span, of what has one, or of several spans (joined by " … ").

        The words of a statement or attribution are those of its contents. None gives "".

        Args:
            where: A span, an annotation, a paragraph, a dateline, several spans, or None.

        Raises:
            SpanError: A span lies outside the text.

        Example:
            >>> Article(text="Paris is calm.").text_of(Span(0, 5))
            'Paris'
        """
        if where is None:
            return ""
        if isinstance(where, Span):
            return where.of(self.text)
        if isinstance(where, (Statement, Attribution)):
            where = where.contents
        if isinstance(where, Iterable):
            return " … ".join(span.of(self.text) for span in where)
        return where.span.of(self.text)

    def overlapping(self, cls: type[A], span: Span) -> tuple[A, ...]:
        """Return the annotations of a kind that share a character with a span.

        Args:
            cls: The kind.
            span: Where to look.

        Example:
            >>> Article(text="x").overlapping(Statement, Span(0, 1))
            ()
        """
        return SpanIndex(self[cls]).overlapping(span)
