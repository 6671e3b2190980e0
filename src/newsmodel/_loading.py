"""Loading a plugin, and asking it by itself for its extractors and formats."""

from __future__ import annotations

import os
import re
import sys
import time
import types
from collections.abc import Sequence
from importlib.machinery import SourceFileLoader
from typing import TYPE_CHECKING, Any, Literal

import attrs
import pluggy

from newsmodel import hookspecs
from newsmodel._version import API_VERSION, __version__
from newsmodel.errors import PluginError, UnknownNameError
from newsmodel.extractors import Extractor

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Plugin", "PluginSource", "about", "load_given", "load_installed"]

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

    Example:
        >>> from newsmodel import Parser
        >>> states = {plugin.name: plugin.state for plugin in Parser(only=["newsmodel-dates"]).plugins}
        >>> states["newsmodel-dates"]
        'ok'

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


def about(point: EntryPoint) -> tuple[str, str | None]:
    """Return version and name of an entry point's distribution."""
    return (point.dist.version, point.dist.name) if point.dist is not None else ("", None)


def load_installed(name: str, point: EntryPoint) -> Plugin:
    version, distribution = about(point)
    began = time.perf_counter()
    try:
        if wrong := _version_fault(point):
            raise PluginError(wrong, name)
        module = point.load()
        extractors, formats = _ask(name, module)
    except (Exception, SystemExit) as error:
        return Plugin(name, version, distribution, "broken", _why(error))
    return Plugin(name, version, distribution, "ok", "", extractors, formats, time.perf_counter() - began)


def load_given(name: str, items: Sequence[PluginSource], point: EntryPoint | None) -> Plugin:
    """Ask a plugin that was given by hand for what it has.

    Args:
        name: Its name.
        items: The plugin: a module, an object or a path alone, or the extractors of one module.
        point: The entry point of an installed plugin of this name, or None.

    Raises:
        UnknownNameError: There is no such file.
    """
    version, distribution = "", None
    try:
        if isinstance(items[0], Extractor):
            extractors = _sound(name, [item for item in items if isinstance(item, Extractor)])
            return Plugin(name, extractors=extractors)
        module = _module_of(items[0])
        version = str(getattr(module, "__version__", "") or getattr(module, _DIGEST, ""))
        if point is not None and point.module == getattr(module, "__name__", None):
            version, distribution = about(point)
        extractors, formats = _ask(name, module)
        if not extractors and not formats:
            raise PluginError("it has no extractor and no format; decorate a function with @extractor", name)
    except UnknownNameError:
        raise
    except (Exception, SystemExit) as error:
        return Plugin(name, version, distribution, "broken", _why(error))
    return Plugin(name, version, distribution, extractors=extractors, formats=formats)


# A file has no version; that two of them differ must show all the same.
_DIGEST = "__newsmodel_version__"


class _Uncached(SourceFileLoader):
    """Compiles a file each time: a cache knows it by size and second, and an edit may keep both."""

    def get_code(self, fullname: str) -> types.CodeType:
        return self.source_to_code(self.get_data(self.path), self.path)


def _module_of(item: PluginSource) -> object:
    if not isinstance(item, (str, os.PathLike)):
        return item
    # here, as they take a tenth of the time of `import newsmodel`
    import hashlib
    import importlib.util
    from pathlib import Path

    path = Path(item).absolute()
    if not path.is_file():
        raise UnknownNameError(f"no plugin file {str(item)!r}", str(item))
    version = f"0+{hashlib.blake2b(path.read_bytes(), digest_size=4).hexdigest()}"
    name = f"_newsmodel_plugin_{re.sub(r'[^A-Za-z0-9_]', '_', path.stem)}"
    loaded = sys.modules.get(name)
    if (getattr(loaded, "__file__", None), getattr(loaded, _DIGEST, None)) == (str(path), version):
        return loaded
    spec = importlib.util.spec_from_file_location(name, path, loader=_Uncached(name, str(path)))
    if spec is None or spec.loader is None:
        raise PluginError(f"{path.name} is not a Python file", path.stem)
    module = importlib.util.module_from_spec(spec)
    setattr(module, _DIGEST, version)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        if loaded is None:
            del sys.modules[name]
        else:
            sys.modules[name] = loaded
        raise
    return module


