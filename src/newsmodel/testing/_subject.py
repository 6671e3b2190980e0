"""An extractor under test, with the parser that makes what it reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypeVar

import attrs

from newsmodel import Annotation, Article, Draft, Extractor, Parser, tag_of
from newsmodel.draft import Story, layers_of
from newsmodel.testing._texts import NEWS
from newsmodel.testing._tiles import tiled_story

__all__ = ["Subject", "WatchedDraft", "subjects_of"]

A = TypeVar("A", bound=Annotation)


class WatchedDraft(Draft):
    """A draft that remembers which kinds were read."""

    __slots__ = ("read", "story")

    def __init__(self, story: Story, allowed: frozenset[str] | None, **more: Any) -> None:
        super().__init__(story, allowed, **more)
        self.story = story
        self.read: set[str] = set()

    def _layer(self, cls: type[A] | str) -> Any:
        layer = super()._layer(cls)
        self.read.add(tag_of(cls))
        return layer


@attrs.define(slots=False)
class Subject:
    """An extractor, its address, and a parser in which it runs.

    Args:
        address: `plugin:extractor`.
        extractor: The extractor.
        parser: A parser with what it needs and wants, as far as that is installed.
        settings: The extractor's settings.
    """

    address: str
    extractor: Extractor
    parser: Parser
    settings: object = None

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {}

    def article(self, text: str) -> Article:
        """Return the parsed article of a text; short ones are kept."""
        found = self._articles.get(text)
        if found is None:
            found = self.parser.parse(text, published="2026-03-03")
            if len(text) < 100_000:
                self._articles[text] = found
        return found

    def draft(self, text: str) -> WatchedDraft:
        """Return a draft as the extractor gets it, with its own kind left out."""
        article = self.article(text)
        own = tag_of(self.extractor.makes)
        layers = {tag: list(article.layer(tag)) for tag in article.tags if tag != own}
        story = Story(attrs.evolve(article, annotations=()))
        story.layers.update(layers_of(layers))
        return self._watched(story)

    def long_draft(self, size: int) -> WatchedDraft:
        """Return a draft of news of about so many characters, with all layers that it reads."""
        times = size // len(NEWS) + 1
        return self._watched(tiled_story(self.article(NEWS), times, self._declared))

    @property
    def _declared(self) -> tuple[str, ...]:
        return self.extractor.needs + self.extractor.wants

    def _watched(self, story: Story) -> WatchedDraft:
        plugin, _, name = self.address.partition(":")
        return WatchedDraft(story, frozenset(self._declared), name=(plugin, name), settings=self.settings)

    def output(self, text: str) -> list[Annotation]:
        """Return what the extractor hands over, unchecked."""
        items = self.extractor(self.draft(text))
        return list(items) if items is not None else items


def subjects_of(plugin: Any, settings: Any = None) -> Iterator[Subject]:
    """Yield the extractors of a plugin, each in a parser with all that it reads.

    Args:
        plugin: Name of an installed plugin, a `plugin:extractor` address, a module, an object with
            hooks, an extractor, or the path of a file.
        settings: Settings as a parser takes them.
    """
    from pathlib import Path

    by_name = isinstance(plugin, str) and Path(plugin).suffix != ".py"
    whole = Parser([] if by_name else [plugin], settings=settings)
    if by_name:
        wanted = {plugin, f"newsmodel-{plugin}"}
    else:
        wanted = {p.name for p in Parser([plugin], discover=False).plugins}
    faults = [p.reason for p in whole.plugins if p.name in wanted and p.state != "ok"]
    if faults:
        raise AssertionError(f"plugin {plugin!r} can't be tested: {faults[0]}")
    steps = {step.address: step for step in whole.plan.steps}
    chosen = [a for a, step in steps.items() if step.plugin in wanted or a in wanted]
    for address, reason in whole.plan.inactive.items():
        if (address.partition(":")[0] in wanted or address in wanted) and "replaced" not in reason:
            raise AssertionError(f"{address} can't be tested: it {reason}; install a plugin that makes it")
    if not chosen:
        raise AssertionError(f"plugin {plugin!r} has no active extractor")
    for address in chosen:
        needed = _closure(address, {a: step.extractor for a, step in steps.items()})
        plugins = sorted({a.partition(":")[0] for a in needed})
        parser = Parser([] if by_name else [plugin], only=plugins, settings=settings)
        yield Subject(address, steps[address].extractor, parser, steps[address].settings)


def _closure(address: str, steps: dict[str, Extractor]) -> set[str]:
    """Return the addresses of an extractor and of all that make what it reads."""
    found, queue = {address}, [address]
    for name in queue:
        tags = set(steps[name].needs + steps[name].wants)
        for other, maker in steps.items():
            if other not in found and tag_of(maker.makes) in tags:
                found.add(other)
                queue.append(other)
    return found
