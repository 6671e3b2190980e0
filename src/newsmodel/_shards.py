"""The output folder of a corpus: tables in shards, each whole or not there."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from newsmodel.arrow import TABLES
from newsmodel.errors import FormatError

__all__ = ["Folder", "Part", "Progress", "added"]

_PLAN = "newsmodel-corpus.json"
_DONE = "_done"
_LOCK = "newsmodel-corpus.lock"


@attrs.frozen
class Progress:
    """How far a corpus has come.

    Args:
        articles: Articles done, with those of earlier runs.
        resumed: Of these, those of earlier runs.
        words: Words of the articles.
        issues: Warnings and errors of the articles.
        failed: Articles with an error, and inputs that could not be read.
        seconds: Seconds of this run.

    .. versionadded:: 0.1
    """

    articles: int = 0
    resumed: int = 0
    words: int = 0
    issues: int = 0
    failed: int = 0
    seconds: float = 0.0


@attrs.frozen
class Part:
    """What a batch adds to its shard: tables in Arrow's stream format, counts, errors."""

    tables: dict[str, bytes]
    articles: int
    words: int
    issues: int
    errors: list[dict[str, str]]


def added(tally: Progress, parts: Iterable[Part]) -> Progress:
    for part in parts:
        tally = attrs.evolve(
            tally,
            articles=tally.articles + part.articles,
            words=tally.words + part.words,
            issues=tally.issues + part.issues,
            failed=tally.failed + len(part.errors),
        )
    return tally


class Folder:
    """The output folder: a plan, shards, and a marker for each shard that is whole."""

    def __init__(self, path: Path, plan: dict[str, Any]) -> None:
        self.path = path
        known = path / _PLAN
        text = json.dumps(plan, indent=1)
        if known.exists():
            if known.read_text(encoding="utf-8") != text:
                raise FormatError(
                    "holds the tables of another run (other inputs, plugins or options); choose another "
                    "folder or delete this one",
                    source=str(path),
                )
        elif path.exists() and any(
            not part.name.endswith(".part") and part.name != _LOCK for part in path.iterdir()
        ):
            raise FormatError(
                "is not empty and no corpus of newsmodel; choose another folder", source=str(path)
            )
        path.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(path / _LOCK)
        for name in (*TABLES, _DONE):
            (path / name).mkdir(exist_ok=True)
        _write_whole(known, text.encode())
        for rest in path.rglob("*.part"):
            rest.unlink(missing_ok=True)
        self.shards = 0
        while self._marker(self.shards).exists():
            self.shards += 1

    def _marker(self, number: int) -> Path:
        return self.path / _DONE / f"{number:06d}.json"

    def close(self) -> None:
        """Let other runs write here."""
        self._lock.close()

    def sums(self) -> Progress:
        """Return the sums of the shards that are there."""
        tally = Progress()
        for number in range(self.shards):
            counts = json.loads(self._marker(number).read_text(encoding="utf-8"))
            part = Part({}, counts["articles"], counts["words"], counts["issues"], counts["errors"])
            tally = added(tally, [part])
        return tally

    def commit(self, parts: Sequence[Part]) -> None:
        """Write a shard's files, and last its marker."""
        for name, schema in TABLES.items():
            tables = [pa.ipc.open_stream(part.tables[name]).read_all() for part in parts]
            sink = io.BytesIO()
            whole = pa.concat_tables(tables) if tables else schema.empty_table()
            pq.write_table(whole, sink, compression="zstd")
            _write_whole(self.path / name / f"part-{self.shards:06d}.parquet", sink.getvalue())
        counts = {
            "articles": sum(part.articles for part in parts),
            "words": sum(part.words for part in parts),
            "issues": sum(part.issues for part in parts),
            "errors": [error for part in parts for error in part.errors],
        }
        _write_whole(self._marker(self.shards), json.dumps(counts).encode())
        self.shards += 1

    def write_errors(self, path: Path) -> None:
        """Write the errors of all shards as JSON lines."""
        lines = []
        for number in range(self.shards):
            counts = json.loads(self._marker(number).read_text(encoding="utf-8"))
            lines += [json.dumps(error) + "\n" for error in counts["errors"]]
        _write_whole(path, "".join(lines).encode())


def _locked(path: Path) -> BinaryIO:
    """Return a file that nobody else can lock while it is open; the lock of a killed run goes with it.

    Raises:
        FormatError: Another run has it.
    """
    file = path.open("wb")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return path.open("rb")  # a file system without locks
        raise FormatError(
            "is written by another run; wait until that has ended, or choose another folder",
            source=str(path.parent),
        ) from None
    return file


def _write_whole(path: Path, data: bytes) -> None:
    trial = path.with_name(f"{path.name}.part")
    with trial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    trial.replace(path)
