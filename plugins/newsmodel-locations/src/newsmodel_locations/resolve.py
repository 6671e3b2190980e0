"""Which place each name of a text stands for, decided for all names together."""

from collections.abc import Mapping, Sequence
from math import exp, log10

from newsmodel_locations.evidence import contained_in
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.keys import key_of
from newsmodel_locations.listed import Listed
from newsmodel_locations.memo import remember
from newsmodel_locations.support import Name, Neighbours, Support, Vector

__all__ = ["FEATURES", "PlaceModel", "Resolver", "best_of", "dot", "own_features", "worldwide"]

FEATURES = (
    "country", "region", "county", "capital", "town", "other", "people", "largest", "own_name", "stated",
    "same_region", "same_country", "near", "nearest", "holds", "is_main_region", "is_main_country",
    "home", "home_country", "first_region", "demonym_country", "county_kin", "us_town", "bare_county",
    "region_support", "best_region", "cell_support", "best_cell", "country_support", "best_country",
    "town_named_as_area", "people_of_area", "host_country", "in_host", "people_of_county", "named_region",
    "people_worldwide", "us_town_worldwide", "country_worldwide", "region_worldwide", "capital_worldwide",
    "sibling_class", "sibling_country", "small_elsewhere", "great_company", "overshadowed",
)  # fmt: skip
_ROUNDS = 2
_KEPT = 2_000  # names
_KNOWN_STATES = frozenset(["US", "CA", "AU", "GB"])
_NEITHER = (0.0, 0.0)
_LARGE = 100_000
_TOWNS = frozenset(["town", "capital"])
_WORLDWIDE = {name: name + "_worldwide" for name in ("people", "us_town", "country", "region", "capital")}


class PlaceModel:
    """Weights of the resolver's features; keeps what they say of names whatever the text.

    Args:
        alone: Weights, by feature, used before any other name is resolved.
        together: Weights once the other names have a first guess.
    """

    def __init__(self, alone: Mapping[str, float], together: Mapping[str, float]) -> None:
        self.alone, self.together = dict(alone), dict(together)
        features = dict.fromkeys([*alone, *together])
        self._both = {f: (self.alone.get(f, 0.0), self.together.get(f, 0.0)) for f in features}
        self._own: dict[Listed, list[tuple[float, float, float, float]]] = {}

    def scores(self, vector: Vector) -> tuple[float, float]:
        """What a vector scores alone and together."""
        alone = together = 0.0
        both = self._both.get
        for feature, value in vector:
            one, other = both(feature, _NEITHER)
            alone += one * value
            together += other * value
        return alone, together

    def own(self, name: Name) -> list[tuple[float, float, float, float]]:
        """Scores of each place of a name alone and together, and what a text of the world adds to them."""
        known = self._own.get(name.listed)
        if known is None:
            vectors = own_features(name)
            far = [worldwide(v, 1.0) for v in vectors]
            scores = [(*self.scores(v), *self.scores(f)) for v, f in zip(vectors, far, strict=True)]
            known = remember(self._own, name.listed, scores, _KEPT)
        return known


