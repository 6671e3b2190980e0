"""Testing extractors: drafts to feed them, assertions on what they make, and the conformance suite."""

from newsmodel.testing._drafts import draft_of

__all__ = ["draft_of"]
