"""Polarity and modality of events: their own marks, and what those that govern them make of them."""

from functools import cache
from typing import Literal

from newsmodel_events.clauses import Clauses
from newsmodel_events.governors import Governor, governor_of
from newsmodel_events.lexicon import noun_of, word_set
from newsmodel_events.operators import Modality, Operator, objectless, operator, operators, phrasal
from newsmodel_events.sharing import LINKS, sharer_of
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Fact", "Factuality"]

_DEPTH = 6
# The stronger doubt wins where two meet.
_RANK = {"actual": 0, "habitual": 1, "planned": 2, "ordered": 3, "possible": 4, "hypothetical": 5}
_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "zero"})
_NEGATIVE_SUBJECTS = _NEGATIVE_DETERMINERS | {"none", "nobody", "nothing", "no-one"}
# What they deny, a noun's own determiner has said of it.
_ON_PHRASES = frozenset({"negative subject", "negative object"})
_FREQUENCIES = frozenset({"every", "each"})
_OBLIGING = frozenset({"must", "should", "ought to", "have to", "has to", "had to"})
_REJECTING = frozenset({"reject", "dismiss", "ignore", "deny", "refuse", "oppose"})
# Relations in which an operator says what it says.
_REACHING = frozenset({"object", "complement", "of", "for", "to", "from", "about", "against", "on", "in"})
_PARTS = {"V": "v", "N": "n", "J": "j"}


# Is it negative, its modality, and the rule that says so.
Fact = tuple[bool, Modality, str]

_ASSERTED: Fact = (False, "actual", "asserted")
_NEGATED: Fact = (True, "actual", "negation")
_PLAIN = Operator(False, "=", True)
_OPAQUE = Operator(False, "=", False)
_TOO = Operator(True, "=", True)  # "too ill to attend"
_PREVENTED = Operator(True, "=", False)


@cache
def _marks() -> frozenset[str]:
    """Words by which a sentence may say of an event that it did not happen, or not quite."""
    beside = {lemma for lemma, part in operators() if part in ("a", "r")}
    return frozenset(beside | _NEGATIVE_SUBJECTS | _FREQUENCIES | {"not"})


