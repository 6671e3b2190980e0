"""What is worked out of a string once and remembered."""

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo"]

V = TypeVar("V")

_MOST = 65536


class Memo(dict[str, V]):
    """Values by string, each worked out when it is first asked for.

    A memo that is full begins anew, so that no text fills the memory. Looking up is all that a known string
    costs: `functools.lru_cache` would take twice the time, and the garbage collector would walk through it.

    Args:
        work_out: Works out the value of a string.

    Example:
        >>> lengths = Memo(len)
        >>> lengths["three"], len(lengths)
        (5, 1)
    """

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[str], V]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: str) -> V:
        value = self._work_out(key)
        if len(self) >= _MOST:
            self.clear()
        self[key] = value
        return value
