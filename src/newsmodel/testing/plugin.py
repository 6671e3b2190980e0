"""The pytest plugin: fixtures for the tests of extractors.

.. versionadded:: 0.1
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from newsmodel import Article, Draft

__all__ = ["draft_of", "parse"]


@pytest.fixture
def parse() -> Callable[..., Article]:
    """Return `newsmodel.parse`."""
    import newsmodel

    return newsmodel.parse


@pytest.fixture
def draft_of() -> Callable[..., Draft]:
    """Return `newsmodel.testing.draft_of`."""
    from newsmodel import testing

    return testing.draft_of
