"""What keeps a time or place from an event: clauses between commas, comparisons, what a speaker reports."""

from newsmodel_events.clauses import Clauses
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["asides", "is_compared", "reported_until"]

_COMPARING = frozenset({"from", "than", "against", "versus"})
_CHANGED = frozenset({"up", "down", "unchanged", "compared"})
_IN = frozenset({"in", "at", "on", "for"})
_MARKS = frozenset({",", '"', "”", "''"})
_SHORT = 5


def asides(clauses: Clauses, start: int, end: int) -> list[tuple[int, int]]:
    """Return the relative and participial clauses between commas that stand before their sentence's verb.

    Args:
        clauses: The document's relations.
        start: The first token of the sentence.
        end: The index after its last.
    """
    reading = clauses.reading
    tags, lowers = reading.tags, reading.lowers
    found = []
    opened = -1
    for i in range(start + 1, end - 1):
        if lowers[i] != ",":
            continue
        if opened >= 0 and clauses.verbs_within(opened, i):
            after = i + 2 if tags[i + 1] == "RB" else i + 1
            verb = clauses.verb_between(i, end)
            if verb is not None and verb.finite and verb.first == after:
                found.append((opened, i))
                opened = -1
                continue
        if tags[i + 1] == "W" or (tags[i + 1] == "VBN" and i + 1 in reading.verbs):
            opened = i
    return found


def is_compared(clauses: Clauses, token: int) -> bool:
    """Does a time only say what something is compared with: "up from 26% in 2022", "than a year ago"?

    Args:
        clauses: The document's relations.
        token: Its first token.
    """
    lowers, tags = clauses.reading.lowers, clauses.reading.tags
    at = token - 1
    if at > 0 and lowers[at] in _IN:
        at -= 1
    if at <= 0:
        return False
    if lowers[at] in _COMPARING or lowers[at] == "with":
        return lowers[at] == "than" or lowers[at - 1] in _CHANGED
    start, _ = clauses.bounds(token)
    numbered = False
    for i in range(at, max(start, at - _SHORT), -1):
        if lowers[i] in _COMPARING:
            return numbered
        if i in clauses.reading.verbs or lowers[i] == ",":
            return False
        numbered = numbered or tags[i] == "CD"
    return False


def reported_until(clauses: Clauses, group: VerbGroup) -> int:
    """Return where what is said ends, if it stands before a verb of saying: "it fell in May, he said"; or -1.

    Args:
        clauses: The document's relations.
        group: The verb group.
    """
    if not group.finite or group.lemma not in clauses.reporting:
        return -1
    start, _ = clauses.bounds(group.head)
    subject = clauses.subject(group)
    if subject < 0:
        return -1
    at = min(clauses.whole[subject], group.first) - 1
    if at <= start or clauses.reading.lowers[at] not in _MARKS:
        return -1
    return at if clauses.verbs_within(start, at) else -1
