"""Who imports whom, what is public, and what is loaded when."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import newsmodel

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "newsmodel"

# Low to high; a module imports from its own line and those above it.
LAYERS = [
    ["errors", "_version", "data", "_collector"],
    ["_deprecation"],
    ["spans"],
    ["_index", "tokens"],
    ["model"],
    ["countries", "samples"],
    ["draft"],
    ["extractors"],
    ["hookspecs"],
    ["_structure", "_shapes"],
    ["_links"],
    ["_reading"],
    ["_loading"],
    ["_discovery", "_order"],
    ["_merge", "_settings", "_check", "_corrections"],
    ["_run"],
    ["_setup"],
    ["_worker"],
    ["_pool", "parser"],
    ["_default"],
    ["_fields"],
    ["formats", "strategies", "_register"],
    ["arrow"],
    ["_shards"],
    ["corpus", "report"],
    ["", "view"],
    ["testing"],
    ["cli"],
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
PUBLIC_ONLY = ("testing", "cli")
HEAVY = ("nupunkt", "click", "rich", "dateparser", "pyarrow", "cattrs", "hypothesis", "pytest", "pycrfsuite")


def unit(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path):
    """Yield the modules that a file imports at its top level or inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "newsmodel":
            yield node.module, [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "newsmodel":
                    yield alias.name, []


def files(folder: Path):
    return [path for path in sorted(folder.rglob("*.py")) if "templates" not in path.parts]


@pytest.mark.parametrize("path", files(SOURCE), ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_go_downward(path):
    relative = path.relative_to(SOURCE)
    own = (
        relative.parts[0].removesuffix(".py")
        if relative.name != "__init__.py" or relative.parent.parts
        else ""
    )
    assert own in LEVEL, f"{own} has no place in the layers; give it one"
    for module, names in imports(path):
        target = unit(module)
        if target == "" and own not in PUBLIC_ONLY and names:
            targets = [name if name in LEVEL else "" for name in names]
        else:
            targets = [target]
        for name in targets:
            # The one function that needs the pool hands it the parser, so the two look at each other.
            assert LEVEL[name] <= LEVEL[own] or own == "parser", (
                f"{relative} imports {module}, which is above it"
            )


@pytest.mark.parametrize(
    "path",
    [p for folder in PUBLIC_ONLY for p in files(SOURCE / folder)],
    ids=lambda p: str(p.relative_to(SOURCE)),
)
def test_testing_and_cli_see_public_names_only(path):
    for module, names in imports(path):
        private = [part for part in module.split(".")[1:] if part.startswith("_")]
        own = path.relative_to(SOURCE).parts[0]
        assert not private or module.startswith(f"newsmodel.{own}"), f"{path.name} imports {module}"
        assert not [n for n in names if n.startswith("_") and n != "__version__"] or module.startswith(
            f"newsmodel.{own}"
        )


@pytest.mark.parametrize("path", files(ROOT / "plugins"), ids=lambda p: str(p.relative_to(ROOT / "plugins")))
def test_plugins_have_no_private_door(path):
    package = next((part for part in path.parts if part.startswith("newsmodel_")), "")
    for module, names in imports(path):
        assert not any(part.startswith("_") for part in module.split(".")), f"{path} imports {module}"
        assert not any(name.startswith("_") and name != "__version__" for name in names)
    if "src" in path.parts:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            if module and module.startswith("newsmodel_"):
                assert module.split(".")[0] == package, f"{path} imports another plugin: {module}"


def test_importing_newsmodel_loads_nothing_heavy_and_no_plugin():
    code = "import sys, newsmodel; print(*sorted(m.split('.')[0] for m in sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not set(HEAVY) & set(loaded)
    assert not [name for name in loaded if name.startswith("newsmodel_")]


def test_all_is_sorted_and_true():
    names = [name for name in newsmodel.__all__ if name != "__version__"]

    assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert all(hasattr(newsmodel, name) for name in newsmodel.__all__)


def test_the_version_stands_in_two_places_and_is_the_same():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert newsmodel.__version__ == project["version"]


def test_files_fit_in_one_sitting():
    long = {
        str(path.relative_to(ROOT)): count
        for path in [*files(SOURCE), *(p for p in files(ROOT / "plugins") if "src" in p.parts)]
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 340
    }

    assert not long
