"""What the gazetteer lists under a name, and what follows from it whatever the text."""

from collections.abc import Sequence
from math import floor

from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.geo import block_of

__all__ = ["UNLISTED", "Area", "Listed", "is_country"]

_CODES = {
    "PCLI": "c", "PCLS": "c", "PCL": "c", "PCLH": "c", "PCLD": "c", "ADM1": "s", "ADM2": "k", "PPLC": "q",
    "SEA": "w", "BAY": "w", "GULF": "w", "LK": "w", "STM": "w", "STRT": "w",
    "BLDG": "b", "AREA": "b", "AIRP": "b",
}  # fmt: skip
_SLOTS = {"ADM1": "region", "ADM2": "county", "PPLC": "capital"}
_SURE_PEOPLE = 100_000
_SMALL_PEOPLE = 50_000
_GREAT_PEOPLE = 1_000_000
_AT_HOME = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
_ROW = 1024  # more than there are cells on a parallel
Area = str | int


def code_letter(code: str) -> str:
    """One letter for the class of a place."""
    return _CODES.get(code) or ("p" if code.startswith("PPL") else "r")


def is_country(entry: Entry) -> bool:
    """Whether a place is a country, one of today or not."""
    return entry.code.startswith("PCL")


def is_great(entry: Entry) -> bool:
    """Whether a place is a capital or a town of a million."""
    return entry.code == "PPLC" or (entry.population >= _GREAT_PEOPLE and is_town(entry))


def is_town(entry: Entry) -> bool:
    """Whether a place is a town."""
    return entry.code.startswith("PPL")


def slot_of(code: str) -> str:
    """The resolver's word for the class of a place."""
    if code.startswith("PCL"):
        return "country"
    return _SLOTS.get(code) or ("town" if code.startswith("PPL") else "other")


class Listed:
    """The places of a name.

    Args:
        entries: The places, the most populous first.

    Attributes:
        lead: The letter of the place that the name most likely means by itself.
        profile: That, all letters, digits of the greatest population, number of places (six at most).
        regions: First-level regions that have a place of the name.
        countries: Countries that have one.
        sure: Whether the name alone says which place is meant.
        only_country: Whether it is a country and nothing else.
        clearly_region: Whether it is a region, and else small places at most.
        overshadowed: Towns abroad that have a large namesake at home; see `_overshadowed`.
        great: Whether it is a great town outside the United States, and no country; see `is_great`.
    """

    __slots__ = (
        "_areas", "_blocks", "_footprint", "_slots", "clearly_region", "countries", "entries", "great",
        "lead", "only_country", "overshadowed", "profile", "regions", "sure",
    )  # fmt: skip

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        letters = [code_letter(e.code) for e in entries]
        people = entries[0].population if entries else 0
        ranks = [(a == "c", a in "sr", e.population) for a, e in zip(letters, entries, strict=True)]
        self.lead = letters[ranks.index(max(ranks))] if letters else ""
        self.profile = (
            self.lead,
            "".join(sorted(set(letters))),
            len(str(people)) if people else 0,
            min(len(letters), 6),
        )
        self.regions = tuple(dict.fromkeys([e.admin1 for e in entries if e.code != "ADM1"]))
        self.countries = tuple(dict.fromkeys([e.country for e in entries]))
        self.sure = bool(entries) and _sure(entries)
        self.only_country = len(letters) == 1 and is_country(entries[0])
        self.clearly_region = (
            bool(entries)
            and entries[0].code == "ADM1"
            and all(e.code == "ADM1" or e.population < _SMALL_PEOPLE for e in entries)
        )
        self.great = self.lead != "c" and any(e.country != "US" and is_great(e) for e in entries)
        self.overshadowed = _overshadowed(self.entries)
        self._slots: tuple[str, ...] | None = None
        self._areas: tuple[tuple[Area, ...], ...] | None = None
        self._blocks: tuple[int, ...] | None = None
        self._footprint: dict[Area, float] | None = None

    @property
    def slots(self) -> tuple[str, ...]:
        """The resolver's class of each place."""
        if self._slots is None:
            self._slots = tuple([slot_of(e.code) for e in self.entries])
        return self._slots

    @property
    def areas(self) -> tuple[tuple[Area, ...], ...]:
        """Region, cell of the globe and country of each place."""
        if self._areas is None:
            self._areas = tuple([(e.admin1, _cell(e), "#" + e.country) for e in self.entries])
        return self._areas

    @property
    def blocks(self) -> tuple[int, ...]:
        """The block of the globe that each place lies in."""
        if self._blocks is None:
            self._blocks = tuple([block_of(e.lat, e.lon) for e in self.entries])
        return self._blocks

    @property
    def footprint(self) -> dict[Area, float]:
        """How loud the name speaks for each region, country and cell that has a place of it."""
        if self._footprint is None:
            self._footprint = self._shares()
        return self._footprint

    def _shares(self) -> dict[Area, float]:
        result: dict[Area, float] = {}
        entries = self.entries
        regions = {e.admin1 or e.country for e in entries}
        region_share, country_share = 1 / len(regions), 1 / len(self.countries)
        for entry in entries:
            if entry.admin1:
                result[entry.admin1] = region_share
            if entry.country:
                result["#" + entry.country] = country_share
        if not all(slot in {"country", "region"} for slot in self.slots):
            cells = {_cell(e) for e in entries if not is_country(e)}
            share = 1 / len(cells)
            for cell in cells:
                for near in (cell - _ROW, cell, cell + _ROW):
                    result[near - 1] = result[near] = result[near + 1] = share
        return result


def _cell(entry: Entry) -> int:
    return floor(entry.lat * 2) * _ROW + floor(entry.lon * 1.5)


def _overshadowed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Towns that few mean whose country they don't name: Newcastle in South Africa, Dundee there.

    There is a large town of the name in a country whose English news rarely names it.
    """
    home = max([e for e in entries if e.country in _AT_HOME and is_town(e)], key=_people, default=None)
    if home is None or home.population < _SURE_PEOPLE:
        return ()
    start, most = home.name[:3], 2 * home.population
    abroad = [e for e in entries if e.country not in _AT_HOME and e.code == "PPL" and e.population < most]
    return tuple([e for e in abroad if e.name.startswith(start)])


def _people(entry: Entry) -> int:
    return entry.population


def _sure(entries: Sequence[Entry]) -> bool:
    """Whether the name is the only county of the name, or a far larger town than the others."""
    best = entries[0]
    if best.code == "ADM2":
        return len(entries) == 1
    if not best.code.startswith("PPL") or best.population < _SURE_PEOPLE:
        return False
    return all(e.population * 20 < best.population or e.admin1 == best.admin1 for e in entries[1:])


UNLISTED = Listed(())
