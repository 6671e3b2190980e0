"""Parts of speech: a dictionary of what a word may be, and a linear model where that leaves a choice.

The dictionary restricts the choice (Ratnaparkhi 1996), unknown words are known by shape and ending (Brants
2000), and the weights are those of an averaged perceptron (Collins 2002) that reads from left to right. What
they find as good as always after a tag is listed, so that most often they need not be asked.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from newsmodel_events.lexicon import possible_tags
from newsmodel_events.memo import Memo
from newsmodel_events.models import model_lines
from newsmodel_events.scores import SCORE, Scores

__all__ = [
    "Model",
    "PartTagger",
    "keys_after",
    "keys_before",
    "own_keys",
    "read_model",
    "signatures",
    "tag_words",
    "word_key",
]

_OPEN = "JJ/NN/NNP/NNS/VBG"
_SUM = re.compile(r"[0-9][0-9.,]*(?:bn|tn|mn|m|k)")
_START = "<s>"
_END = "</s>"


class Model(NamedTuple):
    """What words, and unknown words by signature, may be ("NN/VB"); weights ("NN 3 VB -3") by feature.

    What follows a tag and may be this or that may be as good as always the same: `sure` has it, as by
    "DT NN/VB" NN.
    """

    words: dict[str, str]
    guesses: dict[str, str]
    sure: dict[str, str]
    weights: dict[str, str]


def shape_of(word: str) -> str:
    """Return a coarse shape: number, capitals, punctuation, hyphen."""
    if word.islower():
        return "l-" if "-" in word else "l"
    if word.isupper():
        return "U." if "." in word else "U1" if len(word) == 1 else "U"
    if word[:1].isdigit():
        return "d" if word.replace(",", "").replace(".", "").isdigit() else "dx"
    if word[:1].isupper():
        return "X-" if "-" in word else "X"
    return "p" if not word[:1].isalnum() else "o"


def signatures(word: str) -> tuple[str, ...]:
    """Return the descriptions that an unknown word is known by, the most specific first."""
    lower = word.lower()
    shape = shape_of(word)
    mark = f"{shape}|{possible_tags(lower)}"
    return f"{mark}|{lower[-3:]}", f"{mark}|{lower[-2:]}", mark, shape


def own_keys(word: str) -> tuple[str, ...]:
    """Return the features of a word by itself."""
    lower = word.lower()
    shape = shape_of(word)
    return "w" + word, "3" + lower[-3:], "2" + lower[-2:], "s" + shape, f"m{possible_tags(lower)}/{shape}"


def word_key(word: str, one: str) -> str:
    """Return the feature of a word after a tag."""
    return f"h{one} {word.lower()}"


def keys_before(name: str, two: str, one: str) -> tuple[str, ...]:
    """Return the features of what a word may be and the two tags before it."""
    return f"a{one} {name}", f"b{two} {one} {name}"


def keys_after(name: str, one: str, after: str) -> tuple[str, ...]:
    """Return the features of what a word may be, the tag before it and what the next word may be."""
    return f"e{after} {name}", f"f{one} {after}"


def read_model(lines: Sequence[str]) -> Model:
    """Read a model from the lines of its file."""
    guesses, sure, weights = map(lines.index, ("[guesses]", "[sure]", "[weights]"))
    words: dict[str, str] = {}
    for line in lines[1:guesses]:
        name, _, found = line.partition("\t")
        words.update(dict.fromkeys(found.split(" "), name))
    return Model(
        words,
        _table(lines[guesses + 1 : sure]),
        _table(lines[sure + 1 : weights]),
        _table(lines[weights + 1 :]),
    )


def _table(lines: Sequence[str]) -> dict[str, str]:
    return dict([line.split("\t") for line in lines])


class PartTagger:
    """Tags words by a model; what does not depend on the whole sentence is worked out once and remembered.

    Args:
        model: The model.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        names = {_OPEN, *model.words.values(), *model.guesses.values()}
        self._scores = Scores(sorted({tag for name in names for tag in name.split("/")}))
        self.names = Memo(self._name_of)
        self._sure = Memo(self._sure_after)
        self._choices = Memo(self._split)
        self._packed = Memo(self._pack)
        self._own = Memo(self._score_own)
        self._by_word = Memo(self._score_word)
        self._before = Memo(self._score_before)
        self._after = Memo(self._score_after)
        self._last = Memo(lambda lower: self._row("c" + lower))
        self._coming = Memo(lambda lower: self._row("d" + lower))

    def tag(
        self, words: Sequence[str], lowers: Sequence[str], sentences: Iterable[tuple[int, int]]
    ) -> list[str]:
        """Return the tag of each word of a document.

        Args:
            words: The words.
            lowers: The same in lower case.
            sentences: The index of the first word of each sentence, and that after its last.
        """
        by_word, by_before, by_after, choices = self._by_word, self._before, self._after, self._choices
        last, coming, sure = self._last, self._coming, self._sure
        tags = list(map(self.names.__getitem__, words))
        start = end = 0
        bounds = iter(sentences)
        for i in [i for i, name in enumerate(tags) if "/" in name]:
            while i >= end:
                start, end = next(bounds)
            name = tags[i]
            one = tags[i - 1] if i > start else _START
            if name in sure[one]:
                tags[i] = sure[one][name]
                continue
            two = tags[i - 2] if i > start + 1 else _START
            later = i + 1 < end
            total = (
                by_word[f"{one} {words[i]}"]
                + by_before[f"{two} {one} {name}"]
                + by_after[f"{one} {tags[i + 1] if later else _END} {name}"]
                + last[lowers[i - 1] if i > start else ""]
                + coming[lowers[i + 1] if later else ""]
            )
            most = -1
            for tag, place in choices[name]:
                score = total >> place & SCORE
                if score > most:
                    tags[i], most = tag, score
        return tags

    def _name_of(self, word: str) -> str:
        """What a word may be."""
        words, guesses = self.model.words, self.model.guesses
        name = words.get(word)
        if name is None:
            name = words.get(word.lower())
            if name is None:
                name = next((guesses[s] for s in signatures(word) if s in guesses), _OPEN)
                if _SUM.fullmatch(word):
                    name = "CD"
            elif "NNP" not in name:
                name += "/NNP"  # a capital that it was not seen with
        return name

    def _sure_after(self, one: str) -> dict[str, str]:
        pairs = [(key.split(" "), tag) for key, tag in self.model.sure.items()]
        return {name: tag for (before, name), tag in pairs if before == one}

    def _split(self, name: str) -> list[tuple[str, int]]:
        return [(tag, self._scores.places[tag]) for tag in name.split("/")]

    def _pack(self, row: str) -> int:
        cells = row.split()
        return self._scores.pack(zip(cells[::2], map(int, cells[1::2]), strict=True))

    def _row(self, key: str) -> int:
        return self._packed[self.model.weights.get(key, "")]

    def _score_own(self, word: str) -> int:
        return self._scores.level + sum(map(self._row, own_keys(word)))

    def _score_word(self, key: str) -> int:
        one, word = key.split(" ", 1)
        return self._own[word] + self._row(word_key(word, one))

    def _score_before(self, key: str) -> int:
        two, one, name = key.split(" ")
        return sum(map(self._row, keys_before(name, two, one)))

    def _score_after(self, key: str) -> int:
        one, after, name = key.split(" ")
        return sum(map(self._row, keys_after(name, one, after)))


@cache
def _shipped() -> PartTagger:
    return PartTagger(read_model(model_lines("pos.tsv")))


def tag_words(words: Sequence[str], lowers: Sequence[str], sentences: Iterable[tuple[int, int]]) -> list[str]:
    """Return the part of speech of each word of a document (Penn Treebank tags, some merged).

    Args:
        words: The words.
        lowers: The same in lower case.
        sentences: The index of the first word of each sentence, and that after its last.
    """
    return _shipped().tag(words, lowers, sentences)
