"""What the tests of the core and of all plugins share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A busy machine must not fail what is right: other tests measure time.
settings.register_profile("newsmodel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newsmodel")


@pytest.fixture(autouse=True)
def _no_old_garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where a test compares times, what earlier tests left behind must not be collected in between."""
    timed = any(word in request.node.name for word in ("linear", "fast"))
    if timed:
        gc.collect()
        gc.freeze()
    yield
    if timed:
        gc.unfreeze()
