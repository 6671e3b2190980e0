"""The operations that rules name: each reads one match into temporal expressions."""

from __future__ import annotations

from collections.abc import Callable

from .reading import Match
from .timex import Timex

__all__ = ["OPERATIONS", "Operation", "operation"]

Operation = Callable[[Match], "list[Timex]"]
OPERATIONS: dict[str, Operation] = {}


def operation(name: str) -> Callable[[Operation], Operation]:
    """Register a function as the operation of that name in grammar files."""

    def register(function: Operation) -> Operation:
        OPERATIONS[name] = function
        return function

    return register
