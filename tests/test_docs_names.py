"""Every public name says what it is, what it takes and returns, shows itself, and when it came."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
PACKAGES = ["newsmodel", "newsmodel.testing", "newsmodel.formats", "newsmodel.errors"]


def public() -> Iterator[tuple[str, object]]:
    for package in PACKAGES:
        module = importlib.import_module(package)
        for name in module.__all__:
            if callable(thing := getattr(module, name)) and name != "hookimpl":  # pluggy's marker
                yield f"{package}.{name}", thing


def gaps(label: str, thing: object) -> list[str]:
    """Return what the docstrings of a function or class, and of its methods, lack."""
    doc = inspect.getdoc(thing) or ""
    found = [] if "versionadded" in doc else ["versionadded"]
    if inspect.isclass(thing):
        found += of_class(thing, doc)
    else:
        found += of_function(thing, doc, "")
    return [f"{label}: {gap}" for gap in found]


def of_class(cls: type, doc: str) -> list[str]:
    found = []
    is_error = issubclass(cls, Exception)
    if ">>>" not in doc and not is_error and cls.__name__ != "Conformance":
        found.append("example")
    if attrs.has(cls):
        own = [field.name for field in attrs.fields(cls) if not field.inherited and field.name[0] != "_"]
        found += [f"field {name}" for name in own if not re.search(rf"\b{name}\b.*:", doc)]
    for name, member in vars(cls).items():
        function = getattr(member, "__func__", member)
        if name.startswith(("_", "test_")) or not inspect.isfunction(function):
            continue
        found += of_function(function, inspect.getdoc(function) or "", f"{name} ")
    return found


def of_function(function: object, doc: str, prefix: str) -> list[str]:
    found = [] if doc.strip() else [f"{prefix}summary"]
    signature = inspect.signature(function)  # type: ignore[arg-type]
    for parameter in signature.parameters:
        if parameter not in ("self", "cls") and f"{parameter}:" not in doc:
            found.append(f"{prefix}argument {parameter}")
    if not prefix:
        if ">>>" not in doc:
            found.append("example")
        empty = signature.return_annotation in (None, "None", inspect.Signature.empty)
        if not empty and not re.search(r"^(Returns|Yields):", doc, re.M):
            found.append("returns")
    return found


def test_every_public_name_is_documented_in_full():
    missing = [gap for label, thing in public() for gap in gaps(label, thing)]

    assert not missing


def test_every_error_stands_on_its_page_with_the_way_out():
    page = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|(.+)\|$", page, re.M))

    errors = importlib.import_module("newsmodel.errors").__all__

    assert sorted(rows) == sorted(set(errors) - {"NewsmodelError"})
    cells = [[cell.strip() for cell in row.split("|")] for row in rows.values()]
    assert all(len(row) == 2 and all(row) for row in cells)


def test_every_hook_stands_on_its_page():
    page = (REFERENCE / "hooks.md").read_text(encoding="utf-8")

    hooks = importlib.import_module("newsmodel.hookspecs").__all__

    assert not [name for name in hooks if name not in page]


@pytest.mark.parametrize("package", ["newsmodel.testing", "newsmodel.formats", "newsmodel.arrow"])
def test_every_name_of_a_package_stands_in_the_reference(package):
    module = pytest.importorskip(package)
    reference = "\n".join(page.read_text(encoding="utf-8") for page in REFERENCE.rglob("*.md"))

    assert not [name for name in module.__all__ if not re.search(rf"\b{name}\b", reference)]
