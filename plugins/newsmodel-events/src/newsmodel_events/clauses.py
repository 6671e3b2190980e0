"""Who does what to whom, without a parser: subjects, objects and prepositional phrases of a verb group."""

from typing import NamedTuple

from newsmodel_events.followers import Followers, PrepPhrase
from newsmodel_events.lexicon import noun_of, word_set
from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Clauses", "PrepPhrase", "Role"]

_ADVERBIAL = frozenset({"RB", "RP"})
_CLAUSAL_PREPS = frozenset({"after", "before", "since", "until", "as", "than", "like", "once", "for"})


class Role(NamedTuple):
    """A participant: a role, and the tokens that name it.

    Args:
        role: `agent`, `patient`, `recipient` or `theme`.
        start: The first token.
        end: The index after the last token.
        head: The head token.
        rule: The rule that found it.
    """

    role: str
    start: int
    end: int
    head: int
    rule: str


class Clauses(Followers):
    """Grammatical relations of a document, worked out where asked.

    Args:
        reading: The document.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._subjects: dict[int, int] = {}
        self._objects: dict[tuple[int, int], int] = {}
        self.participants: dict[int, list[Role]] = {}  # by trigger, as they are worked out

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
        start, _end = self.bounds(group.head)
        at = group.first - 1
        while at >= start and (tags[at] in _ADVERBIAL or lowers[at] in {'"', "“", "also"}):
            at -= 1
        if at >= start and lowers[at] in {"and", "or", "but", "then"} and not self._own_subject(at, group):
            before = self.group_before(at, start)
            for _ in range(4):
                if before is None or before.finite or not group.finite:
                    break
                before = self.group_before(before.first, start)
            if before is not None:
                return self.subject(before, depth + 1)
        if tags[group.first] == "VB" and at > start:
            number = reading.phrase_of(at)
            if number >= 0 and reading.lowers[max(start, self.whole_start(number) - 1)] == "that":
                return self.first_of(number)  # "demanded that Israel withdraw"
        if tags[group.first] == "TO" or (tags[group.first] in {"VB", "VBG"} and not group.finite):
            return self._controller(group, start, depth)
        if tags[group.first] == "VBN" and not group.finite:
            return self._participle_subject(group, start, depth)
        if at >= start and tags[at] == "W":
            if at - 1 >= start and lowers[at - 1] == ",":
                at -= 1
            number = self.phrase_before(at, start)
            if number < 0:
                return -1
            person = lowers[group.first - 1] not in {"who", "whom"} or self._is_person(number)
            return self.first_of(number) if person else self._main(number, at)
        return self._walk_left(group, at + 1, start)

    def _is_person(self, number: int) -> bool:
        head = self.phrases[number].head
        noun = noun_of(self.reading.lowers[head])
        return self.reading.tags[head] == "NNP" or (noun is not None and noun.sense in {"person", "group"})

    def _own_subject(self, at: int, group: VerbGroup) -> bool:
        return any(self.reading.phrase_of(i) >= 0 for i in range(at + 1, group.first))

    def _main(self, number: int, at: int) -> int:
        """From the last phrase of a noun phrase to its main one: "senators from the party" is senators."""
        for _ in range(6):
            phrase = self.phrases[number]
            if phrase.owner >= 0 and phrase.prep >= 0:
                number = phrase.owner
                continue
            if phrase.prep < 0 or number == 0:
                break
            before = self.phrases[number - 1]
            if before.end != phrase.prep and phrase.mate != number - 1:
                break
            number -= 1
        return self.first_of(number)

    def _walk_left(self, group: VerbGroup, at: int, start: int) -> int:
        reading = self.reading
        tags, lowers = reading.tags, reading.lowers
        number = self.phrase_before(at, start)
        steps = 0
        while number >= 0 and self.phrases[number].start >= start and steps < 14:
            steps += 1
            phrase = self.phrases[number]
            before = self.whole_start(number) - 1
            if phrase.prep >= 0 and not (
                phrase.end >= at - 1 and lowers[phrase.prep] in _CLAUSAL_PREPS and group.finite
            ):
                number -= 1
                continue
            if phrase.mate >= 0:
                number = phrase.mate
                continue
            if reading.phrase_of(phrase.head) == number and reading.lowers[phrase.head] in word_set(
                "time_nouns"
            ):
                number -= 1  # "Israel today said"
                continue
            verb = reading.verbs.get(before)
            if verb is None and before > start and tags[before] == "RP":
                verb = reading.verbs.get(before - 1)
            if verb is not None and (not verb.finite or self._relative(verb, start)):
                # the object of a participle or of a relative clause stands between
                number = self._before_clause(verb, start)
                continue
            if phrase.end < at and any(i in reading.verbs for i in range(phrase.end, at)):
                inner = next(i for i in range(phrase.end, at) if i in reading.verbs)
                verb = reading.verbs[inner]
                if verb.finite and not self._relative(verb, start):
                    return -1
            return self.first_of(number)
        return -1

    def _relative(self, verb: VerbGroup, start: int) -> bool:
        for i in range(verb.first - 1, max(start, verb.first - 6) - 1, -1):
            if self.reading.tags[i] == "W":
                return True
            if self.reading.lowers[i] == "," or i in self.reading.verbs:
                return False
        return False

    def _before_clause(self, verb: VerbGroup, start: int) -> int:
        at = verb.first
        if verb.finite:
            while at > start and self.reading.tags[at] != "W":
                at -= 1
        return self.phrase_before(at, start)

    def _controller(self, group: VerbGroup, start: int, depth: int) -> int:
        """The understood subject of an infinitive or -ing form: object or subject of what governs it."""
        verb = self.group_before(group.first, start)
        if verb is None:
            # "Speaking in Paris, Macron said": the subject of the main clause
            _, end = self.bounds(group.head)
            for i in range(group.head + 1, min(end, group.head + 25)):
                after = self.reading.verbs.get(i)
                if after is not None and after.finite:
                    return self._walk_left(after, after.first, group.head + 1)
            return -1
        target = self.object(verb)
        if target < 0 and verb.lemma in word_set("prepositional_control"):
            asked = [
                p.phrase for p in self.prepositions(verb.head, 10) if p.prep in {"on", "upon", "to", "for"}
            ]
            if asked:
                return asked[0]  # "called on both sides to end the war"
        between = self.phrases[target] if target >= 0 else None
        tag = self.reading.tags[group.first]
        if between is not None and between.end <= group.first:
            lemma = verb.lemma
            if lemma in word_set("object_control"):
                return target
            if (
                tag == "VBG"
                and group.first > between.start
                and self.reading.lowers[group.first - 1] == "from"
            ):
                return target
            if tag == "VBG" and self.phrase_before(group.first, start) >= 0:
                last = self.phrases[self.phrase_before(group.first, start)]
                if last.end == group.first:
                    return self._main(self.phrase_before(group.first, start), group.first)
        if verb.passive and verb.lemma not in word_set("object_control"):
            return self.subject(verb, depth + 1)
        if tag == "VBG" and between is None:
            last_number = self.phrase_before(group.first, start)
            if (
                last_number >= 0
                and self.phrases[last_number].end == group.first
                and self.phrases[last_number].start > verb.head
            ):
                return self._main(last_number, group.first)
        return self.subject(verb, depth + 1)

    def _participle_subject(self, group: VerbGroup, start: int, depth: int) -> int:
        number = self.phrase_before(group.first, start)
        if number < 0:
            return -1
        gap = group.first - self.phrases[number].end
        if gap <= 3 and not any(
            i in self.reading.verbs for i in range(self.phrases[number].end, group.first)
        ):
            return self._nearest_main(number)
        verb = self.group_before(group.first, start)
        return self.subject(verb, depth + 1) if verb is not None else -1

    def _nearest_main(self, number: int) -> int:
        return self.first_of(number)

    def object(self, group: VerbGroup, skip: int = 0) -> int:
        """Return the number of a verb group's object (or, with `skip`, of the second one), or -1."""
        key = (group.head, skip)
        known = self._objects.get(key)
        if known is None:
            known = self.object_after(group, skip)
            if known < 0 and not skip:
                known = self._relative_object(group)
            self._objects[key] = known
        return known

    def _relative_object(self, group: VerbGroup) -> int:
        """In "people whom Ankara accuses" it is the people."""
        start, _ = self.bounds(group.head)
        subject = self.subject(group)
        if subject < 0:
            return -1
        before = self.whole_start(subject) - 1
        if before <= start or self.reading.lowers[before] not in {"whom", "which", "that"}:
            return -1
        number = self.reading.phrase_of(before - 1)
        return self.first_of(number) if number >= 0 and self.reading.tags[before] == "W" else -1
