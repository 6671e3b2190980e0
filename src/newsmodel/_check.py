"""Checking what an extractor handed over before it enters a layer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsmodel._links import references_of
from newsmodel._order import Bound
from newsmodel._shapes import shape_of
from newsmodel.errors import ExtractorError
from newsmodel.model import Annotation, KindInfo
from newsmodel.spans import Span

__all__ = ["is_comparable", "place_of", "sound_output", "typed_output"]

_TOLD = 20
_NONE: tuple[object, ...] = ()  # there is one empty tuple, and comparing with it would ask the spans


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
    shape = shape_of(info.cls)
    inspected = shape.inspected if shape is not None else ()
    sound, told = list[tuple[Annotation, bool]](), list[str]()
    for item in items:
        span = item.span
        if not isinstance(span, Span):
            fault: str | None = f"its span is {span!r}, not a Span"
        elif span.end > length:
            fault = _outside(span, length)
        else:
            fault = _misplaced(item, inspected, length) if inspected else None
        if fault is None:
            try:
                names = references_of(item, info)
                fault = _dangling(names, local, ids) if names else None
            except TypeError as error:
                fault = f"a field that holds ids or records holds something else ({error})"
        if fault is None:
            sound.append((item, bool(names) and not local.isdisjoint(names)))
        else:
            told.append(f"{type(item).__name__} at {place_of(item)} was dropped: {fault}")
    if len(told) > _TOLD:
        told[_TOLD:] = [f"{len(told) - _TOLD} more annotations were dropped for such reasons"]
    return sound, told


def place_of(item: Annotation) -> str:
    """Return the offsets of an annotation, for a message."""
    return f"[{item.span.start}, {item.span.end})" if hasattr(item.span, "start") else repr(item.span)


def _misplaced(item: Annotation, inspected: tuple[str, ...], length: int) -> str | None:
    """Say which span in a field lies outside a text of so many characters, or None."""
    for field in inspected:
        value = getattr(item, field)
        if value is None or value is _NONE:
            continue
        for part in value if isinstance(value, tuple) else (value,):
            span = part if isinstance(part, Span) else _last_span(part)
            if span is not None and span.end > length:
                return _outside(span, length)
    return None


def _dangling(names: Iterable[str], local: set[str], ids: set[str]) -> str | None:
    """Say which reference leads nowhere, or None."""
    for name in names:
        if not isinstance(name, str):
            return f"it refers to {name!r:.80} itself; refer to its id"
        if name not in local and name not in ids:
            return f"it refers to {name!r}, which is no id of a finished layer or of its own output"
    return None


def _outside(span: Span, length: int) -> str:
    return f"the span [{span.start}, {span.end}) ends outside the text of {length} characters"


def _last_span(record: object) -> Span | None:
    """Return the span of a record that ends last; None where it has none, or is no record."""
    shape = shape_of(type(record))
    last = None
    for name in shape.spans if shape is not None else ():
        value = getattr(record, name)
        if isinstance(value, Span) and (last is None or value.end > last.end):
            last = value
    return last


def is_comparable(item: Annotation, info: KindInfo) -> bool:
    """Whether an annotation can be compared with others; one with a list in a field can't."""
    try:
        hash(info.key(item))
    except Exception:  # the key may be a third party's
        return False
    return True
