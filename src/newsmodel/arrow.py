"""Articles as Arrow tables, and as a function over record batches that every engine can run.

Needs the extra `arrow`. DuckDB, Polars, Dask, Ray Data and PySpark call `map_batch` or `map_batches`
as they are; docs/how-to/engines.md shows each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmodel._default import default_parser
from newsmodel.errors import FormatError, VersionMismatchError
from newsmodel.formats.tables import COLUMNS, rows_of
from newsmodel.model import Article
from newsmodel.parser import Parser

__all__ = ["SCHEMA", "TABLES", "map_batch", "map_batches", "spark_ddl", "tables_of", "to_tables"]

_TYPES = {
    "string": pa.string(),
    "int": pa.int32(),
    "long": pa.int64(),
    "float": pa.float64(),
    "date": pa.date32(),
    "time": pa.timestamp("us", tz="UTC"),
}
_SPARK = {
    "string": "STRING",
    "int": "INT",
    "long": "BIGINT",
    "float": "DOUBLE",
    "date": "DATE",
    "time": "TIMESTAMP",
}

#: The long tables by name; all but `articles` refer to it by `article_id`.
TABLES: dict[str, pa.Schema] = {
    name: pa.schema([(column, _TYPES[type_]) for column, type_ in columns.items()])
    for name, columns in COLUMNS.items()
}
_NESTED = tuple(name for name in COLUMNS if name != "articles")
#: What `map_batch` returns: the columns of `articles`, one list column for each other table, `error`.
SCHEMA = pa.schema(
    [
        *TABLES["articles"],
        *((name, pa.list_(pa.struct(list(TABLES[name])))) for name in _NESTED),
        ("error", pa.string()),
    ]
)
_FIELDS = ("published", "id", "headline", "byline", "source", "url", "language")


def map_batch(batch: Any, *, parser: Parser | None = None, fingerprint: str | None = None) -> Any:
    """Read a batch of articles: one row in, one row out, in the same order.

    What can't be read gives a row with an `error` and no facts; nothing is raised that would end a
    partition.

    Args:
        batch: A `pyarrow.RecordBatch` or `Table` with a column `text` and any of `published`, `id`,
            `headline`, `byline`, `source`, `url`, `language`; other columns are left.
        parser: The parser; by default one with all installed plugins, made once a process.
        fingerprint: What the parser's fingerprint must be; give the driver's, so that a worker with
            other versions is found at once.

    Returns:
        A `pyarrow.RecordBatch` with `SCHEMA`.

    Raises:
        FormatError: There is no column `text`.
        VersionMismatchError: The fingerprint is another one.

    Example:
        >>> out = map_batch(pa.RecordBatch.from_pydict({"text": ["Paris is calm.", None]}))
        >>> out.num_rows, out.schema == SCHEMA, out["error"][1].as_py()
        (2, True, 'the text is missing')

    .. versionadded:: 0.1
    """
    reader = parser if parser is not None else default_parser()
    if fingerprint is not None and reader.fingerprint != fingerprint:
        raise VersionMismatchError(
            f"this process has {reader.fingerprint}, the driver has {fingerprint}; "
            "install the same versions of newsmodel-core and its plugins in both"
        )
    if "text" not in batch.schema.names:
        raise FormatError(f"there is no column 'text' among {', '.join(batch.schema.names)}", source="batch")
    names = [name for name in ("text", *_FIELDS) if name in batch.schema.names]
    columns = {name: batch.column(name).to_pylist() for name in names}
    items = [
        {name: value for name, value in zip(names, values, strict=True) if value is not None}
        for values in zip(*columns.values(), strict=True)
    ]
    articles = iter(reader.parse_batch([item for item in items if "text" in item]))
    rows = [_wide(next(articles)) if "text" in item else _missing(item, reader) for item in items]
    return _batch(rows, SCHEMA)


def map_batches(
    batches: Iterable[Any], *, parser: Parser | None = None, fingerprint: str | None = None
) -> Iterator[Any]:
    """Read batches one after the other, as Spark's `mapInArrow` wants it; arguments as for `map_batch`.

    Args:
        batches: Record batches, read lazily.
        parser: As for `map_batch`.
        fingerprint: As for `map_batch`.

    Returns:
        One batch for each.

    Example:
        >>> batch = pa.RecordBatch.from_pydict({"text": ["Paris is calm."]})
        >>> sum(out.num_rows for out in map_batches([batch, batch]))
        2

    .. versionadded:: 0.1
    """
    for batch in batches:
        yield map_batch(batch, parser=parser, fingerprint=fingerprint)


def _wide(article: Article) -> dict[str, Any]:
    rows = rows_of(article)
    faults = [issue.message for issue in article.issues if issue.severity == "error"]
    return {
        **rows["articles"][0],
        **{name: rows[name] for name in _NESTED},
        "error": "; ".join(faults) or None,
    }


def _missing(item: dict[str, Any], parser: Parser) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(SCHEMA.names)
    name = item.get("id")
    return row | {
        "article_id": str(name) if name is not None else None,
        "fingerprint": parser.fingerprint,
        "error": "the text is missing",
    }


def _batch(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    try:
        return pa.RecordBatch.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:  # lone surrogates, which Arrow's UTF-8 lacks
        return pa.RecordBatch.from_pylist(_encodable(rows), schema=schema)


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_encodable(part) for part in value]
    if isinstance(value, dict):
        return {name: _encodable(part) for name, part in value.items()}
    return value


def tables_of(batch: Any) -> dict[str, Any]:
    """Return the long tables of what `map_batch` gave.

    Args:
        batch: A `pyarrow.RecordBatch` or `Table` with `SCHEMA`.

    Returns:
        A `pyarrow.Table` for each of `TABLES`. Rows without an article (a missing text) are left out.

    Example:
        >>> out = map_batch(pa.RecordBatch.from_pydict({"text": ["Paris is calm."]}))
        >>> tables_of(out)["articles"].num_rows
        1

    .. versionadded:: 0.1
    """
    whole = pa.table(batch) if isinstance(batch, pa.Table) else pa.Table.from_batches([batch])
    read = whole.filter(pc.is_valid(whole["characters"]))
    tables = {"articles": read.select(TABLES["articles"].names)}
    for name in _NESTED:
        flat = pc.list_flatten(read[name])
        chunks = flat.chunks if isinstance(flat, pa.ChunkedArray) else [flat]
        columns = [
            pa.chunked_array([chunk.field(number) for chunk in chunks], field.type)
            for number, field in enumerate(TABLES[name])
        ]
        tables[name] = pa.Table.from_arrays(columns, schema=TABLES[name])
    return tables


def to_tables(articles: Article | Iterable[Article]) -> dict[str, Any]:
    """Return the long tables of articles, each a `pyarrow.Table`.

    `table.to_pandas()` and `polars.from_arrow(table)` make data frames of them.

    Args:
        articles: One article or many.

    Returns:
        A table for each name in `TABLES`.

    Example:
        >>> to_tables(Article(text="Paris is calm."))["articles"].num_rows
        1

    .. versionadded:: 0.1
    """
    many = [articles] if isinstance(articles, Article) else articles
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for article in many:
        for name, found in rows_of(article).items():
            rows[name] += found
    return {name: pa.Table.from_batches([_batch(found, TABLES[name])]) for name, found in rows.items()}


def spark_ddl() -> str:
    """Return `SCHEMA` in Spark's words, for `DataFrame.mapInArrow`.

    Returns:
        The columns and their types.

    Example:
        >>> spark_ddl()[:35]
        'article_id STRING, published DATE, '

    .. versionadded:: 0.1
    """

    articles = ", ".join(f"{name} {_SPARK[type_]}" for name, type_ in COLUMNS["articles"].items())
    nested = [
        f"{table} ARRAY<STRUCT<{', '.join(f'`{n}`: {_SPARK[t]}' for n, t in COLUMNS[table].items())}>>"
        for table in _NESTED
    ]
    return ", ".join([articles, *nested, "error STRING"])
