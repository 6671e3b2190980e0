"""Event triggers by a trained model: two linear models, of what is a trigger and of its class.

Their weights are few (logistic regression with an L1 penalty), and each word is judged by itself: which words
around it are triggers does not help.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import exp, inf, log
from typing import NamedTuple

from newsmodel_events.models import model_lines
from newsmodel_events.reading import Reading
from newsmodel_events.tagging import candidates, own_keys

__all__ = ["CLASSES", "Weights", "find_by_tagger", "read_weights"]

CLASSES = ("OCCURRENCE", "REPORTING", "I_ACTION", "STATE", "I_STATE", "ASPECTUAL", "PERCEPTION")
_SCALE = 100


_Row = tuple[tuple[int, int], ...]


class Weights(NamedTuple):
    """What each feature says for a trigger, in hundredths of log odds, and for classes by their number."""

    trigger: dict[str, int]
    classes: dict[str, _Row]


def read_weights(lines: Iterable[str]) -> Weights:
    """Read a model from the lines of its file: feature, weight of a trigger, and, if any, of the classes."""
    weights = Weights({}, {})
    for line in lines:
        key, trigger, *classes = line.split("\t")
        if trigger:
            weights.trigger[key] = int(trigger)
        if classes:
            values = map(int, classes[0].split(" "))
            weights.classes[key] = tuple((number, value) for number, value in enumerate(values) if value)
    return weights


@cache
def _shipped() -> Weights:
    return read_weights(model_lines("triggers.tsv"))


@lru_cache(maxsize=32768)
def _shipped_word(word: tuple[str, str, str]) -> tuple[int, list[int]]:
    return _word(word, _shipped())


def _word(word: tuple[str, str, str], weights: Weights) -> tuple[int, list[int]]:
    """What a word by itself says for a trigger, and for each class."""
    keys = own_keys(*word)
    totals = _add_classes([0] * len(CLASSES), keys, weights.classes)
    return sum(weights.trigger.get(key, 0) for key in keys), totals


def _add_classes(totals: list[int], keys: Iterable[str], rows: Mapping[str, _Row]) -> list[int]:
    for key in keys:
        for number, weight in rows.get(key, ()):
            totals[number] += weight
    return totals


def find_by_tagger(
    reading: Reading, threshold: float, weights: Weights | None = None
) -> list[tuple[int, str, float]]:
    """Return the triggers of a document: token, TimeML class and probability.

    Args:
        reading: The document.
        threshold: The probability from which a word counts as a trigger.
        weights: A model; the shipped one by default.
    """
    model = _shipped() if weights is None else weights
    trigger = model.trigger
    least = _log_odds(threshold)
    found = []
    for token, word, place in candidates(reading):
        score, classes = _shipped_word(word) if weights is None else _word(word, model)
        for key in place:
            if key in trigger:
                score += trigger[key]
        if score > least:
            totals = _add_classes(classes.copy(), place, model.classes)
            found.append((token, CLASSES[totals.index(max(totals))], 1 / (1 + exp(-score / _SCALE))))
    return found


def _log_odds(share: float) -> float:
    if 0 < share < 1:
        return _SCALE * log(share / (1 - share))
    return -inf if share <= 0 else inf
