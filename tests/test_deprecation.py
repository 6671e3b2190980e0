"""What will go is told two minor releases ahead."""

from __future__ import annotations

import pytest

from newsmodel._deprecation import warn_deprecated


def test_the_warning_says_what_when_and_the_way_out():
    with pytest.warns(
        DeprecationWarning, match=r"draft\.words is deprecated since 0\.1 and goes in 0\.3; use"
    ):
        warn_deprecated("draft.words", since="0.1", gone="0.3", instead="draft.tokens.words")


@pytest.mark.parametrize(("since", "gone"), [("0.1", "0.2"), ("0.4", "0.5"), ("1.0", "1.1")])
def test_nothing_goes_before_two_minor_releases(since, gone):
    with pytest.raises(ValueError, match="may not go before"):
        warn_deprecated("x", since=since, gone=gone, instead="y")


def test_a_major_release_may_drop_what_warned_before_it():
    with pytest.warns(DeprecationWarning, match=r"goes in 1\.0"):
        warn_deprecated("x", since="0.9", gone="1.0", instead="y")


def test_what_should_be_gone_by_now_is_told():
    with pytest.raises(ValueError, match="remove it"):
        warn_deprecated("x", since="-1.0", gone="0.1", instead="y")
