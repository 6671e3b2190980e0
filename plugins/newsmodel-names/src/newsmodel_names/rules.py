"""The rules: candidate names, evidence on each, and one sense a name in a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from attrs import define

from newsmodel_names.evidence import LABELS, PERSON, Evidence, weigh
from newsmodel_names.page import NORMAL, Page
from newsmodel_names.split import pieces
from newsmodel_names.zones import headline_names

__all__ = ["Candidate", "candidates", "recognise"]

_SURE = 3.0
_LEAST = 0.9


@define
class Candidate:
    """A stretch of tokens that may be a name.

    Args:
        i: First token.
        j: End of its tokens.
        titled: Whether a title stands before it.
        evidence: Rule, label and score of all that speaks for or against a label.
    """

    i: int
    j: int
    titled: bool
    evidence: Evidence

    def scores(self) -> list[float]:
        """Return the sum of the evidence for each label."""
        totals = [0.0] * len(LABELS)
        for _, label, score in self.evidence:
            totals[label] += score
        return totals

    def best(self) -> tuple[int, float, float]:
        """Return the best label, its score and its lead over the second."""
        totals = self.scores()
        first = max(range(len(totals)), key=totals.__getitem__)
        top = totals[first]
        totals[first] = float("-inf")
        return first, top, top - max(totals)

    def rule(self, label: int) -> str:
        """Return the name of the strongest evidence for a label."""
        return max(
            ((score, rule) for rule, at, score in self.evidence if at == label), default=(0.0, "capitals")
        )[1]


def _initials(page: Page, i: int, j: int) -> str:
    return "".join(w[0] for w in page.words[i:j] if w[0].isupper())


def _remember(
    page: Page, found: Iterable[Candidate]
) -> tuple[dict[str, list[float]], dict[str, float], dict[str, int]]:
    """Sum what sure candidates say of whole names, of persons' last and first names, and of acronyms."""
    whole: dict[str, list[float]] = {}
    person: dict[str, float] = defaultdict(float)
    acronyms: dict[str, int] = {}
    for one in found:
        label, top, lead = one.best()
        if lead >= 1.0 and top >= 2.0:
            totals = whole.setdefault(page.slice(one.i, one.j), [0.0] * len(LABELS))
            totals[label] += min(lead, 4.0)
        if label == PERSON and top >= _SURE and lead >= 1.5 and one.j > one.i + 1:
            words = [
                w
                for w in page.words[one.i : one.j]
                if w[0].isupper() and len(w) > 2 and w not in ("Jr.", "Sr.", "III")
            ]
            if words:
                person[words[-1]] += 1.0
                if words[0] in page.lists.given:
                    person[words[0]] += 0.4
        elif one.j - one.i >= 2 and lead > 0.5:
            acronyms.setdefault(_initials(page, one.i, one.j), label)
    return whole, person, acronyms


def candidates(page: Page) -> list[Candidate]:
    """Return the candidates of a page, with the evidence of the place they stand in and of the whole text."""
    found = [Candidate(i, j, titled, weigh(page, i, j, titled)) for i, j, titled in pieces(page)]
    whole, person, acronyms = _remember(page, found)
    for one in found:
        text = page.slice(one.i, one.j)
        totals = whole.get(text)
        if totals is not None:
            for label, score in enumerate(totals):
                if score:
                    one.evidence.append(("same-name", label, min(score, 4.0) * 0.6))
        if one.j == one.i + 1:
            if text in person:
                one.evidence.append(("part-of-full-name", PERSON, 4.0 if person[text] >= 1.0 else 2.0))
            elif text.isupper() and len(text) > 1:
                known = acronyms.get(text.replace(".", ""))
                if known is not None:
                    one.evidence.append(("acronym-of", known, 3.0))
    return found


def recognise(page: Page) -> list[tuple[Candidate, int]]:
    """Return the names of a page with their labels (indices of LABELS), in order."""
    kept = []
    for one in candidates(page):
        label, top, _ = one.best()
        word = page.words[one.i]
        single = one.j == one.i + 1
        if single and page.first[one.i] and word.lower() in page.lists.common:
            strong = any(rule in ("part-of-full-name", "same-name", "title") for rule, _, _ in one.evidence)
            if not strong and top < 3.5:
                continue
        if single and (len(word) == 1 or not any(c.isalpha() for c in word)):
            continue
        if top < _LEAST:
            label = 4
        kept.append((one, label))
    if any(mode != NORMAL for mode in page.mode):
        kept.extend(_headlines(page, kept))
        kept.sort(key=lambda pair: pair[0].i)
    return kept


def _headlines(page: Page, kept: list[tuple[Candidate, int]]) -> list[tuple[Candidate, int]]:
    """Return the names in headlines, read with what the body says."""
    memory: dict[str, tuple[int, str]] = {}
    for one, label in kept:
        rule = one.rule(label)
        if rule == "capitals":
            continue
        memory.setdefault(page.slice(one.i, one.j).upper(), (label, rule))
        if label == PERSON and one.j > one.i + 1 and rule != "two-capitals":
            memory.setdefault(page.words[one.j - 1].upper(), (label, "part-of-full-name"))
    return [
        (Candidate(i, j, False, [(rule, label, 4.0)]), label) for i, j, label, rule in headline_names(page, memory)
    ]
