"""IPTC ninjs, 2.x and 3.x: the news agencies' JSON, read only."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from newsmodel.errors import FormatError
from newsmodel.formats._base import Source, compose
from newsmodel.model import Article

__all__ = ["from_ninjs", "is_ninjs"]

_MARKUP = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"</(?:p|div|h[1-6]|li|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)


def is_ninjs(data: Mapping[str, Any]) -> bool:
    """Tell whether a parsed JSON object is a ninjs item."""
    return "uri" in data and any(isinstance(data.get(name), list) for name in ("bodies", "headlines"))


def from_ninjs(data: Mapping[str, Any], *, source: Source | None = None, line: int | None = None) -> Article:
    """Return the article that a ninjs item holds.

    Plain text is taken before HTML, of whose tags only paragraph ends are kept.

    Args:
        data: The item; names as in 2.x (`contenttype`) or 3.x (`contentType`).
        source: Where it comes from, for error messages.
        line: Line in it, for error messages.

    Returns:
        The article, without facts.

    Raises:
        FormatError: It has no body, or a field is wrong.

    Example:
        >>> from_ninjs({"uri": "x:1", "bodies": [{"value": "<p>Calm.</p>", "contenttype": "text/html"}]}).text
        'Calm.'

    .. versionadded:: 0.1
    """
    origin = source or Source("ninjs item")
    items = {str(name).lower(): value for name, value in data.items()}
    body = _best(items.get("bodies"), "$.bodies", origin, line)
    if body is None:
        raise FormatError("has no text", source=origin.name, line=line, field="$.bodies")
    publishers = items.get("infosources") or items.get("providers") or ()
    first = next((p for p in publishers if isinstance(p, Mapping)), {})
    return compose(
        body,
        origin,
        line=line,
        fields={"published": "$.versionCreated", "byline": "$.by", "language": "$.language"},
        headline=_best(items.get("headlines"), "$.headlines", origin, line),
        byline=items.get("by"),
        published=items.get("contentcreated") or items.get("firstcreated") or items.get("versioncreated"),
        id=items.get("uri"),
        publisher=first.get("name"),
        url=items.get("url"),
        language=items.get("language"),
    )


def _best(parts: Any, field: str, source: Source, line: int | None) -> str | None:
    if parts is None:
        return None
    found: list[tuple[int, str]] = []
    for number, part in enumerate(parts if isinstance(parts, list) else [parts]):
        if not isinstance(part, Mapping) or not isinstance(part.get("value"), str):
            raise FormatError(
                "needs a string in value", source=source.name, line=line, field=f"{field}[{number}]"
            )
        kind = str(part.get("contentType") or part.get("contenttype") or "text/plain")
        markup = "html" in kind or "xml" in kind
        role = str(part.get("role") or "main")
        text = _plain(part["value"]) if markup else part["value"]
        found.append((2 * ("main" not in role) + markup, text))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _plain(markup: str) -> str:
    text = html.unescape(_MARKUP.sub("", _BREAK.sub("\n\n", markup)))
    return re.sub(r"[ \t]*\n[\n \t]*", "\n\n", text).strip()
