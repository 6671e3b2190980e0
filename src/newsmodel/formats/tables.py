"""Long tables: a row for each article, statement, actor, mention, event, time, place and issue."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from newsmodel.errors import FormatError
from newsmodel.formats._base import Format, write_text
from newsmodel.formats._rows import COLUMNS, rows_of

__all__ = ["COLUMNS", "CSV", "rows_of", "safe_cell", "to_rows"]

from newsmodel.model import Article


def to_rows(articles: Article | Iterable[Article]) -> dict[str, list[dict[str, Any]]]:
    """Return the long tables of articles as lists of rows.

    Args:
        articles: One article or many.

    Returns:
        For each table of `COLUMNS` its rows, with a value or None for each column. A data frame is one
        call away: `pandas.DataFrame(rows["statements"])`, `polars.DataFrame(rows["statements"])`.

    Example:
        >>> to_rows(Article(text="Paris is calm.", id="a-1"))["articles"][0]["article_id"]
        'a-1'

    .. versionadded:: 0.1
    """
    many = [articles] if isinstance(articles, Article) else articles
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    for article in many:
        for name, rows in rows_of(article).items():
            tables[name] += rows
    return tables


def safe_cell(value: object) -> str:
    r"""Return a value as a spreadsheet should show it: text that looks like a formula gets a `'`.

    After the advice of OWASP on CSV injection.

    Example:
        >>> safe_cell("=1+1"), safe_cell(-3.5), safe_cell(None)
        ("'=1+1", '-3.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value.isoformat() if hasattr(value, "isoformat") else str(value)
    return "'" + value if value.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d") else value


class _Lines:
    """A file for the csv module that gives back what is written."""

    def write(self, line: str) -> str:
        return line.encode("utf-8", "replace").decode()


def _csv_lines(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    write: Callable[[Iterable[str]], Any] = csv.writer(_Lines()).writerow
    yield write(COLUMNS[name])
    for row in rows:
        yield write([safe_cell(row[column]) for column in COLUMNS[name]])


def _write_csv(articles: Iterable[Article], path: Path) -> None:
    if path.suffix.lower() == ".csv" and not path.is_dir():
        raise FormatError(
            f"{len(COLUMNS)} tables are written, a file each; name a folder and say format='csv'",
            source=str(path),
        )
    tables = to_rows(articles)
    path.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        # Excel takes a file for UTF-8 only where it begins with a byte order mark.
        write_text(path / f"{name}.csv", _csv_lines(name, rows), encoding="utf-8-sig")


CSV = Format("csv", (".csv",), write=_write_csv)
