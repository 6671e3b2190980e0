"""The registry of kinds, and the decorator that adds to it."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from newsmodel.errors import KindError
from newsmodel.model._base import Annotation, UnknownAnnotation

__all__ = [
    "KindInfo",
    "check_class",
    "is_own",
    "kind",
    "kind_info",
    "kind_of_tag",
    "reference",
    "references",
    "registered_kinds",
    "tag_of",
]

Merge = Literal["exclusive", "union"]


@attrs.frozen
class KindInfo:
    """What the registry knows of a kind.

    Args:
        tag: Name in JSON: bare for built-in kinds, `distribution:Class` for a third party's.
        cls: The class.
        merge: `"exclusive"`: of two that overlap one is kept. `"union"`: equal ones become one.
        key: What makes two annotations equal under `"union"`.
        reference_fields: Fields that hold ids.
        record_fields: Fields that hold records which hold ids.
        within_span: Whether only annotations with one span can be equal.

    .. versionadded:: 0.1
    """

    tag: str
    cls: type[Annotation]
    merge: Merge
    key: Callable[[Any], object]
    reference_fields: tuple[str, ...]
    record_fields: tuple[str, ...]
    within_span: bool = False


_BY_TAG: dict[str, KindInfo] = {}
_BY_CLASS: dict[type[Annotation], KindInfo] = {}
_BASE_FIELDS = frozenset(field.name for field in attrs.fields(Annotation))


def reference(*, default: str | None = None) -> Any:
    """Declare a field that holds the id of another annotation, or None.

    Args:
        default: Id that it holds by default.

    Returns:
        An attrs field.

    Example:
        >>> @attrs.frozen(kw_only=True)
        ... class Reply(Annotation):
        ...     to: str | None = reference()

    .. versionadded:: 0.1
    """
    return attrs.field(default=default, metadata={"refers": "one"})


def references() -> Any:
    """Declare a field that holds a tuple of ids of other annotations, empty by default.

    Returns:
        An attrs field.

    Example:
        >>> @attrs.frozen(kw_only=True)
        ... class Chain(Annotation):
        ...     links: tuple[str, ...] = references()

    .. versionadded:: 0.1
    """
    return attrs.field(default=(), converter=tuple, metadata={"refers": "many"})


A = TypeVar("A", bound=Annotation)


def kind(
    tag: str,
    *,
    merge: Merge = "union",
    key: Callable[[Any], object] | None = None,
    within_span: bool = False,
) -> Callable[[type[A]], type[A]]:
    """Register a class as a kind of annotation.

    Args:
        tag: Its name in JSON, `distribution:Class`, as `"newsmodel-amounts:Amount"`.
        merge: What becomes of overlapping annotations by different extractors: `"exclusive"`
            keeps the preferred one, `"union"` keeps all but makes equal ones one.
        key: For `"union"`: a function of the annotation whose values are equal where the
            annotations are. By default everything but id, confidence and provenance.
        within_span: Promise that only annotations with one span are equal, and that their fields can be
            hashed: merging then looks at those that share a span and is faster.

    Returns:
        A decorator for a frozen attrs class.

    Raises:
        KindError: The class is not a frozen attrs subclass of `Annotation`, a field is mutable or
            has a reserved name, or the tag is bare or taken; the message names the field.

    Example:
        >>> @kind("docs-example:Colour", merge="exclusive")
        ... @attrs.frozen(kw_only=True)
        ... class Colour(Annotation):
        ...     name: str
        >>> tag_of(Colour)
        'docs-example:Colour'

    .. versionadded:: 0.1
    """

    if merge not in ("exclusive", "union"):
        raise KindError(f"merge={merge!r}; it is 'exclusive' or 'union'")

    def register(cls: type[A]) -> type[A]:
        if not is_own(cls):  # ours are checked by a test, once
            check_class(cls, tag)
            if ":" not in tag:
                raise KindError(
                    f"the tag {tag!r} of {cls.__module__}.{cls.__qualname__} names no owner; bare tags are "
                    f"the built-in kinds', write 'distribution:{cls.__name__}'"
                )
        known = _BY_TAG.get(tag)
        if known is not None and (known.cls.__module__, known.cls.__qualname__) != (
            cls.__module__,
            cls.__qualname__,
        ):
            raise KindError(f"the tag {tag!r} belongs to {known.cls.__module__}.{known.cls.__qualname__}")
        refers = {f.name: f.metadata.get("refers") for f in attrs.fields(cls)}
        own = [f.name for f in attrs.fields(cls) if f.name not in _BASE_FIELDS]

        def default_key(item: Any) -> object:
            return (item.span, *(getattr(item, name) for name in own))

        info = KindInfo(
            tag,
            cls,
            merge,
            key or default_key,
            tuple(name for name, how in refers.items() if how in ("one", "many")),
            tuple(name for name, how in refers.items() if how == "records"),
            within_span,
        )
        _BY_TAG[tag] = info
        _BY_CLASS[cls] = info
        return cls

    return register


def is_own(cls: type) -> bool:
    """Tell whether a class is one of the model's own, of which all is known that making one does."""
    return cls.__module__.startswith("newsmodel.model.")


