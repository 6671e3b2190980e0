"""What a verb after "and" shares with the one before it: "could attack Kyiv and seize the port"."""

from newsmodel_events.clauses import Clauses
from newsmodel_events.lexicon import verb_of
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["LINKS", "sharer_of"]

LINKS = frozenset({"and", "or", "nor", "then", ","})
_DO = frozenset({"do", "does", "did"})
_LIKE_BASE = frozenset({"VBP", "VBD", "VBN"})
_STEPS = 4


def sharer_of(clauses: Clauses, group: VerbGroup, depth: int = 0) -> VerbGroup | None:
    """Return the verb group whose modal verb or negation a group shares, or None.

    Args:
        clauses: The document's relations.
        group: The verb group that may stand after a conjunction or in a row.
        depth: How many more of the row stand after it.
    """
    reading = clauses.reading
    tags, lowers = reading.tags, reading.lowers
    start, _ = clauses.bounds(group.head)
    at = group.first - 1
    while at > start and tags[at] == "RB":
        at -= 1
    if at <= start or lowers[at] not in LINKS:
        return None
    opening = group.first
    tag = tags[opening]
    # "cut", "put", "seize"
    unsure = (
        tag in _LIKE_BASE and (verb := verb_of(lowers[opening])) is not None and verb.lemma == lowers[opening]
    )
    base = tag == "VB" or unsure
    if not base and (tag not in {"VBN", "VBD", "VBG"} or group.auxiliaries):
        return None
    before = clauses.group_before(at, start)
    if lowers[at] == "," and before is not None and reading.letters.find("W", before.head, at) >= 0:
        return None  # after a relative clause without a verb that is known
    for _ in range(_STEPS):
        if before is None:
            break
        opens = tags[before.first]
        if (before.modal or before.negation >= 0) and opens != "VBG":
            bare = before.modal or not _DO.isdisjoint(before.auxiliaries) or opens in {"TO", "VB"}
            told = tag == "VBD" and group.lemma in clauses.reporting  # "… will be closed, Hill, 47, said"
            if (base and bare) or (group.first == group.head and not told and _goes_on(before, tag, unsure)):
                return before
        if before.finite and tag != "VB":
            same = opens == tag and depth < _STEPS
            return sharer_of(clauses, before, depth + 1) if same else None
        if opens == "TO":
            break
        before = clauses.group_before(before.first, start)
    return None


def _goes_on(before: VerbGroup, tag: str, unsure: bool) -> bool:
    """Is a participle what the auxiliaries of the group before ask for?"""
    if tag == "VBG":
        return before.progressive
    if not (before.passive or before.perfect):
        return False
    return not unsure if tag == "VBN" else tag == "VBD" and before.modal != ""
