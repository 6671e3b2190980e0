"""Checksums and licences of the data files in the packages.

Usage: python tests/notices.py [--write]

Each package with data has `data/NOTICE.toml`, kept by hand, which says of each file where it comes from
and under which licence, and `data/SHA256SUMS`, which this script writes; `sha256sum -c` reads it too.
"""

from __future__ import annotations

import fnmatch
import hashlib
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OWN = ("NOTICE.toml", "SHA256SUMS", "README.md")


def folders() -> list[Path]:
    """Return the data folders of all packages."""
    found = [ROOT / "src" / "newsmodel" / "data", *ROOT.glob("plugins/*/src/*/data")]
    return sorted(path for path in found if path.is_dir())


def data_files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in OWN and "__pycache__" not in path.parts
    )


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sums(folder: Path) -> str:
    """Return what SHA256SUMS of a folder should hold."""
    return "".join(f"{digest(folder / name)}  {name}\n" for name in data_files(folder))


def entries(folder: Path) -> list[dict[str, Any]]:
    path = folder / "NOTICE.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["files"] if path.exists() else []


def entry_of(folder: Path, name: str) -> dict[str, Any] | None:
    """Return the first entry of a notice that a file falls under."""
    return next((e for e in entries(folder) if any(fnmatch.fnmatch(name, p) for p in e["names"])), None)


def main() -> int:
    stale = 0
    for folder in folders():
        path, wanted = folder / "SHA256SUMS", sums(folder)
        if not path.exists() or path.read_text(encoding="utf-8") != wanted:
            stale += 1
            if "--write" in sys.argv:
                path.write_text(wanted, encoding="utf-8")
            print(path.relative_to(ROOT), "written" if "--write" in sys.argv else "is out of date")
        for name in data_files(folder):
            if entry_of(folder, name) is None:
                stale += 1
                print(f"{folder.relative_to(ROOT) / name} is in no entry of NOTICE.toml")
    return 1 if stale and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
