"""What speaks for the kind of a name where it stands: its own words, its neighbours, reports of games."""

from __future__ import annotations

import re
from functools import cache

from newsmodel_names.candidate import Candidate
from newsmodel_names.lexicon import COMMON, GIVEN, verbs, words
from newsmodel_names.own import (
    ACRONYM,
    GROUP,
    LABELS,
    ORGANIZATION,
    OTHER,
    PERSON,
    PLACE,
    Scores,
    weigh_long_words,
    weigh_words,
)
from newsmodel_names.page import Page
from newsmodel_names.phrases import known_phrase

__all__ = ["GROUP", "LABELS", "ORGANIZATION", "OTHER", "PERSON", "PLACE", "weigh"]

_IN_WORDS = frozenset({"in", "near", "outside", "across", "throughout", "inside", "around"})
_TO_WORDS = frozenset({"at", "from", "to", "through", "via", "into", "toward", "towards", "between", "of"})
_BY_WORDS = frozenset({"by", "with", "and", "against", "beat"})
_COMPASS = words("compass")
_COURTESY = words("courtesy_titles")
_CLUB_LASTS = words("club_lasts")
_FOR_WORDS = frozenset({"of", "at", "for"})
_KIN = words("kin")
_HELD = words("held")
_OFFICERS = words("officers")
_ORG_KINDS = words("org_kinds")
_PLACE_NOUNS = words("place_nouns")
_PLACE_OF = words("place_of")
_SEATS = words("seats")
_TO_REACH = words("to_reach")
_BEHIND_NOUNS = words("behind_place_nouns")
_PERSON_RELATIVES = frozenset({"who", "whose", "whom", "himself", "herself"})
_ORG_NOUNS = frozenset(
    {"shares", "stock", "officials", "spokesman", "spokeswoman", "executives", "employees"}
)
_ROLES_BEFORE = frozenset(
    {"striker", "midfielder", "defender", "goalkeeper", "captain", "coach", "named", "called"}
)
_FROM_WORDS = frozenset({"from", "at", "via", "into", "toward", "towards"})
_MOVES = words("moves")
_NAMING = frozenset({"called", "named"})
_NO_ROLES = words("no_roles")
_PEOPLE = words("people")
_WAYS = _FROM_WORDS | _TO_REACH | {"to"}
_POSSESSIVE = frozenset({"'s", "’s"})
_CUES = _FOR_WORDS | _WAYS | _ORG_KINDS | _ROLES_BEFORE | {","}
_BY_GAME = frozenset({"beat", "against", "over", "v", "vs", "defeated", "defeating", "beating"})
_GAME_VERBS = words("game_verbs")
_LONGEST_KEPT = 100  # characters
_NUMBER = re.compile(r"^\d{1,3}$")
_AGE = re.compile(r"^(?:1[5-9]|[2-9]\d)$")

_BEFORE: dict[str, Scores] = {
    **dict.fromkeys(_BY_WORDS, (("by", PERSON, 0.4),)),
    **dict.fromkeys(("a", "an"), (("article", PERSON, -1.5), ("article", OTHER, 0.5))),
    "the": (("article", PERSON, -2.5), ("article", ORGANIZATION, 0.8)),
    **dict.fromkeys(_TO_WORDS, (("preposition", PLACE, 0.8),)),
    **dict.fromkeys(_IN_WORDS, (("place-preposition", PLACE, 2.0),)),
}


@cache
def _after() -> dict[str, Scores]:
    """Return what the word behind a name tells."""
    return {
        **dict.fromkeys(_ORG_NOUNS, (("organisation-noun", ORGANIZATION, 1.0),)),
        **dict.fromkeys(words("kinds_behind"), (("kind-behind", ORGANIZATION, 3.0),)),
        **dict.fromkeys(_PLACE_NOUNS, (("place-noun", PLACE, 1.5),)),
        **dict.fromkeys(verbs(), (("verb", PERSON, 1.2), ("verb", ORGANIZATION, 0.6))),
        **dict.fromkeys(_PERSON_RELATIVES, (("who", PERSON, 2.5),)),
    }