class Factuality:
    """Polarity and modality of a document's events.

    Args:
        clauses: Its grammatical relations.
    """

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.reading = clauses.reading
        self._facts: dict[int, Fact] = {}
        self._governors: dict[int, Governor | None] = {}
        marks = _marks()
        # the sentences in which an event may be other than told by its verb
        lowers = self.reading.lowers
        self._marked = {
            (start, end) for start, end in self.reading.ranges if not marks.isdisjoint(lowers[start:end])
        }

    def governor(self, token: int) -> Governor | None:
        """Return what governs the event at a token."""
        if token in self._governors:
            return self._governors[token]
        found = self._governors[token] = governor_of(self.clauses, token)
        return found

    def of(self, token: int, depth: int = 0) -> Fact:
        """Return the polarity and modality of the event at a token."""
        known = self._facts.get(token)
        if known is None:
            self._facts[token] = _ASSERTED  # ends a cycle
            own = self._own(token)
            governor = self.governor(token)
            if governor is not None and depth <= _DEPTH:
                own = self._governed(token, own, governor, depth)
            known = self._facts[token] = own
        return known

    def _governed(self, token: int, own: Fact, governor: Governor, depth: int) -> Fact:
        negative, modality, rule = own
        at, relation = governor
        if relation == "mark":
            found = operator(self.reading.lowers[at], "p") or _PLAIN
            modality, rule = _stronger(modality, rule, found.modality, "subordinator")
            return negative ^ found.negative, modality, rule
        effect = self._effect(at, relation, token)
        if effect.negative:
            negative, rule = not negative, "implicative"
        if effect.passes or rule != "modal" or modality != "ordered":
            modality, rule = _stronger(modality, rule, effect.modality, "governor")
        if at != token:
            denied, outer, outer_rule = self.of(at, depth + 1)
            own_subject = outer_rule in _ON_PHRASES and relation in {"object", "subject"}
            if effect.passes and denied and not own_subject:
                negative, rule = not negative, "negated governor"
            if (
                outer != "habitual"
                and (effect.passes or outer in {"planned", "hypothetical"})
                and self._carries(at, relation, token)
            ):
                modality, rule = _stronger(modality, rule, outer, "modal governor")
        return negative, modality, rule

    def _carries(self, at: int, relation: str, token: int) -> bool:
        """Does the modality of the governor reach what it governs? Not through the report of a fact."""
        lemma = self.reading.lemmas[at]
        if self.reading.tags[at] == "JJ" and not self._is_open(token):
            return operator(lemma, "j") is not None  # "may be responsible for the attack"
        if relation == "subject":
            return lemma in word_set("occurring")
        return not (lemma in word_set("factives") and relation == "complement")

    def _effect(self, at: int, relation: str, token: int) -> Operator:
        """What the governor at a token says of the event at another one."""
        reading = self.reading
        lemma = reading.lemmas[at]
        part = _PARTS.get(reading.tags[at][0], "")
        if lemma in phrasal():
            after = reading.lowers[at + 1] if at + 1 < len(reading.lowers) else ""
            found = operator(f"{lemma} {relation}", part) or operator(f"{lemma} {after}", part)
            if found is None and self._is_infinitive(token):
                found = operator(f"{lemma} to", part)  # "warned residents to leave"
            if found is not None:
                return found
        if relation == "from" and lemma in {"stop", "keep", "bar", "prevent", "deter", "block", "ban"}:
            return _PREVENTED
        if lemma == "be" and not (relation == "complement" and self._is_to(at, token)):
            return _PLAIN
        if relation == "object" and part == "v" and self._is_told(token, lemma):
            return _OPAQUE
        if part == "j" and reading.lowers[at - 1] == "too" and self._is_infinitive(token):
            return _TOO
        found = operator(lemma, part)
        if found is None:
            passes = "transparent" if part == "v" else "transparent_nouns"
            reached = part == "j" and self._is_open(token)
            return _PLAIN if reached or lemma in word_set(passes) else _OPAQUE
        if relation == "subject" or (relation == "object" and (lemma, part) in objectless()):
            return _OPAQUE
        if found.modality == "ordered" and lemma in word_set("telling") and self._is_stated(token, lemma):
            return _OPAQUE
        if relation not in _REACHING or (relation == "in" and part == "v"):
            return _OPAQUE if part == "v" else _PLAIN
        return found

    def _is_to(self, at: int, token: int) -> bool:
        """Does "be" speak of a plan: "is to visit", not "is mean"?"""
        reading = self.reading
        group = reading.verbs.get(token)
        opens = "" if group is None else reading.tags[group.first]
        return opens == "TO" or (opens == "VB" and "to" in reading.lowers[at + 1 : token])

    def _is_open(self, token: int) -> bool:
        """Does an adjective decide on what it governs? Not on a fact: "not surprising that he left"."""
        group = self.reading.verbs.get(token)
        return group is not None and not group.finite

    def _is_infinitive(self, token: int) -> bool:
        group = self.reading.verbs.get(token)
        return group is not None and self.reading.tags[group.first] == "TO"

    def _is_stated(self, token: int, lemma: str) -> bool:
        """What somebody is told that he did or does is no order; what to do is, or that he should."""
        group = self.reading.verbs.get(token)
        if group is None or not group.finite or group.modal in _OBLIGING:
            return False
        if group.tense != "PRESENT" or group.perfect or self.reading.tags[group.first] == "VBZ":
            return True
        return lemma == "tell"  # "insisted that they leave" leaves it open

    def _is_told(self, token: int, lemma: str) -> bool:
        """A call that is rejected was made all the same."""
        if lemma not in _REJECTING or token in self.reading.verbs:
            return False
        noun = noun_of(self.reading.lowers[token])
        return noun is not None and noun.sense == "communication"

    def _own(self, token: int) -> Fact:
        group = self.reading.verbs.get(token)
        marked = self.clauses.bounds(token) in self._marked
        if group is None:
            return self._own_noun(token) if marked else _ASSERTED
        before = group.first - 1
        linked = self.reading.lowers[before] in LINKS or self.reading.tags[before] == "RB"
        lead = sharer_of(self.clauses, group) if linked else None
        if marked or group.modal or lead is not None:
            return self._own_verb(group, lead or group)
        return _ASSERTED if group.negation < 0 else _NEGATED

    def _own_verb(self, group: VerbGroup, lead: VerbGroup) -> Fact:
        """What a verb group says by itself, and by the auxiliaries that it shares with one before."""
        reading = self.reading
        negative, modality, rule = _ASSERTED if group.negation < 0 and lead.negation < 0 else _NEGATED
        modal = group.modal or lead.modal
        if modal:
            found = operator(modal, "m")
            if found is not None:
                modality, rule = _stronger("actual", rule, found.modality, "modal")
        elif group.tense == "PRESENT" and not group.perfect and not group.progressive and group.finite:
            modality, rule = self._habit(group, rule)
        if lead.finite and not negative and self._denies_subject(lead):
            negative, rule = True, "negative subject"
        after = group.head + 1
        if (
            not negative
            and after < len(reading)
            and reading.lowers[after] in _NEGATIVE_SUBJECTS
            and self._denies_object(group)
        ):
            negative, rule = True, "negative object"
        for i in self._adverbs(group):
            adverb = operator(reading.lowers[i], "r")
            if adverb is not None:
                modality, rule = _stronger(modality, rule, adverb.modality, "adverb")
        return negative, modality, rule

    def _denies_subject(self, group: VerbGroup) -> bool:
        """Is there nobody of whom a verb group is said, or not everybody?"""
        subject = self.clauses.subject(group)
        if subject < 0:
            return False
        start = self.clauses.phrases[subject].start
        lowers = self.reading.lowers
        return lowers[start] in _NEGATIVE_SUBJECTS or (start > 0 and lowers[start - 1] == "not")

    def _denies_object(self, group: VerbGroup) -> bool:
        """Does the "no" after a verb deny its object, unlike that of "no less than" or "no doubt"?"""
        at = group.head + 1
        lowers = self.reading.lowers
        number = self.reading.phrase_of(at)
        if number < 0:
            return False
        if group.lemma in word_set("clause_verbs") and self._opens_clause(number):
            return False  # "said no vote was taken"
        return lowers[at] != "no" or (at + 1 < len(lowers) and lowers[at + 1] not in word_set("not_denied"))

    def _opens_clause(self, number: int) -> bool:
        """Is a phrase the subject of the verb after it?"""
        phrase = self.clauses.phrases[number]
        after = self.clauses.verb_between(
            phrase.end, min(phrase.end + 12, self.clauses.bounds(phrase.head)[1])
        )
        return after is not None and after.finite and self.clauses.subject(after) == number

    def _adverbs(self, group: VerbGroup) -> list[int]:
        """The adverbs in a verb group and beside it, and one that opens the clause."""
        tags, first = self.reading.tags, group.first
        low, high = max(first - 2, 0), group.head + 2
        found = (
            [i for i, tag in enumerate(tags[low:high], low) if tag == "RB"] if "RB" in tags[low:high] else []
        )
        opening = self.clauses.bounds(group.head)[0]
        if (
            tags[opening] == "RB"
            and opening < first - 2
            and first - opening < 7
            and self.clauses.group_before(first, opening) is None
        ):
            found.append(opening)  # "Perhaps the guards slept"
        return found

    def _habit(self, group: VerbGroup, rule: str) -> tuple[Modality, str]:
        lowers = self.reading.lowers
        head = group.head
        end = min(self.clauses.bounds(head)[1], head + 12)
        following = self.clauses.verb_between(head + 1, end)
        for i in range(head + 1, end if following is None else following.head):
            if lowers[i] in _FREQUENCIES and "".join(lowers[i + 1 : i + 2]) in word_set("time_nouns"):
                return "habitual", "frequency"
        return "actual", rule

    def _own_noun(self, token: int) -> Fact:
        lowers = self.reading.lowers
        number = self.reading.phrase_of(token)
        negative, modality, rule = _ASSERTED
        for lower in lowers[self.clauses.phrases[number].start : token] if number >= 0 else ():
            if lower in _NEGATIVE_DETERMINERS:
                negative, rule = True, "negative determiner"
            found = operator(lower, "a")
            if found is not None:
                modality, rule = _stronger(modality, rule, found.modality, "adjective")
                if found.negative:
                    negative, rule = True, "adjective"
        return negative, modality, rule


def _stronger(
    modality: Modality, rule: str, other: Modality | Literal["="], other_rule: str
) -> tuple[Modality, str]:
    if other != "=" and _RANK[other] > _RANK[modality]:
        return other, other_rule
    return modality, rule
