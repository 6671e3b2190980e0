"""The extractor of events."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

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
from newsmodel_events.lexicon import noun_of
from newsmodel_events.participants import Role, participants_of
from newsmodel_events.patterns import load_lexicon
from newsmodel_events.placing import Link, Placing
from newsmodel_events.plover import Coder
from newsmodel_events.pos import tag_words
from newsmodel_events.reading import Reading
from newsmodel_events.reported import Reported
from newsmodel_events.rules import find_by_rules
from newsmodel_events.same import Mention, SameEvents
from newsmodel_events.sides import sides_of
from newsmodel_events.tagger import find_by_tagger

if TYPE_CHECKING:
    from newsmodel.model.events import ParticipantRole, PloverCategory, TimemlClass

__all__ = ["EventSettings", "events"]

# A word that the PLOVER patterns know needs less to count as a trigger.
_CODED_THRESHOLD = 0.2
# Participants by these rules may be where it happened too.
_NO_BAR = frozenset({"rest of the clause", "subject"})
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
    maker = _Maker(draft, settings, reading)
    for token, timeml_class, share in triggers:
        yield from maker.events_at(token, timeml_class, share)


class _Maker:
    """Makes the events of one document."""

    def __init__(self, draft: Draft, settings: EventSettings, reading: Reading) -> None:
        self.text = draft.text
        self.starts, self.ends = draft.tokens.starts, draft.tokens.ends
        self.reading = reading
        self.clauses = Clauses(reading)
        self.facts = Factuality(self.clauses)
        self.coder = Coder(self.clauses, self.facts, load_lexicon(settings.plover)) if settings.code else None
        self.placing = Placing(draft, self.clauses)
        self.actors = ActorIndex(draft)
        self.reported = Reported(draft)
        self.same = SameEvents(draft) if settings.link else None
        self.maker = settings.triggers
        self.threshold = settings.threshold if settings.triggers == "tagger" else 0.0
        self.made = 0
        self._known: dict[tuple[str, int, int, int], Participant] = {}

    def events_at(self, token: int, timeml_class: str, share: float) -> Sequence[Event]:
        """Return the event at a token; more where times and places pair up, none where it is none."""
        coder = self.coder
        category = coder.category(token) if coder else None
        if category is None and share < self.threshold:
            return ()
        context: tuple[str, ...] = ()
        pairs: Sequence[tuple[Link | None, Link | None]] = ()
        if coder and category:
            roles: Sequence[Role] = sides_of(coder, token, category)
            context = coder.contexts(token)
            pairs = self.placing.pairs_of(token)
        else:
            roles = participants_of(self.clauses, token)
        fact = self.facts.of(token)
        participants = self._participants(token, roles)
        group = self.reading.group_at.get(token)
        tense = group.tense if group is not None else "NONE"
        if not pairs:
            actual = fact.modality == "actual" and not fact.negative
            taken = [(r.start, r.end) for r in roles if r.rule not in _NO_BAR]
            frame = "PAST" if group is not None and tense == "PRESENT" and group.perfect else tense
            pairs = (
                (
                    self.placing.time_of(token, actual, frame),
                    self.placing.place_of(token, taken, actual),
                ),
            )
        found = []
        for time, place in pairs:
            self.made += 1
            key = f"e{self.made}"
            found.append(
                Event(
                    span=Span(self.starts[token], self.ends[token]),
                    id=key,
                    timeml_class=cast("TimemlClass", timeml_class),
                    tense=tense,
                    category=cast("PloverCategory | None", category),
                    context=context,
                    participants=participants,
                    time=time.id if time else None,
                    time_evidence=time.evidence if time else None,
                    place=place.id if place else None,
                    place_evidence=place.evidence if place else None,
                    polarity="negative" if fact.negative else "positive",
                    modality=fact.modality,
                    reported_in=self.reported.at(token),
                    same_as=self._same_as(key, token, category, fact, participants, time, place),
                    confidence=round(min(share, 1.0), 3),
                    made_by=_provenance(self.maker, fact.rule),
                )
            )
        return found

    def _same_as(
        self,
        key: str,
        token: int,
        category: str | None,
        fact: Fact,
        participants: tuple[Participant, ...],
        time: Link | None,
        place: Link | None,
    ) -> str | None:
        if not category or not self.same:
            return None
        sides = frozenset(p.actor for p in participants if p.actor)
        word = self._word(token)
        actual = fact.modality == "actual"
        return self.same.first_of(
            category, Mention(key, token, word, fact.negative, actual, sides, time, place)
        )

    def _word(self, token: int) -> str:
        lemma = self.reading.lemmas[token]
        noun = noun_of(self.reading.lowers[token]) if token not in self.reading.group_at else None
        return noun.verb or lemma if noun is not None else lemma

    def _participants(self, token: int, roles: Sequence[Role]) -> tuple[Participant, ...]:
        found: list[Participant] = []
        seen: set[tuple[str, int, int]] = set()
        for role, start, end, head, rule in roles:
            if rule == "subject" and start <= token < end and end - start > 1:
                continue
            if (role, start, end) in seen:
                continue
            seen.add((role, start, end))
            halves = None
            if rule == "modifier" and start == head and "-" in self.reading.words[head]:
                halves = self._halves(role, head)
            found += halves or [self._participant(role, start, end, head)]
            if head > start:
                found += self._side_of(role, head)
        return tuple(found)

    def _participant(self, role: str, start: int, end: int, head: int) -> Participant:
        """The participant that tokens name; those of one clause are often the same."""
        known = self._known.get((role, start, end, head))
        if known is None:
            at, to = self.starts[start], self.ends[end - 1]
            actor = self.actors.actor_at(at, to, (self.starts[head], self.ends[head]))
            known = Participant(role=cast("ParticipantRole", role), span=Span(at, to), actor=actor)
            self._known[role, start, end, head] = known
        return known

    def _side_of(self, role: str, head: int) -> list[Participant]:
        """The alliance that "its NATO allies" are of takes part too."""
        reading = self.reading
        if (
            reading.lemmas[head] not in _ALLIED
            or reading.tags[head - 1] != "NNP"
            or reading.phrase_of(head - 1) < 0
        ):
            return []
        start, end = self.starts[head - 1], self.ends[head - 1]
        actor = self.actors.actor_at(start, end, (start, end), named=True)
        if actor is None:
            return []
        return [Participant(role=cast("ParticipantRole", role), span=Span(start, end), actor=actor)]

    def _halves(self, role: str, token: int) -> list[Participant]:
        """The parties of "US-Russia talks"; of "NATO-led bombing" the one that leads."""
        halves = []
        start = self.starts[token]
        for part in self.reading.words[token].split("-"):
            if part[:1].isupper():
                end = start + len(part)
                actor = self.actors.actor_at(start, end, (start, end))
                halves.append(
                    Participant(role=cast("ParticipantRole", role), span=Span(start, end), actor=actor)
                )
            start += len(part) + 1
        return halves


@cache
def _provenance(maker: str, rule: str) -> Provenance:
    return by_rule(f"{maker}; {rule}")
