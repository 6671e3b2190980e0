"""Articles as JSON: what `Article.to_json` writes and `Article.from_json` reads.

An article is one object with a `schema_version`. Its annotations are grouped by kind under
`layers`, and each names its kind again as `$kind`, so that it can be understood by itself. Fields
that hold nothing (None, an empty text or tuple) are left out. A kind that is not installed is kept
as its JSON text.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import cattrs

from newsmodel.errors import FormatError
from newsmodel.model._base import Annotation, UnknownAnnotation
from newsmodel.model._converters import LocatedError, converter, fields_at_fault, story
from newsmodel.model._kinds import kind_of_tag, tag_of
from newsmodel.model.article import Article

orjson: Any = importlib.import_module("orjson") if importlib.util.find_spec("orjson") else None

__all__ = ["SCHEMA_VERSION", "dump", "from_mapping", "load", "parse_json", "print_json", "to_mapping"]

SCHEMA_VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(article: Article, include_text: bool = False, indent: int | None = None) -> str:
    """Return an article as JSON text; `Article.to_json` documents the arguments."""
    return print_json(to_mapping(article, include_text=include_text), indent)


def load(data: str | bytes, source: str | None = None) -> Article:
    """Return the article that JSON text holds; `Article.from_json` documents the arguments."""
    return from_mapping(parse_json(data, source), source)


def to_mapping(article: Article, *, include_text: bool = False) -> dict[str, Any]:
    """Return an article as the mapping that its JSON text holds."""
    found = converter(with_text=include_text)
    with story(article.text):
        body: dict[str, Any] = found.get_unstructure_hook(Article)(article)
        layers = {tag: _dumped_layer(found, tag, article.layer(tag)) for tag in article.tags}
    whole = {"schema_version": SCHEMA_VERSION, **body}
    if layers:
        whole["layers"] = layers
    return whole


def from_mapping(
    data: Any, source: str | None = None, *, line: int | None = None, field: str = "$"
) -> Article:
    """Return the article that a parsed JSON object holds.

    Args:
        data: The object; it is left as it is.
        source: Name of the file, for error messages.
        line: Line in it, for error messages.
        field: JSON path of the object in the file.

    Raises:
        FormatError: A field is missing, unknown or wrong; the message names its JSON path.
    """
    with suppress(Exception):
        return _structured(data, detailed=False)
    try:  # the fast converter does not know where it failed; the detailed one says it
        return _structured(data, detailed=True)
    except Exception as error:
        path, message = next(iter(fields_at_fault(error, field)))
        raise FormatError(message, source=source, line=line, field=path) from error


def _structured(data: Any, *, detailed: bool) -> Article:
    if not isinstance(data, dict):
        raise LocatedError("", TypeError(f"an article is a JSON object, not {type(data).__name__}"))
    version = data.get("schema_version", SCHEMA_VERSION)
    if type(version) is not int or version < 1:
        raise LocatedError(".schema_version", ValueError(f"{version!r} is not a version; this one is 1"))
    if version > SCHEMA_VERSION:
        raise LocatedError(
            ".schema_version",
            ValueError(f"this newsmodel reads up to {SCHEMA_VERSION}, not {version}; upgrade newsmodel-core"),
        )
    text = data.get("text")
    found = converter(detailed=detailed)
    with story(text if isinstance(text, str) else ""):
        if "annotations" in data:
            raise LocatedError(".annotations", ValueError("annotations stand by kind under layers"))
        layers = data.get("layers", {})
        if not isinstance(layers, dict):
            raise LocatedError(".layers", TypeError(f"layers is an object, not {type(layers).__name__}"))
        annotations = [
            item for tag, items in layers.items() for item in _loaded_layer(found, tag, items, detailed)
        ]
        body = {name: value for name, value in data.items() if name not in ("layers", "schema_version")}
        body["annotations"] = annotations
        article: Article = found.get_structure_hook(Article)(body, Article)
    return article


def _dumped_layer(found: cattrs.Converter, tag: str, items: tuple[Annotation, ...]) -> list[dict[str, Any]]:
    # A kind may have become known after a part of its layer was loaded.
    known = (type(item) for item in items if not isinstance(item, UnknownAnnotation))
    hook = found.get_unstructure_hook(next(known, Annotation))
    return [
        json.loads(item.raw) if isinstance(item, UnknownAnnotation) else {"$kind": tag, **hook(item)}
        for item in items
    ]


def _loaded_layer(found: cattrs.Converter, tag: str, items: Any, detailed: bool) -> Iterator[Annotation]:
    cls = kind_of_tag(tag)
    if not isinstance(items, list):
        raise LocatedError(_step(tag), TypeError(f"a layer is a list, not {type(items).__name__}"))
    hook: Callable[[Any, Any], Any] | None = found.get_structure_hook(cls) if cls is not None else None
    for number, item in enumerate(items):
        try:
            if not isinstance(item, dict):
                raise TypeError(f"an annotation is an object, not {type(item).__name__}")
            if item.get("$kind", tag) != tag:
                raise ValueError(f"$kind is {item['$kind']!r} in the layer of {tag!r}")
            if hook is None:
                yield _unknown(found, tag, item)
            else:
                bare = dict(item)
                bare.pop("$kind", None)
                yield hook(bare, cls)
        except Exception as error:
            if not detailed:
                raise
            raise LocatedError(f"{_step(tag)}[{number}]", error) from error


def _step(tag: str) -> str:
    return f".layers.{tag}" if tag.isidentifier() else f".layers[{tag!r}]"


def _unknown(found: cattrs.Converter, tag: str, item: dict[str, Any]) -> UnknownAnnotation:
    known = {name: item[name] for name in _BASE if name in item}
    made: Any = found.get_structure_hook(UnknownAnnotation)(
        {**known, "tag": tag, "raw": print_json(item)}, UnknownAnnotation
    )
    assert isinstance(made, UnknownAnnotation)
    return made


_BASE = ("span", "id", "confidence", "made_by", "also_by")


def print_json(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON text that any reader takes, lone surrogates included."""
    if orjson is not None and indent in (None, 2):
        try:
            return bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else 0)).decode()
        except TypeError:  # lone surrogates, integers beyond 64 bits
            pass
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return _SURROGATE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    """Escape a surrogate, unless it would then be read as a pair with the one before it."""
    start = match.start()
    if start and match[0] >= "\udc00" and "\ud800" <= match.string[start - 1] < "\udc00":
        return match[0]
    return f"\\u{ord(match[0]):04x}"


def parse_json(data: str | bytes, source: str | None = None, line: int | None = None) -> Any:
    """Return the value that JSON text holds.

    Raises:
        FormatError: It is no JSON; the message names the line.
    """
    if orjson is not None:
        try:
            return orjson.loads(data)
        except ValueError:
            pass
    try:
        if isinstance(data, bytes):
            data = data.decode("utf-8-sig", "surrogatepass")
        return json.loads(data.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        where = line if line is not None else error.lineno
        raise FormatError(
            f"not JSON: {error.msg} at column {error.colno}", source=source, line=where
        ) from None
    except (ValueError, RecursionError) as error:  # bad UTF-8, an integer of too many digits
        raise FormatError(f"not JSON: {error}", source=source, line=line) from None


def annotation_mapping(item: Annotation) -> dict[str, Any]:
    """Return one annotation as it stands in its layer."""
    tag = tag_of(item)
    return _dumped_layer(converter(), tag, (item,))[0]
