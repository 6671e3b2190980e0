"""Articles of trafilatura, newspaper4k and fundus, told by what they have: nothing is imported."""

from __future__ import annotations

from typing import Any

from newsmodel.model._foreign import Source, compose
from newsmodel.model.article import Article

__all__ = ["from_fundus", "from_newspaper", "from_trafilatura"]


def from_trafilatura(found: Any) -> Article:
    """Return the article that trafilatura extracted.

    Args:
        found: What `trafilatura.bare_extraction` returned: its document, or a mapping.

    Returns:
        The article, without facts.

    Raises:
        FormatError: A field has the wrong type.

    Example:
        >>> from_trafilatura({"text": "Paris is calm.", "title": "Calm", "date": "2024-05-06"}).text
        'Calm\\n\\nParis is calm.'

    .. versionadded:: 0.1
    """

    def get(name: str) -> Any:
        return found.get(name) if isinstance(found, dict) else getattr(found, name, None)

    return compose(
        get("text") or get("raw_text"),
        Source("trafilatura document"),
        headline=get("title"),
        byline=get("author"),
        published=get("date"),
        id=None,
        publisher=get("sitename") or get("hostname"),
        url=get("url"),
        language=get("language"),
    )


def from_newspaper(found: Any) -> Article:
    """Return the article that newspaper4k downloaded and parsed.

    Args:
        found: A `newspaper.Article` after `parse()`.

    Returns:
        The article, without facts.

    Raises:
        FormatError: A field has the wrong type.

    Example:
        >>> from types import SimpleNamespace
        >>> from_newspaper(SimpleNamespace(text="Paris is calm.", url="https://example.org/1")).url
        'https://example.org/1'

    .. versionadded:: 0.1
    """
    meta = getattr(found, "meta_site_name", None)
    return compose(
        getattr(found, "text", None),
        Source("newspaper article"),
        headline=getattr(found, "title", None),
        byline=", ".join(getattr(found, "authors", None) or ()),
        published=getattr(found, "publish_date", None),
        publisher=meta or getattr(found, "source_url", None),
        url=getattr(found, "url", None),
        language=getattr(found, "meta_lang", None),
    )


def from_fundus(found: Any) -> Article:
    """Return the article that fundus crawled.

    Args:
        found: A `fundus.Article`.

    Returns:
        The article, without facts.

    Raises:
        FormatError: A field has the wrong type.

    Example:
        >>> from types import SimpleNamespace
        >>> from_fundus(SimpleNamespace(plaintext="Paris is calm.", lang="en")).language
        'en'

    .. versionadded:: 0.1
    """
    html = getattr(found, "html", None)
    publisher = getattr(found, "publisher", None)
    return compose(
        getattr(found, "plaintext", None) or (str(found.body) if getattr(found, "body", None) else None),
        Source("fundus article"),
        headline=getattr(found, "title", None),
        byline=", ".join(getattr(found, "authors", None) or ()),
        published=getattr(found, "publishing_date", None),
        publisher=publisher if isinstance(publisher, str) else getattr(publisher, "name", None),
        url=getattr(html, "responded_url", None) or getattr(html, "requested_url", None),
        language=getattr(found, "lang", None),
    )
