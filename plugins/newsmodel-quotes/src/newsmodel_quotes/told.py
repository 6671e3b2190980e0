"""Clauses without "that" after who was told ("told me he was ill"), and what courts are told and hear."""

from collections.abc import Iterator
from functools import cache

from newsmodel_quotes.contents import clause_end, clause_start, skip_circumstance
from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import lemma_of, verb_forms, word_set
from newsmodel_quotes.reading import Range, Reading
from newsmodel_quotes.relations import Relation, in_order, overlaps, trim
from newsmodel_quotes.sources import Group, verb_group
from newsmodel_quotes.subjects import subject_of

__all__ = ["opens_clause", "with_told"]

_ADDRESSED = word_set("addressed") - {"ask"}
_TOLD = frozenset({"tell", "inform", "warn", "notify", "advise", "remind", "brief"})
_COURTS = word_set("courts")
_NOMINATIVE = frozenset({"he", "she", "they", "i", "we", "it", "there"})
_OBJECT = frozenset({"me", "us", "him", "them", "you", "her"})
_NOUNS = frozenset({"NN", "NNS", "NNP"})
_WITHIN = frozenset({"DT", "PRP$", "JJ", "POS", "CD", *_NOUNS})
_MOST, _SHORTEST, _NEAR = 14, 4, 9


def with_told(reading: Reading, relations: list[Relation]) -> list[Relation]:
    """Correct and complete what was found of "told X he was ill" and "…, a court heard".

    Args:
        reading: The text.
        relations: The relations found so far, in order of their contents; they are changed in place.

    Returns:
        The relations in order of their contents.
    """
    for relation in relations:
        _release_told(reading, relation)
    added: list[Relation] = []
    spots = reading.spots_of(_forms())
    for relation in (*_told(reading, spots), *_heard(reading, spots)):
        assert relation.cue is not None
        known = [r for r in relations if r.cue is not None and overlaps(r.cue, relation.cue)]
        if known:
            for each in known:
                _correct(each, relation)
        elif relation.source is not None or _is_passive(relation):
            met = [r for r in relations if any(overlaps(a, b) for a in r.contents for b in relation.contents)]
            if all(_is_deed(reading, each, relation) for each in met):
                relations = [r for r in relations if r not in met] if met else relations
                added.append(relation)
    return in_order([*relations, *added]) if added else relations


def _is_passive(relation: Relation) -> bool:
    """Whether who was told stands before the cue, where else the source is."""
    return bool(relation.addressee and relation.cue and relation.addressee[1] <= relation.cue[0])


def _is_deed(reading: Reading, inner: Relation, outer: Relation) -> bool:
    """Whether a cue inside another's content reports no words: "told them they must not discuss it"."""
    first, stop = outer.contents[0]
    if inner.cue is None or not first <= inner.cue[0] < stop:
        return False
    cue = verb_forms().get(reading.lowers[inner.cue[1] - 1])
    if cue is None or not (cue.reports or cue.lemma in _ADDRESSED):
        return True
    return not any(reading.tags[k] in FINITE or reading.inside[k] for k in range(*inner.contents[0]))


def _correct(known: Relation, better: Relation) -> None:
    """Leave who was told out of a content, or of a source."""
    assert better.addressee is not None
    if _is_passive(better):
        known.contents, known.source = list(better.contents), None
    elif known.contents[0][0] < better.contents[0][0] < known.contents[0][1]:
        known.contents[0] = (better.contents[0][0], known.contents[0][1])
    known.addressee = better.addressee
    if known.source is not None and overlaps(known.source, better.addressee):
        known.source = better.source


def _release_told(reading: Reading, relation: Relation) -> None:
    """Know who was told from what was said: "He was told that …", "The jury heard that …"."""
    if relation.cue is None or reading.tags[relation.cue[1] - 1][:2] != "VB":
        return
    verb, first = relation.cue[1] - 1, relation.contents[0]
    lemma = lemma_of(reading.lowers[verb])
    if lemma in _TOLD and len(relation.contents) > 1 and first[1] <= relation.cue[0]:
        if verb_group(reading, verb).passive and reading.lowers[relation.contents[1][0]] != "to":
            del relation.contents[0]
            relation.addressee = first
    elif lemma == "hear" and relation.source is not None and _is_court(reading, relation.source):
        relation.addressee, relation.source, relation.verb_class = relation.source, None, "speech"


@cache
def _forms() -> frozenset[str]:
    """The forms of the verbs that this is about."""
    return frozenset(["heard", *(form for form, cue in verb_forms().items() if cue.lemma in _ADDRESSED)])


def _told(reading: Reading, spots: list[int]) -> Iterator[Relation]:
    """Read "told X he was ill": a verb that has an addressee, and a clause right after that."""
    tags, lowers = reading.tags, reading.lowers
    for verb in spots:
        if tags[verb][:2] != "VB" or lowers[verb] == "heard":
            continue
        group = verb_group(reading, verb)
        if group.infinitive:
            continue
        begin, stop = reading.sentence_range(verb)
        if group.passive:
            found = _told_somebody(reading, group, begin, stop)
            if found is not None:
                yield found
            continue
        clause = _clause_after(reading, verb + 1, stop)
        if clause is None:
            continue
        addressee, first = clause
        content = trim(reading, first, clause_end(reading, first, stop))
        source = subject_of(reading, group.first, begin) if tags[group.first] != "VBG" else None
        if content is not None:
            cue = group.first, verb + 1
            yield Relation([content], cue, source, "told-clause", addressee=addressee)


