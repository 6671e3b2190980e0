"""Plain text: the file is the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsmodel.errors import FormatError
from newsmodel.formats._base import Format, Source, write_text
from newsmodel.model import Article

__all__ = ["FORMAT"]


def _read(source: Source) -> Iterator[Article]:
    text = source.text()
    if "\x00" in text[:4096]:
        raise FormatError("holds NUL bytes, so it is no text", source=source.name)
    yield Article(text=text)


def _write(articles: Iterable[Article], path: Path) -> None:
    write_text(path, (article.text for article in articles))


FORMAT = Format("text", (".txt", ".text"), read=_read, write=_write)
