"""Distances on the globe."""

from math import asin, cos, radians, sin, sqrt

__all__ = ["distance_km"]

_DIAMETER_KM = 2 * 6371.0


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
