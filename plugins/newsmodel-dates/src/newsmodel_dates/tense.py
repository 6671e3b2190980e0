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

    "will" all but rules the past out, and a past verb the future: in November "he resigned in January" is
    ten months ago. A verb of saying says less, since what was said may lie ahead.
    """
    way, word = _cue(match)
    reports = match.listed("reports")
    if word in match.listed("certain"):
        return way, 9.0
    return way, 12.0 if way == "past" and word and reports and word not in reports else 3.0


def tense_at(reading: Reading, index: int) -> str | None:
    """What the word at an index, or it and a neighbour, says of the direction."""
    tense = reading.language.tense
    before, word, after = reading.word(index - 1), reading.word(index), reading.word(index + 1)
    found = tense.get(f"{before} {word}") or tense.get(f"{word} {after}") or tense.get(word)
    # A name such as "United" has no tense, nor has what a hyphen ties to another word.
    if found is None and len(word) > 4 and "-" not in (before, after) and word == reading.raw(index):
        for suffix, way in reading.language.suffixes:
            if word.endswith(suffix):
                return way
    if found == "present":
        # "They play Leeds on Saturday", but "a play on Saturday".
        before = reading.raw(index - 1)
        plural = before[:1].isupper() or (before.endswith("s") and len(before) > 3)
        return "future" if plural or before.lower() in reading.language.listed("plural_subjects") else None
    if found == "past" and _is_noun(reading, index):
        return None
    return None if found == "none" else found


def _is_noun(reading: Reading, index: int) -> bool:
    """Whether what looks like a verb is a noun or an adjective: "a cut in April", "its first split"."""
    determiners = reading.language.listed("determiners")
    before = reading.word(index - 1)
    if before in determiners:
        return True
    described = before in reading.language.listed("noun_marks") or before.endswith("est")
    return described and (reading.word(index - 2) in determiners or reading.word(index - 3) in determiners)


def _cue(match: Match) -> tuple[str | None, str]:
    """The direction, and the word that gave it."""
    reading = match.reading
    pluperfect, infinitive, ahead = match.listed("pluperfect"), match.listed("infinitive"), False
    weak = None
    for index in range(match.start - 1, max(-1, match.start - 1 - _LEFT), -1):
        if reading.stops(index):
            break
        found = tense_at(reading, index)
        if found is None and ahead and not weak and _bids(match, index):
            found = "future"
        if found == "awaited":
            if index < match.start - 1 and not _scheduled(match):
                continue
            return "future", found
        if found:
            if found == "past":
                if not weak and _lies_ahead(match, index, ahead):
                    found = "future"
                elif _has_no_tense(match, index):
                    continue
            # "had been due to expire": what was ahead then is past now.
            if found == "future" and any(reading.word(index - n) in pluperfect for n in (1, 2)):
                return "past", ""
            if found == "past" and not _is_finite(match, index):
                weak = found
                continue
            return found, "" if ahead else reading.word(index)
        # "He was asked to speak in May": what an infinitive tells of may lie ahead.
        ahead = ahead or (reading.word(index) in infinitive and _may_be_verb(match, index + 1))
    if weak:
        return weak, ""
    relative = False
    for index in range(match.end, match.end + _RIGHT):
        if reading.stops(index):
            break
        if found := tense_at(reading, index):
            # "From Monday, a bridge that cost €2m will open": the verb after "that" is not the clause's.
            if relative:
                relative = False
                continue
            return found, ""
        relative = relative or reading.word(index) in match.listed("relatives")
    return None, ""


def _lies_ahead(match: Match, index: int, infinitive: bool) -> bool:
    """Whether what a past verb tells of was to come: "urged them to go on Monday", "said play would"."""
    reading = match.reading
    if match.after() in match.listed("modals") and match.after(1) not in match.listed("perfect"):
        # "The merger announced on Monday would" has a participle.
        return reading.word(index) in match.listed("reports") and index < match.start - 2
    deadline = match.before() in match.listed("deadlines")
    if infinitive and deadline and reading.word(index) in match.listed("promises"):
        return True
    return (infinitive or deadline) and _bids(match, index)


def _bids(match: Match, index: int) -> bool:
    """Whether a word orders, asks or hopes for what is to be done, unless it is about what has happened."""
    word, after = match.reading.word(index), match.reading.word(index + 1)
    if word in match.listed("calls"):
        ordered = after not in match.listed("infinitive")
    else:
        ordered = word in match.listed("orders") and after not in match.listed("orders_not")
    return ordered and match.listed("happened").isdisjoint((match.before(), match.before(2), match.after()))


def _scheduled(match: Match) -> bool:
    """Whether a noun beside the day can be waited for: "the decision on Friday", "Friday's vote"."""
    nouns = match.listed("scheduled")
    after = [match.after(n) for n in (1, 2, 3)]
    return not nouns.isdisjoint((match.before(), match.before(2), *after))


def _has_no_tense(match: Match, index: int) -> bool:
    """Whether a verb has its tense from what stands before it: "will be held", "plans to cut"."""
    reading, passive = match.reading, match.listed("passive")
    before = reading.word(index - 1)
    if f"{before} {reading.word(index)}" in reading.language.tense:
        return False
    return before in match.listed("infinitive") or before in passive or reading.word(index - 2) in passive


def _is_finite(match: Match, index: int) -> bool:
    """Whether a word in "-ed" is rather a verb than an adjective: "resigned in", but "adjusted profit"."""
    reading = match.reading
    after = reading.raw(index + 1)
    return (
        reading.word(index) in reading.language.tense
        or not after[:1].islower()
        or after in match.listed("after_verb")
        or index + 1 == match.start
    )


def _may_be_verb(match: Match, index: int) -> bool:
    """Whether the word after "to" can be a verb: "to speak in May", but "to a halt in May"."""
    word = match.reading.raw(index)
    fixed = word in match.listed("the") or match.language.value("art", word) is not None
    return word[:1].islower() and not fixed and index + 1 < match.start
