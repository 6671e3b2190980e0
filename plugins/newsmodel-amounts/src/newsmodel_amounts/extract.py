"""The extractor of amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsmodel import Draft, Span, by_rule, extractor
from newsmodel_amounts.amount import Amount
from newsmodel_amounts.reading import read_numbers

__all__ = ["amounts"]

HEDGE = re.compile(r"\b(?:about|almost|around|at least|nearly|over|roughly|(?:more|less) than) $", re.I)


@extractor(makes=Amount)
def amounts(draft: Draft) -> Iterator[Amount]:
    """Find amounts of money and measured quantities."""
    text = draft.text
    for reading in read_numbers(text):
        if reading.unit is None:
            continue
        yield Amount(
            span=Span(reading.start, reading.end),
            value=float(reading.value),
            unit=reading.unit,
            approximate=HEDGE.search(text, max(0, reading.start - 12), reading.start) is not None,
            made_by=by_rule(reading.rule),
        )
