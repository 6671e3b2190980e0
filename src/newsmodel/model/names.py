"""Names, places and the records of places."""

from __future__ import annotations

from typing import Literal, get_args

import attrs

from newsmodel.model._base import Annotation
from newsmodel.model._checks import one_of
from newsmodel.model._kinds import kind
from newsmodel.spans import Span

__all__ = ["EntityLabel", "NamedEntity", "Place", "PlaceMention", "PlaceUse"]

EntityLabel = Literal["PERSON", "ORGANIZATION", "PLACE", "GROUP", "OTHER"]
PlaceUse = Literal["literal", "associative"]


@kind("NamedEntity", merge="exclusive", within_span=True)
@attrs.frozen(kw_only=True)
class NamedEntity(Annotation):
    """A name as the recogniser saw it.

    Args:
        label: `PERSON`, `ORGANIZATION`, `PLACE`, `GROUP` (nationalities, faiths, parties) or `OTHER`.
        subtype: A finer class in the recogniser's own words, or None.
        head: The part that the name is known by, or None.

    Example:
        >>> NamedEntity(span=Span(3, 10), label="PERSON").label
        'PERSON'

    .. versionadded:: 0.1
    """

    label: EntityLabel = attrs.field(validator=one_of(get_args(EntityLabel)))
    subtype: str | None = None
    head: Span | None = None


@attrs.frozen
class Place:
    """A place on Earth.

    Args:
        name: Its usual English name.
        country: ISO 3166-1 alpha-2 code, or None (a sea, a continent).
        admin1: First-level region, as GeoNames codes it (`TX`), or None.
        lat: Latitude in degrees, north positive, in [-90, 90].
        lon: Longitude in degrees, east positive, in [-180, 180].
        geonames_id: Id in GeoNames, in [0, 2**63), or None.
        feature_class: GeoNames feature class: `P` town, `A` region, `H` water, `T` mountain ….

    Example:
        >>> Place("Geneva", country="CH", lat=46.2, lon=6.15).country
        'CH'

    .. versionadded:: 0.1
    """

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    feature_class: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise ValueError(f"lat={self.lat} is not in [-90, 90]")
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise ValueError(f"lon={self.lon} is not in [-180, 180]")
        if self.geonames_id is not None and not 0 <= self.geonames_id < 2**63:
            raise ValueError(f"geonames_id={self.geonames_id} is not in [0, 2**63)")


@kind("PlaceMention", merge="exclusive", within_span=True)
@attrs.frozen(kw_only=True)
class PlaceMention(Annotation):
    """A toponym in the text.

    Args:
        name: The name looked up, as `"Russia"` for "Russian".
        place: Where it is, or None where it could not be resolved.
        use: `literal` ("in Paris") or `associative` ("Russian banks", "the Paris Agreement");
            the terms are those of Gritta et al. 2019.

    Example:
        >>> PlaceMention(span=Span(0, 6), name="Geneva", place=Place("Geneva", "CH")).place.country
        'CH'

    .. versionadded:: 0.1
    """

    name: str
    place: Place | None = None
    use: PlaceUse = attrs.field(default="literal", validator=one_of(get_args(PlaceUse)))
