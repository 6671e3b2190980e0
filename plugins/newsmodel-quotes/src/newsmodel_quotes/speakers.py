"""Statements: each Attribution with the Actor who speaks."""

from collections.abc import Iterator

from newsmodel import Actor, ActorMention, Attribution, Draft, Span, Statement, TimeExpression, extractor
from newsmodel_quotes.lexicon import word_set

__all__ = ["speakers"]

_BESIDE = frozenset({"close", "in", "at", "with"})
_QUANTITIES = word_set("quantifiers") | word_set("numbers")


@extractor(makes=Statement, needs={Attribution, Actor}, wants={ActorMention, TimeExpression})
def speakers(draft: Draft) -> Iterator[Statement]:
    """Turn each Attribution into a Statement, with its speaker, addressee and time where they are known."""
    owners = {mention: actor.id for actor in draft[Actor] for mention in actor.mentions}
    previous: Statement | None = None
    for attribution in draft[Attribution]:
        source = attribution.source
        speaker = _by_initials(draft, attribution) or _actor_of(draft, owners, source)
        continues = source is None and attribution.cue is None and attribution.mode != "indirect"
        if continues and previous is not None and _follows(draft, previous.span, attribution.span):
            speaker = previous.speaker
        addressee = (attribution.addressee,) if attribution.addressee is not None else None
        statement = Statement(
            span=attribution.span,
            contents=attribution.contents,
            cue=attribution.cue,
            source=source,
            mode=attribution.mode,
            verb_class=attribution.verb_class,
            medium=attribution.medium,
            attribution=attribution.id,
            speaker=speaker,
            addressee=_actor_of(draft, owners, addressee),
            time=_time_of(draft, attribution),
            confidence=attribution.confidence,
        )
        if attribution.mode != "indirect":
            previous = statement
        yield statement


def _actor_of(draft: Draft, owners: dict[str, str], spans: tuple[Span, ...] | None) -> str | None:
    """The actor of the mention that a source is: the one that covers its head, else its longest."""
    if not spans:
        return None
    source = spans[0]
    found = [m for m in draft.overlapping(ActorMention, source) if m.id in owners]
    if not found:
        for actor in draft.overlapping(Actor, source):
            return actor.id
        return None
    limit = _head_limit(draft, source)
    best = min(
        found,
        key=lambda m: (
            m.span.start > limit,
            # "Kim himself"
            m.form == "pronoun",
            -_shared(m.span, source),
            m.span.start,
        ),
    )
    if best.span.start > limit and _is_beside(draft, source, limit):
        return None
    return owners[best.id]


def _is_beside(draft: Draft, source: Span, limit: int) -> bool:
    """Whether a source only stands near those it names: "a source close to the family".

    "Two in the party" are of it, and "figures from the ministry" are the ministry's.
    """
    tokens = draft.tokens
    first = tokens.lowers[tokens.range(source).start]
    if first in _QUANTITIES or first[0].isdigit():
        return False
    return tokens.lowers[tokens.at(limit)] in _BESIDE if limit < source.end else False


def _by_initials(draft: Draft, attribution: Attribution) -> str | None:
    """The one person whose initials label a turn of a transcript: "LH: We are talking"."""
    by = attribution.made_by
    if by is None or by.rule != "transcript" or not attribution.source:
        return None
    label = draft.text_of(attribution.source[0]).replace(".", "")
    if not 2 <= len(label) <= 4 or not label.isupper():
        return None
    people = [actor.id for actor in draft[Actor] if actor.type == "person" and _initials(actor.name) == label]
    return people[0] if len(people) == 1 else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _head_limit(draft: Draft, source: Span) -> int:
    """Where the head's phrase ends: at the first comma, bracket or preposition."""
    for index in draft.tokens.range(source):
        word = draft.tokens.lowers[index]
        start = draft.tokens.starts[index]
        if start > source.start and word in (
            ",",
            "(",
            "of",
            "for",
            "in",
            "at",
            "from",
            "with",
            "close",
            "who",
            "which",
            "—",
        ):
            return start
    return source.end


def _shared(first: Span, second: Span) -> int:
    return min(first.end, second.end) - max(first.start, second.start)


def _follows(draft: Draft, before: Span, after: Span) -> bool:
    """Whether a quotation stands in the same paragraph as the one before it, or in the next."""
    between = draft.text[before.end : after.start]
    return (
        len(between) < 2000
        and sum(1 for p in draft.paragraphs if before.end <= p.span.start <= after.start) <= 1
    )


def _time_of(draft: Draft, attribution: Attribution) -> str | None:
    """The time expression in the cue's clause, outside the contents and nearest to the cue."""
    if not attribution.cue:
        return None
    cue = attribution.cue[0]
    sentence = draft.sentence_at(cue.start)
    if sentence is None:
        return None
    taken = (*attribution.contents, *(attribution.source or ()))
    best: tuple[int, str] | None = None
    for time in draft.within(TimeExpression, sentence):
        if time.type not in ("DATE", "TIME") or any(c.overlaps(time.span) for c in taken):
            continue
        fronted = time.span.start - sentence.start < 12
        between = draft.text[min(time.span.end, cue.end) : max(time.span.start, cue.start)]
        if "," in between and not fronted:
            continue
        distance = max(time.span.start - cue.end, cue.start - time.span.end)
        if distance <= 60 and (best is None or distance < best[0]):
            best = distance, time.id
    return best[1] if best else None
