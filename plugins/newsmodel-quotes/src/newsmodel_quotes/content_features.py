"""Features of the content and source tagger: one list of strings a unit of the cue's window."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsmodel_quotes.frames import FINITE, frame_of
from newsmodel_quotes.lexicon import lemma_of
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation
from newsmodel_quotes.sources import verb_group
from newsmodel_quotes.subjects import subject_of
from newsmodel_quotes.windows import Unit

__all__ = ["content_features"]

_COMMAS = frozenset(",;:—–(") | {"--"}
_DIGITS = "0123"
_PAIRS = [[f"{commas}{finites}" for finites in range(3)] for commas in range(3)]
_BUCKETS = (*"0123", *"44", *"6666", *"aaaaaa")


def _bucket(distance: int) -> str:
    return _BUCKETS[distance] if distance < len(_BUCKETS) else "g" if distance < 30 else "z"


def content_features(
    reading: Reading,
    units: Sequence[Unit],
    cue: Range,
    head: int,
    guess: Relation | None,
    others: Sequence[bool],
) -> list[list[str]]:
    """Describe the units of a window for the content tagger.

    Args:
        reading: The text.
        units: The window.
        cue: The cue's tokens.
        head: The cue's head token.
        guess: What the rules see in it, or None.
        others: For each token of the text, whether it heads another cue.

    Returns:
        The features of each unit.
    """
    lowers, tags = reading.lowers, reading.tags
    lemma = lemma_of(lowers[head]) or lowers[head]
    verbal = tags[head][:2] == "VB"
    frame = frame_of(reading, head) if verbal else tags[head]
    group = verb_group(reading, head) if verbal else None
    shape = tags[head]
    if group:
        shape += ("p" if group.passive else "") + ("i" if group.infinitive else "")
    begin = reading.sentence_range(head)[0]
    subject = subject_of(reading, group.first, begin) if group else None
    low = ["Q" if u.quoted else lowers[u.stop - 1] for u in units] + [">"]
    tag = [_tag(tags, u) for u in units] + [">", ">"]
    where = next(k for k, u in enumerate(units) if u.stop > head)
    marks = [_marks(reading, unit, head, others) for unit in units]
    counts, ahead = _crossings(marks, where), _ahead(marks)
    hints = _hints(units, guess)
    rule = guess.rule if guess else "-"
    out = []
    for at, unit in enumerate(units):
        token = unit.first
        side = "Q" if cue[0] <= token < cue[1] else "L" if at < where else "R"
        distance = _bucket(abs(at - where))
        commas, finites, cues = counts[at]
        w, t, hint = low[at], tag[at], hints[at]
        st, clause, following = side + t, side + commas + finites, side + ahead[at]
        features = [
            side + distance + t,
            f"w{side}{w}",
            f"C{clause}{w}",
            f"o{side}{cues}{commas}",
            f"l{lemma}{st}",
            f"x{frame}{side}{w}",
            f"h{hint}",
            f"H{hint}{rule}",
            f"i{hint}{st}",
            f"j{hint}{lemma}",
            f"J{hint}{hints[at - 1 if at else 0]}{w}",
            f"K{hint}{low[at + 1]}{side}",
            f"m{hint}{commas}{finites}",
            f"v{following}{hint}",
            f"V{following}{t}",
        ]
        if subject is not None:
            if subject[0] <= token < subject[1]:
                features.append(f"S{shape}")
                features.append("S" + ("b" if token == subject[0] else "") + t + side)
            elif token < subject[0]:
                features.append(f"SL{frame}{commas}")
            elif token == subject[1]:
                features.append(f"S>{t}")
        elif side == "L":
            features.append(f"S-{t}")
        if marks[at][2]:
            features.append(f"O{side}{lemma_of(w) or w}")
            features.append(f"O{st}")
        if unit.quoted:
            features.extend(_quotation_features(reading, unit, side, distance, lemma, frame, cues))
        elif w == ",":
            features.append(f",{clause}{low[at + 1]}")
            features.append(f",{side}{tag[at + 1]}{tag[at + 2]}{frame}")
        if at == 0:
            features.append(f"^{t}")
        elif at == len(units) - 1:
            features.append(f"${t}")
        out.append(features)
    return out


def _tag(tags: Sequence[str], unit: Unit) -> str:
    """The part of speech of a unit: that of its first and last word."""
    first, stop, quoted = unit
    if quoted:
        return "Q"
    return tags[first] if stop - first == 1 else tags[first] + tags[stop - 1]


def _marks(reading: Reading, unit: Unit, head: int, others: Sequence[bool]) -> tuple[bool, bool, bool]:
    """Whether a unit is a comma or the like, holds a finite verb, and holds another cue."""
    first, stop, quoted = unit
    if quoted:
        return False, False, False
    if stop - first == 1:
        word = reading.words[first]
        return word in _COMMAS, reading.tags[first] in FINITE, others[first] and first != head
    return False, not FINITE.isdisjoint(reading.tags[first:stop]), any(others[first:stop])


def _hints(units: Sequence[Unit], guess: Relation | None) -> list[str]:
    """For each unit, what the rules make of it: content (with its edges), source, or neither."""
    out = ["o"] * len(units)
    if guess is None:
        return out
    firsts = [unit.first for unit in units]
    for number, (first, stop) in enumerate(guess.contents):
        number = min(number, 1)
        for at in range(max(bisect_right(firsts, first) - 1, 0), len(units)):
            unit = units[at]
            if unit.first >= stop:
                if unit.first == stop:
                    out[at] = "x"
                break
            if unit.stop > first:
                out[at] = f"{'b' if unit.first <= first else 'e' if unit.stop >= stop else 'c'}{number}"
    if guess.source is not None:
        first, stop = guess.source
        for at in range(bisect_left(firsts, first), bisect_left(firsts, stop)):
            out[at] = "s" if firsts[at] == first else "S"
    return out


def _ahead(marks: Sequence[tuple[bool, bool, bool]]) -> list[str]:
    """For each unit, how many commas and finite verbs follow it, each up to 2."""
    out = []
    commas = finites = 0
    for comma, finite, _ in reversed(marks):
        out.append(_PAIRS[commas][finites])
        if comma and commas < 2:
            commas += 1
        elif finite and finites < 2:
            finites += 1
    out.reverse()
    return out


def _crossings(marks: Sequence[tuple[bool, bool, bool]], where: int) -> list[tuple[str, str, str]]:
    """For each unit, how many commas and finite verbs (up to 3) and cues (up to 2) part it from the cue."""
    out = [("0", "0", "0")] * len(marks)
    for order in (range(where + 1, len(marks)), range(where - 1, -1, -1)):
        commas = finites = cues = 0
        for at in order:
            out[at] = _DIGITS[commas], _DIGITS[finites], _DIGITS[cues]
            comma, finite, cue = marks[at]
            if comma:
                if commas < 3:
                    commas += 1
            elif finite and finites < 3:
                finites += 1
            if cue and cues < 2:
                cues += 1
    return out


def _quotation_features(
    reading: Reading, unit: Unit, side: str, distance: str, lemma: str, frame: str, cues: str
) -> list[str]:
    words = reading.words
    size = unit.stop - unit.first
    long = "1" if size <= 3 else "2" if size <= 5 else "3" if size <= 9 else "4" if size < 20 else "5"
    last = words[unit.stop - 2] if size > 2 else ""
    last = last if last in ".,?!…" else "w"
    before = words[unit.first - 1] if unit.first else "^"
    before = before if not before[0].isalnum() else "w"
    initial = "A" if size > 1 and words[unit.first + 1][:1].isupper() else "a"
    return [
        f"q{side}{long}{last}{before}",
        f"q{side}{distance}{last}{initial}",
        f"q{side}{cues}{before}{last}",
        f"q{lemma}{side}{long}",
        f"q{frame}{side}{before}",
    ]
