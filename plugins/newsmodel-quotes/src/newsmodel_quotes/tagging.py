"""The trained taggers: cues first, then the content and source of each cue."""

import threading
from importlib.resources import as_file, files
from typing import Any

import attrs

from newsmodel_quotes.candidates import Candidate, candidates_of
from newsmodel_quotes.content_features import content_features
from newsmodel_quotes.cue_features import cue_features
from newsmodel_quotes.lexicon import VerbClass, lemma_of, noun_cues, verb_cues
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation, trim
from newsmodel_quotes.sources import verb_group
from newsmodel_quotes.windows import Unit, window

__all__ = ["FoundCue", "tag_cues", "tag_relations"]

THRESHOLD = 0.5


class _Taggers(threading.local):
    """One tagger of each kind a thread: a tagger keeps the sequence that it read last."""

    def __init__(self) -> None:
        self.loaded: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        """The tagger of a model file, loaded on first use."""
        if name not in self.loaded:
            import pycrfsuite

            tagger = pycrfsuite.Tagger()
            with as_file(files("newsmodel_quotes") / "data" / name) as path:
                tagger.open(str(path))
            self.loaded[name] = tagger
        return self.loaded[name]


_taggers = _Taggers()


@attrs.frozen
class FoundCue:
    """A cue that the tagger found.

    Args:
        tokens: Its tokens.
        head: Its main verb, or its noun, or its first token.
        guess: What the rules see in it, or None.
        score: How probable it is, from 0 to 1.
    """

    tokens: Range
    head: int
    guess: Relation | None
    score: float


def tag_cues(reading: Reading, threshold: float = THRESHOLD) -> list[FoundCue]:
    """Find the cues of a text.

    Args:
        reading: The text.
        threshold: Least probability of a cue.

    Returns:
        The cues in order.
    """
    tagger = _taggers.get("cues.crfsuite")
    found: list[FoundCue] = []
    for first, stop in reading.firsts.values():
        candidates = candidates_of(reading, first, min(stop, first + 400))
        if not candidates:
            continue
        tagger.set(cue_features(reading, first, stop, candidates))
        for at, candidate in enumerate(candidates):
            score = tagger.marginal("Y", at)
            if score >= threshold:
                cue = _cue_of(reading, candidate, score)
                if found and found[-1].tokens[1] >= cue.tokens[0]:
                    cue = attrs.evolve(cue, tokens=(found.pop().tokens[0], cue.tokens[1]))
                found.append(cue)
    return found


def _cue_of(reading: Reading, candidate: Candidate, score: float) -> FoundCue:
    token = candidate.token
    first = verb_group(reading, token).first if reading.tags[token][:2] == "VB" else token
    stop = token + 1
    if stop < len(reading.words) and reading.lowers[token] == "according" and reading.lowers[stop] == "to":
        stop += 1
    return FoundCue((first, stop), token, candidate.guess, score)


def tag_relations(reading: Reading, cues: list[FoundCue]) -> list[Relation]:
    """Find content and source of each cue.

    Args:
        reading: The text.
        cues: The cues found in it.

    Returns:
        A relation for each cue that has a content, in order of the cues.
    """
    tagger = _taggers.get("contents.crfsuite")
    others = [False] * len(reading.words)
    for cue in cues:
        others[cue.head] = True
    relations = []
    for cue in cues:
        units = window(reading, cue.head)
        labels = tagger.tag(content_features(reading, units, cue.tokens, cue.head, cue.guess, others))
        contents = _runs(reading, units, labels, "C")
        if not contents:
            continue
        sources = _runs(reading, units, labels, "S", shrink=False)
        relations.append(
            Relation(
                contents,
                cue.tokens,
                sources[0] if sources else None,
                "tagged",
                _class_of(reading, cue.head),
                score=cue.score,
            )
        )
    return relations


def _runs(
    reading: Reading, units: list[Unit], labels: list[str], wanted: str, shrink: bool = True
) -> list[Range]:
    out: list[Range] = []
    for unit, label in zip(units, labels, strict=True):
        if label != wanted:
            continue
        if out and out[-1][1] == unit.first:
            out[-1] = (out[-1][0], unit.stop)
        else:
            out.append((unit.first, unit.stop))
    if not shrink:
        return out
    return [found for run in out if (found := trim(reading, *run)) is not None]


def _class_of(reading: Reading, head: int) -> VerbClass:
    lemma = lemma_of(reading.lowers[head])
    cue = (verb_cues().get(lemma) if lemma else None) or noun_cues().get(reading.lowers[head])
    return cue.verb_class if cue else "speech"
