"""From mentions to places."""

from collections.abc import Sequence

import attrs

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.recognise import Reading
from newsmodel_locations.resolve import Resolver
from newsmodel_locations.support import Name

__all__ = ["Located", "locate", "names_of"]


@attrs.frozen(slots=True)
class Located:
    """A mention with its place.

    Args:
        candidate: The mention.
        log_odds: Of its being a toponym.
        entry: The place, or None.
        probability: That it is this place, given that it is a toponym.
        rule: "gazetteer", "abbreviation", "demonym", "within" (known by a place in its name),
            "locality" (known by the place it is told of), or "unlisted".
    """

    candidate: Candidate
    log_odds: float
    entry: Entry | None
    probability: float
    rule: str


_RULES = {"gaz": "gazetteer", "abbr": "abbreviation", "dem": "demonym"}


def names_of(reading: Reading, mentions: Sequence[Candidate]) -> dict[tuple[str, str], Name]:
    """The names among mentions, in the order of their first mention."""
    names: dict[tuple[str, str], Name] = {}
    for c in mentions:
        if not c.entries:
            continue
        outer = reading.evidence.following_region(reading.doc, c)
        known = names.get((c.key, c.sort))
        if known is None:
            names[c.key, c.sort] = Name(c.key, c.sort, c.entries, c.start, 1, (outer,) if outer else ())
        else:
            known.mentions += 1
            if outer and outer not in known.stated:
                known.stated += (outer,)
    return names


def _within(reading: Reading, mention: Candidate) -> Candidate | None:
    """The longest listed name inside an unlisted one: Colorado in Colorado State University."""
    inner = [
        c
        for first in range(mention.first, mention.last)
        for c in reading.evidence.by_start.get(first, ())
        if c.entries and c.last <= mention.last and c.sort != "dem" and c.end - c.start > 3
    ]
    return max(inner, key=lambda c: (c.end - c.start, -c.start), default=None)


def locate(reading: Reading, resolver: Resolver) -> list[Located]:
    """Resolve all mentions of a text together.

    Args:
        reading: What was recognised.
        resolver: Decides.

    Returns:
        The mentions, in order, each with a place or None.
    """
    mentions = [c for c, _ in reading.mentions]
    inner = {id(c): _within(reading, c) for c in mentions if not c.entries}
    names = names_of(reading, [*mentions, *(c for c in inner.values() if c is not None)])
    answers = dict(zip(names, resolver.resolve(list(names.values())), strict=True)) if names else {}
    sites = [
        (c.start, answers[c.key, c.sort])
        for c in mentions
        if c.entries and answers[c.key, c.sort][0].code.startswith(("PPL", "ADM2", "AREA", "BLDG"))
    ]
    result = []
    for c, log_odds in reading.mentions:
        if c.entries:
            entry, p = answers[c.key, c.sort]
            result.append(Located(c, log_odds, entry, p, _RULES[c.sort]))
            continue
        part = inner[id(c)]
        if part is not None:
            entry, p = answers[part.key, part.sort]
            result.append(Located(c, log_odds, entry, 0.6 * p, "within"))
        elif sites and c.sort == "fac":
            _, (entry, p) = min(sites, key=lambda s: (abs(s[0] - c.start), s[0]))
            result.append(Located(c, log_odds, entry, 0.5 * p, "locality"))
        else:
            result.append(Located(c, log_odds, None, 0.0, "unlisted"))
    return result
