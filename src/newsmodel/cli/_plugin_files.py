"""The files of a new plugin."""

from __future__ import annotations

import keyword
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from string import Template

from newsmodel import __version__, kind_of_tag
from newsmodel.errors import UnknownNameError

__all__ = ["OWN", "kinds", "plugin_files", "write_plugin"]

OWN = "own"
_OWN_CLASS = '''

@kind("$name:$kind", merge="exclusive")
@attrs.frozen(kw_only=True)
class $kind(Annotation):
    """What this plugin finds.

    Args:
        words: The words that were found, in lower case.
    """

    words: str
'''


def _folder_text(name: str) -> str:
    return files("newsmodel.cli").joinpath("templates", "plugin", name).read_text(encoding="utf-8")


def kinds() -> tuple[str, ...]:
    """Return the kinds that a plugin can be generated for; `own` makes a kind of its own."""
    return (OWN, *tomllib.loads(_folder_text("kinds.toml"))["fields"])


def plugin_files(name: str, makes: str = OWN) -> dict[str, str]:
    """Return the files of a new plugin by their path in its folder.

    Args:
        name: Distribution name, as `newsmodel-casualties`.
        makes: The kind that its extractor makes, or `own`.

    Raises:
        ValueError: The name can't be a distribution's and a module's name.
        UnknownNameError: There is no such kind.
    """
    module = re.sub(r"[-.]+", "_", name)
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*", name) or keyword.iskeyword(module):
        raise ValueError(f"{name!r} can't name a plugin; take small letters and hyphens, as newsmodel-votes")
    data = tomllib.loads(_folder_text("kinds.toml"))
    if makes != OWN and (makes not in data["fields"] or kind_of_tag(makes) is None):
        raise UnknownNameError(f"no kind {makes!r}; there are: {', '.join(kinds())}", makes, kinds())
    stem = module.removeprefix("newsmodel_")
    values = _own_kind(name, stem) if makes == OWN else _built_in(makes, data["fields"][makes])
    values |= {"name": name, "module": module, "function": f"find_{stem}", **_versions()}
    values["kind_class"] = Template(values["kind_class"]).substitute(values)
    exports = sorted({values["function"], *values["own"].split()})
    values["exports"] = ", ".join(f'"{item}"' for item in exports)
    found = {
        Template(path).substitute(values): Template(_folder_text(template)).substitute(values)
        for template, path in data["files"].items()
    }
    return found | {f"src/{module}/py.typed": ""}


def _own_kind(name: str, stem: str) -> dict[str, str]:
    kind = "".join(part.title() for part in stem.split("_")) + "Mention"
    return {
        "kind": kind,
        "own": kind,
        "fields": "words=match.group().lower(), ",
        "imports": "Annotation, Draft, Span, by_rule, extractor, kind",
        "kind_import": "\nimport attrs\n",
        "kind_class": _OWN_CLASS,
    }


def _built_in(kind: str, fields: str) -> dict[str, str]:
    names = [*sorted([kind, "Draft", "Span"]), "by_rule", "extractor"]
    return {
        "kind": kind,
        "own": "",
        "fields": fields,
        "imports": ", ".join(names),
        "kind_import": "",
        "kind_class": "",
    }


def _versions() -> dict[str, str]:
    major, minor = __version__.split(".")[:2]
    return {"version": f"{major}.{minor}", "ceiling": f"{major}.{int(minor) + 1}"}


def write_plugin(name: str, makes: str, into: Path) -> Path:
    """Write a new plugin's folder.

    Args:
        name: Distribution name; the folder has the same.
        makes: The kind, or `own`.
        into: Folder that the new folder is made in.

    Returns:
        The new folder.

    Raises:
        FileExistsError: The folder is there already; nothing is written.
    """
    found = plugin_files(name, makes)
    root = into / name
    if root.exists():
        raise FileExistsError(f"{root} is there already; choose another name or move it away")
    for path, text in found.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root
