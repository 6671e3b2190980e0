"""What a name's words, its neighbours and the lists say of its kind, as named scores."""

from __future__ import annotations

import re

from newsmodel_names.lexicon import Listed, words
from newsmodel_names.page import Page
from newsmodel_names.phrases import known_phrase

__all__ = ["LABELS", "Evidence", "weigh"]

LABELS = ("PERSON", "ORGANIZATION", "PLACE", "GROUP", "OTHER")
PERSON, ORGANIZATION, PLACE, GROUP, OTHER = range(5)
Evidence = list[tuple[str, int, float]]  # rule, label, score

_INITIAL = re.compile(r"^[A-Z]\.?$|^[A-Z]\.[A-Z]\.$|^[A-Z]\.-?[A-Z]\.$")
_ACRONYM = re.compile(r"^(?:[A-Z]{2,5}s?|(?:[A-Z]\.){2,5}|(?![DRI]-)[A-Z]+[&-][A-Z]+)$")
_SURNAME_SHAPE = re.compile(
    r"(?:[a-z](?:ov|ova|ev|eva|sky|skiy|skaya|ski|ska|enko|chuk|vic|vich|vić|ić|dze|shvili|yan|ssen|sson|sen|nen|"
    r"oglu|opoulos|akis|idis|escu|elli|etti|ucci|ini|ez|berg|stein|witz|kowski|czyk)$)|^(?:Mc|Mac|O['’]|D['’]|Fitz|al-)[A-Z]"
)
_PLACE_SHAPE = re.compile(
    r"[a-z](?:shire|ville|burg|burgh|stan|grad|abad|istan|polis|bury|borough|mouth|chester|ham|wich|hampton|pur|pore|"
    r"nesia|landia|shima)$"
)
_IN_WORDS = frozenset({"in", "near", "outside", "across", "throughout", "inside", "around"})
_TO_WORDS = frozenset({"at", "from", "to", "through", "via", "into", "toward", "towards", "between", "of"})
_BY_WORDS = frozenset({"by", "with", "and", "against", "beat"})
_PLACE_FIRSTS = words("place_firsts")
_LIST_WEIGHTS = {
    "country": 6.0,
    "place": 5.0,
    "org": 5.5,
    "group": 6.0,
    "other": 5.5,
    "team": 4.0,
    "person": 2.2,
}
_EVENT_FIRSTS = words("event_firsts")
_COMPASS = words("compass")
_CLUB_LASTS = words("club_lasts")
_FOR_WORDS = frozenset({"of", "at", "for"})
_KIN = words("kin")
_HELD = words("held")
_OFFICERS = words("officers")
_ORG_KINDS = words("org_kinds")
_PLACE_NOUNS = words("place_nouns")
_PERSON_RELATIVES = frozenset({"who", "whose", "whom", "himself", "herself"})
_ORG_OF = frozenset({"of", "for", "on"})
_BY_GAME = frozenset({"beat", "against", "over", "v", "vs", "defeated", "defeating", "beating"})
_GAME_VERBS = words("game_verbs")
_NUMBER = re.compile(r"^\d{1,3}$")
_HYPHENED = re.compile(r"^[A-Z][a-z]+-[a-z]+$")
_CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|Du|O')[A-Z][a-z]+[A-Z]+[a-z]*$")
_AGE = re.compile(r"^(?:1[5-9]|[2-9]\d)$")
_CODE = re.compile(r"^[A-Z]{3}$")


def _listed(listed: Listed, single: bool, page: Page, i: int) -> Evidence:
    word = page.words[i]
    if listed.source == "city":
        weight = {5: 2.0, 6: 3.0}.get(listed.size, 4.5)
        if single and (word in page.lists.surnames or word in page.lists.given):
            weight -= 1.5 if listed.size > 6 else 1.7
        return [("listed-city", PLACE, weight)]
    weight = {
        "country": 6.0,
        "place": 5.0,
        "org": 5.5,
        "group": 6.0,
        "other": 5.5,
        "team": 4.0,
        "person": 2.2,
    }.get(listed.source, 3.0)
    if (
        single
        and listed.source in ("org", "team", "company", "other", "place")
        and word.lower() in page.lists.common
    ):
        weight -= 3.0 if page.first[i] else 2.0
    if listed.source == "person" and word.lower() in page.lists.common:
        weight = 0.8
    if single and listed.source == "place" and (word in page.lists.given or word in page.lists.surnames):
        weight -= 1.0
    return [(f"listed-{listed.source}", LABELS.index(listed.label), weight)]


