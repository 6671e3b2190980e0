"""The models of the taggers, and the features that each knows."""

import lzma
import struct
import threading
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

__all__ = ["is_available", "known_features", "tagger_of"]

# Kept for good: a tagger reads a model in place and holds no reference. Not functools.cache: where two
# threads load at once, it frees the bytes of one of them.
_MODELS: dict[str, bytes] = {}


def _model_bytes(name: str) -> bytes:
    """The bytes of a model, the same ones for all threads."""
    if name not in _MODELS:
        packed = (files("newsmodel_quotes") / "data" / f"{name}.xz").read_bytes()
        _MODELS.setdefault(name, lzma.decompress(packed))
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
def known_features(name: str) -> frozenset[str]:
    """The features that have a weight in a model: others cost time and change nothing.

    They are read from the dictionary that a CRFsuite model ends with (a constant quark database: a header,
    256 hash tables, then records of a number, a length and the feature). Where a model has another layout
    the set is empty.
    """
    model = _model_bytes(name)
    magic, kind, offset = struct.unpack_from("<4s4x4s24xI", model)
    if (magic, kind) != (b"lCRF", b"FOMC") or model[offset : offset + 4] != b"CQDB":
        return frozenset()
    tables = [struct.unpack_from("<II", model, offset + 24 + 8 * k) for k in range(256)]
    stop = offset + min((start for start, count in tables if count), default=0)
    at, found = offset + 24 + 8 * 256, set()
    while at + 8 <= stop:
        size = int.from_bytes(model[at + 4 : at + 8], "little")
        found.add(model[at + 8 : at + 7 + size].decode("utf-8", "replace"))
        at += 8 + size
    return frozenset(found)


@cache
def is_available() -> bool:
    """Whether python-crfsuite is installed."""
    return find_spec("pycrfsuite") is not None
