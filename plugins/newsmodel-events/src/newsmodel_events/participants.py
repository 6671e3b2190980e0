"""Participants of an event, as phrases with roles."""

from collections.abc import Sequence

from newsmodel_events.clauses import Clauses, PrepPhrase, Role
from newsmodel_events.lexicon import noun_at, word_set
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Role", "participants_of"]

_THINGS = frozenset({"person", "group", "animal", "artifact", "location", "object", "body", "plant", "food"})
_TO_RECIPIENT = frozenset({"to", "with", "against", "toward", "towards"})
_SUBJECTS = frozenset({"subject", "speaker", "light verb", "passive subject"})
_JOINS = {"subject": frozenset({"of", "from", "in"}), "to": frozenset({"of"})}
_OTHER_JOINS = frozenset({"of", "from"})
_ONTO = frozenset({"on", "upon", "at", "into", "from"})


class _Found:
    """Participants of one event, each phrase once."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.phrases = clauses.phrases
        self.lowers, self.tags = clauses.reading.lowers, clauses.reading.tags
        self.roles: list[Role] = []
        self._seen: set[int] = set()

    def has(self, role: str) -> bool:
        return any(r.role == role for r in self.roles)

    def add(self, role: str, number: int, rule: str) -> None:
        if number < 0:
            return
        phrases, seen, times = self.phrases, self._seen, word_set("time_nouns")
        for member in self.clauses.members(number):
            head = phrases[member].head
            if member in seen or self.lowers[head] in times:
                continue
            last = self._with_of(member, rule)
            seen.update(range(member, last + 1))  # "thousands of civilians" is one participant
            start = self._apposed(member) if rule in _SUBJECTS else self.clauses.whole_start(member)
            self.roles.append(Role(role, start, phrases[last].end, head, rule))

    def _apposed(self, number: int) -> int:
        """The start of a subject with its apposition: "Qatar's emir, Sheikh Hamad, said"."""
        phrases, lowers, tags = self.phrases, self.lowers, self.tags
        start = self.clauses.whole_start(number)
        if start < 2 or lowers[start - 1] != ",":
            return start
        before = self.clauses.reading.phrase_of(start - 2)
        if before < 0 or phrases[before].prep >= 0:
            return start
        head = phrases[before].head
        named = {tags[head], tags[phrases[number].head]} == {"NN", "NNP"}
        return (
            self.clauses.whole_start(before)
            if named and lowers[head] not in word_set("time_nouns")
            else start
        )

    def _with_of(self, number: int, rule: str) -> int:
        """The last phrase of a participant that goes on with "of"."""
        phrases, lowers = self.phrases, self.lowers
        joins = _JOINS.get(rule, _OTHER_JOINS)
        last = number
        for k in range(number + 1, min(number + 4, len(phrases))):
            phrase = phrases[k]
            if phrase.prep != phrases[last].end or lowers[phrase.prep] not in joins:
                break
            if lowers[phrase.head] in word_set("time_nouns"):
                break
            last = k
            while last + 1 < len(phrases) and phrases[last + 1].owner == last:
                last += 1
        return last

    def add_tokens(self, role: str, token: int, rule: str) -> None:
        self.roles.append(Role(role, token, token + 1, token, rule))


def participants_of(clauses: Clauses, token: int) -> Sequence[Role]:
    """Return who and what takes part in the event at a token.

    Args:
        clauses: The document's relations.
        token: Index of the trigger.
    """
    known = clauses.participants.get(token)
    if known is None:
        found = _Found(clauses)
        group = clauses.reading.verbs.get(token)
        if group is not None:
            _of_verb(found, group)
        elif clauses.reading.tags[token] in {"NN", "NNS", "NNP"}:
            _of_noun(found, token)
        known = clauses.participants[token] = found.roles
    return known


def _object_role(clauses: Clauses, number: int, lemma: str) -> str:
    phrase = clauses.phrases[number]
    head = phrase.head
    if lemma in word_set("addressing"):
        return "recipient"
    if clauses.reading.tags[head] in {"NNP", "PRP"} or clauses.reading.lowers[head] in word_set("people"):
        return "patient"
    noun = noun_at(clauses.reading.lowers[head])
    return "patient" if noun is None or noun.sense in _THINGS else "theme"


def _of_verb(found: _Found, group: VerbGroup) -> None:
    clauses = found.clauses
    reading = clauses.reading
    subject = clauses.subject(group)
    preps = clauses.prepositions(group.head)
    passive = group.passive or (
        clauses.reading.tags[group.first] == "VBN" and not group.finite and not group.perfect
    )
    if passive:
        if subject >= 0:
            found.add(_object_role(clauses, subject, group.lemma), subject, "passive subject")
        for prep in preps:
            if prep.prep == "by" and not found.has("agent"):
                found.add("agent", prep.phrase, "by")
    elif subject >= 0 and group.lemma in word_set("patient_subjects") and clauses.object(group) < 0:
        found.add("patient", subject, "subject")
    elif subject >= 0:
        found.add("agent", subject, "subject")
    target = clauses.object(group)
    if target >= 0:
        second = clauses.object(group, 1) if group.lemma in word_set("ditransitive") else -1
        if second >= 0 and second != target:
            found.add("recipient", target, "first object")
            found.add("theme", second, "second object")
        else:
            found.add("theme" if passive else _object_role(clauses, target, group.lemma), target, "object")
    if preps:
        onto = {group.lemma, reading.lemmas[clauses.phrases[target].head] if target >= 0 else ""}
        onto.add(reading.lemmas[clauses.phrases[subject].head] if subject >= 0 and passive else "")
        _add_preps(found, [p for p in preps if not _belongs_to_noun(clauses, p)], onto)


def _belongs_to_noun(clauses: Clauses, prep: PrepPhrase) -> bool:
    """Does it belong to an event noun inside another prepositional phrase ("in an interview with X")?"""
    at = clauses.phrases[prep.phrase].prep
    before = clauses.reading.phrase_of(at - 1) if at > 0 else -1
    if before < 0 or clauses.phrases[before].prep < 0:
        return False
    noun = noun_at(clauses.reading.lowers[clauses.phrases[before].head])
    return (
        noun is not None and (noun.event >= 4 or bool(noun.verb)) and noun.sense not in {"person", "location"}
    )


def _add_preps(found: _Found, preps: Sequence[PrepPhrase], heads: set[str]) -> None:
    onto = not heads.isdisjoint(word_set("onto"))
    for prep in preps:
        if prep.prep in _TO_RECIPIENT or (onto and prep.prep in _ONTO):
            found.add("recipient", prep.phrase, prep.prep)
        elif prep.prep == "for" or prep.prep in {"over", "about", "regarding", "concerning", "of"}:
            found.add("theme", prep.phrase, prep.prep)
        elif prep.prep == "between":
            found.add("agent" if not found.has("agent") else "recipient", prep.phrase, "between")
        elif prep.prep == "by" and not found.has("agent"):
            found.add("agent", prep.phrase, "by")


def _of_noun(found: _Found, token: int) -> None:
    clauses = found.clauses
    reading = clauses.reading
    number = reading.phrase_of(token)
    if number < 0:
        return
    phrase = clauses.phrases[number]
    lemma = reading.lemmas[token]
    patientive = lemma in word_set("patientive")
    if phrase.owner >= 0:
        found.add("patient" if patientive else "agent", phrase.owner, "possessive")
    elif reading.tags[phrase.start] == "PRP$" and token > phrase.start:
        found.add_tokens("patient" if patientive else "agent", phrase.start, "possessive")
    for i in range(phrase.start, token):
        if reading.tags[i] in {"JJ", "NNP"} and reading.words[i][:1].isupper():
            found.add_tokens("agent", i, "modifier")
    preps = _attached(clauses, number)
    entry = noun_at(reading.lowers[token])
    spoken = entry is not None and entry.sense == "communication"
    for prep in preps:
        if prep.prep == "of":
            if clauses.phrases[prep.phrase].prep != phrase.end:
                continue  # it belongs to another noun: "talks with the government of X"
            intransitive = lemma in word_set("intransitive") and not found.has("agent")
            found.add("agent" if intransitive else "patient", prep.phrase, "of")
        elif prep.prep == "by" or (prep.prep == "from" and spoken):
            found.add("agent", prep.phrase, prep.prep)
    _light_verb(found, token, number)
    _add_preps(found, [p for p in preps if p.prep not in {"of", "by"}], {lemma})


def _attached(clauses: Clauses, number: int) -> Sequence[PrepPhrase]:
    """The prepositional phrases that follow a noun, up to a verb."""
    return clauses.prepositions(clauses.phrases[number].end - 1, 24, noun=True)


def _light_verb(found: _Found, token: int, number: int) -> None:
    """In "held talks with Russia" the participants of the talks are those of the verb."""
    clauses = found.clauses
    reading = clauses.reading
    main = clauses.first_of(number)
    for _ in range(3):
        phrase = clauses.phrases[main]
        if phrase.prep < 0 or reading.lowers[phrase.prep] != "of" or reading.phrase_of(phrase.prep - 1) < 0:
            break
        main = reading.phrase_of(phrase.prep - 1)  # "two rounds of talks"
        if clauses.phrases[main].owner >= 0:
            found.add("agent", clauses.phrases[main].owner, "possessive")
    start, end = clauses.bounds(token)
    whole = clauses.whole_start(main)
    verb = clauses.group_before(whole, start)
    lights = word_set("light_verbs")
    if (
        verb is not None and clauses.phrases[main].prep >= 0
        and reading.lowers[clauses.phrases[main].prep] in {"in", "during", "at", "by"}
        and reading.lemmas[token] in word_set("own_nouns")
        and clauses.phrases[main].prep <= verb.head + 3
    ):  # fmt: skip
        subject = clauses.subject(verb)
        if subject >= 0 and not found.has("agent"):
            found.add("agent", subject, "speaker")
        return
    if (
        verb is not None
        and verb.lemma in lights
        and (
            clauses.object(verb) == main
            or (verb.head + 3 >= whole > verb.head and clauses.phrases[main].prep >= 0)
        )
    ):
        subject = clauses.subject(verb)
        if subject >= 0 and not verb.passive and not found.has("agent"):
            found.add("agent", subject, "light verb")
        if not any(r.role == "recipient" for r in found.roles):
            _add_preps(
                found,
                [
                    p
                    for p in clauses.prepositions(verb.head)
                    if p.prep in {"with", "against", "on", "to", "at"}
                ],
                {reading.lemmas[token]},
            )
        return
    for i in range(clauses.phrases[number].end, min(end, clauses.phrases[number].end + 12)):
        after = reading.verbs.get(i)
        if after is not None:
            if after.passive and after.lemma in lights and clauses.subject(after) == main:
                _add_preps(
                    found,
                    [
                        p
                        for p in clauses.prepositions(i)
                        if p.prep in {"by", "with", "between", "against", "on"}
                    ],
                    {reading.lemmas[token]},
                )
            return
