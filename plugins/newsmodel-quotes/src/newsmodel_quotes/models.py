"""The models of the taggers, loaded once, and a tagger of each a thread."""

import gzip
import threading
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

__all__ = ["is_available", "tagger_of"]

# Kept for good: a tagger reads a model in place and holds no reference. Not functools.cache: where two
# threads load at once, it frees the bytes of one of them.
_MODELS: dict[str, bytes] = {}


def _model_bytes(name: str) -> bytes:
    """The bytes of a model, the same ones for all threads."""
    if name not in _MODELS:
        packed = (files("newsmodel_quotes") / "data" / f"{name}.gz").read_bytes()
        _MODELS.setdefault(name, gzip.decompress(packed))
    return _MODELS[name]


class _Taggers(threading.local):
    """One tagger of each kind a thread: a tagger keeps the sequence that it read last."""

    def __init__(self) -> None:
        self.loaded: dict[str, Any] = {}


_taggers = _Taggers()


def tagger_of(name: str) -> Any:
    """This thread's tagger of a model file, loaded on first use."""
    loaded = _taggers.loaded
    if name not in loaded:
        import pycrfsuite

        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(_model_bytes(name))
        loaded[name] = tagger
    return loaded[name]


@cache
def is_available() -> bool:
    """Whether python-crfsuite is installed."""
    return find_spec("pycrfsuite") is not None
