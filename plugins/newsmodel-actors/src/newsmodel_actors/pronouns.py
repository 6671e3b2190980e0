"""Personal pronouns, and the "it" that refers to nothing."""

from collections.abc import Iterable, Iterator

from newsmodel_actors import lexicon
from newsmodel_actors.text import Text

__all__ = ["find_pronouns", "is_pleonastic"]

_HONOURS = lexicon.word_set("pronouns.honours")
_SAYING = lexicon.word_set("pronouns.saying")
_BEFORE_VERB = lexicon.word_set("pronouns.before_verb")
_ASKING = lexicon.word_set("pronouns.asking")
_BE = lexicon.word_set("pronouns.be")
_MODALS = lexicon.word_set("pronouns.modals")
_LINKING = lexicon.word_set("pronouns.linking")
_CLAUSAL = lexicon.word_set("pronouns.clausal")
_WEATHER = lexicon.word_set("pronouns.weather")


def find_pronouns(text: Text, known: Iterable[int]) -> Iterator[int]:
    """Yield the tokens that are personal pronouns and may refer to an actor.

    Args:
        text: The text.
        known: The tokens that can be some; others may be among them.
    """
    pronouns = lexicon.pronouns()
    words, lowers = text.words, text.lowers
    for index in known:
        low = lowers[index]
        if low not in pronouns:
            continue
        word = words[index]
        if low == "who" and not _speaks(text, index):
            continue
        if (low == "us" and word == "US") or (low == "it" and word == "IT"):
            continue
        if low == "i" and (word != "I" or index in text.name_of):
            continue
        if low == "mine" and (
            text.lower(index - 1) in ("the", "a", "coal", "gold", "copper")
            or text.lower(index + 1) in ("workers",)
        ):
            continue
        if lowers[index + 1] in _HONOURS and word[0].isupper():
            continue
        if low == "it" and is_pleonastic(text, index):
            continue
        yield index


def _speaks(text: Text, index: int) -> bool:
    """Whether a "who" after a noun phrase is the subject of a verb of saying: "lawmakers who say no"."""
    before = text.lower(index - 1)
    if before in _ASKING or not text.lower(index - 2 if before == "," else index - 1)[:1].isalpha():
        return False
    place = index + 1
    while place < index + 4 and text.lower(place) in _BEFORE_VERB:
        place += 1
    return text.lower(place) in _SAYING


def is_pleonastic(text: Text, index: int) -> bool:
    """Whether an "it" is a dummy, as in "it is clear that" or "it seems" (after Lappin and Leass 1994)."""
    here = text.sentences[index]
    place = index + 1
    limit = min(text.count, index + 10)
    while place < limit and text.lowers[place] in _MODALS:
        place += 1
    while place < limit and text.lowers[place] in ("not", "n't", "also", "now", "still", "just"):
        place += 1
    low = text.lower(place)
    if low in _LINKING:
        return True
    if low not in _BE:
        return low in ("takes", "took", "take") and text.lower(place + 1) in ("time", "years", "months", "a")
    place += 1
    if text.lower(place) in ("been", "not", "n't", "very", "so", "too", "also"):
        place += 1
    if text.lower(place) in _WEATHER:
        return True
    for ahead in range(place + 1, min(text.count, place + 4)):
        if text.sentences[ahead] != here:
            return False
        if text.lowers[ahead] in _CLAUSAL:
            return not text.lowers[place].endswith("ing")
    return False
