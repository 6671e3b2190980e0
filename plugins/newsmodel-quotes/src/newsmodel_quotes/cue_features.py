"""Features of the cue tagger: one list of strings a candidate, shared by training and use."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsmodel_quotes.candidates import Candidate
from newsmodel_quotes.frames import VERBAL, frame_of
from newsmodel_quotes.lexicon import lemma_of, verb_cues
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation
from newsmodel_quotes.sources import verb_group

__all__ = ["cue_features", "talkers_of"]

_PLAIN = frozenset({"say", "tell", "add", "ask", "write", "argue"})


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
    lemmas = [lemma_of(lowers[c.token]) or lowers[c.token] for c in candidates]
    says = f"{min(lemmas.count('say'), 2)}{quoted}"
    parents = [_contents_of(reading, c, lemma) for c, lemma in zip(candidates, lemmas, strict=True)]
    out = []
    for number, (candidate, lemma) in enumerate(zip(candidates, lemmas, strict=True)):
        token = candidate.token
        word, tag = lowers[token], tags[token]
        before, before_tag = (lowers[token - 1], tags[token - 1]) if token > first else ("<", "<")
        after, after_tag = (lowers[token + 1], tags[token + 1]) if token + 1 < stop else (">", ">")
        earlier, earlier_tag = (lowers[token - 2], tags[token - 2]) if token - 1 > first else ("<", "<")
        later = lowers[token + 2] if token + 2 < stop else ">"
        row = (
            "1"
            f"\nw{word}"
            f"\nl{lemma}"
            f"\nL{lemma}{tag}"
            f"\nt{tag}"
            f"\na{before}"
            f"\nA{before_tag}{tag}"
            f"\nb{after}"
            f"\nB{after_tag}{tag}"
            f"\nc{lemma} {after}"
            f"\nC{lemma} {after_tag}"
            f"\nD{before_tag} {lemma}"
            f"\ne{after} {later}"
            f"\ns{word[-4:]}"
            f"\nu{later}"
            f"\nV{before_tag}{tag} {after_tag}"
            f"\nx{earlier}"
            f"\nX{earlier_tag} {before_tag}{tag}"
            f"\ny{lowers[token + 3] if token + 3 < stop else '>'}"
            f"\n0{says}{tag}"
            f"\n2{says}{lemma}"
            f"\np{place}{tag}"
            f"\nq{quoted}{lemma}"
            f"\nn{min(number, 3)}{tag}"
            f"\nN{min(len(candidates) - number, 3)}{tag}"
        )
        if tag in VERBAL:
            frame, aux = frame_of(reading, token), _auxiliary(reading, token)
            row += f"\nf{frame}\nF{lemma}{frame}\nh{aux}{tag}\nH{aux}{lemma}"
        row += _parent_features(token, parents, number, lemma, tag)
        row += _guess_features(reading, candidate, talkers, lemma, tag)
        out.append(row.split("\n"))
    return out


class _Parent(NamedTuple):
    """What a candidate would attribute, if it were a cue: its lemma, its guess, and how well they fit."""

    lemma: str
    guess: Relation
    strength: str


def _contents_of(reading: Reading, candidate: Candidate, lemma: str) -> _Parent | None:
    guess = candidate.guess
    if guess is None:
        return None
    cue = verb_cues().get(lemma)
    strength = "0"
    if cue is not None and (guess.rule[5:] in cue.frames or guess.rule.endswith("before")):
        strength = "2" if cue.reports else "1"
    return _Parent(lemma, guess, strength)


def _parent_features(token: int, parents: Sequence[_Parent | None], number: int, lemma: str, tag: str) -> str:
    """Whose content the candidate would stand in: a cue inside another cue's content is seldom one."""
    out = ""
    strongest, count = "0", 0
    for other, parent in enumerate(parents):
        if parent is None or other == number:
            continue
        for first, stop in parent.guess.contents:
            if first <= token < stop:
                strongest = max(strongest, parent.strength)
                count += 1
                side, rule = "<" if other < number else ">", parent.guess.rule
                out += f"\n4{side}{parent.lemma}\n5{side}{parent.lemma}{rule}\n6{side}{rule}{tag}"
                break
    return f"{out}\n7{strongest}{tag}\n8{strongest}{lemma}\n9{min(count, 3)}"


def _auxiliary(reading: Reading, verb: int) -> str:
    """The first auxiliary of a verb, or a dash."""
    first = verb_group(reading, verb).first
    return reading.lowers[first] if first < verb else "-"


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


def _guess_features(
    reading: Reading, candidate: Candidate, talkers: frozenset[str], lemma: str, tag: str
) -> str:
    """What the rules see in the candidate: frame, size and first word of the content, and the source."""
    guess = candidate.guess
    if guess is None:
        return f"\nx-{tag}\nx-{lemma}"
    first, stop = guess.contents[-1]
    size = stop - first
    long = "1" if size < 2 else "2" if size < 4 else "3" if size < 8 else "4" if size < 16 else "5"
    holds = "q" if any(reading.inside[first:stop]) else ""
    rule, source, tags = guess.rule, guess.source, reading.tags
    out = f"\nr{rule}{tag}\nR{rule}{lemma}\nk{long}{rule}{holds}\nM{tags[first]}{lemma}"
    if source is None:
        return f"{out}\nS-{tag}\nS-{lemma}"
    head = source[1] - 1
    pronoun = tags[source[0]] == "PRP"
    flag = "p" if pronoun else "y" if _head_word(reading, source) in talkers else "n"
    word = reading.lowers[head] if tags[head] != "NNP" else "N"
    return f"{out}\nS{word}\nS{word}{tag}{rule}\n!{flag}{tag}\n!{flag}{lemma}\n!{flag}{rule}"