class Resolver:
    """Scores places by a log-linear model over a handful of features.

    Args:
        model: The weights.
        home: A first-level region ("US.TX") or a country ("IE") where the text was published, or None.
        host: Country of the address that it was published at, or "", and the places that it is named after.
    """

    def __init__(
        self,
        model: PlaceModel,
        home: str | None = None,
        host: tuple[str, Sequence[Entry]] = ("", ()),
    ) -> None:
        self.model, self.home = model, home
        self.host_country, self.host_places = host
        self._host = Name("//", "gaz", Listed(self.host_places), -1) if self.host_places else None

    def resolve(self, names: Sequence[Name], written: str = "") -> list[tuple[Entry, float]]:
        """The place of each name and how likely it is.

        Args:
            names: Names with at least one entry each, in the order of their first mentions.
            written: The country whose words the text has, or "".

        Returns:
            For each name an entry and its probability.
        """
        count = len(names)
        names = [*names, self._host] if self._host and count else names
        best = [name.entries[0] for name in names]
        scores = self._first_guess(names, best, written)
        latest: dict[int, list[float]] = {}
        for _ in range(_ROUNDS if scores else 0):
            view = Neighbours(names, best)
            before, best = best, list(best)
            for i, fixed in scores.items():
                together = self.model.together
                features = zip(fixed, view.features(i), strict=True)
                latest[i] = [s + dot(together, x) if x else s for s, x in features]
                best[i] = names[i].entries[_top(latest[i])]
            if all(old is new for old, new in zip(before, best, strict=True)):
                break
        return [best_of(names[i], latest[i]) if i in scores else (best[i], 1.0) for i in range(count)]

    def _first_guess(self, names: Sequence[Name], best: list[Entry], written: str) -> dict[int, list[float]]:
        """Resolve each name that has several places by itself; return its scores for what follows."""
        support = Support(names)
        share = support.worldwide
        result = {}
        for i, name in enumerate(names):
            if len(name.entries) == 1:
                continue
            first, later = [], []
            told = self.told(name, written)
            own = self.model.own(name)
            for (a, b, far_a, far_b), x, y in zip(own, support.features(name), told, strict=True):
                alone, together = self.model.scores(x + y if y else x)
                first.append(a + share * far_a + alone)
                later.append(b + share * far_b + together)
            best[i] = name.entries[_top(first)]
            result[i] = later
        return result

    def told(self, name: Name, written: str = "") -> list[Vector]:
        """Features of each place that need what the text or its publisher says of it."""
        result: list[Vector] = [[] for _ in name.entries]
        if not (written or name.stated or self.home or self.host_country or self.host_places):
            return result
        home_country = self.home.split(".")[0] if self.home else ""
        for x, entry, slot in zip(result, name.entries, name.listed.slots, strict=True):
            if any(contained_in(entry, outer) for outer in name.stated):
                x.append(("stated", 1.0))
            if self.home and entry.admin1 == self.home:
                x.append(("home", 1.0))
            if home_country and entry.country == home_country:
                x.append(("home_country", 1.0))
            small = slot == "county" or (slot == "town" and entry.population < _LARGE)
            if written and small and entry.country != written:
                x.append(("small_elsewhere", 1.0))
            if self.host_country and entry.country == self.host_country:
                x.append(("host_country", 1.0))
            if slot in _TOWNS and entry in self.host_places:
                x.append(("in_host", 1.0))
        return result


def own_features(name: Name) -> list[Vector]:
    """Features of each place of a name that need no text."""
    entries, slots = name.entries, name.listed.slots
    largest = max([e.population for e in entries])
    area = any(
        slot == "country" or (slot == "region" and e.country in _KNOWN_STATES)
        for e, slot in zip(entries, slots, strict=True)
    )
    result = []
    for entry, slot in zip(entries, slots, strict=True):
        people = log10(entry.population + 1) / 3
        x: Vector = [(slot, 1.0)]
        if slot in _TOWNS:
            x.append(("people", people))
        elif slot == "county":
            x.append(("people_of_county", people))
        elif slot in {"country", "region"}:
            x.append(("people_of_area", people))
        if entry.population == largest > 0:
            x.append(("largest", 1.0))
        own = key_of(entry.name)
        if slot == "capital" or _alike(own, name.key):
            x.append(("own_name", 1.0))
        if slot == "country" and name.sort == "dem":
            x.append(("demonym_country", 1.0))
        if slot == "town" and entry.country == "US":
            x.append(("us_town", 1.0))
        if slot == "town" and area:
            x.append(("town_named_as_area", 1.0))
        if slot == "county" and own != name.key:
            x.append(("bare_county", 1.0))
        result.append(x)
    return result


def worldwide(own: Vector, share: float) -> Vector:
    """What a text that names several nations adds to a place's own features.

    Args:
        own: Its own features.
        share: From 0 to 1, how much the text is of the world.
    """
    return [(_WORLDWIDE[f], share * value) for f, value in own if f in _WORLDWIDE]


def _alike(own: str, key: str) -> bool:
    """Whether a name is the gazetteer's own one, or an English form of it (Genève, Geneva)."""
    return own.startswith(key) or own[:3] == key[:3]


def dot(weights: Mapping[str, float], vector: Vector) -> float:
    """The sum of a vector's features times their weights."""
    total, get = 0.0, weights.get
    for feature, value in vector:
        total += get(feature, 0.0) * value
    return total


def _top(scores: Sequence[float]) -> int:
    return scores.index(max(scores))


def best_of(name: Name, scores: Sequence[float]) -> tuple[Entry, float]:
    """The place with the greatest score, and the softmax probability of it and of those at the same spot."""
    top = _top(scores)
    place = name.entries[top]
    odds = [exp(s - scores[top]) for s in scores]
    same = sum([o for o, e in zip(odds, name.entries, strict=True) if _together(e, place)])
    return place, same / sum(odds)


def _together(one: Entry, other: Entry) -> bool:
    """A town and the district named after it are one answer."""
    return abs(one.lat - other.lat) < 0.5 and abs(one.lon - other.lon) < 0.8
