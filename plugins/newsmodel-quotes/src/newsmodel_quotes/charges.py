"""Courts' own ways of speaking: pleas, people accused of something, and what "is alleged"."""

from collections.abc import Iterator

from newsmodel_quotes.contents import clause_end, phrase_end, skip_circumstance
from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import lemma_of, verb_forms, word_set
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Relation, trim
from newsmodel_quotes.sources import verb_group
from newsmodel_quotes.subjects import subject_of
from newsmodel_quotes.told import opens_clause

__all__ = ["missed_allegations", "missed_pleas", "read_charge"]

_BE = word_set("be") | {"has", "had", "have"}
_ALLEGED = frozenset({"alleged", "understood", "claimed", "reported", "believed", "thought", "rumoured"})
_PLEAS = frozenset({"pleaded", "pleads", "pled", "pleading", "plead"})

_RELATIVE = frozenset({"who", "which", "that", "whom", "where", "when"})


def read_charge(reading: Reading, relation: Relation) -> None:
    """Correct a plea ("pleaded guilty in March to | theft") and a charge ("a man accused of | theft").

    Whoever is accused says nothing: the accused and the deed are what somebody says.

    Args:
        reading: The text.
        relation: What was found; it is changed in place.
    """
    if relation.cue is None:
        return
    verb = relation.cue[1] - 1
    first, after = relation.contents[0]
    alone = len(relation.contents) > 1 and after - first == 1 and first < verb
    if alone and reading.lowers[first] == "it" and reading.lowers[relation.contents[1][0]] != "to":
        # "It is alleged that …": nothing is alleged of "it".
        del relation.contents[0]
    stop = reading.sentence_range(verb)[1]
    if verb + 2 >= stop:
        return
    if reading.lowers[verb + 1] in ("guilty", "not") and lemma_of(reading.lowers[verb]) == "plead":
        _read_plea(reading, relation, verb, stop)
    elif reading.lowers[verb] in ("accused", "suspected") and reading.lowers[verb + 1] == "of":
        _read_accused(reading, relation, verb)


def missed_pleas(reading: Reading, cues: set[int]) -> Iterator[Relation]:
    """Read the pleas that no relation has for a cue: whoever pleads guilty says so.

    Args:
        reading: The text.
        cues: The tokens of all cues.
    """
    for verb in reading.spots_of(_PLEAS):
        if verb in cues or reading.tags[verb] not in FINITE:
            continue
        begin, stop = reading.sentence_range(verb)
        group = verb_group(reading, verb)
        source = subject_of(reading, group.first, begin)
        if source is not None and verb + 2 < stop and "guilty" in reading.lowers[verb + 1 : verb + 3]:
            relation = Relation([(verb + 1, verb + 2)], (group.first, verb + 1), source, "plea")
            _read_plea(reading, relation, verb, stop)
            yield relation


def missed_allegations(reading: Reading, cues: set[int]) -> Iterator[Relation]:
    """Read "it is alleged that …" and "it is understood …" where no relation has them.

    Args:
        reading: The text.
        cues: The tokens of all cues.
    """
    for verb in reading.spots_of(_ALLEGED):
        if verb in cues:
            continue
        begin, stop = reading.sentence_range(verb)
        first = verb - 1
        while first > begin and (reading.lowers[first] in _BE or reading.tags[first] == "RB"):
            first -= 1
        if first == verb - 1 or reading.lowers[first] != "it" or verb + 2 >= stop:
            continue
        if reading.lowers[verb + 1] != "that" and not opens_clause(reading, verb + 1, stop):
            continue
        content = trim(reading, verb + 1, clause_end(reading, verb + 1, stop))
        if content is not None:
            cue = verb_forms().get(reading.lowers[verb])
            verb_class = cue.verb_class if cue is not None else "speech"
            yield Relation([content], (first + 1, verb + 1), None, "verb-that", verb_class)


def _read_plea(reading: Reading, relation: Relation, verb: int, stop: int) -> None:
    """The deed after "to" is the content, and "pleaded guilty" the cue; without a deed the plea is."""
    guilty = verb + 1 + (reading.lowers[verb + 1] == "not")
    if guilty >= stop or reading.lowers[guilty] != "guilty" or relation.contents[0][0] <= verb:
        return
    to = skip_circumstance(reading, guilty + 1, stop)
    if to + 1 < stop and reading.lowers[to] == "to":
        content = trim(reading, to + 1, phrase_end(reading, to + 1, stop))
        if content is not None and relation.cue is not None:
            relation.contents, relation.cue = [content], (relation.cue[0], guilty + 1)
    else:
        relation.contents = [(verb + 1, guilty + 1)]


def _read_accused(reading: Reading, relation: Relation, verb: int) -> None:
    """Without an object the verb is a passive: its subject is accused, and nobody says by whom."""
    source, (first, stop) = relation.source, relation.contents[0]
    if relation.cue != (verb, verb + 1) or source is None or source[1] != verb or len(relation.contents) > 1:
        return
    if first < verb:
        return
    for token in range(first + 1, stop):
        if reading.lowers[token] in _RELATIVE or reading.inside[token]:
            break
        if reading.tags[token] in FINITE and reading.tags[token - 1] in ("NN", "NNS", "NNP"):
            # "A man accused of murder | appears in court"
            stop = token
            break
    relation.contents, relation.source = [source, (first, stop)], None
