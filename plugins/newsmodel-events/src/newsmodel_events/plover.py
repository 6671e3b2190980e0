"""PLOVER categories of events, by the patterns of the lexicon."""

from collections import defaultdict

from newsmodel_events.clauses import Clauses
from newsmodel_events.factuality import Factuality
from newsmodel_events.patterns import Condition, Lexicon, Pattern

__all__ = ["Coder"]

_PARTS = {"V": "v", "N": "n", "J": "j"}
_DEPTH = 3
_CONTEXT_WINDOW = 18
_STRETCH = 120
_PAGE = 50
_PAGE_WORDS = 3


class Coder:
    """Codes the events of one document.

    Args:
        clauses: Its grammatical relations.
        facts: Polarity and modality of its events.
        lexicon: The patterns.
    """

    def __init__(self, clauses: Clauses, facts: Factuality, lexicon: Lexicon) -> None:
        self.clauses = clauses
        self.reading = clauses.reading
        self.facts = facts
        self.lexicon = lexicon
        self._base: dict[int, str | None] = {}
        self._pages: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._children: dict[int, dict[int, list[int]]] = {}

    def category(self, token: int) -> str | None:
        """Return the PLOVER category of the event at a token, or None."""
        found = self.base(token)
        if found is None:
            return None
        for pattern in self.lexicon.recodings:
            if found in pattern.recodes and self._holds(pattern, token, 0):
                found = pattern.category
                break
        for veto in self.lexicon.vetoes:
            if found in veto.recodes and self._holds(veto, token, 0):
                return None
        return found

    def base(self, token: int, depth: int = 0) -> str | None:
        """Return the category of a trigger by itself, before what governs it is looked at."""
        if token not in self._base:
            self._base[token] = None  # ends a cycle
            pattern = self._best(token, depth)
            self._base[token] = pattern.category if pattern else None
        return self._base[token]

    def _best(self, token: int, depth: int) -> Pattern | None:
        reading = self.reading
        part = _PARTS.get(reading.tags[token][0], "")
        if not part:
            return None
        lemma = reading.lemmas[token] if part != "j" else reading.lowers[token]
        if (
            part == "n"
            and reading.phrase_of(token) >= 0
            and reading.phrases[reading.phrase_of(token)].head != token
        ):
            return None  # the "war" of "war games"
        triggers = self.lexicon.triggers
        for pattern in triggers.get((lemma, part), ()):
            if self._holds(pattern, token, depth):
                return pattern
        for pattern in triggers.get(("*", part), ()):
            if self._holds(pattern, token, depth):
                return pattern
        return None

    def contexts(self, token: int) -> tuple[str, ...]:
        """Return the PLOVER contexts that the words around a token speak of."""
        start, end = self.clauses.bounds(token)
        found: set[str] = set()
        for i in range(max(start, token - _CONTEXT_WINDOW), min(end, token + _CONTEXT_WINDOW)):
            found.update(self.lexicon.contexts.get(self.reading.lowers[i], ()))
        return tuple(sorted(found))

    def children(self, token: int) -> list[int]:
        """Return the events that a token governs, in order."""
        start, end = self.clauses.bounds(token)
        table = self._children.get(start)
        if table is None:
            table = defaultdict(list)
            # a sentence without end is read in part only
            for i in range(start, min(end, start + 400)):
                if i in self.reading.verbs or self.reading.tags[i] in {"NN", "NNS"}:
                    governor = self.facts.governor(i)
                    if governor is not None and governor.relation not in {"mark", "subject"}:
                        table[governor.token].append(i)
            self._children[start] = table
        return table.get(token, [])

    def _holds(self, pattern: Pattern, token: int, depth: int) -> bool:
        if depth > _DEPTH:
            return False
        for condition in pattern.conditions:
            meets = _TESTS.get(condition.key, Coder._has_preposition)
            if meets(self, condition, token, depth) != condition.wanted:
                return False
        return True

    def _has_object(self, condition: Condition, token: int, depth: int) -> bool:
        group = self.reading.verbs.get(token)
        if group is None:
            return False
        number = self.clauses.subject(group) if self._passive(token) else self.clauses.object(group)
        return self._phrase_meets(condition, number, depth)

    def _has_subject(self, condition: Condition, token: int, depth: int) -> bool:
        group = self.reading.verbs.get(token)
        return group is not None and self._phrase_meets(condition, self.clauses.subject(group), depth)

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
        return len(condition.words & self._page(token)) >= _PAGE_WORDS

    def _has_modifier(self, condition: Condition, token: int, depth: int) -> bool:
        reading = self.reading
        number = reading.phrase_of(token)
        return number >= 0 and any(
            reading.lowers[i] in condition.words or reading.lemmas[i] in condition.words
            for i in range(self.clauses.phrases[number].start, token)
        )

    def _has_governor(self, condition: Condition, token: int, depth: int) -> bool:
        governor = self.facts.governor(token)
        return governor is not None and self.reading.lemmas[governor.token] in condition.words

    def _has_modal(self, condition: Condition, token: int, depth: int) -> bool:
        group = self.reading.verbs.get(token)
        return group is not None and group.modal in condition.words

    def _has_polarity(self, condition: Condition, token: int, depth: int) -> bool:
        return ("negative" if self.facts.of(token).negative else "positive") in condition.words

    def _has_modality(self, condition: Condition, token: int, depth: int) -> bool:
        return self.facts.of(token).modality in condition.words

    def _has_passive(self, condition: Condition, token: int, depth: int) -> bool:
        return self._passive(token) == ("yes" in condition.words)

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
        found = [
            i for i in self.children(token)
            if (g := self.facts.governor(i)) is not None
            and (g.relation != "object" or i in self.reading.verbs)
        ]  # fmt: skip
        # what is governed by the object counts too: "decided to open talks"
        return found + [j for i in found if i in self.reading.verbs for j in self.children(i)]

    def _passive(self, token: int) -> bool:
        group = self.reading.verbs.get(token)
        if group is None:
            return False
        return group.passive or (
            self.reading.tags[group.first] == "VBN" and not group.finite and not group.perfect
        )

    def _phrase_meets(self, condition: Condition, number: int, depth: int) -> bool:
        if number < 0:
            return False
        if condition.anything:
            return True
        phrases = self.clauses.phrases
        for member in self.clauses.members(number):
            last = member
            while (
                last + 1 < len(phrases)
                and last < member + 3
                and (
                    (
                        phrases[last + 1].prep == phrases[last].end
                        and self.reading.lowers[phrases[last].end] == "of"
                    )
                    or phrases[last + 1].owner == last
                )
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