def check_class(cls: type[Annotation], tag: str) -> None:
    """Refuse a class that can't be a kind.

    Raises:
        KindError: As for `kind`.
    """
    where = f"{cls.__module__}.{cls.__qualname__}"
    if not (isinstance(cls, type) and issubclass(cls, Annotation) and cls is not Annotation):
        raise KindError(f"{where} must derive from newsmodel.Annotation to be the kind {tag!r}")
    if "__attrs_attrs__" not in cls.__dict__:
        raise KindError(f"{where} lacks @attrs.frozen(kw_only=True) below @kind({tag!r})")
    try:
        setattr(object.__new__(cls), "span", None)  # noqa: B010 - asks the class itself
    except attrs.exceptions.FrozenInstanceError:
        pass
    else:
        raise KindError(f"{where} is not frozen: decorate it with @attrs.frozen(kw_only=True)")
    try:
        hints = get_type_hints(cls)
    except NameError:  # a class made inside a function can't see its own names
        hints = {f.name: f.type for f in attrs.fields(cls)}
    for field in attrs.fields(cls):
        if field.name == "kind" or field.name.startswith("$"):
            raise KindError(f"{where}.{field.name}: this field name is reserved for the tag of a kind")
        bad = _mutable_part(hints.get(field.name, field.type))
        if bad:
            raise KindError(f"{where}.{field.name}: {bad} is mutable; use a tuple instead")


_MUTABLE: dict[object, str] = {list: "list", dict: "dict", set: "set", bytearray: "bytearray"}


def _mutable_part(hint: object) -> str | None:
    if isinstance(hint, str):
        return next((name for name in _MUTABLE.values() if hint.startswith((name, name.title()))), None)
    origin = get_origin(hint)
    if hint in _MUTABLE or origin in _MUTABLE:
        return _MUTABLE[cast("type", origin or hint)]
    if origin in (tuple, Union, types.UnionType):
        return next((bad for bad in map(_mutable_part, get_args(hint)) if bad), None)
    return None


def kind_info(cls_or_tag: type[Annotation] | str) -> KindInfo:
    """Return what the registry knows of a kind.

    Raises:
        KindError: No kind is registered under this class or tag.

    Example:
        >>> kind_info("Statement").merge
        'union'

    .. versionadded:: 0.1
    """
    found = _BY_TAG.get(cls_or_tag) if isinstance(cls_or_tag, str) else _BY_CLASS.get(cls_or_tag)
    if found is None:
        name = cls_or_tag if isinstance(cls_or_tag, str) else getattr(cls_or_tag, "__qualname__", cls_or_tag)
        raise KindError(f"{name!r} is not a registered kind; decorate the class with @newsmodel.kind(tag)")
    return found


def kind_of_tag(tag: str) -> type[Annotation] | None:
    """Return the class registered under a tag, or None.

    Args:
        tag: The tag, as JSON has it.

    Returns:
        The class, or None where its plugin is not installed or not imported.

    Example:
        >>> kind_of_tag("Statement").__name__, kind_of_tag("nobody:Nothing")
        ('Statement', None)

    .. versionadded:: 0.1
    """
    info = _BY_TAG.get(tag)
    return info.cls if info else None


def tag_of(which: type[Annotation] | Annotation | str) -> str:
    """Return the tag of a kind or of an annotation; a tag is returned as it is, registered or not.

    Args:
        which: A registered class, an annotation (of a kind that is not installed, too), or a tag.

    Returns:
        The tag.

    Example:
        >>> from newsmodel import Statement
        >>> tag_of(Statement), tag_of("newsmodel-amounts:Amount")
        ('Statement', 'newsmodel-amounts:Amount')

    .. versionadded:: 0.1
    """
    if isinstance(which, UnknownAnnotation):
        return which.tag
    if isinstance(which, Annotation):
        which = type(which)
    return which if isinstance(which, str) else kind_info(which).tag


def registered_kinds() -> tuple[type[Annotation], ...]:
    """Return all registered kinds, sorted by tag.

    Returns:
        Classes, built-in ones and those of plugins that were imported.

    Example:
        >>> from newsmodel import Event
        >>> Event in registered_kinds()
        True

    .. versionadded:: 0.1
    """
    return tuple(_BY_TAG[tag].cls for tag in sorted(_BY_TAG))
