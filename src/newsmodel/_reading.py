"""From what a caller gives to an article that has structure and no facts yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

import attrs

from newsmodel.errors import BadDateError, FormatError, LimitError, TextTypeError
from newsmodel.model import Article, Issue, article_id
from newsmodel.spans import Span

__all__ = [
    "CORE",
    "Limits",
    "Published",
    "batches_of",
    "check_fields",
    "check_size",
    "read_article",
    "remains_of",
    "with_structure",
]

Published = str | date | datetime | None
CORE = "newsmodel-core"
_FILE_NAME = re.compile(r"[^\s<>]{1,250}\.(?:txt|html?|xml|jsonl?|md|pdf|docx?|csv|parquet)")
_FIELDS = ("text", "published", "id", "headline", "byline", "source", "url", "language")
T = TypeVar("T")


@attrs.frozen
class Limits:
    """What a parser refuses to do.

    Args:
        max_chars: Longest text, in characters; a longer one raises `LimitError`.
        seconds_per_extractor: Seconds that one extractor may take for one article, or None for no
            limit. In one process it is cooperative: looked at whenever the extractor reads its draft.
            With workers it also bounds an article as a whole: one that takes longer loses its worker.

    Example:
        >>> Limits(max_chars=10_000).max_chars
        10000

    .. versionadded:: 0.1
    """

    max_chars: int = 20_000_000
    seconds_per_extractor: float | None = 120.0


def check_size(text: object, limits: Limits) -> None:
    """Refuse what is no text, or too much of it.

    Raises:
        TextTypeError: The text is not a str.
        LimitError: It is longer than the limits allow.
    """
    if not isinstance(text, str):
        raise TextTypeError(f"the text of an article is a str, not {type(text).__name__}; decode bytes first")
    if len(text) > limits.max_chars:
        raise LimitError(
            f"the text has {len(text)} characters, Limits.max_chars is {limits.max_chars}; "
            "split it or raise the limit"
        )


def check_fields(fields: Mapping[str, object]) -> None:
    """Refuse a mapping that is not the arguments of `Parser.parse`.

    Raises:
        TextTypeError: There is no text.
        FormatError: A field is unknown.
    """
    if fields.get("text") is None:
        raise TextTypeError("an article is a str, an Article, or a mapping with a text")
    for name in fields:
        if name not in _FIELDS:
            raise FormatError(f"is no field of an article; there are: {', '.join(_FIELDS)}", field=str(name))


def read_article(
    text: str,
    *,
    published: Published = None,
    id: str | None = None,  # noqa: A002 - it is what the field is called
    headline: str | None = None,
    byline: str | None = None,
    source: str | None = None,
    url: str | None = None,
    language: str | None = "en",
) -> Article:
    """Return an article with its structure; arguments as for `Parser.parse`."""
    from newsmodel._structure import read_structure

    words = {"headline": headline, "byline": byline, "source": source, "url": url, "language": language}
    for name, value in words.items():
        if value is not None and not isinstance(value, str):
            raise TextTypeError(f"{name}={value!r:.80} is no str")
    given, moment = _day(published)
    structure = read_structure(text, given, headline)
    day = given or structure.published
    where = _found(byline, text)
    faults = []
    if day is None:
        faults.append("no publication date given or found; pass published= to anchor dates")
    if _FILE_NAME.fullmatch(text):
        faults.append(f"the text {text!r:.80} looks like the name of a file; parse reads the words given")
    if headline and not _says(structure.headline, text, headline):
        faults.append(
            f"the headline {headline!r:.60} does not stand at the beginning of the text; put it there"
        )
    if byline and where is None:
        faults.append(f"the byline {byline!r:.60} does not stand in the text; put it there")
    return Article(
        text=text,
        id=article_id(text, day) if id is None or id == "" else str(id),
        published=day,
        published_at=moment,
        headline=structure.headline,
        dateline=structure.dateline,
        byline=where or structure.byline,
        source=source,
        url=url,
        language=language,
        paragraphs=structure.paragraphs,
        sentences=structure.sentences,
        issues=tuple([Issue("warning", CORE, None, fault) for fault in faults]),
    )


def with_structure(article: Article) -> Article:
    """Return an article with its structure, which is read where it has none yet.

    What the article knows already stays; one that has sentences or paragraphs stays as it is.
    """
    if article.sentences or article.paragraphs:
        return article
    headline = article.text_of(article.headline) or None
    read = read_article(article.text, published=article.published_at or article.published, headline=headline)
    return attrs.evolve(
        article,
        published=article.published or read.published,
        headline=article.headline or read.headline,
        dateline=article.dateline or read.dateline,
        byline=article.byline or read.byline,
        paragraphs=read.paragraphs,
        sentences=read.sentences,
        issues=dict.fromkeys((*article.issues, *read.issues)),
    )


def _says(where: Span | None, text: str, words: str) -> bool:
    return where is not None and where.of(text).split() == words.split()


def _found(words: str | None, text: str) -> Span | None:
    start = text.find(words) if words else -1
    return Span(start, start + len(words)) if words and start >= 0 else None


def _day(value: Published) -> tuple[date | None, datetime | None]:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
        except ValueError:
            raise BadDateError(value) from None
    if isinstance(value, datetime):
        return value.date(), value if value.tzinfo is not None else None
    if value is None or isinstance(value, date):
        return value, None
    raise BadDateError(value)


def batches_of(items: Iterable[T], size: int) -> Iterator[tuple[list[T], Exception | None]]:
    """Yield batches, the last with what reading one more item has raised: what came before is not lost."""
    stream = iter(items)
    while True:
        batch, trouble = list[T](), None
        try:
            batch.extend(islice(stream, size))
        except Exception as error:
            trouble = error
        if batch or trouble:
            yield batch, trouble
        if trouble or len(batch) < size:
            return


def remains_of(item: object) -> tuple[str, str]:
    """Return what can be kept of an input that can't be read: its text and its id."""
    if isinstance(item, Mapping):
        text, name = item.get("text"), item.get("id")
    else:
        text, name = getattr(item, "text", item), getattr(item, "id", None)
    return text if isinstance(text, str) else "", str(name or "")
