"""A gazetteer in a read-only SQLite file, made from a full GeoNames dump."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.keys import key_of

__all__ = ["SqliteGazetteer", "build_sqlite"]

_SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, code TEXT, country TEXT, admin1 TEXT,
                   lat REAL, lon REAL, population INTEGER);
CREATE TABLE name(key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
"""
_FORMAT = "1"
_MOST = 40  # entries a name
_BATCH = 5_000
_COLUMNS = 19  # of a GeoNames dump
_ROADS_AND_SUCH = "RD ST RDJCT WLL SPNG TREE MTRO BUSTN BUSTP STNB FRM FRMS HTL"
_SKIPPED = frozenset(_ROADS_AND_SUCH.split())


class SqliteGazetteer:
    """Looks names up in a file that `newsmodel gazetteer build` made.

    Args:
        path: The file.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: The file is no gazetteer of this plugin.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        if not self.path.is_file():
            raise FileNotFoundError(
                f"{self.path}: no such gazetteer; make one with 'newsmodel gazetteer build'"
            )
        self._local = threading.local()
        try:
            row = self._connection().execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except sqlite3.DatabaseError as error:
            raise ValueError(
                f"{self.path}: not a gazetteer made by 'newsmodel gazetteer build' ({error})"
            ) from error
        if row is None or row[0] != _FORMAT:
            raise ValueError(f"{self.path}: made by another version; build it again")

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True)
            self._local.connection = connection
        return connection

    def lookup(self, key: str) -> list[Entry]:
        """The places of a key, the most populous first."""
        rows = self._connection().execute(
            "SELECT p.name, p.code, p.country, p.admin1, p.lat, p.lon, p.id, p.population FROM name n "
            "JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT ?",
            (_storable(key), _MOST),
        )
        return [Entry(*row) for row in rows]

    def continues(self, prefix: str) -> bool:
        """Whether a longer key starts with this."""
        prefix = _storable(prefix)
        row = (
            self._connection()
            .execute("SELECT key FROM name WHERE key > ? ORDER BY key LIMIT 1", (prefix,))
            .fetchone()
        )
        return row is not None and str(row[0]).startswith(prefix)

    def region(self, code: str) -> Entry | None:
        """The first-level region of a code such as "US.TX"."""
        row = (
            self._connection()
            .execute(
                "SELECT name, code, country, admin1, lat, lon, id, population FROM place "
                "WHERE code = 'ADM1' AND admin1 = ? ORDER BY id LIMIT 1",
                (_storable(code),),
            )
            .fetchone()
        )
        return Entry(*row) if row else None


def _storable(text: str) -> str:
    """SQLite takes no lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _parse(line: str) -> tuple[tuple[object, ...], list[str]] | None:
    """One line of a GeoNames dump: the row of its place, and its names."""
    cells = line.rstrip("\n").split("\t")
    if len(cells) != _COLUMNS or not cells[0].isdigit() or cells[7] in _SKIPPED:
        return None
    try:
        lat, lon, people = float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError:
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    country, admin1 = cells[8], f"{cells[8]}.{cells[10]}" if cells[10] not in {"", "00"} else ""
    names = [cells[1], cells[2]]
    if people >= 15_000 or cells[6] in "AHLT":
        names += [
            name for name in cells[3].split(",") if len(name) > 3 and name[0].isupper() and name.isascii()
        ]
    return (int(cells[0]), cells[1], cells[7], country, admin1, lat, lon, people), names


def build_sqlite(
    lines: Iterable[str], path: str | Path, progress: Callable[[int], object] | None = None
) -> tuple[int, int]:
    """Stream a GeoNames dump (allCountries.txt, or one country's) into a new SQLite file.

    Args:
        lines: Lines of the dump.
        path: File to make; one that exists is replaced when the new one is complete.
        progress: Called with the number of lines read since the last call.

    Returns:
        How many places and how many names were stored.

    Raises:
        ValueError: No line had the form of a GeoNames dump.
    """
    path = Path(path)
    draft = path.with_name(path.name + ".part")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    places = names = 0
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        for batch in _batches(lines):
            parsed = [row for row in map(_parse, batch) if row is not None]
            connection.executemany(
                "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?)", [row for row, _ in parsed]
            )
            keys = [
                (key, row[0])
                for row, spellings in parsed
                for key in dict.fromkeys(map(key_of, spellings))
                if key
            ]
            connection.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", keys)
            places, names = places + len(parsed), names + len(keys)
            if progress is not None:
                progress(len(batch))
        if not places:
            raise ValueError("no line has the 19 columns of a GeoNames dump")
        connection.execute("INSERT INTO meta VALUES ('format', ?)", (_FORMAT,))
        connection.execute("CREATE INDEX region ON place(admin1) WHERE code = 'ADM1'")
        connection.commit()
        connection.close()
        draft.replace(path)
    finally:
        connection.close()
        draft.unlink(missing_ok=True)
    return places, names


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(lines)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
