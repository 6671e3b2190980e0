"""What a parser's arguments amount to: plugins, extractors with their settings, and options."""

from __future__ import annotations

import importlib
import os
import types
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from newsmodel._discovery import Plugin, PluginSource, find_plugins, resolve_name
from newsmodel._order import Bound, Plan, make_plan
from newsmodel._reading import CORE
from newsmodel._run import Options
from newsmodel._settings import structure_settings
from newsmodel._version import __version__
from newsmodel.errors import UnknownNameError
from newsmodel.extractors import Extractor
from newsmodel.model import Issue, kind_info

__all__ = ["Setup", "listed", "listed_plugins", "make_setup", "received", "sent"]


@attrs.frozen
class Setup:
    """The choices of a parser.

    Args:
        plugins: All plugins, whatever their state.
        bounds: The extractors of sound plugins, with their settings.
        plan: Their order.
        options: How they are run.
        broken: An issue for each plugin that is broken.
        fingerprint: Versions and settings of all of it.
    """

    plugins: tuple[Plugin, ...]
    bounds: tuple[Bound, ...]
    plan: Plan
    options: Options
    broken: tuple[Issue, ...]
    fingerprint: str


def make_setup(arguments: Mapping[str, Any]) -> Setup:
    """Load plugins and order their extractors; arguments as for `Parser`."""
    plugins = find_plugins(
        arguments["plugins"],
        only=arguments["only"],
        without=arguments["without"],
        discover=arguments["discover"],
    )
    sound = [plugin for plugin in plugins if plugin.state == "ok"]
    # Settings and preferences may speak of plugins that are left out or broken: they wait.
    idle = {plugin.name for plugin in plugins} - {plugin.name for plugin in sound}
    settings = structure_settings(arguments["settings"], [(p.name, p.extractors) for p in sound], idle)
    bounds = tuple(
        Bound(item, plugin.name, plugin.version, settings.get(f"{plugin.name}:{item.name}"))
        for plugin in sound
        for item in plugin.extractors
    )
    options = Options(
        arguments["on_error"],
        _preferences(arguments["prefer"], bounds, idle),
        arguments["limits"].seconds_per_extractor,
    )
    broken = tuple(
        Issue("error", plugin.name, None, f"plugin {plugin.name} is not used: {plugin.reason}")
        for plugin in plugins
        if plugin.state == "broken"
    )
    plan = make_plan(bounds)
    return Setup(plugins, bounds, plan, options, broken, _fingerprint(bounds, plan, options))


def listed(names: str | Iterable[str] | None) -> tuple[str, ...] | None:
    """Return one name or several as a tuple."""
    if names is None:
        return None
    return (names,) if isinstance(names, str) else tuple(names)


def listed_plugins(given: PluginSource | Iterable[PluginSource]) -> tuple[PluginSource, ...]:
    """Return one plugin or several as a tuple; paths become absolute, the working directory may change."""
    single = isinstance(given, (str, os.PathLike, types.ModuleType, Extractor))
    items = (given,) if single or not isinstance(given, Iterable) else tuple(given)
    return tuple(_absolute(item) if isinstance(item, (str, os.PathLike)) else item for item in items)


def _absolute(path: str | os.PathLike[str]) -> PluginSource:
    from pathlib import Path

    return Path(path).absolute()


@attrs.frozen
class _Module:
    """A module on its way to another process; modules themselves don't pickle."""

    name: str


def sent(plugins: Iterable[PluginSource]) -> tuple[object, ...]:
    """Return plugins as they go to another process."""
    return tuple(_Module(p.__name__) if isinstance(p, types.ModuleType) else p for p in plugins)


def received(plugins: Iterable[object]) -> list[PluginSource]:
    """Return plugins that came from another process."""
    return [importlib.import_module(p.name) if isinstance(p, _Module) else p for p in plugins]


def _preferences(
    prefer: Mapping[str, tuple[str, ...]], bounds: Iterable[Bound], idle: set[str]
) -> dict[str, tuple[str, ...]]:
    addresses = tuple(sorted(bound.address for bound in bounds))
    plugins = {bound.plugin for bound in bounds} | idle
    result = {}
    for tag, names in prefer.items():
        if ":" not in tag:
            kind_info(tag)  # of the built-in kinds all are known
        full = tuple(resolve_name(name, plugins) for name in names)
        for name in full:
            if ":" in name and name not in addresses and name.partition(":")[0] not in idle:
                raise UnknownNameError(
                    f"no extractor {name!r}; there are: {', '.join(addresses)}", name, addresses
                )
        result[tag] = full
    return result


def _fingerprint(bounds: Iterable[Bound], plan: Plan, options: Options) -> str:
    versions = sorted({f"{bound.plugin}={bound.version}" for bound in bounds})
    chosen = repr(
        (
            [bound.address for bound in plan.steps],
            [repr(bound.settings) for bound in plan.steps],
            sorted(options.prefer.items()),
        )
    )
    from hashlib import blake2b

    digest = blake2b(chosen.encode("utf-8", "backslashreplace"), digest_size=4).hexdigest()
    return " ".join([f"{CORE}={__version__}", *versions, f"#{digest}"])
