"""JSON and JSON lines: articles of our own, or records with named fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsmodel.errors import FormatError
from newsmodel.formats._base import Format, Source, compose, decode, write_text
from newsmodel.formats.jsonld import from_jsonld, is_jsonld
from newsmodel.formats.ninjs import from_ninjs, is_ninjs
from newsmodel.model import Article
from newsmodel.model._json import from_mapping, parse_json

__all__ = ["JSON", "JSONL", "from_record"]

# What others call the fields of an article, the likeliest first.
_NAMES = {
    "text": ("text", "body", "content", "maintext", "article_text", "articleBody", "plaintext"),
    "headline": ("headline", "title"),
    "byline": ("byline", "author", "authors"),
    "published": (
        "published_at",
        "published",
        "date",
        "publish_date",
        "date_publish",
        "datePublished",
        "publishing_date",
    ),
    "id": ("id", "article_id", "uri", "_id"),
    "publisher": ("source", "publisher", "source_domain", "domain", "sitename"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}


def from_record(
    data: Any,
    *,
    fields: Mapping[str, str] | None = None,
    source: Source | None = None,
    line: int | None = None,
    path: str = "$",
) -> Article:
    """Return the article that a parsed JSON object holds: ours, JSON-LD, ninjs or named fields.

    Args:
        data: The object.
        fields: Names of its fields, where they are not the usual ones: `{"text": "story"}`; of
            `text`, `headline`, `byline`, `published`, `id`, `source`, `url`, `language`.
        source: Where it comes from, for error messages.
        line: Line in it, for error messages.
        path: JSON path of the object, for error messages.

    Returns:
        The article, with the facts that newsmodel wrote, if it did.

    Raises:
        FormatError: It has no text, or a field is wrong.

    Example:
        >>> from_record({"title": "Calm", "body": "Paris is calm.", "date": "2024-05-06"}).text
        'Calm\\n\\nParis is calm.'

    .. versionadded:: 0.1
    """
    origin = source or Source("record")
    if not isinstance(data, Mapping):
        raise FormatError(
            f"an article is an object, not {type(data).__name__}", source=origin.name, line=line, field=path
        )
    if not fields and ("schema_version" in data or "layers" in data):
        return from_mapping(dict(data), origin.name, line=line, field=path)
    if not fields and is_jsonld(data):
        return from_jsonld(data, source=origin, line=line)
    if not fields and is_ninjs(data):
        return from_ninjs(data, source=origin, line=line)
    values: dict[str, Any] = {}
    used: dict[str, str] = {}
    for name, usual in _NAMES.items():
        own = (fields or {}).get("source" if name == "publisher" else name)
        found = own if own is not None else next((n for n in usual if data.get(n) is not None), None)
        if found is not None:
            used[name], values[name] = f"{path}.{found}", data.get(found)
    if "text" not in values or values["text"] is None:
        wanted = (fields or {}).get("text") or "text"
        raise FormatError(
            f"is missing; its fields are {', '.join(map(str, list(data)[:20])) or 'none'}",
            source=origin.name,
            line=line,
            field=f"{path}.{wanted}",
        )
    if isinstance(values.get("byline"), list):
        values["byline"] = ", ".join(str(part) for part in values["byline"])
    return compose(values.pop("text"), origin, line=line, fields=used, **values)


def _read_json(source: Source, *, fields: Mapping[str, str] | None = None) -> Iterator[Article]:
    if isinstance(source.value, Mapping):
        data: Any = source.value
    elif isinstance(source.value, list):
        data = source.value
    else:
        data = parse_json(source.text(), source.name)
    if isinstance(data, Mapping) and isinstance(data.get("@graph"), list):
        data = [node for node in data["@graph"] if isinstance(node, Mapping) and is_jsonld(node)]
    if not isinstance(data, list):
        yield from_record(data, fields=fields, source=source)
        return
    for number, item in enumerate(data):
        yield from_record(item, fields=fields, source=source, path=f"$[{number}]")


def _read_lines(source: Source, *, fields: Mapping[str, str] | None = None) -> Iterator[Article]:
    with source.open() as file:
        for number, data in enumerate(file, 1):
            if not data.strip():
                continue
            try:
                parsed = parse_json(decode(data, source.name, number), source.name, number)
                article = from_record(parsed, fields=fields, source=source, line=number)
            except FormatError as error:
                if source.report is None:
                    raise
                source.report(error)
            else:
                yield article


def _write_json(articles: Iterable[Article], path: Path) -> None:
    texts = [article.to_json(indent=2) for article in articles]
    write_text(path, [texts[0], "\n"] if len(texts) == 1 else ["[", ",\n".join(texts), "]\n"])


def _write_lines(articles: Iterable[Article], path: Path) -> None:
    write_text(path, (article.to_json() + "\n" for article in articles))


def _is_lines(head: bytes) -> bool:
    first, _, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _is_json(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


JSON = Format(
    "json",
    (".json", ".jsonld"),
    read=_read_json,
    write=_write_json,
    sniff=_is_json,
    accepts=lambda value: (
        isinstance(value, Mapping)
        or (isinstance(value, list) and all(isinstance(part, Mapping) for part in value))
    ),
)
JSONL = Format("jsonl", (".jsonl", ".ndjson"), read=_read_lines, write=_write_lines, sniff=_is_lines)
