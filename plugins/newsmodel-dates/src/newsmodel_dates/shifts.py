"""Operations for days counted back or on: "three weeks ago", "two days later"."""

from __future__ import annotations

from .almanac import add_units, value_at
from .operations import operation
from .periods import moved_quarter
from .reading import Match
from .spans import amount_of, duration_value, mod_of, unit_of
from .timex import Timex, reference_to

__all__ = ["shift"]

# "More than three years ago" is a point before, "more than three years later" one after.
_POINT_MODS = {
    "MORE_THAN": ("BEFORE", "AFTER"),
    "LESS_THAN": ("AFTER", "BEFORE"),
    "EQUAL_OR_MORE": ("ON_OR_BEFORE", "ON_OR_AFTER"),
    "EQUAL_OR_LESS": ("ON_OR_AFTER", "ON_OR_BEFORE"),
}


@operation("shift")
def shift(match: Match) -> list[Timex]:
    """Days counted back or on: "three weeks ago", "a year earlier", "two days later"."""
    options = match.rule.options
    sign = int(options.get("sign", "-1"))
    unit = unit_of(match)
    amount = amount_of(match)
    if "year" in options:
        amount, unit = 1.0, "Y"
    if "the" in options:
        # "up from $3 million the year before", but not "the year before the war".
        if match.after()[:1].isalnum() and match.after() not in match.listed("and"):
            return []
        amount = 1.0
    if amount is None or unit is None:
        return []
    mod = mod_of(match)
    anchor, base = None, match.published
    context = "ctx" in options
    if context and (isinstance(amount, str) or unit.startswith("T")):
        return [match.timex("DURATION", duration_value(amount, unit), mod=mod)]
    if isinstance(amount, str):
        return [match.timex("DATE", reference_to(sign), mod=mod)]
    if unit == "Y" and amount == 1 and sign < 0 and (value := moved_quarter(match, -1)):
        return [match.timex("DATE", value, mod=mod)]
    if context:
        anchor, base = match.reading.anchor(match.offset(), days=unit in ("D", "W", "F"))
        if anchor is None and "the" in options:
            return []
        if anchor is None:
            # Nothing to count from: only the distance is known.
            return [match.timex("DURATION", duration_value(amount, unit), mod=mod)]
    if mod in _POINT_MODS:
        mod = _POINT_MODS[mod][sign > 0]
    if base is None:
        return [match.timex("DATE", reference_to(sign), mod=mod)]
    if unit.startswith("T"):
        return [match.timex("TIME", reference_to(sign), mod=mod)]
    moved = add_units(base, unit, sign * amount)
    if moved is None:
        # Before the calendar: "66 million years ago".
        return [match.timex("DATE", reference_to(sign), mod=mod)]
    grain = {"F": "W", "E": "Y", "C": "Y", "L": "Y", "Q": "Q", "S": "M", "WE": "W"}.get(unit, unit)
    if grain == "Y" and amount != int(amount):
        grain = "M"
    return [match.timex("DATE", value_at(moved, grain), mod=mod, anchor=anchor)]
