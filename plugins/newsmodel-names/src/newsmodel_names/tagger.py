"""The trained tagger: a linear model that corrects the rules' scores of each candidate."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from struct import Struct

from newsmodel_names.candidate import Candidate
from newsmodel_names.evidence import OTHER
from newsmodel_names.features import (
    Around,
    Place,
    Words,
    around,
    describe_around,
    describe_place,
    describe_words,
    place_of,
)
from newsmodel_names.page import Page
from newsmodel_names.rules import LEAST, decide

__all__ = [
    "CLASSES",
    "NO_NAME",
    "Weights",
    "features_of",
    "judge",
    "offsets",
    "packed",
    "unpacked",
    "weights",
]

CLASSES = 6  # the five labels, and no name
NO_NAME = 5
_SCALE = 100.0
_MOST_ELSEWHERE = 12
_RULES_WEIGHT = 1.5
_LEAST, _MOST = -4.0, 9.0  # of the rules' scores
_NO_NAME_SCORE = 0.5
_TOGETHER = 0.4
_CAUTION = 2.0
_LONGEST_KEPT = 100  # characters
_TRUST = 1.0

# The weights of a feature for all classes are one number with a field for each, in hundredths, so that rows
# are added at once, and exactly in any order.
_FIELD = 32  # bits
_MIDDLE = 1 << 24  # more than any sum, and a small number to Python
_FIELDS = Struct(f"<{CLASSES}I")
_SHIFTS = tuple(range(0, CLASSES * _FIELD, _FIELD))
_ZERO = sum(_MIDDLE << shift for shift in _SHIFTS)


def packed(values: Iterable[int]) -> int:
    """Return a row of weights as one number.

    Example:
        >>> unpacked(packed([1, -2, 0, 0, 0, 3]) + packed([1, 1, 0, 0, 0, -9]))
        [2, -1, 0, 0, 0, -6]
    """
    return sum(value << shift for value, shift in zip(values, _SHIFTS, strict=True))


def unpacked(row: int) -> list[int]:
    """Return the weights of a row, or of a sum of rows."""
    fields = _FIELDS.unpack((row + _ZERO).to_bytes(_FIELDS.size, "little"))
    return [field - _MIDDLE for field in fields]


class Weights:
    """The weights of the features.

    Args:
        rows: A row of weights for each feature.
    """

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = rows
        self._before, self._after = self._starting("-1="), self._starting("+1=")
        self._pairs_before = {name.rpartition(" ")[2] for name in self._starting("-2-1=")}
        self._pairs_after = {name.partition(" ")[0] for name in self._starting("+1+2=")}
        self._both = {name.partition(" ")[0] for name in self._starting("-1+1=")}
        self._elsewhere = self._starting("d-1="), self._starting("d+1=")
        self._kept = lru_cache(maxsize=1 << 13)(self._of_words)
        self.of_place = lru_cache(maxsize=1 << 13)(self._of_place)

    def _starting(self, start: str) -> dict[str, int]:
        return {name.removeprefix(start): row for name, row in self._rows.items() if name.startswith(start)}

    def of(self, features: Iterable[str]) -> int:
        """Return the sum of the rows of features."""
        return sum(map(self._rows.get, features, repeat(0)))

    def of_words(self, name: tuple[str, ...], text: str) -> tuple[Words, int]:
        """Return what the tagger sees in a name's words, and the sum of its weights."""
        return self._kept(name, text) if len(text) <= _LONGEST_KEPT else self._of_words(name, text)

    def _of_words(self, name: tuple[str, ...], text: str) -> tuple[Words, int]:
        words = describe_words(name, text)
        return words, self.of(words.features)

    def _of_place(self, place: Place) -> int:
        return self.of(describe_place(place))

    def of_around(self, seen: Around) -> int:
        """Return the sum of the rows of `describe_around`; only pairs of which one word is known are made."""
        far, before, after, beyond, marks = seen
        row = self._rows.get
        total = self._before.get(before, 0) + self._after.get(after, 0)
        if before in self._pairs_before:
            total += row(f"-2-1={far} {before}", 0)
        if after in self._pairs_after:
            total += row(f"+1+2={after} {beyond}", 0)
        if before in self._both:
            total += row(f"-1+1={before} {after}", 0)
        return total + self.of(marks) if marks else total

    def of_others(self, others: Sequence[Around]) -> list[int]:
        """Return for each mention of a name the rows of what stands around its other mentions."""
        totals = [0] * len(others)
        befores, afters = self._elsewhere
        for words, rows in (
            ([seen.before for seen in others], befores),
            ([seen.after for seen in others], afters),
        ):
            times: dict[str, int] = {}
            for word in words[:_MOST_ELSEWHERE]:
                if word in rows:
                    times[word] = times.get(word, 0) + 1
            whole = sum([rows[word] for word in times])
            for n, word in enumerate(words if times else ()):
                own = n < _MOST_ELSEWHERE and times.get(word) == 1  # no other mention has this word
                totals[n] += whole - rows[word] if own else whole
        return totals


