"""Features of the cue tagger: one list of strings a candidate, shared by training and use."""

from collections.abc import Iterable, Sequence

from newsmodel_quotes.candidates import Candidate
from newsmodel_quotes.frames import frame_of
from newsmodel_quotes.lexicon import lemma_of, verb_cues
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range
from newsmodel_quotes.sources import verb_group

__all__ = ["cue_features", "talkers_of"]

_PLAIN = frozenset({"say", "tell", "add", "ask", "write", "argue"})
_CLOSING = frozenset("\"”'’»“") | {"''"}


def cue_features(
    reading: Reading, first: int, stop: int, candidates: Sequence[Candidate], talkers: frozenset[str]
) -> list[list[str]]:
    """Describe the candidates of a sentence for the cue tagger.

    Args:
        reading: The text.
        first: The sentence's first token.
        stop: The token after its last.
        candidates: The words that may be cues.
        talkers: Heads of the subjects of "say" and its like anywhere in the text.

    Returns:
        The features of each candidate.
    """
    lowers, tags, inside, paragraphs = reading.lowers, reading.tags, reading.inside, reading.paragraphs
    same = first > 0 and paragraphs[first - 1] == paragraphs[first]
    quoted = "q" if any(inside[first:stop]) else "c" if same and inside[first - 1] else "-"
    place = ("f" if not same else "") + (
        "l" if stop == len(lowers) or paragraphs[stop] != paragraphs[stop - 1] else ""
    )
    place += "h" if paragraphs[first] == paragraphs[0] else ""
    says = str(min(sum(lemma_of(lowers[c.token]) == "say" for c in candidates), 2)) + quoted
    out = []
    for number, candidate in enumerate(candidates):
        token, guess = candidate.token, candidate.guess
        word, tag = lowers[token], tags[token]
        lemma = lemma_of(word) or word
        before, before_tag = (lowers[token - 1], tags[token - 1]) if token > first else ("<", "<")
        after, after_tag = (lowers[token + 1], tags[token + 1]) if token + 1 < stop else (">", ">")
        earlier, earlier_tag = (lowers[token - 2], tags[token - 2]) if token - 1 > first else ("<", "<")
        subject = _subject(reading, token, first)
        later, later_tag = (lowers[token + 2], tags[token + 2]) if token + 2 < stop else (">", ">")
        features = [
            "1",
            f"w{word}",
            f"l{lemma}",
            f"L{lemma}{tag}",
            f"t{tag}",
            f"a{before}",
            f"A{before_tag}{tag}",
            f"b{after}",
            f"B{after_tag}{tag}",
            f"c{lemma} {after}",
            f"C{lemma} {after_tag}",
            f"d{before} {lemma}",
            f"D{before_tag} {lemma}",
            f"e{after} {later}",
            f"E{tag}{after_tag} {later_tag}",
            f"s{word[-4:]}",
            f"u{later}",
            f"v{later_tag}{tag}",
            f"V{before_tag}{tag} {after_tag}",
            f"x{earlier}",
            f"X{earlier_tag} {before_tag}{tag}",
            "y" + (lowers[token + 3] if token + 3 < stop else ">"),
            f"Y{subject}{lemma}",
            f"W{subject}{tag}",
            f"0{says}{tag}",
            f"2{says}{lemma}",
            f"p{place}{tag}",
            f"q{quoted}{lemma}",
            f"n{min(number, 3)}{tag}",
            f"N{min(len(candidates) - number, 3)}{tag}",
        ]
        if tag[:2] == "VB":
            features.extend(_verb_features(reading, token, lemma, tag))
        features.extend(_parent_features(reading, candidate, candidates, lemma, tag))
        features.extend(_guess_features(reading, candidate, lemma, tag, quoted))
        features.extend(_talker_features(reading, candidate, talkers, lemma, tag))
        if (
            guess is not None
            and guess.cue is not None
            and token > 1
            and reading.words[guess.cue[0] - 1] in _CLOSING
        ):
            features.append(f"z{lemma}")
        out.append(features)
    return out


