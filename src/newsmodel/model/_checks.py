"""Validators and converters of the fields; thousands run for an article, so they are plain functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from newsmodel.spans import Span

__all__ = ["in_confidence_range", "one_of", "some", "spans_of", "texts_of"]


def in_confidence_range(instance: object, attribute: attrs.Attribute[Any], value: float | None) -> None:
    if value is not None and not 0 <= value <= 1:
        raise ValueError(f"confidence must be between 0 and 1, or None for not scored, not {value!r}")


def one_of(options: Iterable[str | None]) -> Callable[[object, attrs.Attribute[Any], Any], None]:
    """Return a validator that refuses everything but some words; None must be among them to be allowed."""
    ordered = tuple(options)
    known = frozenset(ordered)

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        try:
            if value in known:
                return
        except TypeError:  # a list, say
            pass
        words = ", ".join(map(repr, ordered))
        raise ValueError(f"{attribute.name} must be one of {words}, not {value!r:.80}")

    return check


def some(instance: object, attribute: attrs.Attribute[Any], value: tuple[object, ...]) -> None:
    if not value:
        raise ValueError(f"{attribute.name} must not be empty")


def spans_of(value: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(value)


def texts_of(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)