@cache
def weights() -> Weights:
    """Read the model; once."""
    data = resources.files("newsmodel_names").joinpath("data", "tagger.tsv.gz").read_bytes()
    rows: dict[str, int] = {}
    for line in gzip.decompress(data).decode("utf-8").split("\n"):
        feature, tab, values = line.partition("\t")
        if tab:
            rows[feature] = packed([int(value or 0) for value in values.split(" ")])
    if not rows:  # an empty file is no broken archive to gzip
        raise ValueError("data/tagger.tsv.gz of newsmodel-names is empty; install newsmodel-names again")
    return Weights(rows)


def _mentions(found: Sequence[Candidate]) -> dict[str, list[int]]:
    """Return the numbers of the candidates with the same text."""
    mentions: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        mentions[one.text].append(n)
    return mentions


def features_of(page: Page, found: Sequence[Candidate]) -> list[list[str]]:
    """Return the features of each candidate, those of its other mentions among them."""
    seen = [around(page, one) for one in found]
    rows = []
    for n, one in enumerate(found):
        words = describe_words(tuple(page.words[one.i : one.j]), one.text)
        place = describe_place(place_of(page, one, words))
        rows.append([*words.features, *describe_around(seen[n]), *place])
    for same in _mentions(found).values():
        first = same[:_MOST_ELSEWHERE]
        for n in same if len(same) > 1 else ():
            others = [seen[k] for k in first if k != n]
            rows[n] += dict.fromkeys(f"d{name}" for one in others for name in describe_around(one)[:2])
    return rows


def offsets(one: Candidate) -> list[float]:
    """Return the rules' scores as the model starts from them."""
    scores = [
        _RULES_WEIGHT * (_MOST if score > _MOST else _LEAST if score < _LEAST else score)
        for score in one.scores
    ]
    scores[OTHER] = max(scores[OTHER], _RULES_WEIGHT * LEAST)
    scores.append(_NO_NAME_SCORE)
    return scores


def judge(page: Page, found: Sequence[Candidate], model: Weights) -> list[list[float]]:
    """Score each candidate for the labels and for being no name.

    Args:
        page: The text.
        found: The candidates of the rules.
        model: The weights.

    Returns:
        A row of scores a candidate.
    """
    seen = [around(page, one) for one in found]
    totals = list(map(model.of_around, seen))
    shared = [same for same in _mentions(found).values() if len(same) > 1]
    for same in shared:
        for n, row in zip(same, model.of_others([seen[n] for n in same]), strict=True):
            totals[n] += row
    rows = []
    for one, total in zip(found, totals, strict=True):
        words, own = model.of_words(tuple(page.words[one.i : one.j]), one.text)
        sums = unpacked(total + own + model.of_place(place_of(page, one, words)))
        rows.append([rules + total / _SCALE for rules, total in zip(offsets(one), sums, strict=True)])
    pooled = rows.copy()
    for same in shared:
        mean = [sum(scores) / len(same) for scores in zip(*(rows[n] for n in same), strict=True)]
        for n in same:
            pooled[n] = [
                single + _TOGETHER * (middle - single) for single, middle in zip(rows[n], mean, strict=True)
            ]
    for one, scores in zip(found, pooled, strict=True):
        _hold(scores, decide(one))
    return pooled


def _hold(totals: list[float], choice: int | None) -> None:
    """Keep the tagger from dropping what the rules name, and from naming the rest unless it is sure."""
    if choice == OTHER:
        totals[OTHER] += _CAUTION
    elif choice is not None:
        totals[NO_NAME] = float("-inf")
        totals[choice] += _TRUST
