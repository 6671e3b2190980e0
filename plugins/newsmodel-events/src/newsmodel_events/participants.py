"""Participants of an event, as phrases with roles."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsmodel_events.clauses import Clauses, PrepPhrase, Role
from newsmodel_events.lexicon import noun_at, word_set
from newsmodel_events.verbgroups import VerbGroup

if TYPE_CHECKING:
    from newsmodel.model.events import ParticipantRole

__all__ = ["Role", "participants_of"]

_THINGS = frozenset({"person", "group", "animal", "artifact", "location", "object", "body", "plant", "food"})
_TO_RECIPIENT = frozenset({"to", "with", "against", "toward", "towards"})
_TO_THEME = frozenset({"for", "over", "about", "regarding", "concerning", "of"})
_SUBJECTS = frozenset({"subject", "speaker", "light verb", "passive subject"})
_NOTHING = frozenset[str]()
_OF = frozenset({"of"})
_OF_SUBJECT = frozenset({"of", "from", "in", "for"})
_JOINS = {"subject": _OF_SUBJECT, "passive subject": _OF_SUBJECT, "to": _OF, "object": _OF}
_OTHER_JOINS = frozenset({"of", "from"})
_ONTO = frozenset({"on", "upon", "at", "into", "from"})
_NOUNS = frozenset({"NN", "NNS", "NNP"})
_NAMING = frozenset({"JJ", "NNP"})
_COMMON = frozenset({"NN", "NNS"})
_OF_LIGHT_VERB = frozenset({"with", "against", "on", "to", "at"})
_OF_PASSIVE_LIGHT_VERB = frozenset({"by", "with", "between", "against", "on"})


class _Found:
    """Participants of one event, each phrase once."""

    __slots__ = ("clauses", "roles", "token")

    def __init__(self, clauses: Clauses, token: int) -> None:
        self.clauses = clauses
        self.token = token
        self.roles: list[Role] = []

    def has(self, role: str) -> bool:
        return role in [r.role for r in self.roles]

    def add(self, role: "ParticipantRole", number: int, rule: str, alone: bool = False) -> None:
        clauses, given, token = self.clauses, self.clauses.given, self.token
        joins = _NOTHING if alone else _JOINS.get(rule, _OTHER_JOINS)
        for member in clauses.members(number) if number in clauses.coordinated else (number,):
            if given[member] == token or clauses.timely[member]:
                continue
            given[member] = token
            phrase = clauses.phrases[member]
            start, end = clauses.whole[member], phrase.end
            if clauses.phrases[member + 1].prep == end:
                last = self._with_of(member, joins)
                given[member : last + 1] = [token] * (last + 1 - member)  # "thousands of civilians" is one
                end = clauses.phrases[last].end
            if rule in _SUBJECTS:
                if member != number:
                    end = self._with_name(member, end)
                if start > 1 and clauses.reading.lowers[start - 1] == ",":
                    start = self._apposed(member, start)
            self.roles.append(Role(role, start, end, phrase.head, rule))

    def _apposed(self, number: int, start: int) -> int:
        """The start of a subject with its apposition: "Qatar's emir, Sheikh Hamad, said"."""
        clauses, tags = self.clauses, self.clauses.reading.tags
        before = clauses.reading.phrase_of(start - 2)
        if before >= 0:
            before = clauses.before_detail(before, clauses.bounds(start)[0])  # "Ann Hill, 47, a nurse, said"
        if (
            before < 0
            or clauses.phrases[before].prep >= 0
            or clauses.timely[before]
            or clauses.whole[before] - 1 in clauses.reading.verbs  # "that he saw a gun, Ann Hill said"
        ):
            return start
        named = {tags[clauses.phrases[before].head], tags[clauses.phrases[number].head]} == {"NN", "NNP"}
        return clauses.whole[before] if named else start

    def _with_name(self, number: int, end: int) -> int:
        """The end of the last of several subjects with its name: "Chad and its envoy, Idris Sy, left"."""
        clauses, tags, lowers = self.clauses, self.clauses.reading.tags, self.clauses.reading.lowers
        after = clauses.phrases[number + 1]
        if after.start != end + 1 or after.mate >= 0 or tags[clauses.phrases[number].head] != "NN":
            return end
        named = tags[after.head] == "NNP" and lowers[end] == "," == "".join(lowers[after.end : after.end + 1])
        return after.end if named else end

    def _with_of(self, number: int, joins: frozenset[str]) -> int:
        """The last phrase of a participant that goes on with "of"."""
        phrases, timely, lowers = self.clauses.phrases, self.clauses.timely, self.clauses.reading.lowers
        last = number
        for k in range(number + 1, min(number + 4, len(phrases))):
            prep = phrases[k].prep
            if prep != phrases[last].end or lowers[prep] not in joins or timely[k]:
                break
            if lowers[prep] == "for" and self.clauses.whole[number] - 1 in self.clauses.reading.verbs:
                break  # an object that is another verb's subject: "blamed Ann for leaving, calling"
            last = k
            while phrases[last + 1].owner == last:
                last += 1
        # "the leaders of Chad, Mali and Niger"
        return self.clauses.members(last)[-1] if last in self.clauses.coordinated else last

    def add_tokens(self, role: "ParticipantRole", start: int, end: int, rule: str) -> None:
        self.roles.append(Role(role, start, end, end - 1, rule))


def participants_of(clauses: Clauses, token: int) -> Sequence[Role]:
    """Return who and what takes part in the event at a token.

    Args:
        clauses: The document's relations.
        token: Index of the trigger.
    """
    known = clauses.participants.get(token)
    if known is None:
        found = _Found(clauses, token)
        group = clauses.reading.verbs.get(token)
        if group is not None:
            _of_verb(found, group)
        elif clauses.reading.tags[token] in _NOUNS:
            _of_noun(found, token)
        known = clauses.participants[token] = found.roles
    return known


def _object_role(clauses: Clauses, number: int, lemma: str) -> "ParticipantRole":
    head = clauses.phrases[number].head
    lower, tag = clauses.reading.lowers[head], clauses.reading.tags[head]
    if tag == "CD" and clauses.is_money(number):
        return "theme"
    if lemma in word_set("addressing"):
        return "recipient"
    if tag == "NNP" or tag == "PRP" or lower in word_set("people"):
        return "patient"
    noun = noun_at(lower)
    return "patient" if noun is None or noun.sense in _THINGS else "theme"


def _is_told_of(clauses: Clauses, number: int) -> bool:
    """Does "of" after an object belong to the verb: "accused Ann of theft", not "a gang of boys"?"""
    reading, end = clauses.reading, clauses.phrases[number].end
    return (
        reading.lowers[end : end + 1] == ["of"]
        and "of" not in reading.lowers[end + 1 : end + 8]
        and reading.tags[end + 1] != "NNP"
        and reading.lowers[end - 1] not in word_set("quantifiers")
    )


def _of_verb(found: _Found, group: VerbGroup) -> None:
    clauses = found.clauses
    lemma = group.lemma
    subject, target = clauses.subject(group), clauses.object(group)
    preps = clauses.prepositions(group.head)
    if target >= 0 and preps and lemma in clauses.reporting and clauses.opens_clause(target):
        target, preps = -1, ()
    passive = clauses.passive(group)
    if passive:
        if subject >= 0:
            found.add(_object_role(clauses, subject, lemma), subject, "passive subject")
        for prep, number in preps:
            if prep == "by" and not found.has("agent") and _can_act(clauses, number):
                found.add("agent", number, "by")
    elif subject >= 0:
        suffers = target < 0 and lemma in word_set("patient_subjects")
        found.add("patient" if suffers else "agent", subject, "subject")
    if target >= 0:
        second = clauses.object_after(group, 1) if lemma in word_set("ditransitive") else -1
        if second >= 0 and second != target and not clauses.is_money(target):
            found.add("recipient", target, "first object")
            found.add("theme", second, "second object")
        else:
            alone = lemma in word_set("of_complement") and _is_told_of(clauses, target)
            found.add("theme" if passive else _object_role(clauses, target, lemma), target, "object", alone)
    if preps:
        heads = [lemma]
        if target >= 0:
            heads.append(clauses.reading.lemmas[clauses.phrases[target].head])
        if passive and subject >= 0:
            heads.append(clauses.reading.lemmas[clauses.phrases[subject].head])
        _add_preps(found, [p for p in preps if not _belongs_to_noun(clauses, p[1])], heads)


def _belongs_to_noun(clauses: Clauses, number: int) -> bool:
    """Does a phrase belong to an event noun inside another one ("in an interview with X")?"""
    at = clauses.phrases[number].prep
    before = clauses.reading.phrase_of(at - 1) if at > 0 else -1
    if before < 0 or clauses.phrases[before].prep < 0:
        return False
    noun = noun_at(clauses.reading.lowers[clauses.phrases[before].head])
    return (
        noun is not None and (noun.event >= 4 or bool(noun.verb)) and noun.sense not in {"person", "location"}
    )


def _add_preps(found: _Found, preps: Iterable[PrepPhrase], heads: Iterable[str]) -> None:
    """Add what prepositions say; what "on" says depends on the verb and its object."""
    for prep, number in preps:
        if prep == "with" and _is_tool(found.clauses, number):
            continue
        if prep in _TO_RECIPIENT or (prep in _ONTO and not word_set("onto").isdisjoint(heads)):
            if not found.clauses.is_money(number):  # "dropped from $9 to $8"
                found.add("recipient", number, prep)
        elif prep in _TO_THEME:
            if not _is_detail(found.clauses, number, prep):
                found.add("theme", number, prep)
        elif prep == "between":
            found.add("agent" if not found.has("agent") else "recipient", number, "between")
        elif prep == "by" and not found.has("agent") and _can_act(found.clauses, number):
            found.add("agent", number, "by")


def _is_detail(clauses: Clauses, number: int, prep: str) -> bool:
    """Is a phrase a price ("for $50"), or part of another preposition's ("in a part of Ohio")?"""
    if prep == "for":
        return clauses.is_money(number)
    before = clauses.phrases[number - 1]
    return prep == "of" and number > 0 and before.end == clauses.phrases[number].prep and before.prep >= 0


