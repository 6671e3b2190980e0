"""Interviews printed as questions and answers, and who the author of a text is."""

from __future__ import annotations

import re
from collections import Counter

from newsmodel import Draft, Paragraph
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.names import fold
from newsmodel_actors.refs import Ref

__all__ = ["Interview", "read_interview"]

_INTRODUCED = re.compile(
    r"\b(?:interview(?:s|ed)?(?: with)?|asked|conversation with"
    r"|(?:spoke|talked|speaks|talks|speaking|talking|sat down|caught up|chatted) (?:with|to))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:tell|give|describe|explain|talk|walk|please|can you|could you|what|how|why|do you|are you)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([A-Z][\w.\u2019'-]{0,20}(?: [A-Z][\w.\u2019'-]{0,20}){0,3})\s?:\s")
_SHORT = 300  # characters of a request such as "Tell us about your book."


class Interview:
    """The turns of an interview, by the number of the paragraph from 1.

    Attributes:
        found: Whether the text is an interview.
        questions: Paragraphs that ask.
        speakers: The speaker of a paragraph where a label names them; None for who asks.
        guest: Who answers, or None.
        author: Who wrote the text, where a byline tells.
    """

    def __init__(self) -> None:
        self.found = False
        self.questions: set[int] = set()
        self.speakers: dict[int, Cluster | None] = {}
        self.guest: Cluster | None = None
        self.author: Cluster | None = None


def read_interview(draft: Draft, refs: list[Ref]) -> Interview:
    """Tell an interview by its turns.

    Three questions at least, one paragraph in eight or more, and answers in the first person make an
    interview; so do labels before the turns ("Q:", "Lind:").

    Args:
        draft: The draft.
        refs: All mentions in order, the named ones given to actors.

    Returns:
        The turns; nothing is found in most texts.
    """
    interview = Interview()
    ours, yours = _persons(refs)
    spoken = sum(ours.values()) >= 3
    if not spoken and draft.byline is None:
        return interview
    people = [r for r in refs if r.kind == "person" and r.form == "name" and isinstance(r.cluster, Cluster)]
    if draft.byline is not None:
        inside = next((r for r in people if draft.byline.contains(r.mention.span)), None)
        interview.author = (
            inside.cluster if inside is not None and isinstance(inside.cluster, Cluster) else None
        )
    if not spoken:
        return interview
    text, paragraphs = draft.text, draft.paragraphs
    for number, paragraph in enumerate(paragraphs, 1):
        if _is_question(text, paragraph, ours[number], yours[number]):
            interview.questions.add(number)
    _read_labels(text, paragraphs, people, interview)
    asked = sorted(interview.questions)
    interview.found = len(asked) >= 3 and len(asked) >= 0.12 * len(paragraphs) and len(paragraphs) >= 7
    if interview.found and interview.guest is None:
        interview.guest = _guest(text, paragraphs[asked[0] - 1].span.start, people)
    if not interview.found:
        interview.questions = set()
    return interview


def _persons(refs: list[Ref]) -> tuple[Counter[int], Counter[int]]:
    """How many I and we, and how many you, each paragraph has outside quotations."""
    ours: Counter[int] = Counter()
    yours: Counter[int] = Counter()
    for ref in refs:
        if ref.pronoun is not None and ref.quote < 0:
            if ref.pronoun.person == 1:
                ours[ref.paragraph] += 1
            elif ref.pronoun.person == 2:
                yours[ref.paragraph] += 1
    return ours, yours


def _is_question(text: str, paragraph: Paragraph, ours: int, yours: int) -> bool:
    start, end = paragraph.span.start, paragraph.span.end
    if text[max(start, end - 4) : end].rstrip("\"\u201d\u2019' )").endswith("?"):
        return ours <= yours + 2
    return yours > ours and end - start < _SHORT and _ASKS.match(text, start, end) is not None


def _read_labels(
    text: str, paragraphs: tuple[Paragraph, ...], people: list[Ref], interview: Interview
) -> None:
    labels: dict[int, str] = {}
    for number, paragraph in enumerate(paragraphs, 1):
        match = _LABEL.match(text, paragraph.span.start, paragraph.span.end)
        if match is not None:
            labels[number] = match.group(1)
    counts = Counter(labels.values())
    turns = {number: label for number, label in labels.items() if counts[label] >= 2}
    if len(turns) < 4 or len(set(turns.values())) < 2:
        return
    named = {label: _labelled(label, people) for label in dict.fromkeys(turns.values())}
    asks: Counter[str] = Counter(turns[number] for number in interview.questions if number in turns)
    host = "Q" if "Q" in named else asks.most_common(1)[0][0] if asks else ""
    interview.questions = {number for number, label in turns.items() if label == host}
    current: Cluster | None = None
    for number in range(1, len(paragraphs) + 1):
        if number in turns:
            current = named[turns[number]]
        if number >= min(turns):
            interview.speakers[number] = current
    guests = [found for label, found in named.items() if label != host and found is not None]
    if guests:
        interview.guest = guests[0]
    elif "A" in named:
        interview.guest = _guest(text, paragraphs[min(turns) - 1].span.start, people)
        interview.speakers = {n: interview.guest for n, label in turns.items() if label == "A"}


def _labelled(label: str, people: list[Ref]) -> Cluster | None:
    """The person that a label names in full, by family or given name, or by initials."""
    words = [fold(word) for word in label.split()]
    initials = label.replace(".", "").lower()
    for ref in people:
        cluster = ref.cluster
        if not isinstance(cluster, Cluster):
            continue
        for name in cluster.names:
            whole = [*name.given, *name.family.split()]
            if words[-1] == name.family.split()[-1] or words == list(name.given[:1]) or words == whole:
                return cluster
            if len(initials) > 1 and initials == "".join(part[0] for part in whole):
                return cluster
    return None


def _guest(text: str, end: int, people: list[Ref]) -> Cluster | None:
    """The person introduced before the first question as the one asked, else the one named most there."""
    weights: dict[int, float] = {}
    found: dict[int, Cluster] = {}
    for ref in people:
        start = ref.mention.span.start
        if start >= end or not isinstance(ref.cluster, Cluster):
            continue
        found[id(ref.cluster)] = ref.cluster
        introduced = _INTRODUCED.search(text, max(0, start - 60), start) is not None
        weights[id(ref.cluster)] = weights.get(id(ref.cluster), 0.0) + (3.0 if introduced else 1.0)
    if not weights:
        return None
    return found[max(weights, key=lambda key: weights[key])]
