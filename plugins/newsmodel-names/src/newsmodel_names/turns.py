"""Labels of the turns of an interview: "HP: Did it hurt?", "Duarte: No." at the head of paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsmodel_names.candidate import Candidate
from newsmodel_names.evidence import PERSON
from newsmodel_names.page import Page

__all__ = ["hear_turns"]

_FEWEST = 3
_LONGEST_INITIALS = 4


def hear_turns(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """Take the labels of turns for their speakers.

    A label that is the initials of a person in the text is no name; any other is a person's, as far as no
    list knows better. Turns are at least three, of at least two speakers, one of whom speaks again: lists
    do not repeat their labels.

    Args:
        page: The text.
        found: Its candidates.

    Returns:
        The candidates without the initials.
    """
    labels = [one for one in found if _is_label(page, one)]
    times = Counter([one.text for one in labels])
    if len(labels) < _FEWEST or len(times) < 2 or max(times.values()) < 2:
        return [*found]
    people = {_initials(page, one) for one in found if one.j > one.i + 1 and one.best()[0] == PERSON}
    letters = {one.i for one in labels if one.text.replace(".", "") in people}
    for one in labels:
        if not one.opens and not any(rule.startswith("listed-") for rule, _, _ in one.evidence):
            one.add("speaker", PERSON, 3.0)
    return [one for one in found if one.i not in letters]


def _is_label(page: Page, one: Candidate) -> bool:
    i, j = one.i, one.j
    return (
        page.words[j] == ":" and (not i or page.line[i - 1] != page.line[i]) and page.line[j] == page.line[i]
    )


def _initials(page: Page, one: Candidate) -> str:
    letters = "".join([word[0] for word in page.words[one.i : one.j] if word[0].isupper()])
    return letters if len(letters) <= _LONGEST_INITIALS else ""
