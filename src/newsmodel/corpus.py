"""Whole corpora: any input, Parquet tables out, resumable, over several processes.

Needs the extra `arrow`. The output folder has a folder for each table of `newsmodel.arrow.TABLES`,
with one Parquet file for each shard of articles. A shard counts when its marker is there; who kills
the run loses the shards at work, and the next run with the same arguments makes them anew.
"""

from __future__ import annotations

import contextlib
import io
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa

from newsmodel._corrections import lost_article
from newsmodel._default import default_parser
from newsmodel._pool import map_in_pool
from newsmodel._reading import remains_of
from newsmodel._shards import Folder, Part, Progress, added
from newsmodel.arrow import to_tables
from newsmodel.errors import FormatError
from newsmodel.formats import read
from newsmodel.model import Article
from newsmodel.parser import Parser

__all__ = ["Progress", "input_files", "parse_corpus"]


@attrs.frozen
class _Unreadable:
    """A piece of input that is malformed, in its place among the articles."""

    message: str


@attrs.frozen
class _Task:
    """The work of a worker: read a batch and make its rows, so that its parent need not."""

    parser: Parser

    def warm(self) -> None:
        self(["PARIS, May 6 (Wire) - Ada Lovelace told reporters in Paris on Monday that it rained."])

    def __call__(self, batch: Sequence[Any]) -> list[Part | None]:
        articles = self.parser.parse_batch([item for item in batch if not isinstance(item, _Unreadable)])
        unreadable = [item for item in batch if isinstance(item, _Unreadable)]
        return [_part(articles, unreadable), *[None] * (len(batch) - 1)]


def _part(articles: Sequence[Article], unreadable: Iterable[_Unreadable] = ()) -> Part:
    tables = {}
    for name, table in to_tables(articles).items():
        sink = io.BytesIO()
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
        tables[name] = sink.getvalue()
    errors = [{"error": item.message} for item in unreadable]
    for article in articles:
        faults = [issue.message for issue in article.issues if issue.severity == "error"]
        if faults:
            errors.append({"article_id": article.id, "error": "; ".join(faults)})
    issues = sum(issue.severity != "info" for article in articles for issue in article.issues)
    return Part(tables, len(articles), sum(len(a.text.split()) for a in articles), issues, errors)


def input_files(inputs: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """Return the files that inputs name, folders opened, in the order in which they are read.

    Args:
        inputs: Files and folders.

    Returns:
        Files; those of a folder by name, hidden ones left out.

    Raises:
        FileNotFoundError: An input is not there.

    .. versionadded:: 0.1
    """
    found: list[Path] = []
    for item in inputs:
        path = Path(item)
        if path.is_dir():
            files = (part for part in path.rglob("*") if part.is_file() and not part.name.startswith("."))
            found += sorted(p for p in files if not (p.suffix == ".ann" and p.with_suffix(".txt").exists()))
        elif path.exists():
            found.append(path)
        else:
            raise FileNotFoundError(f"no file {str(path)!r}")
    return found


def parse_corpus(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    parser: Parser | None = None,
    workers: int = 0,
    batch_size: int = 16,
    shard_size: int = 512,
    format: str | None = None,  # noqa: A002
    fields: dict[str, str] | None = None,
    errors: str | os.PathLike[str] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Read a corpus and write its long tables as Parquet.

    Args:
        inputs: Files and folders, in any format that `newsmodel.read` reads.
        out: The folder of the tables. One that an earlier run with the same arguments left is
            completed: nothing is done twice, nothing is lost.
        parser: The parser; by default one with all installed plugins.
        workers: Processes; 0 reads in this one.
        batch_size: Articles that are read at once.
        shard_size: Articles of one Parquet file, rounded up to whole batches.
        format: Name of the inputs' format; None to tell it.
        fields: Names of the fields of JSON inputs, as `newsmodel.read` takes them.
        errors: JSON lines file of articles that failed and inputs that could not be read.
        progress: Called now and then with how far it has come.

    Returns:
        The sums.

    Raises:
        FormatError: `out` holds something else, or the tables of another run, or one is at work in it.
        FileNotFoundError: An input is not there.

    .. versionadded:: 0.1
    """
    reader = parser if parser is not None else default_parser()
    batch_size = max(1, batch_size)
    shard_size = -(-max(1, shard_size) // batch_size) * batch_size
    files = input_files(inputs)
    with contextlib.closing(Folder(Path(out), _plan(files, reader, shard_size, format, fields))) as folder:
        items = _items(files, format, fields)
        tally = _fill(folder, reader, items, workers, batch_size, shard_size, progress)
        if errors is not None:
            folder.write_errors(Path(errors))
    return tally


def _fill(
    folder: Folder,
    reader: Parser,
    items: Iterator[Any],
    workers: int,
    batch_size: int,
    shard_size: int,
    progress: Callable[[Progress], None] | None,
) -> Progress:
    """Make the shards that a folder lacks; return the sums of all."""
    tally = folder.sums()
    began = time.monotonic()
    tally = attrs.evolve(tally, resumed=tally.articles)
    items = islice(items, folder.shards * shard_size, None)
    parts: list[Part] = []
    in_shard = 0
    for size, batch in _results(reader, items, workers, batch_size):
        parts += batch
        in_shard += size
        tally = attrs.evolve(added(tally, batch), seconds=time.monotonic() - began)
        if in_shard >= shard_size:
            folder.commit(parts)
            parts, in_shard = [], 0
        if progress is not None:
            progress(tally)
    if parts or not folder.shards:
        folder.commit(parts)
    return attrs.evolve(tally, seconds=time.monotonic() - began)


def _plan(
    files: list[Path], parser: Parser, shard_size: int, form: str | None, fields: dict[str, str] | None
) -> dict[str, Any]:
    """Describe a run: two with the same plan make the same shards."""
    return {
        "inputs": [[str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns] for path in files],
        "fingerprint": parser.fingerprint,
        "shard_size": shard_size,
        "format": form,
        "fields": fields,
    }


def _items(files: list[Path], form: str | None, fields: dict[str, str] | None) -> Iterator[Any]:
    """Yield articles, and what is malformed, in the order of the files."""
    for path in files:
        faults: list[_Unreadable] = []
        options = {"fields": fields} if fields else {}

        def report(error: FormatError, faults: list[_Unreadable] = faults) -> None:
            faults.append(_Unreadable(str(error)))

        for article in read(path, format=form, on_error=report, **options):
            yield from faults
            faults.clear()
            yield article
        yield from faults


def _results(
    parser: Parser, items: Iterator[Any], workers: int, batch_size: int
) -> Iterator[tuple[int, list[Part]]]:
    task = _Task(parser)

    def lost(item: Any, why: str) -> Part | None:
        if isinstance(item, _Unreadable):
            return _part([], [item])
        return _part([lost_article(item, f"{why}: {remains_of(item)[0][:60]!r}", parser.fingerprint)])

    if workers < 1:
        while batch := list(islice(items, batch_size)):
            yield len(batch), [part for part in task(batch) if part is not None]
        return
    for results in map_in_pool(
        task,
        items,
        workers=workers,
        batch_size=batch_size,
        seconds=parser.limits.seconds_per_extractor,
        lost=lost,
    ):
        yield len(results), [part for part in results if part is not None]
