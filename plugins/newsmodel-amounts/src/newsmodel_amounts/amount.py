"""The kind of annotation that this plugin adds."""

from __future__ import annotations

import attrs

from newsmodel import Annotation, kind

__all__ = ["Amount"]


@kind("newsmodel-amounts:Amount", merge="exclusive")
@attrs.frozen(kw_only=True)
class Amount(Annotation):
    """An amount of money or another quantity, as "$500 million" or "20 percent".

    Args:
        value: The number, its scale multiplied in.
        unit: ISO 4217 code of a currency, or the English name of a unit of measure.
        approximate: Whether the text hedges it ("about", "nearly", "more than").

    Example:
        >>> from newsmodel import Span
        >>> Amount(span=Span(0, 12), value=5e8, unit="USD").unit
        'USD'
    """

    value: float
    unit: str
    approximate: bool = False
