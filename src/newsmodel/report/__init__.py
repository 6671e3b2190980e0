"""One page about a whole corpus: who is quoted, on what, when, where; what happened; what went wrong.

Needs the extra `report`. It asks the tables that `newsmodel corpus` wrote with DuckDB, so that they need
not fit in memory, and draws with matplotlib.
"""

from __future__ import annotations

import os
from pathlib import Path

from newsmodel.report._page import render
from newsmodel.report._queries import ask
from newsmodel.report._tables import open_tables

__all__ = ["render_report"]


def render_report(folder: str | os.PathLike[str], *, title: str | None = None) -> str:
    """Return a report on a corpus as one self-contained HTML page.

    Nothing is fetched by it, and it has no script. The same tables give the same page, byte by byte.

    Args:
        folder: The folder of tables that `newsmodel corpus` or `newsmodel.corpus.parse_corpus` wrote.
        title: The headline; by default the name of the folder.

    Returns:
        The page.

    Raises:
        FormatError: The folder has no such tables, they can't be read, or they hold no article.

    Example:
        >>> render_report("no such folder")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        newsmodel.errors.FormatError: no such folder: is no folder; write tables with: newsmodel corpus ...

    .. versionadded:: 0.1
    """
    path = Path(folder)
    with open_tables(path) as tables:
        figures = ask(tables)
    return render(figures, title or f"Summary of {path.resolve().name}")
