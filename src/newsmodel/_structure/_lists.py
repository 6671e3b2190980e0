"""Word lists of the structure reader, read once from the package's data."""

from functools import cache
from importlib import resources

__all__ = ["read_list"]


@cache
def read_list(name: str) -> tuple[str, ...]:
    """Return the entries of `data/<name>.txt`, without comments and blank lines.

    A comment is a line that opens with "# ", so that "#" and "###" can be entries.
    """
    raw = resources.files("newsmodel").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in raw.splitlines() if line and not line.startswith("# "))
