"""A document read once: parts of speech, lemmas and verb groups for each token."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from operator import getitem

from newsmodel import countries
from newsmodel_events.lexicon import noun_at, verb_of, word_set
from newsmodel_events.memo import Memo
from newsmodel_events.phrases import Phrase, find_phrases, letters_of
from newsmodel_events.verbgroups import NEGATIONS, VerbGroup, find_groups

__all__ = ["Reading", "lemma_of"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "PRP"})
_FINITE = frozenset({"VBD", "MD", "VBZ", "VBP"})
_HAVE = frozenset({"has", "is", "was", "gets", "'s", "’s"})
_DO = frozenset({"do", "does", "did"})
_PREPOSITIONS = frozenset({"of", "in", "for", "with", "during", "between", "from", "at", "by", "on"})
_TIMES = frozenset({"today", "yesterday"})
_ASKING = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "JJ"})
_BEFORE = _NOUNS | {"CD"}
_BEFORE_VERB = _NOUNS | {"MD", "RB"}
_WORDS_BEFORE_VERB = NEGATIONS | {"to"}
_BEING = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s", "’s"})
_COMMON = frozenset({"NN", "NNS"})
_OPENING = frozenset({"W", "IN", "."})
_SUBJECTS = frozenset({"who", "which", "that"})
_TO_BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})
_AFTER_NAME = frozenset({"TO", "MD", "VBD", "VBZ"})
_BEFORE_NAME = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "IN", "TO"})
_DOUBTFUL = frozenset({"NN", "JJ", "VB", "VBZ", "VBN"})
_OBJECTS = frozenset({"DT", "NNP", "PRP$", "PRP", "CD", "JJ", "NN", "NNS"})
_OBJECTS_AT_ONCE = frozenset({"DT", "PRP$", "PRP"})
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

Tagging = Callable[[Sequence[str], Sequence[str], Iterable[tuple[int, int]]], list[str]]


def _verb_lemma(lower: str) -> str:
    verb = verb_of(lower)
    return verb.lemma if verb is not None else lower


def _noun_lemma(lower: str) -> str:
    noun = noun_at(lower)
    if noun is not None:
        return noun.lemma
    if lower.endswith("s") and len(lower) > 3 and not lower.endswith("ss"):
        return lower[:-1]
    return lower


# By part of speech.
_LEMMAS = {
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), Memo(_verb_lemma)),
    **dict.fromkeys(("NN", "NNS", "NNP"), Memo(_noun_lemma)),
}
_SAME = Memo(str)  # other words are their own lemma


def lemma_of(lower: str, tag: str) -> str:
    """Return the lemma of a word as a part of speech."""
    return _LEMMAS.get(tag, _SAME)[lower]


class Reading:
    """Parallel lists over a document's tokens, its verb groups and, once asked for, its noun phrases.

    `letters` are the parts of speech, a letter each. `verbs` are the verb groups that govern something, by
    the index of their head. `phrase_of` returns the number of the phrase that holds a token, or -1.

    Args:
        words: The tokens.
        lowers: The tokens in lower case.
        sentences: The index of its sentence for each token.
        tag: Tags the tokens, given in lower case too, and the range of each sentence.
    """

    def __init__(
        self, words: Sequence[str], lowers: Sequence[str], sentences: Sequence[int], tag: Tagging
    ) -> None:
        self.words = words
        self.lowers = lowers
        self.ranges = _ranges(sentences)
        self.tags = tag(words, lowers, self.ranges)
        self._repair()
        by_tag = map(_LEMMAS.get, self.tags, repeat(_SAME))
        self.lemmas = list(map(getitem, by_tag, lowers))
        self.letters = letters_of(self.tags)
        self.groups = find_groups(lowers, self.tags, self.lemmas, self.letters, self.ranges)
        self.group_at = {group.head: group for group in self.groups}
        self.phrases: list[Phrase] = []
        self.verbs: dict[int, VerbGroup] = self.group_at
        self._phrase_at: list[int] = [-1] * len(self.tags)
        # asked so often that a method around it would cost as much as all the rest of a rule
        self.phrase_of: Callable[[int], int] = self._phrase_at.__getitem__

    def find_phrases(self) -> None:
        """Fill `phrases` and `verbs`; what only needs verb groups is spared it."""
        found = self.phrases = find_phrases(self.lowers, self.tags, self.letters, self.ranges, self.group_at)
        phrase_at = self._phrase_at
        for number, phrase in enumerate(found):
            phrase_at[phrase.start : phrase.end] = [number] * (phrase.end - phrase.start)
        # a participle before its noun ("the coming days") governs nothing
        self.verbs = {
            head: group
            for head, group in self.group_at.items()
            if phrase_at[head] < 0 or found[phrase_at[head]].head == head
        }

    def _repair(self) -> None:
        """Set right what the model of parts of speech, which sees two words each way, gets wrong."""
        tags, lowers = self.tags, self.lowers
        last = len(tags) - 1
        for i in [i for i, tag in enumerate(tags) if tag in _DOUBTFUL]:
            if i == last:
                continue
            tag = tags[i]
            if tag == "JJ" and self.words[i][0].isupper() and tags[i + 1] in _AFTER_NAME and self._is_name(i):
                tags[i] = "NNP"
                continue
            if i == 0:
                continue
            before = tags[i - 1]
            if tag == "NN" or tag == "JJ":
                if (before in _BEFORE_VERB or lowers[i - 1] in _WORDS_BEFORE_VERB) and self._is_verb(i):
                    tags[i] = "VB"
            elif tag == "VB":
                self._repair_base(i)
            elif tag == "VBZ":
                self._repair_plural(i)
            elif tag == "VBN" and (before in _BEFORE or lowers[i - 1] in _TIMES):
                self._repair_past(i)
            elif tag == "VBN" and before == "." and lowers[i - 1] == "," and tags[i + 1] in _OBJECTS_AT_ONCE:
                self._repair_after_aside(i)
            elif tag == "VBN" and before in _OPENING and tags[i + 1] in _COMMON:
                self._repair_modifier(i, last)

    def _is_name(self, i: int) -> bool:
        """Is what looks like an adjective, and stands before a verb, a name: "they urged Budapest to"?"""
        before = self.tags[i - 1] if i else "."
        if before == ".":  # other words are capital there too
            word = self.words[i]
            return countries.country_of(word) is not None or countries.country_of_seat(word) is not None
        return before in _BEFORE_NAME and self.lowers[i - 1] not in _BEING

    def _repair_base(self, i: int) -> None:
        """No infinitive: a name after "to", and what stands after a form of "be" ("it is not secure")."""
        tags, lowers, words = self.tags, self.lowers, self.words
        at = i - 1
        if lowers[at] == "to":
            if at > 0 and words[i][0].isupper() and words[at - 1].islower():
                tags[i] = "NNP"  # "was taken to Hull", but "Ghana to Sell Gold"
            return
        while at > 0 and (tags[at] == "RB" or lowers[at] in NEGATIONS):
            at -= 1
        if lowers[at] in _TO_BE and at > 0 and lowers[at - 1] not in _DO:
            verb = verb_of(lowers[i])
            tags[i] = "VBN" if verb is not None and "VBN" in verb.tags else "JJ"

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

    def _repair_after_aside(self, i: int) -> None:
        """So is one after an age or apposition: "Ann Hill, 52, attacked a guard"."""
        lowers = self.lowers
        if (
            lowers[i] not in _NAMING
            and "," in lowers[max(i - 7, 0) : i - 1]
            and word_set("time_nouns").isdisjoint(lowers[i + 1 : i + 3])
        ):
            self.tags[i] = "VBD"

    def _repair_modifier(self, i: int, last: int) -> None:
        """A participle that opens a clause's subject is no verb: "when masked youths threw"."""
        if i + 1 < last and self.tags[i + 2] in _FINITE and self.lowers[i - 1] not in _SUBJECTS:
            self.tags[i] = "JJ"

    def _is_verb(self, i: int) -> bool:
        """Is what looks like a noun or adjective a verb?"""
        if self.tags[i] == "NN" and self._is_asked(i):
            return verb_of(self.lowers[i]) is not None
        return self._after_modal(i)

    def _after_modal(self, i: int) -> bool:
        """Does a modal verb, or "do" with a negation, ask for a verb here: "must free", "did not attack"?"""
        tags, lowers = self.tags, self.lowers
        at = i - 1
        while at > 0 and (tags[at] == "RB" or lowers[at] in NEGATIONS):
            at -= 1
        if tags[at] == "MD":
            if at == 0 or tags[at - 1] in {".", "W"}:
                return False  # "Will progress last?"
        elif lowers[at] not in _DO or NEGATIONS.isdisjoint(lowers[at + 1 : i]):
            return False
        verb = verb_of(lowers[i])
        return verb is not None and verb.lemma == lowers[i]

    def _is_asked(self, i: int) -> bool:
        """Is a verb asked for here: "offered to host talks", "demanded that Stockholm hand over"?"""
        tags, lowers = self.tags, self.lowers
        after = tags[i + 1]
        if lowers[i - 1] == "to" and i > 1:
            return tags[i - 2] in _ASKING and after in _OBJECTS and after != "CD"
        if tags[i - 1] not in _NOUNS:
            return False
        if after == "RP":
            return True
        start = i - 2 if tags[i - 2] not in {"DT", "PRP$"} else i - 3
        return start > 0 and lowers[start] == "that" and after not in _FINITE and after not in _NOUNS

    def __len__(self) -> int:
        return len(self.words)


def _ranges(sentences: Sequence[int]) -> list[tuple[int, int]]:
    ranges = []
    start = 0
    while start < len(sentences):
        end = bisect_right(sentences, sentences[start], start)
        ranges.append((start, end))
        start = end
    return ranges
