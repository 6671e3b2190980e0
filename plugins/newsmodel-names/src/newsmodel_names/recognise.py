"""From a page to its names: the rules, the tagger where it is on, then the headlines."""

from __future__ import annotations

from newsmodel_names.candidate import Candidate
from newsmodel_names.evidence import PERSON
from newsmodel_names.lexicon import words
from newsmodel_names.page import NORMAL, Page
from newsmodel_names.rules import candidates, decide
from newsmodel_names.tagger import NO_NAME, Weights, judge
from newsmodel_names.zones import headline_names

__all__ = ["Name", "recognise"]

_PARTICLES = words("leading_particles")

Name = tuple[Candidate, int]


def recognise(page: Page, model: Weights | None = None) -> list[Name]:
    """Find the names of a page.

    Args:
        page: The text.
        model: The tagger's weights, or None for the rules alone.

    Returns:
        Candidates with their labels (indices of `LABELS`), in the order of the text.
    """
    found = [one for one in candidates(page) if one.j > one.i + 1 or _is_wordy(one.text)]
    kept: list[Name] = []
    if model is None:
        for one in found:
            choice = decide(one)
            if choice is not None:
                kept.append((one, choice))
    else:
        for one, scores in zip(found, judge(page, found, model), strict=True):
            best = max(scores)
            if scores[NO_NAME] < best:
                kept.append((one, scores.index(best)))
    _take_particles(page, kept)
    if page.mode.count(NORMAL) < page.count:
        kept.extend(_headlines(page, kept))
        kept.sort(key=lambda pair: pair[0].i)
    return kept


def _is_wordy(word: str) -> bool:
    return len(word) > 1 and (word.isalpha() or any(map(str.isalpha, word)))


def _take_particles(page: Page, kept: list[Name]) -> None:
    """Let "von der Leyen" begin at its particles."""
    end = 0
    for one, label in kept:
        if label == PERSON:
            i = one.i
            while i > end and page.words[i - 1] in _PARTICLES and page.line[i - 1] == page.line[i]:
                i -= 1
            one.i = i
        end = one.j


def _headlines(page: Page, kept: list[Name]) -> list[Name]:
    """Return the names in headlines, read with what the body says."""
    memory: dict[str, tuple[int, str]] = {}
    for one, label in kept:
        rule = one.rule(label)
        if rule == "capitals":
            continue
        memory.setdefault(page.slice(one.i, one.j).upper(), (label, rule))
        if label == PERSON and one.j > one.i + 1 and rule != "two-capitals":
            memory.setdefault(page.words[one.j - 1].upper(), (label, "part-of-full-name"))
    found: list[Name] = []
    for i, j, label, rule in headline_names(page, memory):
        one = Candidate(i, j)
        one.add(rule, label, 4.0)
        found.append((one, label))
    return found
