"""Finding plugins, and asking each by itself for its extractors and formats."""

from __future__ import annotations

import functools
import importlib.util
import os
import re
import sys
import time
import types
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

import attrs
import pluggy

from newsmodel import hookspecs
from newsmodel._version import API_VERSION, __version__
from newsmodel.errors import PluginError, UnknownNameError
from newsmodel.extractors import Extractor

__all__ = ["GROUP", "Plugin", "PluginSource", "find_plugins", "resolve_name"]

GROUP = "newsmodel.plugins"
State = Literal["ok", "broken", "disabled"]
PluginSource = str | os.PathLike[str] | types.ModuleType | Extractor | object


@attrs.frozen
class Plugin:
    """A plugin and what became of it.

    Args:
        name: Its name: the distribution's, or the module's of a plugin given by hand.
        version: Its version, or "".
        distribution: The distribution that it came with, or None.
        state: `ok`, `broken` or `disabled`.
        reason: Why it is broken or disabled.
        extractors: Its extractors.
        formats: Its formats.
        seconds: Time to import it.

    .. versionadded:: 0.1
    """

    name: str
    version: str = ""
    distribution: str | None = None
    state: State = "ok"
    reason: str = ""
    extractors: tuple[Extractor, ...] = ()
    formats: tuple[Any, ...] = ()
    seconds: float = 0.0


def find_plugins(
    given: Iterable[PluginSource],
    *,
    only: Iterable[str] | None,
    without: Iterable[str],
    discover: bool,
) -> tuple[Plugin, ...]:
    """Load plugins, sorted by name.

    What `only`, `without` and the environment variables `NEWSMODEL_PLUGINS` and
    `NEWSMODEL_NO_PLUGINS` rule out is never imported.

    Raises:
        UnknownNameError: A name is no plugin's; the message lists those that exist.
    """
    installed = _entry_points() if discover else {}
    by_hand = {_name_of(item): item for item in given}
    known = tuple(sorted({*installed, *by_hand}))
    allowed = _listed(only, "NEWSMODEL_PLUGINS", known)
    barred = _listed(without, "NEWSMODEL_NO_PLUGINS", known) or frozenset()
    whole = {name for name in barred if ":" not in name}
    plugins = []
    for name in known:
        if name in by_hand:
            load: Callable[[], Plugin] = functools.partial(_load_given, name, by_hand[name])
        else:
            load = functools.partial(_load_installed, name, installed[name])
        chosen = allowed is None or any(name == item.split(":")[0] for item in allowed)
        if name not in by_hand and (name in whole or not chosen):
            plugins.append(Plugin(name, *_about(installed[name]), "disabled", "left out by choice"))
        elif name in whole:
            plugins.append(Plugin(name, state="disabled", reason="left out by choice"))
        else:
            plugins.append(_chosen(load(), allowed, barred, by_hand=name in by_hand))
    return tuple(plugins)


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


def _listed(names: Iterable[str] | None, variable: str, known: tuple[str, ...]) -> frozenset[str] | None:
    if isinstance(names, str):
        names = (names,)
    fixed = os.environ.get(variable)
    chosen = list(names) if names is not None else []
    if fixed is not None and (names is None or variable == "NEWSMODEL_NO_PLUGINS"):
        chosen += [part.strip() for part in fixed.split(",") if part.strip()]
    elif names is None:
        return None
    return frozenset(resolve_name(name, known) for name in chosen)


def _entry_points() -> dict[str, metadata.EntryPoint]:
    return {point.name: point for point in metadata.entry_points(group=GROUP)}


def _about(point: metadata.EntryPoint) -> tuple[str, str | None]:
    return (point.dist.version, point.dist.name) if point.dist is not None else ("", None)


def _name_of(item: PluginSource) -> str:
    if isinstance(item, (str, os.PathLike)):
        return Path(item).stem
    if isinstance(item, Extractor):
        return item.function.__module__.rpartition(".")[2].strip("_") or "main"
    name = getattr(item, "__name__", None) or type(item).__name__
    return str(name).rpartition(".")[2].strip("_")


