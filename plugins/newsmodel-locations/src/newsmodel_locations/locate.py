"""From mentions to places."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.containers import held_by, stated_towns
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.publisher import written_in
from newsmodel_locations.recognise import Reading, probability
from newsmodel_locations.resolve import Resolver
from newsmodel_locations.support import Name

__all__ = ["Located", "confidence", "locate", "names_of"]


class Located(NamedTuple):
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


Key = tuple[str, str]
Answer = tuple[Entry, float]
_STATED = 0.8  # how sure a town makes a name that is said to be in it
_JOINTS = frozenset([",", "and", "or", "&", "nor", "/"])
_SITES = ("PPL", "ADM2", "AREA", "BLDG")
_RULES = {"gaz": "gazetteer", "abbr": "abbreviation", "dem": "demonym"}


def names_of(reading: Reading, mentions: Sequence[Candidate]) -> dict[tuple[str, str], Name]:
    """The names among mentions, in the order of their first mention."""
    names: dict[tuple[str, str], Name] = {}
    listed = [c for c in mentions if c.listed.entries]
    for c in listed:
        known = names.get((c.key, c.sort))
        if known is None:
            names[c.key, c.sort] = Name(c.key, c.sort, c.listed, c.start, (c.outer,) if c.outer else ())
        elif c.outer and c.outer not in known.stated:
            known.stated += (c.outer,)
    _list_siblings(reading, listed, names)
    return names


def _list_siblings(
    reading: Reading, mentions: Sequence[Candidate], names: dict[tuple[str, str], Name]
) -> None:
    """Note which names stand in a list: "Ukraine or Georgia", "Austria, Italy and Spain"."""
    words = reading.doc.lowers
    for one, other in pairwise(sorted(mentions, key=lambda c: (c.start, c.end))):
        between = words[one.last : other.first]
        if not between or len(between) > 2 or not _JOINTS.issuperset(between):
            continue
        if between == [","] and one.outer is not None:
            continue
        for a, b in ((one, other), (other, one)):
            name, sibling = names[a.key, a.sort], (b.key, b.sort)
            if sibling not in name.siblings and (a.key, a.sort) != sibling:
                name.siblings.append(sibling)


def _within(reading: Reading, mention: Candidate) -> Candidate | None:
    """The longest listed name inside an unlisted one: Colorado in Colorado State University.

    What kind of thing it is is no place of its own: Lane in Mill Lane, University in Acme University.
    """
    forms, head = reading.doc.forms, mention.last - 1
    kind = forms[head].site if head in forms else False
    inner = [
        c
        for first in range(mention.first, mention.last)
        for c in reading.evidence.by_start.get(first, ())
        if c.listed.entries
        and c.last <= mention.last
        and c.sort != "dem"
        and c.end - c.start > 3
        and not (kind and (c.first == head or _is_half(reading, c)))
        and not _is_generic(reading, c)
    ]
    return max(inner, key=lambda c: (c.end - c.start, -c.start), default=None)


def _is_half(reading: Reading, c: Candidate) -> bool:
    """Whether a name is part of a word: Murray in Murray-Darling Basin."""
    doc = reading.doc
    return c.start != doc.starts[c.first] or c.end != doc.ends[c.last - 1]


def _is_generic(reading: Reading, c: Candidate) -> bool:
    """Whether a word is one of those that names are made of: Central in Central Bank."""
    form = reading.doc.forms.get(c.first)
    return c.last == c.first + 1 and form is not None and form.common and form.own != ""


def locate(reading: Reading, resolver: Resolver) -> list[Located]:
    """Resolve all mentions of a text together.

    Args:
        reading: What was recognised.
        resolver: Decides.

    Returns:
        The mentions, in order, each with a place or None.
    """
    mentions = [c for c, _ in reading.mentions]
    inner = {id(c): _within(reading, c) for c in mentions if not c.listed.entries}
    names = names_of(reading, [*mentions, *(c for c in inner.values() if c is not None)])
    answers = (
        dict(zip(names, resolver.resolve(list(names.values()), written_in(reading.doc.lowers)), strict=True))
        if names
        else {}
    )
    towns = _put_in_towns(reading, mentions, names, answers)
    sites = [
        (c.start, answers[c.key, c.sort])
        for c in mentions
        if c.listed.entries and answers[c.key, c.sort][0].code.startswith(_SITES)
    ]
    starts = [start for start, _ in sites]
    result = []
    for c, log_odds in reading.mentions:
        if c.listed.entries:
            entry, p = answers[c.key, c.sort]
            rule = "locality" if (c.key, c.sort) in towns else _RULES[c.sort]
            result.append(Located(c, log_odds, entry, p, rule))
            continue
        part = inner[id(c)]
        if part is not None:
            entry, p = answers[part.key, part.sort]
            result.append(Located(c, log_odds, entry, 0.6 * p, "within"))
        elif sites and c.sort == "fac":
            at = bisect_left(starts, c.start)
            near = sites[max(0, at - 1) : at + 1]
            _, (entry, p) = min(near, key=lambda site: (abs(site[0] - c.start), site[0]))
            result.append(Located(c, log_odds, entry, 0.5 * p, "locality"))
        else:
            result.append(Located(c, log_odds, None, 0.0, "unlisted"))
    return result


def _put_in_towns(
    reading: Reading, mentions: Sequence[Candidate], names: Mapping[Key, Name], answers: dict[Key, Answer]
) -> set[Key]:
    """Let towns that the text states decide; return the names that have no listed place there."""
    unlisted = set()
    for key, town in stated_towns(reading, mentions).items():
        if key == town or town not in answers:
            continue
        outer, p = answers[town]
        inside = list(held_by(names[key].entries, outer))
        if not inside:
            answers[key] = (outer, _STATED * p)
            unlisted.add(key)
        elif answers[key][0] not in inside:
            answers[key] = (inside[0], _STATED * p)
    return unlisted


def confidence(located: Located) -> float:
    """How likely a mention is a toponym and its place the right one.

    See the reliability table in the documentation.
    """
    found = probability(located.log_odds)
    return found * located.probability if located.entry else found
