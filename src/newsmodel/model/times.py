"""Temporal expressions, as TIMEX3 has them."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import attrs

from newsmodel.model._base import Annotation
from newsmodel.model._checks import one_of
from newsmodel.model._kinds import kind, reference

__all__ = ["TimeExpression", "TimexType"]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@kind("TimeExpression", merge="exclusive", within_span=True)
@attrs.frozen(kw_only=True)
class TimeExpression(Annotation):
    """A temporal expression (TIMEX3, Pustejovsky et al. 2003; ISO 24617-1).

    Args:
        type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: In TIMEX3's value grammar: `2022-01-13`, `2022-W02`, `P3D`, `FUTURE_REF`; or None.
        mod: TIMEX3 modifier: `APPROX`, `START`, `MID`, `END`, `MORE_THAN` ….
        quant: Quantifier of a set: `EVERY`.
        freq: Frequency of a set: `2X`.
        earliest: First day that it covers, or None.
        latest: Last day that it covers, or None.
        anchor: Id of the expression that this one was resolved against.
        begin: Id of the expression that begins a range or duration.
        end: Id of the expression that ends it.
        function: `PUBLICATION_TIME` for the date in the dateline, else None.

    Example:
        >>> from newsmodel import Span
        >>> TimeExpression(span=Span(0, 8), type="DATE", value="2022-01-13").value
        '2022-01-13'

    .. versionadded:: 0.1
    """

    type: TimexType = attrs.field(validator=one_of(get_args(TimexType)))
    value: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: str | None = reference()
    begin: str | None = reference()
    end: str | None = reference()
    function: Literal["PUBLICATION_TIME"] | None = attrs.field(
        default=None, validator=one_of((None, "PUBLICATION_TIME"))
    )

    def __attrs_post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
