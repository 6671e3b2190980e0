"""newsmodel-quotes: Attribution and Statement: who said what, directly and indirectly."""

from newsmodel import Extractor, hookimpl
from newsmodel_quotes.extractors import rules, trained
from newsmodel_quotes.speakers import speakers

__all__ = ["newsmodel_extractors"]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    """Hand over this plugin's extractors."""
    return [rules, trained, speakers]
