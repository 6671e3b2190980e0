"""The classes of a word in figures, by its shape: "1990" may be a year, "31" a day, "10:35" a time."""

from __future__ import annotations

import re

__all__ = ["NUMBER_SETS", "number_classes"]

_NUMBER = re.compile(r"([0-9]+(?:,[0-9]{3})*)((?:st|nd|rd|th)|s)?\Z")


def number_classes(word: str) -> frozenset[str]:
    """The classes of a word that begins with a digit."""
    if len(word) > 30:
        return frozenset()
    if word[4:5] == "-":
        return frozenset(["iso"])
    if ":" in word:
        hour, minute, *_ = word.split(":")
        small = len(hour) <= 2 and len(minute) == 2 and int(hour) < 25 and int(minute) < 60
        return frozenset(["clock"] if small else [])
    if "/" in word or word.count(".") == 2:
        parts = re.split(r"[/.]", word)
        if not all(part.isdigit() for part in parts):
            return frozenset()
        return frozenset(["numdate"] if len(parts) == 3 else ["frac"])
    found = _NUMBER.match(word)
    if not found:
        hour, _, minute = word.partition(".")
        clock = len(hour) < 3 and len(minute) == 2 and (hour + minute).isdigit() and int(hour) < 25
        return frozenset(["decimal", "dotclock"] if clock and int(minute) < 60 else ["decimal"])
    digits, suffix = found[1].replace(",", ""), found[2]
    plain = digits == found[1]
    value = int(digits) if len(digits) < 10 else 10**9
    if suffix == "s":
        return frozenset(
            ["decnum"] if value % 10 == 0 and (value < 100 or 1000 <= value < 2100) and plain else []
        )
    if suffix:
        return frozenset(["ordnum", "dayord"] if 1 <= value <= 31 else ["ordnum"])
    classes = ["int"]
    if plain and len(digits) <= 2:
        classes += ["dd"] * (1 <= value <= 31) + ["hh"] * (value <= 24) + ["yy"] * (len(digits) == 2)
        classes += ["digit4"] * (len(digits) == 1 and 1 <= value <= 4)
    if plain and len(digits) == 4 and 1000 <= value < 2200:
        classes.append("year4")
    return frozenset(classes)


NUMBER_SETS = tuple(
    dict.fromkeys(
        number_classes(word)
        for word in (
            "0", "1", "4", "5", "10", "25", "32", "60", "100", "1990", "2500", "1,000",
            "1.5", "1.20", "1/2", "1/1/2000",
            "1st", "40th", "1990s", "10:30", "2022-01-13",
        )
    )
)  # fmt: skip
