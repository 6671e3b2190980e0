"""What the resolver asks of a gazetteer."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

__all__ = ["Entry", "Gazetteer", "feature_class"]

_CLASSES = {
    "A": {
        "PCLI",
        "PCLH",
        "PCLS",
        "PCL",
        "PCLD",
        "PCLF",
        "PCLIX",
        "ADM1",
        "ADM2",
        "ADM3",
        "ADM4",
        "ADMD",
        "TERR",
    },
    "L": {"CONT", "RGN", "PRK", "AREA", "BASE", "RGNE"},
    "H": {"SEA", "BAY", "GULF", "STRT", "CHN", "LK", "STM", "CNL", "RF", "OCN", "LKS", "RSV", "SD"},
    "T": {"MT", "MTS", "ISL", "ISLS", "PEN", "CAPE", "VAL", "DSRT", "PLN", "HLL", "PK"},
    "S": {"BLDG", "AIRP", "SCH", "HSP", "UNIV", "CH", "STDM"},
}
_CLASS_OF = {code: letter for letter, codes in _CLASSES.items() for code in codes}


def feature_class(code: str) -> str:
    """The GeoNames feature class of a feature code.

    Args:
        code: A GeoNames feature code, such as `"ADM1"`.

    Returns:
        "A" (country, region), "H" (sea), "L" (area), "P" (town), "R" (road), "S" (site), "T" (hill, island).

    Example:
        >>> feature_class("PPLC"), feature_class("STM")
        ('P', 'H')
    """
    if code.startswith(("PPL", "STLMT")):
        return "P"
    return _CLASS_OF.get(code) or ("R" if code in {"RD", "ST"} else "S")


class Entry(NamedTuple):
    """One place of a gazetteer.

    Args:
        name: Its name as the gazetteer has it.
        code: GeoNames feature code: "PCLI" a country, "ADM1" a first-level region, "PPL" a town, and so on.
        country: ISO 3166-1 alpha-2, or "" (a sea).
        admin1: Its first-level region, as "US.TX", or "".
        lat: Degrees north.
        lon: Degrees east.
        geonames_id: GeoNames id, or 0.
        population: Inhabitants, or 0.

    Example:
        >>> Entry("Paris", "PPL", "US", "US.TX", 33.66, -95.55, 4717560, 24782).admin1
        'US.TX'
    """

    name: str
    code: str
    country: str
    admin1: str
    lat: float
    lon: float
    geonames_id: int
    population: int


@runtime_checkable
class Gazetteer(Protocol):
    """A place to look names up in.

    Whoever has a better one implements these methods; `Settings(gazetteer=...)` takes it.
    """

    def lookup(self, key: str) -> Sequence[Entry]:
        """The places a name may stand for.

        Args:
            key: The name, after `newsmodel_locations.key_of`.

        Returns:
            The entries, in any order; empty where the name is unknown.
        """
        ...

    def continues(self, prefix: str) -> bool:
        """Whether a longer name starts with this.

        Args:
            prefix: The beginning of a key.

        Returns:
            True where some key starts with it and is longer; always True is right too, only slower.
        """
        ...

    def region(self, code: str) -> Entry | None:
        """A first-level region.

        Args:
            code: As "US.TX".

        Returns:
            Its entry, or None.
        """
        ...
