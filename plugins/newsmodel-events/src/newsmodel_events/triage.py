"""Which patterns the words of a sentence leave open, so that the others need not be tried.

A condition that asks for words, or for events of a category, can hold only where one of these words, or of
the triggers of the category, is in the sentence. Each such condition has a bit, which those words set.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

import attrs

from newsmodel_events.patterns import Condition, Lexicon, Pattern, load_lexicon

__all__ = ["Rule", "Triage", "triage_of"]

_ANY = "*"
# Conditions on what is not a word of the sentence.
_WORDLESS = frozenset({"polarity", "modality", "passive", "page"})
_CHEAP = frozenset({"modal", "mod", "passive", "any"})
_GRAMMATICAL = frozenset({"obj", "subj", "agent", "comp", "part", "any", "mod", "gov", "modal"})


class Rule(NamedTuple):
    """A pattern, and the bits of the conditions that words of the sentence must leave open."""

    needs: int
    pattern: Pattern


@attrs.frozen
class Triage:
    """The patterns of a lexicon by what they apply to.

    Args:
        words: The bits of the conditions that a word may fulfil.
        triggers: By part of speech (the first letter of its tag) and lemma.
        any_lemma: Patterns of all lemmas of a part of speech.
        recodings: By the category that they change.
        vetoes: By category.
    """

    words: dict[str, int]
    triggers: Mapping[str, Mapping[str, tuple[Rule, ...]]]
    any_lemma: Mapping[str, tuple[Pattern, ...]]
    recodings: Mapping[str, tuple[Rule, ...]]
    vetoes: Mapping[str, tuple[Rule, ...]]


class _Bits:
    """Gives bits to conditions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words: dict[str, int] = {}
        self._known: dict[tuple[frozenset[str], frozenset[str]], int] = {}
        self._rules: dict[int, Rule] = {}
        self._triggers: dict[str, set[str]] = {}
        for (lemma, _), patterns in lexicon.triggers.items():
            for pattern in patterns:
                self._triggers.setdefault(pattern.category, set()).add(lemma)

    def rule_of(self, pattern: Pattern) -> Rule:
        """Return the rule of a pattern, which many lemmas may share."""
        rule = self._rules.get(pattern.order)
        if rule is None:
            rule = self._rules[pattern.order] = Rule(self._needs_of(pattern), _by_cost(pattern))
        return rule

    def _needs_of(self, pattern: Pattern) -> int:
        needs = 0
        for condition in pattern.conditions:
            if condition.wanted and condition.key not in _WORDLESS:
                needs |= self._bit_of(condition)
                if condition.key not in _GRAMMATICAL:
                    needs |= self._bit(frozenset({condition.key}), frozenset())  # the preposition itself
        return needs

    def _bit_of(self, condition: Condition) -> int:
        if condition.anything or any(_ANY in self._triggers.get(c, ()) for c in condition.categories):
            return 0
        return self._bit(condition.words, condition.categories)

    def _bit(self, words: frozenset[str], categories: frozenset[str]) -> int:
        bit = self._known.get((words, categories))
        if bit is None:
            bit = self._known[words, categories] = 1 << len(self._known)
            for word in words.union(*(self._triggers.get(category, ()) for category in categories)):
                first = word.partition(" ")[0]  # of "ought to"
                self.words[first] = self.words.get(first, 0) | bit
        return bit


def _by_cost(pattern: Pattern) -> Pattern:
    """A pattern with the conditions first that cost least to try."""
    conditions = tuple(sorted(pattern.conditions, key=lambda condition: condition.key not in _CHEAP))
    return pattern if conditions == pattern.conditions else attrs.evolve(pattern, conditions=conditions)


def _by_category(patterns: Iterable[Pattern], bits: _Bits) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for pattern in patterns:
        for category in pattern.recodes:
            found[category] = (*found.get(category, ()), bits.rule_of(pattern))
    return found


@cache
def triage_of(path: str | None = None) -> Triage:
    """Return the patterns of a lexicon, as `load_lexicon` reads it, by what they apply to.

    Args:
        path: The user's file, or None.
    """
    lexicon = load_lexicon(path)
    bits = _Bits(lexicon)
    triggers: dict[str, dict[str, tuple[Rule, ...]]] = {"V": {}, "N": {}, "J": {}}
    any_lemma: dict[str, tuple[Pattern, ...]] = dict.fromkeys(triggers, ())
    for (lemma, part), patterns in lexicon.triggers.items():
        rules = tuple(map(bits.rule_of, patterns))
        if lemma == _ANY:
            any_lemma[part.upper()] = tuple([pattern for _, pattern in rules])
        else:
            triggers[part.upper()][lemma] = rules
    return Triage(
        bits.words,
        triggers,
        any_lemma,
        _by_category(lexicon.recodings, bits),
        _by_category(lexicon.vetoes, bits),
    )
