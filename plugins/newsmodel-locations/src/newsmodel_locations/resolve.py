"""Which place each name of a text stands for, decided for all names together."""

from collections.abc import Mapping, Sequence
from math import exp, log10

from newsmodel_locations.evidence import contained_in
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.keys import key_of
from newsmodel_locations.support import Name, Neighbours, Support

__all__ = ["FEATURES", "Resolver"]

FEATURES = (
    "country", "region", "county", "capital", "town", "other", "people", "largest", "own_name", "stated",
    "same_region", "same_country", "near", "nearest", "holds", "is_main_region", "is_main_country",
    "home", "home_country", "first_region", "demonym_country", "county_kin", "us_town", "bare_county",
    "region_support", "best_region", "cell_support", "best_cell", "country_support", "best_country",
    "town_named_as_area", "people_of_area",
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
    """

    def __init__(
        self, alone: Mapping[str, float], together: Mapping[str, float], home: str | None = None
    ) -> None:
        self.alone = dict(alone)
        self.together = dict(together)
        self.home = home

    def resolve(self, names: Sequence[Name]) -> list[tuple[Entry, float]]:
        """The place of each name and how likely it is.

        Args:
            names: Names with at least one entry each, in the order of their first mentions.

        Returns:
            For each name an entry and its probability.
        """
        own = [self.own(name) for name in names]
        support = Support(names)
        for i, name in enumerate(names):
            support.add(i, name, own[i])
        best = [self._best(name, own[i], self.alone) for i, name in enumerate(names)]
        for _ in range(_ROUNDS):
            view = Neighbours(names, [entry for entry, _ in best])
            best = [
                self._best(
                    name,
                    [v | view.features(i, e) for v, e in zip(own[i], name.entries, strict=True)],
                    self.together,
                )
                for i, name in enumerate(names)
            ]
        return best

    def _best(
        self, name: Name, vectors: Sequence[Mapping[str, float]], weights: Mapping[str, float]
    ) -> tuple[Entry, float]:
        scores = [sum(weights.get(f, 0.0) * x for f, x in v.items()) for v in vectors]
        top = max(range(len(scores)), key=lambda k: (scores[k], -k))
        place = name.entries[top]
        odds = [exp(s - scores[top]) for s in scores]
        same = sum(o for o, e in zip(odds, name.entries, strict=True) if _together(e, place))
        return place, same / sum(odds)

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
            x["own_name"] = float(key_of(entry.name).startswith(name.key))
            if name.stated:
                x["stated"] = float(any(contained_in(entry, outer) for outer in name.stated))
            if self.home:
                x["home"] = float(entry.admin1 == self.home)
                x["home_country"] = float(entry.country == self.home.split(".")[0])
            x["demonym_country"] = float(name.sort == "dem" and slot == "country")
            x["us_town"] = float(slot == "town" and entry.country == "US")
            x["town_named_as_area"] = float(slot == "town" and area)
            if slot in {"country", "region"}:
                x["people_of_area"] = log10(entry.population + 1) / 3
            x["bare_county"] = float(slot == "county" and key_of(entry.name) != name.key)
            result.append(x)
        return result


def _together(one: Entry, other: Entry) -> bool:
    """A town and the district named after it are one answer."""
    return abs(one.lat - other.lat) < 0.5 and abs(one.lon - other.lon) < 0.8
