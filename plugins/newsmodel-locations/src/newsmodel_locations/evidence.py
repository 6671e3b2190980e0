"""What a whole text says about each name and about where it plays."""

from collections import Counter
from collections.abc import Sequence

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.document import Document
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.geo import distance_km
from newsmodel_locations.lexicon import lexicon

__all__ = ["Evidence", "contained_in"]

_REGIONS = {"ADM1", "PCLI", "PCLS", "PCL"}
_SURE_PEOPLE = 100_000
_ANCHORS = 40


def contained_in(inner: Entry, outer: Entry) -> bool:
    """Whether a place lies in a country or a first-level region."""
    if outer.code == "ADM1":
        return inner.admin1 == outer.admin1 and inner is not outer
    return bool(outer.code.startswith("PCL") and inner.country == outer.country and inner is not outer)


class Evidence:
    """Counts over all candidates of a text.

    Args:
        doc: The text.
        candidates: Its candidates, sorted.
    """

    def __init__(self, doc: Document, candidates: Sequence[Candidate]) -> None:
        self.locative: Counter[str] = Counter()
        self.occurrences: Counter[str] = Counter()
        self.person: Counter[str] = Counter()
        self.followed: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self.regions: Counter[str] = Counter()
        self.anchors: list[Entry] = []
        self.by_start: dict[int, list[Candidate]] = {}
        self.by_end: dict[int, list[Candidate]] = {}
        for c in candidates:
            self.by_start.setdefault(c.first, []).append(c)
            self.by_end.setdefault(c.last, []).append(c)
        self._near: dict[str, int] = {}
        locative, titles, given = lexicon().classes["locative"], lexicon().classes["title"], lexicon().given
        seen_anchor = set()
        for c in candidates:
            self.occurrences[c.key] += 1
            i = c.first
            before = doc.lowers[i - 1] if i else ""
            if before in locative:
                self.locative[c.key] += 1
            if i and (
                doc.words[i - 1] in given
                or doc.words[i - 1].rstrip(".") in titles
                or (len(before) == 2 and before[1] == ".")
            ):
                self.person[c.key] += 1
            if not c.entries:
                continue
            outer = self.following_region(doc, c)
            if outer is not None:
                self.followed[c.key] += 1
                inside = [e for e in c.entries if contained_in(e, outer)]
                if inside and inside[0].geonames_id not in seen_anchor:
                    seen_anchor.add(inside[0].geonames_id)
                    self.anchors.append(inside[0])
            best = c.entries[0]
            if best.code.startswith("PCL") and len(c.entries) == 1:
                self.countries[best.country] += 1
            elif c.sort == "abbr" and best.code == "ADM1":
                self.regions[best.admin1] += 1
                self.countries[best.country] += 1
            elif best.code == "ADM1" and all(e.code == "ADM1" or e.population < 50_000 for e in c.entries):
                self.regions[best.admin1] += 1
            elif _sure(c.entries) and best.geonames_id not in seen_anchor and len(self.anchors) < _ANCHORS:
                seen_anchor.add(best.geonames_id)
                self.anchors.append(best)
        for anchor in self.anchors:
            if anchor.admin1:
                self.regions[anchor.admin1] += 1

    def following_region(self, doc: Document, c: Candidate) -> Entry | None:
        """The state or country after a comma: "Paris, Texas"."""
        j = c.last
        if j + 1 < doc.count and doc.words[j] == "," and doc.starts[j] - c.end <= 1:
            for other in self.by_start.get(j + 1, ()):
                if other.entries and other.sort in {"gaz", "abbr"}:
                    for entry in other.entries[:3]:
                        if entry.code in _REGIONS and any(contained_in(e, entry) for e in c.entries):
                            return entry
        return None

    def nearest_km(self, c: Candidate) -> int:
        """Kilometres from the nearest of a candidate's places to the nearest other sure place, or -1."""
        if c.key in self._near:
            return self._near[c.key]
        best = -1.0
        own = {e.geonames_id for e in c.entries}
        for anchor in self.anchors[:_ANCHORS]:
            if anchor.geonames_id in own:
                continue
            for entry in c.entries:
                d = distance_km(entry.lat, entry.lon, anchor.lat, anchor.lon)
                if best < 0 or d < best:
                    best = d
        self._near[c.key] = int(best)
        return int(best)


def _sure(entries: Sequence[Entry]) -> bool:
    """Whether a name alone says which place is meant: the only county of the name, or a far larger town."""
    best = entries[0]
    if best.code == "ADM2":
        return len(entries) == 1
    if not best.code.startswith("PPL") or best.population < _SURE_PEOPLE:
        return False
    return all(e.population * 20 < best.population or e.admin1 == best.admin1 for e in entries[1:])
