"""The place that a dateline names: a place whatever else speaks against it."""

from collections.abc import Sequence
from functools import cache

from newsmodel import Span
from newsmodel_locations.candidates import Candidate, Finder
from newsmodel_locations.document import Document
from newsmodel_locations.keys import key_of
from newsmodel_locations.lexicon import read_lines

__all__ = ["file_at"]

_SURE = 3.0


def file_at(
    doc: Document, place: Span, finder: Finder, candidates: Sequence[Candidate], scores: list[float]
) -> Candidate | None:
    """Make sure that a dateline's place is a mention.

    Args:
        doc: The text.
        place: Where the dateline names its place.
        finder: Looks names up.
        candidates: All candidates.
        scores: Their log-odds, changed in place.

    Returns:
        A candidate to be added with the last of the scores, or None.
    """
    start, end = place.start, place.end
    there = [k for k, c in enumerate(candidates) if c.start < end and start < c.end]
    if any(scores[k] > 0 for k in there):
        return None
    for k in there:
        if (candidates[k].start, candidates[k].end) == (start, end):
            scores[k] = _SURE
            return None
    tokens = [i for i in doc.forms if start <= doc.starts[i] < end]
    if not tokens:
        return None
    key = key_of(place.of(doc.text))
    listed = finder.places(_seats().get(key, key))
    scores.append(_SURE)
    return Candidate(tokens[0], tokens[-1] + 1, start, end, "gaz" if listed.entries else "run", key, listed)


@cache
def _seats() -> dict[str, str]:
    """Bodies that datelines name, and the towns of their seats."""
    return dict([line.split("\t") for line in read_lines("seats.tsv")])
