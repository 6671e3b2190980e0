"""The rules: candidate names, evidence on each, and one sense a name in a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newsmodel_names.evidence import LABELS, ORGANIZATION, OTHER, PERSON, Evidence, weigh
from newsmodel_names.lexicon import COMMON, GIVEN, LISTED, SURNAME, words
from newsmodel_names.none import is_no_name
from newsmodel_names.page import Page
from newsmodel_names.phrases import known_phrase
from newsmodel_names.split import pieces

__all__ = ["LEAST", "Candidate", "candidates", "decide"]

_SURE = 3.0
LEAST = 0.9
_LEAST_SHARED = 1.3
_LEAST_OPENER = 3.5
_COMPANY = frozenset({"organisation-head", "company-form", "ampersand", "club"})
_STORMS = words("storms")
_ADJECTIVE = ("ic", "ical", "ian", "ese", "ish")
_TRUSTED = frozenset({"part-of-full-name", "same-name", "title"})


class Candidate:
    """A stretch of tokens that may be a name.

    Args:
        i: First token.
        j: End of its tokens.
        titled: Whether a title stands before it.
        evidence: Rule, label and score of all that speaks for or against a label.
        text: Its text; nothing for what is found after the candidates have been weighed.

    Attributes:
        scores: The sum of the evidence for each label.
    """

    __slots__ = ("_best", "evidence", "i", "j", "scores", "text", "titled")

    def __init__(self, i: int, j: int, titled: bool, evidence: Evidence, text: str = "") -> None:
        self.i, self.j, self.titled, self.evidence, self.text = i, j, titled, evidence, text
        self._best: tuple[int, float, float] | None = None
        self.scores = scores = [0.0] * len(LABELS)
        for _, label, score in evidence:
            scores[label] += score

    def add(self, rule: str, label: int, score: float) -> None:
        """Add a piece of evidence."""
        self.evidence.append((rule, label, score))
        self.scores[label] += score
        self._best = None

    def best(self) -> tuple[int, float, float]:
        """Return the best label, its score and its lead over the second."""
        if self._best is None:
            second, top = sorted(self.scores)[-2:]
            self._best = self.scores.index(top), top, top - second
        return self._best

    def rule(self, label: int) -> str:
        """Return the name of the strongest evidence for a label."""
        top, best = float("-inf"), "capitals"
        for rule, at, score in self.evidence:
            if at == label and (score > top or (score == top and rule > best)):
                top, best = score, rule
        return best


def _initials(page: Page, i: int, j: int) -> str:
    return "".join(w[0] for w in page.words[i:j] if w[0].isupper())


def _remember(
    page: Page, found: Iterable[Candidate]
) -> tuple[dict[str, list[float]], dict[str, float], dict[str, int], set[str]]:
    """Sum what sure candidates say of whole names, short names of people and companies, and acronyms."""
    whole: dict[str, list[float]] = {}
    seen: dict[str, int] = defaultdict(int)
    person: dict[str, float] = defaultdict(float)
    acronyms: dict[str, int] = {}
    companies: set[str] = set()
    for one in found:
        label, top, lead = one.best()
        if one.j == one.i + 2 and page.words[one.i] in _STORMS:
            whole.setdefault(page.words[one.i + 1], [0.0] * len(LABELS))[OTHER] += 4.0
        if lead >= 1.0 and top >= 2.0 and not _is_plain(page, one):
            totals = whole.setdefault(one.text, [0.0] * len(LABELS))
            totals[label] += min(lead, 4.0)
        seen[one.text] += 1
        if label == PERSON and top >= _SURE and lead >= 1.5 and one.j > one.i + 1:
            words = [
                w
                for w in page.words[one.i : one.j]
                if w[0].isupper() and len(w) > 2 and w not in ("Jr.", "Sr.", "III")
            ]
            if words:
                person[words[-1]] += 1.0
                if page.lists.marks.get(words[0], 0) & GIVEN:
                    person[words[0]] += 0.4
        elif one.j - one.i >= 2:
            if lead > 0.5:
                acronyms.setdefault(_initials(page, one.i, one.j), label)
            if label == ORGANIZATION and _is_company(one, lead):
                companies.update(page.words[k] for k in (one.i, one.j - 1) if _can_be_short(page, k))
    for text, totals in whole.items():
        scale = max(1.0 / max(1.0, seen[text] / 2), _LEAST_SHARED / max(totals))
        whole[text] = [score * scale for score in totals]
    return whole, person, acronyms, companies


def _is_company(one: Candidate, lead: float) -> bool:
    return lead >= 1.5 or any(rule in _COMPANY for rule, _, _ in one.evidence)


def _can_be_short(page: Page, i: int) -> bool:
    """Tell whether the first word of a company's name may stand for it: no place, no common word."""
    word = page.words[i]
    if len(word) < 3 or word.endswith(_ADJECTIVE):
        return False
    return not page.marks[i] & COMMON and known_phrase(page, i, i + 1) is None


def _shared(one: Candidate, seen: float) -> float:
    """Return the weight of being a part of a person's full name; "Jordan" may be one against the country."""
    if seen < 1.0:
        return 2.0
    return 6.5 if any(rule == "listed-country" for rule, _, _ in one.evidence) else 4.0


def candidates(page: Page) -> list[Candidate]:
    """Return the candidates of a page, with the evidence of the place they stand in and of the whole text."""
    found = []
    for i, j, titled in pieces(page):
        if is_no_name(page, i, j):
            continue
        text = page.slice(i, j)
        found.append(Candidate(i, j, titled, weigh(page, i, j, titled, text), text))
    whole, person, acronyms, companies = _remember(page, found)
    for one in found:
        text = one.text
        totals = whole.get(text)
        if totals is not None:
            for label, score in enumerate(totals):
                if score:
                    one.add("same-name", label, min(score, 4.0) * 0.6)
        if one.j == one.i + 1:
            if text in person:
                one.add("part-of-full-name", PERSON, _shared(one, person[text]))
            elif text[-1] == "s" and text[:-1] in person and page.words[one.i - 1] == "the":
                one.add("family", PERSON, 5.0)
            elif text in companies:
                one.add("short-for-company", ORGANIZATION, 3.5)
            elif text.isupper() and len(text) > 1:
                known = acronyms.get(text.replace(".", ""))
                if known is not None:
                    one.add("acronym-of", known, 3.0)
    return found


def _only_opens(page: Page, one: Candidate) -> bool:
    """Tell whether a candidate is one common word where any word would have a capital."""
    return one.j == one.i + 1 and bool(page.first[one.i] and page.marks[one.i] & COMMON)


def _is_plain(page: Page, one: Candidate) -> bool:
    """Tell whether a candidate only opens and no list has it as a name: "Passengers who"."""
    return _only_opens(page, one) and not page.marks[one.i] & (SURNAME | GIVEN | LISTED)


def decide(page: Page, one: Candidate) -> int | None:
    """Return a candidate's label by the rules alone, or None where it is no name."""
    label, top, _ = one.best()
    if (
        _only_opens(page, one)
        and top < _LEAST_OPENER
        and not any(rule in _TRUSTED for rule, _, _ in one.evidence)
    ):
        return None
    return OTHER if top < LEAST else label
