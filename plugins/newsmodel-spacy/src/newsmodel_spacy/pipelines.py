"""Loading spaCy's pipelines: on first use, once, with the way out where there is none."""

from __future__ import annotations

import importlib.util
import re
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from newsmodel import NewsmodelError

__all__ = ["DEFAULT_MODELS", "PipelineError", "default_pipeline", "pieces", "pipeline"]

DEFAULT_MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
_WAY_OUT = (
    "install spaCy with `pip install 'newsmodel-spacy[spacy]'` and a pipeline with "
    "`python -m spacy download en_core_web_sm`, or leave the plugin out with `without=['newsmodel-spacy']`"
)
_UNUSED = ("lemmatizer", "textcat", "textcat_multilabel")

_SURROGATE = re.compile("[\ud800-\udfff]")  # spaCy keys strings by their UTF-8, which has none

_loaded: dict[str, Any] = {}
_lock = threading.Lock()


class PipelineError(NewsmodelError, OSError):
    """A spaCy pipeline that was asked for can't be loaded; `model` names it."""

    def __init__(self, message: str, model: str = "") -> None:
        super().__init__(message)
        self.model = model


def has_spacy() -> bool:
    """Tell whether spaCy is installed, without importing it."""
    return importlib.util.find_spec("spacy") is not None


def pipeline(model: str) -> Any:
    """Load a pipeline by package name or path; later calls return the same one.

    Args:
        model: Name of an installed pipeline package, or the path of a saved one.

    Returns:
        A spaCy `Language`.

    Raises:
        PipelineError: spaCy or the pipeline is not installed, or it has no component that sets entities.
    """
    found = _loaded.get(model)
    if found is not None:
        return found
    with _lock:
        if model not in _loaded:
            _loaded[model] = _load(model)
        return _loaded[model]


def _load(model: str) -> Any:
    if not has_spacy():
        raise PipelineError(
            f"spaCy is not installed, so pipeline {model!r} can't be loaded; {_WAY_OUT}", model
        )
    import spacy

    try:
        nlp = spacy.load(model, exclude=list(_UNUSED))
    except OSError as error:
        known = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise PipelineError(
            f"spaCy pipeline {model!r} is not installed and no path (installed: {known}); {_WAY_OUT}", model
        ) from error
    if not {"ner", "entity_ruler", "span_ruler"} & set(nlp.pipe_names) and not any(
        "doc.ents" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names
    ):
        raise PipelineError(
            f"spaCy pipeline {model!r} has no component that finds entities; choose one with `ner`", model
        )
    return nlp


def default_pipeline() -> Any | None:
    """Return the best installed of spaCy's English pipelines, or None where there is none."""
    if not has_spacy():
        return None
    for model in DEFAULT_MODELS:
        if importlib.util.find_spec(model) is not None:
            return pipeline(model)
    return None


def why_none() -> str:
    """Return what to tell a user who has the plugin and no pipeline."""
    missing = "no English spaCy pipeline" if has_spacy() else "spaCy"
    return f"{missing} is installed, so newsmodel-spacy finds no names; {_WAY_OUT}"


def pieces(text: str, most: int) -> Iterator[tuple[int, str]]:
    """Cut a text into parts that a pipeline accepts, at the end of a line or word where it can.

    Args:
        text: The text.
        most: The longest part, in code points.

    Yields:
        Each part with its first offset.

    Example:
        >>> list(pieces("one two three", 8))
        [(0, 'one two '), (8, 'three')]
    """
    start = 0
    while len(text) - start > most:
        end = start + most
        cut = max(text.rfind("\n", start + 1, end), text.rfind(" ", start + most // 2, end))
        end = cut + 1 if cut > start else end
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def entities(nlp: Any, texts: Iterable[str]) -> Iterator[list[tuple[int, int, str]]]:
    """Yield each text's entities as start, end and label; texts go through `nlp.pipe` together."""
    clean = [_SURROGATE.sub("\ufffd", text) for text in texts]
    most = int(nlp.max_length)
    parts = [(number, start, part) for number, text in enumerate(clean) for start, part in pieces(text, most)]
    found: list[list[tuple[int, int, str]]] = [[] for _ in clean]
    for doc, (number, start) in nlp.pipe(
        ((part, (number, start)) for number, start, part in parts), as_tuples=True
    ):
        found[number].extend((start + ent.start_char, start + ent.end_char, ent.label_) for ent in doc.ents)
    yield from found
