"""Which way in time a clause points, from its verbs: "met on Friday", "will meet on Friday"."""

from __future__ import annotations

from .reading import Match, Reading

__all__ = ["direction", "tense_at", "weighed"]

_LEFT, _RIGHT = 24, 10


def direction(match: Match) -> str | None:
    """Read "past" or "future" from the words of the sentence nearest to the match, or None.

    The words before the expression are asked first, nearest first, then those after it.

    Args:
        match: Where the expression stands.
    """
    return _cue(match)[0]


def weighed(match: Match) -> tuple[str | None, float]:
    """The direction, and by how much a day on the other side counts as further off.

    "will" rules the past out; the tense of a past clause says less, since it may only be its speaker's.
    """
    way, word = _cue(match)
    return way, 9.0 if word in match.listed("certain") else 3.0


def tense_at(reading: Reading, index: int) -> str | None:
    """What the word at an index, or it and a neighbour, says of the direction."""
    tense = reading.language.tense
    word = reading.word(index)
    found = (
        tense.get(f"{reading.word(index - 1)} {word}")
        or tense.get(f"{word} {reading.word(index + 1)}")
        or tense.get(word)
    )
    # A name such as "United" has no tense.
    if found is None and len(word) > 4 and word == reading.raw(index):
        for suffix, way in reading.language.suffixes:
            if word.endswith(suffix):
                return way
    return None if found == "none" else found


def _cue(match: Match) -> tuple[str | None, str]:
    """The direction, and the word that gave it."""
    reading = match.reading
    pluperfect = match.listed("pluperfect")
    for index in range(match.start - 1, max(-1, match.start - 1 - _LEFT), -1):
        if reading.stops(index):
            break
        if found := tense_at(reading, index):
            # "had been due to expire": what was ahead then is past now.
            if found == "future" and any(reading.word(index - n) in pluperfect for n in (1, 2)):
                return "past", ""
            return found, reading.word(index)
    for index in range(match.end, match.end + _RIGHT):
        if reading.stops(index):
            break
        if found := tense_at(reading, index):
            return found, ""
    return None, ""