def _results(page: Page, one: Candidate) -> None:
    """Lines of results and reports of games: clubs with their scores, players with their countries."""
    i, j, words = one.i, one.j, page.words
    before, after = words[i - 1], words[j]
    small = before.lower()
    person = any(label == PERSON and score >= 3.0 for _, label, score in one.evidence)
    place = any(rule in ("listed-city", "listed-place") for rule, _, _ in one.evidence)
    country = any(rule == "listed-country" for rule, _, _ in one.evidence)
    if before in ("c", "b", "lbw", "st", "+") and page.table[i]:
        one.add("scorecard", PERSON, 4.0)
    elif (
        page.table[i]
        and _NUMBER.match(after)
        and not person
        and not country
        and before not in ("(", "at", "AT")
    ):
        one.add("score", ORGANIZATION, 6.0)
    elif after == "(" and (page.words[j + 1][:1].isdigit() or page.words[j + 1] == "penalty"):
        one.add("scorer", PERSON, 3.0)
    elif _is_club(page, one) and small not in _IN_WORDS and small not in ("from", "of"):
        one.add("club", ORGANIZATION, 6.0)
    elif place and (
        small in _BY_GAME or small == "for" or after in _GAME_VERBS or after in page.lists.titles
    ):
        one.add("club", ORGANIZATION, 4.5)


def _is_club(page: Page, one: Candidate) -> bool:
    """Tell whether a name is a listed club's, or ends like one: "Stanmore City"."""
    if one.text in page.lists.teams:
        return page.lowers[one.i - 1] != "at"
    return one.j > one.i + 1 and page.words[one.j - 1] in _CLUB_LASTS


def _is_place(page: Page, i: int, j: int) -> bool:
    known = known_phrase(page, i, j) if j <= page.count else None
    return known is not None and known.label == "PLACE"


def _behind_comma(page: Page, j: int, one: Candidate) -> None:
    """What follows the comma at j: a larger place, an age, "who", an apposition."""
    words = page.words
    second, third = words[j + 1], words[j + 2]
    if _is_place(page, j + 1, j + 2) or _is_place(page, j + 1, j + 3):
        one.add("place-in-place", PLACE, 2.5)
    if third == "," and _AGE.match(second):
        one.add("age", PERSON, 4.0)
    if second in _PERSON_RELATIVES:
        one.add("who", PERSON, 3.0)
    elif second == "which":
        one.add("which", PERSON, -2.5)
        one.add("which", ORGANIZATION, 0.5)
    if second in ("a", "an", "the", "his", "her", "former") and third in page.lists.titles:
        one.add("apposition", PERSON, 2.5)
    if second in ("a", "an", "the") and _is_place_noun(page, j + 2):
        one.add("place-apposition", PLACE, 2.5)


def _is_place_noun(page: Page, k: int) -> bool:
    """Tell whether the phrase at k is a place's kind, "small town in": no "city council"."""
    words = page.words
    for n in (k, k + 1, k + 2)[: page.count - k]:
        if words[n] in _PLACE_NOUNS:
            return words[n + 1] in _BEHIND_NOUNS
        if not words[n].islower() or words[n] in _BEHIND_NOUNS:
            return False
    return False


