"""What the names of a text say about each other's places."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from math import exp

from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.geo import around, block_of, distance_km
from newsmodel_locations.listed import Area, Listed, is_great

__all__ = ["Name", "Neighbours", "Support", "Vector"]

Vector = list[tuple[str, float]]  # the features that aren't zero
Point = tuple[float, float, int, int]  # latitude, longitude, number of the name, GeoNames id
_PEERS = 60
_NATIONS = 2  # besides one: news of the world
_AREAS = frozenset({"country", "region"})
_LOUDEST = 3.0
_WINDOW, _WIDTH = 4.0, 8.0  # degrees north and south, east and west
_DECAY_KM = 60


class Name:
    """A name of a text and what its mentions say of it.

    Args:
        key: Look-up key.
        sort: "gaz", "abbr" or "dem".
        listed: The places it may stand for.
        first: Code point of its first mention.
        stated: Regions or countries that mentions name after a comma: "Paris, Texas".

    Attributes:
        entries: The places.
        siblings: Key and sort of names that it is listed with: "Ukraine or Georgia".
    """

    __slots__ = ("entries", "first", "key", "listed", "siblings", "sort", "stated")

    def __init__(
        self, key: str, sort: str, listed: Listed, first: int, stated: tuple[Entry, ...] = ()
    ) -> None:
        self.key, self.sort, self.listed, self.first, self.stated = key, sort, listed, first, stated
        self.entries = listed.entries
        self.siblings: list[tuple[str, str]] = []


class Support:
    """How well each region, country and cell of the globe would explain a text's names.

    A name speaks for each region that has a place of that name, the louder the fewer there are.
    It is spatial minimality (Leidner 2007) in linear time.

    Args:
        names: All names.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        nations = {n.entries[0].country for n in names if n.listed.slots[0] == "country"}
        hinted = {n.entries[0].country for n in names if n.entries[0].code == "PPLC" or n.sort == "dem"}
        self.nations = nations | hinted
        places = [n.listed.great for n in names if n.sort != "dem" and n.listed.lead != "c"]
        self.great, self.others = sum(places), len(places) - 1
        self.worldwide = min(max(0, len(nations) - 1), _NATIONS) / _NATIONS
        # Only names of several places ask, and only for where those are.
        several = [n.listed.areas for n in names if len(n.entries) > 1]
        asked = set(chain.from_iterable(chain.from_iterable(several)))
        self.total: dict[Area, float] = dict.fromkeys(asked, 0.0)
        total = self.total
        for name in names:
            footprint = name.listed.footprint
            for area in footprint.keys() & asked:
                total[area] += footprint[area]

    def features(self, name: Name) -> Iterator[Vector]:
        """The support of each of a name's places by the other names."""
        mine, total = name.listed.footprint.get, self.total
        support = [
            (
                total[region] - mine(region, 0.0),
                total[cell] - mine(cell, 0.0),
                total[country] - mine(country, 0.0),
            )
            for region, cell, country in name.listed.areas
        ]
        tops = [max(values) - 0.01 if max(values) > 0.01 else 9e9 for values in zip(*support, strict=True)]
        top_region, top_cell, top_country = tops
        overshadowed = name.listed.overshadowed
        company = self._company(name)
        for entry, slot, (region, cell, country) in zip(
            name.entries, name.listed.slots, support, strict=True
        ):
            x: Vector = []
            if company and is_great(entry):
                x.append(("great_company", company))
            if overshadowed and entry in overshadowed and entry.country not in self.nations:
                x.append(("overshadowed", 1.0))
            if region:
                x.append(("region_support", min(region, _LOUDEST)))
                if region > top_region:
                    x.append(("best_region", 1.0))
            if cell and slot not in _AREAS:
                x.append(("cell_support", min(cell, _LOUDEST)))
                if cell > top_cell:
                    x.append(("best_cell", 1.0))
            if country:
                x.append(("country_support", min(country, _LOUDEST)))
                if country > top_country:
                    x.append(("best_country", 1.0))
            yield x

    def _company(self, name: Name) -> float:
        """The share of great towns among the other names that are no countries."""
        great = self.great - name.listed.great
        return great / self.others if great and name.sort != "dem" and name.listed.lead != "c" else 0.0


