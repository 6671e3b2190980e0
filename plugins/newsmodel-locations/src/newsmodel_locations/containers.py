"""Towns that a text states as where a place is: "Kurla, Mumbai", "Kurla, a suburb of Mumbai"."""

from collections.abc import Iterator, Mapping, Sequence

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.geo import distance_km
from newsmodel_locations.lexicon import lexicon
from newsmodel_locations.recognise import Reading

__all__ = ["held_by", "stated_towns"]

_PARTS = frozenset("pq")  # letters of leading places that a town may hold, and of towns
_REACH_KM = 100
_ENDS = frozenset({".", ",", ";", ")", "!", "?", "\u201d", '"', "'s", "\u2019s"})
_LISTS = frozenset({"and", "or", "&", "nor"})
_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST_KIND = 4  # words between "a" and "of"
NameOf = tuple[str, str]


def stated_towns(reading: Reading, mentions: Sequence[Candidate]) -> dict[NameOf, NameOf]:
    """For each name that the text puts in a town, that town's name.

    Args:
        reading: What was recognised.
        mentions: The mentions, in order.
    """
    found: dict[NameOf, NameOf] = {}
    words, count = reading.doc.words, reading.doc.count
    at = {c.first: c for c in mentions if c.sort == "gaz" and c.listed.lead in _PARTS}
    for c in at.values():
        j = c.last
        if c.outer is not None or j + 1 >= count or words[j] != "," or reading.doc.starts[j] != c.end:
            continue
        town = _after_comma(reading, at, c) or _after_kind(reading, at, j + 1)
        if town is not None and town.key != c.key:
            found.setdefault((c.key, c.sort), (town.key, town.sort))
    return found


def _after_comma(reading: Reading, at: Mapping[int, Candidate], c: Candidate) -> Candidate | None:
    """The town right after a comma, where neither belongs to a list: "in Kurla, Mumbai"."""
    town, lowers = at.get(c.last + 1), reading.doc.lowers
    if town is None or not c.first or lowers[c.first - 1] not in lexicon().classes["at_places"]:
        return None
    if reading.doc.initial[c.first - 1] or town.last >= reading.doc.count:
        return None  # "In Baghdad, Washington ..." begins a clause
    after = lowers[town.last]
    if after not in _ENDS and after not in lexicon().classes["at_places"]:
        return None
    if after == "," and (town.outer is None and _goes_on(reading, at, town.last + 1)):
        return None
    return town


def _goes_on(reading: Reading, at: Mapping[int, Candidate], i: int) -> bool:
    """Whether a list goes on: "in Paris, London, Rome", "in Paris, London, and Rome"."""
    return i in at or (
        i < reading.doc.count and (reading.doc.lowers[i] in _LISTS or reading.doc.is_cap[i] > 0)
    )


def _after_kind(reading: Reading, at: Mapping[int, Candidate], i: int) -> Candidate | None:
    """The town of an apposition: "a suburb of Mumbai", "the northern district of Leeds"."""
    lowers, parts = reading.doc.lowers, lexicon().classes["part_of_town"]
    if lowers[i] not in _ARTICLES:
        return None
    for j in range(i + 1, min(i + _LONGEST_KIND, reading.doc.count - 2)):
        if lowers[j] in parts and lowers[j + 1] in {"of", "in"}:
            return at.get(j + 2)
    return None


def held_by(entries: Sequence[Entry], town: Entry) -> Iterator[Entry]:
    """The places that lie in or around a town, or are it."""
    for entry in entries:
        if distance_km(entry.lat, entry.lon, town.lat, town.lon) <= _REACH_KM:
            yield entry