def _is_tool(clauses: Clauses, number: int) -> bool:
    head = clauses.phrases[number].head
    noun = noun_at(clauses.reading.lowers[head]) if clauses.reading.tags[head] in _COMMON else None
    return noun is not None and noun.sense == "artifact"


def _can_act(clauses: Clauses, number: int) -> bool:
    """Is a phrase after "by" who did it, and not by when, how or how much?"""
    lower = clauses.reading.lowers[clauses.phrases[number].head]
    return not lower[0].isdigit() and lower not in word_set("no_agents") and not clauses.is_money(number)


def _of_noun(found: _Found, token: int) -> None:
    clauses = found.clauses
    reading = clauses.reading
    number = reading.phrase_of(token)
    if number < 0:
        return
    own = clauses.phrases[number]
    first = own.start
    lemma = reading.lemmas[token]
    if own.owner >= 0 or (token > first and reading.tags[first] == "PRP$"):
        role: ParticipantRole = "patient" if lemma in word_set("patientive") else "agent"
        if own.owner >= 0:
            found.add(role, own.owner, "possessive")
        else:
            found.add_tokens(role, first, first + 1, "possessive")
    _add_modifiers(found, first, token)
    preps = clauses.prepositions_of_noun(number)
    entry = noun_at(reading.lowers[token])
    spoken = entry is not None and entry.sense == "communication"
    for prep, phrase in preps:
        if prep == "of":
            if clauses.phrases[phrase].prep != own.end:
                continue  # it belongs to another noun: "talks with the government of X"
            intransitive = lemma in word_set("intransitive") and not found.has("agent")
            found.add("agent" if intransitive else "patient", phrase, "of")
        elif (prep == "by" and _can_act(clauses, phrase)) or (prep == "from" and spoken):
            found.add("agent", phrase, prep)
    _light_verb(found, token, number)
    if preps:
        _add_preps(found, [p for p in preps if p[0] not in {"of", "by"}], (lemma,))


