"""Telling ahead of time what will go."""

from __future__ import annotations

import warnings

from newsmodel._version import __version__

__all__ = ["MINORS_AHEAD", "warn_deprecated"]

MINORS_AHEAD = 2


def warn_deprecated(what: str, *, since: str, gone: str, instead: str, stacklevel: int = 3) -> None:
    """Warn that a hook, field or argument will go.

    Args:
        what: The thing, as users write it: "Parser(strict=)".
        since: Version that began to warn, as `0.3`.
        gone: First version without it; at least two minor releases later.
        instead: What to write instead.
        stacklevel: Frames between the caller and the user's line, for the warning's place.

    Raises:
        ValueError: `gone` is less than two minor releases after `since`, or has come.

    Example:
        >>> import warnings
        >>> with warnings.catch_warnings(record=True) as told:
        ...     warnings.simplefilter("always")
        ...     warn_deprecated("Parser(strict=)", since="0.1", gone="0.3", instead="on_error='raise'")
        >>> str(told[0].message)
        "Parser(strict=) is deprecated since 0.1 and goes in 0.3; use on_error='raise'"
    """
    first, last, now = (_minor(version) for version in (since, gone, __version__))
    if last[0] == first[0] and last[1] - first[1] < MINORS_AHEAD:
        raise ValueError(
            f"{what} warns since {since} and may not go before {first[0]}.{first[1] + MINORS_AHEAD}"
        )
    if now >= last:
        raise ValueError(f"{what} was to go in {gone}, and this is {__version__}; remove it")
    message = f"{what} is deprecated since {since} and goes in {gone}; use {instead}"
    warnings.warn(message, DeprecationWarning, stacklevel=stacklevel)


def _minor(version: str) -> tuple[int, int]:
    major, minor = version.split(".")[:2]
    return int(major), int(minor)
