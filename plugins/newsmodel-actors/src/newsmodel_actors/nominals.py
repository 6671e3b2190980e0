"""Common-noun mentions of people, groups and organisations: "a top diplomat", "US officials", "police"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from newsmodel_actors import lexicon
from newsmodel_actors.roles import phrase_start
from newsmodel_actors.text import Text, is_capitalised
from newsmodel_actors.things import ADJECTIVES, is_thing

__all__ = ["Nominal", "find_nominals", "heads"]

_LONGEST = 6
_MASS = frozenset(["police", "troops", "authorities", "personnel", "militants", "rebels"])
_DEFINITE = lexicon.word_set("nominals.definite")
_AFTER_DEFINITE = lexicon.word_set("nominals.after_definite")
_MANY = lexicon.word_set("nominals.many")
_PLURAL_VERBS = lexicon.word_set("nominals.plural_verbs")
_AGED = re.compile("-[oO][lL][dD]")
_OPEN_LINKS = frozenset(("of", "from", "for"))


class Nominal:
    """A noun phrase with its place in the tokens.

    Attributes:
        first: First token, the determiner included.
        head: The noun.
        last: Index after the last token, a complement with a name included.
        definite: Whether it opens with a definite or possessive determiner.
    """

    __slots__ = ("definite", "first", "head", "last")

    def __init__(self, first: int, head: int, last: int, definite: bool) -> None:
        self.first, self.head, self.last, self.definite = first, head, last, definite


@cache
def _list(name: str) -> frozenset[str]:
    text = resources.files("newsmodel_actors").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def heads() -> dict[str, int]:
    """Return the nouns that can head a mention."""
    places = {word for word in lexicon.nouns() if _is_place(word)}
    return {word: number for word, number in lexicon.nouns().items() if word not in places}


def _is_place(word: str) -> bool:
    noun = lexicon.noun(word)
    return noun is not None and noun.type == "place"


@cache
def _before_nouns() -> dict[str, None]:
    """Return the words that may stand between a determiner and its noun."""
    return dict.fromkeys([*lexicon.modifiers(), *lexicon.adjectives(), *lexicon.nouns()])


def find_nominals(
    text: Text, known: Iterable[int], taken: bytearray, covers: dict[int, int]
) -> Iterator[Nominal]:
    """Find the nominal mentions of a text.

    Args:
        text: The text.
        known: The tokens that can head one, in order; others may be among them.
        taken: One byte a token, set where a role or another name has the token.
        covers: For tokens of people's named mentions the index after the mention.

    Yields:
        Nominals in the order of their heads.
    """
    nouns, kinds, ambiguous = heads(), lexicon.noun_kinds(), _list("ambiguous_nouns.txt")
    lowers, name_of = text.lowers, text.name_of
    aged = [text.tokens.at(match.start()) for match in _AGED.finditer(text.source)]
    for index in sorted({*known, *aged}) if aged else known:
        if taken[index]:
            continue
        low = lowers[index]
        number = nouns.get(low)
        if number is None:
            found = _aged(text, index) if low[-8:] == "year-old" else None
        elif (lowers[index + 1] in nouns and not taken[index + 1]) or index in name_of:
            continue  # "police officers": the second noun is the head
        else:
            noun = kinds[number]
            if (noun.number == "s" or low in ADJECTIVES) and _modifies_next(text, index):
                continue
            found = _phrase(text, index, noun, low in ambiguous, covers)
        if found is not None:
            yield found


def _phrase(
    text: Text, head: int, noun: lexicon.Noun, ambiguous: bool, covers: dict[int, int]
) -> Nominal | None:
    lowers, words = text.lowers, text.words
    determiners, functions, before = _list("determiners.txt"), lexicon.function_words(), _before_nouns()
    sentences, here = text.sentences, text.sentences[head]
    floor = max(-1, head - 1 - _LONGEST)
    first, opener, sure = head, -1, True
    index = head - 1
    while index > floor and sentences[index] == here:
        low = lowers[index]
        if low == "us" and words[index] == "US":
            low = "u.s."  # no pronoun
        if low in determiners and not (noun.number == "p" and low in ("that", "this")):
            if sure or head - index <= 4:
                opener = index
            break
        if low in functions or not low[0].isalnum():
            if sure and text.is_possessive(index):
                opener = phrase_start(text, index + 1, here, persons=True)
            break
        capital = words[index][0].isupper() and words[index] != "I"
        fits = capital or low in before or "-" in low
        if fits and sure:
            if capital and not _modifies(text, index):
                break
            first = index
        elif not fits:
            if low.endswith(("ed", "ing", "s")) and text.lower(index - 1) not in determiners:
                break  # a verb more likely than a modifier
            sure = False
        index -= 1
    if opener >= 0:
        opens = lowers[opener] in _DEFINITE
        definite = opens or text.owns(opener, first + 1)
        first = opener
        if (
            not opens
            and lowers[first - 1] in _DEFINITE
            and sentences[first - 1] == here
            and _takes_definite(text, first, noun, lowers[first] in determiners)
        ):
            first, definite = first - 1, True
    elif noun.number == "p" and text.lowers[first - 1] == "of" and text.lowers[first - 2] in _MANY:
        first, definite = first - 2, False  # "hundreds of people"
    else:
        definite = False
        if first == head and (ambiguous or (noun.number == "s" and lowers[head] not in _MASS)):
            return None
        if noun.number == "s" and ambiguous and not is_capitalised(words[first]):
            return None
    if is_thing(text, first, head, sure):
        return None
    return Nominal(first, head, _complement(text, head + 1, here, covers), definite)


def _takes_definite(text: Text, first: int, noun: lexicon.Noun, determined: bool) -> bool:
    """Whether "the", "this" or "his" goes before a phrase: "the two leaders", not "said that a man"."""
    clausal = text.lowers[first - 1] in ("that", "this")
    if determined:
        low = text.lowers[first]
        return low in _AFTER_DEFINITE and (not clausal or (low == "other" and noun.number == "s"))
    return not clausal or text.words[first].islower()  # "this year's winner", not "that Ohio's governor"


def _modifies_next(text: Text, index: int) -> bool:
    """Whether the word after a singular noun looks like the real head: "her delegate lead"."""
    after = text.words[index + 1]
    if after[:1].isupper() and text.words[index][0].isupper() and text.words[index + 2][:1].isupper():
        return text.lowers[index + 2] in heads() and index + 1 not in text.name_of  # "Chief Medical Officer"
    if not after.isalpha() or not after.islower() or text.sentences[index + 1] != text.sentences[index]:
        return False
    if after in lexicon.function_words() or after in lexicon.past_verbs() or after in _PLURAL_VERBS:
        return False
    return not after.endswith(("ed", "ing", "ly", "s"))


def _modifies(text: Text, index: int) -> bool:
    """Whether a capitalised word can modify a noun: not a person's name, nor a sentence's first verb."""
    name = text.name_of.get(index)
    if name is not None:
        return name.label != "PERSON"
    return (
        text.lowers[index] in lexicon.modifiers()
        or text.lowers[index] in lexicon.adjectives()
        or text.is_national(index)
    )


def _complement(text: Text, last: int, here: int, covers: dict[int, int]) -> int:
    """Extend a phrase over "of", "from", "for" and a name: "senators from Joe Biden's Democratic Party"."""
    if last + 1 >= text.count or text.lowers[last] not in _OPEN_LINKS:
        return last
    index = last + 1
    limit = min(text.count, index + 5)
    while index < limit and text.sentences[index] == here:
        name = text.name_of.get(index)
        if index in covers:
            return _chain(text, covers[index], here)
        if name is not None and name.label != "GROUP":
            return _chain(text, name.last, here)
        low = text.lowers[index]
        if low in lexicon.nouns() and (
            index + 1 >= text.count or text.lower(index + 1) not in lexicon.nouns()
        ):
            name = text.name_of.get(index + 1)
            if name is None or name.label != "PERSON":
                return index + 1
        elif (
            low != "the"
            and low not in lexicon.modifiers()
            and low not in lexicon.adjectives()
            and name is None
        ):
            return last
        index += 1
    return last


def _chain(text: Text, last: int, here: int) -> int:
    """Go on over a possessor: "Joe Biden" + "'s Democratic Party"."""
    if text.is_possessive(last) and last + 1 < text.count:
        name = text.name_of.get(last + 1)
        if name is not None:
            return name.last
    return last


def _aged(text: Text, index: int) -> Nominal | None:
    """ "The 56-year-old said", "the 56-year-old Italian said"."""
    head = index
    name = text.name_of.get(index + 1)
    if name is not None and name.label == "GROUP" and name.last == index + 2:
        head = index + 1
    following = text.lower(head + 1)
    if text.lower(index - 1) not in ("the", "a", "an") or following in lexicon.nouns():
        return None
    name = text.name_of.get(head + 1)
    if name is not None:
        return None
    if (
        following
        and following[0].isalpha()
        and following not in lexicon.function_words()
        and following[-2:] not in ("ed", "es")
    ):
        return None
    return Nominal(index - 1, head, head + 1, text.lower(index - 1) == "the")