def _load_installed(name: str, point: metadata.EntryPoint) -> Plugin:
    version, distribution = _about(point)
    began = time.perf_counter()
    try:
        if wrong := _version_fault(point):
            raise PluginError(wrong, name)
        module = point.load()
        extractors, formats = _ask(name, module)
    except (Exception, SystemExit) as error:
        return Plugin(name, version, distribution, "broken", _why(error))
    return Plugin(name, version, distribution, "ok", "", extractors, formats, time.perf_counter() - began)


def _load_given(name: str, item: PluginSource) -> Plugin:
    try:
        if isinstance(item, Extractor):
            _check_api(item)
            return Plugin(name, extractors=(item,))
        extractors, formats = _ask(name, _module_of(item))
    except UnknownNameError:
        raise
    except (Exception, SystemExit) as error:
        return Plugin(name, state="broken", reason=_why(error))
    return Plugin(name, str(getattr(item, "__version__", "")), extractors=extractors, formats=formats)


def _module_of(item: PluginSource) -> object:
    if not isinstance(item, (str, os.PathLike)):
        return item
    path = Path(item).resolve()
    if not path.is_file():
        raise UnknownNameError(f"no plugin file {str(item)!r}", str(item))
    name = f"_newsmodel_plugin_{re.sub(r'[^A-Za-z0-9_]', '_', path.stem)}"
    loaded = sys.modules.get(name)
    if loaded is not None and getattr(loaded, "__file__", None) == str(path):
        return loaded
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"{path.name} is not a Python file", path.stem)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _ask(name: str, module: object) -> tuple[tuple[Extractor, ...], tuple[Any, ...]]:
    """Register a plugin in a manager of its own, and take what its hooks hand over."""
    manager = pluggy.PluginManager("newsmodel")
    manager.add_hookspecs(hookspecs)
    manager.register(module, name)
    manager.check_pending()
    found: list[Extractor] = [item for result in manager.hook.newsmodel_extractors() for item in result]
    if not manager.hook.newsmodel_extractors.get_hookimpls() and isinstance(module, types.ModuleType):
        # One file with one decorated function is a plugin: nobody needs a hook for that.
        found = [item for item in vars(module).values() if isinstance(item, Extractor)]
    for item in found:
        if not isinstance(item, Extractor):
            raise PluginError(
                f"newsmodel_extractors() handed over {item!r}; decorate it with @extractor", name
            )
        _check_api(item)
    names = [item.name for item in found]
    if twice := sorted({label for label in names if names.count(label) > 1}):
        raise PluginError(f"two extractors are called {twice[0]!r}; give one another name=", name)
    formats = tuple(item for result in manager.hook.newsmodel_formats() for item in result)
    return tuple(sorted(found, key=lambda item: item.name)), formats


def _check_api(item: Extractor) -> None:
    if item.api_version > API_VERSION:
        raise PluginError(
            f"extractor {item.name!r} is written against interface {item.api_version}, "
            f"this newsmodel {__version__} has {API_VERSION}; upgrade newsmodel-core"
        )


def _version_fault(point: metadata.EntryPoint) -> str | None:
    """Say that a plugin wants another version of the core, or None."""
    requires = point.dist.requires if point.dist is not None else None
    if not requires:
        return None
    from packaging.requirements import Requirement

    for line in requires:
        if "newsmodel" not in line:
            continue
        wanted = Requirement(line)
        if wanted.name.replace("_", "-").lower() == "newsmodel-core" and not wanted.specifier.contains(
            __version__, prereleases=True
        ):
            return (
                f"wants newsmodel-core{wanted.specifier} and this is {__version__}; "
                f"upgrade it: pip install -U {point.name} newsmodel-core"
            )
    return None


def _why(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
