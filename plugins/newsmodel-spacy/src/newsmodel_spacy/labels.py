"""From the labels of spaCy's pipelines to those of `NamedEntity`."""

from __future__ import annotations

from newsmodel import Span

__all__ = ["LABELS", "SKIPPED", "bare", "label_of", "trimmed"]

LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "PRS": "PERSON",
    "persName": "PERSON",
    "ORG": "ORGANIZATION",
    "ORGANIZATION": "ORGANIZATION",
    "orgName": "ORGANIZATION",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "PLACE": "PLACE",
    "placeName": "PLACE",
    "geogName": "PLACE",
    "NORP": "GROUP",
    "GROUP": "GROUP",
}
SKIPPED = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "NUMBER", "NUM", "date", "time"}
)
_LEADING = ("the ", "The ", "THE ")
_TRAILING = ("'s", "’s", "'", "’")


def label_of(label: str, extra: tuple[tuple[str, str], ...] = ()) -> str | None:
    """Return the label of `NamedEntity` for one of spaCy's, or None for dates and numbers.

    Args:
        label: A pipeline's label.
        extra: Pairs of a pipeline's label and ours, looked up first.

    Example:
        >>> label_of("GPE"), label_of("WORK_OF_ART"), label_of("MONEY")
        ('PLACE', 'OTHER', None)
    """
    for theirs, ours in extra:
        if theirs == label:
            return ours
    if label in SKIPPED:
        return None
    return LABELS.get(label, "OTHER")


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def bare(text: str, start: int, end: int) -> Span | None:
    """Return a span without white space at its ends, or None where nothing is left."""
    start, end = _stripped(text, start, end)
    return Span(start, end) if start < end else None


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a span without the white space, article and possessive that OntoNotes puts in a name, or None.

    Example:
        >>> trimmed("the Kremlin's", 0, 13)
        Span(start=4, end=11)
    """
    start, end = _stripped(text, start, end)
    if text.startswith(_LEADING, start, end):
        start += 4
    for mark in _TRAILING:
        if text.endswith(mark, start, end):
            end -= len(mark)
            break
    start, end = _stripped(text, start, end)
    return Span(start, end) if start < end else None
