"""What a format is, and how it writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from newsmodel.model import Article
from newsmodel.model._foreign import Source, compose, decode, moment_of

__all__ = ["Format", "Source", "compose", "decode", "moment_of", "write_text"]


@attrs.frozen
class Format:
    """A format that articles are read from or written to.

    A plugin hands its own over by the hook `newsmodel_formats`.

    Args:
        name: Its name, as `format=` takes it.
        extensions: Endings of its files, with the dot, in lower case.
        read: From a source to articles, lazily; None where it can't be read. It takes options as
            keywords.
        write: Writes articles to a path; None where it can't be written.
        sniff: Tells by the first 4096 bytes whether a file has this format.
        accepts: Tells whether an object in memory has this format.

    Example:
        >>> Format("shout", (".shout",), read=lambda source: iter([Article(text=source.text().upper())])).name
        'shout'

    .. versionadded:: 0.1
    """

    name: str
    extensions: tuple[str, ...] = ()
    read: Callable[..., Iterator[Article]] | None = None
    write: Callable[[Iterable[Article], Path], None] | None = None
    sniff: Callable[[bytes], bool] | None = None
    accepts: Callable[[Any], bool] | None = None


def write_text(path: Path, pieces: Iterable[str], encoding: str = "utf-8") -> None:
    """Write a file that is either there whole or not at all."""
    trial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with trial.open("w", encoding=encoding, errors="surrogatepass", newline="") as file:
            file.writelines(pieces)
        trial.replace(path)
    finally:
        trial.unlink(missing_ok=True)
