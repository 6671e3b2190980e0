"""Operations for what recurs (TIMEX3's SET) and for references to now, before and after."""

from __future__ import annotations

from .numbers import count_of, format_amount, ordinal_of
from .operations import operation
from .reading import Match
from .spans import duration_value, unit_of
from .tense import tense_at
from .timex import Timex

__all__ = ["every"]


@operation("set")
def every(match: Match) -> list[Timex]:
    """What comes round: "every Monday", "each year", "twice a week", "Mondays"."""
    language = match.language
    quant = language.value("quantifier", match.text("e")) if match.has("e") else None
    if match.has("f"):
        words = [
            word for word in match.words("f") if language.value("once", word) or count_of([word], language)
        ]
        once = language.value("once", words[0]) if words else None
        amount: float | str | None = float(once) if once else count_of(words, language)
        unit = unit_of(match)
        if amount is None or unit is None:
            return []
        freq = f"{amount if isinstance(amount, str) else format_amount(amount)}X"
        return [match.timex("SET", duration_value(1.0, unit), freq=freq)]
    if match.has("w"):
        number = (
            match.integer("weekday", "w") or match.integer("weekdays", "w") or match.integer("setday", "w")
        )
        part = match.value("part", "p") or match.value("parts", "p")
        return [match.timex("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), quant=quant)]
    if match.has("mo") or match.has("s"):
        number = match.integer("month", "mo")
        value: str | None = f"XXXX-{number:02d}" if number else f"XXXX-{match.value('season', 's')}"
        return [match.timex("SET", value, quant=quant)]
    if match.has("p"):
        return [match.timex("SET", f"XXXX-XX-XXT{match.value('part', 'p')}", quant=quant)]
    unit = unit_of(match)
    if unit is None:
        return []
    step: float | str = 1.0
    if match.has("o"):
        ordinal = ordinal_of(match.words("o")[-1], language)
        counted = count_of(match.words("o"), language)
        step = float(ordinal) if ordinal else counted if counted else 2.0
    value = duration_value(step, unit)
    return [match.timex("SET", value, quant=quant)] if value else []


@operation("setadv")
def adverb(match: Match) -> list[Timex]:
    """Daily, weekly, monthly, annually."""
    value = match.value("setadv", "a")
    reading = match.reading
    if reading.raw(match.start)[0].isupper() and not reading.stops(match.start - 1):
        return []
    return [match.timex("SET", value)]


@operation("block")
def block(match: Match) -> list[Timex]:
    """A way of speaking inside which nothing is read: "seven days a week", "day after day"."""
    counts = match.rule.options.get("counts", "").split(",")
    count = count_of(match.words("n"), match.language) if match.has("n") else None
    if isinstance(count, float) and format_amount(count) not in counts:
        return []
    return [match.timex("DURATION", None)]


@operation("ref")
def reference(match: Match) -> list[Timex]:
    """A reference to the present, the past or the future."""
    value = match.rule.options["value"]
    part = match.groups.get("x")
    guard = match.rule.options.get("guard")
    if "not" in match.rule.options and match.after() in match.listed(f"{match.rule.options['not']}_not"):
        return []
    if value == "FUTURE_REF" and part is None and tense_at(match.reading, match.end) == "past":
        # "It soon became a flood" tells of the past.
        return []
    if guard and match.before() not in match.listed(guard):
        return []
    if match.after() == "-" and match.reading.words.joined(match.end - 1, match.end):
        return []
    return [match.timex("DATE", value, part=part)]
