"""Event triggers by a trained model: two linear models, of what is a trigger and of its class.

Their weights are few (logistic regression with an L1 penalty), and each word is judged by itself: which words
around it are triggers does not help.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from math import exp, inf, log

from newsmodel_events.memo import Memo
from newsmodel_events.models import model_lines
from newsmodel_events.reading import Reading
from newsmodel_events.scores import SCORE, Scores
from newsmodel_events.tagging import candidates, neighbour_keys, own_keys

__all__ = ["CLASSES", "TriggerTagger", "find_by_tagger"]

CLASSES = ("OCCURRENCE", "REPORTING", "I_ACTION", "STATE", "I_STATE", "ASPECTUAL", "PERCEPTION")
_SCALE = 100


class TriggerTagger:
    """Finds triggers by a model: what each feature says, in hundredths of log odds.

    Args:
        lines: The lines of the model: feature, weight of a trigger, and, if any, of the classes.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._rows = dict([line.split("\t", 1) for line in lines])
        self._scores = Scores(["trigger", *CLASSES])
        self._classes = [(name, self._scores.places[name]) for name in CLASSES]
        self._half = self._scores.level & SCORE
        self._features = Memo(self._read)
        self._words = Memo(lambda word: self._scores.level + self._sum(own_keys(word)))
        self._neighbours = Memo(lambda neighbours: self._sum(neighbour_keys(neighbours)))

    def find(self, reading: Reading, threshold: float) -> list[tuple[int, str, float]]:
        """Return the triggers of a document: token, TimeML class and probability.

        Args:
            reading: The document.
            threshold: The probability from which a word counts as a trigger.
        """
        features, by_word, by_neighbours = self._features, self._words, self._neighbours
        half, least = self._half, _log_odds(threshold) + self._half
        found = []
        for token, word, neighbours, (before, governor, own) in candidates(reading):
            total = (
                by_word[word]
                + by_neighbours[neighbours]
                + features[before]
                + features[governor]
                + features[own]
            )
            score = total & SCORE
            if score > least:
                found.append((token, self._class(total), 1 / (1 + exp((half - score) / _SCALE))))
        return found

    def _class(self, total: int) -> str:
        best, most = CLASSES[0], -1
        for name, place in self._classes:
            score = total >> place & SCORE
            if score > most:
                best, most = name, score
        return best

    def _read(self, feature: str) -> int:
        row = self._rows.get(feature)
        if row is None:
            return 0
        trigger, _, classes = row.partition("\t")
        weights = [int(trigger or 0), *map(int, classes.split())]
        return self._scores.pack(zip(self._scores.places, weights, strict=False))

    def _sum(self, keys: Sequence[str]) -> int:
        return sum([self._features[key] for key in keys])


@cache
def _shipped() -> TriggerTagger:
    return TriggerTagger(model_lines("triggers.tsv"))


def find_by_tagger(reading: Reading, threshold: float) -> list[tuple[int, str, float]]:
    """Return the triggers of a document by the shipped model: token, TimeML class and probability.

    Args:
        reading: The document.
        threshold: The probability from which a word counts as a trigger.
    """
    return _shipped().find(reading, threshold)


def _log_odds(share: float) -> float:
    if 0 < share < 1:
        return _SCALE * log(share / (1 - share))
    return -inf if share <= 0 else inf
