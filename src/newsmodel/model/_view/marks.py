"""The story with its annotations marked: text cut where any of them begins or ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from newsmodel.model._base import Annotation
from newsmodel.model.article import Article
from newsmodel.model.speech import Statement
from newsmodel.spans import Span

__all__ = ["CLASSES", "clean", "marked_story", "spans_of"]

# Kind's tag -> class of its marks; what is not here is marked as another kind.
CLASSES = {
    "Statement": "statement",
    "ActorMention": "actor",
    "TimeExpression": "time",
    "PlaceMention": "place",
    "Event": "event",
}
HIDDEN = frozenset({"Actor", "Attribution", "NamedEntity"})


def clean(text: str) -> str:
    """Return text that is safe in HTML; lone surrogates and control characters are replaced."""
    shown = "".join(
        "\ufffd" if "\ud800" <= ch <= "\udfff" or (ch < " " and ch not in "\t\n\r") else ch for ch in text
    )
    return escape(shown, quote=True)


def spans_of(item: Annotation) -> tuple[Span, ...]:
    """Return the spans that are marked for an annotation."""
    return item.contents if isinstance(item, Statement) else (item.span,)


def marked_story(article: Article, shown: Iterable[tuple[str, Annotation]]) -> str:
    """Return the paragraphs of a story as HTML.

    Args:
        article: The article.
        shown: Annotations with the class of their marks.
    """
    starts: dict[int, list[tuple[str, str]]] = {}
    ends: dict[int, list[tuple[str, str]]] = {}
    cuts = {0, len(article.text)}
    for name, item in shown:
        for span in spans_of(item):
            starts.setdefault(span.start, []).append((name, item.id))
            ends.setdefault(span.end, []).append((name, item.id))
            cuts |= {span.start, span.end}
    blocks = list(_blocks(article))
    for start, end, _ in blocks:
        cuts |= {start, end}
    offsets = sorted(cut for cut in cuts if cut <= len(article.text))
    active: dict[tuple[str, str], int] = {}
    pieces: dict[int, str] = {}
    for offset, following in pairwise(offsets):
        for key in ends.get(offset, ()):
            active[key] -= 1
            if not active[key]:
                del active[key]
        for key in starts.get(offset, ()):
            active[key] = active.get(key, 0) + 1
        pieces[offset] = _piece(article.text[offset:following], active)
    return "\n".join(_block(start, end, role, offsets, pieces) for start, end, role in blocks)


def _piece(text: str, active: dict[tuple[str, str], int]) -> str:
    if not active:
        return clean(text)
    names = " ".join(dict.fromkeys(name for name, _ in active))
    ids = clean(" ".join(dict.fromkeys(key for _, key in active)))
    return f'<span class="m {names}" data-a="{ids}">{clean(text)}</span>'


def _blocks(article: Article) -> Iterator[tuple[int, int, str]]:
    if not article.paragraphs and article.text:
        yield 0, len(article.text), "body"
    for paragraph in article.paragraphs:
        yield paragraph.span.start, paragraph.span.end, paragraph.role


def _block(start: int, end: int, role: str, offsets: list[int], pieces: dict[int, str]) -> str:
    first, last = bisect_left(offsets, start), bisect_left(offsets, end)
    inner = "".join(pieces[offset] for offset in offsets[first:last])
    tag = "h1" if role == "headline" else "h2" if role == "subheading" else "p"
    return f'<{tag} class="{role}" dir="auto">{inner}</{tag}>'
