"""I, we and you: the speaker of a quotation, the two sides of an interview, the author."""

from __future__ import annotations

import re

from newsmodel import Attribution, Draft

from newsmodel_actors.clusters import Cluster
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text

__all__ = ["resolve_speakers"]

_ASKED = re.compile(
    r"\b(?:interview(?:s|ed)?(?: with)?|(?:spoke|talked|speaks|talks|speaking|talking|sat down|caught up|chatted) (?:with|to)|asked|conversation with)\b",
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
    speakers = _quote_speakers(draft.headline is not None and len(draft[Attribution]) or len(draft[Attribution]), refs)
    interview = _Interview(draft, refs, clusters)
    groups: dict[tuple[str, object], Cluster] = {}
    for ref in refs:
        pronoun = ref.pronoun
        if pronoun is None or pronoun.person == 3 or ref.cluster is not None:
            continue
        speaker: Cluster | None = None
        where: object = "author"
        if ref.quote >= 0:
            speaker = speakers[ref.quote]
            where = id(speaker) if speaker is not None else ("quote", ref.quote)
        elif interview.found:
            answering = ref.paragraph not in interview.questions
            where = ("answer" if answering else "question")
            if pronoun.person == 2:
                speaker = None if answering else interview.guest
                where = "you" if answering else "guest"
            else:
                speaker = interview.guest if answering else None
        if pronoun.person == 2:
            if ref.quote >= 0:
                where = ("you", where)
                speaker = None
            elif not interview.found:
                where = "you"
        if speaker is not None and (pronoun.number != "p" or speaker.kind != "person"):
            speaker.add(ref)
            continue
        number = "s" if pronoun.number == "s" else "p"
        key = (f"{pronoun.person}{number}", where)
        cluster = groups.get(key)
        if cluster is None:
            kind = "person" if number == "s" else "group"
            cluster = groups[key] = Cluster(kind, "u", number, None, f"pronoun:{pronoun.person}")
            clusters.append(cluster)
        cluster.add(ref)


def _quote_speakers(count: int, refs: list[Ref]) -> list[Cluster | None]:
    speakers: list[Cluster | None] = [None] * count
    for ref in refs:
        if ref.source >= 0 and isinstance(ref.cluster, Cluster):
            speakers[ref.source] = ref.cluster
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
            words = text[max(paragraph.span.start, paragraph.span.end - 3) : paragraph.span.end].rstrip("\"”' ")
            if words.endswith("?"):
                self.questions.add(number)
        asked = sorted(self.questions)
        first_person = sum(1 for r in refs if r.pronoun is not None and r.pronoun.person == 1 and r.quote < 0)
        self.found = (
            len(asked) >= 3 and len(asked) >= 0.12 * len(paragraphs) and first_person >= 3 and len(paragraphs) >= 7
        )
        if not self.found:
            self.questions = set()
            return
        self.guest = _guest(text, asked[0], paragraphs[asked[0] - 1].span.start, refs)


def _guest(text: str, question: int, end: int, refs: list[Ref]) -> Cluster | None:
    """The person introduced before the first question as the one who was asked, else the one named most there."""
    introduced = [r for r in refs if r.mention.span.start < end and r.kind == "person" and r.mention.form == "name"]
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
