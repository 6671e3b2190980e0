"""Formats that articles are read from and written to; one file each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from newsmodel._discovery import find_plugins
from newsmodel.errors import FormatError, UnknownNameError
from newsmodel.formats import (
    brat,
    geojson,
    html,
    jsonfile,
    jsonld,
    objects,
    parquet,
    plain,
    spacydoc,
    tables,
    webannotation,
)
from newsmodel.formats._base import Format, Source
from newsmodel.formats.brat import from_brat, to_brat
from newsmodel.formats.geojson import to_geojson
from newsmodel.formats.html import from_html
from newsmodel.formats.jsonfile import from_record
from newsmodel.formats.jsonld import from_jsonld, to_jsonld
from newsmodel.formats.ninjs import from_ninjs
from newsmodel.formats.objects import from_fundus, from_newspaper, from_trafilatura
from newsmodel.formats.spacydoc import from_spacy, to_spacy
from newsmodel.formats.tables import to_rows
from newsmodel.formats.webannotation import to_web_annotations
from newsmodel.model import Article

__all__ = [
    "Format",
    "Source",
    "formats",
    "from_brat",
    "from_fundus",
    "from_html",
    "from_jsonld",
    "from_newspaper",
    "from_ninjs",
    "from_record",
    "from_spacy",
    "from_trafilatura",
    "read",
    "to_brat",
    "to_geojson",
    "to_jsonld",
    "to_rows",
    "to_spacy",
    "to_web_annotations",
    "write",
]

# Objects are asked about in this order; files are told by their ending, then by their first bytes.
_BUILT_IN = (
    brat.FORMAT,
    tables.CSV,
    geojson.FORMAT,
    html.FORMAT,
    jsonfile.JSONL,
    jsonfile.JSON,
    jsonld.FORMAT,
    parquet.FORMAT,
    spacydoc.FORMAT,
    *objects.FORMATS,
    plain.FORMAT,
    webannotation.FORMAT,
)


def formats(plugins: Iterable[Any] = ()) -> dict[str, Format]:
    """Return all formats by name: the built-in ones and those of plugins, which go first.

    Args:
        plugins: Plugins beside the installed ones, as `Parser` takes them.

    Returns:
        Formats by name; those of plugins go first.

    Example:
        >>> formats()["jsonl"].extensions
        ('.jsonl', '.ndjson')

    .. versionadded:: 0.1
    """
    found: dict[str, Format] = {}
    for plugin in find_plugins(plugins, only=None, without=(), discover=True):
        for item in plugin.formats:
            if not isinstance(item, Format):
                raise FormatError(
                    f"plugin {plugin.name} handed over {item!r:.60}, not a newsmodel.formats.Format"
                )
            found[item.name] = item
    return {**found, **{item.name: item for item in _BUILT_IN if item.name not in found}}


def _named(name: str, plugins: Iterable[Any] = ()) -> Format:
    for item in _BUILT_IN:  # no plugin need be imported to read plain JSON
        if item.name == name and not plugins:
            return item
    known = formats(plugins)
    if name not in known:
        raise UnknownNameError(f"no format {name!r}; there are: {', '.join(known)}", name, tuple(known))
    return known[name]


def read(
    source: Any,
    *,
    format: str | None = None,  # noqa: A002 - it is what everybody calls it
    plugins: Iterable[Any] = (),
    on_error: Callable[[FormatError], None] | None = None,
    **options: Any,
) -> Iterator[Article]:
    """Read articles, lazily, from a file, a folder or an object.

    The articles have their text and what the source says of it (day, headline, url …); facts have
    only those that newsmodel wrote. `Parser.parse_many` takes them as they are.

    Args:
        source: The path of a file or folder; bytes; a mapping, or a list of them; a spaCy Doc; an
            article of trafilatura, newspaper4k or fundus; or an Article.
        format: Name of the format; None to tell it by the file's ending, then by its first bytes.
        plugins: Plugins with formats, beside the installed ones.
        on_error: Called with what is malformed, which is left out; the rest is read. None: it is raised.
        options: For the format: `fields={"text": "story"}` for JSON, `url=` for HTML.

    Yields:
        The articles, in the order of the file; a folder's files in the order of their names.

    Raises:
        FormatError: The input is malformed; the message names the file, the line and the field.
        FileNotFoundError: There is no such file.
        UnknownNameError: There is no such format.

    Example:
        >>> [article.text for article in read({"body": "Paris is calm.", "date": "2024-05-06"})]
        ['Paris is calm.']

    .. versionadded:: 0.1
    """
    if isinstance(source, Article):
        yield source
    elif isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if path.is_dir():
            for part in sorted(path.rglob("*")):
                if _is_story(part):
                    yield from read(part, format=format, plugins=plugins, on_error=on_error, **options)
            return
        if not path.exists():
            raise FileNotFoundError(f"no file {str(path)!r}")
        yield from _read(Source(str(path), path, report=on_error), format, plugins, options)
    else:
        yield from _read(Source(type(source).__name__, None, source, on_error), format, plugins, options)


def _is_story(path: Path) -> bool:
    hidden = path.name.startswith(".")
    return path.is_file() and not hidden and not (path.suffix == ".ann" and path.with_suffix(".txt").exists())


def _read(
    source: Source, name: str | None, plugins: Iterable[Any], options: dict[str, Any]
) -> Iterator[Article]:
    chosen = _named(name, plugins) if name is not None else _guessed(source, plugins)
    if chosen.read is None:
        raise FormatError(f"format {chosen.name!r} can only be written", source=source.name)
    try:
        yield from chosen.read(source, **options)
    except FormatError as error:
        if source.report is None:
            raise
        source.report(error)


def _guessed(source: Source, plugins: Iterable[Any]) -> Format:
    in_memory = source.path is None and not isinstance(source.value, bytes)
    if in_memory:
        for item in _readable(plugins):
            if item.accepts is not None and item.accepts(source.value):
                return item
        raise FormatError(f"no format reads a {source.name}; name one with format=", source=source.name)
    ending = source.path.suffix.lower() if source.path is not None else ""
    if ending == ".txt" and source.path is not None and source.path.with_suffix(".ann").is_file():
        ending = ".ann"
    for known in (_BUILT_IN if not plugins else (), _readable(plugins)):
        for item in known:
            if ending and ending in item.extensions and item.read is not None:
                return item
    head = source.head()
    for item in _readable(plugins):
        if item.sniff is not None and item.sniff(head):
            return item
    return plain.FORMAT


def _readable(plugins: Iterable[Any]) -> Iterator[Format]:
    """Return the formats that can be read, plugins' first."""
    known = formats(plugins) if plugins else _installed()
    return (item for item in known.values() if item.read is not None)


