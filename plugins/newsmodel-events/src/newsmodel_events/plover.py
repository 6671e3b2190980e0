"""PLOVER categories of events, by the patterns of the lexicon."""

import re
from collections import defaultdict

from newsmodel_events.clauses import Clauses
from newsmodel_events.factuality import Factuality
from newsmodel_events.patterns import Condition, Pattern, load_lexicon
from newsmodel_events.triage import triage_of

__all__ = ["Coder"]

_DEPTH = 3
_CONTEXT_WINDOW = 18
_STRETCH = 120
_NO_CHILD = frozenset({"mark", "subject"})
_PAGE = 50
_EVENTIVE = re.compile("[NvVG]")  # nouns and verbs, by their letters
_PAGE_WORDS = 3


class Coder:
    """Codes the events of one document.

    Args:
        clauses: Its grammatical relations.
        facts: Polarity and modality of its events.
        patterns: Path of the user's file of patterns, or None.
    """

    def __init__(self, clauses: Clauses, facts: Factuality, patterns: str | None) -> None:
        self.clauses = clauses
        self.reading = clauses.reading
        self.facts = facts
        self._triage = triage_of(patterns)
        self._triggers = self._triage.triggers
        self._contexts = load_lexicon(patterns).contexts
        self._base: dict[int, str | None] = {}
        self._open: dict[int, int] = {}
        self._present: dict[frozenset[str], frozenset[str]] = {}
        self._pages: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._children: dict[int, dict[int, list[int]]] = {}
        self._complements_of: dict[int, list[int]] = {}

    def category(self, token: int) -> str | None:
        """Return the PLOVER category of the event at a token, or None."""
        found = self.base(token)
        if found is None:
            return None
        still_open = self._left_open(token)
        for needs, pattern in self._triage.recodings.get(found, ()):
            if needs & still_open == needs and self._holds(pattern, token, 0):
                found = pattern.category
                break
        for needs, pattern in self._triage.vetoes.get(found, ()):
            if needs & still_open == needs and self._holds(pattern, token, 0):
                return None
        return found

    def base(self, token: int, depth: int = 0) -> str | None:
        """Return the category of a trigger by itself, before what governs it is looked at."""
        if token in self._base:
            return self._base[token]
        self._base[token] = None  # ends a cycle
        pattern = self._best(token, depth)
        if pattern is None:
            return None
        self._base[token] = pattern.category
        return pattern.category

    def _best(self, token: int, depth: int) -> Pattern | None:
        part = self.reading.tags[token][0]
        if part not in self._triggers or (part == "N" and self._modifies(token)):
            return None
        rules = self._triggers[part].get(self.reading.lemmas[token])
        if rules:
            still_open = self._left_open(token)
            for needs, pattern in rules:
                if needs & still_open == needs and self._holds(pattern, token, depth):
                    return pattern
        for pattern in self._triage.any_lemma[part]:
            if self._holds(pattern, token, depth):
                return pattern
        return None

    def _modifies(self, token: int) -> bool:
        """Does a noun stand before another that it belongs to, as the "war" of "war games"?"""
        number = self.reading.phrase_of(token)
        return number >= 0 and self.clauses.phrases[number].head != token

    def _left_open(self, token: int) -> int:
        """The bits of the conditions that some word of a token's sentence may fulfil."""
        start, end = self.clauses.bounds(token)
        found = self._open.get(start)
        if found is None:
            lemmas, lowers, words = self.reading.lemmas, self.reading.lowers, self._triage.words
            found = 0
            for word in words.keys() & [*lemmas[start:end], *lowers[start:end]]:
                found |= words[word]
            self._open[start] = found
        return found

    def contexts(self, token: int) -> tuple[str, ...]:
        """Return the PLOVER contexts that the words around a token speak of."""
        start, end = self.clauses.bounds(token)
        contexts = self._contexts
        low, high = max(start, token - _CONTEXT_WINDOW), min(end, token + _CONTEXT_WINDOW)
        words = contexts.keys() & self.reading.lowers[low:high]
        return tuple(sorted({context for word in words for context in contexts[word]}))

    def children(self, token: int) -> list[int]:
        """Return the events that a token governs, in order."""
        start, end = self.clauses.bounds(token)
        table = self._children.get(start)
        if table is None:
            table = defaultdict(list)
            letters, verbs = self.reading.letters, self.reading.verbs
            # a sentence without end is read in part only
            for i in map(re.Match.start, _EVENTIVE.finditer(letters, start, min(end, start + 400))):
                if letters[i] == "N" or i in verbs:
                    governor = self.facts.governor(i)
                    if governor is not None and governor[1] not in _NO_CHILD:
                        table[governor[0]].append(i)
            self._children[start] = table
        return table.get(token, [])

    def _holds(self, pattern: Pattern, token: int, depth: int) -> bool:
        for condition in pattern.conditions:
            meets = _TESTS.get(condition.key, Coder._has_preposition)
            if meets(self, condition, token, depth) != condition.wanted:
                return False
        return True

    def _has_object(self, condition: Condition, token: int, depth: int) -> bool:
        group = self.reading.verbs.get(token)
        if group is None:
            return False
        clauses = self.clauses
        number = clauses.subject(group) if clauses.passive(group) else clauses.object(group)
        return self._phrase_meets(condition, number, depth)

    def _has_subject(self, condition: Condition, token: int, depth: int) -> bool:
        group = self.reading.verbs.get(token)
        return group is not None and self._phrase_meets(condition, self.clauses.subject(group), depth)

    def _has_agent(self, condition: Condition, token: int, depth: int) -> bool:
        """Is it who does it that meets a condition: the head of the phrase, of a name each word?"""
        group = self.reading.verbs.get(token)
        if group is None:
            return False
        clauses = self.clauses
        if clauses.passive(group):
            number = next((number for prep, number in clauses.prepositions(token) if prep == "by"), -1)
        else:
            number = clauses.subject(group)
        if number < 0:
            return False
        phrase = clauses.phrases[number]
        first = phrase.start if self.reading.tags[phrase.head] == "NNP" else phrase.head
        return any(self._word_meets(condition, i, depth) for i in range(first, phrase.head + 1))

    def _has_preposition(self, condition: Condition, token: int, depth: int) -> bool:
        for prep, phrase in self.clauses.prepositions(token):
            if prep == condition.key and self._phrase_meets(condition, phrase, depth):
                return True
        return False

    def _has_complement(self, condition: Condition, token: int, depth: int) -> bool:
        return any(self._word_meets(condition, child, depth) for child in self._complements(token))

    def _has_part(self, condition: Condition, token: int, depth: int) -> bool:
        reading = self.reading
        for i in range(token + 1, min(token + 9, len(reading))):
            lower = reading.lowers[i]
            if lower in {".", "and", "that"} or i in reading.verbs:
                break
            if lower in condition.words and reading.phrase_of(i) < 0:
                opens = reading.tags[i] == "IN" and i + 1 < len(reading) and reading.phrase_of(i + 1) >= 0
                return i == token + 1 or not opens
        return False

    def _has_around(self, condition: Condition, token: int, depth: int) -> bool:
        return not condition.words.isdisjoint(self._words_around(token))

    def _has_page(self, condition: Condition, token: int, depth: int) -> bool:
        present = self._present.get(condition.words)
        if present is None:
            present = self._present[condition.words] = condition.words.intersection(self.reading.lemmas)
        return len(present) >= _PAGE_WORDS and len(present & self._page(token)) >= _PAGE_WORDS

    def _has_modifier(self, condition: Condition, token: int, depth: int) -> bool:
        reading = self.reading
        number = reading.phrase_of(token)
        return number >= 0 and any(
            reading.lowers[i] in condition.words or reading.lemmas[i] in condition.words
            for i in range(self.clauses.phrases[number].start, token)
        )

    def _has_governor(self, condition: Condition, token: int, depth: int) -> bool:
        governor = self.facts.governor(token)
        return governor is not None and self.reading.lemmas[governor[0]] in condition.words

    def _has_modal(self, condition: Condition, token: int, depth: int) -> bool:
        group = self.reading.verbs.get(token)
        return group is not None and group.modal in condition.words

    def _has_polarity(self, condition: Condition, token: int, depth: int) -> bool:
        return ("negative" if self.facts.of(token)[0] else "positive") in condition.words

    def _has_modality(self, condition: Condition, token: int, depth: int) -> bool:
        return self.facts.of(token)[1] in condition.words

    def _has_passive(self, condition: Condition, token: int, depth: int) -> bool:
        group = self.reading.verbs.get(token)
        return (group is not None and self.clauses.passive(group)) == ("yes" in condition.words)

    def _words_around(self, token: int) -> frozenset[str]:
        """The lemmas of the sentence; of one without end those of the stretch that holds the token."""
        start, end = self.clauses.bounds(token)
        low = start + (token - start) // _STRETCH * _STRETCH
        found = self._around.get(low)
        if found is None:
            found = self._around[low] = frozenset(self.reading.lemmas[low : min(end, low + _STRETCH)])
        return found

    def _page(self, token: int) -> frozenset[str]:
        """The lemmas of the sentences around, a hundred words or so."""
        low = token // _PAGE * _PAGE
        found = self._pages.get(low)
        if found is None:
            found = self._pages[low] = frozenset(self.reading.lemmas[max(0, low - _PAGE) : low + 2 * _PAGE])
        return found

    def _complements(self, token: int) -> list[int]:
        known = self._complements_of.get(token)
        if known is None:
            verbs = self.reading.verbs
            known = [
                i for i in self.children(token)
                if i in verbs or ((g := self.facts.governor(i)) is not None and g[1] != "object")
            ]  # fmt: skip
            # what is governed by the object counts too: "decided to open talks"
            known += [j for i in known if i in verbs for j in self.children(i)]
            self._complements_of[token] = known
        return known

    def _phrase_meets(self, condition: Condition, number: int, depth: int) -> bool:
        if number < 0:
            return False
        if condition.anything:
            return True
        phrases, lowers = self.clauses.phrases, self.reading.lowers
        for member in self.clauses.members(number):
            last = member
            while last < member + 3 and (
                phrases[last + 1].owner == last
                or (phrases[last + 1].prep == phrases[last].end and lowers[phrases[last].end] == "of")
            ):
                last += 1
            for i in range(phrases[member].start, phrases[last].end):
                if self._word_meets(condition, i, depth):
                    return True
        return False

    def _word_meets(self, condition: Condition, token: int, depth: int) -> bool:
        reading = self.reading
        if (
            condition.anything
            or reading.lemmas[token] in condition.words
            or reading.lowers[token] in condition.words
        ):
            return True
        if not condition.categories or depth >= _DEPTH:
            return False
        return self.base(token, depth + 1) in condition.categories


# By the key of a condition; the other keys are prepositions.
_TESTS = {
    "obj": Coder._has_object,
    "subj": Coder._has_subject,
    "agent": Coder._has_agent,
    "comp": Coder._has_complement,
    "part": Coder._has_part,
    "any": Coder._has_around,
    "page": Coder._has_page,
    "mod": Coder._has_modifier,
    "gov": Coder._has_governor,
    "modal": Coder._has_modal,
    "polarity": Coder._has_polarity,
    "modality": Coder._has_modality,
    "passive": Coder._has_passive,
}
