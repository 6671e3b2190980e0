"""Parquet files with a column of texts (extra `arrow`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsmodel.errors import FormatError
from newsmodel.formats._base import Format, Source
from newsmodel.formats.jsonfile import from_record
from newsmodel.model import Article

__all__ = ["FORMAT"]


def _read(source: Source, *, fields: Mapping[str, str] | None = None) -> Iterator[Article]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ImportError("reading Parquet needs pyarrow: pip install 'newsmodel-core[arrow]'") from error
    with source.open() as data:
        try:
            batches = pq.ParquetFile(data).iter_batches(batch_size=256)
            line = 0
            for batch in batches:
                for row in batch.to_pylist():
                    line += 1
                    known = {name: value for name, value in row.items() if value is not None}
                    try:
                        article = from_record(known, fields=fields, source=source, line=line)
                    except FormatError as error:
                        if source.report is None:
                            raise
                        source.report(error)
                    else:
                        yield article
        except pa.ArrowInvalid as error:
            raise FormatError(f"no Parquet: {error}", source=source.name) from None


FORMAT = Format("parquet", (".parquet",), read=_read, sniff=lambda head: head.startswith(b"PAR1"))
