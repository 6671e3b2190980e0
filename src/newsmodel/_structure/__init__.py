"""Temporary: naive structure until the real one lands."""

from __future__ import annotations

import re
from datetime import date

import attrs

from newsmodel.model import Dateline, Paragraph
from newsmodel.spans import Span


@attrs.frozen
class Structure:
    headline: Span | None
    dateline: Dateline | None
    byline: Span | None
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Span, ...]
    published: date | None


def read_structure(text: str, published: date | None, headline: str | None) -> Structure:
    from nupunkt import sent_spans

    paragraphs = tuple(Paragraph(Span(m.start(), m.end())) for m in re.finditer(r"\S[^\n]*", text))
    sentences = []
    for p in paragraphs:
        part = p.span.of(text)
        for s, e in sent_spans(part):
            while s < e and part[s].isspace(): s += 1
            while e > s and part[e - 1].isspace(): e -= 1
            if e > s:
                sentences.append(Span(p.span.start + s, p.span.start + e))
    return Structure(None, None, None, paragraphs, tuple(sentences), None)
