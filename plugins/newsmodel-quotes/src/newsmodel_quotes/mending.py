"""What the marks and frames know better than the taggers, once these have found cue and content."""

from collections.abc import Sequence

from newsmodel_quotes.candidates import Candidate, FoundCue
from newsmodel_quotes.frames import FINITE, skip_adverbs
from newsmodel_quotes.lexicon import lemma_of, verb_cues, word_set
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Relation
from newsmodel_quotes.rules import shares_source
from newsmodel_quotes.sources import verb_group

__all__ = ["is_plain_quotation", "mended", "moved_to_verbs"]

_ADDRESSED = word_set("addressed")
_CLAUSES = frozenset({"verb-clause", "verb-that", "verb-np-that", "told-clause"})
_RELATIVE = frozenset({"who", "which", "whose", "whom", "where"})
_NOMINATIVE = frozenset({"he", "she", "they", "i", "we"})


def moved_to_verbs(reading: Reading, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """Give the score of a colon or a medium to the verb before it.

    "Kim told the Herald: …" and "Kim said in a statement that …" are Kim's, by "told" and "said".

    Args:
        reading: The text.
        candidates: The candidates of a sentence, in order.
        scores: The probability of each.

    Returns:
        The probabilities, that of such a colon or medium 0.
    """
    out = list(scores)
    for at, candidate in enumerate(candidates):
        if out[at] < 0.1:
            continue
        token = candidate.token
        if reading.words[token] == ":":
            verb = _verb_before(reading, candidates, at, token)
        elif reading.tags[token] in ("NN", "NNS") and (preposition := _preposition_of(reading, token)):
            verb = _verb_before(reading, candidates, at, preposition, most=5)
        else:
            continue
        if verb is not None:
            out[verb], out[at] = max(out[verb], out[at]), 0.0
    return out


def _verb_before(
    reading: Reading, candidates: Sequence[Candidate], at: int, mark: int, most: int = 16
) -> int | None:
    """The place of the candidate, before one of them, that is a verb and says what follows a mark."""
    for before in range(at - 1, -1, -1):
        verb = candidates[before].token
        if reading.tags[verb][:2] == "VB":
            if _goes_on(reading, verb, mark, most):
                return before
            if reading.tags[verb] in FINITE:
                return None
    return None


def _preposition_of(reading: Reading, noun: int) -> int:
    """The preposition of a medium without an owner ("in a brief statement", "via text message"), or 0."""
    token = noun - 1
    while token > max(0, noun - 5) and reading.tags[token] in ("DT", "JJ", "NN"):
        token -= 1
    return token if reading.lowers[token] in ("in", "on", "via", "by", "through", "during") else 0


def _goes_on(reading: Reading, verb: int, mark: int, most: int) -> bool:
    """Whether what follows a colon, or a medium and its preposition, is what a verb before it says."""
    if verb == mark - 1 and reading.words[mark] == ":":
        return True
    lemma = lemma_of(reading.lowers[verb])
    cue = verb_cues().get(lemma) if lemma else None
    return (
        cue is not None
        and (cue.reports or cue.lemma in _ADDRESSED)
        and mark - verb < most
        and not any(reading.inside[verb:mark])
    )


def mended(reading: Reading, relation: Relation, cue: FoundCue, previous: Relation | None) -> Relation | None:
    """Correct what the content tagger made of a cue.

    Args:
        reading: The text.
        relation: What the tagger found.
        cue: Its cue.
        previous: The relation of the cue before, or None.

    Returns:
        The same relation, changed in place; None where it is no attribution.
    """
    guess = cue.guess
    if guess is not None and _stops_at_relative(reading, relation, guess):
        relation.contents, relation.score = list(guess.contents), cue.score
    elif guess is not None and _by_rule(reading, relation, guess):
        relation.contents = list(guess.contents)
        if guess.rule == "verb-raising":
            relation.source = None
    elif (
        guess is not None
        and guess.rule == "verb-np-that"
        and lemma_of(reading.lowers[cue.head]) in _ADDRESSED
    ):
        _release_addressee(relation, guess.contents[0][0])
    _release_source(reading, relation)
    if _is_passive_of_somebody(reading, relation, cue) or _is_convened(reading, cue):
        return None
    if _is_nobodys_plan(reading, relation, cue) or _is_deed(reading, relation, cue):
        return None
    if (
        relation.source is None
        and previous is not None
        and previous.source is not None
        and shares_source(reading, previous, relation)
    ):
        relation.source = previous.source
    return relation


def is_plain_quotation(reading: Reading, guess: Relation) -> bool:
    """Whether the rules see nothing but quotations, the first before its cue: the tagger knows no better."""
    return guess.rule == "quote-before" and all(
        map(all, [reading.inside[first:stop] for first, stop in guess.contents])
    )


def _by_rule(reading: Reading, relation: Relation, guess: Relation) -> bool:
    """Whether the rules' contents hold: "X is expected to …"; "X, he said, …"; the tagger's is "that"."""
    if guess.rule in ("verb-raising", "clause-before") and len(guess.contents) == 2:
        return True
    first, stop = relation.contents[0]
    return len(relation.contents) == 1 and stop - first == 1 and reading.lowers[first] == "that"


def _stops_at_relative(reading: Reading, relation: Relation, guess: Relation) -> bool:
    """Whether the tagger stops before its verb: "said | the war, which broke out in April, has ended"."""
    (first, stop), (begin, end) = relation.contents[0], guess.contents[0]
    if guess.rule not in _CLAUSES or first < begin or stop + 3 >= end or reading.words[stop] != ",":
        return False
    tags = reading.tags
    if reading.lowers[stop + 1] not in _RELATIVE or any(tag in FINITE for tag in tags[first:stop]):
        return False
    commas = (k for k in range(stop + 2, end - 1) if reading.words[k] == ",")
    return any(tags[skip_adverbs(reading, comma + 1, end - 1)] in FINITE for comma in commas)


def _release_source(reading: Reading, relation: Relation) -> None:
    """Give words between a quotation and the source to the source ("…," its spokesman said)."""
    source = relation.source
    if source is None:
        return
    for number, (first, stop) in enumerate(relation.contents):
        if stop != source[0] or reading.inside[stop - 1]:
            continue
        for mark in range(stop - 2, max(first, stop - 6), -1):
            if reading.inside[mark]:
                begin = mark + 1 + (reading.words[mark + 1] == ",")
                relation.contents[number] = (first, mark + 1)
                relation.source = (begin, source[1])
                return


def _release_addressee(relation: Relation, clause: int) -> None:
    """Leave out of a content who was told, before the "that" which opens it: "told parliament that …"."""
    first, stop = relation.contents[0]
    if first < clause < stop:
        relation.contents[0] = (clause, stop)


def _is_convened(reading: Reading, cue: FoundCue) -> bool:
    """Whether something is called into being: "a meeting, called by …" reports no words."""
    after = reading.lowers[cue.head + 1 : cue.head + 2]
    return lemma_of(reading.lowers[cue.head]) == "call" and list(after) == ["by"]


def _is_nobodys_plan(reading: Reading, relation: Relation, cue: FoundCue) -> bool:
    """Whether a noun with an infinitive is a thing and no report: "published a plan to double the fees"."""
    first = relation.contents[0][0]
    return (
        relation.source is None
        and reading.tags[cue.head] in ("NN", "NNS")
        and "TO" in (reading.tags[first], reading.tags[first - 1] if first else "")
    )


def _is_deed(reading: Reading, relation: Relation, cue: FoundCue) -> bool:
    """Whether a verb that is no cue of the lexicon has an object and no clause: "raised her target"."""
    if reading.tags[cue.head][:2] != "VB" or lemma_of(reading.lowers[cue.head]) is not None:
        return False
    tags, lowers, inside = reading.tags, reading.lowers, reading.inside
    return not any(
        inside[first]
        or lowers[first - 1] == "that"
        or tags[first] == "TO"
        or any(inside[k] or (tags[k] in FINITE and tags[k - 1] != "CC") for k in range(first, stop))
        for first, stop in relation.contents
    )


def _is_passive_of_somebody(reading: Reading, relation: Relation, cue: FoundCue) -> bool:
    """Whether a passive says only who was acted on: "She was nominated by …" reports no words."""
    first, stop = relation.contents[-1]
    if len(relation.contents) > 1 or stop - first > 1 or reading.lowers[first] not in _NOMINATIVE:
        return False
    return reading.tags[cue.head][:2] == "VB" and verb_group(reading, cue.head).passive
