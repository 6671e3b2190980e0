"""All rules over one text, and what they agree on where they meet."""

from bisect import bisect_right
from collections.abc import Container

from newsmodel_quotes.phrases import (
    as_relations,
    headline_relation,
    noun_relations,
    preposition_relations,
)
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation, in_order, trim
from newsmodel_quotes.rules import verb_relations
from newsmodel_quotes.transcripts import transcript_relations

__all__ = ["continue_quotations", "find_relations", "first_paragraph"]


def first_paragraph(reading: Reading) -> Range | None:
    """The tokens of the first paragraph, if it is short enough for a headline."""
    if len(reading.blocks) < 2:
        return None
    first, stop = reading.blocks[0]
    return (first, stop) if 4 <= stop <= 30 else None


def find_relations(
    reading: Reading, headline: Range | None = None, among: Container[int] | None = None
) -> list[Relation]:
    """Find the relations of a text by rule.

    Args:
        reading: The text.
        headline: The headline's tokens, where known.
        among: Tokens that may be verbal cues; None: all.

    Returns:
        The relations in order of their contents.
    """
    found: list[Relation] = []
    head = headline_relation(reading, headline) if headline else None
    if head is not None:
        found.append(head)
    found.extend(transcript_relations(reading))
    spots = reading.spots
    found.extend(preposition_relations(reading, spots))
    found.extend(as_relations(reading, spots))
    found.extend(verb_relations(reading, spots if among is None else [at for at in spots if at in among]))
    found.extend(noun_relations(reading, spots))
    if head is not None and headline is not None:
        found = [r for r in found if r is head or not _starts_within(r, headline)]
    found = _without_nested(_settle(found))
    return continue_quotations(reading, found)


def _without_nested(found: list[Relation]) -> list[Relation]:
    """Drop what is nested in another content, unless it is speech with a clause of its own."""
    kept: list[Relation] = []
    reach: list[Range] = []
    for relation in found:
        nested = relation.cue is not None and any(
            first <= relation.cue[0] and relation.cue[1] <= stop for first, stop in reach[-4:]
        )
        if nested and not (relation.verb_class == "speech" and relation.rule in ("verb-that", "verb-clause")):
            continue
        kept.append(relation)
        reach.extend(relation.contents)
    return kept


def _starts_within(relation: Relation, tokens: Range) -> bool:
    return tokens[0] <= relation.contents[0][0] < tokens[1]


def _settle(found: list[Relation]) -> list[Relation]:
    """Drop a relation whose cue another one has, or whose content another one claims with a closer cue."""
    cues: set[int] = set()
    kept = []
    for relation in found:
        if relation.cue is not None:
            if relation.cue[1] - 1 in cues:
                continue
            cues.add(relation.cue[1] - 1)
        kept.append(relation)
    # "said in a statement that": who said it is known of the verb, and of the noun nobody
    verbal = {tuple(relation.contents) for relation in kept if relation.rule.startswith("verb-")}
    kept = [
        r
        for r in kept
        if r.source is not None or not r.rule.startswith("noun-") or tuple(r.contents) not in verbal
    ]
    return in_order(kept)


def continue_quotations(reading: Reading, found: list[Relation]) -> list[Relation]:
    """Add paragraphs that are quotations and have no cue to the speech before them.

    A quotation left open at its paragraph's end goes on in the next paragraph: one statement. One that
    was closed and is followed by a paragraph of nothing but quotation is the same speaker's next statement,
    or the same where that speech was nothing but quotation too. Paragraphs without quotation marks between
    them make no difference.

    Args:
        reading: The text.
        found: The relations found so far, in order of their contents.

    Returns:
        The relations, with the new ones among them.
    """
    owner: dict[int, Relation] = {}
    for relation in found:
        for first, stop in relation.contents:
            for token in (first, stop - 1):
                if reading.inside[token]:
                    owner[reading.inside[token]] = relation
    _add_followers(reading, found, owner)
    last: Relation | None = None
    open_before = same = False
    added = []
    waiting: list[Range] = []
    for start, stop in reading.blocks:
        quoted = reading.inside[start:stop]
        if not any(quoted):
            waiting = []
            continue
        numbers = sorted({*quoted} - {0})
        whole = 0 not in quoted
        owned = [owner[n] for n in numbers if n in owner]
        if whole and not owned and last is not None:
            content = trim(reading, start, stop)
            if content is not None and (open_before or same):
                last.contents.append(content)
                owned = [last]
            elif content is not None and stop - start > 4:
                added.append(Relation([content], None, None, "continuation"))
                owned = [added[-1]]
        elif whole and not owned and not reading.quotations[reading.inside[start] - 1].closed:
            # Left open: what it says has its cue in a paragraph to come.
            content = trim(reading, start, stop)
            waiting += [content] if content is not None else []
        elif waiting:
            speech = owner.get(reading.inside[start])
            if speech is not None and speech.contents[0][0] == start:
                speech.contents[:0] = waiting
            waiting = []
        now = owned[-1] if owned else None
        if now is not last:
            same = now is not None and _is_quotation(reading, now)
        last = now
        open_before = not reading.quotations[numbers[-1] - 1].closed
    return in_order([*found, *added])


def _add_followers(reading: Reading, found: list[Relation], owner: dict[int, Relation]) -> None:
    """Give a quotation that is a sentence of its own, without a cue, to the report of the sentence before it.

    "It is cold," Kim said when asked. "Very cold."; Kim said it was "cold." "Very cold."
    """
    ends = sorted(
        (max([stop for _, stop in relation.contents] + ([relation.cue[1]] if relation.cue else [])), number)
        for number, relation in enumerate(found)
    )
    for number, (first, stop) in reading.spread.items():
        if number in owner or stop - first < 4 or first == 0:
            continue
        begin, end = reading.sentence_range(first)[0], reading.sentence_range(stop - 1)[1]
        if begin != first or end != stop or reading.paragraphs[first - 1] != reading.paragraphs[first]:
            continue
        at = bisect_right(ends, (first, len(found))) - 1
        if at < 0:
            continue
        relation = found[ends[at][1]]
        if relation.verb_class != "speech" or ends[at][0] <= reading.sentence_range(first - 1)[0]:
            continue
        content = trim(reading, first, stop)
        if content is not None:
            relation.contents.append(content)
            owner[number] = relation


def _is_quotation(reading: Reading, relation: Relation) -> bool:
    return all(map(all, [reading.inside[first:stop] for first, stop in relation.contents]))
