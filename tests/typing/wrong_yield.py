"""Yields another kind than it makes: a type checker must refuse it."""

from collections.abc import Iterator

from newsmodel import Draft, Event, Span, Statement, extractor


@extractor(makes=Statement)
def speakers(draft: Draft) -> Iterator[Event]:
    yield Event(span=Span(0, 1))
