"""Statements: each Attribution with the Actor who speaks."""

from collections.abc import Iterator

from newsmodel import Actor, ActorMention, Attribution, Draft, Span, Statement, TimeExpression, extractor
from newsmodel_quotes.lexicon import word_set

__all__ = ["speakers"]

_BESIDE = frozenset({"close", "in", "at", "with"})
_LIMITS = word_set("head_limits")
_TIME_REACH = 60  # characters between a cue and its time
_OWNED = frozenset({"'s", "’s", "'", "’"})
_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})
_QUANTITIES = word_set("quantifiers") | word_set("numbers")


@extractor(makes=Statement, needs={Attribution, Actor}, wants={ActorMention, TimeExpression})
def speakers(draft: Draft) -> Iterator[Statement]:
    """Turn each Attribution into a Statement, with its speaker, addressee and time where they are known."""
    owners = {mention: actor for actor in draft[Actor] for mention in actor.mentions}
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


def _actor_of(draft: Draft, owners: dict[str, Actor], spans: tuple[Span, ...] | None) -> str | None:
    """The actor of the mention that a source is: the one that covers its head, else the best there is."""
    if not spans:
        return None
    source = spans[0]
    mentions = draft.overlapping(ActorMention, source)
    found = [m for m in mentions if m.id in owners and not _is_possessive(draft, m, source)]
    if not found:
        return None if mentions else next((actor.id for actor in draft.overlapping(Actor, source)), None)
    if len(found) == 1 and found[0].span == source:
        return owners[found[0].id].id
    head = _head_of(draft, source, min(m.span.end for m in found))
    apposed = _apposed_to(draft, source, head)

    def rank(mention: ActorMention) -> tuple[int, bool, int, int]:
        span = mention.span
        length = _shared(span, source)
        # "Kim himself"
        pronoun = mention.form == "pronoun" and span.start != source.start
        if span.overlaps(head):
            # "Acme analyst Kim"
            return 0, pronoun, -min(span.end, head.end), -length
        if apposed is not None and span.overlaps(apposed) and owners[mention.id].type == "person":
            return 1, mention.form != "name", -length, span.start
        behind = span.start > head.end
        nearest = (span.start, -length) if behind else (-length, span.start)
        return 2 + behind, pronoun, *nearest

    best = min(found, key=rank)
    if rank(best)[0] == 3 and _is_beside(draft, source, head.end):
        return None
    return owners[best.id].id


def _is_possessive(draft: Draft, mention: ActorMention, source: Span) -> bool:
    """Whether a mention only owns what speaks: "two of her friends", "his claim"."""
    if mention.form != "pronoun" or mention.span.end >= source.end:
        return False
    return draft.text_of(mention).lower() in _POSSESSIVES


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


def _head_of(draft: Draft, source: Span, named: int) -> Span:
    """The phrase that holds a source's head: after the last possessor, before the first mark or preposition.

    "Acme's **Kim**", "**the head** of the bank", "**France** and Spain"; a participle ends it too, once
    somebody was named before the offset `named`: "**the girl** seen by Kim".
    """
    tokens, first = draft.tokens, source.start
    for index in draft.tokens.range(source):
        word, start = tokens.lowers[index], tokens.starts[index]
        if start > first and (word in _LIMITS or (start >= named and word.endswith(("ed", "ing")))):
            return Span(first, start)
        owned = word in _OWNED and (len(word) > 1 or tokens.lowers[index - 1].endswith("s"))
        if owned and source.start < start and tokens.ends[index] < source.end:
            first = tokens.starts[index + 1]
    return Span(first, source.end)


def _apposed_to(draft: Draft, source: Span, head: Span) -> Span | None:
    """What stands after the first comma behind a source's head, before the next mark or preposition."""
    tokens = draft.tokens
    rest = tokens.range(Span(head.start, source.end))
    comma = next((k for k in rest if tokens.words[k] == ","), rest[-1])
    first = stop = comma + 1
    while stop <= rest[-1] and tokens.lowers[stop] not in _LIMITS:
        stop += 1
    return tokens.span(first, stop) if stop > first else None


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
    first, last = cue.start - _TIME_REACH - 1, cue.end + _TIME_REACH + 1
    around = Span(max(sentence.start, first), min(sentence.end, last))
    for time in draft.overlapping(TimeExpression, around):
        if (
            not sentence.contains(time.span)
            or time.type not in ("DATE", "TIME")
            or any(c.overlaps(time.span) for c in taken)
        ):
            continue
        fronted = time.span.start - sentence.start < 12
        between = draft.text[min(time.span.end, cue.end) : max(time.span.start, cue.start)]
        if "," in between and not fronted:
            continue
        distance = max(time.span.start - cue.end, cue.start - time.span.end)
        if distance <= _TIME_REACH and (best is None or distance < best[0]):
            best = distance, time.id
    return best[1] if best else None
