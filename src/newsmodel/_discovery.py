"""Finding plugins: which are installed, which are given by hand, and which of them are chosen."""

from __future__ import annotations

import os
import types
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from newsmodel._loading import Plugin, PluginSource, about, load_given, load_installed
from newsmodel.errors import PluginError, UnknownNameError
from newsmodel.extractors import Extractor

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["GROUP", "Plugin", "PluginSource", "find_plugins", "resolve_name"]

GROUP = "newsmodel.plugins"


def find_plugins(
    given: Iterable[PluginSource],
    *,
    only: Iterable[str] | None,
    without: Iterable[str],
    discover: bool,
) -> tuple[Plugin, ...]:
    """Load plugins, sorted by name.

    What `only`, `without` and the environment variables `NEWSMODEL_PLUGINS` and
    `NEWSMODEL_NO_PLUGINS` rule out is never imported. A plugin given by hand is used whatever `only`
    names, and replaces an installed one of its name.

    Raises:
        PluginError: Two plugins given by hand have one name.
        UnknownNameError: A name is no plugin's; the message lists those that exist.
    """
    points = _entry_points()
    installed = points if discover else {}
    by_hand = _by_name(given, points)
    known = tuple(sorted({*installed, *by_hand}))
    # The variables speak of what is installed; where nobody looks for that they say nothing.
    allowed = _listed(only, "NEWSMODEL_PLUGINS" if discover else None, known)
    barred = _listed(without, "NEWSMODEL_NO_PLUGINS" if discover else None, known) or frozenset()
    plugins = []
    for name in known:
        given_here = name in by_hand
        chosen = given_here or allowed is None or any(name == item.split(":")[0] for item in allowed)
        point = points.get(name)
        if name in barred or not chosen:
            version, distribution = about(point) if point is not None and not given_here else ("", None)
            plugins.append(Plugin(name, version, distribution, "disabled", "left out by choice"))
            continue
        plugin = load_given(name, by_hand[name], point) if given_here else load_installed(name, points[name])
        plugins.append(_chosen(plugin, allowed, barred, by_hand=given_here))
    return tuple(plugins)


def _by_name(
    given: Iterable[PluginSource], points: Mapping[str, EntryPoint]
) -> dict[str, tuple[PluginSource, ...]]:
    """Return what is given by hand by its name; the extractors of one module are one plugin.

    Raises:
        PluginError: Two plugins have one name.
    """
    homes = {point.module: name for name, point in points.items()}
    found: dict[str, list[PluginSource]] = {}
    for item in given:
        items = found.setdefault(_name_of(item, homes), [])
        if not any(_same(item, other) for other in items):
            items.append(item)
    for name, items in found.items():
        if len(items) > 1 and not all(isinstance(item, Extractor) for item in items):
            raise PluginError(
                f"two plugins given by hand are called {name!r}: {' and '.join(map(_shown, items))}; "
                "rename one, or give one of them",
                name,
            )
    return {name: tuple(items) for name, items in found.items()}


def _same(one: PluginSource, other: PluginSource) -> bool:
    if isinstance(one, (str, os.PathLike)) and isinstance(other, (str, os.PathLike)):
        return os.path.realpath(one) == os.path.realpath(other)
    return one is other


def _shown(item: PluginSource) -> str:
    return str(item) if isinstance(item, (str, os.PathLike)) else f"{item!r:.80}"


def _chosen(
    plugin: Plugin, allowed: frozenset[str] | None, barred: frozenset[str], *, by_hand: bool
) -> Plugin:
    """Leave out single extractors by their `plugin:extractor` address."""
    names = {f"{plugin.name}:{extractor.name}": extractor for extractor in plugin.extractors}
    for address in (*(allowed or ()), *barred):
        if address.startswith(f"{plugin.name}:") and address not in names and plugin.state == "ok":
            raise UnknownNameError(
                f"no extractor {address!r}; {plugin.name} has {', '.join(sorted(names)) or 'none'}",
                address,
                tuple(sorted(names)),
            )
    whole = allowed is None or plugin.name in allowed or (by_hand and not any(a in names for a in allowed))
    kept = [
        extractor
        for address, extractor in names.items()
        if address not in barred and (whole or address in (allowed or ()))
    ]
    return attrs.evolve(plugin, extractors=tuple(kept))


def resolve_name(name: str, known: Iterable[str]) -> str:
    """Return a plugin's full name; the `newsmodel-` in front may be left out.

    Raises:
        UnknownNameError: There is no such plugin.
    """
    names = tuple(sorted(known))
    head, mark, tail = name.partition(":")
    for candidate in (head, f"newsmodel-{head}"):
        if candidate in names:
            return candidate + mark + tail
    raise UnknownNameError(
        f"no plugin is called {head!r}; there are: {', '.join(names) or 'none'}", head, names
    )


def _listed(
    names: Iterable[str] | None, variable: str | None, known: tuple[str, ...]
) -> frozenset[str] | None:
    if isinstance(names, str):
        names = (names,)
    fixed = os.environ.get(variable) if variable is not None else None
    chosen = list(names) if names is not None else []
    if fixed is not None and (names is None or variable == "NEWSMODEL_NO_PLUGINS"):
        chosen += [part.strip() for part in fixed.split(",") if part.strip()]
    elif names is None:
        return None
    return frozenset(resolve_name(name, known) for name in chosen)


def _entry_points() -> dict[str, EntryPoint]:
    from importlib import metadata  # a quarter of the time to import newsmodel, were it at the top

    return {point.name: point for point in metadata.entry_points(group=GROUP)}


def _name_of(item: PluginSource, homes: Mapping[str, str]) -> str:
    if isinstance(item, (str, os.PathLike)):
        from pathlib import Path  # here: importing newsmodel is fast

        return Path(item).stem
    if isinstance(item, Extractor):
        module = item.function.__module__
    elif isinstance(item, types.ModuleType) and item.__name__ in homes:
        return homes[item.__name__]
    else:
        module = str(getattr(item, "__name__", None) or type(item).__name__)
    if module in ("__main__", "__mp_main__"):  # a script, as it is called here and in a worker
        return "main"
    return module.rpartition(".")[2].strip("_") or module
