"""Numbers as they stand in the text, and ranges of two that share a unit or a magnitude."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from newsmodel_amounts.words import magnitudes, numbers, pattern, shared_units, signs, units

__all__ = ["Reading", "read_numbers"]

JOINT = re.compile(r"[-–]| (?:to|or|and) |-to-")
OPENING = re.compile(r"\b(between|from) (?:about |around |roughly |some )?$", re.I)
# The end of "July 14" and "Boeing 737".
NAME = re.compile(r"(?<![\w.])(?!About |Some |Nearly |Roughly |Around |Up |By )[A-Z]\w*\.? $")
REACH = 24
COMPOUND = ("hundred and ", "thousand and ", "hundred ", "thousand ")  # the end of a longer number in words
YEARS = range(1500, 2100)
LARGEST_BARE = 1000  # whatever is larger is not short for as many millions
SPREAD = 10  # "from 500 dollars to 1 million" is not about 500 million


@attrs.frozen
class Reading:
    """A number in the text.

    Args:
        start: Its first character.
        end: The character after its last one.
        number: The number without its magnitude.
        magnitude: What multiplies it, or None.
        unit: Its unit, or None.
        rule: How the unit was found: "sign", "unit" or "range".
        is_plain: Whether it is digits without a thousands separator, or words.
    """

    start: int
    end: int
    number: Decimal
    magnitude: Decimal | None
    unit: str | None
    rule: str
    is_plain: bool

    @property
    def value(self) -> Decimal:
        """The number, its magnitude multiplied in."""
        return self.number * (self.magnitude or 1)


def read_numbers(text: str) -> Iterator[Reading]:
    """Yield the numbers of a text in order, units and magnitudes shared within ranges."""
    first: Reading | None = None
    for match in pattern().finditer(text):
        second = _read(text, match)
        if second is None:
            continue
        if first is not None:
            joint = JOINT.fullmatch(text, first.end, second.start)
            if joint is not None:
                first, second = _share(text, first, second, joint.group())
            yield first
        first = second
    if first is not None:
        yield first


def _read(text: str, match: re.Match[str]) -> Reading | None:
    start, end, sign = match.start(), match.end(), match["sign"]
    word = match["number"].lower().replace(",", "")
    if word in numbers() and text[max(0, start - 13) : start].lower().endswith(COMPOUND):
        return None
    if word[:1] == "0" and word[1:2].isdigit():  # the end of "1 000 000"
        return None
    magnitude = _magnitude(match)
    if sign and not _is_money(text, match):
        if len(sign) == 1:
            return None
        sign, start = None, match.start("number")
    unit = _unit(text, match, magnitude) if match["unit"] else None
    code = signs()[sign].unit if sign else None
    if match["tail"] and (unit is None or code not in (None, unit)):
        end = match.start("tail")
    plain = "," not in match["number"]
    number = numbers().get(word) or Decimal(word)
    return Reading(start, end, number, magnitude, code or unit, "sign" if code else "unit", plain)


def _unit(text: str, match: re.Match[str], magnitude: Decimal | None) -> str | None:
    """Return what the word behind a number counts; None where it is none, or may be several."""
    word = match["unit"].lower()
    if word in units():
        return units()[word]
    if f"+{word}" in units():
        return units()[f"+{word}"] if magnitude else None
    if len(word) == 1:
        word = match["tail"]
        if NAME.search(text, max(0, match.start() - REACH), match.start()):
            return None
    counts = {unit: len(cues.findall(text)) for unit, cues in shared_units().get(word, ())}
    most = max(counts.values(), default=0)
    likely = [unit for unit, count in counts.items() if count == most > 0]
    return likely[0] if len(likely) == 1 else None


def _magnitude(match: re.Match[str]) -> Decimal | None:
    first = match["scale"] or match["short"]
    if not first:
        return None
    return magnitudes()[first.lower()] * magnitudes().get((match["more"] or "").lower(), 1)


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sign before a number is one: "R200m" and "Rs 500" are money, "R2" is not."""
    sign, number = signs()[match["sign"]], match["number"]
    if not match["sign"][-1].isalpha() and not match["sign"].endswith("."):
        return True
    end = match.end("number")
    if not number[0].isdigit():
        return False
    if match["scale"] or match["short"] or "," in number:
        return True
    if text[end : end + 1].isalpha() or text[max(0, match.start() - 4) : match.start()].lower() == "the ":
        return False
    digits = len(number.partition(".")[0])
    return digits >= sign.alone or (digits >= sign.cued and any(cue in text for cue in sign.cues))


def _share(text: str, first: Reading, second: Reading, joint: str) -> tuple[Reading, Reading]:
    """Let the two ends of a range share what stands at one of them: "$3-5 million", "3 to 5 percent"."""
    found = OPENING.search(text, max(0, first.start - REACH), first.start)
    opening = found.group(1).lower() if found else ""
    if "and" in joint and opening != "between":
        return first, second
    number = first
    is_short = first.is_plain and first.number < LARGEST_BARE and not first.magnitude
    if second.magnitude and is_short and first.number < second.number * (SPREAD if opening else 1):
        number = attrs.evolve(first, magnitude=second.magnitude)
    if first.unit == second.unit:
        return (number, second) if first.unit and first.rule == "sign" else (first, second)
    if not opening and (
        number.value >= second.value or NAME.search(text, max(0, first.start - REACH), first.start)
    ):
        return first, second
    if first.unit is None and second.rule == "unit":
        if _is_year(first, second) or (first.magnitude and not second.magnitude):
            return first, second
        return attrs.evolve(number, unit=second.unit, rule="range"), second
    if second.unit is None and first.rule == "sign" and _goes_on(text, first, second, joint, opening):
        return number, attrs.evolve(second, unit=first.unit, rule="range")
    return first, second


def _is_year(first: Reading, second: Reading) -> bool:
    is_one = first.is_plain and not first.magnitude and first.number in YEARS
    return is_one and not (second.magnitude is None and second.number >= YEARS.start)


def _goes_on(text: str, first: Reading, second: Reading, joint: str, opening: str) -> bool:
    """Tell "$3-5 million" and "from $3 to 5 million" from "gave $5 to 10 schools"."""
    if opening:
        return True
    if " " in joint:
        return second.magnitude is not None and first.magnitude is None
    return text[second.end : second.end + 1] != "-"
