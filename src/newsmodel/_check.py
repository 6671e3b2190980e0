"""Checking what an extractor handed over before it enters a layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from newsmodel._links import references_of
from newsmodel._order import Bound
from newsmodel.errors import ExtractorError
from newsmodel.model import Annotation, KindInfo
from newsmodel.spans import Span

__all__ = ["fault_of", "is_comparable", "typed_output"]

# Fields of the base class that hold no span, or one that is looked at first.
_SKIPPED = frozenset({"span", "id", "confidence", "made_by", "also_by"})


def typed_output(bound: Bound, items: Iterable[Annotation] | None) -> list[Annotation]:
    """Run an extractor's generator to its end and refuse output of another kind.

    Raises:
        ExtractorError: It returned None, or something that is no annotation of its kind.
    """
    if items is None:
        raise ExtractorError(f"{bound.address} returned None; yield annotations, or return an empty list")
    result = list(items)
    for item in result:
        if type(item) is not bound.extractor.makes:
            raise ExtractorError(
                f"{bound.address} makes {bound.tag} and yielded {type(item).__name__}: {item!r:.80}"
            )
    return result


def fault_of(item: Annotation, length: int, local: set[str], ids: set[str]) -> str | None:
    """Say what is wrong with an annotation, or None.

    Args:
        item: The annotation.
        length: Length of the text in characters.
        local: Local ids of the same output.
        ids: Ids of all finished layers.
    """
    if not isinstance(item.span, Span):
        return f"its span is {item.span!r}, not a Span"
    for span in (item.span, *_spans(item)):
        if span.end > length:
            return f"the span [{span.start}, {span.end}) ends outside the text of {length} characters"
    for name in references_of(item):
        if name not in local and name not in ids:
            return f"it refers to {name!r}, which is no id of a finished layer or of its own output"
    return None


def is_comparable(item: Annotation, info: KindInfo) -> bool:
    """Whether an annotation can be compared with others; one with a list in a field can't."""
    try:
        hash(info.key(item))
    except TypeError:
        return False
    return True


_FIELD_NAMES: dict[type, tuple[str, ...]] = {}


def _field_names(cls: Any) -> tuple[str, ...]:
    names = _FIELD_NAMES.get(cls)
    if names is None:
        names = tuple(field.name for field in attrs.fields(cls) if field.name not in _SKIPPED)
        _FIELD_NAMES[cls] = names
    return names


def _spans(item: object) -> Iterator[Span]:
    for name in _field_names(type(item)):
        value = getattr(item, name)
        if value is None or isinstance(value, str):
            continue
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Span):
                yield part
            elif attrs.has(type(part)):
                yield from _record_spans(part)


def _record_spans(record: Any) -> Iterator[Span]:
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, Span):
            yield value