class Neighbours:
    """The other names of a text under their present reading.

    Args:
        names: All names.
        places: The place of each, for now.
    """

    def __init__(self, names: Sequence[Name], places: Sequence[Entry]) -> None:
        self.names, self.places = names, places
        self.regions = Counter([place.admin1 for place in places if place.admin1])
        self.countries = Counter([place.country for place in places if place.country])
        self.stated_regions = Counter([place.admin1 for place in places if place.code == "ADM1"])
        self.total = max(1, len(places) - 1)
        self.main_country = max(sorted(self.countries), key=lambda c: self.countries[c], default="")
        points = [i for i, p in enumerate(places) if p.code.startswith(("PPL", "ADM2"))]
        self.points = sorted(
            [(places[k].lat, places[k].lon, k, places[k].geonames_id) for k in points[:_PEERS]]
        )
        self._around = around([(block_of(point[0], point[1]), point) for point in self.points])
        self.keys = {name.key: i for i, name in enumerate(names)}
        index = {(name.key, name.sort): i for i, name in enumerate(names)}
        self.siblings = [[index[s] for s in name.siblings if s in index] for name in names]

    def features(self, i: int) -> Iterator[Vector]:
        """Features of each place of name i that look at the other names."""
        name, place = self.names[i], self.places[i]
        siblings = [self.places[k] for k in self.siblings[i]]
        kin = self.keys.get(name.key + " county")
        county = self.places[kin].admin1 if kin is not None else ""
        first = self.places[0].admin1 if i else ""
        regions, countries, total = self.regions.get, self.countries.get, self.total
        own_region, own_nation, stated = place.admin1, place.country, self.stated_regions
        listed = name.listed
        for slot, entry, block in zip(listed.slots, listed.entries, listed.blocks, strict=True):
            admin1, nation = entry.admin1, entry.country
            same, country = regions(admin1, 0), countries(nation, 0)
            if same and admin1 == own_region:
                same -= 1
            if country and nation == own_nation:
                country -= 1
            x: Vector = []
            if slot == "country":
                if country:
                    x.append(("holds", country / total))
                if nation == self.main_country:
                    x.append(("is_main_country", 1.0))
            else:
                if same:
                    x.append(("holds" if slot == "region" else "same_region", same / total))
                if admin1 in stated and slot != "region" and self._names_region(place, admin1):
                    x.append(("named_region", 1.0))
                if same:
                    x.append(("is_main_region", 1.0))
            if country:
                x.append(("same_country", country / total))
            if siblings:
                sort = entry.code[:3]
                x.append(("sibling_class", sum([s.code[:3] == sort for s in siblings]) / len(siblings)))
                if sort != "PCL":
                    share = sum([s.country == nation for s in siblings]) / len(siblings)
                    x.append(("sibling_country", share))
            if slot not in _AREAS:
                if near := self._around.get(block):
                    self._add_distances(x, i, entry, near)
                if admin1 and first == admin1:
                    x.append(("first_region", 1.0))
                if admin1 and county == admin1:
                    x.append(("county_kin", 1.0))
            yield x

    def _names_region(self, place: Entry, region: str) -> bool:
        """Whether the region is named, and not only by the name in question."""
        count = self.stated_regions.get(region, 0)
        return count > 0 and not (count == 1 and place.code == "ADM1" and place.admin1 == region)

    def _add_distances(self, x: Vector, i: int, entry: Entry, near: Sequence[Point]) -> None:
        """How many other places are near, and how near the nearest is."""
        lat, lon, identity = entry.lat, entry.lon, entry.geonames_id
        total = closest = 0.0
        for y, other_lon, k, other in near:
            if (
                k != i
                and abs(y - lat) < _WINDOW
                and abs(other_lon - lon) < _WIDTH
                and (other != identity or not identity)
            ):
                w = _nearness(lat, lon, y, other_lon)
                total += w
                closest = max(closest, w)
        if closest:
            x += [("near", total / len(self.points)), ("nearest", closest)]


@lru_cache(maxsize=20_000)
def _nearness(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    return exp(-distance_km(lat1, lon1, lat2, lon2) / _DECAY_KM)
