"""The rules: candidate names, evidence on each, and one sense a name in a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsmodel_names.candidate import Candidate
from newsmodel_names.evidence import LABELS, ORGANIZATION, OTHER, PERSON, weigh
from newsmodel_names.lexicon import COMMON, GIVEN, LISTED, SURNAME, words
from newsmodel_names.none import is_no_name
from newsmodel_names.page import Page
from newsmodel_names.phrases import known_phrase
from newsmodel_names.split import pieces
from newsmodel_names.turns import hear_turns

__all__ = ["LEAST", "candidates", "decide"]

_SURE = 3.0
_SURELY = 2.8
LEAST = 0.9
_LEAST_SHARED, _LEAST_OF_ACTOR = 1.3, 1.6
_LEAST_OPENER = 3.5
_COMPANY = frozenset({"organisation-head", "company-form", "ampersand", "club"})
_AGAINST_PEOPLE = frozenset({"listed-country", "way"})
_STORMS = words("storms")
_ADJECTIVE = ("ic", "ical", "ian", "ese", "ish")
_NO_PARTS = frozenset({"Jr.", "Sr.", "III"})
_TRUSTED = frozenset({"part-of-full-name", "same-name", "title"})


class _Memory(NamedTuple):
    """What sure candidates say of other names.

    Args:
        whole: The sums of the leads of whole names for each label, by their text.
        person: The weights of first and last names of people.
        acronyms: The labels of names, by their initials.
        companies: The first and last words of companies' names.
    """

    whole: dict[str, list[float]]
    person: dict[str, float]
    acronyms: dict[str, int]
    companies: set[str]


def _initials(words: Iterable[str]) -> str:
    return "".join([word[0] for word in words if word[0].isupper()])


def _remember(page: Page, found: Iterable[Candidate]) -> _Memory:
    """Sum what sure candidates say of whole names, short names of people and companies, and acronyms."""
    memory = _Memory({}, defaultdict(float), {}, set())
    whole, person = memory.whole, memory.person
    for one in found:
        label, top, lead = one.best()
        if lead >= 1.0 and top >= 2.0 and not (one.opens and _is_plain(page, one)):
            totals = whole.setdefault(one.text, [0.0] * len(LABELS))
            totals[label] += min(lead, 4.0)
        i, j = one.i, one.j
        if j == i + 1:
            continue
        words = page.words[i:j]
        if j == i + 2 and words[0] in _STORMS:
            whole.setdefault(words[1], [0.0] * len(LABELS))[OTHER] += 4.0
        if label == PERSON and top >= _SURE and lead >= 1.5:
            parts = [word for word in words if word[0].isupper() and len(word) > 2 and word not in _NO_PARTS]
            if parts:
                person[parts[-1]] += 1.0
                if page.lists.marks.get(parts[0], 0) & GIVEN:
                    person[parts[0]] += 0.4
            continue
        if lead > 0.5:
            memory.acronyms.setdefault(_initials(words), label)
        if label == ORGANIZATION and _is_company(one, lead):
            memory.companies.update(page.words[k] for k in (i, j - 1) if _can_be_short(page, k))
    return memory


def _is_company(one: Candidate, lead: float) -> bool:
    return lead >= 1.5 or any(rule in _COMPANY for rule, _, _ in one.evidence)


def _can_be_short(page: Page, i: int) -> bool:
    """Tell whether the first word of a company's name may stand for it: no place, no common word."""
    word = page.words[i]
    if len(word) < 3 or word.endswith(_ADJECTIVE):
        return False
    return not page.marks[i] & COMMON and known_phrase(page, i, i + 1) is None


def _shared(one: Candidate, seen: float) -> float:
    """Return the weight of being a part of a person's full name: against a country, "from" a town too."""
    if seen < 1.0:
        return 2.0
    return 6.5 if any(rule in _AGAINST_PEOPLE for rule, _, _ in one.evidence) else 4.0


def candidates(page: Page) -> list[Candidate]:
    """Return the candidates of a page, with the evidence of the place they stand in and of the whole text."""
    found: list[Candidate] = []
    mentions: dict[str, list[Candidate]] = defaultdict(list)
    for i, j, titled in pieces(page):
        if is_no_name(page, i, j):
            continue
        one = weigh(page, i, j, titled)
        found.append(one)
    if ":" in page.lowers:
        found = hear_turns(page, found)
    for one in found:
        mentions[one.text].append(one)
    memory = _remember(page, found)
    for text, same in mentions.items():
        _share(page, text, same, memory)
    return found


def _share(page: Page, text: str, same: Sequence[Candidate], memory: _Memory) -> None:
    """Add what the whole text says to the mentions of one name."""
    totals = memory.whole.get(text)
    if totals is not None:
        most = max(totals)
        actor = most >= _SURELY and totals.index(most) in (PERSON, ORGANIZATION) and " " not in text
        least = _LEAST_OF_ACTOR if actor else _LEAST_SHARED
        scale = max(1.0 / max(1.0, len(same) / 2), least / most)
        told = [
            ("same-name", label, min(score * scale, 4.0) * 0.6) for label, score in enumerate(totals) if score
        ]
        for one in same:
            one.extend(told)
    single = [one for one in same if one.j == one.i + 1]
    if not single:
        return
    if text in memory.person:
        for one in single:
            one.add("part-of-full-name", PERSON, _shared(one, memory.person[text]))
        return
    known = memory.acronyms.get(text.replace(".", "")) if text.isupper() and len(text) > 1 else None
    family = text[-1] == "s" and text[:-1] in memory.person
    for one in single:
        if family and page.words[one.i - 1] == "the":
            one.add("family", PERSON, 5.0)
        elif text in memory.companies:
            one.add("short-for-company", ORGANIZATION, 3.5)
        elif known is not None:
            one.add("acronym-of", known, 3.0)


def _is_plain(page: Page, one: Candidate) -> bool:
    """Tell whether no list has a candidate that only opens as a name: "Passengers who"."""
    return not page.marks[one.i] & (SURNAME | GIVEN | LISTED)


def decide(one: Candidate) -> int | None:
    """Return a candidate's label by the rules alone, or None where it is no name."""
    top = max(one.scores)
    if one.opens and top < _LEAST_OPENER and not any(rule in _TRUSTED for rule, _, _ in one.evidence):
        return None
    return OTHER if top < LEAST else one.scores.index(top)
