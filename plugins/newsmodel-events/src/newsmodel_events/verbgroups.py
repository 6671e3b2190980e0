"""Verb groups: a main verb with its auxiliaries, and what they say of tense, voice, modality and negation."""

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["NEGATIONS", "VerbGroup", "find_groups"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "hardly", "barely", "scarcely"})
_PAST = frozenset({"VBN", "VBD"})
_BASE = frozenset({"VB", "VBP"})
# A verb that is none of these stands alone: nothing after it belongs to its group.
_AUXILIARIES = frozenset({"be", "have", "do"})
_HAVING = frozenset({"have", "has", "had", "used", "ought"})  # to do something
# The present perfect is past in TimeML's verb tables only by its aspect.
_TENSES = {
    "VBD": "PAST", "VBZ": "PRESENT", "VBP": "PRESENT", "MD": "PRESENT", "VBG": "PRESPART", "VBN": "PASTPART",
    "VB": "INFINITIVE",
}  # fmt: skip
_NOMINAL = frozenset({"NN", "NNS", "NNP", "PRP", "DT", "JJ", "PRP$", "CD", "POS"})


class VerbGroup(NamedTuple):
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


class _Chain:
    """What has been read of a group so far."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.heads = [first]
        self.auxiliaries: list[str] = []
        self.perfect = self.progressive = self.passive = False
        self.modal = ""
        self.negation = -1


def _extend(chain: _Chain, at: int, lemma: str, tag: str, next_tag: str, next_lower: str) -> bool:
    """May the word after an auxiliary continue the group? Notes what it means."""
    if tag == "TO" or lemma == "to":
        return next_tag in _BASE
    if tag == "MD":
        return next_tag in _BASE or (next_tag == "VBD" and next_lower != "had")
    if lemma == "be":
        if next_tag in _PAST:
            chain.passive = True
            return True
        if next_tag == "VBG":
            chain.progressive = True
            return True
    elif lemma == "have":
        if next_tag in _PAST:
            chain.perfect = True
            return True
    elif lemma == "do":
        return next_tag in _BASE
    return False


def _tense(chain: _Chain, tag: str) -> str:
    if tag == "TO":
        return "INFINITIVE"
    if chain.modal in {"will", "shall", "'ll", "’ll", "going to", "wo"}:
        return "FUTURE"
    return _TENSES.get(tag, "NONE")


def find_groups(
    lowers: Sequence[str], tags: Sequence[str], lemmas: Sequence[str], start: int, end: int
) -> list[VerbGroup]:
    """Return the verb groups of one sentence, in order.

    Args:
        lowers: The document's words in lower case.
        tags: Their parts of speech.
        lemmas: Their lemmas.
        start: The index of the sentence's first token.
        end: The index after its last token.
    """
    groups = []
    i = start
    while i < end:
        tag = tags[i]
        if tag not in VERBAL and not (tag == "TO" and lowers[i] == "to"):
            i += 1
            continue
        lemma = lemmas[i]
        if tag[0] == "V" and lemma not in _AUXILIARIES and lowers[i] not in _HAVING:
            negation = i - 1 if i > start and lowers[i - 1] in NEGATIONS and tags[i - 1] != "DT" else -1
            tense, finite = _TENSES.get(tag, "NONE"), tag in FINITE
            groups.append(VerbGroup(i, i, lemma, (), tense, False, False, False, "", negation, finite))
            i += 1
            continue
        chain, head, next_at = _read(lowers, tags, lemmas, i, start, end)
        if chain is None:
            i += 1
            continue
        groups.append(
            VerbGroup(
                chain.first, head, lemmas[head], tuple(chain.auxiliaries), _tense(chain, tags[chain.first]),
                chain.perfect, chain.progressive, chain.passive, chain.modal, chain.negation,
                tags[chain.first] in FINITE,
            )
        )  # fmt: skip
        i = next_at
    return groups


def _read(
    lowers: Sequence[str], tags: Sequence[str], lemmas: Sequence[str], i: int, start: int, end: int
) -> tuple[_Chain | None, int, int]:
    chain = _Chain(i)
    head = i
    if i > start and lowers[i - 1] in NEGATIONS and tags[i - 1] != "DT":
        chain.negation = i - 1
    while True:
        lower = lowers[head]
        tag = tags[head]
        if tag == "MD" and not chain.modal:
            chain.modal = lower
            if lower == "cannot":
                chain.negation = head
        j = head + 1
        # adverbs and negations stand inside the group
        while j < end and j - head < 5 and (tags[j] == "RB" or lowers[j] in NEGATIONS):
            negates = lowers[j] in NEGATIONS or (lowers[j] == "no" and lowers[j + 1 : j + 2] == ["longer"])
            if negates and chain.negation < 0 and (lemmas[head] in _AUXILIARIES or lemmas[head] == lower):
                chain.negation = j
            j += 1
        if j >= end:
            break
        nominal = j
        if (
            (i == start or tags[i - 1] in {"W", "."} or lowers[i - 1] in {"nor", "neither"})
            and tags[head] in {"MD", "VBZ", "VBD", "VBP"}
            and (lemmas[head] in _AUXILIARIES or lemmas[head] == lower)
            and head == i
            and tags[j] in _NOMINAL
        ):
            # the subject of a question stands inside the group
            while nominal < end and nominal - j < 5 and tags[nominal] in _NOMINAL:
                nominal += 1
            if nominal >= end or tags[nominal] not in VERBAL:
                nominal = j
        target = nominal
        next_tag, next_lower = tags[target], lowers[target]
        if _extend(chain, head, lemmas[head], tag, next_tag, next_lower):
            chain.auxiliaries.append(lower)
            head = target
            continue
        later = target + 1
        if (
            next_tag == "TO"
            and later < end
            and tags[later] in _BASE
            and (lower in _HAVING or (lower == "going" and chain.progressive))
        ):
            chain.modal = chain.modal or lower + " to"
            chain.progressive = False
            chain.auxiliaries += [lower, "to"]
            head = later
            continue
        break
    if tags[head] in {"TO", "MD"}:
        return None, head, head + 1
    after = head + 1
    if chain.negation > head:
        # an adverb after a full verb does not negate it ("went not only")
        keep = lemmas[head] in {"be", "have"}
        chain.negation = chain.negation if keep else -1
    return chain, head, after
