"""Event triggers by the trained tagger."""

import threading
from collections.abc import Callable, Sequence

from newsmodel_events.pos import open_model
from newsmodel_events.reading import Reading
from newsmodel_events.tagging import NEVER, trigger_features

__all__ = ["CLASSES", "find_by_tagger"]

CLASSES = ("OCCURRENCE", "REPORTING", "I_ACTION", "STATE", "I_STATE", "ASPECTUAL", "PERCEPTION")
_LOCAL = threading.local()
_LONGEST = 400


def find_by_tagger(reading: Reading, threshold: float) -> list[tuple[int, str, float]]:
    """Return the triggers of a document: token, TimeML class and probability.

    Args:
        reading: The document.
        threshold: The probability from which a word counts as a trigger.
    """
    tagger = getattr(_LOCAL, "tagger", None)
    if tagger is None:
        tagger = _LOCAL.tagger = open_model("triggers.crf")
        known = set(tagger.labels())
        _LOCAL.classes = [c for c in CLASSES if c in known]
    classes = _LOCAL.classes
    marginal = tagger.marginal
    found = []
    for start, end in reading.ranges:
        for low in range(start, end, _LONGEST):
            high = min(end, low + _LONGEST)
            tagger.set(trigger_features(reading, low, high))
            for k in range(high - low):
                if reading.tags[low + k] in NEVER:
                    continue
                share = 1 - marginal("O", k)
                if share > threshold:
                    found.append((low + k, _best(marginal, classes, k, share), share))
    return found


def _best(marginal: Callable[[str, int], float], classes: Sequence[str], at: int, left: float) -> str:
    """The likeliest class; those that no more than the rest of the probability is left for are not asked."""
    best, most = classes[0], -1.0
    for name in classes:
        share = marginal(name, at)
        if share > most or (share == most and name > best):
            best, most = name, share
        left -= share
        if most > left:
            break
    return best
