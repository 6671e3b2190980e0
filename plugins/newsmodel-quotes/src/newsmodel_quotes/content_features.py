"""Features of the content and source tagger: one list a unit of the cue's window."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

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
_PAIRS = [[commas + finites for finites in _DIGITS] for commas in _DIGITS]
# How far a unit is from the cue's, by the number of units: a window has no more than these.
_DISTANCES = "0123" + 2 * "4" + 4 * "6" + 6 * "a" + 14 * "g" + 170 * "z"
_PLAIN = False, False, False

# Of each unit, how many commas, commas and finite verbs, and cues part it from the cue.
Crossing = tuple[str, str, str]
Marks = tuple[bool, bool, bool]


def content_features(
    reading: Reading,
    units: Sequence[Unit],
    cue: Range,
    head: int,
    guess: Relation | None,
    others: Sequence[bool],
) -> list[list[bytes]]:
    """Describe the units of a window for the content tagger.

    Args:
        reading: The text.
        units: The window.
        cue: The cue's tokens.
        head: The cue's head token.
        guess: What the rules see in it, or None.
        others: For each token of the text, whether it heads another cue.

    Returns:
        The features of each unit, encoded as the tagger reads them.
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
    firsts = [first for first, _, _ in units]
    where, last = bisect_right(firsts, head) - 1, len(units) - 1
    low, tag, marks = _faces(reading, units, head, others)
    hints = _hints(units, firsts, guess)
    rule = guess.rule if guess else "-"
    begin, stop = cue
    out = []
    earlier = hints[0]
    faces = zip(units, low, low[1:], tag, marks, hints, _crossings(marks, where), _ahead(marks), strict=False)
    for at, (unit, w, later, t, mark, hint, (commas, clause, cues), ahead) in enumerate(faces):
        token = unit[0]
        side = "Q" if begin <= token < stop else "L" if at < where else "R"
        distance = _DISTANCES[abs(at - where)]
        # One string for all: half the time goes into making these, and into reading each by itself.
        row = (
            f"{side}{distance}{t}"
            f"\nw{side}{w}"
            f"\nC{side}{clause}{w}"
            f"\no{side}{cues}{commas}"
            f"\nl{lemma}{side}{t}"
            f"\nx{frame}{side}{w}"
            f"\nh{hint}"
            f"\nH{hint}{rule}"
            f"\ni{hint}{side}{t}"
            f"\nj{hint}{lemma}"
            f"\nJ{hint}{earlier}{w}"
            f"\nK{hint}{later}{side}"
            f"\nm{hint}{clause}"
            f"\nv{side}{ahead}{hint}"
            f"\nV{side}{ahead}{t}"
        )
        earlier = hint
        if subject is not None:
            if subject[0] <= token < subject[1]:
                row += f"\nS{shape}\nS{'b' if token == subject[0] else ''}{t}{side}"
            elif token < subject[0]:
                row += f"\nSL{frame}{commas}"
            elif token == subject[1]:
                row += f"\nS>{t}"
        elif side == "L":
            row += f"\nS-{t}"
        if mark[2]:
            row += f"\nO{side}{lemma_of(w) or w}\nO{side}{t}"
        if unit[2]:
            row += _quotation_features(reading, unit, side, distance, lemma, frame, cues)
        elif w == ",":
            row += f"\n,{side}{clause}{later}\n,{side}{tag[at + 1]}{tag[at + 2]}{frame}"
        if at == 0:
            row += f"\n^{t}"
        elif at == last:
            row += f"\n${t}"
        out.append(row.encode().split(b"\n"))
    return out


