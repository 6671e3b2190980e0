"""newsmodel-events: what happened, who did it to whom, when and where, coded in the PLOVER scheme."""

from newsmodel import Extractor, hookimpl
from newsmodel_events.extractor import EventSettings, events
from newsmodel_events.patterns import PatternError

__all__ = ["EventSettings", "PatternError", "events", "newsmodel_extractors"]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    """Hand over this plugin's extractors."""
    return [events]