def _parent_features(
    reading: Reading, candidate: Candidate, candidates: Sequence[Candidate], lemma: str, tag: str
) -> list[str]:
    """Whose content the candidate would stand in: a cue inside another cue's content is seldom one."""
    token = candidate.token
    out: list[str] = []
    strongest = "0"
    for other in candidates:
        guess = other.guess
        if guess is None or other is candidate:
            continue
        if not any(first <= token < stop for first, stop in guess.contents):
            continue
        word = reading.lowers[other.token]
        parent = lemma_of(word) or word
        cue = verb_cues().get(parent)
        if cue is not None and (guess.rule[5:] in cue.frames or guess.rule.endswith("before")):
            strongest = max(strongest, "2" if cue.reports else "1")
        side = "<" if other.token < token else ">"
        out.append(f"4{side}{parent}")
        out.append(f"5{side}{parent}{guess.rule}")
        out.append(f"6{side}{guess.rule}{tag}")
    out += [f"7{strongest}{tag}", f"8{strongest}{lemma}", f"9{min(len(out) // 3, 3)}"]
    return out


def talkers_of(reading: Reading, candidates: Iterable[Candidate]) -> frozenset[str]:
    """Heads of the subjects of the plainest verbs of speech in a text: those who can speak."""
    found = set()
    for candidate in candidates:
        guess = candidate.guess
        if guess is None or guess.source is None:
            continue
        if lemma_of(reading.lowers[candidate.token]) in _PLAIN:
            found.add(_head_word(reading, guess.source))
    return frozenset(found)


def _head_word(reading: Reading, source: Range) -> str:
    """The word that a source is known by: its last before a comma or preposition."""
    first, stop = source
    for at in range(first + 1, stop):
        if reading.words[at] in ",(" or (reading.tags[at] == "IN" and at > first):
            return reading.lowers[at - 1]
    return reading.lowers[stop - 1]


def _talker_features(
    reading: Reading, candidate: Candidate, talkers: frozenset[str], lemma: str, tag: str
) -> list[str]:
    guess = candidate.guess
    if guess is None or guess.source is None:
        return []
    word = _head_word(reading, guess.source)
    flag = "p" if reading.tags[guess.source[0]] == "PRP" else "y" if word in talkers else "n"
    return [f"!{flag}{tag}", f"!{flag}{lemma}", f"!{flag}{guess.rule}", f"?{word}"]


def _subject(reading: Reading, token: int, first: int) -> str:
    """The nearest noun or pronoun before a token: a word, or N for a name."""
    for at in range(token - 1, first - 1, -1):
        tag = reading.tags[at]
        if tag == "NNP":
            return "N"
        if tag in ("PRP", "NN", "NNS", "WP", "WDT"):
            return reading.lowers[at]
    return "-"


def _verb_features(reading: Reading, token: int, lemma: str, tag: str) -> list[str]:
    frame = frame_of(reading, token)
    group = verb_group(reading, token)
    shape = tag + ("p" if group.passive else "") + ("i" if group.infinitive else "")
    aux = reading.lowers[group.first] if group.first < token else "-"
    left = reading.lowers[group.first - 1] if group.first else "<"
    left_tag = reading.tags[group.first - 1] if group.first else "<"
    return [
        f"f{frame}",
        f"F{lemma}{frame}",
        f"g{shape}{frame}",
        f"G{shape}{lemma}",
        f"h{aux}{tag}",
        f"H{aux}{lemma}",
        f"i{left}{shape}",
        f"I{left_tag}{shape}{frame}",
        f"J{left_tag}{lemma}",
    ]


def _guess_features(reading: Reading, candidate: Candidate, lemma: str, tag: str, quoted: str) -> list[str]:
    guess = candidate.guess
    if guess is None:
        return [f"x-{tag}", f"x-{lemma}"]
    first, stop = guess.contents[-1]
    size = stop - first
    long = "1" if size < 2 else "2" if size < 4 else "3" if size < 8 else "4" if size < 16 else "5"
    holds = "q" if any(reading.inside[first:stop]) else ""
    out = [
        f"r{guess.rule}{tag}",
        f"R{guess.rule}{lemma}",
        f"k{long}{guess.rule}{holds}",
        f"K{long}{lemma}",
        f"m{reading.lowers[first]}{tag}",
        f"M{reading.tags[first]}{lemma}",
    ]
    if holds:
        out.append(f"Q{lemma}")
    if guess.source is None:
        out += [f"S-{tag}", f"S-{lemma}"]
    else:
        head = guess.source[1] - 1
        word = reading.lowers[head] if reading.tags[head] != "NNP" else "N"
        out += [
            f"S{word}",
            f"s{word}{tag}{guess.rule}",
            f"T{reading.tags[head]}{lemma}",
            f"U{word}{lemma}",
        ]
    return out
