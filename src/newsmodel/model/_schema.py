"""The JSON Schema of an article, made from the attrs classes."""

from __future__ import annotations

import types
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from newsmodel.model._base import Annotation
from newsmodel.model._checks import some
from newsmodel.model._kinds import registered_kinds, tag_of
from newsmodel.model.article import Article
from newsmodel.spans import Span

__all__ = ["article_schema"]

_PLAIN: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Decimal: {"type": "string"},
    bytes: {"type": "string", "contentEncoding": "base64"},
}


def article_schema(kinds: Iterable[type[Annotation]] | None = None) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `Article.to_json` writes.

    Args:
        kinds: The kinds to describe; None for the built-in ones. Others may stand in an article too,
            but nothing is said of their fields.

    Returns:
        A JSON Schema.

    Example:
        >>> article_schema()["required"]
        ['text']
    """
    chosen = [k for k in registered_kinds() if ":" not in tag_of(k)] if kinds is None else list(kinds)
    defs: dict[str, Any] = {}
    layers = {tag_of(kind): {"type": "array", "items": _of(kind, defs)} for kind in chosen}
    body = _object(Article, defs)
    properties = {
        "schema_version": {"const": 1},
        **body["properties"],
        "layers": {
            "type": "object",
            "description": "Annotations by kind.",
            "properties": dict(sorted(layers.items())),
            "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/OtherAnnotation"}},
        },
    }
    defs["OtherAnnotation"] = {
        "type": "object",
        "description": "An annotation of a kind that a plugin brings.",
        "properties": {"$kind": {"type": "string"}, "span": {"$ref": "#/$defs/Span"}},
        "required": ["span"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsmodel article",
        **body,
        "properties": properties,
        "$defs": dict(sorted(defs.items())),
    }


def _of(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) in (Union, types.UnionType):
        return {"anyOf": [_of(part, defs) for part in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0], defs)}
    if not attrs.has(hint):
        return {}
    name = tag_of(hint) if issubclass(hint, Annotation) else hint.__name__
    if name not in defs:
        defs[name] = {}  # a record may hold others of its class
        defs[name] = _object(hint, defs)
    return {"$ref": f"#/$defs/{name}"}


def _object(cls: Any, defs: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties = {
        f.name: _field(f, hints[f.name], defs) for f in attrs.fields(cls) if f.name != "annotations"
    }
    if isinstance(cls, type) and issubclass(cls, Annotation):
        properties = {"$kind": {"const": tag_of(cls)}, **properties}
    if cls is Span:
        properties = {
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 1},
            "text": {"type": "string", "description": "The words, for people who read the JSON."},
        }
    return {
        "type": "object",
        "description": (cls.__doc__ or "").partition("\n")[0],
        "properties": properties,
        "required": [f.name for f in attrs.fields(cls) if f.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _field(field: Any, hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if field.name == "confidence":
        nothing = ["null"] if type(None) in get_args(hint) else []
        return {"type": ["number", *nothing], "minimum": 0, "maximum": 1}
    found = _of(hint, defs)
    return {**found, "minItems": 1} if field.validator is some else found


if __name__ == "__main__":
    import json
    import sys

    sys.stdout.write(json.dumps(article_schema(), indent=2, ensure_ascii=False) + "\n")
