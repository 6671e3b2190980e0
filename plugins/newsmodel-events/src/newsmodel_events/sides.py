"""Source and target of a coded event, where the clause's own participants do not name them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsmodel_events.clauses import Clauses
from newsmodel_events.lexicon import noun_at, word_set
from newsmodel_events.participants import Role, participants_of
from newsmodel_events.plover import Coder

if TYPE_CHECKING:
    from newsmodel.model.events import ParticipantRole

__all__ = ["sides_of"]

_STOPS = frozenset({'"', "“", "”", "until", "after", "when", "before", "because", "while"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
_TARGETS = frozenset({"patient", "recipient"})
_ACTING = frozenset({"person", "group"})
_SAYING = frozenset({"said", "says", "reported", "reports", "announced"})
_ABOUT_DEEDS = frozenset({"CONSULT", "AID", "RETREAT", "PROTEST"})
_BLAMING = frozenset({"REQUEST", "ACCUSE", "REJECT"})
_OBLIGING = frozenset({"must", "should", "ought to", "has to", "have to"})
_VERBAL = frozenset(
    {"REQUEST", "AGREE", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "COERCE", "SANCTION"}
)


def _names_actor(clauses: Clauses, role: Role) -> bool:
    """Can the participant act: is it a name, a pronoun, a nationality, or a person or group?"""
    reading = clauses.reading
    tags, lowers = reading.tags, reading.lowers
    tokens = range(role.start, role.end)
    for i in tokens:
        tag = tags[i]
        if tag == "PRP" or (
            (tag == "NNP" or tag == "JJ")
            and (word := reading.words[i])[:1].isupper()
            and lowers[i] not in word_set("time_nouns")
            and word != "May"
        ):
            return True
    for i in tokens:
        noun = noun_at(lowers[i]) if tags[i][0] == "N" else None
        if noun is not None and noun.sense in _ACTING:
            return True
    return False


def sides_of(coder: Coder, token: int, category: str) -> list[Role]:
    """Return the participants of a coded event, its source as agent and its target as patient or recipient.

    Args:
        coder: The document's coder.
        token: Index of the trigger.
        category: Its PLOVER category.
    """
    clauses = coder.clauses
    roles = [_named(coder, token, role) for role in participants_of(clauses, token)]
    if clauses.reading.tags[token] == "JJ":
        roles += [_named_from(coder, token, role) for role in _of_adjective(clauses, token)]
    if category == "REQUEST":
        swapped = _obligation(coder, token, roles)
        if swapped is not None:
            return _once(swapped)
    found: Sequence[Role] = roles
    for step in _STEPS:
        if any(r.role in _TARGETS and _names_actor(clauses, r) for r in found):
            break
        found = step(coder, token, category, roles)
        roles += found
    return _once(roles)


def _once(roles: list[Role]) -> list[Role]:
    """Leave out who is there twice, as the speaker whom two pronouns stand for."""
    found: dict[tuple[str, int, int], Role] = {}
    for role in roles:
        found.setdefault(role[:3], role)
    return [*found.values()]


def _from_cause(coder: Coder, token: int, category: str, roles: list[Role]) -> list[Role]:
    """Whose deed the event answers: "introduced over Moscow's role"."""
    clauses = coder.clauses
    for role in roles:
        number = clauses.reading.phrase_of(role.head) if role.rule == "over" else -1
        if number >= 0 and clauses.phrases[number].owner >= 0:
            owner = clauses.phrases[clauses.phrases[number].owner]
            return [Role("recipient", owner.start, owner.end, owner.head, "whose deed")]
    return []


def _named(coder: Coder, token: int, role: Role) -> Role:
    """The pronoun of a reported clause stands for who reports it: "Hungary said it will"."""
    if role.role != "agent" or coder.reading.lowers[role.head] not in _PRONOUNS:
        return role
    at = token
    for _ in range(4):
        governor = coder.facts.governor(at)
        if governor is None:
            return role
        at, _ = governor
        group = coder.reading.verbs.get(at)
        if group is None or group.lemma not in word_set("clause_verbs"):
            continue
        number = coder.clauses.subject(group)
        if _must(coder, token) and coder.clauses.object(group) >= 0:
            number = coder.clauses.object(group)  # "told residents they must leave"
        if number >= 0 and coder.reading.tags[coder.clauses.phrases[number].head] != "PRP":
            return _whole(coder.clauses, "agent", number, "speaker for pronoun")
    return role


def _named_from(coder: Coder, token: int, role: Role) -> Role:
    start, _ = coder.clauses.bounds(token)
    group = coder.clauses.group_before(token, start)
    return _named(coder, group.head, role) if group is not None else role


def _of_adjective(clauses: Clauses, token: int) -> list[Role]:
    start, _ = clauses.bounds(token)
    group = clauses.group_before(token, start)
    if group is None or token - group.head > 3:
        return []
    number = clauses.subject(group)
    if number < 0:
        return []
    return [_whole(clauses, "agent", number, "copula")]


def _whole(clauses: Clauses, role: "ParticipantRole", number: int, rule: str) -> Role:
    """A phrase with its possessors as a participant."""
    phrase = clauses.phrases[number]
    return Role(role, clauses.whole[number], phrase.end, phrase.head, rule)


def _obligation(coder: Coder, token: int, roles: list[Role]) -> list[Role] | None:
    """A speaker who says that somebody must do something asks it of them."""
    if not _must(coder, token):
        return None
    governor = coder.facts.governor(token)
    if governor is None or governor[0] not in coder.reading.verbs:
        return None
    speaker = [r for r in participants_of(coder.clauses, governor[0]) if r.role == "agent"]
    asked = [r._replace(role="recipient", rule="obligation") for r in roles if r.role == "agent"]
    return speaker + asked + [r._replace(role="theme") for r in roles if r.role != "agent"]


def _must(coder: Coder, token: int) -> bool:
    group = coder.reading.verbs.get(token)
    return group is not None and group.modal in _OBLIGING


def _known(roles: list[Role], role: Role) -> bool:
    return any(r.start < role.end and role.start < r.end for r in roles)


def _from_complement(coder: Coder, token: int, category: str, roles: list[Role]) -> list[Role]:
    """Who takes part in what the event is about: "demanded that Israel withdraw from Gaza"."""
    found: list[Role] = []
    if category not in _VERBAL and category not in _ABOUT_DEEDS:
        return found
    clauses, tags = coder.clauses, coder.reading.tags
    blamed = category in _BLAMING
    for child in coder.children(token)[:4]:
        below = [*participants_of(clauses, child)]
        for grandchild in coder.children(child)[:3]:
            below += participants_of(clauses, grandchild)
        for role in below:
            wanted = role.role in _TARGETS or (blamed and role.role == "agent" and tags[role.head] != "PRP")
            if wanted and not _known(roles, role) and not _known(found, role) and _names_actor(clauses, role):
                found.append(role._replace(role="recipient", rule="complement"))
        if found:
            break
    return found[:3]


def _from_object(coder: Coder, token: int, category: str, roles: list[Role]) -> list[Role]:
    """Who owns or does what the object says: "rejected Iran's demand", "praised calls by Annan"."""
    clauses = coder.clauses
    group = coder.reading.verbs.get(token)
    number = clauses.object(group) if group is not None else -1
    if number < 0:
        return []
    found = [
        role._replace(role="recipient", rule="object's participant")
        for role in participants_of(clauses, clauses.phrases[number].head)
        if role.rule != "light verb"
        and not any(r.head == role.head for r in roles)
        and _names_actor(clauses, role)
    ]
    return found[:3]


def _from_rest(coder: Coder, token: int, category: str, roles: list[Role]) -> list[Role]:
    """The first name after the trigger, in its sentence, that is not yet a participant."""
    if category == "CONSULT":
        return []
    clauses = coder.clauses
    reading = clauses.reading
    met = coder.base(token) == "CONSULT"
    end = min(clauses.bounds(token)[1], token + 30)
    noun = token not in reading.verbs
    i = token + 1
    while i < end:
        if (noun and i in reading.verbs) or reading.lowers[i] in _STOPS:
            break
        number = reading.phrase_of(i)
        if number < 0:
            i += 1
            continue
        i = clauses.phrases[number].end
        role = _whole(clauses, "recipient", number, "rest of the clause")
        if (
            not clauses.timely[number]
            and not _known(roles, role)
            and _is_named(clauses, number)
            and not _speaks(clauses, i)
            and not (met and _locative(clauses, number))
        ):
            return [role]
    return []


def _is_named(clauses: Clauses, number: int) -> bool:
    tags, words, phrase = clauses.reading.tags, clauses.reading.words, clauses.phrases[number]
    return any(
        (tags[i] == "NNP" or tags[i] == "JJ") and words[i][:1].isupper()
        for i in range(phrase.start, phrase.end)
    )


def _locative(clauses: Clauses, number: int) -> bool:
    """Does a phrase say where? Where they meet is no party to it."""
    prep = clauses.phrases[number].prep
    return prep >= 0 and clauses.reading.lowers[prep] in word_set("locative")


def _speaks(clauses: Clauses, at: int) -> bool:
    """Does "said" follow: is the phrase the speaker of the sentence?"""
    return not _SAYING.isdisjoint(clauses.reading.lowers[at : at + 2])


_STEPS = (_from_complement, _from_object, _from_cause, _from_rest)