@cache
def _installed() -> dict[str, Format]:
    return formats()


def write(
    articles: Article | Iterable[Article],
    path: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002
    plugins: Iterable[Any] = (),
) -> None:
    """Write articles to a file that is there whole or not at all.

    Args:
        articles: One article or many.
        path: The file; for `csv`, and for `brat` with several articles, a folder.
        format: Name of the format; None to tell it by the path's ending.
        plugins: Plugins with formats, beside the installed ones.

    Raises:
        FormatError: The format can't be told, or can only be read.
        UnknownNameError: There is no such format.

    Example:
        >>> import tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write(Article(text="Paris is calm."), pathlib.Path(folder) / "a.json")
        ...     next(read(pathlib.Path(folder) / "a.json")).text
        'Paris is calm.'

    .. versionadded:: 0.1
    """
    target = Path(path)
    if format is not None:
        chosen = _named(format, plugins)
    else:
        able = [item for item in formats(plugins).values() if item.write is not None]
        found = next((item for item in able if target.suffix.lower() in item.extensions), None)
        if found is None:
            names = ", ".join(item.name for item in able)
            raise FormatError(
                f"can't tell the format by the ending; name it with format=: {names}", source=str(path)
            )
        chosen = found
    if chosen.write is None:
        raise FormatError(f"format {chosen.name!r} can only be read", source=str(path))
    chosen.write([articles] if isinstance(articles, Article) else articles, target)
