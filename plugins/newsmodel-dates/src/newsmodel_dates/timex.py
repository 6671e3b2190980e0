"""The tagger's own record of a temporal expression, before it becomes an annotation."""

from __future__ import annotations

from datetime import date

import attrs

from .almanac import days_of

__all__ = ["Timex", "reference_to"]


def reference_to(step: int) -> str:
    """TIMEX3's vague value for a direction: before, now or after."""
    return "PAST_REF" if step < 0 else "FUTURE_REF" if step > 0 else "PRESENT_REF"


@attrs.frozen(kw_only=True)
class Timex:
    """A temporal expression read from a text, with TIMEX3 attributes.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        type: "DATE", "TIME", "DURATION" or "SET".
        value: TIMEX3 value, or None where the text doesn't say enough.
        mod: "APPROX", "START", "MORE_THAN" …
        quant: "EVERY" or "EACH" of a SET.
        freq: How often a SET comes round, as "2X".
        rule: The name of the rule that read it.
        anchor: Position, in the list it came in, of the expression it counts from.
        begin: Position of the expression that begins the range this one ends.
        finish: Position of the expression that ends the range this one begins.
    """

    start: int
    end: int
    type: str
    value: str | None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    rule: str = ""
    anchor: int | None = None
    begin: int | None = None
    finish: int | None = None

    @property
    def earliest(self) -> date | None:
        """The first day that it covers."""
        days = days_of(self.value) if self.type in ("DATE", "TIME") else None
        return days[0] if days else None

    @property
    def latest(self) -> date | None:
        """The last day that it covers."""
        days = days_of(self.value) if self.type in ("DATE", "TIME") else None
        return days[1] if days else None

    def of(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]
