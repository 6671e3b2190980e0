"""Hypothesis strategies."""


def register() -> None:
    """Register strategies."""