def _told_somebody(reading: Reading, group: Group, begin: int, stop: int) -> Relation | None:
    """Read "He was told he would stay": nobody says by whom."""
    first = group.verb + 1
    if lemma_of(reading.lowers[group.verb]) not in _TOLD:
        return None
    addressee = subject_of(reading, group.first, begin)
    if addressee is None or not opens_clause(reading, first, stop):
        return None
    content = trim(reading, first, clause_end(reading, first, stop))
    cue = group.first, group.verb + 1
    return Relation([content], cue, None, "told-clause", addressee=addressee) if content else None


def _clause_after(reading: Reading, first: int, stop: int) -> tuple[Range, int] | None:
    """Who was told, and where the clause begins that follows without "that"; None where none does."""
    addressee = _addressee(reading, first, min(stop, first + _MOST))
    if addressee is None:
        return None
    start = addressee[1]
    if not opens_clause(reading, start, stop):
        start = skip_circumstance(reading, start, stop)
        if start == addressee[1] or not opens_clause(reading, start, stop):
            return None
    return addressee, start


def _addressee(reading: Reading, first: int, stop: int) -> Range | None:
    """The noun phrase at a token, up to where the next one begins: "his wife | he", "staff | 40 jobs"."""
    tags, lowers = reading.tags, reading.lowers
    if first + 1 >= stop or reading.inside[first]:
        return None
    if lowers[first] in _OBJECT and (tags[first] == "PRP" or tags[first + 1] not in _WITHIN):
        return first, first + 1
    token, noun = first, False
    while token < stop and lowers[token] not in _NOMINATIVE:
        tag = tags[token]
        if tag in _NOUNS:
            noun = True
        elif tag in _WITHIN:
            if noun and tag != "POS" and tags[token - 1] in _NOUNS:
                break
        elif not (noun and (lowers[token] in ("of", "and", "&") and token + 1 < stop)):
            break
        token += 1
    # "told me anything he knew"
    things = token - first > 1 and lowers[token - 1].endswith("thing")
    return (first, token) if noun and tags[token - 1] in _NOUNS and not things else None


def opens_clause(reading: Reading, first: int, stop: int) -> bool:
    """Whether a subject and its finite verb follow, with no mark between them."""
    tags, lowers = reading.tags, reading.lowers
    if first >= stop or reading.inside[first]:
        return False
    if lowers[first] in _NOMINATIVE:
        verb = first + 1
        while verb < stop and tags[verb] == "RB":
            verb += 1
        return verb < stop and tags[verb] in FINITE
    if tags[first] not in _WITHIN or tags[first] == "POS":
        return False
    for token in range(first + 1, min(stop, first + 10)):
        if tags[token] in FINITE:
            return True
        if tags[token] not in _WITHIN and lowers[token] not in ("of", "in", "at", "for", "and"):
            return False
    return False


def _heard(reading: Reading, spots: list[int]) -> Iterator[Relation]:
    """Read "…, a court heard", "…, the inquest was told" and "The court heard how …"."""
    for verb in spots:
        if reading.lowers[verb] not in ("heard", "told"):
            continue
        first, stop = reading.sentence_range(verb)
        found = _court_before(reading, verb, first, stop) if stop - verb < _NEAR else None
        if found is None and reading.lowers[verb] == "heard" and first < verb < first + _NEAR:
            found = _court_first(reading, verb, first, stop)
        if found is not None:
            yield found


def _court_first(reading: Reading, verb: int, begin: int, stop: int) -> Relation | None:
    """Read "The court heard how …" and "A magistrate heard it was his first time"."""
    group = verb_group(reading, verb)
    if group.first == begin or not _is_court(reading, (begin, group.first)):
        return None
    if any(reading.tags[k] not in _WITHIN for k in range(begin, group.first)):
        return None
    first = verb + 1
    asked = first < stop and reading.lowers[first] in ("how", "that", "why", "whether")
    if not asked and not opens_clause(reading, first, stop):
        return None
    content = trim(reading, first, clause_end(reading, first, stop))
    cue = group.first, verb + 1
    return Relation([content], cue, None, "court-heard", addressee=(begin, group.first)) if content else None


def _court_before(reading: Reading, verb: int, begin: int, stop: int) -> Relation | None:
    words, group = reading.words, verb_group(reading, verb)
    if group.passive != (reading.lowers[verb] == "told"):
        return None
    after = skip_circumstance(reading, verb + 1, stop)
    if after < stop and words[after] != ".":
        return None
    last = group.first - 1
    comma = next((k for k in range(last, max(begin, last - 6), -1) if words[k] == ","), None)
    if comma is None or reading.inside[comma - 1] or not _is_court(reading, (comma + 1, last + 1)):
        return None
    content = trim(reading, clause_start(reading, comma - 1, begin), comma)
    if content is None or content[1] - content[0] < _SHORTEST:
        return None
    return Relation([content], (group.first, verb + 1), None, "court-heard", addressee=(comma + 1, last + 1))


def _is_court(reading: Reading, phrase: Range) -> bool:
    return phrase[1] > phrase[0] and any(reading.lowers[k] in _COURTS for k in range(*phrase))
