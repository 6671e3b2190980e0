"""The rules: cues from the lexicon, and what their frames say about content and source."""

from collections.abc import Iterable, Iterator

from newsmodel_quotes.before import content_before
from newsmodel_quotes.contents import (
    clause_end,
    main_clause,
    phrase_end,
    quotation_tokens,
    skip_circumstance,
)
from newsmodel_quotes.frames import FINITE, frame_of, skip_adverbs
from newsmodel_quotes.lexicon import Cue, lemma_of, verb_forms, word_set
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation, trim
from newsmodel_quotes.sources import Group, after_by, phrase_after, verb_group
from newsmodel_quotes.subjects import subject_of

__all__ = ["guess_verb", "shares_source", "verb_relations"]

_OPENING = frozenset("\"“'‘«„`")
_RAISING = frozenset({"seem", "appear"})
_ADDRESSED = word_set("addressed")


def verb_relations(reading: Reading, among: Iterable[int]) -> Iterator[Relation]:
    """Find the relations whose cue is a verb, in order of the cue.

    Args:
        reading: The text.
        among: Tokens that may be cues, in order.

    Yields:
        A relation for each cue.
    """
    cues, tags, lowers = verb_forms(), reading.tags, reading.lowers
    previous: Relation | None = None
    for verb in among:
        cue = cues.get(lowers[verb])
        if cue is None or tags[verb][:2] != "VB":
            continue
        relation = _verb_relation(reading, verb, cue)
        if relation is None:
            continue
        if previous is not None and shares_source(reading, previous, relation):
            relation.source = previous.source
        if previous is None or not _is_within(relation, previous):
            previous = relation
        yield relation


def _is_within(relation: Relation, other: Relation) -> bool:
    """Whether a relation's cue stands in another's content: "wrote the agents knew to wait, saying"."""
    return relation.cue is not None and any(
        first <= relation.cue[0] < stop and relation.rule not in ("verb-that", "verb-clause")
        for first, stop in other.contents
    )


def shares_source(reading: Reading, previous: Relation, relation: Relation) -> bool:
    """Whether a cue has no subject of its own: "said A and added B", "said A, calling it B"."""
    if (
        previous.cue is None
        or relation.cue is None
        or relation.rule in ("verb-raising", "quote-before", "clause-before")
    ):
        return False
    first, verb = relation.cue[0], relation.cue[1] - 1
    if reading.sentences[previous.cue[0]] != reading.sentences[verb] or previous.rule == "verb-raising":
        return False
    before = first - 1
    while before > 0 and reading.tags[before] == "RB":
        before -= 1
    if reading.tags[first] in FINITE:
        return reading.tags[before] == "CC" and reading.lowers[before] in ("and", "but", "or")
    return reading.tags[verb] == "VBG" and reading.words[before] == ","


def guess_verb(reading: Reading, verb: int) -> Relation | None:
    """What the rules would say of a verb if it were a cue, in whichever frame it stands."""
    cue = verb_forms().get(reading.lowers[verb])
    return _verb_relation(
        reading, verb, cue or Cue(reading.lowers[verb], "speech", frozenset()), strict=False
    )


def _verb_relation(reading: Reading, verb: int, cue: Cue, strict: bool = True) -> Relation | None:
    frame = frame_of(reading, verb)
    if strict and not cue.follows and frame not in cue.frames and frame not in ("np-quote", "in:by"):
        return None
    begin, stop = reading.sentence_range(verb)
    group = verb_group(reading, verb)
    reports = cue.reports
    after = skip_adverbs(reading, verb + 1, stop)
    if cue.follows or not strict:
        found = content_before(reading, group, cue, frame, begin, stop)
        if found is not None:
            return found
    if reports:
        after = skip_circumstance(reading, verb + 1, stop)
        if after > verb + 1 and after < stop:
            frame = frame_of(reading, after - 1)
    if group.passive and frame == "in:by":
        agent = phrase_after(reading, after + 1, stop)
        if agent is not None and agent[1] < stop and frame_of(reading, agent[1] - 1) == "that":
            after, frame = agent[1], "that"
    if strict and frame not in cue.frames and not (frame == "np-quote" and "quote" in cue.frames):
        return None
    if (
        strict
        and frame == "to"
        and group.passive
        and reading.tags[after + 1 : after + 2] not in (["VB"], ["RB"])
    ):
        # "were exposed to light"
        return None
    if strict and (frame == "end" or (frame == "comma" and _is_participle(reading, group))):
        return None
    source, content = _content_after(reading, group, cue, frame, after, begin, stop)
    if content is None:
        return None
    if source is None and frame == "np-quote" and group.first == begin:
        source = phrase_after(reading, verb + 1, stop)
    if frame == "to" and (group.passive or cue.lemma in _RAISING):
        subject = subject_of(reading, group.first, begin)
        contents = [subject, content] if subject and subject[1] <= content[0] else [content]
        if reading.lowers[contents[0][0]] == "it":
            contents = [content]
        return Relation(contents, (group.first, verb + 1), None, "verb-raising", cue.verb_class)
    return Relation(
        [content], (group.first, verb + 1), source, "verb-" + frame.replace(":", "-"), cue.verb_class
    )


