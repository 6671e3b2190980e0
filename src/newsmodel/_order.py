"""The order of extractors, from what they make and need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from newsmodel.errors import CycleError
from newsmodel.extractors import Extractor
from newsmodel.model import Issue, tag_of

__all__ = ["Bound", "Plan", "make_plan"]


@attrs.frozen
class Bound:
    """An extractor and the plugin that it belongs to.

    Args:
        extractor: The extractor.
        plugin: The plugin's name.
        version: The plugin's version.
    """

    extractor: Extractor
    plugin: str
    version: str = ""
    settings: object = None

    @property
    def address(self) -> str:
        """`plugin:extractor`."""
        return f"{self.plugin}:{self.extractor.name}"

    @property
    def tag(self) -> str:
        """The tag of the kind that it makes."""
        return tag_of(self.extractor.makes)


@attrs.frozen
class Plan:
    """Extractors in the order in which they run.

    Args:
        steps: Active extractors, in order.
        inactive: Addresses of inactive extractors, and why.
        issues: What a reader should know.
    """

    steps: tuple[Bound, ...]
    inactive: dict[str, str] = attrs.field(factory=dict)
    issues: tuple[Issue, ...] = ()


def make_plan(bounds: Iterable[Bound], *, given: Iterable[str] = ()) -> Plan:
    """Order extractors by their needs, ties by address.

    Args:
        bounds: All extractors.
        given: Tags of the kinds that are there already.

    Raises:
        CycleError: Extractors need each other in a circle.
    """
    ordered = sorted(bounds, key=lambda bound: bound.address)
    present = frozenset(given)
    unmet = dict[str, str]()
    while True:
        # Only what is active itself replaces others, so this is asked anew each time.
        replaced = _replaced([bound for bound in ordered if bound.address not in unmet])
        active = [bound for bound in ordered if bound.address not in unmet.keys() | replaced.keys()]
        made = present | {bound.tag for bound in active}
        missed = {
            bound.address: f"needs {', '.join(missing)}, which no active extractor makes"
            for bound in active
            if (missing := [tag for tag in bound.extractor.needs if tag not in made])
        }
        if not missed:
            break
        unmet |= missed
    inactive = unmet | replaced
    issues = [
        Issue(
            "info" if "replaced" in why else "warning",
            *_split(address),
            f"{address} is inactive: {why}",
        )
        for address, why in sorted(inactive.items())
    ]
    steps, broken = _sorted(active)
    issues += broken
    return Plan(tuple(steps), inactive, tuple(issues))


def _split(address: str) -> tuple[str, str]:
    plugin, _, name = address.partition(":")
    return plugin, name


def _replaced(bounds: Sequence[Bound]) -> dict[str, str]:
    gone: dict[str, str] = {}
    for bound in bounds:
        if bound.address in gone:
            continue
        for other in bounds:
            if other is not bound and {other.address, other.plugin} & set(bound.extractor.replaces):
                gone[other.address] = f"replaced by {bound.address}"
    return gone


def _sorted(active: Sequence[Bound]) -> tuple[list[Bound], list[Issue]]:
    makers: dict[str, list[Bound]] = {}
    for bound in active:
        makers.setdefault(bound.tag, []).append(bound)
    hard = {b.address: _makers_of(b.extractor.needs, makers) for b in active}
    soft = {b.address: _makers_of(b.extractor.wants, makers) - hard[b.address] for b in active}
    by_address = {bound.address: bound for bound in active}
    waiting, done = sorted(by_address), set[str]()
    steps: list[Bound] = []
    issues: list[Issue] = []
    while waiting:
        ready = next((a for a in waiting if hard[a] | soft[a] <= done), None)
        if ready is None:
            ready = _loosen(waiting, hard, soft, done)
            bound = by_address[ready]
            ignored = sorted({by_address[a].tag for a in soft[ready] - done})
            issues.append(
                Issue(
                    "warning",
                    bound.plugin,
                    bound.extractor.name,
                    f"{ready} wants {', '.join(ignored)}, which waits for {bound.tag}; it runs without",
                )
            )
        waiting.remove(ready)
        done.add(ready)
        steps.append(by_address[ready])
    return steps, issues


def _makers_of(tags: Iterable[str], makers: dict[str, list[Bound]]) -> set[str]:
    return {bound.address for tag in tags for bound in makers.get(tag, ())}


def _loosen(
    waiting: Sequence[str], hard: dict[str, set[str]], soft: dict[str, set[str]], done: set[str]
) -> str:
    """Return the first extractor by name that stands in a circle and lacks only what it wants."""
    for address in waiting:
        if hard[address] <= done and _circle(address, waiting, {a: hard[a] | soft[a] for a in waiting}):
            return address
    for address in waiting:
        circle = _circle(address, waiting, hard)
        if circle:
            raise CycleError(f"extractors need each other in a circle: {' -> '.join(circle)}", tuple(circle))
    # No circle of needs, yet each circle's wanting member still waits for another circle's need.
    return next(a for a in waiting if hard[a] <= done)


def _circle(start: str, waiting: Iterable[str], edges: dict[str, set[str]]) -> list[str]:
    """Return a path from an extractor back to itself, or nothing."""
    alive = set(waiting)
    trail: dict[str, str] = {}
    queue = [start]
    for node in queue:
        for follower in sorted(edges[node] & alive):
            if follower == start:
                path = [node]
                while path[-1] != start:
                    path.append(trail[path[-1]])
                return [*reversed(path), start]
            if follower not in trail:
                trail[follower] = node
                queue.append(follower)
    return []
