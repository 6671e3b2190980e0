"""Roles around a name: titles and offices before it, appositions, ages and affiliations after it."""

from newsmodel import Span

from newsmodel_actors import lexicon
from newsmodel_actors.text import Name, Text, is_capitalised, person_noun

__all__ = ["role_after", "role_before", "strip_titles"]

_LONGEST = 8
_LONGEST_APPOSITION = 22
_CLOSERS = frozenset(", ; . ) : — – -- ? ! “ ” \" '' `` (".split())
_RELATIVES = frozenset("who whose whom which that where when".split())
_VERBS_AFTER = frozenset(
    "said says told tells was is were are has had have will would did does added warned announced wrote "
    "called asked died and but".split()
)
_NAMELIKE_TITLES = frozenset("dean earl duke major marshal guy king prince baron judge count pope".split())
_OPENERS = frozenset("a an the his her their its our my one another".split())
_COURTESY = frozenset("mr. mrs. ms. mr mrs ms".split())


def strip_titles(text: Text, name: Name) -> int:
    """Return the index of the first token of a person's name that is no title.

    Recognisers differ in whether "President" belongs to "President Biden".
    """
    first = name.first
    titles, nouns = lexicon.courtesy_titles(), lexicon.abbreviations()
    while first < name.last - 1:
        low = text.lowers[first]
        if low in nouns or low in titles:
            first += 1
        elif person_noun(low) and not (low in _NAMELIKE_TITLES and name.last - first == 2):
            first += 1
        elif low in lexicon.modifiers() and any(
            person_noun(text.lowers[k]) for k in range(first + 1, name.last - 1)
        ):
            first += 1
        else:
            break
    return first


def role_before(text: Text, first: int) -> tuple[int, int] | None:
    """Return the tokens of the role right before a name, or None.

    Args:
        text: The text.
        first: The first token of the bare name.

    Returns:
        First token and end of the role, its article left out: "Deputy Foreign Minister" of
        "the Deputy Foreign Minister Sergei Ryabkov".
    """
    last = first
    titles = lexicon.courtesy_titles()
    here = text.sentences[first]
    while last > 0 and text.lowers[last - 1] in titles and text.sentences[last - 1] == here:
        last -= 1
    if last == 0 or text.sentences[last - 1] != here:
        return None
    head = _head_before(text, last, here)
    if head is None:
        return None
    start = head
    floor = max(0, head - _LONGEST)
    while start > floor and text.sentences[start - 1] == here and _belongs(text, start - 1, here):
        start -= 1
    while start < head and text.lowers[start] in ("and", "&", "of", "-", "/"):
        start += 1
    if text.lower(start - 1) == "to" and start == head and text.words[head].islower():
        return None  # "to head Acme"
    return start, last


def _head_before(text: Text, last: int, here: int) -> int | None:
    """The noun of the role that ends at `last`: the word before, or the noun of "Secretary of State"."""
    low = text.lowers[last - 1]
    if person_noun(low):
        if text.name_of.get(last - 1) is not None and text.name_of[last - 1].label == "PERSON":
            return None
        return last - 1
    index = last - 1
    if not (is_capitalised(text.words[index]) or low in ("state", "staff", "defense", "defence", "police")):
        return None
    for _ in range(5):
        index -= 1
        if index < 1 or text.sentences[index] != here:
            return None
        low = text.lowers[index]
        if low in ("of", "for"):
            if person_noun(text.lowers[index - 1]):
                return index - 1
        elif not (is_capitalised(text.words[index]) or low in ("the", "and", "&")):
            return None
    return None


def _belongs(text: Text, index: int, here: int) -> bool:
    """Whether a token left of a role's noun is a part of the role."""
    low, word = text.lowers[index], text.words[index]
    if low in lexicon.modifiers() or person_noun(low):
        name = text.name_of.get(index)
        return name is None or name.label != "PERSON"
    if low in ("and", "&", "/"):
        return index > 0 and text.sentences[index - 1] == here and person_noun(text.lowers[index - 1])
    if "-" in word and (
        low.startswith(("ex-", "vice-", "then-", "former-")) or low.endswith(("-old", "-time"))
    ):
        return True
    name = text.name_of.get(index)
    if name is not None and is_capitalised(word):
        return name.label != "PERSON"
    if not is_capitalised(word) or low in lexicon.function_words() or low in _OPENERS or low in _COURTESY:
        return False
    return (
        index > 0 and text.sentences[index - 1] == here and text.words[index - 1] not in ('"', "“", "``", ":")
    )


