"""HTML pages: read by trafilatura (extra `html`), written as `Article.to_html` shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsmodel.errors import FormatError
from newsmodel.formats._base import Format, Source, write_text
from newsmodel.formats.objects import from_trafilatura
from newsmodel.model import Article

__all__ = ["FORMAT", "from_html"]


def from_html(html: str | bytes, *, url: str | None = None, name: str = "html") -> Article:
    """Return the article that an HTML page holds; offsets count in the extracted text.

    Args:
        html: The page.
        url: Its address.
        name: What errors call it.

    Returns:
        The article, without facts.

    Raises:
        FormatError: There is no article in it.
        ImportError: The extra `html` is not installed.

    Example:
        >>> page = "<html><body><article><h1>Calm</h1><p>Paris is calm.</p></article></body></html>"
        >>> "Paris is calm." in from_html(page).text  # doctest: +SKIP
        True

    .. versionadded:: 0.1
    """
    try:
        import trafilatura
    except ImportError as error:
        raise ImportError("reading HTML needs trafilatura: pip install 'newsmodel-core[html]'") from error
    found: Any = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    if found is None:
        raise FormatError("no article was found in the page", source=name)
    article = from_trafilatura(found)
    if not article.text.strip():
        raise FormatError("no article was found in the page", source=name)
    return article


def _read(source: Source, *, url: str | None = None) -> Iterator[Article]:
    with source.open() as file:
        data = file.read()
    yield from_html(data, url=url, name=source.name)


def _write(articles: Iterable[Article], path: Path) -> None:
    items = list(articles)
    if len(items) != 1:
        raise FormatError(
            f"a page shows one article, not {len(items)}; write each to its own, or to jsonl",
            source=str(path),
        )
    write_text(path, [items[0].to_html()])


def _sniff(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:500].lower()
    return start.startswith((b"<!doctype html", b"<html")) or (
        start.startswith(b"<") and b"<html" in head.lower()
    )


FORMAT = Format("html", (".html", ".htm", ".xhtml"), read=_read, write=_write, sniff=_sniff)