def _neighbours(page: Page, one: Candidate) -> None:
    i, j, words, lowers = one.i, one.j, page.words, page.lowers
    before, small, after = words[i - 1], lowers[i - 1], words[j]
    single = j == i + 1
    if one.titled:
        if small in _NAMING:
            _named(page, one)
        else:
            one.add("title", PERSON, 12.0 if before in _COURTESY else 4.5)
    told = _BEFORE.get(small)
    if told is not None:
        if small in ("in", "of") and lowers[i - 2] in _HELD:
            told = (("shares-in", ORGANIZATION, 3.0),)
        elif single and small == "the" and words[i] in _COMPASS:
            one.add("compass", PLACE, 4.5)
        one.extend(told)
    if before == "," and single and i > 1 and page.upper[i - 2] and known_phrase(page, i, j) is not None:
        one.add("place-after-comma", PLACE, 1.0)
    if after == ",":
        _behind_comma(page, j, one)
    elif after == "(":
        if words[j + 2] == ")":
            inside = known_phrase(page, j + 1, j + 2)
            if (inside is not None and inside.label in ("PLACE", "GROUP")) or words[j + 1] in ("R", "D"):
                one.add("country-in-brackets", PERSON, 2.5)
            elif not single and ACRONYM.match(words[j + 1]):
                one.add("acronym-in-brackets", ORGANIZATION, 2.5)
    else:
        told = _after().get(after)
        if told is not None and not (one.opens and told[0][0] == "kind-behind"):  # "Holiday party"
            one.extend(told)
    if small in _CUES:
        _cued(page, one)


def _named(page: Page, one: Candidate) -> None:
    """What stands before "called" or "named": a firm, a town, else most likely a person."""
    kind = page.words[one.i - 2]
    if kind in _ORG_KINDS:
        one.add("kind-before", ORGANIZATION, 3.0)
    elif kind in _PLACE_OF:
        one.add("place-of", PLACE, 6.0)
    elif page.words[one.i - 1] == "named" or kind in _PEOPLE or kind in page.lists.titles:
        one.add("title", PERSON, 4.5)
    else:
        one.add("title", PERSON, 1.0)


def _cued(page: Page, one: Candidate) -> None:
    """What one of the words that seldom stand before a name tells."""
    i, words, small = one.i, page.words, page.lowers[one.i - 1]
    if small in _FOR_WORDS and words[i - 2] in _OFFICERS:
        one.add("officer-of", ORGANIZATION, 2.5)
    if small == "of":
        if words[i - 2] in _PLACE_OF and words[one.j] not in _POSSESSIVE:
            one.add("place-of", PLACE, 6.0)
    elif small == "for":
        if words[i - 2] in _SEATS:
            one.add("seat", PLACE, 3.0)
    elif small in _WAYS and _is_way(page, one):
        one.add("way", PLACE, 2.8)
    if small == "," and one.j == i + 1 and words[i - 2] in _KIN and page.marks[i] & GIVEN:
        one.add("kin-before", PERSON, 4.0)
    if small == "," and words[one.j] == "," and words[i - 2].islower() and _ends_role(page, i - 2):
        one.add("role-before", PERSON, 2.0)
    if not one.titled:
        if small in _ORG_KINDS:
            one.add("kind-before", ORGANIZATION, 3.0)
        if small in _ROLES_BEFORE:
            one.add("role-before", PERSON, 3.0)


def _ends_role(page: Page, k: int) -> bool:
    """Tell whether the word at k ends a role, "its chief executive", that no company has."""
    word = page.words[k]
    return word == "executive" or (word in page.lists.titles and word not in _NO_ROLES)


def _is_way(page: Page, one: Candidate) -> bool:
    """Tell whether a preposition or a verb leads to a listed place; "to" needs a move before it."""
    if one.j > one.i + 1 or not one.evidence or one.evidence[0][0] not in ("listed-city", "listed-place"):
        return False
    return page.lowers[one.i - 1] != "to" or page.words[one.i - 2] in _MOVES


def weigh(page: Page, i: int, j: int, titled: bool) -> Candidate:
    """Collect the evidence on tokens i to j as one name.

    Args:
        page: The text.
        i: First token.
        j: End of the tokens.
        titled: Whether a title stands before the name.
    """
    text = page.slice(i, j)
    article = page.words[i - 1] if page.lowers[i - 1] == "the" else ""
    opens = j == i + 1 and bool(page.first[i])
    weigh_own = weigh_words if len(text) <= _LONGEST_KEPT else weigh_long_words
    own = weigh_own(tuple(page.words[i:j]), text, opens, article)
    one = Candidate(i, j, titled, text, opens and bool(page.marks[i] & COMMON), own)
    _neighbours(page, one)
    if page.sport:
        _results(page, one)
    return one
