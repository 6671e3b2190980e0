"""Nouns for people and bodies where they mean things: "two counts of theft", "his head", "the far side"."""

from newsmodel_actors import lexicon
from newsmodel_actors.text import Text

__all__ = ["ADJECTIVES", "is_thing"]

ADJECTIVES = frozenset(("public", "press"))  # before a noun: "the public consultation"
_OWN = frozenset(("his", "her", "my", "your", "their", "its", "our"))
_PERSONS = frozenset(("his", "her", "my", "your"))
_DOINGS = lexicon.word_set("things.doings")
_SIDES = lexicon.word_set("things.sides")
_WATERS = lexicon.word_set("things.waters")
_TELLING = lexicon.word_set("things.telling")


def is_thing(text: Text, first: int, head: int, sure: bool) -> bool:
    """Tell whether a noun that can mean people or a body means a thing.

    Args:
        text: The text.
        first: The first token of its phrase.
        head: The noun.
        sure: Whether all words between are known to stand before nouns.
    """
    lowers = text.lowers
    rule = _RULES.get(lowers[head])
    if rule is not None:
        return rule(text, first, head)
    low = lowers[head]
    if low in _DOINGS:
        return lowers[first] in _PERSONS  # "his service"
    return not sure and low in _TELLING and lowers[head + 1] == "that"  # "the affidavit states that"


def _is_part_of_body(text: Text, first: int, head: int) -> bool:
    return text.lowers[first] in _OWN and text.lowers[head + 1] != "of"  # but "his head of staff"


def _is_charge(text: Text, first: int, head: int) -> bool:
    return text.words[head].islower()  # a nobleman has a capital


def _is_direction(text: Text, first: int, head: int) -> bool:
    lowers = text.lowers
    if head > first and lowers[head - 1] in _SIDES:
        return True
    return lowers[head + 1] == "of" and first > 0 and lowers[first - 1] in ("on", "along", "down", "by")


def _is_shore(text: Text, first: int, head: int) -> bool:
    before = text.lowers[first:head]
    return not _WATERS.isdisjoint(before) or (text.lowers[head] == "banks" and text.lowers[head + 1] == "of")


def _is_adjective(text: Text, first: int, head: int) -> bool:
    return text.lowers[first] in ("a", "an")  # "a public inquiry"


_RULES = {
    **dict.fromkeys(("head", "heads"), _is_part_of_body),
    **dict.fromkeys(("count", "counts"), _is_charge),
    **dict.fromkeys(("side", "sides"), _is_direction),
    **dict.fromkeys(("bank", "banks"), _is_shore),
    **dict.fromkeys(ADJECTIVES, _is_adjective),
}
