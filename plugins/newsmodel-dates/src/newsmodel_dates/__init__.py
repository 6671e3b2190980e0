"""Temporal expressions (TIMEX3) for newsmodel.

The plugin gives newsmodel the extractor `newsmodel-dates:dates`. `find` and `normalise` do the same
for a bare string.

    >>> from datetime import date
    >>> from newsmodel_dates import normalise
    >>> normalise("last Thursday", published=date(2022, 1, 13)).value
    '2022-01-06'
"""

from newsmodel import Extractor, hookimpl

from .extract import DatesSettings, dates
from .tagger import find, normalise
from .timex import Timex

__all__ = ["DatesSettings", "Timex", "dates", "find", "newsmodel_extractors", "normalise"]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    """The extractors of this plugin."""
    return [dates]
