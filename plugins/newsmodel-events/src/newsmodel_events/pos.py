"""Parts of speech: a dictionary of what a word may be, and a linear model where that leaves a choice.

The dictionary restricts the choice (Ratnaparkhi 1996), unknown words are known by shape and ending (Brants
2000), and the weights are those of an averaged perceptron (Collins 2002) that reads from left to right.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsmodel_events.lexicon import possible_tags
from newsmodel_events.models import model_lines

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
_REMEMBERED = 65536


class Model(NamedTuple):
    """What words, and unknown words by signature, may be ("NN/VB"); weights ("NN 3 VB -3") by feature."""

    words: dict[str, str]
    guesses: dict[str, str]
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
    guesses, weights = lines.index("[guesses]"), lines.index("[weights]")
    words: dict[str, str] = {}
    for line in lines[1:guesses]:
        name, _, found = line.partition("\t")
        words.update(dict.fromkeys(found.split(" "), name))
    return Model(words, _table(lines[guesses + 1 : weights]), _table(lines[weights + 1 :]))


def _table(lines: Sequence[str]) -> dict[str, str]:
    return dict([line.split("\t") for line in lines])


class PartTagger:
    """Tags words by a model; what does not depend on the whole sentence is worked out once and remembered.

    Args:
        model: The model.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.name_of = lru_cache(_REMEMBERED)(self._name_of)
        self._own = lru_cache(_REMEMBERED)(self._score_own)
        self._by_word = lru_cache(_REMEMBERED)(self._score_word)
        self._before = lru_cache(_REMEMBERED)(self._score_before)
        self._after = lru_cache(_REMEMBERED)(self._score_after)
        self._row = lru_cache(_REMEMBERED)(self._read_row)

    def tag(self, words: Sequence[str], lowers: Sequence[str]) -> list[str]:
        """Return the tag of each word of a sentence.

        Args:
            words: The words.
            lowers: The same in lower case.
        """
        by_word, by_before, by_after, row = self._by_word, self._before, self._after, self._row
        names = [self.name_of(word) for word in words]
        names.append("</s>")
        tags: list[str] = []
        one = two = "<s>"
        for i, word in enumerate(words):
            best = name = names[i]
            if "/" in name:
                last = row("c" + (lowers[i - 1] if i else ""))
                coming = row("d" + (lowers[i + 1] if i + 1 < len(lowers) else ""))
                most = -(10**9)
                before, after = by_before(name, two, one), by_after(name, one, names[i + 1])
                for (tag, score), left, right in zip(by_word(word, one), before, after, strict=True):
                    score += left + right + last.get(tag, 0) + coming.get(tag, 0)
                    if score > most:
                        best, most = tag, score
            tags.append(best)
            two, one = one, best
        return tags

    def _name_of(self, word: str) -> str:
        """What a word may be."""
        words, guesses = self.model.words, self.model.guesses
        name = words.get(word)
        if name is None:
            name = words.get(word.lower())
            if name is None:
                name = next((guesses[s] for s in signatures(word) if s in guesses), _OPEN)
            elif "NNP" not in name:
                name += "/NNP"  # a capital that it was not seen with
        return name

    def _score_own(self, word: str) -> tuple[int, ...]:
        return self._sum(self.name_of(word), own_keys(word))

    def _score_word(self, word: str, one: str) -> tuple[tuple[str, int], ...]:
        row = self._row(word_key(word, one))
        tags = self.name_of(word).split("/")
        return tuple([(tag, own + row.get(tag, 0)) for tag, own in zip(tags, self._own(word), strict=True)])

    def _score_before(self, name: str, two: str, one: str) -> tuple[int, ...]:
        return self._sum(name, keys_before(name, two, one))

    def _score_after(self, name: str, one: str, after: str) -> tuple[int, ...]:
        return self._sum(name, keys_after(name, one, after))

    def _read_row(self, key: str) -> dict[str, int]:
        cells = self.model.weights.get(key, "").split()
        return dict(zip(cells[::2], map(int, cells[1::2]), strict=True))

    def _sum(self, name: str, keys: Sequence[str]) -> tuple[int, ...]:
        weights = self.model.weights
        rows = [self._row(key) for key in keys if key in weights]
        return tuple([sum([row.get(tag, 0) for row in rows]) for tag in name.split("/")])


@cache
def _shipped() -> PartTagger:
    return PartTagger(read_model(model_lines("pos.tsv")))


def tag_words(words: Sequence[str], lowers: Sequence[str]) -> list[str]:
    """Return the part of speech of each word of a sentence (Penn Treebank tags, some merged)."""
    return _shipped().tag(words, lowers)
