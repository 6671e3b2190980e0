"""Event triggers by decision list: the most specific description of a word that is known decides.

After Yarowsky 1994: from the lemma in its grammatical shape over the lemma to the supersense.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsmodel_events.lexicon import data_lines, noun_of, verb_of
from newsmodel_events.memo import Memo
from newsmodel_events.reading import Reading, lemma_of

__all__ = ["THRESHOLD", "DecisionList", "Rate", "find_by_rules", "keys_of", "word_at"]

THRESHOLD = 0.45  # of such words that are triggers; from then on a word counts as one
_NOUNS = frozenset({"NN", "NNS"})
_NOMINAL = _NOUNS | {"JJ"}
_NOUN_OR_ADJECTIVE = re.compile("[NJ]")  # by their letters


class Rate(NamedTuple):
    """How often words of one description were triggers, and their usual class."""

    share: float
    timeml_class: str


def word_at(reading: Reading, i: int) -> str:
    """Return the word at a token, as far as the decision list looks at it, or "" where it can't be a trigger.

    With blanks between: the word in lower case; its part of speech; how a verb is used (P passive, M with
    a modal, A with another auxiliary, or its tag), of others whether a noun follows (c) or not (h); what
    follows a verb, of a noun what stands before and whether "of" follows.
    """
    tags, lowers = reading.tags, reading.lowers
    tag = tags[i]
    after = tags[i + 1] if i + 1 < len(tags) else "."
    group = reading.group_at.get(i)
    if group is not None:
        shape = "P" if group.passive else "M" if group.modal else "A" if group.auxiliaries else tag
        return f"{lowers[i]} V {shape} {'n' if after in _NOMINAL else 't' if after == 'TO' else 'x'}"
    shape = "c" if after in _NOUNS else "h"
    if tag in _NOUNS:
        of = "of" if i + 1 < len(tags) and lowers[i + 1] == "of" else ""
        return f"{lowers[i]} {tag} {shape} {'d' if i and tags[i - 1] == 'DT' else 'o'}{of}"
    return f"{lowers[i]} JJ {shape} -" if tag == "JJ" else ""


def keys_of(word: str) -> tuple[tuple[str, str], ...]:
    """Return the descriptions of a word, the most specific first: of what it is, and of its place."""
    lower, tag, shape, context = word.rsplit(" ", 3)
    if tag == "V":
        lemma, sense = f"{lemma_of(lower, 'VB')}/v", _verb_sense(lower)
        place = f"{shape}/{context}"
        return (lemma, place), (lemma, shape), (lemma, "*"), (sense, place), ("any verb", shape)
    if tag == "JJ":
        return (f"{lower}/j", shape), (f"{lower}/j", "*")
    lemma, sense = f"{lemma_of(lower, tag)}/n", _noun_sense(lower)
    place = f"{shape}/{tag}"
    return (
        (lemma, f"{place}/{context[0]}"),
        (lemma, place),
        (lemma, shape),
        (lemma, "*"),
        (sense, shape + context[1:]),
        (sense, shape),
    )


def _verb_sense(lower: str) -> str:
    verb = verb_of(lower)
    return f"verb of {verb.sense if verb else '?'}"


def _noun_sense(lower: str) -> str:
    noun = noun_of(lower)
    mark = f"{noun.sense}.{noun.event // 2}.{'d' if noun.verb else ''}" if noun else "?"
    return f"noun of {mark}"


class DecisionList:
    """How often words of each description are triggers.

    Args:
        lines: What a word is, then, for each place that matters: the place, the share, the usual class.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = dict([line.split("\t", 1) for line in lines])
        self._places = Memo(self._read)
        self._rates = Memo(_rate)
        self._decided = Memo(self._decide)
        self._noun = Memo(lambda lower: self._may_be(f"{lemma_of(lower, 'NN')}/n", _noun_sense(lower)))
        self._adjective = Memo(lambda lower: self._may_be(f"{lower}/j"))

    def find(self, reading: Reading) -> list[tuple[int, str, float]]:
        """Return the triggers of a document: token, TimeML class, and the share of such words.

        Args:
            reading: The document.
        """
        lowers, tags = reading.lowers, reading.tags
        nouns, adjectives, decided = self._noun, self._adjective, self._decided
        # most nouns and adjectives are triggers nowhere
        spots = [
            i
            for i in map(re.Match.start, _NOUN_OR_ADJECTIVE.finditer(reading.letters))
            if (adjectives if tags[i] == "JJ" else nouns)[lowers[i]]
        ]
        found = []
        for i in sorted([*reading.group_at, *spots]):
            rate = decided[word_at(reading, i)]
            if rate is not None and rate.share > THRESHOLD:
                found.append((i, rate.timeml_class, rate.share))
        return found

    def _read(self, what: str) -> dict[str, str]:
        """Rates, as they are written, by place; objects would keep the garbage collector busy."""
        cells = [cell.split(" ", 1) for cell in self._lines.get(what, "").split("\t") if cell]
        return dict(cells)

    def _may_be(self, *whats: str) -> bool:
        known = next((what for what in whats if what in self._lines), "")
        return any(self._rates[rate].share > THRESHOLD for rate in self._places[known].values())

    def _decide(self, word: str) -> Rate | None:
        """The rate of the most specific description of a word that is known."""
        for what, place in keys_of(word):
            rate = self._places[what].get(place)
            if rate is not None:
                return self._rates[rate]
        return None


def _rate(written: str) -> Rate:
    share, timeml_class = written.split(" ")
    return Rate(float(share), timeml_class)


@cache
def _shipped() -> DecisionList:
    return DecisionList(data_lines("trigger_rates.tsv"))


def find_by_rules(reading: Reading) -> list[tuple[int, str, float]]:
    """Return the triggers of a document by the shipped list: token, TimeML class, and share of such words.

    Args:
        reading: The document.
    """
    return _shipped().find(reading)
