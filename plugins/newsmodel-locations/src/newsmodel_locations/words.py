"""What the lists say of a form of a word: asked once a form, not once a token."""

import threading
from functools import cache

import attrs

from newsmodel_locations.lexicon import Lexicon, lexicon, word_classes

__all__ = ["Word", "WordTable", "word_table"]

_KEPT = 50_000
_MARKS = frozenset({",", ".", "'s", "’s", "(", ")", "-", "--", "—", "/", "&"})
_NAMES = frozenset({"US", "IN"})
_SITES = frozenset("FRNA")


@attrs.frozen
class Word:
    """What is known of a form of a word that has a capital where a name has one: Paris, US-led, pro-Western.

    Many forms share one.

    Args:
        named: Whether its capital is a sign of a name.
        unless_first: Whether that holds only inside a sentence.
        high: Its class where its capital is a sign of a name.
        low: Its class elsewhere.
        own: The letters of the closed classes that it is in; see `word_classes`.
        site: Whether a name that ends with it looks like a place.
        road: Whether it is a road by itself: I-35.
        begins: Whether a name that it begins with "of" looks like a place: Gulf of.
        shapes: Whether it is one of these.
        given: Whether it is a given name.
        title: Whether it is a title.
        calls: Whether it is one of both, and a surname may follow.
        flags: "g" for a given name, "n" for a surname, in capitals as well.
        common: Whether it is a word of the language too.
        shouted: Whether it is all capitals.
    """

    named: bool
    unless_first: bool
    high: str
    low: str
    own: str
    site: bool
    road: bool
    begins: bool
    shapes: bool
    given: bool
    title: bool
    calls: bool
    flags: str
    common: bool
    shouted: bool


def _word(form: str, lower: str, low: str, lists: Lexicon) -> Word:
    stem, capital, given = form.rstrip("."), form[0].isupper() or form[0].isdigit(), form in lists.given
    # A capital is no sign of a name on a function word.
    function = lower in lists.classes["function"] and form not in _NAMES
    own, title = word_classes().get(lower.rstrip("."), ""), stem in lists.classes["title"]
    site, road = not _SITES.isdisjoint(own), form.startswith("I-") and form[2:3].isdigit()
    begins = lower in lists.classes["before_of"]
    shouted = form.isupper() and len(form) > 1
    titled = form.title() if shouted else form
    high = own or ("i" if len(stem) == 1 else "g" if given else "n" if form in lists.surnames else "X")
    return Word(
        named=capital and not (function and form.istitle()),
        unless_first=function,
        high=high,
        low=low,
        own=own,
        site=site,
        road=road,
        begins=begins,
        shapes=site or road or begins,
        given=given,
        title=title,
        calls=given or title,
        flags=("g" if titled in lists.given else "") + ("n" if titled in lists.surnames else ""),
        common=lower in lists.common,
        shouted=shouted,
    )


class WordTable:
    """Forms of words and what is known of them: of those without a capital the class alone.

    Forms not met before are looked up.

    Attributes:
        numbers: The number of what is known of a form; strings and numbers alone, so that the garbage
            collector passes over it.
        known: What is known, by number.
        lows: Their classes where a capital is no sign of a name, by number.
    """

    def __init__(self) -> None:
        self._lists = lexicon()
        self.numbers: dict[str, int] = {}
        self.known: list[Word | str] = []
        self.lows: list[str] = []
        self._numbers_of: dict[Word | str, int] = {}
        self._lock = threading.Lock()

    def learn(self, form: str) -> int:
        """The number of what is known of a form that was not met before."""
        lower = form.lower()
        low = self._low(form, lower)
        word: Word | str = low
        if form != lower and (form[0].isupper() or "-" in form):
            word = _word(form, lower, low, self._lists)
        with self._lock:
            number = self._numbers_of.setdefault(word, len(self.known))
            if number == len(self.known):
                self.lows.append(low)
                self.known.append(word)
        if len(self.numbers) < _KEPT:
            self.numbers[form] = number
        return number

    def _low(self, form: str, lower: str) -> str:
        classes = self._lists.classes
        if lower in classes["locative"]:
            return "in"
        if lower in classes["speech"]:
            return "say"
        if lower in classes["nominal"]:
            return "nom"
        if lower in classes["function"]:
            return "fn"
        if form[0].isalpha():
            return "x"
        return "9" if form[0].isdigit() else form if form in _MARKS else '"'


@cache
def word_table() -> WordTable:
    """The table of the wheel's lists."""
    return WordTable()