def _add_modifiers(found: _Found, first: int, token: int) -> None:
    """Add nationalities and names before a noun, each name once: "a United Nations Security Council vote"."""
    words, tags, times = found.clauses.reading.words, found.clauses.reading.tags, word_set("time_nouns")
    start = -1
    for i in range(first, token):
        named = tags[i] in _NAMING and words[i][:1].isupper() and words[i].lower() not in times
        if named and "-" in words[i]:
            found.add_tokens("agent", i, i + 1, "modifier")  # "US-Russia talks" has two
            named = False
        if named and start < 0:
            start = i
        elif not named and start >= 0:
            found.add_tokens("agent", start, i, "modifier")
            start = -1
    if start >= 0:
        found.add_tokens("agent", start, token, "modifier")


def _light_verb(found: _Found, token: int, number: int) -> None:
    """In "held talks with Russia" the participants of the talks are those of the verb."""
    clauses = found.clauses
    reading = clauses.reading
    main = clauses.firsts[number]
    for _ in range(3):
        prep = clauses.phrases[main].prep
        if prep < 0 or reading.lowers[prep] != "of" or reading.phrase_of(prep - 1) < 0:
            break
        main = reading.phrase_of(prep - 1)  # "two rounds of talks"
        if clauses.phrases[main].owner >= 0:
            found.add("agent", clauses.phrases[main].owner, "possessive")
    start, end = clauses.bounds(token)
    whole, prep = clauses.whole[main], clauses.phrases[main].prep
    verb = clauses.group_before(whole, start)
    lights = word_set("light_verbs")
    if (
        verb is not None and verb.head + 3 >= prep >= 0
        and reading.lowers[prep] in {"in", "during", "at", "by"}
        and reading.lemmas[token] in word_set("own_nouns")
    ):  # fmt: skip
        subject = clauses.subject(verb)
        if subject >= 0 and not found.has("agent"):
            found.add("agent", subject, "speaker")
        return
    if (
        verb is not None
        and verb.lemma in lights
        and ((prep >= 0 and verb.head + 3 >= whole) or clauses.object(verb) == main)
    ):
        subject = clauses.subject(verb)
        if subject >= 0 and not verb.passive and not found.has("agent"):
            found.add("agent", subject, "light verb")
        if not found.has("recipient"):
            _add_those(found, verb.head, _OF_LIGHT_VERB, reading.lemmas[token])
        return
    after = clauses.phrases[number].end
    following = clauses.verb_between(after, min(end, after + 12))
    if (
        following is not None
        and following.passive
        and following.lemma in lights
        and clauses.subject(following) == main
    ):
        _add_those(found, following.head, _OF_PASSIVE_LIGHT_VERB, reading.lemmas[token])


def _add_those(found: _Found, verb: int, wanted: frozenset[str], noun: str) -> None:
    _add_preps(found, [p for p in found.clauses.prepositions(verb) if p[0] in wanted], (noun,))
