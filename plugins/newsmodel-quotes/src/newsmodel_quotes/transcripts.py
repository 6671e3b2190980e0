"""Transcripts: paragraphs that open with who speaks and a colon."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import word_set
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Relation, trim

__all__ = ["transcript_relations"]

_LABELS = word_set("labels")
_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?: \([A-Z-]{1,12}\))?")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*){0,3}")
_FEWEST = 3


class _Turn(NamedTuple):
    first: int
    colon: int
    stop: int
    capitals: bool


def transcript_relations(reading: Reading) -> Iterator[Relation]:
    """Read the turns of a transcript.

    A name in capitals before a colon is enough where there are two such paragraphs: one alone is a
    dateline ("NEW DELHI: The court …"). Names in small letters make a transcript where three paragraphs
    have them and one comes again; lists ("Kitchen: new", "Garden: south") don't repeat theirs.

    Args:
        reading: The text.

    Yields:
        A relation for each turn.
    """
    turns = list(_turns(reading))
    if not turns:
        return
    capitals = [turn for turn in turns if turn.capitals]
    names = Counter(reading.lowers[turn.colon - 1] for turn in turns)
    spoken = [turn for turn in turns if turn.capitals or _is_spoken(reading, turn)]
    interview = len(spoken) >= _FEWEST and len(names) > 1 and max(names.values()) > 1
    for turn in spoken if interview else capitals if len(capitals) > 1 else ():
        content = trim(reading, turn.colon + 1, turn.stop)
        if content is not None:
            yield Relation([content], (turn.colon, turn.colon + 1), (turn.first, turn.colon), "transcript")


def _turns(reading: Reading) -> Iterator[_Turn]:
    for first, stop in reading.blocks:
        opening = reading.words[first : max(first, min(stop - 2, first + 8))]
        if ":" not in opening[1:]:
            continue
        colon = first + opening.index(":", 1)
        if any(reading.lowers[k] in _LABELS for k in range(first, colon)):
            continue
        name = reading.text[reading.starts[first] : reading.ends[colon - 1]]
        capitals = _CAPITALS.fullmatch(name) is not None
        if capitals or (len(name) < 60 and _NAME.fullmatch(name)):
            yield _Turn(first, colon, stop, capitals)


def _is_spoken(reading: Reading, turn: _Turn) -> bool:
    """Whether a turn is a sentence and no entry of a list."""
    last = reading.words[turn.stop - 1]
    return last in ".?!\"”'’…" and any(reading.tags[k] in FINITE for k in range(turn.colon + 1, turn.stop))
