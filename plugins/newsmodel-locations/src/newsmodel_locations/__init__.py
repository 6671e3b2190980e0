"""newsmodel-locations: PlaceMention: toponyms, resolved to coordinates offline."""

from newsmodel import Extractor, hookimpl
from newsmodel_locations.gazetteer import Entry, Gazetteer
from newsmodel_locations.keys import key_of
from newsmodel_locations.toponyms import LocationSettings, toponyms

__all__ = ["Entry", "Gazetteer", "LocationSettings", "key_of", "newsmodel_extractors", "toponyms"]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    """Hand over this plugin's extractors."""
    return [toponyms]
