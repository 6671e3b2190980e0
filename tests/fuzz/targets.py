"""What is fuzzed: the default parser, JSON loading and each format's reader.

A target takes bytes and returns; whatever it raises is a crash. What a target is allowed to refuse, it
refuses by the library's own errors.
"""

from __future__ import annotations

import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from newsmodel import Article, Parser
from newsmodel.errors import FormatError
from newsmodel.formats import formats, from_brat, read

__all__ = ["TARGETS", "seeds"]

Target = Callable[[bytes], None]
# Seconds of processor time that so short a text may take; a hang is a crash.
SECONDS = 10.0
FOLDER = Path(tempfile.mkdtemp(prefix="newsmodel-fuzz-"))


class FaultError(Exception):
    """Something that should not be."""


RULES: dict[str, dict[str, object]] = {
    "newsmodel-names": {"tagger": False},
    "newsmodel-quotes": {"tagger": False},
    "newsmodel-events": {"triggers": "rules"},
}


@cache
def parser(*, rules: bool = False) -> Parser:
    """Return the default parser, or one of rules alone."""
    return Parser(settings=RULES if rules else None)


def parse(data: bytes) -> None:
    """Parse a text; no extractor may raise, hang, or make what JSON does not give back."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    began = time.process_time()
    reading = parser(rules=len(data) % 3 == 0)
    article = reading.parse(text, published="2024-05-06" if len(data) % 2 else None)
    spent = time.process_time() - began
    errors = [issue for issue in article.issues if issue.severity == "error"]
    if errors:
        raise FaultError(repr(errors[0]))
    if article.text != text:
        raise FaultError("the text was changed")
    for item in article.annotations:
        item.span.of(text)
    if Article.from_json(article.to_json()) != article:
        raise FaultError("JSON does not give it back")
    if spent > SECONDS:
        raise FaultError(f"took {spent:.1f} s for {len(text)} characters")


def load(data: bytes) -> None:
    """Load JSON; what is no article is a FormatError, and what is one dumps and loads as equal."""
    try:
        article = Article.from_json(data)
    except FormatError:
        return
    if Article.from_json(article.to_json()) != article:
        raise FaultError("JSON does not give it back")


def reader(name: str) -> Target:
    """Return a target that reads bytes in a format, from memory and from a file."""

    def target(data: bytes) -> None:
        path = FOLDER / "input.txt"
        path.write_bytes(data)
        for source in (data, path):
            try:
                for article in read(source, format=name):
                    Article.from_json(article.to_json())
            except FormatError:
                pass

    return target


def brat(data: bytes) -> None:
    """Read standoff annotations of a text; the first NUL parts them."""
    text, _, ann = data.decode("utf-8", "replace").partition("\0")
    with suppress(FormatError):
        Article.from_json(from_brat(text, ann).to_json())


def told(data: bytes) -> None:
    """Read bytes whose format nobody names."""
    path = FOLDER / "input"
    path.write_bytes(data)
    try:
        for article in read(path):
            Article.from_json(article.to_json())
    except FormatError:
        pass


def _readers() -> dict[str, Target]:
    able = [item.name for item in formats().values() if item.read is not None]
    return {f"read-{name}": reader(name) for name in able if name not in ("brat", "spacy")}


TARGETS: dict[str, Target] = {"parse": parse, "load": load, **_readers(), "brat": brat, "told": told}
warnings.simplefilter("ignore")


def seeds() -> dict[str, list[bytes]]:
    """Return inputs to begin with, for each target."""
    from newsmodel.testing._texts import NEWS, odd_texts

    article = parser().parse(NEWS, published="2026-03-03")
    ours = article.to_json().encode()
    records = [
        b'{"title": "Calm", "body": "Paris is calm.", "date": "2024-05-06"}',
        (
            b'{"@context": "https://schema.org", "@type": "NewsArticle", "articleBody": "Paris is calm.", '
            b'"datePublished": "2024-05-06T10:00:00+02:00", "author": [{"name": "Ann"}]}'
        ),
        (
            b'{"uri": "x", "type": "text", "headline": "Calm", "body_text": "Paris is calm.", '
            b'"versioncreated": "2024-05-06T10:00:00Z"}'
        ),
        b'[{"text": "a"}, {"text": "b", "published": null}]',
        ours,
        article.to_json(include_text=True, indent=2).encode(),
        parser().parse("“No,” Ann Lee said in Paris on Monday.", published="2024-05-06").to_json().encode(),
    ]
    html = (
        b"<!doctype html><html><head><title>Calm</title></head><body><article><h1>Calm</h1><p>"
        + NEWS.encode()
        + b"</p></article></body></html>"
    )
    texts = [text.encode("utf-8", "surrogatepass") for text in odd_texts().values()]
    texts.append(NEWS.encode())
    ann = (
        NEWS.encode()
        + b"\0T1\tPER 0 7\tHarbour\nT2\tLOC 8 12;13 15\tdeal in\nA1\tX T1\nR1\ty Arg1:T1 Arg2:T2\n"
    )
    return {
        "parse": texts,
        "load": records,
        "brat": [ann, b"a b\0T1\tStatement 0 1;2 3\ta b\n#1\tNewsmodel T1\t{}\n"],
        **{
            name: [html, *texts[:3]] if "html" in name else [*records, b"\n".join(records[:4]), *texts[:5]]
            for name in TARGETS
            if name.startswith("read-") or name == "told"
        },
    }