def role_after(text: Text, last: int) -> tuple[list[tuple[int, int]], int]:
    """Return the roles after a name: an age, an apposition, a party tag, an affiliation.

    Args:
        text: The text.
        last: The index after the name's last token.

    Returns:
        The roles as token ranges, and the index where they end.
    """
    roles: list[tuple[int, int]] = []
    index = last
    if index >= text.count:
        return roles, last
    here = text.sentences[last - 1]
    opener = text.words[index]
    if opener in ("of", "from") and (end := _affiliation(text, index + 1, here)):
        return [(index + 1, end)], end
    for _ in range(3):
        if (
            index + 1 >= text.count
            or text.words[index] not in (",", "(")
            or text.sentences[index + 1] != here
        ):
            break
        bracket = text.words[index] == "("
        found = _aside(text, index + 1, here, bracket)
        if found is None:
            break
        roles.append((index + 1, found))
        index = found
        if bracket and text.lower(index) == ")":
            index += 1
    return roles, index


def _aside(text: Text, first: int, here: int, bracket: bool) -> int | None:
    """The end of the role that begins at a token after a comma or bracket, or None."""
    word = text.words[first]
    following = text.lower(first + 1)
    if word.isdigit() and len(word) <= 3 and following in (",", ".", ")", ";", "and", "who"):
        return first + 1
    if len(word) > 2 and word[0] in "RDI" and word[1] == "-" and word[2].isupper():
        end = first + 1
        if text.lower(end) == "." and text.lower(end + 1) in (",", ")"):
            end += 1
        return end
    if word in ("of", "from"):
        return _affiliation(text, first + 1, here)
    if bracket:
        return None
    return _apposition(text, first, here)


def _affiliation(text: Text, first: int, here: int) -> int | None:
    start = first + (text.lower(first) == "the")
    name = text.name_of.get(start)
    if name is None or name.first != start or text.sentences[start] != here or name.label != "ORGANIZATION":
        return None
    return name.last


def _apposition(text: Text, first: int, here: int) -> int | None:
    """The end of a noun phrase whose head is a noun for a person, closed by a mark or a verb."""
    functions = lexicon.function_words()
    opened = text.lowers[first] in _OPENERS
    head, index = None, first + opened
    limit = min(text.count, first + _LONGEST)
    while index < limit and text.sentences[index] == here:
        low = text.lowers[index]
        if text.words[index] in _CLOSERS or low in functions and low not in ("and", "'s"):
            break
        if person_noun(low):
            name = text.name_of.get(index)
            if name is not None and name.label == "PERSON" and name.first != index:
                break
            head = index
        elif head is not None and low == "and":
            break
        elif head is not None:
            name = text.name_of.get(index)
            if name is not None and name.label == "PERSON":
                return None  # "Smith, President Jones and ..." lists people
            break
        index += 1
    if head is None:
        return None
    low = text.lowers[head]
    noun = lexicon.nouns().get(lexicon.abbreviations().get(low, low))
    if noun is not None and noun.number == "p":
        return None
    if (
        not opened
        and text.lowers[first] not in lexicon.modifiers()
        and head == first
        and text.words[first].islower()
    ):
        if text.lower(head + 1) not in ("of", "for", "at", "in", "and", ",", "."):
            return None
    return _close(text, head + 1, first, here)


def _close(text: Text, index: int, first: int, here: int) -> int | None:
    """Follow the phrase's complements until a mark, a relative pronoun or a verb ends it."""
    limit = min(text.count, first + _LONGEST_APPOSITION)
    while index < limit and text.sentences[index] == here:
        low, word = text.lowers[index], text.words[index]
        if word in _CLOSERS:
            if word == "." and index + 1 < text.count and text.sentences[index + 1] == here:
                index += 1
                continue
            return index
        if low in _RELATIVES:
            return index
        if low in _VERBS_AFTER and low != "and":
            return index
        if low == "and" and not _continues(text, index + 1):
            return None if word == "and" and text.name_of.get(index + 1) is not None else index
        index += 1
    return index if index < text.count and text.sentences[index] != here else None


def _continues(text: Text, index: int) -> bool:
    """Whether what follows "and" goes on with the phrase, rather than with another person or a verb."""
    name = text.name_of.get(index)
    if name is not None:
        return name.label != "PERSON"
    low = text.lower(index)
    return low in lexicon.modifiers() or person_noun(low) or low in ("a", "an", "the") or low.isalpha()


def spans_of(text: Text, ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Return token ranges as spans."""
    return tuple(text.span(first, last) for first, last in ranges if first < last)
