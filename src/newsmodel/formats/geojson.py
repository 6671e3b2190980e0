"""GeoJSON (RFC 7946): the places of articles, for maps."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsmodel.formats._base import Format, write_text
from newsmodel.model import Article, PlaceGroup
from newsmodel.model._json import print_json

__all__ = ["FORMAT", "to_geojson"]


def to_geojson(articles: Article | Iterable[Article]) -> dict[str, Any]:
    """Return the places of articles that have coordinates as a FeatureCollection.

    Args:
        articles: One article or many.

    Returns:
        One point feature a place and article, with the mentions and the ids of events there.

    Example:
        >>> to_geojson(Article(text="Paris is calm."))
        {'type': 'FeatureCollection', 'features': []}

    .. versionadded:: 0.1
    """
    many = [articles] if isinstance(articles, Article) else articles
    features = [
        _feature(article, group)
        for article in many
        for group in article.places
        if group.place.lat is not None and group.place.lon is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _feature(article: Article, group: PlaceGroup) -> dict[str, Any]:
    place = group.place
    ids = {mention.id for mention in group.mentions if mention.id}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "article": article.id,
            "published": article.published.isoformat() if article.published else None,
            "name": place.name,
            "country": place.country,
            "geonames_id": place.geonames_id,
            "mentions": [
                {"start": m.span.start, "end": m.span.end, "text": article.text_of(m), "use": m.use}
                for m in group.mentions
            ],
            "events": [event.id for event in article.events if event.place in ids],
        },
    }


def _write(articles: Iterable[Article], path: Path) -> None:
    write_text(path, [print_json(to_geojson(articles), 2), "\n"])


FORMAT = Format("geojson", (".geojson",), write=_write)
