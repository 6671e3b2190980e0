"""Operations for lengths of time: "three days", "the past two months", "for years"."""

from __future__ import annotations

from .numbers import count_of, format_amount
from .operations import operation
from .reading import Match
from .timex import Timex
from .weekdays import step_of

__all__ = ["amount_of", "duration_value", "mod_of", "unit_of"]

_FINER = {
    "Y": ("M", 12),
    "M": ("D", 30),
    "W": ("D", 7),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "E": ("Y", 10),
}


def unit_of(match: Match, name: str = "u") -> str | None:
    """The unit of a named part, as "Y" or "TH"."""
    return match.value("unit", name) or match.value("units", name) or match.value("second", name)


def duration_value(amount: float | str, unit: str) -> str | None:
    """The TIMEX3 value of so many units: "P3D", "PT5H30M", "P2Y6M"; decades become years.

    Example:
        >>> duration_value(2.5, "Y")
        'P2Y6M'
    """
    if unit == "WE":
        return f"P{amount if isinstance(amount, str) else format_amount(amount)}WE"
    if unit in ("F", "E", "C", "L"):
        scale, base = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y")}[unit]
        if isinstance(amount, str):
            return f"PX{'DE' if unit == 'E' else 'CE'}" if unit in "EC" else f"PX{base}"
        amount, unit = amount * scale, base
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if isinstance(amount, str):
        return f"{prefix}{amount}{letter}"
    if amount > 1e7:
        return None
    whole, part = int(amount), amount - int(amount)
    if not part or unit not in _FINER:
        return f"{prefix}{format_amount(amount)}{letter}"
    finer, size = _FINER[unit]
    count = format_amount(round(part * size))
    head = f"{prefix}{whole}{letter}" if whole else prefix
    if finer.startswith("T"):
        return (head if "T" in head else head + "T") + count + finer[1]
    return head + count + finer


def mod_of(match: Match) -> str | None:
    """The mod of a match: "nearly", "at least", "or so"."""
    if match.has("m"):
        return match.language.value("mod", match.text("m"))
    return "APPROX" if match.has("so") or match.has("or") else None


def amount_of(match: Match) -> float | str | None:
    """How many of its unit a match counts; "X" where it is vague."""
    words = [word for word in match.words("n") if word != "-"]
    if not words:
        return "X"
    if match.language.value("art", words[0]) and len(words) > 1:
        words = words[1:]
    if words[0] in match.listed("half_words"):
        return 0.5
    return count_of(words, match.language)


def _is_age(match: Match) -> bool:
    """Whether "old" follows, as in "a 52-year-old man" and "is 52 years old"."""
    old = match.listed("old")
    after = match.after()
    return after in old or (after == "-" and match.after(1) in old)


@operation("duration")
def duration(match: Match) -> list[Timex]:
    """A length of time: "three days", "six-month", "two and a half years"."""
    unit = unit_of(match)
    if unit is None or _is_age(match):
        return []
    if "one" in match.rule.options:
        return _one(match, unit)
    amount = amount_of(match)
    if amount is None:
        return []
    if isinstance(amount, str) and unit == "Q" and match.text("n") in match.listed("vague_quarters"):
        return []
    if isinstance(amount, float):
        if amount == 0 or (unit == "TS" and match.text("u") == "second" and match.words("n")[-1] != "one"):
            return []
        if unit == "Q" and match.after() in match.listed("of"):
            return []
        if match.words("n")[0][:1].isdigit() and match.reading.raw(match.groups["u"][0])[:1].isupper():
            return []
        hyphened = "-" in match.words("n") or match.reading.word(match.groups["u"][0] - 1) == "-"
        singular = match.value("units", "u") is None
        if singular and not hyphened and match.text("n") not in match.listed("one") and unit in ("Q", "TS"):
            return []
    if match.before() in match.listed("not_before_duration"):
        return []
    value = duration_value(amount, unit)
    return [match.timex("DURATION", value, mod=mod_of(match))] if value else []


