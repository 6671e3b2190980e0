"""I, we and you: the speaker of a quotation, the two sides of an interview, the author."""

from __future__ import annotations

from newsmodel import Attribution, Draft
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.interviews import Interview, read_interview
from newsmodel_actors.refs import ActorType, Ref
from newsmodel_actors.text import Text

__all__ = ["resolve_speakers"]

_NEAR = 400  # characters between a quotation and the one that it continues


def resolve_speakers(draft: Draft, text: Text, refs: list[Ref], clusters: list[Cluster]) -> None:
    """Give pronouns of the first and second person to actors.

    Inside a direct quotation "I" is its source; a quotation without a source goes on with the one
    before. In questions and answers "I" is whoever answers and "you" of a question is the same.
    Elsewhere "I" is the author. "We" of one speaker is a group of its own, unless an organisation
    or a country speaks.

    Args:
        draft: The draft.
        text: Its tokens.
        refs: All mentions in order.
        clusters: The actors; groups that only pronouns mention are appended.
    """
    interview = read_interview(draft, refs)
    groups: dict[tuple[str, object], Cluster] = {}
    waiting = [r for r in refs if r.pronoun is not None and r.pronoun.person < 3 and r.cluster is None]
    for ref in waiting:
        if ref.quote < 0:
            _place(ref, *_outside(ref, interview), groups, clusters)
    speakers = _quote_speakers(draft[Attribution], refs)
    for ref in waiting:
        if ref.quote >= 0:
            speaker = speakers[ref.quote]
            where = id(speaker) if speaker is not None else ("quote", ref.quote)
            second = ref.pronoun is not None and ref.pronoun.person == 2
            _place(ref, None if second else speaker, ("you", where) if second else where, groups, clusters)


def _outside(ref: Ref, interview: Interview) -> tuple[Cluster | None, object]:
    """Who I, we or you outside quotations is, and what tells groups of such pronouns apart."""
    second = ref.pronoun is not None and ref.pronoun.person == 2
    if not interview.found:
        return (None, "you") if second else (interview.author, "author")
    speaker = interview.speakers.get(ref.paragraph, interview.guest)
    asking = ref.paragraph in interview.questions
    if not second:
        return speaker, "question" if asking else ("answer", id(speaker))
    return (interview.guest, "guest") if asking else (None, "you")


def _place(
    ref: Ref,
    speaker: Cluster | None,
    where: object,
    groups: dict[tuple[str, object], Cluster],
    clusters: list[Cluster],
) -> None:
    pronoun = ref.pronoun
    if pronoun is None:
        return
    if speaker is not None and (pronoun.number != "p" or speaker.kind != "person"):
        speaker.add(ref)
        return
    number = "s" if pronoun.number == "s" else "p"
    key = (f"{pronoun.person}{number}", where)
    cluster = groups.get(key)
    if cluster is None:
        kind: ActorType = "person" if number == "s" else "group"
        cluster = groups[key] = Cluster(kind, "u", number, None, f"pronoun:{pronoun.person}")
        clusters.append(cluster)
    cluster.add(ref)


def _quote_speakers(attributions: tuple[Attribution, ...], refs: list[Ref]) -> list[Cluster | None]:
    """The source of each attribution; a quotation that has none goes on with the one before."""
    speakers: list[Cluster | None] = [None] * len(attributions)
    for ref in refs:
        if ref.source >= 0 and isinstance(ref.cluster, Cluster):
            speakers[ref.source] = ref.cluster
    for number, attribution in enumerate(attributions):
        if not number or attribution.source or attribution.mode == "indirect" or speakers[number] is not None:
            continue
        if attribution.span.start - attributions[number - 1].span.end < _NEAR:
            speakers[number] = speakers[number - 1]
    return speakers
