"""Fuzz guided by coverage, with atheris (`pip install atheris`).

Usage: python tests/fuzz/covered.py TARGET [CORPUS FOLDER] [-max_total_time=60] [other libFuzzer flags]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["newsmodel", "newsmodel_*"]):
    from targets import TARGETS, seeds

    import newsmodel  # noqa: F401


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"{__doc__}\nTargets: {', '.join(TARGETS)}")
    name = sys.argv.pop(1)
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    folder = Path(given[0] if given else tempfile.mkdtemp(prefix=f"newsmodel-fuzz-{name}-"))
    folder.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["newsmodel", "newsmodel_*"]):
        begin = seeds()[name]
    for number, data in enumerate(begin):
        (folder / f"seed-{number:03d}").write_bytes(data)
    arguments = sys.argv if given else [*sys.argv, str(folder)]
    atheris.Setup([*arguments, "-max_len=8000"], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
