"""Event triggers by a trained model: two linear models, of what is a trigger and of its class.

Their weights are few (logistic regression with an L1 penalty), and each word is judged by itself: which words
around it are triggers does not help.
"""

from collections.abc import Iterable
from functools import cache
from math import exp, inf, log

from newsmodel_events.memo import Memo
from newsmodel_events.models import model_lines
from newsmodel_events.reading import Reading
from newsmodel_events.scores import SCORE, Scores
from newsmodel_events.tagging import (
    CANDIDATES,
    candidates,
    governor_key,
    pair_key,
    tag_after_key,
    tag_before_key,
    word_before_key,
    word_keys,
)

__all__ = ["CLASSES", "TriggerTagger", "find_by_tagger"]

CLASSES = ("OCCURRENCE", "REPORTING", "I_ACTION", "STATE", "I_STATE", "ASPECTUAL", "PERCEPTION")
_SCALE = 100
# Of "she used to sell" only the selling is an event; incentives used to sell something are used.
_HABIT = "aux used"
_WHO = frozenset({"PRP", "NNP", "W", "RB"})


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
        self._by_tag = {tag: self._tag_sums(tag) for tag in CANDIDATES}
        self._before = Memo(lambda before: self._row(word_before_key(before)))
        self._pairs = Memo(lambda pair: self._row(pair_key(pair)))

    def find(self, reading: Reading, threshold: float) -> list[tuple[int, str, float]]:
        """Return the triggers of a document: token, TimeML class and probability.

        Args:
            reading: The document.
            threshold: The probability from which a word counts as a trigger.
        """
        by_tag, by_word_before, by_pair = self._by_tag, self._before, self._pairs
        half, least = self._half, _log_odds(threshold) + self._half
        found = []
        for token, tag, word, before, tag_before, after, governor in candidates(reading):
            by_word, by_tag_before, by_tag_after, by_governor = by_tag[tag]
            total = (
                by_word[word]
                + by_tag_before[tag_before]
                + by_tag_after[after]
                + by_governor[governor]
                + by_word_before[before]
            )
            if tag == "JJ":
                total += by_pair[f"{before}/{after}"]
            score = total & SCORE
            if score > least and (word != _HABIT or tag_before not in _WHO):
                found.append((token, self._class(total), 1 / (1 + exp((half - score) / _SCALE))))
        return found

    def _class(self, total: int) -> str:
        best, most = CLASSES[0], -1
        for name, place in self._classes:
            score = total >> place & SCORE
            if score > most:
                best, most = name, score
        return best

    def _tag_sums(self, tag: str) -> tuple[Memo[int], Memo[int], Memo[int], Memo[int]]:
        """What is added up for words of a part of speech: by word, tag before, tag after and governor."""
        level = self._scores.level
        return (
            Memo(lambda word: level + sum(map(self._row, word_keys(tag, word)))),
            Memo(lambda before: self._row(tag_before_key(tag, before))),
            Memo(lambda after: self._row(tag_after_key(tag, after))),
            Memo(lambda governor: self._row(governor_key(tag, governor))),
        )

    def _row(self, feature: str) -> int:
        row = self._rows.get(feature)
        if row is None:
            return 0
        trigger, _, classes = row.partition("\t")
        weights = [int(trigger or 0), *map(int, classes.split())]
        return self._scores.pack(zip(self._scores.places, weights, strict=False))


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
