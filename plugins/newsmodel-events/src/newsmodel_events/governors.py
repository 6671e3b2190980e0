"""What governs an event: the word whose complement, object or subject it is."""

from newsmodel_events.clauses import Clauses
from newsmodel_events.lexicon import word_set
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Governor", "governor_of", "is_news"]

_SUBORDINATORS = frozenset({"if", "unless", "whether", "lest", "provided"})
_LINKING = frozenset({"and", "or", "but", "then", ","})
_SHARING = frozenset({"object", "subject", "in", "by"})
_COPULAS = frozenset({"be", "become", "seem", "appear", "remain", "stay", "prove", "get"})
_CUTTING = frozenset({";", ":"})
_NEAR = 8
_CLOSING = frozenset({'"', "”", "''"})
_OPENING = _SUBORDINATORS | _CUTTING | _CLOSING | {"that"}
_ENDING = frozenset({",", ".", "?", "!"})
_QUOTES = frozenset({'"', "“", "”", "``", "''", "'", "‘", "’"})


# The token that governs an event, and the relation: `complement`, `object`, `subject`, a preposition, or
# `mark`, of which the token is a subordinator.
Governor = tuple[int, str]


def governor_of(clauses: Clauses, token: int) -> Governor | None:
    """Return what governs the event at a token, or None for a main clause.

    Args:
        clauses: The document's relations.
        token: Index of a verb or of a noun.
    """
    group = clauses.reading.verbs.get(token)
    if group is not None:
        return _of_verb(clauses, group)
    tag = clauses.reading.tags[token]
    if tag in {"NN", "NNS", "NNP"}:
        return _of_noun(clauses, token)
    return _of_adjective(clauses, token) if tag == "JJ" else None


def is_news(clauses: Clauses, token: int, governor: Governor | None) -> bool:
    """Is an event told as something that came about, so that it is of the day and place of the story?

    "The party faces an election" speaks of one to come, "she works as a nurse" of every day.

    Args:
        clauses: The document's relations.
        token: Index of its trigger.
        governor: What governs it.
    """
    reading = clauses.reading
    group = reading.verbs.get(token)
    if group is None:
        if reading.tags[token] == "JJ":
            return True
        if governor is None or governor[1] not in _SHARING:
            return False
        group = reading.verbs.get(governor[0])
        if group is None:
            return False
    if group.tense != "PRESENT":
        return group.tense != "FUTURE"
    return group.perfect or group.progressive or group.lemma in word_set("reporting")


def _of_verb(clauses: Clauses, group: VerbGroup) -> Governor | None:
    reading = clauses.reading
    tags, lowers = reading.tags, reading.lowers
    first, finite = group.first, group.finite
    start, _ = clauses.bounds(first)
    at = first - 1
    while at >= start and (tags[at] == "RB" or lowers[at] in _QUOTES):
        at -= 1
    if at < start:
        return None
    if finite:
        return _of_finite(clauses, group, at, start)
    tag = tags[first]
    if lowers[at] in _LINKING:
        before = clauses.group_before(at, start)
        if before is not None and before.finite and tag in {"VB", "TO"}:
            return (before.head, "complement") if tag == "TO" else _of_verb(clauses, before)
        if before is not None and tag in {"VB", "TO", "VBG"} and lowers[at] != ",":
            return _of_verb(clauses, before)
    if tag == "TO" or tag == "VB":
        return _of_infinitive(clauses, at, start)
    if tag == "VBN":
        return _of_participle(clauses, at, start)
    if tag == "VBG":
        if tags[at] in {"IN", "TO"}:
            return _behind(clauses, at, start)
        if at in reading.verbs:
            return (at, "complement")
        if tags[at] == "RP" and at - 1 in reading.verbs:
            return (at - 1, "complement")
    return None


def _of_participle(clauses: Clauses, at: int, start: int) -> Governor | None:
    """In "if convicted" or "unless arrested and charged" it is the conjunction."""
    lower = clauses.reading.lowers[at]
    if lower in _SUBORDINATORS:
        return (at, "mark")
    if lower == "and" or lower == "or":
        before = clauses.group_before(at, start)
        if before is not None and clauses.reading.tags[before.first] == "VBN":
            return _of_verb(clauses, before)
    return None


def _of_adjective(clauses: Clauses, token: int) -> Governor | None:
    """The verb that an adjective is said with ("would be able"), or "if"."""
    reading = clauses.reading
    tags, lowers = reading.tags, reading.lowers
    start, _ = clauses.bounds(token)
    at = token - 1
    while at >= start and tags[at] == "RB":
        at -= 1
    if at < start:
        return None
    if at in reading.verbs:
        return (at, "complement") if reading.lemmas[at] in _COPULAS else None
    if lowers[at] in _SUBORDINATORS:
        return (at, "mark")
    if (lowers[at] == "and" or lowers[at] == "or") and tags[at - 1] == "JJ" and at > start:
        return _of_adjective(clauses, at - 1)
    return None


