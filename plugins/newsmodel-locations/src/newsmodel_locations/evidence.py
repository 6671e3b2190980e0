"""What a whole text says about each name and about where it plays."""

from collections import Counter
from collections.abc import Sequence

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.document import Document
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.geo import distance_km
from newsmodel_locations.lexicon import lexicon

__all__ = ["Evidence", "contained_in"]

_CODES = {
    "PCLI": "c", "PCLS": "c", "PCL": "c", "PCLH": "c", "PCLD": "c", "ADM1": "s", "ADM2": "k", "PPLC": "q",
    "SEA": "w", "BAY": "w", "GULF": "w", "LK": "w", "STM": "w", "STRT": "w",
    "BLDG": "b", "AREA": "b", "AIRP": "b",
}  # fmt: skip
_REGIONS = {"ADM1", "PCLI", "PCLS", "PCL"}
_SURE_PEOPLE = 100_000
_ANCHORS = 40
_FAR = 9999.0
_WINDOW = 3.0  # degrees


def code_letter(entry: Entry) -> str:
    """One letter for the class of a place."""
    return _CODES.get(entry.code) or ("p" if entry.code.startswith("PPL") else "r")


def lead_of(entries: Sequence[Entry]) -> str:
    """The letter of the place that a name most likely means by itself."""
    letters = [(code_letter(e), e.population) for e in entries]
    return max(letters, key=lambda t: (t[0] == "c", t[0] in "sr", t[1]))[0] if letters else ""


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
        self._profiles: dict[tuple[str, str], tuple[str, str, int, int]] = {}
        self._settings: dict[tuple[str, str], str] = {}
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

    def profile(self, c: Candidate) -> tuple[str, str, int, int]:
        """Of a name: lead letter, all letters, digits of the greatest population, number of places."""
        known = self._profiles.get((c.key, c.sort))
        if known is None:
            letters = "".join(sorted({code_letter(e) for e in c.entries}))
            people = c.entries[0].population if c.entries else 0
            known = (lead_of(c.entries), letters, len(str(people)) if people else 0, min(len(c.entries), 6))
            self._profiles[c.key, c.sort] = known
        return known

    def setting(self, c: Candidate) -> str:
        """Whether a name has a place in a region or a country that the text names."""
        known = self._settings.get((c.key, c.sort))
        if known is None:
            known = (
                "inregion " if any(e.admin1 in self.regions for e in c.entries if e.code != "ADM1") else ""
            )
            known += "incountry " if any(e.country in self.countries for e in c.entries) else ""
            self._settings[c.key, c.sort] = known
        return known

    def rivals(self, c: Candidate) -> tuple[str, str]:
        """The sorts of the longer and of the shorter candidates that begin or end where this one does."""
        longer = shorter = ""
        for o in self.by_start.get(c.first, ()):
            if o.last > c.last or o.end > c.end:
                longer = max(longer, o.sort)
            elif o.last < c.last:
                shorter = max(shorter, o.sort)
        for o in self.by_end.get(c.last, ()):
            if o.first < c.first:
                longer = max(longer, "e" + o.sort)
            elif o.first > c.first:
                shorter = max(shorter, "e" + o.sort)
        return longer, shorter

    def nearest_km(self, c: Candidate) -> int:
        """Kilometres between a candidate's places and the nearest other sure place; -1 without one."""
        if c.key in self._near:
            return self._near[c.key]
        best = _FAR if self.anchors else -1.0
        own = {e.geonames_id for e in c.entries}
        for anchor in self.anchors:
            if anchor.geonames_id in own:
                continue
            lat, lon = anchor.lat, anchor.lon
            for entry in c.entries:
                if -_WINDOW < entry.lat - lat < _WINDOW and -2 * _WINDOW < entry.lon - lon < 2 * _WINDOW:
                    best = min(best, distance_km(entry.lat, entry.lon, lat, lon))
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
