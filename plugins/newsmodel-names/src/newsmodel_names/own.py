"""What the words of a name and the lists say of its kind, as named scores."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from newsmodel_names.lexicon import (
    COMMON,
    FAMILY_FIRST,
    GIVEN,
    ORG_HEAD,
    ORG_SUFFIX,
    OTHER_HEAD,
    PLACE_HEAD,
    SURNAME,
    Listed,
    lexicon,
    listed,
    listed_as,
    marks_of,
    plain_quotes,
    words,
)

__all__ = [
    "ACRONYM",
    "GROUP",
    "LABELS",
    "NOTHING",
    "ORGANIZATION",
    "OTHER",
    "PERSON",
    "PLACE",
    "Evidence",
    "Own",
    "Score",
    "Scores",
    "weigh_long_words",
    "weigh_words",
]

_Label = Literal["PERSON", "ORGANIZATION", "PLACE", "GROUP", "OTHER"]
LABELS: tuple[_Label, ...] = ("PERSON", "ORGANIZATION", "PLACE", "GROUP", "OTHER")
PERSON, ORGANIZATION, PLACE, GROUP, OTHER = range(5)
Score = tuple[str, int, float]  # rule, label, score
Scores = tuple[Score, ...]
Evidence = list[Score]


class Own(NamedTuple):
    """What the words of a name say of its kind.

    Args:
        evidence: All that they say.
        scores: The sums for each label.
    """

    evidence: Scores
    scores: tuple[float, ...]


NOTHING = Own((), (0.0,) * len(LABELS))

_INITIAL = re.compile(r"^[A-Z]\.?$|^[A-Z]\.[A-Z]\.$|^[A-Z]\.-?[A-Z]\.$")
ACRONYM = re.compile(r"^(?:[A-Z]{2,5}s?|(?:[A-Z]\.){2,5}|(?![DRI]-)[A-Z]+[&-][A-Z]+)$")
_SURNAME_SHAPE = re.compile(
    r"(?:[a-z](?:ov|ova|ev|eva|sky|skiy|skaya|ski|ska|enko|chuk|vic|vich|vić|ić|dze|shvili|yan|ssen|sson|sen|nen|"
    r"oglu|opoulos|akis|idis|escu|elli|etti|ucci|ini|ez|berg|stein|witz|kowski|czyk)$)|^(?:Mc|Mac|O['’]|D['’]|Fitz|al-)[A-Z]"
)
_PLACE_SHAPE = re.compile(
    r"[a-z](?:shire|ville|burg|burgh|stan|grad|abad|istan|polis|bury|borough|mouth|chester|ham|wich|hampton|pur|pore|"
    r"nesia|landia|shima)$"
)
_HYPHENED = re.compile(r"^[A-Z][a-z]+-[a-z]+$")
_CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|Du|O')[A-Z][a-z]+[A-Z]+[a-z]*$")
_PLACE_FIRSTS = words("place_firsts")
_AREAS = words("areas")
_COMPASS = words("compass")
_PLAIN_FIRSTS = words("plain_firsts")
_LISTED_PLACES = frozenset({"city", "place", "country"})
_EVENT_FIRSTS = words("event_firsts")
_ORG_OF = frozenset({"of", "for", "on"})
_GENERATIONS = frozenset({"Jr.", "Sr.", "Jr", "Sr", "III", "II", "IV"})
_OFTEN_COMMON = frozenset({"org", "team", "company", "other", "place"})
_LIST_WEIGHTS = {
    "country": 6.0,
    "place": 5.0,
    "org": 5.5,
    "group": 6.0,
    "other": 5.5,
    "team": 4.0,
    "person": 2.2,
    "company": 3.0,
}


@lru_cache(maxsize=1 << 13)
def weigh_words(name: tuple[str, ...], text: str, opens: bool, article: str) -> Own:
    """Collect the evidence that a name's own words are; the same wherever the name stands.

    Args:
        name: Its words.
        text: The text from the first to the last of them.
        opens: Whether it stands where any word would have a capital.
        article: The definite article before it as it is written, or nothing.
    """
    found: Evidence = []
    known = listed(plain_quotes(text))
    if known is None and article == "The":
        kind = lexicon().articled.get("The " + text)
        known = None if kind is None else listed_as(kind)
    if known is not None:
        found.append(_listed(known, name, opens))
    if known is None or len(name) == 1 or known.source == "person":
        _shaped(name, article != "", found)
    scores = [0.0] * len(LABELS)
    for _, label, score in found:
        scores[label] += score
    return Own(tuple(found), tuple(scores))


weigh_long_words = weigh_words.__wrapped__  # nothing long is kept in memory


def _listed(known: Listed, name: tuple[str, ...], opens: bool) -> Score:
    marks, single, source = marks_of(name[0]), len(name) == 1, known.source
    common = bool(marks & COMMON)
    if source == "city":
        weight = {5: 2.0, 6: 3.0}.get(known.size, 4.5)
        if single and marks & (SURNAME | GIVEN):
            weight -= 1.5 if known.size > 6 else 1.7
        return "listed-city", PLACE, weight
    weight = _LIST_WEIGHTS[source]
    if single and common and source in _OFTEN_COMMON:
        weight -= 3.0 if opens else 2.0
    if common and source == "person":
        weight = 0.8
    if single and source == "place" and marks & (SURNAME | GIVEN):
        weight -= 1.0
    return f"listed-{source}", LABELS.index(known.label), weight


def _shaped(name: tuple[str, ...], article: bool, found: Evidence) -> None:
    first, last, count = name[0], name[-1], len(name)
    single, is_listed = count == 1, bool(found)
    cut = next((k for k in range(1, count) if name[k] in _ORG_OF), 0)
    head = name[cut - 1] if cut else last
    first_marks, last_marks, head_marks = marks_of(first), marks_of(last), marks_of(head)
    if last_marks & ORG_SUFFIX and not single:
        found.append(("company-form", ORGANIZATION, 6.0))
    if not single:
        if head_marks & ORG_HEAD:
            found.append(("organisation-head", ORGANIZATION, 4.5))
        if head_marks & PLACE_HEAD:
            found.append(("place-head", PLACE, 4.0 if not cut else 2.5))
        if head_marks & OTHER_HEAD:
            found.append(("event-head", OTHER, 4.0))
        if cut and not found and last_marks & ORG_HEAD:
            found.append(("organisation-head", ORGANIZATION, 3.0))
        if first in _PLACE_FIRSTS:
            found.append(("place-first-word", PLACE, 2.0))
        if first in _EVENT_FIRSTS:
            found.append(("event-first-word", OTHER, 4.5))
    elif last_marks & ORG_HEAD and article and ACRONYM.match(last) is None:
        found.append(("organisation-head-alone", ORGANIZATION, 2.0))
    common = first_marks & COMMON
    sided = not single and last in _COMPASS and _is_listed_place(first)  # "Swansea West"
    joined = not single and "&" in name[1:-1]
    if joined:
        found.append(("ampersand", ORGANIZATION, 6.0))
    if not single and first_marks & GIVEN:
        headed = joined or head_marks & (ORG_HEAD | SURNAME) == ORG_HEAD  # "Harland Foods"
        headed = headed or (count > 2 and name[-2] in _AREAS and bool(head_marks & ORG_HEAD))
        unlikely = common or headed or sided or _is_people(first)
        found.append(("given-name", PERSON, 1.8 if unlikely else 3.5))
    if not single and _INITIAL.match(first) and last[0].isupper() and not last.isupper():
        found.append(("initial", PERSON, 3.0))
    if count == 3 and _INITIAL.match(name[1]):
        found.append(("middle-initial", PERSON, 3.0))
    if not single and last in _GENERATIONS:
        found.append(("generation", PERSON, 3.0))
    if single and first_marks & GIVEN:
        found.append(("given-name-alone", PERSON, 0.6 if common else 1.8))
    if sided:
        found.append(("compass", PLACE, 4.0))
    elif last_marks & SURNAME and not cut and not (count == 2 and first in _PLAIN_FIRSTS):
        found.append(("surname", PERSON, (0.3 if last_marks & COMMON else 1.0) if single else 1.2))
    if _SURNAME_SHAPE.search(last):
        found.append(("surname-shape", PERSON, 1.5))
    if _PLACE_SHAPE.search(last) and not is_listed:
        found.append(("place-shape", PLACE, 1.5))
    if 2 <= count <= 3 and not cut and not (last.isupper() and len(last) > 1):
        unknown = not any(marks_of(word) & COMMON for word in name)
        found.append(("two-capitals", PERSON, 1.8 if unknown else 0.8))
    if not single and _HYPHENED.match(last) and first_marks & (FAMILY_FIRST | SURNAME):
        found.append(("family-name-first", PERSON, 4.0))
    if single and _CAMEL.match(last):
        found.append(("camel-case", ORGANIZATION, 1.6))
    if single and ACRONYM.match(last):
        found.append(("acronym", ORGANIZATION, 2.2))
    if count >= 4:
        found.append(("long-name", ORGANIZATION, 0.8))


def _is_people(word: str) -> bool:
    """Tell whether a given name is a nationality too: "Danish Home"."""
    known = listed(word)
    return known is not None and known.source == "group"


def _is_listed_place(word: str) -> bool:
    known = listed(plain_quotes(word))
    return known is not None and known.source in _LISTED_PLACES
