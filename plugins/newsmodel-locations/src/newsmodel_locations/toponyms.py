"""The extractor: PlaceMention from the text and a gazetteer."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

import attrs

from newsmodel import Draft, NamedEntity, Place, PlaceMention, Span, by_rule, extractor
from newsmodel_locations.candidates import Candidate, Finder
from newsmodel_locations.gazetteer import Entry, Gazetteer, feature_class
from newsmodel_locations.lexicon import lexicon
from newsmodel_locations.locate import Located, confidence, locate
from newsmodel_locations.model import mention_model, place_model
from newsmodel_locations.names import NameEvidence
from newsmodel_locations.packed import bundled
from newsmodel_locations.publisher import country_of_host, host_of, places_in_host
from newsmodel_locations.recognise import Reading, Recogniser
from newsmodel_locations.resolve import Resolver

__all__ = ["LocationSettings", "toponyms"]


@attrs.frozen
class LocationSettings:
    """Settings of the extractor.

    Args:
        home: Where the text was published: a first-level region as "US.TX" or a country as "IE".
            Names that the text leaves open are read as near by.
        gazetteer: Path of a gazetteer made by `newsmodel gazetteer build`; None for the one in the wheel.
        bias: Added to the log-odds of every mention. Above zero more toponyms are found, below fewer.
        localities: Whether an unlisted site ("Lincoln High School") is placed at the town it is told of.

    Example:
        >>> LocationSettings(home="US.TX").gazetteer is None
        True
    """

    home: str | None = None
    gazetteer: str | None = None
    bias: float = 0.0
    localities: bool = True


@lru_cache(maxsize=4)
def _finder(path: str | None) -> Finder:
    if path is None:
        return Finder(bundled())
    from newsmodel_locations.sqlite import SqliteGazetteer

    gazetteer: Gazetteer = SqliteGazetteer(path)
    return Finder(gazetteer)


@lru_cache(maxsize=16)
def _recogniser(path: str | None, bias: float) -> Recogniser:
    return Recogniser(_finder(path), mention_model(), bias)


@lru_cache(maxsize=256)
def _resolver(path: str | None, home: str | None, host: str) -> Resolver:
    published = (country_of_host(host), places_in_host(_finder(path).gazetteer, host))
    return Resolver(place_model(), home, published)


@extractor(makes=PlaceMention, wants={NamedEntity}, languages=("en",), settings=LocationSettings)
def toponyms(draft: Draft) -> Iterator[PlaceMention]:
    """Find the toponyms of a text and resolve them together.

    Args:
        draft: The text; recognised names are evidence where there are any.

    Returns:
        Mentions in the order of the text; `place` is None where a name is unlisted.
    """
    settings = draft.settings(LocationSettings)
    found = [(n.span.start, n.span.end, n.label) for n in draft[NamedEntity]]
    names = NameEvidence(found) if found else None
    filed = draft.dateline.place if draft.dateline else None
    reading = _recogniser(settings.gazetteer, settings.bias).read(draft.text, draft.tokens, names, filed)
    host = host_of(draft.url) or host_of(draft.source)
    for located in locate(reading, _resolver(settings.gazetteer, settings.home, host)):
        yield _mention(draft, reading, located, settings)


def _mention(draft: Draft, reading: Reading, located: Located, settings: LocationSettings) -> PlaceMention:
    c, entry, rule = located.candidate, located.entry, located.rule
    if rule == "locality" and not settings.localities:
        entry, rule = None, "unlisted"
    surface = " ".join(draft.text[c.start : c.end].split())
    return PlaceMention(
        span=Span(c.start, c.end),
        name=entry.name if entry and c.sort in {"dem", "abbr"} else surface,
        place=_place(entry, surface, rule) if entry else None,
        use=use_of(reading, c),
        confidence=round(confidence(located), 3),
        made_by=_made_by(rule),
    )


_made_by = cache(by_rule)


def _place(entry: Entry, surface: str, rule: str) -> Place:
    """The place of a mention; of a site that isn't listed the town's point alone."""
    place = _listed_place(entry)
    if rule not in {"within", "locality"}:
        return place
    return attrs.evolve(place, name=surface, geonames_id=None, feature_class="S")


@lru_cache(maxsize=2048)
def _listed_place(entry: Entry) -> Place:
    return Place(
        name=entry.name,
        country=entry.country or None,
        admin1=entry.admin1.partition(".")[2] or None,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id or None,
        feature_class=feature_class(entry.code),
    )


def use_of(reading: Reading, c: Candidate) -> Literal["literal", "associative"]:
    """Whether a mention points at the place itself or at something connected with it (Gritta et al. 2019).

    Adjectives, names inside other names ("the Paris Agreement", "the Bank of England"), US-led, and a
    place that says or does something ("Moscow denied") are associative.
    """
    doc = reading.doc
    classes = lexicon().classes
    i, j = c.first, c.last
    if c.sort == "dem" or (reading.names is not None and reading.names.relation(c) == "in ORGANIZATION"):
        return "associative"
    if c.end != doc.ends[j - 1]:
        return (
            "literal"
            if doc.text[c.end : doc.ends[j - 1]].lower() in {"-based", "-born", "-area", "-bound"}
            else "associative"
        )
    _, b = doc.run(i, j)
    before = doc.lowers[i - 1] if i else ""
    if b > j:
        head = doc.words[b - 1].rstrip(".")
        site = head in classes["facility"] or head in classes["road"] or head in classes["natural"]
        return "literal" if site else "associative"
    if before in classes["locative"] or j >= doc.count or doc.starts[j] - c.end > 1:
        return "literal"
    held = any(o.outer is not None for o in reading.evidence.by_end.get(i - 1, ()))
    if doc.lowers[j] in _JOINTS and not held:  # "Nairobi, Kenya and Dodoma" lists no Kenya
        j = _after_list(reading, j)
    after = doc.lowers[j]
    if after in {"'s", "’s"}:
        return "associative" if j + 1 < doc.count and doc.lowers[j + 1] in classes["nominal"] else "literal"
    if after in classes["grounds"] and doc.class_at(j + 1) not in {"x", "nom"}:
        return "literal"
    if after in _ACTING or after in classes["speech"]:
        return "associative"
    plain = after[0].isalpha() and after not in classes["function"] and after not in classes["locative"]
    return "associative" if plain and not doc.is_cap[j] and doc.gap(j) == " " else "literal"


def _after_list(reading: Reading, joint: int) -> int:
    """What follows a list of places, which all do what the last does: "France and South Korea had urged"."""
    doc, by_start, j, last = reading.doc, reading.evidence.by_start, joint, joint
    for _ in range(_MEMBERS):
        if j + 1 >= doc.count or doc.lowers[j] not in _JOINTS:
            break
        last = j
        _, end = doc.run(j + 1, j + 2)
        j = max([c.last for c in by_start.get(last + 1, ()) if c.listed.entries], default=0)
        if j < end:
            return joint
    return joint if doc.lowers[last] == "," or j >= doc.count else j


_MEMBERS = 12  # a longer list is no subject, and would be walked once for each of its members
_JOINTS = frozenset({",", "and", "or", "&"})
_ACTING = frozenset(
    {"has", "have", "is", "was", "had", "would", "will", "could", "should", "can", "may", "must", "did"}
)
