"""List every regular expression that the tree compiles, by watching it do so.

Run as a script it prints JSON: pattern, flags, the file that compiled it, and whether that file only
ever calls its `match` or `fullmatch`, so that it is tried at one place of a text and not at each.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOUND: dict[tuple[str, int], str] = {}
_compile = re._compile  # type: ignore[attr-defined]


def _watch(pattern, flags):
    compiled = _compile(pattern, flags)
    if isinstance(compiled.pattern, str):
        frame = sys._getframe(1)
        while frame is not None and Path(frame.f_code.co_filename).parent.name == "re":
            frame = frame.f_back
        if frame is not None and _ours(frame.f_code.co_filename):
            key = (compiled.pattern, compiled.flags)
            FOUND.setdefault(key, str(Path(frame.f_code.co_filename).resolve().relative_to(ROOT)))
    return compiled


def _ours(name: str) -> bool:
    path = Path(name)
    return path.is_absolute() and ("src" in path.parts) and path.is_relative_to(ROOT)


def anchored(path):
    """Return the patterns that a file gives a name to and only ever tries where a text begins."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names, methods = {}, {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            call = node.value
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "re.compile" and call.args:
                try:
                    names[node.targets[0].id] = ast.literal_eval(call.args[0])
                except ValueError:
                    continue
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            methods.setdefault(node.id, []).append("?")
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            methods.setdefault(node.value.id, []).append(node.attr)
    found = set()
    for name, pattern in names.items():
        used = methods.get(name, [])
        tried = [method for method in used if method in ("match", "fullmatch")]
        if tried and len(used) == 2 * len(tried):  # each use is seen as a name and as its attribute
            found.add(pattern)
    return found


def main() -> None:
    re._compile = _watch  # type: ignore[attr-defined]
    packages = [
        "newsmodel",
        *sorted(f"newsmodel_{p.name.split('-')[1]}" for p in (ROOT / "plugins").iterdir()),
    ]
    for name in packages:
        package = importlib.import_module(name)
        for info in pkgutil.walk_packages(package.__path__, f"{name}."):
            if "templates" not in info.name and not info.name.endswith("__main__"):
                try:
                    importlib.import_module(info.name)
                except ImportError:
                    continue
    import newsmodel
    from newsmodel import samples

    newsmodel.parse(samples.load()).to_html()
    newsmodel.parse("Am Freitag, 3. Mai 2024, sagte er das.", language="de", published="2024-05-06")
    once = {where: anchored(ROOT / where) for where in set(FOUND.values())}
    rows = [
        [pattern, flags, where, pattern in once[where]]
        for (pattern, flags), where in sorted(FOUND.items(), key=str)
    ]
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()
