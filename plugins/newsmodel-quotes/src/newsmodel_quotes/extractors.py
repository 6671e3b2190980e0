"""The extractors of this plugin that make Attributions."""

from collections.abc import Iterator

import attrs

from newsmodel import Attribution, Draft, extractor
from newsmodel_quotes.assemble import find_relations
from newsmodel_quotes.attributions import ALL_CLASSES, attributions_of, headline_tokens, reading_of

__all__ = ["RulesSettings", "rules"]


@attrs.frozen
class RulesSettings:
    """Settings of `newsmodel-quotes:rules`.

    Args:
        classes: Which verb classes to report: speech, thought, attitude.
    """

    classes: tuple[str, ...] = attrs.field(default=ALL_CLASSES, converter=tuple)


@extractor(makes=Attribution, languages=("en",), settings=RulesSettings)
def rules(draft: Draft) -> Iterator[Attribution]:
    """Find attributions by frames: cue words, what follows them, and quotation marks."""
    reading = reading_of(draft)
    relations = find_relations(reading, headline_tokens(draft, reading))
    yield from attributions_of(reading, relations, draft.settings(RulesSettings).classes)
