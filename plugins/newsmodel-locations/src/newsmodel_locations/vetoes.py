"""Candidates that are something else for sure: a club's letters, a person, the label of who speaks."""

from collections.abc import Iterator, Sequence

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.document import Document
from newsmodel_locations.lexicon import lexicon
from newsmodel_locations.names import NameEvidence

__all__ = ["veto"]

_BEFORE_STATES = frozenset({",", "(", "of", "in", "-", "--", "–", "—"})
_OUT = -1.0
_LEAST_TURNS = 2


def veto(
    doc: Document, names: NameEvidence | None, candidates: Sequence[Candidate], scores: list[float]
) -> None:
    """Take away what is no place whatever its score says.

    Args:
        doc: The text.
        names: Names that another extractor recognised, or None.
        candidates: All candidates.
        scores: Their log-odds, changed in place.
    """
    likely = [k for k, score in enumerate(scores) if score > 0]
    for out in (_labels(doc, candidates, likely), _people(doc, names, candidates, likely)):
        for k in out:
            scores[k] = _OUT
    if names is not None:
        for k in _clubs(doc, names, candidates):
            scores[k] = _OUT


def _labels(doc: Document, candidates: Sequence[Candidate], likely: Sequence[int]) -> list[int]:
    """Who speaks in an interview: "ID: It was cold.", again and again at the beginning of a line."""
    words, breaks, count = doc.words, doc.breaks, doc.count
    turns: dict[str, list[int]] = {}
    for k in likely:
        c = candidates[k]
        opens = c.first in breaks or not c.first
        if opens and c.last < count and words[c.last] == ":" and _is_state(doc, c):
            turns.setdefault(c.key, []).append(k)
    return [k for turn in turns.values() if len(turn) >= _LEAST_TURNS for k in turn]


def _people(
    doc: Document, names: NameEvidence | None, candidates: Sequence[Candidate], likely: Sequence[int]
) -> Iterator[int]:
    """People with a landscape for a family name: Alan Lake, Emily Hill, but "in Alan Lake"."""
    words, forms, classes = doc.words, doc.forms, lexicon().classes
    places, streets = classes["at_places"], classes["part_of_street"]
    for k in likely:
        c = candidates[k]
        i, j = c.first, c.last
        if c.sort != "fac" or i not in forms or j - 1 not in forms:
            continue
        if j - i != 2 and not (j - i == 3 and len(words[i + 1].rstrip(".")) == 1):
            continue
        family, called, given = forms[j - 1], words[j - 1] in doc.surnames, forms[i].given
        surname, natural = "n" in family.flags, "N" in family.own
        before = words[i - 1] if i else ""
        if not (called or given) or before.lower() in places or before[:1].isdigit():
            continue
        if names is None or names.relation(c) == "none":
            # What the lists alone say: streets are named after people, lakes and hills rarely in full.
            person = natural and surname and given
        else:
            street = "R" in family.own and before == "of" and doc.lowers[i - 2] in streets
            person = names.relation(c) == "=PERSON" and (natural or surname) and not street
        # "Sentencing Marsh": the verb has a capital since it begins the sentence.
        if person or (called and doc.initial[i] and words[i].endswith("ing") and not forms[i].flags):
            yield k


def _clubs(doc: Document, names: NameEvidence, candidates: Sequence[Candidate]) -> list[int]:
    """The states that letters behind a club's name are: "Rovers SC", and "SC" elsewhere."""
    words = doc.words
    states = [k for k, c in enumerate(candidates) if _is_state(doc, c)]
    inside = [
        k for k in states if candidates[k].first and words[candidates[k].first - 1] not in _BEFORE_STATES
    ]
    clubs = {candidates[k].key for k in inside if names.ends(candidates[k], "ORGANIZATION")}
    return [k for k in inside if candidates[k].key in clubs]


def _is_state(doc: Document, c: Candidate) -> bool:
    """Whether a candidate is two letters that stand for a state."""
    return c.sort == "abbr" and c.entries[0].code == "ADM1" and len(doc.words[c.first]) == 2