def _is_participle(reading: Reading, group: Group) -> bool:
    """Whether a verb is a participle alone: "if confirmed, she …", "a talk, called by X, will …"."""
    return group.first == group.verb and reading.tags[group.verb] == "VBN"


def _source_of(reading: Reading, group: Group, begin: int, stop: int) -> Range | None:
    if group.passive:
        return after_by(reading, group.verb + 1, stop)
    found = subject_of(reading, group.first, begin)
    if (
        found is not None
        and reading.lowers[found[0]] == "it"
        and lemma_of(reading.lowers[group.verb]) in _RAISING
    ):
        return None
    if found is None and reading.tags[group.verb] in ("VBG", "VBN") and group.first - begin < 3:
        for token in range(group.verb, stop - 1):
            if reading.words[token] == "," and not reading.inside[token]:
                return phrase_after(reading, token + 1, stop)
    return found


def _content_after(
    reading: Reading, group: Group, cue: Cue, frame: str, after: int, begin: int, stop: int
) -> tuple[Range | None, Range | None]:
    words = reading.words
    source = _source_of(reading, group, begin, stop)
    if group.passive and frame not in ("that", "np-that", "quote", "colon"):
        subject = subject_of(reading, group.first, begin)
        if frame in ("to", "in:as", "np"):
            stop = main_clause(reading, group.first, after, begin, stop)
            return source, trim(reading, after, clause_end(reading, after, stop))
        return source, trim(reading, *subject) if subject else None
    first = after
    if frame == "colon":
        first = after + 1
    elif frame == "np-that" or (frame == "np-quote" and _is_told(reading, cue, after, stop)):
        limit = min(stop, after + 15)
        want = ("that",) if frame == "np-that" else ("to",) if frame == "np-to" else ()
        for token in range(after, limit):
            if reading.lowers[token] in want:
                first = token + (frame == "np-that")
                break
            if not want and words[token] in '"“:':
                first = token + (words[token] == ":")
                break
    elif (frame == "to" and after + 1 < stop and reading.tags[after + 1] not in ("VB", "RB")) or (
        frame.startswith("in:") and frame not in ("in:as",)
    ):
        first = after + 1
    while first < stop and words[first] == ",":
        first += 1
    if first >= stop:
        following = _next_quotation(reading, stop)
        return source, following
    if words[first] in _OPENING and reading.inside[first]:
        end = quotation_tokens(reading, reading.inside[first])[1]
        if end >= stop or reading.sentences[end - 1] != reading.sentences[first]:
            return source, trim(reading, first, end)
        return source, trim(reading, first, clause_end(reading, max(first, end - 1), stop))
    stop = main_clause(reading, group.first, first, begin, stop)
    tight = frame in ("to", "np", "np-to") or frame.startswith("in:")
    end = phrase_end(reading, first, stop) if tight else clause_end(reading, first, stop)
    if reading.inside[end - 1] and end == stop:
        end = max(end, quotation_tokens(reading, reading.inside[end - 1])[1])
    return source, trim(reading, first, end)


def _is_told(reading: Reading, cue: Cue, first: int, stop: int) -> bool:
    """Whether the noun phrase before a quotation is who was told, and no part of what was said."""
    if cue.lemma in _ADDRESSED:
        return True
    mark = next((k for k in range(first, min(stop, first + 15)) if reading.words[k] in '"“:,'), stop)
    return cue.reports and (mark == stop or reading.words[mark] in ",:")


def _next_quotation(reading: Reading, token: int) -> Range | None:
    if token < len(reading.words) and reading.inside[token]:
        return trim(reading, token, quotation_tokens(reading, reading.inside[token])[1])
    return None
