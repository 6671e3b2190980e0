"""newsmodel-amounts: money and quantities in news text."""

from newsmodel import Extractor, hookimpl
from newsmodel_amounts.amount import Amount
from newsmodel_amounts.extract import amounts

__all__ = ["Amount", "amounts", "newsmodel_extractors"]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    """Hand over the extractor of amounts."""
    return [amounts]