def _one(match: Match, unit: str) -> list[Timex]:
    """Read "a year": a DURATION after a preposition, a SET after an amount ("$3 a year")."""
    if unit in ("TS", "Q") or (
        unit in ("WE", "L", "TM", "D") and match.language.value("art", match.text("n")) is None
    ):
        return []
    if match.has("h"):
        value = duration_value(1.5, unit)
    elif any(word in match.listed("half_words") for word in match.words("n")):
        value = duration_value(0.5, unit)
    else:
        value = duration_value(1.0, unit)
    plain = match.end - match.start == 2
    before = match.before()
    if plain and before not in match.listed("duration_prepositions"):
        rate = (
            before[:1].isdigit()
            or before in ("%", "$")
            or before.endswith("s")
            or before in match.listed("rates")
        )
        if rate and unit not in ("WE", "E", "C", "Q"):
            return [match.timex("SET", value)]
        beside = unit == "D" and match.after() in match.listed("beside")
        if (unit not in ("Y", "M", "W", "E", "C", "TH") and not beside) or before in match.listed(
            "not_before_unit"
        ):
            return []
        if match.after() in match.listed("after_unit"):
            return [match.timex("DURATION", value, mod=mod_of(match))]
        return []
    return [match.timex("DURATION", value, mod=mod_of(match))] if value else []


@operation("duration-long")
def long_duration(match: Match) -> list[Timex]:
    """A length of time as a modifier: "day-long", "decades-long"."""
    unit = unit_of(match)
    if unit is None:
        return []
    value = duration_value(1.0 if match.value("unit", "u") else "X", unit)
    return [match.timex("DURATION", value)] if value else []


@operation("durvalue")
def duration_word(match: Match) -> list[Timex]:
    """A length of time in one word, as German "dreitägig"."""
    value = match.value("duradj", "x")
    return [match.timex("DURATION", value)] if value else []


@operation("period-count")
def counted_period(match: Match) -> list[Timex]:
    """A counted run of units: "the past two months", "the first nine months"."""
    unit, amount = unit_of(match), amount_of(match)
    if unit is None or amount is None or _is_age(match):
        return []
    if isinstance(amount, float) and match.value("second", "u") == "TS":
        return []
    value = duration_value(amount, unit)
    # "expected to last three weeks": a verb, and no part of the length of time.
    part = None
    if match.text("rel") == "last" and match.before() in match.listed("last_verb"):
        part = (match.groups["rel"][1], match.end)
    return [match.timex("DURATION", value, mod=mod_of(match), part=part)] if value else []


@operation("plural")
def plural(match: Match) -> list[Timex]:
    """Units without a count: "for years", "in weeks", "months of talks"."""
    unit = unit_of(match)
    if unit is None or unit in ("WE", "Q", "TS", "L", "S") or _is_age(match):
        return []
    before, after = match.before(), match.after()
    ok = before in match.listed("plural_after") or after in match.listed("plural_before")
    if not ok or before in match.listed("plural_not_after"):
        return []
    if (
        unit.startswith("T")
        and after not in match.listed("hours_before")
        and before not in match.listed("hours_after")
    ):
        return []
    return [match.timex("DURATION", duration_value("X", unit))]


@operation("relplural")
def relative_plural(match: Match) -> list[Timex]:
    """Some time before or after publication: "in recent years", "the coming days"."""
    step = step_of(match)
    unit = unit_of(match)
    if unit is None or unit.startswith("T"):
        return []
    word = match.text("rel")
    if match.value("recent", "rel") or (step and step[1] < 0):
        return [match.timex("DATE", "PAST_REF")]
    if (step and step[1] > 0) or word in match.listed("future_words"):
        return [match.timex("DATE", "FUTURE_REF")]
    if word in match.listed("past_words"):
        return [match.timex("DATE", "PAST_REF")]
    return []


@operation("duration-vague")
def vague_duration(match: Match) -> list[Timex]:
    """A length of time that isn't told: "a while"."""
    return [match.timex("DURATION", "PXX")]
