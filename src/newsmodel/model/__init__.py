"""The typed model: an article and the kinds of facts that are read from it."""

from newsmodel.model._base import Annotation, Provenance, UnknownAnnotation, by_rule
from newsmodel.model._joins import PlaceGroup, article_id
from newsmodel.model._kinds import (
    KindInfo,
    kind,
    kind_info,
    kind_of_tag,
    reference,
    references,
    registered_kinds,
    tag_of,
)
from newsmodel.model.actors import Actor, ActorMention, ActorType, MentionForm
from newsmodel.model.article import Article
from newsmodel.model.events import (
    PLOVER_CATEGORIES,
    Event,
    Evidence,
    Modality,
    Participant,
    ParticipantRole,
    PloverCategory,
    Polarity,
)
from newsmodel.model.names import EntityLabel, NamedEntity, Place, PlaceMention, PlaceUse
from newsmodel.model.speech import Attribution, Mode, Statement, VerbClass
from newsmodel.model.structure import Dateline, Issue, Paragraph, ParagraphRole, Severity
from newsmodel.model.times import TimeExpression, TimexType

__all__ = [
    "PLOVER_CATEGORIES",
    "Actor",
    "ActorMention",
    "ActorType",
    "Annotation",
    "Article",
    "Attribution",
    "Dateline",
    "EntityLabel",
    "Event",
    "Evidence",
    "Issue",
    "KindInfo",
    "MentionForm",
    "Modality",
    "Mode",
    "NamedEntity",
    "Paragraph",
    "ParagraphRole",
    "Participant",
    "ParticipantRole",
    "Place",
    "PlaceGroup",
    "PlaceMention",
    "PlaceUse",
    "PloverCategory",
    "Polarity",
    "Provenance",
    "Severity",
    "Statement",
    "TimeExpression",
    "TimexType",
    "UnknownAnnotation",
    "VerbClass",
    "article_id",
    "by_rule",
    "kind",
    "kind_info",
    "kind_of_tag",
    "reference",
    "references",
    "registered_kinds",
    "tag_of",
]
