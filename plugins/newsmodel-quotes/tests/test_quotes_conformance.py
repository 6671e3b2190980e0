"""The plugin passes the public conformance suite."""

import pytest

from newsmodel.testing import Conformance


class TestConformance(Conformance):
    plugin = "newsmodel-quotes"

    @pytest.mark.slow
    def test_its_time_is_near_linear(self) -> None:
        """Ten times the text takes about ten times as long; the plugin's own test takes less time."""
        super().test_its_time_is_near_linear()
