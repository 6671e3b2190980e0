"""spaCy Docs, in and out; spaCy is imported when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from newsmodel.formats._base import Format, Source
from newsmodel.model import Annotation, Article, Attribution, NamedEntity, Statement, tag_of
from newsmodel.spans import Span

__all__ = ["FORMAT", "from_spacy", "to_spacy"]

_KEY = "newsmodel"
_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORGANIZATION",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "NORP": "GROUP",
    "EVENT": "OTHER",
    "PRODUCT": "OTHER",
    "WORK_OF_ART": "OTHER",
    "LAW": "OTHER",
    "MISC": "OTHER",
}
_BACK = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "PLACE": "GPE", "GROUP": "NORP", "OTHER": "MISC"}


def to_spacy(article: Article, nlp: Any = None) -> Any:
    """Return an article as a spaCy Doc.

    Each kind is a span group (`doc.spans["Statement"]`), whose spans have the annotation's id as
    `span.id_`. Names are `doc.ents`, sentences sentence starts. Spans that cut a token are widened to
    it; the article itself is in `doc.user_data["newsmodel"]`, so that `from_spacy` loses nothing.

    Args:
        article: The article.
        nlp: A spaCy pipeline, whose tokenizer is used; a blank English one by default.

    Returns:
        A `spacy.tokens.Doc`.

    Raises:
        ImportError: spaCy is not installed.

    Example:
        >>> doc = to_spacy(Article(text="Paris is calm."))  # doctest: +SKIP
        >>> doc.text  # doctest: +SKIP
        'Paris is calm.'

    .. versionadded:: 0.1
    """
    try:
        import spacy
    except ImportError as error:
        raise ImportError("a Doc needs spaCy: pip install spacy") from error
    pipeline = nlp if nlp is not None else spacy.blank("en")
    doc = pipeline.make_doc(article.text)
    starts = {span.start for span in article.sentences}
    if starts and len(doc):
        for token in doc:
            token.is_sent_start = token.i == 0 or bool(starts & set(range(token.idx, token.idx + len(token))))
    names = []
    for tag in article.tags:
        group = []
        for item in article.layer(tag):
            for part in _parts(item):
                label = getattr(item, "label", None) or tag
                span = doc.char_span(
                    part.start,
                    part.end,
                    label=_BACK.get(label, label),
                    alignment_mode="expand",
                    span_id=item.id,
                )
                if span is not None:
                    group.append(span)
                    if isinstance(item, NamedEntity):
                        names.append(span)
        doc.spans[tag] = group
    doc.ents = spacy.util.filter_spans(names)
    doc.user_data[_KEY] = article.to_json()
    return doc


def _parts(item: Annotation) -> tuple[Span, ...]:
    return item.contents if isinstance(item, (Statement, Attribution)) else (item.span,)


def from_spacy(doc: Any) -> Article:
    """Return the article that a spaCy Doc holds.

    A Doc that `to_spacy` made gives the same article back, with names that a pipeline has found
    since. Any other gives text, sentences and, from `doc.ents`, names.

    Args:
        doc: A `spacy.tokens.Doc`.

    Returns:
        The article.

    Example:
        >>> import spacy  # doctest: +SKIP
        >>> from_spacy(spacy.blank("en")("Paris is calm.")).text  # doctest: +SKIP
        'Paris is calm.'

    .. versionadded:: 0.1
    """
    stored = doc.user_data.get(_KEY)
    base = (
        Article.from_json(stored, source="doc.user_data")
        if isinstance(stored, str)
        else Article(text=doc.text)
    )
    if base.text != doc.text:
        base = Article(text=doc.text)
    if not base.sentences and doc.has_annotation("SENT_START"):
        sentences = [Span(s.start_char, s.end_char) for s in doc.sents if s.text.strip()]
        base = attrs.evolve(base, sentences=sentences)
    if base[NamedEntity] or not doc.ents:
        return base
    names = [
        NamedEntity(
            span=Span(ent.start_char, ent.end_char),
            id=f"{tag_of(NamedEntity).lower()}-{number}",
            label=_LABELS[ent.label_],  # type: ignore[arg-type]
            subtype=ent.label_,
        )
        for number, ent in enumerate((e for e in doc.ents if e.label_ in _LABELS), 1)
    ]
    return attrs.evolve(base, annotations=(*base.annotations, *names))


def _is_doc(value: object) -> bool:
    return hasattr(value, "ents") and hasattr(value, "user_data") and hasattr(value, "vocab")


def _read(source: Source) -> Iterator[Article]:
    yield from_spacy(source.value)


FORMAT = Format("spacy", read=_read, accepts=_is_doc)
