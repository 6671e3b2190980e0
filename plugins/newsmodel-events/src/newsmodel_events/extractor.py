"""The extractor of events."""

from collections.abc import Iterator
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
from newsmodel_events.factuality import Factuality
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

# Participants by these rules may be where it happened too.
# A word that the PLOVER patterns know needs less to count as a trigger.
_CODED_THRESHOLD = 0.2
_NO_BAR = frozenset({"rest of the clause", "subject"})


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
        self.draft = draft
        self.tokens = draft.tokens
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

    def events_at(self, token: int, timeml_class: str, share: float) -> Iterator[Event]:
        """Yield the event at a token; more where times and places pair up."""
        category = self.coder.category(token) if self.coder else None
        if category is None and share < self.threshold:
            return
        if self.coder and category:
            roles = sides_of(self.coder, token, category)
            pairs: list[tuple[Link | None, Link | None]] = list(self.placing.pairs_of(token))
        else:
            roles = participants_of(self.clauses, token)
            pairs = []
        span = self.tokens.span(token)
        fact = self.facts.of(token)
        participants = self._participants(token, roles)
        actual = fact.modality == "actual" and not fact.negative
        if not pairs:
            taken = [self.tokens.span(r.start, r.end) for r in roles if r.rule not in _NO_BAR]
            pairs = [
                (
                    self.placing.time_of(token, actual, self._time_frame(token)),
                    self.placing.place_of(token, taken, actual),
                )
            ]
        context = self.coder.contexts(token) if self.coder and category else ()
        for time, place in pairs:
            self.made += 1
            key = f"e{self.made}"
            first = None
            if category and self.same:
                sides = frozenset(p.actor for p in participants if p.actor)
                first = self.same.first_of(
                    category,
                    Mention(
                        key,
                        token,
                        self._word(token),
                        fact.negative,
                        fact.modality == "actual",
                        sides,
                        time,
                        place,
                    ),
                )
            yield Event(
                span=span,
                id=key,
                timeml_class=cast("TimemlClass", timeml_class),
                tense=self._tense(token),
                category=cast("PloverCategory | None", category),
                context=context,
                participants=participants,
                time=time.id if time else None,
                time_evidence=time.evidence if time else None,
                place=place.id if place else None,
                place_evidence=place.evidence if place else None,
                polarity="negative" if fact.negative else "positive",
                modality=fact.modality,
                reported_in=self.reported.at(span),
                same_as=first,
                confidence=round(min(share, 1.0), 3),
                made_by=_provenance(self.maker, fact.rule),
            )

    def _word(self, token: int) -> str:
        lemma = self.reading.lemmas[token]
        noun = noun_of(self.reading.lowers[token]) if token not in self.reading.group_at else None
        return noun.verb or lemma if noun is not None else lemma

    def _time_frame(self, token: int) -> str:
        group = self.reading.group_at.get(token)
        if group is None:
            return "NONE"
        return "PAST" if group.tense == "PRESENT" and group.perfect else group.tense

    def _tense(self, token: int) -> str:
        group = self.reading.group_at.get(token)
        return group.tense if group is not None else "NONE"

    def _participants(self, token: int, roles: list[Role]) -> tuple[Participant, ...]:
        found: list[Participant] = []
        seen: set[tuple[str, int, int]] = set()
        for role in roles:
            if role.start <= token < role.end and role.end - role.start > 1 and role.rule == "subject":
                continue
            if (role.role, role.start, role.end) in seen:
                continue
            seen.add((role.role, role.start, role.end))
            span = self.tokens.span(role.start, role.end)
            actor = self.actors.actor_at(span, self.tokens.span(role.head))
            found.append(Participant(role=cast("ParticipantRole", role.role), span=span, actor=actor))
            if role.start == role.head and "-" in self.reading.words[role.head] and role.rule == "modifier":
                found[-1:] = self._halves(role, span) or found[-1:]
            found += self._side_of(role)
        return tuple(found)

    def _side_of(self, role: Role) -> list[Participant]:
        """The alliance that "its NATO allies" are of takes part too."""
        if self.reading.lemmas[role.head] not in {"ally", "member", "partner"} or role.head == role.start:
            return []
        if self.reading.tags[role.head - 1] != "NNP" or self.reading.phrase_of(role.head - 1) < 0:
            return []
        span = self.tokens.span(role.head - 1)
        actor = self.actors.actor_at(span, span, named=True)
        return [Participant(role=cast("ParticipantRole", role.role), span=span, actor=actor)] if actor else []

    def _halves(self, role: Role, span: Span) -> list[Participant]:
        """The parties of "US-Russia talks"; of "NATO-led bombing" the one that leads."""
        halves = []
        start = span.start
        for part in self.draft.text_of(span).split("-"):
            if part[:1].isupper():
                piece = Span(start, start + len(part))
                halves.append(
                    Participant(
                        role=cast("ParticipantRole", role.role),
                        span=piece,
                        actor=self.actors.actor_at(piece, piece),
                    )
                )
            start += len(part) + 1
        return halves


@cache
def _provenance(maker: str, rule: str) -> Provenance:
    return by_rule(f"{maker}; {rule}")
