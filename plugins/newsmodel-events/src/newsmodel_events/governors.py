"""What governs an event: the word whose complement, object or subject it is."""

from typing import NamedTuple

from newsmodel_events.clauses import Clauses
from newsmodel_events.lexicon import word_set
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Governor", "governor_of"]

_SUBORDINATORS = frozenset({"if", "unless", "whether", "lest", "provided"})
_QUOTES = frozenset({'"', "“", "”", "``", "''", "'", "‘", "’"})


class Governor(NamedTuple):
    """The token that governs an event, and how.

    Args:
        token: Its index; of a subordinator where `relation` is `mark`.
        relation: `complement`, `object`, `subject`, `mark`, or a preposition.
    """

    token: int
    relation: str


def governor_of(clauses: Clauses, token: int) -> Governor | None:
    """Return what governs the event at a token, or None for a main clause.

    Args:
        clauses: The document's relations.
        token: Index of a verb or of a noun.
    """
    group = clauses.reading.verbs.get(token)
    if group is not None:
        return _of_verb(clauses, group)
    if clauses.reading.tags[token] in {"NN", "NNS", "NNP"}:
        return _of_noun(clauses, token)
    return None


def _of_verb(clauses: Clauses, group: VerbGroup) -> Governor | None:
    reading = clauses.reading
    tags, lowers = reading.tags, reading.lowers
    start, _ = clauses.bounds(group.head)
    at = group.first - 1
    while at >= start and (tags[at] == "RB" or lowers[at] in _QUOTES):
        at -= 1
    if at < start:
        return None
    if lowers[at] in {"and", "or", "but", "then", ","} and not group.finite:
        before = clauses.group_before(at, start)
        if (
            before is not None
            and before.finite
            and tags[group.first] in {"VB", "TO"}
            and before.head != group.head
        ):
            return (
                Governor(before.head, "complement")
                if tags[group.first] == "TO"
                else _of_verb(clauses, before)
            )
        if before is not None and tags[group.first] in {"VB", "TO", "VBG"} and lowers[at] != ",":
            return _of_verb(clauses, before)
    if group.finite:
        return _of_finite(clauses, group, at, start)
    if tags[group.first] == "TO" or tags[group.first] == "VB":
        return _of_infinitive(clauses, at, start)
    if tags[group.first] == "VBG":
        if tags[at] in {"IN", "TO"}:
            return _behind(clauses, at, start)
        if at in reading.verbs:
            return Governor(at, "complement")
        if tags[at] == "RP" and at - 1 in reading.verbs:
            return Governor(at - 1, "complement")
    return None


def _of_infinitive(clauses: Clauses, at: int, start: int) -> Governor | None:
    reading = clauses.reading
    if at in reading.verbs or reading.tags[at] == "JJ":
        return Governor(at, "complement")
    if reading.tags[at] == "RP" and at - 1 in reading.verbs:
        return Governor(at - 1, "complement")
    number = reading.phrase_of(at)
    verb = clauses.group_before(at + 1, start)
    if number >= 0:
        if verb is not None and verb.lemma in word_set("object_control"):
            return Governor(verb.head, "complement")
        if reading.tags[at] in {"NN", "NNS"} and reading.lemmas[at] in word_set("control_nouns"):
            return Governor(at, "complement")
        phrase = reading.phrases[number]
        if phrase.prep > start and reading.phrase_of(phrase.prep - 1) >= 0:
            head = reading.phrases[reading.phrase_of(phrase.prep - 1)].head
            if reading.lemmas[head] in word_set("control_nouns"):
                return Governor(head, "complement")  # "a demand by Moscow to leave"
    if verb is None:
        return None
    after = verb.head + 1
    if after < at and reading.tags[after] == "JJ" and reading.phrase_of(after) < 0:
        return Governor(after, "complement")
    return Governor(verb.head, "complement")


