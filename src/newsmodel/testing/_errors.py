"""What a failed conformance rule says."""

from __future__ import annotations

__all__ = ["ConformanceError"]


class ConformanceError(AssertionError):
    """An extractor breaks a rule of the conformance suite.

    Args:
        rule: Name of the rule, as the reference has it.
        extractor: Address of the extractor.
        message: What it did, where, and how to mend it.

    .. versionadded:: 0.1
    """

    def __init__(self, rule: str, extractor: str, message: str) -> None:
        super().__init__(
            f"[{rule}] {extractor}: {message}\n(why and how to mend it: reference/conformance, {rule})"
        )
        self.rule = rule
        self.extractor = extractor
