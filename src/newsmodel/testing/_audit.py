"""Seeing what code does to the world outside."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

__all__ = ["watched"]

_SEEN = threading.local()
_OUTSIDE = {
    "socket.connect": "a connection to {1}",
    "socket.getaddrinfo": "a look-up of the host {0}",
    "socket.bind": "a socket bound to {1}",
    "subprocess.Popen": "a start of the process {0}",
    "os.system": "a call of os.system({0})",
    "os.remove": "a removal of the file {0}",
    "os.rename": "a renaming of the file {0}",
    "os.mkdir": "a making of the folder {0}",
    "shutil.rmtree": "a removal of the folder {0}",
}


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    seen = getattr(_SEEN, "events", None)
    if seen is None:
        return
    if event in _OUTSIDE:
        seen.append(_OUTSIDE[event].format(*map(repr, arguments), "", ""))
    elif event == "open" and _writes(arguments) and "__pycache__" not in str(arguments[0]):
        seen.append(f"a write to the file {arguments[0]!r}")


def _writes(arguments: tuple[Any, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & 3)


@cache
def _install() -> None:
    sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collect what this thread does to the world outside, in words."""
    _install()
    _SEEN.events = []
    try:
        yield _SEEN.events
    finally:
        _SEEN.events = None
