"""What the lists say of a form of a word: asked once a form, not once a token."""

import threading
from functools import cache

from newsmodel_locations.lexicon import Lexicon, lexicon, word_classes

__all__ = ["Word", "WordTable", "word_table"]

_KEPT = 50_000
_MARKS = frozenset({",", ".", "'s", "’s", "(", ")", "-", "--", "—", "/", "&"})
_NAMES = frozenset({"US", "IN"})
_SITES = frozenset("FRNA")


class Word:
    """What is known of a form of a word that has a capital where a name has one: Paris, US-led, pro-Western.

    Many forms share one.

    Attributes:
        named: Whether its capital is a sign of a name.
        unless_first: Whether that holds only inside a sentence.
        high: Its class where its capital is a sign of a name.
        low: Its class elsewhere.
        own: The letters of the closed classes that it is in; see `word_classes`.
        site: Whether a name that ends with it looks like a place.
        given: Whether it is a given name.
        title: Whether it is a title.
        calls: Whether it is one of both, and a surname may follow.
        flags: "g" for a given name, "n" for a surname, in capitals as well.
        common: Whether it is a word of the language too.
        shouted: Whether it is all capitals.
    """

    __slots__ = (
        "calls", "common", "flags", "given", "high", "low", "named", "own", "shouted", "site", "title",
        "unless_first",
    )  # fmt: skip

    def __init__(self, form: str, lower: str, low: str, lists: Lexicon) -> None:
        stem, capital = form.rstrip("."), form[0].isupper() or form[0].isdigit()
        # A capital is no sign of a name on a function word.
        function = lower in lists.classes["function"] and form not in _NAMES
        self.named = capital and not (function and form.istitle())
        self.unless_first = function
        self.own = word_classes().get(lower.rstrip("."), "")
        self.site = not _SITES.isdisjoint(self.own)
        self.shouted = form.isupper() and len(form) > 1
        self.given, self.title = form in lists.given, stem in lists.classes["title"]
        self.calls = self.given or self.title
        titled = form.title() if self.shouted else form
        self.flags = ("g" if titled in lists.given else "") + ("n" if titled in lists.surnames else "")
        self.common = lower in lists.common
        self.low = low
        if self.own:
            self.high = self.own
        elif len(stem) == 1:
            self.high = "i"
        else:
            self.high = "g" if self.given else "n" if form in lists.surnames else "X"


class WordTable:
    """Forms of words and what is known of them: of those without a capital the class alone.

    Forms not met before are looked up.

    Attributes:
        numbers: The number of what is known of a form; strings and numbers alone, so that the garbage
            collector passes over it.
        known: What is known, by number.
    """

    def __init__(self) -> None:
        self._lists = lexicon()
        self.numbers: dict[str, int] = {}
        self.known: list[Word | str] = []
        self._kinds: dict[object, int] = {}
        self._lock = threading.Lock()

    def of(self, form: str) -> Word | str:
        """What is known of a form."""
        number = self.numbers.get(form)
        return self.learn(form) if number is None else self.known[number]

    def learn(self, form: str) -> Word | str:
        """What is known of a form that was not met before."""
        lower = form.lower()
        low = self._low(form, lower)
        word: Word | str = low
        if form != lower and (form[0].isupper() or "-" in form):
            word = Word(form, lower, low, self._lists)
        kind = low if isinstance(word, str) else tuple([getattr(word, name) for name in Word.__slots__])
        with self._lock:
            number = self._kinds.setdefault(kind, len(self.known))
            if number == len(self.known):
                self.known.append(word)
        if len(self.numbers) < _KEPT:
            self.numbers[form] = number
        return self.known[number]

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
