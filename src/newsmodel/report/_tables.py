"""The tables of a corpus as views of DuckDB."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from newsmodel.errors import FormatError

__all__ = ["open_tables"]

# What the report reads; tables may have more.
_COLUMNS = {
    "articles": ("article_id", "published", "words", "fingerprint"),
    "statements": ("article_id", "id", "contents", "mode", "speaker", "speaker_name"),
    "actors": ("article_id", "id", "name", "type", "country"),
    "mentions": ("article_id", "start", "end", "form", "actor"),
    "events": ("article_id", "start", "end", "category", "polarity", "modality", "same_as"),
    "places": (
        "article_id",
        "start",
        "end",
        "name",
        "place",
        "country",
        "admin1",
        "lat",
        "lon",
        "geonames_id",
    ),
    "issues": ("article_id", "severity", "plugin", "extractor", "message"),
}
_MAKE = "write tables with: newsmodel corpus IN... --out DIR"


@contextmanager
def open_tables(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a folder that `newsmodel corpus` wrote.

    Args:
        folder: The folder.

    Yields:
        A connection with a view for each table.

    Raises:
        FormatError: The folder has no such tables, or they can't be read, or hold no article.
    """
    files = {name: _files(folder, name) for name in _COLUMNS}
    with (
        tempfile.TemporaryDirectory(prefix="newsmodel-") as scratch,
        duckdb.connect(
            config={
                "temp_directory": scratch,  # else it spills into the folder at work
                "autoinstall_known_extensions": "false",  # nothing is fetched
                "autoload_known_extensions": "false",
            }
        ) as tables,
    ):
        try:
            for name, columns in _COLUMNS.items():
                _view(tables, folder, name, files[name], columns)
            found = tables.execute("select count(*) from articles").fetchone()
            if not found or not found[0]:
                raise FormatError(
                    "its tables hold no article; see what `newsmodel corpus` told, or its --errors file",
                    source=str(folder),
                )
            yield tables
        except duckdb.Error as error:
            first = str(error).partition("\n")[0]
            raise FormatError(f"its tables can't be read: {first}", source=str(folder)) from error


def _files(folder: Path, name: str) -> list[str]:
    if not folder.is_dir():
        raise FormatError(f"is no folder; {_MAKE}", source=str(folder))
    found = sorted((folder / name).glob("*.parquet"))
    if not found:
        raise FormatError(f"has no table {name!r}; {_MAKE}", source=str(folder))
    markers = folder / "_done"
    if markers.is_dir():  # a shard without its marker is half written
        whole = {f"part-{marker.stem}" for marker in markers.glob("*.json")}
        found = [path for path in found if path.stem in whole]
        if not found:
            raise FormatError("has no whole shard yet; start `newsmodel corpus` again", source=str(folder))
    return [re.sub(r"([\[*?])", r"[\1]", str(path)) for path in found]


def _view(
    tables: duckdb.DuckDBPyConnection, folder: Path, name: str, files: list[str], columns: tuple[str, ...]
) -> None:
    table = tables.read_parquet(files)
    if missing := [column for column in columns if column not in table.columns]:
        raise FormatError(
            f"table {name!r} has no column {missing[0]!r}, so it is of another version; {_MAKE}",
            source=str(folder),
        )
    table.create_view(name)
