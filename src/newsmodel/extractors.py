"""Extractors: functions from a draft to annotations, with what they make and need."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from newsmodel._version import API_VERSION
from newsmodel.draft import Draft
from newsmodel.errors import ExtractorError
from newsmodel.model import Annotation, kind_info, tag_of

__all__ = ["Extractor", "extractor"]

A = TypeVar("A", bound=Annotation)
Kind = type[Annotation] | str
Single = Callable[[Draft], Iterable[Annotation]]
Batch = Callable[[Sequence[Draft]], Iterable[Iterable[Annotation]]]
AnyBatch = TypeVar("AnyBatch", bound=Callable[..., Iterable[Iterable[Annotation]]])


@attrs.define(eq=False, repr=False)
class Extractor:
    """A function that reads annotations off a draft, and what it declares.

    Made by the decorator `extractor`; calling it calls the function. It pickles by its qualified name.

    Args:
        function: From a draft to annotations.
        makes: The kind that it makes.
        name: Its name inside its plugin.
        needs: Tags of the kinds that it can't do without.
        wants: Tags of the kinds that it uses where they are present.
        priority: Of two overlapping annotations the one with the higher priority wins.
        languages: Language codes that it reads; empty for any.
        settings: attrs class of its settings, or None.
        replaces: Addresses of extractors that are switched off where this one is active.
        api_version: Version of the interface that it was written against.
        many: The variant for many drafts, set by `batch`, or None.

    Example:
        >>> from newsmodel import NamedEntity, Span, extractor
        >>> @extractor(makes=NamedEntity)
        ... def first_word(draft):
        ...     yield NamedEntity(span=draft.tokens.span(0), label="OTHER")
        >>> first_word
        <Extractor first_word makes NamedEntity>

    .. versionadded:: 0.1
    """

    function: Single = attrs.field(on_setattr=attrs.setters.frozen)
    makes: type[Annotation] = attrs.field(on_setattr=attrs.setters.frozen)
    name: str = attrs.field(on_setattr=attrs.setters.frozen)
    needs: tuple[str, ...] = attrs.field(default=(), on_setattr=attrs.setters.frozen)
    wants: tuple[str, ...] = attrs.field(default=(), on_setattr=attrs.setters.frozen)
    priority: int = attrs.field(default=0, on_setattr=attrs.setters.frozen)
    languages: tuple[str, ...] = attrs.field(default=(), on_setattr=attrs.setters.frozen)
    settings: type | None = attrs.field(default=None, on_setattr=attrs.setters.frozen)
    replaces: tuple[str, ...] = attrs.field(default=(), on_setattr=attrs.setters.frozen)
    api_version: int = attrs.field(default=API_VERSION, on_setattr=attrs.setters.frozen)
    many: Batch | None = attrs.field(default=None, init=False)

    def __call__(self, draft: Draft) -> Iterable[Annotation]:  # noqa: D102 - the class says it
        return self.function(draft)

    def __repr__(self) -> str:
        return f"<Extractor {self.name} makes {tag_of(self.makes)}>"

    def batch(self, function: AnyBatch) -> AnyBatch:
        """Decorate a variant that reads many drafts at once.

        It takes a sequence of drafts and returns one result a draft, in the same order. A batch
        that raises is retried draft by draft; batch and single must agree.

        Args:
            function: From a sequence of drafts to one iterable of annotations a draft.

        Returns:
            The function, unchanged.

        Example:
            >>> from newsmodel import NamedEntity, extractor
            >>> @extractor(makes=NamedEntity)
            ... def slow(draft):
            ...     return []
            >>> @slow.batch
            ... def _(drafts):
            ...     return [[] for draft in drafts]
        """
        self.many = function
        return function

    def __reduce__(self) -> tuple[Callable[[str, str], object], tuple[str, str]]:
        module, path = self.function.__module__, self.function.__qualname__
        if "<locals>" in path or "<lambda>" in path:
            raise ExtractorError(
                f"extractor {self.name!r} ({module}.{path}) is made inside a function and can't be sent "
                "to another process; move it to the top level of its module"
            )
        if _located(module, path) is not self:  # `speakers = extractor(...)(find_speakers)`
            path = next((name for name, item in vars(sys.modules[module]).items() if item is self), "")
            if not path:
                raise ExtractorError(
                    f"extractor {self.name!r} can't be sent to another process: nothing in {module} is it; "
                    "give it a name at the top level of that module"
                )
        return _located, (module, path)


def _located(module: str, path: str) -> object:
    return attrgetter(path)(importlib.import_module(module))


def _several(items: Any) -> tuple[Any, ...]:
    """Return one or several as a tuple; a text alone is one name, not its letters."""
    return (items,) if isinstance(items, (str, type)) else tuple(items)


def extractor(
    *,
    makes: type[A],
    needs: Kind | Iterable[Kind] = (),
    wants: Kind | Iterable[Kind] = (),
    name: str | None = None,
    priority: int = 0,
    languages: str | Iterable[str] = (),
    settings: type | None = None,
    replaces: str | Iterable[str] = (),
    api_version: int = API_VERSION,
) -> Callable[[Callable[[Draft], Iterable[A]]], Extractor]:
    """Declare a function as an extractor.

    Args:
        makes: The kind of annotation that it yields.
        needs: Kinds, or their tags, without which it can't work; it is inactive where one is not made.
        wants: Kinds, or their tags, that it reads where they are made.
        name: Its name inside the plugin; the function's by default.
        priority: Where two extractors' exclusive annotations overlap, the higher wins.
        languages: Codes of the languages that it reads, as `("en",)`; empty for any.
        settings: A frozen attrs class with defaults; `draft.settings(cls)` returns its instance.
        replaces: Addresses (`plugin:extractor`) of extractors that it stands in for.
        api_version: Version of the interface that it is written against.

    Returns:
        A decorator that makes an `Extractor`.

    Raises:
        ExtractorError: The function is not callable or declares its own kind as a need.
        KindError: `makes` is not a registered kind.

    Example:
        >>> from newsmodel import NamedEntity, Span, extractor
        >>> @extractor(makes=NamedEntity)
        ... def shouting(draft):
        ...     for start, end, word in zip(draft.tokens.starts, draft.tokens.ends, draft.tokens.words):
        ...         if word.isupper() and len(word) > 3:
        ...             yield NamedEntity(span=Span(start, end), label="OTHER")
        >>> shouting.name
        'shouting'

    .. versionadded:: 0.1
    """
    kind = kind_info(makes).cls  # a tag does, too
    needed, wanted = (tuple(sorted({tag_of(item) for item in _several(items)})) for items in (needs, wants))

    def declare(function: Callable[[Draft], Iterable[A]]) -> Extractor:
        label = name or getattr(function, "__name__", "")
        if not callable(function) or not label:
            raise ExtractorError(f"@extractor decorates a function of one draft, not {function!r}")
        if ":" in label:
            raise ExtractorError(f"extractor {label!r}: no colon may stand in a name; addresses have one")
        if tag_of(makes) in needed + wanted:
            raise ExtractorError(
                f"extractor {label!r} makes {tag_of(makes)} and reads it too; "
                "let it read another kind, or make a new one"
            )
        made = Extractor(
            function=function,
            makes=kind,
            name=label,
            needs=needed,
            wants=wanted,
            priority=priority,
            languages=_several(languages),
            settings=settings,
            replaces=_several(replaces),
            api_version=api_version,
        )
        return made

    return declare
