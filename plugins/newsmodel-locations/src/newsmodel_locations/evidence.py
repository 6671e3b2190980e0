"""What a whole text says about each name and about where it plays."""

from collections.abc import Sequence

from newsmodel_locations.candidates import Candidate, Counts
from newsmodel_locations.document import Document
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.geo import around, block_of, distance_km
from newsmodel_locations.lexicon import lexicon
from newsmodel_locations.listed import is_country

__all__ = ["Evidence", "contained_in"]

_REGIONS = frozenset({"ADM1", "PCLI", "PCLS", "PCL"})
_ANCHORS = 40
_WINDOW, _WIDTH = 3.0, 6.0  # degrees north and south, east and west
_NEAR = ((30, "30"), (100, "100"), (300, "300"))  # kilometres


def contained_in(inner: Entry, outer: Entry) -> bool:
    """Whether a place lies in a country or a first-level region."""
    if outer.code == "ADM1":
        return inner.admin1 == outer.admin1 and inner is not outer
    return is_country(outer) and inner.country == outer.country and inner is not outer


class Evidence:
    """Counts over all candidates of a text.

    Args:
        doc: The text.
        candidates: Its candidates, sorted.
    """

    def __init__(self, doc: Document, candidates: Sequence[Candidate]) -> None:
        self.countries: set[str] = set()
        self.regions: set[str] = set()
        self.anchors: list[Entry] = []
        self.by_start: dict[int, list[Candidate]] = {}
        self.by_end: dict[int, list[Candidate]] = {}
        for c in candidates:
            self.by_start.setdefault(c.first, []).append(c)
            self.by_end.setdefault(c.last, []).append(c)
        self._near: dict[str, str] = {}
        self._count(doc, candidates)
        self._anchor(doc, candidates)
        self._around = around([(block_of(a.lat, a.lon), (a.lat, a.lon, a.geonames_id)) for a in self.anchors])

    def _count(self, doc: Document, candidates: Sequence[Candidate]) -> None:
        locative = lexicon().classes["locative"]
        counts: dict[str, Counts] = {}
        lowers, forms = doc.lowers, doc.forms
        for c in candidates:
            known = counts.get(c.key)
            if known is None:
                known = counts[c.key] = Counts()
            c.counts = known
            known.total += 1
            i = c.first - 1
            if i < 0:
                continue
            before = lowers[i]
            if before in locative:
                known.locative += 1
            if (i in forms and forms[i].calls) or (len(before) == 2 and before[1] == "."):
                known.person += 1

    def _anchor(self, doc: Document, candidates: Sequence[Candidate]) -> None:
        """Find the regions and countries that the text names, and the places that are sure."""
        seen, anchors = set(), self.anchors
        countries, regions = self.countries, self.regions
        for c in candidates:
            listed = c.listed
            if not listed.entries:
                continue
            outer = c.outer = self._following_region(doc, c)
            if outer is not None:
                c.counts.followed += 1
                inside = [e for e in listed.entries if contained_in(e, outer)]
                if inside and inside[0].geonames_id not in seen:
                    seen.add(inside[0].geonames_id)
                    anchors.append(inside[0])
            best = listed.entries[0]
            if listed.only_country:
                countries.add(best.country)
            elif c.sort == "abbr" and best.code == "ADM1":
                regions.add(best.admin1)
                countries.add(best.country)
            elif listed.clearly_region:
                regions.add(best.admin1)
            elif listed.sure and best.geonames_id not in seen and len(anchors) < _ANCHORS:
                seen.add(best.geonames_id)
                anchors.append(best)
        regions.update([anchor.admin1 for anchor in anchors if anchor.admin1])

    def _following_region(self, doc: Document, c: Candidate) -> Entry | None:
        """The state or country after a comma: "Paris, Texas"."""
        j = c.last
        if j + 1 >= doc.count or doc.words[j] != "," or doc.starts[j] - c.end > 1:
            return None
        for other in self.by_start.get(j + 1, ()):
            if other.sort in {"gaz", "abbr"}:
                for entry in other.entries[:3]:
                    if entry.code in _REGIONS and any(contained_in(e, entry) for e in c.entries):
                        return entry
        return None

    def setting(self, c: Candidate) -> str:
        """Whether a name has a place in a region or a country that the text names."""
        inside = "" if self.regions.isdisjoint(c.listed.regions) else "inregion "
        return inside if self.countries.isdisjoint(c.listed.countries) else inside + "incountry "

    def rivals(self, c: Candidate) -> tuple[str, str]:
        """The sorts of the longer and of the shorter candidates that begin or end where this one does."""
        longer = shorter = ""
        first, last, end = c.first, c.last, c.end
        at_start, at_end = self.by_start[first], self.by_end[last]
        if len(at_start) > 1:
            for o in at_start:
                if o.last > last or o.end > end:
                    longer = max(longer, o.sort)
                elif o.last < last:
                    shorter = max(shorter, o.sort)
        if len(at_end) > 1:
            for o in at_end:
                if o.first < first:
                    longer = max(longer, "e" + o.sort)
                elif o.first > first:
                    shorter = max(shorter, "e" + o.sort)
        return longer, shorter

    def near(self, c: Candidate) -> str:
        """Within how many kilometres of a place of a name another place is that is sure."""
        known = self._near.get(c.key)
        if known is None:
            known = self._near[c.key] = self._nearest(c) if self.anchors else "none"
        return known

    def _nearest(self, c: Candidate) -> str:
        if self._around.keys().isdisjoint(c.listed.blocks):
            return "far"
        best = 9999.0
        own = {e.geonames_id for e in c.entries}
        for entry, block in zip(c.entries, c.listed.blocks, strict=True):
            lat, lon = entry.lat, entry.lon
            for y, x, identity in self._around.get(block, ()):
                if abs(y - lat) < _WINDOW and abs(x - lon) < _WIDTH and identity not in own:
                    best = min(best, distance_km(lat, lon, y, x))
        return next((name for limit, name in _NEAR if best < limit), "far")
