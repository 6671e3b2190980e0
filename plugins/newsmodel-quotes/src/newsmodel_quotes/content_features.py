"""Features of the content and source tagger: one list of strings a unit of the cue's window."""

from collections.abc import Sequence

from newsmodel_quotes.frames import FINITE, frame_of
from newsmodel_quotes.lexicon import lemma_of
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation
from newsmodel_quotes.sources import verb_group
from newsmodel_quotes.subjects import subject_of
from newsmodel_quotes.windows import Unit

__all__ = ["content_features"]

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
    shape = (
        (tags[head] + ("p" if group.passive else "") + ("i" if group.infinitive else ""))
        if group
        else tags[head]
    )
    begin = reading.sentence_range(head)[0]
    subject = subject_of(reading, group.first, begin) if group else None
    low = ["<"] + ["Q" if u.quoted else lowers[u.first] for u in units] + [">", ">"]
    tag = ["<"] + ["Q" if u.quoted else tags[u.first] for u in units] + [">", ">"]
    where = next(k for k, u in enumerate(units) if u.stop > head)
    counts = _crossings(reading, units, where, head, others)
    hints = _hints(units, guess)
    rule = guess.rule if guess else "-"
    ahead = _ahead(reading, units)
    anyquote = "q" if any(u.quoted for u in units) else "n"
    out = []
    for at, unit in enumerate(units):
        token = unit.first
        here = at + 1
        side = "L" if at < where else "R"
        if cue[0] <= token < cue[1]:
            side = "Q"
        distance = _bucket(abs(at - where))
        commas, finites, cues = counts[at]
        w, t = low[here], tag[here]
        clause = side + commas + finites
        st = side + t
        features = [
            side + distance + t,
            f"w{side}{w}",
            f"p{side}{low[here - 1]} {t}",
            f"n{side}{t} {low[here + 1]}",
            f"b{st}{tag[here - 1]} {tag[here + 1]}",
            f"B{side}{tag[here + 1]} {tag[here + 2]}{w}",
            f"c{clause}",
            f"C{clause}{w}",
            f"o{side}{cues}{commas}",
            f"l{lemma}{side}{t}",
            f"f{frame}{side}{distance}",
            f"F{frame}{shape}{clause}",
            f"s{shape}{side}{t}{anyquote}",
            f"k{lemma}{frame}{side}{commas}",
            f"x{frame}{side}{w}",
        ]
        hint = hints[at]
        features += [
            f"h{hint}",
            f"H{hint}{rule}",
            f"i{hint}{st}",
            f"j{hint}{lemma}",
            f"J{hint}{hints[at - 1 if at else 0]}{w}",
            f"K{hint}{low[here + 1]}{side}",
            f"m{hint}{commas}{finites}",
            f"v{side}{ahead[at]}{hint}",
            f"V{side}{ahead[at]}{t}",
        ]
        if subject is not None:
            if subject[0] <= token < subject[1]:
                features.append(f"S{shape}")
                features.append("S" + ("b" if token == subject[0] else "") + t + side)
            elif token < subject[0]:
                features.append(f"SL{frame}{anyquote}{commas}")
            elif token == subject[1]:
                features.append(f"S>{t}")
        elif side == "L":
            features.append(f"S-{t}")
        if others[token] and token != head:
            features.append(f"O{side}{lemma_or_word(reading, token)}")
            features.append(f"O{side}{tags[token]}")
        if unit.quoted:
            features.extend(_quotation_features(reading, unit, side, distance, lemma, frame, cues))
        elif w == ",":
            features.append(f",{clause}{low[here + 1]}")
            features.append(f",{side}{tag[here + 1]}{tag[here + 2]}{frame}")
        if at == 0:
            features.append(f"^{t}")
        elif at == len(units) - 1:
            features.append(f"${t}")
        out.append(features)
    return out


def _hints(units: Sequence[Unit], guess: Relation | None) -> list[str]:
    """For each unit, what the rules make of it: content (with its edges), source, or neither."""
    out = []
    for unit in units:
        mark = "o"
        if guess is not None:
            for number, (first, stop) in enumerate(guess.contents):
                if first <= unit.first < stop or unit.first <= first < unit.stop:
                    mark = ("b" if unit.first <= first else "e" if unit.stop >= stop else "c") + str(
                        min(number, 1)
                    )
                elif unit.first == stop:
                    mark = "x"
            if guess.source is not None and guess.source[0] <= unit.first < guess.source[1]:
                mark = "s" if unit.first == guess.source[0] else "S"
        out.append(mark)
    return out


def lemma_or_word(reading: Reading, token: int) -> str:
    """The lemma of a cue verb, or the word."""
    return lemma_of(reading.lowers[token]) or reading.lowers[token]


def _ahead(reading: Reading, units: Sequence[Unit]) -> list[str]:
    """For each unit, how many commas and finite verbs follow it, each up to 2."""
    out = ["00"] * len(units)
    commas = finites = 0
    for at in range(len(units) - 1, -1, -1):
        out[at] = f"{commas}{finites}"
        unit = units[at]
        if not unit.quoted:
            commas = min(commas + (reading.words[unit.first] in ",;:—–"), 2)
            finites = min(finites + (reading.tags[unit.first] in FINITE), 2)
    return out


def _crossings(
    reading: Reading, units: Sequence[Unit], where: int, head: int, others: Sequence[bool]
) -> list[tuple[str, str, str]]:
    """For each unit, how many commas, finite verbs and cues lie between it and the cue, each up to 3."""
    out: list[tuple[str, str, str]] = [("0", "0", "0")] * len(units)
    for order in (range(where + 1, len(units)), range(where - 1, -1, -1)):
        commas = finites = cues = 0
        for at in order:
            unit = units[at]
            out[at] = (str(commas), str(finites), str(cues))
            if unit.quoted:
                continue
            if reading.words[unit.first] in ",;:—–(":
                commas = min(commas + 1, 3)
            if reading.tags[unit.first] in FINITE:
                finites = min(finites + 1, 3)
            if others[unit.first] and unit.first != head:
                cues = min(cues + 1, 2)
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