def _of_finite(clauses: Clauses, group: VerbGroup, at: int, start: int) -> Governor | None:
    reading = clauses.reading
    tags, lowers = reading.tags, reading.lowers
    for i in range(at, max(start, at - 14) - 1, -1):
        lower = lowers[i]
        if lower in _SUBORDINATORS and not (lower == "provided" and i in reading.verbs):
            return Governor(i, "mark")
        if lower == "that" and tags[i] == "IN":
            return _before_that(clauses, i, start)
        if i in reading.verbs:
            if i == at and tags[i] not in {"VBD", "VBZ", "VBP", "VB", "VBG", "VBN"}:
                return None
            own = reading.phrase_of(i + 1) >= 0 if i + 1 < group.first else False
            speech = reading.lemmas[i] in word_set("clause_verbs")
            return Governor(i, "complement") if own and speech else None
        if lower in {"and", "or"} and i == at:
            before = clauses.group_before(i, start)
            for _ in range(4):
                if before is None or before.finite:
                    break
                before = clauses.group_before(before.first, start)
            return _of_verb(clauses, before) if before is not None else None
        if tags[i] == "W" or lower in {";", ":"}:
            return None
    return None


def _before_that(clauses: Clauses, at: int, start: int) -> Governor | None:
    reading = clauses.reading
    i = at - 1
    while i > start and (reading.tags[i] in {"RB", "RP"} or reading.lowers[i] in _QUOTES):
        i -= 1
    if i < start:
        return None
    if i in reading.verbs or reading.tags[i] == "JJ":
        return Governor(i, "complement")
    verb = clauses.group_before(at, start)
    number = reading.phrase_of(i)
    if number >= 0 and reading.tags[i] in {"NN", "NNS"} and reading.lemmas[i] in word_set("control_nouns"):
        return Governor(i, "complement")
    return Governor(verb.head, "complement") if verb is not None else None


def _behind(clauses: Clauses, at: int, start: int) -> Governor | None:
    """The governor behind a preposition at a token."""
    reading = clauses.reading
    prep = reading.lowers[at]
    # during, after or despite something is said of what happened anyway
    if prep not in word_set("governing"):
        return None
    i = at - 1
    if i < start:
        return Governor(at, "mark") if prep == "without" else None
    if prep == "without":
        return Governor(at, "mark")
    if i in reading.verbs or reading.tags[i] == "JJ":
        return Governor(i, prep)
    if reading.tags[i] in {"RB", "RP"} and i - 1 in reading.verbs:
        return Governor(i - 1, prep)
    number = reading.phrase_of(i)
    if number < 0:
        return None
    phrase = reading.phrases[number]
    if prep in {"in", "at", "with"} and reading.lemmas[phrase.head] not in word_set("control_nouns"):
        return None
    verb = clauses.group_before(phrase.start, start)
    controls = reading.lemmas[phrase.head] in word_set("control_nouns")
    detached = verb is not None and not controls and prep in {"from", "into", "of"}
    if verb is not None and detached and clauses.object(verb) == number:
        return Governor(verb.head, prep)  # "accused Israel of", "barred him from"
    return Governor(phrase.head, prep)


def _of_noun(clauses: Clauses, token: int) -> Governor | None:
    reading = clauses.reading
    number = reading.phrase_of(token)
    if number < 0:
        return None
    number = clauses.first_of(number)
    phrase = reading.phrases[number]
    start, end = clauses.bounds(token)
    if phrase.prep >= 0:
        return _behind(clauses, phrase.prep, start)
    before = clauses.group_before(phrase.start, start)
    first = phrase
    while first.owner >= 0:
        first = reading.phrases[first.owner]
    if before is not None and clauses.object(before) == number:
        return Governor(before.head, "object")
    for i in range(phrase.end, min(end, phrase.end + 14)):
        after = reading.verbs.get(i)
        if after is not None and after.finite:
            if clauses.subject(after) == number:
                return Governor(after.head, "object" if after.passive else "subject")
            return None
    return None
