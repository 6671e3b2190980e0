"""How often Python looks for garbage while articles are read.

An article's facts are thousands of objects that stay until it is done, and none of them is garbage.
CPython looks through the youngest each time there are 700 more, and through all that are alive
whenever those have grown by a quarter: on long texts that is a sixth of the time of a parse.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["YOUNG", "seldom"]

#: Objects made before the youngest are looked through: few megabytes, and more than most articles have.
YOUNG = 10_000

_lock = threading.Lock()
_found: list[tuple[int, int, int]] = []  # the process's setting, once for each block that runs


@contextmanager
def seldom() -> Iterator[None]:
    """Look for garbage each `YOUNG` objects, unless the process does so more seldom or never.

    The setting is the process's: threads share it, the last block that ends puts it back, and one that
    somebody else makes meanwhile stays.
    """
    with _lock:
        before = _found[0] if _found else gc.get_threshold()
        _found.append(before)
        if 0 < gc.get_threshold()[0] < YOUNG:
            gc.set_threshold(YOUNG, *before[1:])
    try:
        yield
    finally:
        with _lock:
            _found.pop()
            if not _found and gc.get_threshold() == (YOUNG, *before[1:]):
                gc.set_threshold(*before)
