"""The extractor of amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from newsmodel import Draft, Span, by_rule, extractor
from newsmodel_amounts.amount import Amount

__all__ = ["amounts"]

CURRENCIES = {"US$": "USD", "A$": "AUD", "C$": "CAD", "$": "USD"}
CURRENCIES |= {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6}
SCALES |= {"bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}
WORDS = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: number for number, word in enumerate(WORDS.split(), 1)}
HEDGE = re.compile(r"\b(?:about|almost|around|at least|nearly|over|roughly|(?:more|less) than) $", re.I)


@cache
def units() -> dict[str, str]:
    """Return the unit that each word names, in lower case."""
    rows = files("newsmodel_amounts").joinpath("data", "units.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {word.lower(): unit for unit, words in pairs for word in words.split("|")}


@cache
def pattern() -> re.Pattern[str]:
    """Return one pattern for money with a sign and for numbers with a unit."""
    unit = "|".join(re.escape(word) for word in sorted(units(), key=lambda word: (-len(word), word)))
    sign = "|".join(re.escape(mark) for mark in CURRENCIES)
    number = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{'|'.join(NUMBERS)})\b"
    scale = rf"(?:[ -]?(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})\b)?"
    end = r"(?![^\W_])"
    return re.compile(
        rf"(?<![\w.,$])(?:(?P<sign>{sign}))?(?P<number>{number}){scale}(?:[ -]?(?P<unit>{unit}){end})?", re.I
    )


@extractor(makes=Amount)
def amounts(draft: Draft) -> Iterator[Amount]:
    """Find amounts of money and measured quantities."""
    text = draft.text
    for match in pattern().finditer(text):
        sign, unit = match["sign"], match["unit"]
        if not sign and not unit:
            continue
        number = match["number"].lower().replace(",", "")
        value = NUMBERS.get(number) or float(number)
        yield Amount(
            span=Span(match.start(), match.end()),
            value=value * SCALES.get((match["scale"] or "").lower(), 1),
            unit=CURRENCIES[sign.upper()] if sign else units()[unit.lower()],
            approximate=HEDGE.search(text, max(0, match.start() - 12), match.start()) is not None,
            made_by=by_rule("sign" if sign else "unit"),
        )
