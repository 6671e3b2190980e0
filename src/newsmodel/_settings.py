"""Settings: from a mapping or a TOML file to the attrs classes that extractors declare."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from newsmodel._discovery import resolve_name
from newsmodel.errors import SettingsError, UnknownNameError
from newsmodel.extractors import Extractor

__all__ = ["read_settings", "structure_settings"]

Settings = Mapping[str, Mapping[str, Any]]


def read_settings(source: Settings | str | os.PathLike[str] | None) -> dict[str, dict[str, Any]]:
    """Return settings by plugin.

    Args:
        source: A mapping from a plugin's name to its settings, or a TOML file that holds one; of a
            pyproject.toml the table `[tool.newsmodel]` is read. None gives no settings.

    Raises:
        SettingsError: The file can't be read as TOML, or a table is missing.
    """
    if source is None:
        return {}
    if isinstance(source, (str, os.PathLike)):
        import tomllib
        from pathlib import Path

        path = Path(source)
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{path}: {error}") from error
        if path.name == "pyproject.toml":
            data = data.get("tool", {}).get("newsmodel", {})
        source = data
    for name, values in source.items():
        if not isinstance(values, Mapping):
            raise SettingsError(f"settings for {name!r} must be a table of names and values, not {values!r}")
    return {name: dict(values) for name, values in source.items()}


def structure_settings(
    raw: Mapping[str, Mapping[str, Any]],
    plugins: Iterable[tuple[str, Iterable[Extractor]]],
    idle: Iterable[str] = (),
) -> dict[str, object]:
    """Return an instance of its settings class for each extractor that declares one.

    Args:
        raw: Settings by plugin name or by `plugin:extractor`.
        plugins: Plugin names with their extractors.
        idle: Names of plugins that are not used; settings for them are not looked at.

    Returns:
        Instances by address.

    Raises:
        UnknownNameError: There is no such plugin or extractor.
        SettingsError: A setting is unknown or has the wrong type; known ones are listed.
    """
    groups = {name: list(items) for name, items in plugins}
    known, chosen = {*groups, *idle}, dict[str, dict[str, Any]]()
    for name, given in raw.items():
        full = resolve_name(name, known)
        if full.partition(":")[0] in groups:
            chosen[full] = chosen.get(full, {}) | dict(given)
    result: dict[str, object] = {}
    used: dict[str, set[str]] = {name: set() for name in chosen}
    for plugin, items in groups.items():
        for item in items:
            address = f"{plugin}:{item.name}"
            if item.settings is None:
                continue
            fields = {field.name for field in attrs.fields(item.settings)}
            values: dict[str, Any] = {}
            for name in (plugin, address):
                mine = {key: value for key, value in chosen.get(name, {}).items() if key in fields}
                values |= mine
                used.get(name, set()).update(mine)
            result[address] = _structured(item.settings, values, address)
    for name, values in chosen.items():
        _check_used(name, values, used[name], groups)
    return result


def _structured(cls: type, values: dict[str, Any], address: str) -> object:
    if not values:
        return cls()
    import cattrs

    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(bool, _strict_bool)
    try:
        return converter.structure(values, cls)
    except Exception as error:
        reason = "; ".join(cattrs.transform_error(error)) if isinstance(error, ExceptionGroup) else str(error)
        raise SettingsError(f"settings of {address}: {reason.replace(' @ $.', ' at ')}") from error


def _strict_bool(value: object, _: type) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, not {value!r}")
    return value


def _check_used(
    name: str, values: Mapping[str, Any], used: set[str], groups: Mapping[str, list[Extractor]]
) -> None:
    plugin, _, single = name.partition(":")
    addresses = tuple(f"{plugin}:{item.name}" for item in groups[plugin])
    if single and name not in addresses:
        raise UnknownNameError(f"no extractor {name!r}; there are: {', '.join(addresses)}", name, addresses)
    known = sorted(
        {
            field.name
            for item in groups[plugin]
            if item.settings is not None and single in ("", item.name)
            for field in attrs.fields(item.settings)
        }
    )
    for key in values:
        if key not in used:
            from difflib import get_close_matches

            close = get_close_matches(key, known, 1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            raise SettingsError(f"{name} has no setting {key!r}; it has: {', '.join(known) or 'none'}{hint}")