def _of_infinitive(clauses: Clauses, at: int, start: int) -> Governor | None:
    reading = clauses.reading
    number = reading.phrase_of(at)
    verb = clauses.group_before(at + 1, start)
    if at in reading.verbs:
        return (at, "complement")
    if reading.tags[at] == "JJ":
        asked = number >= 0 and verb is not None and verb.lemma in word_set("object_control")
        if not asked or reading.tags[clauses.phrases[number].start] != "DT":
            return (at, "complement")  # other than "urged the British to delay"
    if reading.tags[at] == "RP" and at - 1 in reading.verbs:
        return (at - 1, "complement")
    if number >= 0:
        if verb is not None and verb.lemma in word_set("object_control"):
            return (verb.head, "complement")
        if reading.tags[at] in {"NN", "NNS"} and reading.lemmas[at] in word_set("control_nouns"):
            return (at, "complement")
        prep = clauses.phrases[number].prep
        if prep > start and reading.phrase_of(prep - 1) >= 0:
            head = clauses.phrases[reading.phrase_of(prep - 1)].head
            if reading.lemmas[head] in word_set("control_nouns"):
                return (head, "complement")  # "a demand by Moscow to leave"
    if verb is None:
        return None
    after = verb.head + 1
    if after < at < after + _NEAR and reading.tags[after] == "JJ" and reading.phrase_of(after) < 0:
        return (after, "complement")
    return (verb.head, "complement")


def _of_finite(clauses: Clauses, group: VerbGroup, at: int, start: int) -> Governor | None:
    tags, lowers = clauses.reading.tags, clauses.reading.lowers
    if lowers[at] == "and" or lowers[at] == "or":
        before = clauses.group_before(at, start)
        for _ in range(4):
            if before is None or before.finite:
                break
            before = clauses.group_before(before.first, start)
        return _of_verb(clauses, before) if before is not None else None
    low = max(start, at - 14)
    verb = clauses.group_before(at + 1, low)
    if verb is not None:
        low = verb.head + 1
    end = group.first
    if not _OPENING.isdisjoint(lowers[low:end]) or clauses.reading.letters.find("W", low, end) >= 0:
        for i in range(end - 1, low - 1, -1):
            lower = lowers[i]
            if lower in _SUBORDINATORS:
                return (i, "mark")
            if lower == "that" and tags[i] == "IN":
                return _before_that(clauses, i, start)
            if tags[i] == "W" or lower in _CUTTING:
                return None
            if lower in _CLOSING and i > low and lowers[i - 1] in _ENDING:
                return None  # who speaks stands outside of what is said
    if verb is None:
        return None
    # "said Russia had left", where no word opens the clause
    own = low < group.first and clauses.reading.phrase_of(low) >= 0
    return (verb.head, "complement") if own and verb.lemma in word_set("clause_verbs") else None


def _before_that(clauses: Clauses, at: int, start: int) -> Governor | None:
    reading = clauses.reading
    i = at - 1
    while i > start and (reading.tags[i] in {"RB", "RP"} or reading.lowers[i] in _QUOTES):
        i -= 1
    if i < start:
        return None
    if i in reading.verbs or reading.tags[i] == "JJ":
        return (i, "complement")
    verb = clauses.group_before(at, start)
    number = reading.phrase_of(i)
    if number >= 0 and reading.tags[i] in {"NN", "NNS"} and reading.lemmas[i] in word_set("control_nouns"):
        return (i, "complement")
    return (verb.head, "complement") if verb is not None else None


def _behind(clauses: Clauses, at: int, start: int) -> Governor | None:
    """The governor behind a preposition at a token."""
    reading = clauses.reading
    prep = reading.lowers[at]
    # during, after or despite something is said of what happened anyway
    if prep not in word_set("governing"):
        return None
    i = at - 1
    if i < start:
        return (at, "mark") if prep == "without" else None
    if prep == "without":
        return (at, "mark")
    if i in reading.verbs or reading.tags[i] == "JJ":
        return (i, prep)
    if reading.tags[i] in {"RB", "RP"} and i - 1 in reading.verbs:
        return (i - 1, prep)
    number = reading.phrase_of(i)
    if number < 0:
        return None
    head = clauses.phrases[number].head
    controls = reading.lemmas[head] in word_set("control_nouns")
    if not controls and prep in {"in", "at", "with"}:
        return None
    if not controls and prep in {"from", "into", "of"}:
        verb = clauses.group_before(clauses.phrases[number].start, start)
        if verb is not None and clauses.object(verb) == number:
            return (verb.head, prep)  # "accused Israel of", "barred him from"
    return (head, prep)


def _of_noun(clauses: Clauses, token: int) -> Governor | None:
    number = clauses.reading.phrase_of(token)
    if number < 0:
        return None
    number = clauses.firsts[number]
    phrase = clauses.phrases[number]
    start, end = clauses.bounds(token)
    if phrase.prep >= 0:
        return _behind(clauses, phrase.prep, start)
    before = clauses.group_before(phrase.start, start)
    if before is not None and clauses.object(before) == number:
        return (before.head, "object")
    end = min(end, phrase.end + 14)
    after = clauses.verb_between(phrase.end, end)
    while after is not None and not after.finite:
        after = clauses.verb_between(after.head + 1, end)
    if after is not None and clauses.subject(after) == number:
        return (after.head, "object" if after.passive else "subject")
    return None
