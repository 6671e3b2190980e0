"""Remembering what was worked out once, up to a number of entries."""

from typing import TypeVar

__all__ = ["remember"]

K = TypeVar("K")
V = TypeVar("V")


def remember(memo: dict[K, V], key: K, value: V, most: int) -> V:
    """Keep a value and return it; a memo that is full begins anew, so that no text fills the memory.

    Example:
        >>> memo = {"a": 1}
        >>> remember(memo, "b", 2, 1), memo
        (2, {'b': 2})
    """
    if len(memo) >= most:
        memo.clear()
    memo[key] = value
    return value
