"""The plugin passes the public conformance suite."""

from newsmodel.testing import Conformance


class TestConformance(Conformance):
    plugin = "newsmodel-quotes"
