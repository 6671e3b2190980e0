"""From relations in tokens to Attributions: offsets, mode, addressee and medium."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal
from weakref import WeakKeyDictionary

from newsmodel import Attribution, Draft, Span, Tokens, by_rule
from newsmodel_quotes.assemble import first_paragraph
from newsmodel_quotes.lexicon import VerbClass, lemma_of, media_nouns, word_set
from newsmodel_quotes.reading import Reading, read_text
from newsmodel_quotes.relations import Range, Relation
from newsmodel_quotes.sources import phrase_after, with_antecedent

__all__ = ["ALL_CLASSES", "attributions_of", "headline_tokens", "reading_of"]

ALL_CLASSES: tuple[VerbClass, ...] = ("speech", "thought", "attitude")
_ADDRESSED = word_set("addressed")
_FINAL = frozenset(".;,:")
_THROUGH = frozenset({"in", "on", "via", "during", "at"})
_made_by = cache(by_rule)


# Two extractors read the same text in a row; a reading lives as long as the draft's tokens.
_readings: WeakKeyDictionary[Tokens, Reading] = WeakKeyDictionary()


def reading_of(draft: Draft) -> Reading:
    """Read the draft's text, with the tokens and paragraphs that all extractors share."""
    tokens = draft.tokens
    known = _readings.get(tokens)
    if known is None:
        paragraphs = [(p.span.start, p.span.end) for p in draft.paragraphs]
        known = _readings[tokens] = read_text(
            draft.text, tokens.starts, tokens.ends, tokens.words, tokens.lowers, tokens.sentences, paragraphs
        )
    return known


def headline_tokens(draft: Draft, reading: Reading) -> Range | None:
    """The headline's tokens: where the draft knows of one, else a short first paragraph; or None."""
    if draft.headline is None:
        first = first_paragraph(reading)
        if first is not None and draft.dateline is not None:
            # "NEW DELHI: The court …" is no headline.
            return first if draft.tokens.at(draft.dateline.span.start) >= first[1] else None
        return first
    found = draft.tokens.range(draft.headline)
    return (found.start, found.stop) if len(found) else None


def attributions_of(
    reading: Reading, relations: Iterable[Relation], classes: tuple[str, ...]
) -> Iterator[Attribution]:
    """Turn relations into Attributions.

    Args:
        reading: The text.
        relations: What was found in it.
        classes: Verb classes that are wanted.

    Yields:
        An Attribution for each relation of these classes.
    """
    for relation in relations:
        if relation.verb_class not in classes:
            continue
        contents = tuple(_content_span(reading, *content) for content in _apart(relation.contents))
        yield Attribution(
            span=contents[0] if len(contents) == 1 else Span.hull(contents),
            contents=contents,
            cue=_spans(reading, relation.cue),
            source=_spans(reading, with_antecedent(reading, relation.source)),
            mode=_mode(reading, relation),
            verb_class=relation.verb_class,
            addressee=_span(reading, relation.addressee or _addressee(reading, relation)),
            medium=_span(reading, relation.medium or _medium(reading, relation)),
            confidence=relation.score,
            made_by=_made_by(relation.rule),
        )


def _apart(contents: list[Range]) -> list[Range]:
    """The contents in order, those that overlap joined."""
    out: list[Range] = []
    for first, stop in sorted(contents):
        if out and first < out[-1][1]:
            out[-1] = (out[-1][0], max(stop, out[-1][1]))
        else:
            out.append((first, stop))
    return out


def _content_span(reading: Reading, first: int, stop: int) -> Span:
    while stop - first > 1 and not reading.inside[stop - 1] and reading.words[stop - 1] in _FINAL:
        stop -= 1
    return Span(*reading.offsets(first, stop))


def _span(reading: Reading, found: Range | None) -> Span | None:
    return Span(*reading.offsets(*found)) if found else None


def _spans(reading: Reading, found: Range | None) -> tuple[Span, ...] | None:
    return (Span(*reading.offsets(*found)),) if found else None


def _mode(reading: Reading, relation: Relation) -> Literal["direct", "indirect", "mixed"]:
    inside, words, contents = reading.inside, reading.words, relation.contents
    numbers = [inside[first:stop] for first, stop in contents]
    if not any(map(any, numbers)):
        return "indirect"
    partly = [content for content, quoted in zip(contents, numbers, strict=True) if 0 in quoted]
    outside = [words[token][0] for content in partly for token in range(*content) if not inside[token]]
    return "mixed" if any(map(str.isalnum, outside)) else "direct"


def _addressee(reading: Reading, relation: Relation) -> Range | None:
    if relation.cue is None:
        return None
    verb = relation.cue[1] - 1
    if lemma_of(reading.lowers[verb]) not in _ADDRESSED:
        return None
    stop = reading.sentence_range(verb)[1]
    found = phrase_after(reading, verb + 1, stop)
    if found is None or any(found[0] < end and first < found[1] for first, end in relation.contents):
        return None
    return found if found != relation.source else None


def _medium(reading: Reading, relation: Relation) -> Range | None:
    if relation.cue is None:
        return None
    first, lowers = relation.cue[1], reading.lowers
    if _THROUGH.isdisjoint(lowers[first : first + 14]):
        return None
    nouns, tags = media_nouns(), reading.tags
    stop = reading.sentence_range(first - 1)[1]
    for token in range(first, min(stop, first + 14)):
        if lowers[token] in _THROUGH and not reading.inside[token]:
            for at in range(token + 1, min(stop, token + 7)):
                if lowers[at] in nouns:
                    return token, _end_of_medium(reading, at + 1, stop)
                if tags[at] not in ("DT", "JJ", "NN", "NNP", "CD", "PRP$", "POS", "VBN"):
                    break
    return None


def _end_of_medium(reading: Reading, token: int, stop: int) -> int:
    if token < stop and reading.lowers[token] in ("with", "to", "on", "for", "by"):
        found = phrase_after(reading, token + 1, stop)
        if found is not None:
            return found[1]
    return token
