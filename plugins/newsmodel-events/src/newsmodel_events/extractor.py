"""The extractor of events."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import attrs
from attrs.validators import in_

from newsmodel import (
    Actor,
    ActorMention,
    Attribution,
    Draft,
    Event,
    NamedEntity,
    Participant,
    PlaceMention,
    Provenance,
    Span,
    Statement,
    TimeExpression,
    by_rule,
    extractor,
)
from newsmodel_events.actors import ActorIndex
from newsmodel_events.clauses import Clauses
from newsmodel_events.factuality import Fact, Factuality
from newsmodel_events.governors import is_news
from newsmodel_events.lexicon import noun_of, word_set
from newsmodel_events.participants import Role, participants_of
from newsmodel_events.placing import Placed, Placing
from newsmodel_events.plover import Coder
from newsmodel_events.pos import tag_words
from newsmodel_events.reading import Reading
from newsmodel_events.reported import Reported
from newsmodel_events.rules import find_by_rules
from newsmodel_events.same import Mention, SameEvents
from newsmodel_events.sides import sides_of
from newsmodel_events.tagger import find_by_tagger
from newsmodel_events.verbgroups import VerbGroup

if TYPE_CHECKING:
    from newsmodel.model.events import ParticipantRole

__all__ = ["EventSettings", "events"]

# A word that the PLOVER patterns know needs less to count as a trigger.
_CODED_THRESHOLD = 0.2
# Token, TimeML class, and the probability that it is a trigger.
Trigger = tuple[int, str, float]
_ALLIED = frozenset({"ally", "member", "partner"})


@attrs.frozen
class EventSettings:
    """Settings of the extractor `events`.

    Args:
        triggers: `tagger` (the trained model) or `rules` (the decision list, faster).
        threshold: Probability from which the tagger's word counts as a trigger; lower finds more.
        plover: Path of a file of PLOVER patterns that extends or overrides the shipped ones, or None.
        code: Code events in the PLOVER scheme.
        link: Link mentions of the same event.
    """

    triggers: Literal["tagger", "rules"] = attrs.field(default="tagger", validator=in_(("tagger", "rules")))
    threshold: float = 0.4
    plover: str | None = None
    code: bool = True
    link: bool = True


@extractor(
    makes=Event,
    wants={Actor, ActorMention, NamedEntity, TimeExpression, PlaceMention, Statement, Attribution},
    languages=("en",),
    settings=EventSettings,
)
def events(draft: Draft) -> Iterator[Event]:
    """Find events: triggers, class, tense, participants, time, place, polarity, modality and PLOVER category.

    Args:
        draft: The document; actors, times, places and statements are used where there are any.
    """
    settings = draft.settings(EventSettings)
    tokens = draft.tokens
    if not len(tokens):
        return
    reading = Reading(tokens.words, tokens.lowers, tokens.sentences, tag_words)
    if settings.triggers == "rules":
        triggers = find_by_rules(reading)
    else:
        triggers = find_by_tagger(reading, min(settings.threshold, _CODED_THRESHOLD))
    yield from _Maker(draft, settings, reading).events_at(triggers)


class _Maker:
    """Makes the events of one document."""

    def __init__(self, draft: Draft, settings: EventSettings, reading: Reading) -> None:
        self.starts, self.ends = draft.tokens.starts, draft.tokens.ends
        self.reading = reading
        self.clauses = Clauses(reading)
        self.facts = Factuality(self.clauses)
        self.coder = Coder(self.clauses, self.facts, settings.plover) if settings.code else None
        self.placing = Placing(draft, self.clauses)
        self.headline = draft.headline.end if draft.headline is not None else 0
        self.actors = ActorIndex(draft)
        self.reported = Reported(draft)
        self.same = SameEvents(draft) if settings.link else None
        self.maker = settings.triggers
        self.threshold = settings.threshold if settings.triggers == "tagger" else 0.0
        self.coded = 0
        self._known: dict[tuple[str, int, int, int], Participant] = {}

    def events_at(self, triggers: Sequence[Trigger]) -> Iterator[Event]:
        """Yield the events at triggers."""
        # Each step for all before the next: what a step needs then stays in the processor's cache.
        categories = [self.coder.category(token) if self.coder else None for token, _, _ in triggers]
        kept = [
            (trigger, category)
            for trigger, category in zip(triggers, categories, strict=True)
            if category is not None or trigger[2] >= self.threshold
        ]
        tokens = [trigger[0] for trigger, _ in kept]
        roles = [self._roles(token, category) for token, (_, category) in zip(tokens, kept, strict=True)]
        facts = list(map(self.facts.of, tokens))
        participants = list(map(self._participants, tokens, roles))
        for each, found, who, fact in zip(kept, roles, participants, facts, strict=True):
            yield from self._events(*each, found, who, fact)

    def _roles(self, token: int, category: str | None) -> Sequence[Role]:
        if self.coder is not None and category is not None:
            return sides_of(self.coder, token, category)
        return participants_of(self.clauses, token)

    def _events(
        self,
        trigger: Trigger,
        category: str | None,
        roles: Sequence[Role],
        participants: tuple[Participant, ...],
        fact: Fact,
    ) -> Sequence[Event]:
        """Return the event at a token; more where times and places pair up."""
        token, timeml_class, share = trigger
        negative, modality, rule = fact
        group = self.reading.group_at.get(token)
        tense = group.tense if group is not None else "NONE"
        # what most events don't have is left out
        fields: dict[str, Any] = {
            "span": Span(self.starts[token], self.ends[token]),
            "timeml_class": timeml_class,
            "tense": tense,
            "participants": participants,
            "confidence": _confidence(share),
            "made_by": _provenance(self.maker, rule),
        }
        if negative:
            fields["polarity"] = "negative"
        if modality != "actual":
            fields["modality"] = modality
        statement = self.reported.at(token)
        if statement is not None:
            fields["reported_in"] = statement
        pairs: Sequence[Placed] = self.placing.pairs_of(token) if category is not None else ()
        if not pairs and not self.placing.nowhere:
            told = tense
            if group is not None and tense == "PRESENT" and (group.perfect or _reports(group)):
                told = "PAST"  # "will be frozen until May, she says"
            actual = modality == "actual" and not negative
            news = actual and self.placing.headed and self._is_news(token)
            place = self.placing.place_of(token, news, roles)
            pairs = ((self.placing.time_of(token, actual, news, told), place),)
        if self.coder is not None and category is not None:
            fields["category"], fields["context"] = category, self.coder.contexts(token)
            return [self._coded(token, fact, placed, fields) for placed in pairs or ((None, None),)]
        for placed in pairs:
            _place(fields, placed)
        return (Event(**fields),)

    def _is_news(self, token: int) -> bool:
        return self.starts[token] < self.headline or is_news(self.clauses, token, self.facts.governor(token))

    def _coded(self, token: int, fact: Fact, placed: Placed, fields: dict[str, Any]) -> Event:
        """Return the event of a category, which may be the same as another one."""
        _place(fields, placed)
        self.coded += 1
        fields["id"] = key = f"e{self.coded}"
        if self.same is not None:
            sides = frozenset(p.actor for p in fields["participants"] if p.actor)
            negative, modality, _ = fact
            mention = Mention(key, token, self._word(token), negative, modality == "actual", sides, *placed)
            fields["same_as"] = self.same.first_of(fields["category"], mention)
        return Event(**fields)

    def _word(self, token: int) -> str:
        lemma = self.reading.lemmas[token]
        noun = noun_of(self.reading.lowers[token]) if token not in self.reading.group_at else None
        return noun.verb or lemma if noun is not None else lemma

    def _participants(self, token: int, roles: Sequence[Role]) -> tuple[Participant, ...]:
        reading, known = self.reading, self._known
        found: list[Participant] = []
        for role, start, end, head, rule in roles:
            if rule == "subject" and start <= token < end and end - start > 1:
                continue
            if rule == "modifier" and start == head and "-" in reading.words[head]:
                halves = self._halves(role, head)
                if halves:
                    found += halves
                    continue
            key = role, start, end, head
            participant = known.get(key)
            if participant is None:
                participant = known[key] = self._participant(*key)
            found.append(participant)
            if reading.lemmas[head] in _ALLIED and head > start:
                found += self._side_of(role, head)
        return tuple(found)

    def _participant(self, role: "ParticipantRole", start: int, end: int, head: int) -> Participant:
        at, to = self.starts[start], self.ends[end - 1]
        actor = self.actors.actor_at(at, to, (self.starts[head], self.ends[head]))
        return Participant(role, Span(at, to), actor)

    def _side_of(self, role: "ParticipantRole", head: int) -> list[Participant]:
        """The alliance that "its NATO allies" are of takes part too."""
        tags = self.reading.tags
        if tags[head] == "NNP" or tags[head - 1] != "NNP" or self.reading.phrase_of(head - 1) < 0:
            return []
        start, end = self.starts[head - 1], self.ends[head - 1]
        actor = self.actors.actor_at(start, end, (start, end), named=True)
        return [] if actor is None else [Participant(role, Span(start, end), actor)]

    def _halves(self, role: "ParticipantRole", token: int) -> list[Participant]:
        """The parties of "US-Russia talks"; of "NATO-led bombing" the one that leads."""
        halves = []
        start = self.starts[token]
        for part in self.reading.words[token].split("-"):
            if part[:1].isupper():
                end = start + len(part)
                actor = self.actors.actor_at(start, end, (start, end))
                halves.append(Participant(role, Span(start, end), actor))
            start += len(part) + 1
        return halves


def _reports(group: VerbGroup) -> bool:
    return not group.modal and group.lemma in word_set("reporting")


def _place(fields: dict[str, Any], placed: Placed) -> None:
    """Add when and where an event happened."""
    time, place = placed
    if time is not None:
        fields["time"], fields["time_evidence"] = time
    if place is not None:
        fields["place"], fields["place_evidence"] = place


@cache
def _confidence(share: float) -> float:
    return round(min(share, 1.0), 3)


@cache
def _provenance(maker: str, rule: str) -> Provenance:
    return by_rule(f"{maker}; {rule}")