def _own_words(page: Page, i: int, j: int, found: Evidence) -> None:
    words, lists = page.words, page.lists
    first, last, count = words[i], words[j - 1], j - i
    single = count == 1
    listed = bool(found) and found[0][0].startswith("listed-")
    if listed and not single and found[0][0] != "listed-person":
        return
    cut = next((k for k in range(i + 1, j) if words[k] in _ORG_OF), 0)
    if last in lists.org_suffixes and not single:
        found.append(("company-form", ORGANIZATION, 6.0))
    head = words[cut - 1] if cut else last
    if not single or cut:
        if head in lists.org_heads:
            found.append(("organisation-head", ORGANIZATION, 4.5))
        if head in lists.place_heads:
            found.append(("place-head", PLACE, 4.0 if not cut else 2.5))
        if head in lists.other_heads:
            found.append(("event-head", OTHER, 4.0))
        if cut and not found and last in lists.org_heads:
            found.append(("organisation-head", ORGANIZATION, 3.0))
        if first in _PLACE_FIRSTS:
            found.append(("place-first-word", PLACE, 2.0))
        if first in _EVENT_FIRSTS:
            found.append(("event-first-word", OTHER, 4.5))
    elif last in lists.org_heads and _ACRONYM.match(last) is None and page.word(i - 1).lower() == "the":
        found.append(("organisation-head-alone", ORGANIZATION, 2.0))
    common = first.lower() in lists.common
    joined = not single and "&" in words[i + 1 : j - 1]
    if joined:
        found.append(("ampersand", ORGANIZATION, 6.0))
    if not single and first in lists.given:
        headed = joined or (head in lists.org_heads and head not in lists.surnames)  # "Harland Foods"
        found.append(("given-name", PERSON, 1.8 if common or headed else 3.5))
    if not single and _INITIAL.match(first) and last[0].isupper() and not last.isupper():
        found.append(("initial", PERSON, 3.0))
    if count == 3 and _INITIAL.match(words[i + 1]):
        found.append(("middle-initial", PERSON, 3.0))
    if not single and last in ("Jr.", "Sr.", "Jr", "Sr", "III", "II", "IV"):
        found.append(("generation", PERSON, 3.0))
    if single and first in lists.given:
        found.append(("given-name-alone", PERSON, 0.6 if common else 1.8))
    if last in lists.surnames and not cut:
        found.append(("surname", PERSON, (0.3 if last.lower() in lists.common else 1.0) if single else 1.2))
    if _SURNAME_SHAPE.search(last):
        found.append(("surname-shape", PERSON, 1.5))
    if _PLACE_SHAPE.search(last) and not listed:
        found.append(("place-shape", PLACE, 1.5))
    if 2 <= count <= 3 and not cut and not (last.isupper() and len(last) > 1):
        unknown = not any(word.lower() in lists.common for word in words[i:j])
        found.append(("two-capitals", PERSON, 1.8 if unknown else 0.8))
    if not single and _HYPHENED.match(last) and (first in lists.family_first or first in lists.surnames):
        found.append(("family-name-first", PERSON, 4.0))
    if single and _CAMEL.match(last):
        found.append(("camel-case", ORGANIZATION, 1.6))
    if single and _ACRONYM.match(last):
        found.append(("acronym", ORGANIZATION, 2.2))
    if count >= 4:
        found.append(("long-name", ORGANIZATION, 0.8))


def _results(page: Page, i: int, j: int, found: Evidence) -> None:
    """Lines of results and reports of games: clubs with their scores, players with their countries."""
    if not page.sport:
        return
    words, lists = page.words, page.lists
    before, after = page.word(i - 1), page.word(j)
    small = before.lower()
    text = words[i] if j == i + 1 else page.slice(i, j)
    person = any(label == PERSON and score >= 3.0 for _, label, score in found)
    place = any(rule in ("listed-city", "listed-place") for rule, _, _ in found)
    country = any(rule == "listed-country" for rule, _, _ in found)
    if before in ("c", "b", "lbw", "st", "+") and page.table[i]:
        found.append(("scorecard", PERSON, 4.0))
    elif (
        page.table[i]
        and _NUMBER.match(after)
        and not person
        and not country
        and before not in ("(", "at", "AT")
    ):
        found.append(("score", ORGANIZATION, 6.0))
    elif after == "(" and (page.word(j + 1)[:1].isdigit() or page.word(j + 1) == "penalty"):
        found.append(("scorer", PERSON, 3.0))
    elif _is_club(page, i, j, text) and small not in _IN_WORDS and small not in ("from", "of"):
        found.append(("club", ORGANIZATION, 6.0))
    elif place and (small in _BY_GAME or small == "for" or after in _GAME_VERBS or after in lists.titles):
        found.append(("club", ORGANIZATION, 4.5))