def _ask(name: str, module: object) -> tuple[tuple[Extractor, ...], tuple[Any, ...]]:
    """Register a plugin in a manager of its own, and take what its hooks hand over."""
    manager = pluggy.PluginManager("newsmodel")
    manager.add_hookspecs(hookspecs)
    manager.register(module, name)
    manager.check_pending()
    found: list[Extractor] = []
    for result in manager.hook.newsmodel_extractors():
        if isinstance(result, Extractor):
            raise PluginError("newsmodel_extractors() handed over one extractor; return a list of it", name)
        found += result
    if not manager.hook.newsmodel_extractors.get_hookimpls() and isinstance(module, types.ModuleType):
        found = _bare(module)
    formats = tuple(item for result in manager.hook.newsmodel_formats() for item in result)
    return _sound(name, found), formats


def _bare(module: types.ModuleType) -> list[Extractor]:
    """Return a module's extractors: one file with one decorated function is a plugin without a hook."""
    found = list({id(item): item for item in vars(module).values() if isinstance(item, Extractor)}.values())
    here = module.__name__
    own = [item for item in found if f"{item.function.__module__}.".startswith(f"{here}.")]
    return own or found  # what it merely imports is another plugin's


def _sound(name: str, found: Sequence[Extractor]) -> tuple[Extractor, ...]:
    """Return extractors by name.

    Raises:
        PluginError: One is none, is too new, or two have one name.
    """
    for item in found:
        if not isinstance(item, Extractor):
            raise PluginError(
                f"newsmodel_extractors() handed over {item!r}; decorate it with @extractor", name
            )
        _check_api(item)
    names = [item.name for item in found]
    if twice := sorted({label for label in names if names.count(label) > 1}):
        raise PluginError(f"two extractors are called {twice[0]!r}; give one another name=", name)
    return tuple(sorted(found, key=lambda item: item.name))


def _check_api(item: Extractor) -> None:
    if item.api_version > API_VERSION:
        raise PluginError(
            f"extractor {item.name!r} is written against interface {item.api_version}, "
            f"this newsmodel {__version__} has {API_VERSION}; upgrade newsmodel-core"
        )


def _version_fault(point: EntryPoint) -> str | None:
    """Say that a plugin wants another version of the core, or None."""
    requires = point.dist.requires if point.dist is not None else None
    if not requires:
        return None
    for line in requires:
        if "newsmodel" in line and not _is_met(line, __version__):
            return (
                f"wants {line.split(';')[0].strip()} and this is {__version__}; "
                f"upgrade it: pip install -U {point.name} newsmodel-core"
            )
    return None


_PLAIN = re.compile(r"newsmodel-core *\(?((?:(?:>=|<) *[0-9.]+[ ,]*)+)\)?")
_BOUND = re.compile(r"(>=|<) *([0-9.]+)")


def _is_met(requirement: str, version: str) -> bool:
    """Tell whether a plugin's requirement allows a version of the core, if it is about the core."""
    plain = _PLAIN.fullmatch(requirement)
    if plain and re.fullmatch("[0-9.]+", version):
        # by hand, as loading packaging takes as long as loading a plugin
        ours = _release(version)
        return all(
            ours >= _release(bound) if sign == ">=" else ours < _release(bound)
            for sign, bound in _BOUND.findall(plain[1])
        )
    from packaging.requirements import Requirement

    wanted = Requirement(requirement)
    is_core = wanted.name.replace("_", "-").lower() == "newsmodel-core"
    return not is_core or wanted.specifier.contains(version, prereleases=True)


def _release(version: str) -> list[int]:
    """Return the numbers of a version without zeros at its end: 1.0 and 1 are the same."""
    numbers = [int(number) for number in version.split(".") if number]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers


def _why(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