def _faces(
    reading: Reading, units: Sequence[Unit], head: int, others: Sequence[bool]
) -> tuple[list[str], list[str], list[Marks]]:
    """What each unit looks like: its last word; its tag, which is that of its first and last word; its marks.

    The marks: whether it is a comma or the like, holds a finite verb, and holds another cue. After the last
    word and tag stands what follows the window.
    """
    lowers, tags = reading.lowers, reading.tags
    low: list[str] = []
    tag: list[str] = []
    marks: list[Marks] = []
    for first, stop, quoted in units:
        if quoted:
            low.append("Q")
            tag.append("Q")
            marks.append(_PLAIN)
        elif stop - first == 1:
            word, own = lowers[first], tags[first]
            low.append(word)
            tag.append(own)
            marks.append((word in _COMMAS, own in FINITE, others[first] and first != head))
        else:
            low.append(lowers[stop - 1])
            tag.append(tags[first] + tags[stop - 1])
            marks.append((False, not FINITE.isdisjoint(tags[first:stop]), True in others[first:stop]))
    return [*low, ">"], [*tag, ">", ">"], marks


def _hints(units: Sequence[Unit], firsts: Sequence[int], guess: Relation | None) -> list[str]:
    """For each unit, what the rules make of it: content (with its edges), source, or neither."""
    out = ["o"] * len(units)
    if guess is None:
        return out
    for number, (first, stop) in enumerate(guess.contents):
        kind = "1" if number else "0"
        begin, end = max(bisect_right(firsts, first) - 1, 0), bisect_left(firsts, stop)
        if begin < end and first < units[-1][1]:
            out[begin:end] = [f"c{kind}"] * (end - begin)
            if units[end - 1][1] >= stop:
                out[end - 1] = f"e{kind}"
            if firsts[begin] <= first:
                out[begin] = f"b{kind}"
        if end < len(units) and firsts[end] == stop:
            out[end] = "x"
    if guess.source is not None:
        first, stop = guess.source
        for at in range(bisect_left(firsts, first), bisect_left(firsts, stop)):
            out[at] = "s" if firsts[at] == first else "S"
    return out


def _ahead(marks: Sequence[Marks]) -> list[str]:
    """For each unit, how many commas and finite verbs follow it, each up to 2."""
    out = []
    commas = finites = 0
    pair = _PAIRS[0][0]
    for comma, finite, _ in reversed(marks):
        out.append(pair)
        if comma and commas < 2:
            commas += 1
            pair = _PAIRS[commas][finites]
        elif finite and finites < 2:
            finites += 1
            pair = _PAIRS[commas][finites]
    out.reverse()
    return out


def _crossings(marks: Sequence[Marks], where: int) -> list[Crossing]:
    """For each unit, how many commas and finite verbs (up to 3) and cues (up to 2) part it from the cue."""
    before = _counted(marks[where - 1 :: -1]) if where else []
    before.reverse()
    return [*before, ("0", "00", "0"), *_counted(marks[where + 1 :])]


def _counted(marks: Iterable[Marks]) -> list[Crossing]:
    """Count what stands before each of some units, going away from the cue."""
    out = []
    commas = finites = cues = 0
    crossing = "0", "00", "0"
    for mark in marks:
        out.append(crossing)
        if mark == _PLAIN:
            continue
        comma, finite, cue = mark
        if comma:
            commas = min(commas + 1, 3)
        elif finite:
            finites = min(finites + 1, 3)
        if cue:
            cues = min(cues + 1, 2)
        crossing = _DIGITS[commas], _PAIRS[commas][finites], _DIGITS[cues]
    return out


def _quotation_features(
    reading: Reading, unit: Unit, side: str, distance: str, lemma: str, frame: str, cues: str
) -> str:
    words, (first, stop, _) = reading.words, unit
    size = stop - first
    long = "1" if size <= 3 else "2" if size <= 5 else "3" if size <= 9 else "4" if size < 20 else "5"
    last = words[stop - 2] if size > 2 else ""
    last = last if last in ".,?!…" else "w"
    before = words[first - 1] if first else "^"
    before = before if not before[0].isalnum() else "w"
    initial = "A" if size > 1 and words[first + 1][:1].isupper() else "a"
    return (
        f"\nq{side}{long}{last}{before}"
        f"\nq{side}{distance}{last}{initial}"
        f"\nq{side}{cues}{before}{last}"
        f"\nq{lemma}{side}{long}"
        f"\nq{frame}{side}{before}"
    )