def _is_club(page: Page, i: int, j: int, text: str) -> bool:
    """Tell whether a name is a listed club's, or ends like one: "Stanmore City"."""
    if text in page.lists.teams:
        return page.word(i - 1).lower() != "at"
    return j > i + 1 and page.words[j - 1] in _CLUB_LASTS


def _neighbours(page: Page, i: int, j: int, titled: bool, found: Evidence) -> None:
    words, lists = page.words, page.lists
    before = page.word(i - 1)
    small = before.lower()
    after, second = page.word(j), page.word(j + 1)
    single = j == i + 1
    if titled:
        found.append(("title", PERSON, 4.5))
    if small in ("in", "of") and page.word(i - 2).lower() in _HELD:
        found.append(("shares-in", ORGANIZATION, 3.0))
    elif small in _IN_WORDS:
        found.append(("place-preposition", PLACE, 2.0))
    elif small in _TO_WORDS:
        found.append(("preposition", PLACE, 0.8))
    elif small == "the":
        if single and words[i] in _COMPASS:
            found.append(("compass", PLACE, 4.5))
        found.append(("article", PERSON, -2.5))
        found.append(("article", ORGANIZATION, 0.8))
    elif small in ("a", "an"):
        found.append(("article", PERSON, -1.5))
        found.append(("article", OTHER, 0.5))
    elif small in _BY_WORDS:
        found.append(("by", PERSON, 0.4))
    if before == "," and page.upper[i - 2] and single and known_phrase(page, i, j) is not None and i > 1:
        found.append(("place-after-comma", PLACE, 1.0))
    if after == ",":
        next_known = known_phrase(page, j + 1, j + 2) if j + 1 < len(words) else None
        longer = known_phrase(page, j + 1, j + 3) if j + 2 < len(words) else None
        if any(k is not None and k.label == "PLACE" for k in (next_known, longer)):
            found.append(("place-in-place", PLACE, 2.5))
        if _AGE.match(second) and page.word(j + 2) == ",":
            found.append(("age", PERSON, 4.0))
        if second in _PERSON_RELATIVES:
            found.append(("who", PERSON, 3.0))
        elif second == "which":
            found.append(("which", PERSON, -2.5))
            found.append(("which", ORGANIZATION, 0.5))
        if second in ("a", "an", "the", "his", "her", "former") and page.word(j + 2) in lists.titles:
            found.append(("apposition", PERSON, 2.5))
        if second in ("a", "an", "the") and page.word(j + 2) in _PLACE_NOUNS:
            found.append(("place-apposition", PLACE, 2.5))
    elif after in _PERSON_RELATIVES:
        found.append(("who", PERSON, 2.5))
    elif after in lists.verbs:
        found.append(("verb", PERSON, 1.2))
        found.append(("verb", ORGANIZATION, 0.6))
    elif after == "(" and page.word(j + 2) == ")":
        inside = known_phrase(page, j + 1, j + 2)
        if (inside is not None and inside.label in ("PLACE", "GROUP")) or second in ("R", "D"):
            found.append(("country-in-brackets", PERSON, 2.5))
        elif _ACRONYM.match(second) and not single:
            found.append(("acronym-in-brackets", ORGANIZATION, 2.5))
    elif after in _PLACE_NOUNS:
        found.append(("place-noun", PLACE, 1.5))
    elif after in ("shares", "stock", "officials", "spokesman", "spokeswoman", "executives", "employees"):
        found.append(("organisation-noun", ORGANIZATION, 1.0))
    if small in _FOR_WORDS and page.word(i - 2) in _OFFICERS:
        found.append(("officer-of", ORGANIZATION, 2.5))
    if before == "," and single and words[i] in lists.given and page.word(i - 2) in _KIN:
        found.append(("kin-before", PERSON, 4.0))
    if small in _ORG_KINDS and not titled:
        found.append(("kind-before", ORGANIZATION, 3.0))
    if (
        small in ("striker", "midfielder", "defender", "goalkeeper", "captain", "coach", "named", "called")
        and not titled
    ):
        found.append(("role-before", PERSON, 3.0))


def weigh(page: Page, i: int, j: int, titled: bool) -> Evidence:
    """Collect the evidence on tokens i to j as one name.

    Args:
        page: The text.
        i: First token.
        j: End of the tokens.
        titled: Whether a title stands before the name.

    Returns:
        Pairs of label and score, each with the name of its rule.
    """
    found: Evidence = []
    listed = known_phrase(page, i, j)
    if listed is None and page.word(i - 1) == "The":
        listed = page.lists.articled.get("The " + page.slice(i, j))
    if listed is not None:
        found.extend(_listed(listed, j == i + 1, page, i))
    _own_words(page, i, j, found)
    _neighbours(page, i, j, titled, found)
    _results(page, i, j, found)
    return found
