"""Which place each name of a text stands for, decided for all names together."""

from collections.abc import Mapping, Sequence
from math import exp, log10

from newsmodel_locations.evidence import contained_in
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.keys import key_of
from newsmodel_locations.support import Name, Neighbours, Support

__all__ = ["FEATURES", "Resolver", "best_of", "dot"]

FEATURES = (
    "country", "region", "county", "capital", "town", "other", "people", "largest", "own_name", "stated",
    "same_region", "same_country", "near", "nearest", "holds", "is_main_region", "is_main_country",
    "home", "home_country", "first_region", "demonym_country", "county_kin", "us_town", "bare_county",
    "region_support", "best_region", "cell_support", "best_cell", "country_support", "best_country",
    "town_named_as_area", "people_of_area", "host_country", "in_host", "people_of_county", "named_region",
    "people_worldwide", "us_town_worldwide", "country_worldwide", "region_worldwide", "capital_worldwide",
    "sibling_class", "sibling_country",
)  # fmt: skip
_ROUNDS = 2
_KNOWN_STATES = frozenset(["US", "CA", "AU", "GB"])


def _slot(entry: Entry) -> str:
    code = entry.code
    if code.startswith("PCL"):
        return "country"
    other = "town" if code.startswith("PPL") else "other"
    return {"ADM1": "region", "ADM2": "county", "PPLC": "capital"}.get(code, other)


class Resolver:
    """Scores places by a log-linear model over a handful of features.

    Args:
        alone: Weights, by feature, used before any other name is resolved.
        together: Weights once the other names have a first guess.
        home: A first-level region ("US.TX") or a country ("IE") where the text was published, or None.
        host: Country of the address that it was published at, or "", and the places that it is named after.
    """

    def __init__(
        self,
        alone: Mapping[str, float],
        together: Mapping[str, float],
        home: str | None = None,
        host: tuple[str, Sequence[Entry]] = ("", ()),
    ) -> None:
        self.alone = dict(alone)
        self.together = dict(together)
        self.home = home
        self.host_country, self.host_places = host

    def resolve(self, names: Sequence[Name]) -> list[tuple[Entry, float]]:
        """The place of each name and how likely it is.

        Args:
            names: Names with at least one entry each, in the order of their first mentions.

        Returns:
            For each name an entry and its probability.
        """
        count = len(names)
        if self.host_places and count:
            names = [*names, Name("//", "gaz", self.host_places, -1)]
        best = [(name.entries[0], 1.0) for name in names]
        support = Support(names)
        fixed: dict[int, list[float]] = {}
        for i, name in enumerate(names):
            if len(name.entries) > 1:
                vectors = self.own(name)
                support.add(i, name, vectors)
                best[i] = best_of(name, [dot(self.alone, v) for v in vectors])
                fixed[i] = [dot(self.together, v) for v in vectors]
        for _ in range(_ROUNDS if fixed else 0):
            view = Neighbours(names, [entry for entry, _ in best])
            before = [entry for entry, _ in best]
            for i, scores in fixed.items():
                entries = names[i].entries
                more = [dot(self.together, view.features(i, e)) for e in entries]
                best[i] = best_of(names[i], [a + b for a, b in zip(scores, more, strict=True)])
            if all(old is new for old, (new, _) in zip(before, best, strict=True)):
                break
        return best[:count]

    def own(self, name: Name) -> list[dict[str, float]]:
        """Features of each entry that need no other name."""
        result = []
        largest = max(e.population for e in name.entries)
        area = any(
            e.code.startswith("PCL") or (e.code == "ADM1" and e.country in _KNOWN_STATES)
            for e in name.entries
        )
        for entry in name.entries:
            x: dict[str, float] = {}
            slot = _slot(entry)
            x[slot] = 1.0
            if slot in {"capital", "town"}:
                x["people"] = log10(entry.population + 1) / 3
            x["largest"] = float(entry.population == largest and largest > 0)
            x["own_name"] = float(slot == "capital" or _alike(key_of(entry.name), name.key))
            if name.stated:
                x["stated"] = float(any(contained_in(entry, outer) for outer in name.stated))
            if self.home:
                x["home"] = float(entry.admin1 == self.home)
                x["home_country"] = float(entry.country == self.home.split(".")[0])
            x["demonym_country"] = float(name.sort == "dem" and slot == "country")
            x["us_town"] = float(slot == "town" and entry.country == "US")
            x["town_named_as_area"] = float(slot == "town" and area)
            if slot == "county":
                x["people_of_county"] = log10(entry.population + 1) / 3
            if slot in {"country", "region"}:
                x["people_of_area"] = log10(entry.population + 1) / 3
            x["host_country"] = float(bool(self.host_country) and entry.country == self.host_country)
            if self.host_places and slot not in {"country", "region"}:
                x["in_host"] = float(slot in {"town", "capital"} and entry in self.host_places)
            x["bare_county"] = float(slot == "county" and key_of(entry.name) != name.key)
            result.append(x)
        return result


def _alike(own: str, key: str) -> bool:
    """Whether a name is the gazetteer's own one, or an English form of it (Genève, Geneva)."""
    return own.startswith(key) or own[:3] == key[:3]


def dot(weights: Mapping[str, float], vector: Mapping[str, float]) -> float:
    """The sum of a vector's features times their weights."""
    total = 0.0
    for feature, value in vector.items():
        if value:
            total += weights.get(feature, 0.0) * value
    return total


def best_of(name: Name, scores: Sequence[float]) -> tuple[Entry, float]:
    """The place with the greatest score, and the softmax probability of it and of those at the same spot."""
    top = max(range(len(scores)), key=lambda k: (scores[k], -k))
    place = name.entries[top]
    odds = [exp(s - scores[top]) for s in scores]
    same = sum(o for o, e in zip(odds, name.entries, strict=True) if _together(e, place))
    return place, same / sum(odds)


def _together(one: Entry, other: Entry) -> bool:
    """A town and the district named after it are one answer."""
    return abs(one.lat - other.lat) < 0.5 and abs(one.lon - other.lon) < 0.8
