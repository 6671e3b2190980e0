"""The trained taggers: cues first, then the content and source of each cue."""

import re
from typing import Any

from newsmodel_quotes.candidates import Candidate, FoundCue, candidates_of
from newsmodel_quotes.content_features import content_features
from newsmodel_quotes.cue_features import cue_features, talkers_of
from newsmodel_quotes.lexicon import VerbClass, lemma_of, noun_cues, verb_cues
from newsmodel_quotes.linear import probability, weights_of
from newsmodel_quotes.mending import is_plain_quotation, mended, moved_to_verbs
from newsmodel_quotes.models import tagger_of
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation, in_order, overlaps, trim
from newsmodel_quotes.sources import verb_group
from newsmodel_quotes.windows import Unit, window

__all__ = ["cue_tokens", "head_of", "tag_cues", "tag_relations", "tag_text"]

THRESHOLD = 0.4
DOUBTFUL = 0.2
_CONTENT, _SOURCE = re.compile("C+"), re.compile("S+")


def head_of(reading: Reading, first: int, stop: int) -> int:
    """The head of a cue: the last verb of its first chain, else its first noun, else its first token."""
    tags = reading.tags
    token = next((k for k in range(first, stop) if tags[k][:2] == "VB" or tags[k] == "MD"), None)
    if token is None:
        return next((k for k in range(first, stop) if tags[k][:2] == "NN"), first)
    head = token
    for at in range(token + 1, stop):
        if tags[at][:2] == "VB":
            head = at
        elif tags[at] not in ("RB", "TO", "MD"):
            break
    return head


def tag_cues(
    reading: Reading, threshold: float = THRESHOLD, doubtful: set[int] | None = None
) -> list[FoundCue]:
    """Find the cues of a text.

    Args:
        reading: The text.
        threshold: Least probability of a cue.
        doubtful: Receives the candidates that may well be cues, though less probably.

    Returns:
        The cues in order.
    """
    weights = weights_of("cues")
    found: list[FoundCue] = []
    sentences = [
        (first, stop, candidates)
        for first, stop in reading.firsts.values()
        if (candidates := candidates_of(reading, first, min(stop, first + 400)))
    ]
    talkers = talkers_of(reading, (c for _, _, candidates in sentences for c in candidates))
    for first, stop, candidates in sentences:
        rows = cue_features(reading, first, stop, candidates, talkers)
        scores = [probability(weights, features) for features in rows]
        for candidate, score in zip(candidates, moved_to_verbs(reading, candidates, scores), strict=True):
            if score >= threshold:
                cue = _cue_of(reading, candidate, score)
                if found and found[-1].tokens[1] >= cue.tokens[0]:
                    before = found.pop()
                    # "the statement said": a noun is no part of the verb group after it
                    if reading.tags[before.head][:2] != "NN" or reading.tags[cue.head][:2] != "VB":
                        cue = cue._replace(tokens=(before.tokens[0], cue.tokens[1]))
                found.append(cue)
            elif doubtful is not None and score >= DOUBTFUL:
                doubtful.add(candidate.token)
    return found


def _cue_of(reading: Reading, candidate: Candidate, score: float) -> FoundCue:
    return FoundCue(cue_tokens(reading, candidate.token), candidate.token, candidate.guess, score)


def cue_tokens(reading: Reading, head: int) -> Range:
    """The tokens of a cue, given its head: a verb with its auxiliaries, "according to", or one word."""
    first = verb_group(reading, head).first if reading.tags[head][:2] == "VB" else head
    stop = head + 1
    if stop < len(reading.words) and reading.lowers[head] == "according" and reading.lowers[stop] == "to":
        stop += 1
    return first, stop


def tag_relations(reading: Reading, cues: list[FoundCue]) -> list[Relation]:
    """Find content and source of each cue.

    Args:
        reading: The text.
        cues: The cues found in it.

    Returns:
        A relation for each cue that has a content, in order of the cues.
    """
    tagger = tagger_of("contents.crfsuite")
    others = [False] * len(reading.words)
    for cue in cues:
        others[cue.head] = True
    relations: list[Relation] = []
    for cue in cues:
        if cue.guess is not None and is_plain_quotation(reading, cue.guess):
            relations.append(_quoted(reading, cue, cue.guess))
            continue
        units = window(reading, cue.head, cue.tokens)
        tagger.set(content_features(reading, units, cue.tokens, cue.head, cue.guess, others))
        labels = "".join(tagger.tag())
        trimmed = [trim(reading, *run) for run in _runs(units, labels, _CONTENT)]
        contents = [content for content in trimmed if content is not None]
        if not contents:
            continue
        sources = _runs(units, labels, _SOURCE)
        found = mended(
            reading,
            Relation(
                contents,
                cue.tokens,
                sources[0] if sources else _guessed_source(cue, contents),
                "tagged",
                _class_of(reading, cue.head),
                score=cue.score * _edge_score(labels, tagger),
            ),
            cue,
            relations[-1] if relations else None,
        )
        if found is not None:
            relations.append(found)
    return relations


def _quoted(reading: Reading, cue: FoundCue, guess: Relation) -> Relation:
    """A quotation before its cue: the marks say what was said, and the frame who said it."""
    verb_class = _class_of(reading, cue.head)
    return Relation(list(guess.contents), cue.tokens, guess.source, "tagged", verb_class, score=cue.score)


def _edge_score(labels: str, tagger: Any) -> float:
    """How sure the tagger is of the edges of the contents: the product of the labels' marginals there."""
    score = 1.0
    edges = [edge for run in _CONTENT.finditer(labels) for edge in run.span() if edge]
    for edge in edges:
        for at in range(edge - 1, min(edge + 1, len(labels))):
            score *= tagger.marginal(labels[at], at)
    return score


def _guessed_source(cue: FoundCue, contents: list[Range]) -> Range | None:
    """The source that the rules see, for a relation whose source the tagger left out."""
    source = cue.guess.source if cue.guess is not None else None
    if source is None or any(overlaps(source, content) for content in contents):
        return None
    return source


def _runs(units: list[Unit], labels: str, wanted: re.Pattern[str]) -> list[Range]:
    """The tokens of each run of units that have a label."""
    return [(units[run.start()][0], units[run.end() - 1][1]) for run in wanted.finditer(labels)]


def _class_of(reading: Reading, head: int) -> VerbClass:
    lemma = lemma_of(reading.lowers[head])
    cue = (verb_cues().get(lemma) if lemma else None) or noun_cues().get(reading.lowers[head])
    return cue.verb_class if cue else "speech"


def tag_text(reading: Reading) -> tuple[list[Relation], frozenset[int]]:
    """Find the relations of a text, in order of their contents; they are kept with the reading.

    Args:
        reading: The text.

    Returns:
        The relations, and the tokens that may well be cues though the tagger wasn't sure enough.
    """
    if not reading.tagged:
        doubtful: set[int] = set()
        found = in_order(tag_relations(reading, tag_cues(reading, doubtful=doubtful)))
        reading.tagged.append((found, frozenset(doubtful)))
    relations, unsure = reading.tagged[0]
    return [relation.copy() for relation in relations], unsure
