"""The extractors of this plugin that make Attributions."""

from collections.abc import Iterator

import attrs

from newsmodel import Attribution, Draft, extractor
from newsmodel_quotes.assemble import continue_quotations, find_relations
from newsmodel_quotes.attributions import ALL_CLASSES, attributions_of, headline_tokens, reading_of
from newsmodel_quotes.models import is_available
from newsmodel_quotes.phrases import headline_relation
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation, cued_tokens, in_order, overlaps
from newsmodel_quotes.repairs import repaired
from newsmodel_quotes.tagging import tag_text
from newsmodel_quotes.told import with_told
from newsmodel_quotes.transcripts import transcript_relations

__all__ = ["RulesSettings", "TrainedSettings", "rules", "trained"]


@attrs.frozen
class RulesSettings:
    """Settings of `newsmodel-quotes:rules`.

    Args:
        classes: Which verb classes to report: speech, thought, attitude.
        tagger: Report only what the trained cue tagger takes for a cue too, where it is installed; so what
            the rules add to the trained extractor's attributions is seldom wrong. False: the rules alone.
    """

    classes: tuple[str, ...] = attrs.field(default=ALL_CLASSES, converter=tuple[str, ...])
    tagger: bool = True


@attrs.frozen
class TrainedSettings:
    """Settings of `newsmodel-quotes:trained`.

    Args:
        classes: Which verb classes to report: speech, thought, attitude.
        threshold: Least score of an attribution, from 0 to 1: the probability of its cue times those of
            its content's edges. Higher: fewer and surer.
        tagger: False: report nothing and leave the text to the rules. Both extractors have this setting, so
            that `settings={"newsmodel-quotes": {"tagger": False}}` is all that the rules alone need.
    """

    classes: tuple[str, ...] = attrs.field(default=ALL_CLASSES, converter=tuple[str, ...])
    threshold: float = 0.25
    tagger: bool = True


@extractor(makes=Attribution, languages=("en",), settings=RulesSettings)
def rules(draft: Draft) -> Iterator[Attribution]:
    """Find attributions by frames: cue words, what follows them, and quotation marks."""
    settings = draft.settings(RulesSettings)
    reading = reading_of(draft)
    headline = headline_tokens(draft, reading)
    if settings.tagger and is_available():
        sure, doubtful = _sure(reading, TrainedSettings().threshold)
        heads = cued_tokens(sure) | doubtful
        relations = _gated(find_relations(reading, headline, heads), heads)
    else:
        relations = find_relations(reading, headline)
    relations = with_told(reading, repaired(reading, relations))
    yield from attributions_of(reading, relations, settings.classes)


@extractor(makes=Attribution, languages=("en",), settings=TrainedSettings, priority=10)
def trained(draft: Draft) -> Iterator[Attribution]:
    """Find attributions with conditional random fields: cues first, then content and source of each."""
    settings = draft.settings(TrainedSettings)
    if not settings.tagger:
        return
    if not is_available():
        draft.report("python-crfsuite isn't installed: the rules work alone", severity="info")
        return
    reading = reading_of(draft)
    sure, _ = _sure(reading, settings.threshold)
    relations = _completed(reading, sure, headline_tokens(draft, reading))
    yield from attributions_of(reading, relations, settings.classes)


def _sure(reading: Reading, threshold: float) -> tuple[list[Relation], frozenset[int]]:
    relations, doubtful = tag_text(reading)
    return [r for r in relations if r.score is None or r.score >= threshold], doubtful


def _completed(reading: Reading, tagged: list[Relation], headline: Range | None) -> list[Relation]:
    """Add what has no cue for the tagger to find: headlines, transcripts, continued quotations."""
    tagged = with_told(reading, repaired(reading, tagged))
    head = headline_relation(reading, headline) if headline else None
    extra = [head] if head is not None else []
    if head is not None and headline is not None and head.rule == "headline-quote":
        tagged = [r for r in tagged if r.contents[0][0] >= headline[1]]
    extra += transcript_relations(reading)
    taken = [content for relation in extra for content in relation.contents]
    kept = (
        [r for r in tagged if not any(overlaps(a, b) for a in r.contents for b in taken)] if taken else tagged
    )
    return continue_quotations(reading, in_order([*kept, *extra]))


def _gated(relations: list[Relation], heads: set[int]) -> list[Relation]:
    """Keep the relations that have no cue, or "according to", or whose cue the tagger found too."""
    sure = ("according-to",)
    return [r for r in relations if r.cue is None or r.rule in sure or any(k in heads for k in range(*r.cue))]
