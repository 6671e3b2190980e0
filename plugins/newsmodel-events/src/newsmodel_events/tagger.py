"""Event triggers by the trained tagger."""

import threading

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
    classes = [c for c in CLASSES if c in known]
    found = []
    for start, end in reading.ranges:
        for low in range(start, end, _LONGEST):
            high = min(end, low + _LONGEST)
            tagger.set(trigger_features(reading, low, high))
            for k in range(high - low):
                tag = reading.tags[low + k]
                if tag in NEVER:
                    continue
                share = 1 - tagger.marginal("O", k)
                if share > threshold:
                    best = max(classes, key=lambda c: (tagger.marginal(c, k), c))
                    found.append((low + k, best, share))
    return found
