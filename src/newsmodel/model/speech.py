"""Attribution relations and the statements that they become."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

import attrs

from newsmodel.model._base import Annotation
from newsmodel.model._checks import one_of, some, spans_of
from newsmodel.model._kinds import kind, reference
from newsmodel.spans import Span

__all__ = ["Attribution", "Mode", "Statement", "VerbClass"]

Mode = Literal["direct", "indirect", "mixed"]
VerbClass = Literal["speech", "thought", "attitude"]


def _spans(value: Iterable[Span] | None) -> tuple[Span, ...] | None:
    return (tuple(value) or None) if value is not None else None


_is_mode = one_of(get_args(Mode))
_is_verb_class = one_of(get_args(VerbClass))


@kind("Attribution", merge="exclusive", within_span=True)
@attrs.frozen(kw_only=True)
class Attribution(Annotation):
    """An attribution relation as the text has it, before anybody is identified.

    The terms are those of PARC (Pareti 2012) and PolNeAR (Newell et al. 2018). `span` is the hull
    of the contents.

    Args:
        contents: What is attributed: one span, or more for a split quote.
        cue: The words that attribute it ("said", "according to"), or None.
        source: Whom it is attributed to, or None.
        mode: `direct`, `indirect` or `mixed`.
        verb_class: `speech`, `thought` or `attitude`.
        addressee: Who is spoken to, or None.
        medium: Where it was said ("in an interview with RTVI"), or None.

    Example:
        >>> a = Attribution(span=Span(8, 14), contents=(Span(8, 14),), mode="indirect")
        >>> a.source is None
        True

    .. versionadded:: 0.1
    """

    contents: tuple[Span, ...] = attrs.field(converter=spans_of, validator=some)
    cue: tuple[Span, ...] | None = attrs.field(default=None, converter=_spans)
    source: tuple[Span, ...] | None = attrs.field(default=None, converter=_spans)
    mode: Mode = attrs.field(validator=_is_mode)
    verb_class: VerbClass = attrs.field(default="speech", validator=_is_verb_class)
    addressee: Span | None = None
    medium: Span | None = None


@kind("Statement", key=lambda s: (s.contents, s.speaker, s.mode))
@attrs.frozen(kw_only=True)
class Statement(Annotation):
    """Something said, thought or written, and by whom.

    Args:
        contents: What was said: one span, or more for a split quote.
        cue: The words that attribute it, or None.
        source: The words that name the speaker, or None.
        mode: `direct`, `indirect` or `mixed`.
        verb_class: `speech`, `thought` or `attitude`.
        medium: Where it was said, or None.
        attribution: Id of the attribution that it was made from.
        speaker: Id of the actor who said it; None where nobody is named.
        addressee: Id of the actor spoken to, or None.
        time: Id of the time expression that says when, or None.

    Example:
        >>> s = Statement(span=Span(0, 9), contents=(Span(0, 9),), mode="direct", speaker="actor-1")
        >>> s.speaker
        'actor-1'

    .. versionadded:: 0.1
    """

    contents: tuple[Span, ...] = attrs.field(converter=spans_of, validator=some)
    cue: tuple[Span, ...] | None = attrs.field(default=None, converter=_spans)
    source: tuple[Span, ...] | None = attrs.field(default=None, converter=_spans)
    mode: Mode = attrs.field(validator=_is_mode)
    verb_class: VerbClass = attrs.field(default="speech", validator=_is_verb_class)
    medium: Span | None = None
    attribution: str | None = reference()
    speaker: str | None = reference()
    addressee: str | None = reference()
    time: str | None = reference()
