"""Who does what to whom, without a parser: subjects, objects and prepositional phrases of a verb group."""

from typing import TYPE_CHECKING, NamedTuple

from newsmodel_events.followers import BREAKS, PrepPhrase
from newsmodel_events.lexicon import word_set
from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup
from newsmodel_events.walks import Walks

if TYPE_CHECKING:
    from newsmodel.model.events import ParticipantRole

__all__ = ["Clauses", "PrepPhrase", "Role"]

_ADVERBIAL = frozenset({"RB", "RP"})
_BETWEEN = frozenset({'"', "“", "also"})
_LINKING = frozenset({"and", "or", "but", "then"})
_RELATIVE = frozenset({"whom", "which", "that"})
_ASKED = frozenset({"on", "upon", "to", "for"})


class Role(NamedTuple):
    """A participant: a role, and the tokens that name it.

    Args:
        role: `agent`, `patient`, `recipient` or `theme`.
        start: The first token.
        end: The index after the last token.
        head: The head token.
        rule: The rule that found it.
    """

    role: "ParticipantRole"
    start: int
    end: int
    head: int
    rule: str


class Clauses(Walks):
    """Grammatical relations of a document, worked out where asked.

    Args:
        reading: The document.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._subjects: dict[int, int] = {}
        self._objects: dict[int, int] = {}
        self.participants: dict[int, list[Role]] = {}  # by trigger, as they are worked out
        self.given = [-1] * len(self.phrases)  # the last trigger of which each phrase is a participant

    def subject(self, group: VerbGroup, depth: int = 0) -> int:
        """Return the number of the phrase that is a verb group's subject (understood ones too), or -1."""
        known = self._subjects.get(group.head)
        if known is None:
            self._subjects[group.head] = -1
            known = self._subjects[group.head] = self._find_subject(group, depth) if depth < 8 else -1
        return known

    def _find_subject(self, group: VerbGroup, depth: int) -> int:
        reading = self.reading
        tags, lowers = reading.tags, reading.lowers
        first, finite = group.first, group.finite
        start, _ = self.bounds(first)
        if finite and lowers[first - 1] in BREAKS and group.lemma in self.reporting:
            inverted = self.inverted_subject(group)
            if inverted >= 0:
                return inverted
        at = first - 1
        while at >= start and (tags[at] in _ADVERBIAL or lowers[at] in _BETWEEN):
            at -= 1
        if (
            at >= start
            and lowers[at] in _LINKING
            and self.phrases_before[first] == self.phrases_before[at + 1]
        ):
            before = self.group_before(at, start)
            for _ in range(4):
                if before is None or before.finite or not finite:
                    break
                before = self.group_before(before.first, start)
            if before is not None:
                return self.subject(before, depth + 1)
        tag = tags[first]
        if tag == "VB" and at > start:
            number = reading.phrase_of(at)
            if number >= 0 and lowers[max(start, self.whole[number] - 1)] == "that":
                return self.firsts[number]  # "demanded that Israel withdraw"
        if not finite:
            if tag in {"TO", "VB", "VBG"}:
                return self._controller(group, start, depth)
            if tag == "VBN":
                return self._participle_subject(group, start, depth)
        if at >= start and tags[at] == "W":
            if at - 1 >= start and lowers[at - 1] == ",":
                at -= 1
            number = self.phrase_before(at, start)
            if number < 0:
                return -1
            if lowers[at] == ",":
                number = self.before_detail(number, start)
            person = lowers[first - 1] not in {"who", "whom"} or self.is_person(number)
            return self.relative_antecedent(number) if person else self.main_phrase(number)
        return self.subject_before(group, at + 1, start)

    def _controller(self, group: VerbGroup, start: int, depth: int) -> int:
        """The understood subject of an infinitive or -ing form: object or subject of what governs it."""
        first = group.first
        verb = self.group_before(first, start)
        if verb is None:
            # "Speaking in Paris, Macron said": the subject of the main clause
            _, end = self.bounds(group.head)
            for i in range(group.head + 1, min(end, group.head + 25)):
                after = self.reading.verbs.get(i)
                if after is not None and after.finite:
                    return self.subject_before(after, after.first, group.head + 1)
            return -1
        if self.reading.tags[first] == "VBG" and self.reading.lowers[first - 1] == ",":
            return self.subject(self._main_verb(group, verb, start), depth + 1)
        target = self.object(verb)
        if target < 0 and verb.lemma in word_set("prepositional_control"):
            for prep, number in self.prepositions(verb.head):
                if prep in _ASKED and self.phrases[number].start < verb.head + 10:
                    return number  # "called on both sides to end the war"
        tag = self.reading.tags[first]
        if target >= 0 and self.phrases[target].end <= first:
            if verb.lemma in word_set("object_control") and (verb.lemma != "use" or self.is_person(target)):
                return target  # but "used tear gas to clear the square"
            if tag == "VBG":
                if first > self.phrases[target].start and self.reading.lowers[first - 1] == "from":
                    return target
                last = self.phrase_before(first, start)
                if last >= 0 and self.phrases[last].end == first:
                    return self.main_phrase(last)
        if (
            tag == "VBG"
            and target < 0
            and not (verb.passive and verb.lemma not in word_set("object_control"))
        ):
            last = self.phrase_before(first, start)
            if last >= 0 and self.phrases[last].end == first and self.phrases[last].start > verb.head:
                return self.main_phrase(last)
        return self.subject(verb, depth + 1)

    def _main_verb(self, group: VerbGroup, verb: VerbGroup, start: int) -> VerbGroup:
        """The verb whose clause an -ing form after a comma goes on, from the verb before it."""
        chosen: VerbGroup | None = None
        reporting = group.lemma in self.reporting or group.lemma in word_set("addressing")
        before: VerbGroup | None = verb
        for _ in range(5):
            if before is None:
                break
            if before.finite:
                if not reporting or before.lemma in self.reporting or before.lemma in word_set("addressing"):
                    return before
                chosen = chosen or before
            elif chosen is None and self.reading.tags[before.first] == "VBG":
                return before
            before = self.group_before(before.first, start)
        return chosen or verb

    def _participle_subject(self, group: VerbGroup, start: int, depth: int) -> int:
        first = group.first
        number = self.phrase_before(first, start)
        if number < 0:
            return -1
        end = self.phrases[number].end
        if first - end == 1:
            number = self.before_detail(number, start)
        if first - end <= 3 and self.verb_between(end, first) is None:
            return self.firsts[number]
        verb = self.group_before(first, start)
        return self.subject(verb, depth + 1) if verb is not None else -1

    def object(self, group: VerbGroup) -> int:
        """Return the number of the phrase that is a verb group's object, or -1."""
        known = self._objects.get(group.head)
        if known is None:
            known = self.object_after(group, 0)
            if known < 0:
                known = self._relative_object(group)
            elif self.reading.lowers[group.first - 1] in BREAKS and self.inverted_subject(group) == known:
                known = -1
            self._objects[group.head] = known
        return known

    def _relative_object(self, group: VerbGroup) -> int:
        """In "people whom Ankara accuses" it is the people."""
        subject = self.subject(group)
        if subject < 0:
            return -1
        before = self.whole[subject] - 1
        if self.reading.lowers[before] not in _RELATIVE or before <= self.bounds(group.head)[0]:
            return -1
        number = self.reading.phrase_of(before - 1)
        return self.firsts[number] if number >= 0 and self.reading.tags[before] == "W" else -1

    def passive(self, group: VerbGroup) -> bool:
        """Is a verb group in the passive, be it by its participle alone?"""
        return group.passive or (
            not group.finite and not group.perfect and self.reading.tags[group.first] == "VBN"
        )
