"""The conformance suite, as a class to derive from and as a function to call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from newsmodel.testing._rules import RULES
from newsmodel.testing._subject import Subject, subjects_of

__all__ = ["Conformance", "check_extractor"]


def check_extractor(
    plugin: Any,
    *,
    rules: Iterable[str] | None = None,
    settings: Mapping[str, Mapping[str, Any]] | None = None,
) -> None:
    """Check that the extractors of a plugin keep the rules of the conformance suite.

    Args:
        plugin: Name of an installed plugin, a `plugin:extractor` address, a module, an object with
            hooks, an extractor, or the path of a Python file.
        rules: Names of the rules to check; all by default.
        settings: Settings as a parser takes them.

    Raises:
        ConformanceError: A rule is broken; the message names the rule, the extractor and the place.

    Example:
        >>> check_extractor("newsmodel-dates", rules=["never-raises", "spans-in-text"])

    .. versionadded:: 0.1
    """
    for subject in subjects_of(plugin, settings):
        for name in RULES if rules is None else rules:
            RULES[name](subject)


class Conformance:
    """The conformance suite: derive from it, name your plugin, and pytest runs every rule.

    Example:
        >>> class TestMine(Conformance):
        ...     plugin = "newsmodel-dates"

    .. versionadded:: 0.1
    """

    plugin: ClassVar[Any] = None
    settings: ClassVar[Mapping[str, Mapping[str, Any]] | None] = None

    _subjects: ClassVar[tuple[Subject, ...]]

    def _check(self, rule: str) -> None:
        cls = type(self)
        if "_subjects" not in cls.__dict__:
            cls._subjects = tuple(subjects_of(cls.plugin, cls.settings))
        for subject in cls._subjects:
            RULES[rule](subject)

    def test_it_never_raises(self) -> None:
        """No text makes it raise."""
        self._check("never-raises")

    def test_it_yields_the_declared_kind(self) -> None:
        """Everything that it yields is of the kind that it declares."""
        self._check("declared-kind")

    def test_its_spans_lie_in_the_text(self) -> None:
        """Every span lies inside the text."""
        self._check("spans-in-text")

    def test_its_ids_resolve(self) -> None:
        """Every id that it refers to is there."""
        self._check("ids-resolve")

    def test_it_reads_what_it_declares(self) -> None:
        """It reads every kind that it needs."""
        self._check("reads-what-it-declares")

    def test_it_leaves_the_draft_alone(self) -> None:
        """It changes nothing of what it is given."""
        self._check("leaves-the-draft-alone")

    def test_it_gives_the_same_twice(self) -> None:
        """The same text gives the same output."""
        self._check("same-twice")

    def test_it_gives_the_same_in_threads(self) -> None:
        """Eight threads get what one gets."""
        self._check("same-in-threads")

    def test_it_pickles(self) -> None:
        """It can be sent to another process."""
        self._check("pickles")

    def test_it_gives_the_same_elsewhere(self) -> None:
        """A spawned process with another hash seed gets the same."""
        self._check("same-elsewhere")

    def test_it_keeps_to_itself(self) -> None:
        """It opens no socket, writes no file and prints nothing."""
        self._check("keeps-to-itself")

    def test_its_output_survives_json(self) -> None:
        """A round trip through JSON changes nothing."""
        self._check("survives-json")

    def test_its_batch_agrees(self) -> None:
        """The batch variant gives what the single one gives."""
        self._check("batch-agrees")

    def test_its_time_is_near_linear(self) -> None:
        """Ten times the text takes about ten times as long."""
        self._check("near-linear")
