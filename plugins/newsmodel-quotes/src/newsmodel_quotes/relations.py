"""The relation that rules and taggers find, in tokens, and its way into an Attribution."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsmodel_quotes.frames import is_complementizer
from newsmodel_quotes.lexicon import VerbClass
from newsmodel_quotes.reading import Range, Reading

__all__ = ["Range", "Relation", "cued_tokens", "in_order", "overlaps", "trim"]

_LEFT = frozenset(",;:.!?)]}—–-…") | {"--"}
_RIGHT = frozenset(",;:([{—–-") | {"--"}


@attrs.define(eq=False)
class Relation:
    """Who is said to have said what, as token ranges.

    Args:
        contents: The contents, in order.
        cue: The cue's tokens, or None.
        source: The source's tokens, or None.
        rule: Name of the rule that found it.
        verb_class: `speech`, `thought` or `attitude`.
        addressee: The addressee's tokens, or None.
        medium: The medium's tokens, or None.
        score: How sure its finder is, from 0 to 1, or None.
    """

    contents: list[Range]
    cue: Range | None
    source: Range | None
    rule: str
    verb_class: VerbClass = "speech"
    addressee: Range | None = None
    medium: Range | None = None
    score: float | None = None

    def copy(self) -> Relation:
        """The same relation with contents of its own, which may be changed."""
        return Relation(
            list(self.contents),
            self.cue,
            self.source,
            self.rule,
            self.verb_class,
            self.addressee,
            self.medium,
            self.score,
        )


def in_order(relations: Iterable[Relation]) -> list[Relation]:
    """Sort relations by where their contents begin, those that begin together by their last content."""
    return sorted(relations, key=lambda relation: (relation.contents[0], relation.contents[-1]))


def cued_tokens(relations: Iterable[Relation]) -> set[int]:
    """The tokens of the cues of relations."""
    return {token for relation in relations if relation.cue for token in range(*relation.cue)}


def trim(reading: Reading, first: int, stop: int) -> Range | None:
    """Shrink a content by the marks and complementizer that aren't part of it.

    Args:
        reading: The text.
        first: The content's first token.
        stop: The token after its last.

    Returns:
        The content without commas at its edges, quotation marks that pair with nothing in it, and "that".
    """
    words = reading.words
    while first < stop and (words[first] in _LEFT or (words[first] == "." and stop - first > 1)):
        first += 1
    if (
        first < stop
        and reading.lowers[first] == "that"
        and stop - first > 2
        and is_complementizer(reading, first)
    ):
        first += 1
    while first < stop and words[first] in _LEFT:
        first += 1
    while stop > first and words[stop - 1] in _RIGHT:
        stop -= 1
    if first < stop and (words[first][0].isalnum() or any(w[0].isalnum() for w in words[first:stop])):
        return first, stop
    return None


def overlaps(first: Range, second: Range) -> bool:
    """Whether two ranges share a token."""
    return first[0] < second[1] and second[0] < first[1]
