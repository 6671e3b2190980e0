"""A document read once: parts of speech, lemmas and verb groups for each token."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from newsmodel_events.lexicon import noun_at, verb_of
from newsmodel_events.phrases import Phrase, find_phrases
from newsmodel_events.verbgroups import NEGATIONS, VerbGroup, find_groups

__all__ = ["Reading"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "PRP"})
_FINITE = frozenset({"VBD", "MD", "VBZ", "VBP"})
_HAVE = frozenset({"has", "is", "was", "gets", "'s", "’s"})
_DO = frozenset({"do", "does", "did"})
_PREPOSITIONS = frozenset({"of", "in", "for", "with", "during", "between", "from", "at", "by", "on"})
_TIMES = frozenset({"today", "yesterday"})
_ASKING = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "JJ"})
_BEFORE = _NOUNS | {"CD"}
_OBJECTS = frozenset({"DT", "NNP", "PRP$", "PRP", "CD", "JJ", "NN", "NNS"})
_NAMING = frozenset(
    {
        "called",
        "named",
        "known",
        "dubbed",
        "considered",
        "given",
        "entitled",
        "titled",
        "aged",
        "made",
        "paid",
    }
    | {"born", "held", "based", "shown", "offered", "used", "seen", "deemed", "declared", "owned", "left"}
)

Tagging = Callable[[Sequence[str], Sequence[str]], list[str]]


@lru_cache(maxsize=65536)
def _lemma(lower: str, verbal: bool) -> str:
    if verbal:
        verb = verb_of(lower)
        if verb is not None:
            return verb.lemma
        return lower
    noun = noun_at(lower)
    if noun is not None:
        return noun.lemma
    if lower.endswith("s") and len(lower) > 3 and not lower.endswith("ss"):
        return lower[:-1]
    return lower


class Reading:
    """Parallel lists over a document's tokens, its verb groups and, once asked for, its noun phrases.

    `verbs` are the verb groups that govern something, by the index of their head. `phrase_of` returns the
    number of the phrase that holds a token, or -1.

    Args:
        words: The tokens.
        lowers: The tokens in lower case.
        sentences: The index of its sentence for each token.
        tag: Tags one sentence.
    """

    def __init__(
        self, words: Sequence[str], lowers: Sequence[str], sentences: Sequence[int], tag: Tagging
    ) -> None:
        self.words = words
        self.lowers = lowers
        self.ranges = _ranges(sentences)
        self.tags: list[str] = []
        for start, end in self.ranges:
            self.tags += tag(words[start:end], lowers[start:end])
        self._repair()
        self.lemmas = [
            _lemma(lower, t[0] == "V") if t[0] in "VN" else lower
            for lower, t in zip(lowers, self.tags, strict=True)
        ]
        self.groups: list[VerbGroup] = []
        self.group_at: dict[int, VerbGroup] = {}
        self.auxiliary: set[int] = set()
        for start, end in self.ranges:
            found = find_groups(lowers, self.tags, self.lemmas, start, end)
            self.groups += found
            for group in found:
                self.group_at[group.head] = group
                if group.first < group.head:
                    self.auxiliary.update(
                        i for i in range(group.first, group.head) if self.tags[i][0] in "VM"
                    )

        self.phrases: list[Phrase] = []
        self.verbs: dict[int, VerbGroup] = self.group_at
        self._phrase_at: list[int] = [-1] * len(self.tags)
        # asked so often that a method around it would cost as much as all the rest of a rule
        self.phrase_of: Callable[[int], int] = self._phrase_at.__getitem__

    def find_phrases(self) -> None:
        """Fill `phrases` and `verbs`; what only needs verb groups is spared it."""
        found = self.phrases
        for start, end in self.ranges:
            found += find_phrases(self.lowers, self.tags, start, end, len(found))
        phrase_at = self._phrase_at
        for number, phrase in enumerate(found):
            for i in range(phrase.start, phrase.end):
                phrase_at[i] = number
        # a participle before its noun ("the coming days") governs nothing
        self.verbs = {
            head: group
            for head, group in self.group_at.items()
            if phrase_at[head] < 0 or found[phrase_at[head]].head == head
        }

    def _repair(self) -> None:
        """Set right what the model of parts of speech, which sees two words each way, gets wrong."""
        tags, lowers = self.tags, self.lowers
        for i in range(1, len(tags) - 1):
            tag = tags[i]
            if lowers[i] == "cannot":
                tags[i] = "MD"  # one token here, two in what the parts of speech were learned from
            elif tag == "VBZ":
                self._repair_plural(i)
            elif tag == "NN" or tag == "JJ":
                verb = verb_of(lowers[i])
                if verb is not None and (
                    self._after_modal(i, verb.lemma) or (tag == "NN" and self._is_verb(i))
                ):
                    tags[i] = "VB"
            elif tag == "VBN" and (tags[i - 1] in _BEFORE or lowers[i - 1] in _TIMES):
                self._repair_past(i)

    def _repair_plural(self, i: int) -> None:
        """A noun before a finite verb or after a preposition: "US-Russia talks collapsed"."""
        tags, lowers = self.tags, self.lowers
        if noun_at(lowers[i]) is None or lowers[i] in _HAVE:
            return
        if tags[i + 1] in _FINITE or (i > 1 and lowers[i - 2] in _PREPOSITIONS and tags[i - 1] in _NOUNS):
            tags[i] = "NNS"
        elif tags[i + 1] == "VBN":
            tags[i], tags[i + 1] = "NNS", "VBD"

    def _repair_past(self, i: int) -> None:
        """A participle with an object right after its subject is a past: "soldiers arrested 100 men"."""
        tags, lowers = self.tags, self.lowers
        after = i + 1
        if lowers[after] in {"more", "up", "at"} and "CD" in tags[after + 1 : after + 3]:
            after = i + 2
        if (tags[after] in _OBJECTS or lowers[after] == "that") and lowers[i] not in _NAMING:
            tags[i] = "VBD"

    def _after_modal(self, i: int, lemma: str) -> bool:
        """Does a modal verb, or "do" with a negation, ask for a verb here: "must free", "did not attack"?"""
        tags, lowers = self.tags, self.lowers
        if lowers[i] != lemma:
            return False
        at = i - 1
        while at > 0 and (tags[at] == "RB" or lowers[at] in NEGATIONS):
            at -= 1
        if tags[at] == "MD":
            return at > 0 and tags[at - 1] not in {".", "W"}  # not "Will progress last?"
        return lowers[at] in _DO and not NEGATIONS.isdisjoint(lowers[at + 1 : i])

    def _is_verb(self, i: int) -> bool:
        """Is what looks like a noun a verb: "offered to host talks", "demanded that Stockholm hand over"?"""
        tags, lowers = self.tags, self.lowers
        if lowers[i - 1] == "to" and i > 1:
            return tags[i - 2] in _ASKING and tags[i + 1] in _OBJECTS and tags[i + 1] != "CD"
        if tags[i - 1] not in _NOUNS:
            return False
        if tags[i + 1] == "RP":
            return True
        start = i - 2 if tags[i - 2] not in {"DT", "PRP$"} else i - 3
        return start > 0 and lowers[start] == "that" and tags[i + 1] not in _FINITE | _NOUNS

    def __len__(self) -> int:
        return len(self.words)


def _ranges(sentences: Sequence[int]) -> list[tuple[int, int]]:
    ranges = []
    start = 0
    for i in range(1, len(sentences) + 1):
        if i == len(sentences) or sentences[i] != sentences[i - 1]:
            ranges.append((start, i))
            start = i
    return ranges
