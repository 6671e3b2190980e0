"""Parts of speech, by a small sequence model."""

import threading
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from importlib import resources

import pycrfsuite

from newsmodel_events.lexicon import possible_tags

__all__ = ["features", "open_model", "shape_of", "tag_words"]


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


@lru_cache(maxsize=32768)
def _own_features(word: str, lower: str) -> tuple[str, str, str, str, str]:
    return "w=" + lower, "3=" + lower[-3:], "2=" + lower[-2:], shape_of(word), possible_tags(lower)


def features(words: Sequence[str], lowers: Sequence[str]) -> list[list[str]]:
    """Return the features of each word of a sentence."""
    own = [_own_features(word, lower) for word, lower in zip(words, lowers, strict=True)]
    last = len(words) - 1
    rows = []
    before, before_mark = "<s>", ""
    for i, (form, three, two, shape, mark) in enumerate(own):
        after, after_mark = (lowers[i + 1], own[i + 1][4]) if i < last else ("</s>", "")
        rows.append(
            [
                form,
                three,
                two,
                ("s=" if i else "S=") + shape,
                "p=" + before,
                "n=" + after,
                "m=" + mark,
                "pm=" + before_mark + "/" + mark,
                "mn=" + mark + "/" + after_mark,
            ]
        )
        before, before_mark = lowers[i], mark
    return rows


_LOCAL = threading.local()


def tag_words(words: Sequence[str], lowers: Sequence[str]) -> list[str]:
    """Return the part of speech of each word of a sentence (Penn Treebank tags, some merged)."""
    tagger = getattr(_LOCAL, "tagger", None)
    if tagger is None:
        tagger = _LOCAL.tagger = open_model("pos.crf")
    return list(tagger.tag(features(words, lowers)))


def open_model(name: str) -> pycrfsuite.Tagger:
    """Open a sequence model of the data folder; the caller keeps it in one thread."""
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model_bytes(name))
    return tagger


# Kept for good: taggers point into these bytes. Not functools.cache: where two threads load at once, it
# frees the bytes of one of them.
_MODELS: dict[str, bytes] = {}


def _model_bytes(name: str) -> bytes:
    if name not in _MODELS:
        _MODELS.setdefault(name, _checked_bytes(name))
    return _MODELS[name]


def _checked_bytes(name: str) -> bytes:
    folder = resources.files("newsmodel_events").joinpath("data")
    data = folder.joinpath(name).read_bytes()
    known = folder.joinpath("SHA256SUMS").read_text("utf-8").splitlines()
    # CRFsuite trusts the offsets in a model: a damaged one would end the process
    if f"{sha256(data).hexdigest()}  {name}" not in known:
        raise ValueError(f"data/{name} is not what SHA256SUMS lists; install newsmodel-events anew")
    return data
