"""Places on a map of the world, as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from newsmodel.model._joins import PlaceGroup
from newsmodel.model._view.marks import clean

__all__ = ["world_map"]


@cache
def _outline() -> str:
    """Return the path of the world's coasts in degrees, or nothing where the file is not shipped."""
    path = files("newsmodel").joinpath("data", "world-outline.svgpath")
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def world_map(groups: Iterable[PlaceGroup]) -> str:
    """Return an equirectangular map with a dot for each place; larger where it is named more often."""
    dots, names = [], []
    for group in groups:
        place = group.place
        if place.lat is None or place.lon is None:
            continue
        radius = min(2 + len(group.mentions), 6)
        names.append(place.name)
        dots.append(
            f'<circle cx="{place.lon + 180:.2f}" cy="{90 - place.lat:.2f}" r="{radius}" '
            f'data-a="{clean(group.mentions[0].id)}"><title>{clean(place.name)}</title></circle>'
        )
    if not dots:
        return ""
    label = clean("Map of the places: " + ", ".join(names))
    return (
        f'<svg class="map" viewBox="0 0 360 150" role="img" aria-label="{label}">'
        f'<path d="{_outline()}"/>{"".join(dots)}</svg>'
    )
