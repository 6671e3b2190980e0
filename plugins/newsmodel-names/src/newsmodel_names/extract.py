"""The extractor of names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from newsmodel import Draft, NamedEntity, Span, by_rule, extractor
from newsmodel_names.evidence import LABELS
from newsmodel_names.page import Page
from newsmodel_names.recognise import recognise
from newsmodel_names.tagger import weights

__all__ = ["NamesSettings", "names"]

_made_by = cache(by_rule)


@frozen
class NamesSettings:
    """Settings of the extractor.

    Args:
        tagger: Whether the trained tagger has the last word over the rules.

    Example:
        >>> NamesSettings().tagger
        True
    """

    tagger: bool = True


@extractor(makes=NamedEntity, languages=("en",), settings=NamesSettings)
def names(draft: Draft) -> Iterator[NamedEntity]:
    """Find the names of people, organisations, places, groups and other things.

    Args:
        draft: The article so far.

    Yields:
        Names in the order of the text; none overlap.
    """
    page = Page(draft.text, draft.tokens)
    for one, label in recognise(page, weights() if draft.settings(NamesSettings).tagger else None):
        yield NamedEntity(
            span=Span(page.starts[one.i], page.ends[one.j - 1]),
            label=LABELS[label],
            made_by=_made_by(one.rule(label)),
        )
