"""What other programs hand over: where it comes from, and how its fields become an article."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from newsmodel.errors import FormatError
from newsmodel.model.article import Article
from newsmodel.spans import Span

__all__ = ["Source", "compose", "decode", "moment_of"]


@attrs.frozen
class Source:
    """What a format reads: a file, or an object that is in memory.

    Args:
        name: What errors call it.
        path: The file, or None.
        value: The bytes, mapping or object, where there is no file.
        report: Called with what is wrong with one article of many, which is then left out; None to
            raise it.

    Example:
        >>> Source("memory", value=b"Paris is calm.").text()
        'Paris is calm.'

    .. versionadded:: 0.1
    """

    name: str
    path: Path | None = None
    value: Any = None
    report: Callable[[FormatError], None] | None = None

    def open(self) -> BinaryIO:
        """Open the bytes of the source."""
        if self.path is not None:
            return self.path.open("rb")
        return io.BytesIO(self.value if isinstance(self.value, bytes) else str(self.value).encode())

    def head(self) -> bytes:
        """Return the first bytes, to tell the format by."""
        with self.open() as file:
            return file.read(4096)

    def text(self) -> str:
        """Return the text, decoded from UTF-8, its line ends untouched.

        Raises:
            FormatError: It is not UTF-8; the message names the line.
        """
        with self.open() as file:
            data = file.read()
        return decode(data, self.name)


def decode(data: bytes, name: str, line: int | None = None) -> str:
    """Return bytes as text; a byte order mark goes.

    Raises:
        FormatError: They are not UTF-8; the message names the line.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:  # JSON of texts with broken surrogates, as newsmodel itself writes it
            return data.decode("utf-8-sig", "surrogatepass")
        except UnicodeDecodeError:
            pass
        where = line or data.count(b"\n", 0, error.start) + 1
        raise FormatError(
            f"not UTF-8 (byte 0x{data[error.start]:02x}); convert it, as with iconv -t UTF-8",
            source=name,
            line=where,
        ) from None


def moment_of(
    value: Any, source: Source, line: int | None, field: str
) -> tuple[date | None, datetime | None]:
    """Return the day, and the moment where its zone is known, that a field gives.

    Raises:
        FormatError: It is no date in ISO 8601 or RFC 5322.
    """
    if value is None or value == "":
        return None, None
    if isinstance(value, str):
        value = _parsed(value.strip())
    if isinstance(value, datetime):
        return value.date(), value if value.utcoffset() is not None else None
    if isinstance(value, date):
        return value, None
    raise FormatError("is no date; give YYYY-MM-DD or ISO 8601", source=source.name, line=line, field=field)


def _parsed(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        try:
            return parsedate_to_datetime(value)
        except ValueError:
            return None


def compose(
    body: Any,
    source: Source,
    *,
    line: int | None = None,
    fields: Mapping[str, str] | None = None,
    headline: Any = None,
    byline: Any = None,
    published: Any = None,
    id: Any = None,  # noqa: A002 - it is what the field is called
    publisher: Any = None,
    url: Any = None,
    language: Any = None,
) -> Article:
    """Make an article of a body and what stands beside it.

    A headline or byline that the body does not begin with is put before it, on a line of its own, so
    that it has a place in the text.

    Raises:
        FormatError: A field has the wrong type, or the date is none; the message names the field.
    """
    named = fields or {}

    def text(value: Any, name: str) -> str | None:
        if value is None or isinstance(value, str):
            return value or None
        raise FormatError(
            f"expected a string, not {type(value).__name__}",
            source=source.name,
            line=line,
            field=named.get(name, name),
        )

    whole = text(body, "text") or ""
    title = (text(headline, "headline") or "").strip()
    author = (text(byline, "byline") or "").strip()
    day, moment = moment_of(published, source, line, named.get("published", "published"))
    place = whole.find(author, 0, 1000) if author else -1
    if author and place < 0:
        whole = f"By {author}\n\n{whole}"
    if title and not whole.lstrip().startswith(title):
        whole = f"{title}\n\n{whole}"
    name = id if isinstance(id, int) else text(id, "id")
    return Article(
        text=whole,
        id=str(name if name is not None else ""),
        published=day,
        published_at=moment,
        headline=_place_of(title, whole),
        byline=_place_of(author, whole),
        source=text(publisher, "source"),
        url=text(url, "url"),
        language=text(language, "language"),
    )


def _place_of(words: str, text: str) -> Span | None:
    start = text.find(words) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None
