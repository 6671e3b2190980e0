"""I, we and you: the speaker of a quotation, the two sides of an interview, the author."""

from __future__ import annotations

import re

from newsmodel import Attribution, Draft
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.refs import ActorType, Ref
from newsmodel_actors.text import Text

__all__ = ["resolve_speakers"]

_NEAR = 400  # characters between a quotation and the one that it continues
_ASKED = re.compile(
    r"\b(?:interview(?:s|ed)?(?: with)?|asked|conversation with"
    r"|(?:spoke|talked|speaks|talks|speaking|talking|sat down|caught up|chatted) (?:with|to))\b",
    re.IGNORECASE,
)


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
    interview = _Interview(draft, refs, clusters)
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


def _outside(ref: Ref, interview: _Interview) -> tuple[Cluster | None, object]:
    """Who I, we or you outside quotations is, and what tells groups of such pronouns apart."""
    second = ref.pronoun is not None and ref.pronoun.person == 2
    if not interview.found:
        return None, "you" if second else "author"
    answering = ref.paragraph not in interview.questions
    if second:
        return (None, "you") if answering else (interview.guest, "guest")
    return (interview.guest, "answer") if answering else (None, "question")


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


class _Interview:
    """Questions and answers by turns, as paragraphs.

    Attributes:
        found: Whether the text is an interview.
        questions: Numbers of the paragraphs that ask.
        guest: Who answers, or None.
    """

    def __init__(self, draft: Draft, refs: list[Ref], clusters: list[Cluster]) -> None:
        self.questions: set[int] = set()
        self.guest: Cluster | None = None
        paragraphs = draft.paragraphs
        text = draft.text
        for number, paragraph in enumerate(paragraphs, 1):
            words = text[max(paragraph.span.start, paragraph.span.end - 3) : paragraph.span.end].rstrip(
                "\"”' "
            )
            if words.endswith("?"):
                self.questions.add(number)
        asked = sorted(self.questions)
        first_person = sum(1 for r in refs if r.pronoun is not None and r.pronoun.person == 1 and r.quote < 0)
        self.found = (
            len(asked) >= 3
            and len(asked) >= 0.12 * len(paragraphs)
            and first_person >= 3
            and len(paragraphs) >= 7
        )
        if not self.found:
            self.questions = set()
            return
        self.guest = _guest(text, asked[0], paragraphs[asked[0] - 1].span.start, refs)


def _guest(text: str, question: int, end: int, refs: list[Ref]) -> Cluster | None:
    """The person introduced before the first question as the one asked, else the one named most there."""
    introduced = [
        r for r in refs if r.mention.span.start < end and r.kind == "person" and r.mention.form == "name"
    ]
    counts: dict[int, float] = {}
    by_id: dict[int, Cluster] = {}
    for ref in introduced:
        cluster = ref.cluster
        if not isinstance(cluster, Cluster):
            continue
        by_id[id(cluster)] = cluster
        weight = 1.0
        start = ref.mention.span.start
        if _ASKED.search(text, max(0, start - 60), start):
            weight += 2.0
        counts[id(cluster)] = counts.get(id(cluster), 0.0) + weight
    if not counts:
        return None
    order = list(by_id)
    return by_id[max(order, key=lambda key: (counts[key], -order.index(key)))]
