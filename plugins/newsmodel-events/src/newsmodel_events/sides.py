"""Source and target of a coded event, where the clause's own participants do not name them."""

from collections.abc import Callable

from newsmodel_events.clauses import Clauses
from newsmodel_events.lexicon import noun_at, word_set
from newsmodel_events.participants import Role, participants_of
from newsmodel_events.plover import Coder

__all__ = ["sides_of"]

_STOPS = frozenset({'"', "“", "”", "until", "after", "when", "before", "because", "while"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
_TARGETS = frozenset({"patient", "recipient"})
_VERBAL = frozenset(
    {"REQUEST", "AGREE", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "COERCE", "SANCTION"}
)


def _names_actor(clauses: Clauses, role: Role) -> bool:
    """Can the participant act: is it a name, a pronoun, a nationality, or a person or group?"""
    tags, words, lowers = clauses.reading.tags, clauses.reading.words, clauses.reading.lowers
    tokens = range(role.start, role.end)
    for i in tokens:
        if tags[i] == "PRP" or (
            tags[i] in {"NNP", "JJ"}
            and words[i][:1].isupper()
            and lowers[i] not in word_set("time_nouns")
            and words[i] != "May"
        ):
            return True
    for i in tokens:
        noun = noun_at(lowers[i]) if tags[i][0] == "N" else None
        if noun is not None and noun.sense in {"person", "group"}:
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
            return swapped
    steps: list[Callable[[], list[Role]]] = [
        lambda: _from_complement(coder, token, category, roles),
        lambda: _from_object(coder, token, roles),
        lambda: _from_cause(clauses, roles),
    ]
    if category != "CONSULT":
        steps.append(lambda: _from_rest(clauses, token, roles, coder.base(token) == "CONSULT"))
    found = roles
    for step in steps:
        if any(r.role in _TARGETS and _names_actor(clauses, r) for r in found):
            break
        found = step()
        roles += found
    return roles


def _from_cause(clauses: Clauses, roles: list[Role]) -> list[Role]:
    """Whose deed the event answers: "introduced over Moscow's role"."""
    for role in roles:
        number = clauses.reading.phrase_of(role.head)
        if role.rule == "over" and number >= 0 and clauses.phrases[number].owner >= 0:
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
        at = governor.token
        group = coder.reading.verbs.get(at)
        if group is None or group.lemma not in word_set("clause_verbs"):
            continue
        number = coder.clauses.subject(group)
        if number >= 0 and coder.reading.tags[coder.clauses.phrases[number].head] != "PRP":
            phrase = coder.clauses.phrases[number]
            return Role(
                "agent", coder.clauses.whole_start(number), phrase.end, phrase.head, "speaker for pronoun"
            )
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
    phrase = clauses.phrases[number]
    return [Role("agent", clauses.whole_start(number), phrase.end, phrase.head, "copula")]


def _obligation(coder: Coder, token: int, roles: list[Role]) -> list[Role] | None:
    """A speaker who says that somebody must do something asks it of them."""
    group = coder.reading.verbs.get(token)
    if group is None or group.modal not in {"must", "should", "ought to", "has to", "have to"}:
        return None
    governor = coder.facts.governor(token)
    if governor is None or governor.token not in coder.reading.verbs:
        return None
    speaker = [r for r in participants_of(coder.clauses, governor.token) if r.role == "agent"]
    asked = [r._replace(role="recipient", rule="obligation") for r in roles if r.role == "agent"]
    return speaker + asked + [r._replace(role="theme") for r in roles if r.role != "agent"]


def _known(roles: list[Role], role: Role) -> bool:
    return any(r.start < role.end and role.start < r.end for r in roles)


def _from_complement(coder: Coder, token: int, category: str, roles: list[Role]) -> list[Role]:
    found: list[Role] = []
    if category not in _VERBAL and category not in {"CONSULT", "AID", "RETREAT", "PROTEST"}:
        return found
    wanted = _TARGETS | ({"agent"} if category in {"REQUEST", "ACCUSE", "REJECT"} else frozenset())
    for child in coder.children(token)[:4]:
        below = participants_of(coder.clauses, child)
        grand = [p for c in coder.children(child)[:3] for p in participants_of(coder.clauses, c)]
        for role in (*below, *grand):
            pronoun = role.role == "agent" and coder.reading.tags[role.head] == "PRP"
            if (
                role.role in wanted
                and not pronoun
                and not _known(roles + found, role)
                and _names_actor(coder.clauses, role)
            ):
                found.append(role._replace(role="recipient", rule="complement"))
        if found:
            break
    return found[:3]


def _from_object(coder: Coder, token: int, roles: list[Role]) -> list[Role]:
    """Who owns or does what the object says: "rejected Iran's demand", "praised calls by Annan"."""
    clauses = coder.clauses
    group = coder.reading.verbs.get(token)
    if group is None:
        return []
    number = clauses.object(group)
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


def _from_rest(clauses: Clauses, token: int, roles: list[Role], met: bool) -> list[Role]:
    """The first name after the trigger, in its sentence, that is not yet a participant."""
    reading = clauses.reading
    _, end = clauses.bounds(token)
    i = token + 1
    noun = token not in reading.verbs
    locative = word_set("locative")  # where they meet is no party to it
    while i < min(end, token + 30):
        if (noun and i in reading.verbs) or reading.lowers[i] in _STOPS:
            break
        number = reading.phrase_of(i)
        if number >= 0:
            phrase = clauses.phrases[number]
            role = Role(
                "recipient", clauses.whole_start(number), phrase.end, phrase.head, "rest of the clause"
            )
            if (
                reading.lowers[phrase.head] not in word_set("time_nouns")
                and not _known(roles, role)
                and any(
                    reading.tags[j] in {"NNP", "JJ"} and reading.words[j][:1].isupper()
                    for j in range(phrase.start, phrase.end)
                )
                and not _speaks(clauses, phrase.end)
                and not (met and phrase.prep >= 0 and reading.lowers[phrase.prep] in locative)
            ):
                return [role]
            i = phrase.end
        else:
            i += 1
    return []


def _speaks(clauses: Clauses, at: int) -> bool:
    """Does "said" follow: is the phrase the speaker of the sentence?"""
    lowers = clauses.reading.lowers
    return any(w in {"said", "says", "reported", "reports", "announced"} for w in lowers[at : at + 2])
