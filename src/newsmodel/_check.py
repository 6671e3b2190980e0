"""Checking what an extractor handed over before it enters a layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from newsmodel._links import references_of
from newsmodel._order import Bound
from newsmodel.errors import ExtractorError
from newsmodel.model import Annotation, KindInfo
from newsmodel.spans import Span

__all__ = ["fault_of", "is_comparable", "place_of", "sound_output", "typed_output"]

_TOLD = 20

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


def sound_output(
    items: Sequence[Annotation], length: int, ids: set[str]
) -> tuple[list[Annotation], list[str]]:
    """Return the annotations that can be kept, and what is wrong with the others; at most 20 are told.

    Args:
        items: An extractor's output.
        length: Length of the text in characters.
        ids: Ids of all finished layers.
    """
    local = {item.id for item in items if item.id}
    sound, told = list[Annotation](), list[str]()
    for item in items:
        fault = fault_of(item, length, local, ids)
        if fault is None:
            sound.append(item)
        else:
            told.append(f"{type(item).__name__} at {place_of(item)} was dropped: {fault}")
    if len(told) > _TOLD:
        told[_TOLD:] = [f"{len(told) - _TOLD} more annotations were dropped for such reasons"]
    return sound, told


def place_of(item: Annotation) -> str:
    """Return the offsets of an annotation, for a message."""
    return f"[{item.span.start}, {item.span.end})" if hasattr(item.span, "start") else repr(item.span)


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
    try:
        names = references_of(item)
    except (TypeError, attrs.exceptions.NotAnAttrsClassError) as error:
        return f"a field that holds ids or records holds something else ({error})"
    for name in names:
        if not isinstance(name, str):
            return f"it refers to {name!r:.80} itself; refer to its id"
        if name not in local and name not in ids:
            return f"it refers to {name!r}, which is no id of a finished layer or of its own output"
    return None


def is_comparable(item: Annotation, info: KindInfo) -> bool:
    """Whether an annotation can be compared with others; one with a list in a field can't."""
    try:
        hash(info.key(item))
    except Exception:  # the key may be a third party's
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
            elif not isinstance(part, str) and attrs.has(type(part)):
                yield from _record_spans(part)


def _record_spans(record: Any) -> Iterator[Span]:
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, Span):
            yield value
