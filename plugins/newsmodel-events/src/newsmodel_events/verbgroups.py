"""Verb groups: a main verb with its auxiliaries, and what they say of tense, voice, modality and negation."""

import re
from collections.abc import Iterable, Sequence

import attrs

from newsmodel_events.lexicon import possible_tags

__all__ = ["NEGATIONS", "VerbGroup", "find_groups"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_OPENING = re.compile("[vVG]")  # a verb, or "to"
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "hardly", "barely", "scarcely"})
_PAST = frozenset({"VBN", "VBD"})
_BASE = frozenset({"VB", "VBP"})
# A verb that is none of these stands alone: nothing after it belongs to its group.
_AUXILIARIES = frozenset({"be", "have", "do"})
_NEGATED = frozenset({"be", "have"})
_NO_HEADS = frozenset({"TO", "MD"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "going to", "wo"})
_HAVING = frozenset({"have", "has", "had", "used", "ought"})  # to do something
# The present perfect is past in TimeML's verb tables only by its aspect.
_TENSES = {
    "VBD": "PAST", "VBZ": "PRESENT", "VBP": "PRESENT", "MD": "PRESENT", "VBG": "PRESPART", "VBN": "PASTPART",
    "VB": "INFINITIVE",
}  # fmt: skip
_NOMINAL = frozenset({"NN", "NNS", "NNP", "PRP", "DT", "JJ", "PRP$", "CD", "POS"})


@attrs.define(eq=False)
class VerbGroup:
    """A verb group, with the indices of its first token and of its head."""

    first: int
    head: int
    lemma: str
    auxiliaries: tuple[str, ...]
    tense: str
    perfect: bool
    progressive: bool
    passive: bool
    modal: str
    negation: int
    finite: bool


def _continues(lemma: str, tag: str, next_tag: str, next_lower: str) -> str:
    """What the word after an auxiliary makes of a group: passive, progressive, perfect, more, or nothing."""
    if tag == "TO" or lemma == "to":
        return "more" if next_tag in _BASE else ""
    if tag == "MD":
        return "more" if next_tag in _BASE or (next_tag == "VBD" and next_lower != "had") else ""
    if lemma == "be":
        if next_tag == "VBG":
            return "progressive"
        return "passive" if next_tag in _PAST or (next_tag in _BASE and _is_participle(next_lower)) else ""
    if lemma == "have":
        return "perfect" if next_tag in _PAST else ""
    return "more" if lemma == "do" and next_tag in _BASE else ""


def _is_participle(lower: str) -> bool:
    """May what looks like an infinitive be a participle ("was not hurt")?"""
    return "VBN" in possible_tags(lower)


def _tense(tag: str, modal: str) -> str:
    if tag == "TO":
        return "INFINITIVE"
    return "FUTURE" if modal in _FUTURE else _TENSES[tag]


def find_groups(
    lowers: Sequence[str],
    tags: Sequence[str],
    lemmas: Sequence[str],
    letters: str,
    sentences: Iterable[tuple[int, int]],
) -> list[VerbGroup]:
    """Return the verb groups of a document, in order.

    Args:
        lowers: The document's words in lower case.
        tags: Their parts of speech.
        lemmas: Their lemmas.
        letters: Their parts of speech, a letter each.
        sentences: The index of the first word of each sentence, and that after its last.
    """
    groups = []
    bounds = iter(sentences)
    start = end = next_at = 0
    for i in map(re.Match.start, _OPENING.finditer(letters)):
        if i < next_at:
            continue
        while i >= end:
            start, end = next(bounds)
        tag, lower, lemma = tags[i], lowers[i], lemmas[i]
        if tag[0] == "V" and lemma not in _AUXILIARIES and lower not in _HAVING:
            before = i - 1
            negation = before if i > start and lowers[before] in NEGATIONS and tags[before] != "DT" else -1
            finite = tag in FINITE
            groups.append(VerbGroup(i, i, lemma, (), _TENSES[tag], False, False, False, "", negation, finite))
        elif tag != "TO" or lower == "to":
            group = _read(lowers, tags, lemmas, i, start, end)
            if group is not None:
                groups.append(group)
                next_at = group.head + 1
    return groups


def _read(
    lowers: Sequence[str], tags: Sequence[str], lemmas: Sequence[str], first: int, start: int, end: int
) -> VerbGroup | None:
    """Read a group on from its first auxiliary; None where no verb follows."""
    head = first
    auxiliaries: list[str] = []
    marks: set[str] = set()
    modal = ""
    before = first - 1
    negation = before if first > start and lowers[before] in NEGATIONS and tags[before] != "DT" else -1
    while True:
        lower, tag, lemma = lowers[head], tags[head], lemmas[head]
        if tag == "MD" and not modal:
            modal = lower
            if lower == "cannot":
                negation = head
        helps = lemma in _AUXILIARIES or lemma == lower
        at = head + 1
        # adverbs and negations stand inside the group
        while at < end and at - head < 5 and (tags[at] == "RB" or lowers[at] in NEGATIONS):
            if negation < 0 and helps and _negates(lowers, at):
                negation = at
            at += 1
        if at >= end:
            break
        if head == first and helps and tags[at] in _NOMINAL and _asks(lowers, tags, first, start):
            at = _after_subject(tags, at, end)
        mark = _continues(lemma, tag, tags[at], lowers[at])
        if mark:
            marks.add(mark)
            auxiliaries.append(lower)
            head = at
        elif (
            tags[at] == "TO"
            and at + 1 < end
            and tags[at + 1] in _BASE
            and (lower in _HAVING or (lower == "going" and "progressive" in marks))
        ):
            modal = modal or lower + " to"
            marks.discard("progressive")
            auxiliaries += [lower, "to"]
            head = at + 1
        else:
            break
    if tags[head] in _NO_HEADS:
        return None
    if negation > head and lemmas[head] not in _NEGATED:
        negation = -1  # an adverb after a full verb does not negate it ("went not only")
    opening = tags[first]
    return VerbGroup(
        first, head, lemmas[head], tuple(auxiliaries), _tense(opening, modal), "perfect" in marks,
        "progressive" in marks, "passive" in marks, modal, negation, opening in FINITE,
    )  # fmt: skip


def _negates(lowers: Sequence[str], at: int) -> bool:
    return lowers[at] in NEGATIONS or (lowers[at] == "no" and lowers[at + 1 : at + 2] == ["longer"])


def _asks(lowers: Sequence[str], tags: Sequence[str], first: int, start: int) -> bool:
    """May a group that opens here stand before its subject, as in questions?"""
    if tags[first] not in FINITE:
        return False
    return first == start or tags[first - 1] in {"W", "."} or lowers[first - 1] in {"nor", "neither"}


def _after_subject(tags: Sequence[str], at: int, end: int) -> int:
    """Where a verb follows the subject of a question, which stands inside the group; else `at`."""
    for i in range(at, min(at + 6, end)):
        if tags[i] not in _NOMINAL or i == at + 5:
            return i if tags[i] in VERBAL else at
    return at
