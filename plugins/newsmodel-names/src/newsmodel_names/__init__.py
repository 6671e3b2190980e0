"""newsmodel-names: NamedEntity: recognises people, organisations, places and groups by name."""

from newsmodel import Extractor, hookimpl
from newsmodel_names.extract import NamesSettings, names

__all__ = ["NamesSettings", "names", "newsmodel_extractors"]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    """Hand over this plugin's extractors."""
    return [names]
