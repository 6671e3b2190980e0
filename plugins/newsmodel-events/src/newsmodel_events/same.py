"""Mentions of one event in a document."""

from collections.abc import Iterator, Sequence

import attrs

from newsmodel import Draft, Event, TimeExpression

__all__ = ["link_same"]

_LOOK_BACK = 60


def _sides(event: Event) -> frozenset[str]:
    return frozenset(p.actor for p in event.participants if p.actor)


def _agree(first: Event, second: Event, days: dict[str, tuple[object, object]]) -> bool:
    """May two coded events be one: same category, a shared actor, and nothing that speaks against it?"""
    if first.polarity != second.polarity or (first.modality == "actual") != (second.modality == "actual"):
        return False
    a, b = _sides(first), _sides(second)
    if not a & b or not (a <= b or b <= a):
        return False
    sure = all(e.time_evidence is not None and e.time_evidence.confidence >= 0.6 for e in (first, second))
    if sure and first.time and second.time and first.time != second.time:
        x, y = days.get(first.time, (None, None)), days.get(second.time, (None, None))
        if None in x or None in y:
            return False
        if not (x[0] <= y[1] and y[0] <= x[1]):  # type: ignore[operator]
            return False
    if first.place and second.place and first.place != second.place:
        near = all(
            e.place_evidence is not None and e.place_evidence.confidence >= 0.6 for e in (first, second)
        )
        return not near
    return True


def link_same(events: Sequence[Event], draft: Draft) -> Iterator[Event]:
    """Yield the events, each linked to the first mention of the same event.

    Args:
        events: The events of a document, in order.
        draft: The document.
    """
    days: dict[str, tuple[object, object]] = {t.id: (t.earliest, t.latest) for t in draft[TimeExpression]}
    by_category: dict[str, list[Event]] = {}
    for event in events:
        if event.category is None:
            yield event
            continue
        known = by_category.setdefault(event.category, [])
        for earlier in reversed(known[-_LOOK_BACK:]):
            if earlier.span != event.span and _agree(earlier, event, days):
                event = attrs.evolve(event, same_as=earlier.same_as or earlier.id)
                break
        known.append(event)
        yield event
