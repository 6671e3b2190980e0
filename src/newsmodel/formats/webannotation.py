"""W3C Web Annotation: every fact as an annotation with position and quote selectors."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsmodel.formats._base import Format, write_text
from newsmodel.model import Annotation, Article, Attribution, Statement
from newsmodel.model._json import annotation_mapping, print_json
from newsmodel.spans import Span

__all__ = ["FORMAT", "to_web_annotations"]

_CONTEXT = 32


def to_web_annotations(article: Article) -> dict[str, Any]:
    """Return the facts of an article as a W3C Web Annotation page.

    Each target has a TextPositionSelector (code points) refined by nothing, and a TextQuoteSelector
    that finds the words again where the text has moved. A split quote has several targets.

    Args:
        article: The article.

    Returns:
        An AnnotationPage, as JSON-LD.

    Example:
        >>> to_web_annotations(Article(text="Paris is calm.", id="a-1"))["type"]
        'AnnotationPage'

    .. versionadded:: 0.1
    """
    base = f"urn:newsmodel:{article.id}"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{base}#annotations",
        "type": "AnnotationPage",
        "items": [
            _annotation(article, item, number, base) for number, item in enumerate(article.annotations, 1)
        ],
    }


def _annotation(article: Article, item: Annotation, number: int, base: str) -> dict[str, Any]:
    spans = item.contents if isinstance(item, (Statement, Attribution)) else (item.span,)
    targets = [_target(article, span) for span in spans]
    made: dict[str, Any] = {
        "id": f"{base}#{item.id or f'annotation-{number}'}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "Dataset",
            "format": "application/json",
            "value": print_json(annotation_mapping(item)),
        },
        "target": targets[0] if len(targets) == 1 else targets,
    }
    if item.made_by is not None and item.made_by.plugin == "human":
        made["creator"] = {"type": "Person"}
    elif item.made_by is not None:
        maker = f"{item.made_by.address} {item.made_by.version}".strip()
        made["generator"] = {"type": "Software", "name": maker}
    return made


def _target(article: Article, span: Span) -> dict[str, Any]:
    text = article.text
    return {
        "source": article.url or f"urn:newsmodel:{article.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _CONTEXT) : span.start],
                "suffix": text[span.end : span.end + _CONTEXT],
            },
        ],
    }


def _write(articles: Iterable[Article], path: Path) -> None:
    pages = [to_web_annotations(article) for article in articles]
    write_text(path, [print_json(pages[0] if len(pages) == 1 else pages, 2), "\n"])


FORMAT = Format("webannotation", (), write=_write)
