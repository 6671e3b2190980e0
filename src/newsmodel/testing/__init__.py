"""Testing extractors: drafts to feed them, assertions on what they make, and the conformance suite."""

from newsmodel.testing._assertions import assert_words, underlined
from newsmodel.testing._drafts import draft_of
from newsmodel.testing._errors import ConformanceError
from newsmodel.testing._rules import rule_names
from newsmodel.testing._suite import Conformance, check_extractor

__all__ = [
    "Conformance",
    "ConformanceError",
    "assert_words",
    "check_extractor",
    "draft_of",
    "rule_names",
    "underlined",
]
