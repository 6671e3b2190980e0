"""Checking what an extractor handed over before it enters a layer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from newsmodel._links import references_in
from newsmodel._order import Bound
from newsmodel._shapes import shape_of
from newsmodel.errors import ExtractorError
from newsmodel.model import Annotation, KindInfo
from newsmodel.spans import Span

__all__ = ["is_comparable", "place_of", "sound_output", "typed_output"]

_TOLD = 20


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
    info: KindInfo, items: Sequence[Annotation], length: int, ids: set[str]
) -> tuple[list[tuple[Annotation, bool]], list[str]]:
    """Return the annotations that can be kept, and what is wrong with the others; at most 20 are told.

    Args:
        info: The kind.
        items: An extractor's output.
        length: Length of the text in characters.
        ids: Ids of all finished layers.

    Returns:
        Annotations, each with whether it refers to others of the same output; and messages.
    """
    local = {item.id for item in items if item.id}

    def fault_in(some: Sequence[Annotation]) -> str | None:
        return _misplaced(some, info, length) or _dangling(some, info, local, ids)

    sound, told = items, list[str]()
    if fault_in(items) is not None:
        faults = [fault_in([item]) for item in items]
        sound = [item for item, fault in zip(items, faults, strict=True) if fault is None]
        told = [
            f"{type(item).__name__} at {place_of(item)} was dropped: {fault}"
            for item, fault in zip(items, faults, strict=True)
            if fault is not None
        ]
    if len(told) > _TOLD:
        told[_TOLD:] = [f"{len(told) - _TOLD} more annotations were dropped for such reasons"]
    return _with_links(sound, info, local), told


def place_of(item: Annotation) -> str:
    """Return the offsets of an annotation, for a message."""
    return f"[{item.span.start}, {item.span.end})" if hasattr(item.span, "start") else repr(item.span)


def _with_links(
    items: Sequence[Annotation], info: KindInfo, local: set[str]
) -> list[tuple[Annotation, bool]]:
    """Return annotations, each with whether it refers to others of its output."""
    if not local or local.isdisjoint(references_in(items, info)):
        return [(item, False) for item in items]
    return [(item, not local.isdisjoint(references_in([item], info))) for item in items]


def _misplaced(items: Sequence[Annotation], info: KindInfo, length: int) -> str | None:
    """Say which span lies outside a text of so many characters, or is none; None if all are well."""
    spans = [item.span for item in items]
    for span in spans:
        if not isinstance(span, Span):
            return f"its span is {span!r}, not a Span"
    shape = shape_of(info.cls)
    for field in shape.inspected if shape is not None else ():
        spans += _spans_in(map(attrgetter(field), items))
    for span in spans:
        if span.end > length:
            return f"the span [{span.start}, {span.end}) ends outside the text of {length} characters"
    return None


def _spans_in(values: Iterable[object]) -> list[Span]:
    """Return the spans among values of a field: spans, records that have some, and tuples of these."""
    parts: list[object] = []
    for value in values:
        if isinstance(value, tuple):
            parts += value
        elif value is not None:
            parts.append(value)
    found = [part for part in parts if isinstance(part, Span)]
    if len(found) < len(parts):
        for cls in {*map(type, parts)} - {Span}:
            shape = shape_of(cls)
            records = [part for part in parts if type(part) is cls] if shape is not None else []
            for name in shape.spans if shape is not None else ():
                found += [held for held in map(attrgetter(name), records) if isinstance(held, Span)]
    return found


def _dangling(items: Sequence[Annotation], info: KindInfo, local: set[str], ids: set[str]) -> str | None:
    """Say which reference leads nowhere, or None."""
    try:
        names = references_in(items, info)
    except TypeError as error:
        return f"a field that holds ids or records holds something else ({error})"
    for name in names:
        if not isinstance(name, str):
            return f"it refers to {name!r:.80} itself; refer to its id"
        if name not in ids and name not in local:
            return f"it refers to {name!r}, which is no id of a finished layer or of its own output"
    return None


def is_comparable(item: Annotation, info: KindInfo) -> bool:
    """Whether an annotation can be compared with others; one with a list in a field can't."""
    try:
        hash(info.key(item))
    except Exception:  # the key may be a third party's
        return False
    return True
