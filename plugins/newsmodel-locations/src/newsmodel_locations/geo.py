"""Distances on the globe."""

from collections.abc import Iterable
from math import asin, cos, floor, radians, sin, sqrt
from typing import TypeVar

__all__ = ["around", "block_of", "distance_km"]

_DIAMETER_KM = 2 * 6371.0
_ROW = 64  # more than there are blocks on a parallel
_BLOCKS = tuple([row + column for row in (-_ROW, 0, _ROW) for column in (-1, 0, 1)])
T = TypeVar("T")


def block_of(lat: float, lon: float) -> int:
    """The block of four degrees by eight that a point lies in.

    Args:
        lat: Degrees north.
        lon: Degrees east.
    """
    return floor(lat / 4) * _ROW + floor(lon / 8)


def around(placed: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """For each block what lies in it or in one next to it, in the order given.

    Args:
        placed: Each thing after its block.

    Example:
        >>> near_paris = around([(block_of(48.9, 2.4), "Paris")])
        >>> near_paris.get(block_of(51.5, -0.1)), near_paris.get(block_of(40.7, -74.0))
        (['Paris'], None)
    """
    result: dict[int, list[T]] = {}
    for block, thing in placed:
        for step in _BLOCKS:
            result.setdefault(block + step, []).append(thing)
    return result


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance.

    Args:
        lat1: Degrees north of one point.
        lon1: Degrees east of it.
        lat2: Degrees north of the other.
        lon2: Degrees east of it.

    Returns:
        Kilometres, by the haversine formula.

    Example:
        >>> round(distance_km(48.85, 2.35, 51.51, -0.13))
        344
    """
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return _DIAMETER_KM * asin(sqrt(min(1.0, h)))
