"""Roles before a name: titles and offices with what belongs to them."""

from newsmodel_actors import lexicon
from newsmodel_actors.text import Name, Text, is_capitalised, person_noun

__all__ = ["phrase_start", "role_before", "strip_titles"]

_LONGEST = 8
_NAMELIKE_TITLES = lexicon.word_set("roles.namelike_titles")
_OPENERS = lexicon.word_set("roles.openers")
_SENT = lexicon.word_set("roles.sent")
_BEFORE_VERB = lexicon.word_set("roles.before_verb")
_BEFORE_NOUN = lexicon.word_set("roles.before_noun")
_OFFICES = frozenset(("state", "staff", "defense", "defence", "police"))  # "secretary of defense"
_COURTESY = frozenset(["mr.", "mrs.", "ms.", "mr", "mrs", "ms"])


def strip_titles(text: Text, name: Name) -> int:
    """Return the index of the first token of a person's name that is no title.

    Recognisers differ in whether "President" belongs to "President Biden".
    """
    first = name.first
    titles, nouns = lexicon.courtesy_titles(), lexicon.abbreviations()
    while first < name.last - 1:
        low = text.lowers[first]
        if (
            low in nouns
            or low in titles
            or (person_noun(low) and not (low in _NAMELIKE_TITLES and name.last - first == 2))
            or (
                low in lexicon.modifiers()
                and any(person_noun(text.lowers[k]) for k in range(first + 1, name.last - 1))
            )
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
        First token and end of the role, as a noun phrase: "the former minister", "Russia's foreign minister".
    """
    last, here, titles = first, text.sentences[first], lexicon.courtesy_titles()
    while text.lowers[last - 1] in titles and text.sentences[last - 1] == here:
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
    if text.lowers[start - 1] in _BEFORE_VERB and start == head and text.words[head].islower():
        return None  # "to head Acme", "who host Rovers"
    return phrase_start(text, start, here), last


def phrase_start(text: Text, start: int, here: int, persons: bool = False) -> int:
    """Take in the article, possessive or possessor before a noun phrase, a person only where asked."""
    if start == 0 or text.sentences[start - 1] != here:
        return start
    if text.lowers[start - 1] in _OPENERS:
        return start - 1
    if start > 1 and text.is_possessive(start - 1):
        owner = text.name_of.get(start - 2)
        if owner is not None:
            if owner.label == "PERSON" and not persons:
                return start
            start = owner.first
        else:
            start -= 2
        if start > 0 and text.lowers[start - 1] in _OPENERS and text.sentences[start - 1] == here:
            return start - 1
    return start


def _head_before(text: Text, last: int, here: int) -> int | None:
    """The noun of the role that ends at `last`: the word before, or the noun of "Secretary of State"."""
    index = last - 1
    low = text.lowers[index]
    if person_noun(low):
        return None if _in_person(text, index) else index
    if low not in _OFFICES and not is_capitalised(text.words[index]):
        return None
    for _ in range(5):
        index -= 1
        if index < 1 or text.sentences[index] != here:
            return None
        low = text.lowers[index]
        if low in ("of", "for", "to"):
            if person_noun(text.lowers[index - 1]) and (low != "to" or text.lowers[index - 1] in _SENT):
                return index - 1
        elif not (is_capitalised(text.words[index]) or low in ("the", "and", "&")):
            return None
    return None


def _in_person(text: Text, index: int) -> bool:
    """Whether a token is a part of a person's bare name."""
    name = text.name_of.get(index)
    return name is not None and name.label == "PERSON" and index >= name.bare


def _belongs(text: Text, index: int, here: int) -> bool:
    """Whether a token left of a role's noun is a part of the role."""
    low, word = text.lowers[index], text.words[index]
    if low in lexicon.modifiers() or person_noun(low):
        return not _in_person(text, index)
    if low in ("and", "&", "/"):
        return index > 0 and text.sentences[index - 1] == here and person_noun(text.lowers[index - 1])
    if "-" in word and (
        low.startswith(("ex-", "vice-", "then-", "former-")) or low.endswith(("-old", "-time"))
    ):
        return True
    name = text.name_of.get(index)
    if name is not None and (is_capitalised(word) or name.last - name.first > 1):
        return not _in_person(text, index)
    starts = index == 0 or text.sentences[index - 1] != here
    noun = lexicon.noun(low)
    if noun is not None and low not in lexicon.function_words():
        return noun.number == "s"
    if (
        word.isalpha()
        and word.islower()
        and low not in lexicon.function_words()
        and low not in lexicon.past_verbs()
    ):
        return (
            not starts
            and text.lowers[index - 1] in _BEFORE_NOUN
            and not low.endswith(("ed", "ing", "ly", "s"))
        )
    return is_capitalised(word) and not (
        low in lexicon.function_words() or low in _OPENERS or low in _COURTESY
    )
