"""Events, who took part in them, and the PLOVER scheme's categories."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

import attrs

from newsmodel.model._base import Annotation
from newsmodel.model._checks import in_confidence_range, one_of, texts_of
from newsmodel.model._kinds import kind, reference
from newsmodel.spans import Span

__all__ = [
    "PLOVER_CATEGORIES",
    "Event",
    "Evidence",
    "Modality",
    "Participant",
    "ParticipantRole",
    "PloverCategory",
    "Polarity",
]

PloverCategory = Literal[
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
]
PLOVER_CATEGORIES: tuple[PloverCategory, ...] = get_args(PloverCategory)
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "ordered", "hypothetical", "habitual", "possible"]
ParticipantRole = Literal["agent", "patient", "recipient", "theme"]
TimemlClass = Literal["OCCURRENCE", "REPORTING", "STATE", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"]

# Quad classes and CAMEO roots of the PLOVER categories, after the scheme's code table (2021).
_QUAD = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_CLASS = {category: quad for quad, categories in _QUAD.items() for category in categories}
_CAMEO_ROOT = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "COOPERATE": "06",
    "AID": "07",
    "CONCEDE": "08",
    "RETREAT": "08",
    "REQUEST": "10",
    "ACCUSE": "11",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "MOBILIZE": "15",
    "SANCTION": "16",
    "COERCE": "17",
    "ASSAULT": "19",
}


@attrs.frozen
class Participant:
    """Somebody or something that takes part in an event.

    Args:
        role: `agent`, `patient`, `recipient` or `theme`.
        span: The words that say who.
        actor: Id of the actor, or None.

    Example:
        >>> Participant("agent", Span(0, 6)).role
        'agent'

    .. versionadded:: 0.1
    """

    role: ParticipantRole = attrs.field(validator=one_of(get_args(ParticipantRole)))
    span: Span
    actor: str | None = attrs.field(default=None, metadata={"refers": "one"})


@attrs.frozen
class Evidence:
    """Where a link of an event was read, and how sure it is.

    Args:
        span: The words that say it.
        confidence: In [0, 1]; lower the further away from the trigger.

    Example:
        >>> Evidence(Span(12, 18), 0.6).confidence
        0.6

    .. versionadded:: 0.1
    """

    span: Span
    confidence: float = attrs.field(validator=in_confidence_range)


def _participants(value: Iterable[Participant]) -> tuple[Participant, ...]:
    return tuple(value)


@kind(
    "Event",
    key=lambda e: (e.span, e.category, e.participants, e.time, e.place, e.polarity, e.modality),
    within_span=True,
)
@attrs.frozen(kw_only=True)
class Event(Annotation):
    """Something that happened, or is said to; `span` is the head of its trigger.

    Args:
        timeml_class: TimeML class (Pustejovsky et al. 2003): `OCCURRENCE`, `REPORTING` ….
        tense: `PAST`, `PRESENT`, `FUTURE`, `INFINITIVE`, `PRESPART`, `PASTPART`, `NONE`, or None.
        category: PLOVER category, or None where the event is not a political one.
        context: PLOVER contexts ("military", "economic").
        participants: Who and what took part, by role.
        time: Id of the time expression that dates it, or None.
        time_evidence: Where that was read.
        place: Id of the place mention where it happened, or None.
        place_evidence: Where that was read.
        polarity: `positive`, or `negative` for what did not happen.
        modality: `actual`, `planned`, `ordered`, `hypothetical`, `habitual` or `possible`.
        reported_in: Id of the statement in which a speaker claims it, or None.
        same_as: Id of the first mention of the same event, or None.

    Example:
        >>> e = Event(span=Span(0, 5), category="CONSULT")
        >>> e.quad_class, e.cameo_root
        ('verbal cooperation', '04')

    .. versionadded:: 0.1
    """

    timeml_class: TimemlClass = attrs.field(default="OCCURRENCE", validator=one_of(get_args(TimemlClass)))
    tense: str | None = None
    category: PloverCategory | None = attrs.field(default=None, validator=one_of((*PLOVER_CATEGORIES, None)))
    context: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    participants: tuple[Participant, ...] = attrs.field(
        default=(), converter=_participants, metadata={"refers": "records"}
    )
    time: str | None = reference()
    time_evidence: Evidence | None = None
    place: str | None = reference()
    place_evidence: Evidence | None = None
    polarity: Polarity = attrs.field(default="positive", validator=one_of(get_args(Polarity)))
    modality: Modality = attrs.field(default="actual", validator=one_of(get_args(Modality)))
    reported_in: str | None = reference()
    same_as: str | None = reference()

    @property
    def quad_class(self) -> str | None:
        """The quad class of the category, as `verbal cooperation` or `material conflict`."""
        return _QUAD_CLASS.get(self.category) if self.category else None

    @property
    def cameo_root(self) -> str | None:
        """The CAMEO root code of the category, in two digits."""
        return _CAMEO_ROOT.get(self.category) if self.category else None
