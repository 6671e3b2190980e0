"""The extractor: temporal expressions as annotations of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

import attrs

from newsmodel import Draft, Span, TimeExpression, by_rule, extractor

from .language import LANGUAGES
from .tagger import find

__all__ = ["DatesSettings", "dates"]

_Type = Literal["DATE", "TIME", "DURATION", "SET"]


@attrs.frozen
class DatesSettings:
    """Settings of the extractor `dates`.

    Args:
        offsets: Whether a clock time with a named zone carries its offset ("T15:00-05:00").
        references: Whether "now", "recently", "soon" and the like are made.
        sets: Whether what recurs ("daily", "every Monday") is made.
    """

    offsets: bool = True
    references: bool = True
    sets: bool = True


@extractor(makes=TimeExpression, languages=LANGUAGES, settings=DatesSettings)
def dates(draft: Draft) -> Iterator[TimeExpression]:
    """Read the temporal expressions of an article, anchored to its publication day."""
    settings = draft.settings(DatesSettings)
    code = (draft.language or "en").split("-")[0].lower()
    found = find(draft.text, draft.published, language_code=code if code in LANGUAGES else "en")
    dateline = draft.dateline.date if draft.dateline else None
    kept = {
        i
        for i, timex in enumerate(found)
        if (settings.sets or timex.type != "SET")
        and (settings.references or not (timex.value or "").endswith("_REF"))
    }

    def ref(position: int | None) -> str | None:
        return f"t{position}" if position in kept else None

    for i, timex in enumerate(found):
        if i not in kept:
            continue
        span = Span(timex.start, timex.end)
        value = timex.value
        if not settings.offsets and value and timex.type == "TIME":
            value = without_offset(value)
        published = dateline is not None and span.overlaps(dateline) and timex.type == "DATE"
        yield TimeExpression(
            id=f"t{i}",
            span=span,
            type=cast("_Type", timex.type),
            value=value,
            mod=timex.mod,
            quant=timex.quant,
            freq=timex.freq,
            earliest=timex.earliest,
            latest=timex.latest,
            anchor=ref(timex.anchor),
            begin=ref(timex.begin),
            end=ref(timex.finish),
            function="PUBLICATION_TIME" if published else None,
            made_by=by_rule(timex.rule),
        )


def without_offset(value: str) -> str:
    """A TIME value without its offset from UTC.

    Example:
        >>> without_offset("2022-01-14T15:00-05:00")
        '2022-01-14T15:00'
    """
    day, mark, time = value.partition("T")
    for sign in "Z+-":
        time = time.partition(sign)[0]
    return day + mark + time
