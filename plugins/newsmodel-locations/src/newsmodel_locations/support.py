"""What the names of a text say about each other's places."""

from collections.abc import Sequence
from math import exp, floor

import attrs

from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.geo import distance_km

__all__ = ["Name", "Neighbours", "Support"]

_PEERS = 60
_NATIONS = 2  # besides one: news of the world
_AREAS = ("region", "cell", "country")
_WORLDWIDE = tuple((slot, slot + "_worldwide") for slot in ("country", "region", "capital"))
_Area = str | tuple[int, int]


@attrs.define(slots=True)
class Name:
    """A name of a text and what its mentions say of it.

    Args:
        key: Look-up key.
        sort: "gaz", "abbr" or "dem".
        entries: The places it may stand for.
        first: Code point of its first mention.
        mentions: How often it is mentioned.
        stated: Regions or countries that mentions name after a comma: "Paris, Texas".
        siblings: Key and sort of names that it is listed with: "Ukraine or Georgia".
    """

    key: str
    sort: str
    entries: Sequence[Entry]
    first: int
    mentions: int = 1
    stated: tuple[Entry, ...] = ()
    siblings: tuple[tuple[str, str], ...] = ()


class Support:
    """How well each region, country and cell of the globe would explain a text's names.

    A name speaks for each region that has a place of that name, the louder the fewer there are.
    It is spatial minimality (Leidner 2007) in linear time.

    Args:
        names: All names.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.own: list[dict[_Area, float]] = []
        self.total: dict[_Area, float] = {}
        nations = {n.entries[0].country for n in names if n.entries[0].code.startswith("PCL")}
        self.worldwide = min(max(0, len(nations) - 1), _NATIONS) / _NATIONS
        total = self.total
        for name in names:
            mine: dict[_Area, float] = {}
            regions = {e.admin1 or e.country for e in name.entries}
            cells = {_cell(e) for e in name.entries if not e.code.startswith("PCL")}
            countries = {e.country for e in name.entries}
            region_share, country_share = 1 / len(regions), 1 / len(countries)
            for entry in name.entries:
                if entry.admin1:
                    mine[entry.admin1] = region_share
                if entry.country:
                    mine["#" + entry.country] = country_share
            if not all(e.code.startswith("PCL") or e.code == "ADM1" for e in name.entries):
                share = 1 / len(cells)
                for lat, lon in cells:
                    for a in (lat - 1, lat, lat + 1):
                        mine[a, lon - 1] = mine[a, lon] = mine[a, lon + 1] = share
            self.own.append(mine)
            for area, weight in mine.items():
                total[area] = total.get(area, 0.0) + weight

    def add(self, i: int, name: Name, vectors: Sequence[dict[str, float]]) -> None:
        """Fill in the support of name i's entries by the others."""
        mine, total = self.own[i].get, self.total.get
        areas: list[tuple[_Area, ...]] = [(e.admin1, _cell(e), "#" + e.country) for e in name.entries]
        support = [[total(a, 0.0) - mine(a, 0.0) for a in three] for three in areas]
        tops = [max(values) for values in zip(*support, strict=True)]
        for x, values, entry in zip(vectors, support, name.entries, strict=True):
            x["people_worldwide"] = self.worldwide * x.get("people", 0.0)
            x["us_town_worldwide"] = self.worldwide * x.get("us_town", 0.0)
            for slot, worldwide in _WORLDWIDE:
                x[worldwide] = self.worldwide * x.get(slot, 0.0)
            for k, (area, value) in enumerate(zip(_AREAS, values, strict=True)):
                if area == "cell" and (entry.code.startswith("PCL") or entry.code == "ADM1"):
                    continue
                x[area + "_support"] = min(value, 3.0)
                x["best_" + area] = float(tops[k] > 0.01 and value > tops[k] - 0.01)


def _only(place: Entry, region: str, view: "Neighbours") -> bool:
    """Whether the region is named by nothing but the name in question."""
    return place.code == "ADM1" and place.admin1 == region and view.stated_regions[region] == 1


def _cell(entry: Entry) -> tuple[int, int]:
    return floor(entry.lat * 2), floor(entry.lon * 1.5)


class Neighbours:
    """The other names of a text under their present reading.

    Args:
        names: All names.
        places: The place of each, for now.
    """

    def __init__(self, names: Sequence[Name], places: Sequence[Entry]) -> None:
        self.names, self.places = names, places
        self.regions: dict[str, int] = {}
        self.countries: dict[str, int] = {}
        for place in places:
            if place.admin1:
                self.regions[place.admin1] = self.regions.get(place.admin1, 0) + 1
            if place.country:
                self.countries[place.country] = self.countries.get(place.country, 0) + 1
        self.stated_regions: dict[str, int] = {}
        for place in places:
            if place.code == "ADM1":
                self.stated_regions[place.admin1] = self.stated_regions.get(place.admin1, 0) + 1
        self.total = max(1, len(places) - 1)
        self.main_country = max(sorted(self.countries), key=lambda c: self.countries[c], default="")
        points = [i for i, p in enumerate(places) if p.code.startswith(("PPL", "ADM2"))]
        self.points = [(k, places[k].lat, places[k].lon, places[k].geonames_id) for k in points[:_PEERS]]
        self.keys = {name.key: i for i, name in enumerate(names)}
        index = {(name.key, name.sort): i for i, name in enumerate(names)}
        self.siblings = [[index[s] for s in name.siblings if s in index] for name in names]

    def features(self, i: int, entry: Entry) -> dict[str, float]:
        """Features of entry of name i that look at the other names."""
        place = self.places[i]
        x: dict[str, float] = {}
        same = self.regions.get(entry.admin1, 0) - (place.admin1 == entry.admin1) if entry.admin1 else 0
        country = (
            self.countries.get(entry.country, 0) - (place.country == entry.country) if entry.country else 0
        )
        if entry.code == "ADM1":
            x["holds"] = same / self.total
            x["is_main_region"] = float(same > 0)
        elif entry.code.startswith("PCL"):
            x["holds"] = country / self.total
            x["is_main_country"] = float(entry.country == self.main_country)
        else:
            x["same_region"] = same / self.total
            x["named_region"] = float(
                entry.admin1 in self.stated_regions and not _only(place, entry.admin1, self)
            )
            x["is_main_region"] = float(same > 0)
        x["same_country"] = country / self.total
        siblings = self.siblings[i]
        if siblings:
            sort = entry.code[:3]
            x["sibling_class"] = sum(self.places[k].code[:3] == sort for k in siblings) / len(siblings)
            if sort != "PCL":
                same_land = sum(self.places[k].country == entry.country for k in siblings)
                x["sibling_country"] = same_land / len(siblings)
        if not entry.code.startswith(("PCL", "ADM1")):
            total = closest = 0.0
            lat, lon, identity = entry.lat, entry.lon, entry.geonames_id
            for k, other_lat, other_lon, other_id in self.points:
                if (
                    -4 < other_lat - lat < 4
                    and -8 < other_lon - lon < 8
                    and k != i
                    and (other_id != identity or not identity)
                ):
                    w = exp(-distance_km(lat, lon, other_lat, other_lon) / 60)
                    total += w
                    closest = max(closest, w)
            x["near"] = total / max(1, len(self.points))
            x["nearest"] = closest
            first = self.places[0]
            x["first_region"] = float(i > 0 and bool(entry.admin1) and first.admin1 == entry.admin1)
            kin = self.keys.get(self.names[i].key + " county")
            if kin is not None and entry.admin1:
                x["county_kin"] = float(self.places[kin].admin1 == entry.admin1)
        return x
