"""cattrs converters for the model: strict about types, lean on output, exact about places of errors."""

from __future__ import annotations

import base64
import contextlib
import threading
import types
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.strategies import configure_union_passthrough

from newsmodel.errors import SpanError
from newsmodel.model._base import Provenance
from newsmodel.model.article import Article
from newsmodel.spans import Span

__all__ = ["LocatedError", "converter", "fields_at_fault", "story"]


class _Story(threading.local):
    def __init__(self) -> None:
        self.text = ""
        self.makers: dict[object, Provenance] = {}


_STORY = _Story()
_EMPTY = (None, (), "")


class LocatedError(Exception):
    """An error and the rest of the JSON path that it happened at."""

    def __init__(self, path: str, error: BaseException) -> None:
        super().__init__(str(error))
        self.path = path
        self.error = error


@contextlib.contextmanager
def story(text: str) -> Iterator[None]:
    """Tell this thread's converters which text the spans are in."""
    before = _STORY.text, _STORY.makers
    _STORY.text, _STORY.makers = text, {}
    try:
        yield
    finally:
        _STORY.text, _STORY.makers = before


@cache
def converter(*, detailed: bool = False, with_text: bool = False) -> cattrs.Converter:
    """Return a converter.

    Args:
        detailed: Collect where errors happened, which takes longer.
        with_text: Write the words of every span beside its offsets.
    """
    made = cattrs.Converter(detailed_validation=detailed, forbid_extra_keys=True)
    for cls, hook in ((str, _str), (int, _int), (float, _float), (bool, _bool)):
        made.register_structure_hook(cls, hook)
    made.register_structure_hook(date, _date)
    made.register_structure_hook(datetime, _datetime)
    made.register_structure_hook(Decimal, lambda value, _: Decimal(_str(value, str)))
    made.register_structure_hook(bytes, lambda value, _: base64.b64decode(_str(value, str), validate=True))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_unstructure_hook(Decimal, str)
    made.register_unstructure_hook(bytes, lambda value: base64.b64encode(value).decode("ascii"))
    made.register_structure_hook_factory(_is_literal, _literal)
    made.register_structure_hook_factory(_is_optional, lambda t: _optional(t, made))
    made.register_structure_hook_factory(_is_long_tuple, lambda t: _long_tuple(t, made, detailed))
    made.register_structure_hook(Provenance, _provenance(made))
    configure_union_passthrough(str | int | float | bool | None, made)
    # attrs classes go through here, so that what holds nothing is left out.
    made.register_unstructure_hook_factory(attrs.has, lambda cls: _unstructurer(cls, made))
    made.register_unstructure_hook_factory(_is_optional, lambda t: _optional_out(t, made))
    made.register_unstructure_hook_func(
        lambda t: t == tuple[Span, ...], _spans_with_text if with_text else _spans
    )
    made.register_unstructure_hook(Span, _span_with_text if with_text else _span)
    made.register_structure_hook(Span, _structured_span)
    made.register_structure_hook(
        Article,
        make_dict_structure_fn(
            Article,
            made,
            annotations=override(struct_hook=lambda value, _: tuple(value)),
            _cattrs_forbid_extra_keys=True,
            _cattrs_detailed_validation=detailed,
        ),
    )
    made.register_unstructure_hook(Article, _unstructurer(Article, made, annotations=override(omit=True)))
    return made


Hook = Callable[[Any, Any], Any]


def _is_literal(hint: Any) -> bool:
    return get_origin(hint) is Literal


def _literal(hint: Any) -> Hook:
    allowed = frozenset(get_args(hint))

    def structure(value: Any, _: object) -> Any:
        if not isinstance(value, str | int | None) or value not in allowed:
            raise ValueError(f"{value!r:.40} is none of {', '.join(map(repr, get_args(hint)))}")
        return value

    return structure


def _is_optional(hint: Any) -> bool:
    parts = get_args(hint)
    return get_origin(hint) in (Union, types.UnionType) and len(parts) == 2 and type(None) in parts


def _optional(hint: Any, made: cattrs.Converter) -> Hook:
    (inner,) = (part for part in get_args(hint) if part is not type(None))
    hook = made.get_structure_hook(inner)
    return lambda value, _: None if value is None else hook(value, inner)


def _optional_out(hint: Any, made: cattrs.Converter) -> Callable[[Any], Any]:
    (inner,) = (part for part in get_args(hint) if part is not type(None))
    hook = made.get_unstructure_hook(inner)
    return lambda value: None if value is None else hook(value)


def _is_long_tuple(hint: Any) -> bool:
    return get_origin(hint) is tuple and get_args(hint)[1:] == (...,)


def _long_tuple(hint: Any, made: cattrs.Converter, detailed: bool) -> Hook:
    inner = get_args(hint)[0]
    hook = made.get_structure_hook(inner)

    def structure(value: Any, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError(f"expected a list, not {value!r:.40}")
        if not detailed:
            return tuple([hook(part, inner) for part in value])
        done = []
        for number, part in enumerate(value):
            try:
                done.append(hook(part, inner))
            except Exception as error:
                raise LocatedError(f"[{number}]", error) from error
        return tuple(done)

    return structure


def _provenance(made: cattrs.Converter) -> Hook:
    """Return a hook that makes each provenance once an article: thousands of facts share a few."""
    plain = make_dict_structure_fn(Provenance, made, _cattrs_forbid_extra_keys=True)

    def structure(value: Any, _: object) -> Provenance:
        try:
            key = tuple(value.items())
            return _STORY.makers[key]
        except (AttributeError, KeyError, TypeError):
            done: Provenance = plain(value, Provenance)
        _STORY.makers[key] = done
        return done

    return structure


def _unstructurer(cls: Any, made: cattrs.Converter, **overrides: Any) -> Any:
    for field in attrs.fields(cls):
        if field.name not in overrides and any(field.default is empty for empty in _EMPTY):
            overrides[field.name] = override(omit_if_default=True)
    return make_dict_unstructure_fn(cls, made, **overrides)


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _spans(spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _span_with_text(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": _STORY.text[span.start : span.end]}


def _spans_with_text(spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    return [_span_with_text(span) for span in spans]


def _structured_span(value: Any, _: object) -> Span:
    if not isinstance(value, dict):
        raise TypeError(f"a span is an object with start and end, not {value!r:.40}")
    if len(value) != 2 and not value.keys() <= {"start", "end", "text"}:
        raise ValueError(f"a span has start, end and text, not {', '.join(sorted(map(str, value)))}")
    try:
        span = Span(value["start"], value["end"])
    except KeyError as error:
        raise ValueError(f"{error} is missing") from None
    if span.end > len(_STORY.text):
        raise SpanError(f"[{span.start}, {span.end}) ends outside the text of {len(_STORY.text)} characters")
    return span


def _str(value: Any, _: object) -> str:
    if type(value) is not str:
        raise TypeError(f"expected a string, not {value!r:.40}")
    return value


def _int(value: Any, _: object) -> int:
    if type(value) is not int:
        raise TypeError(f"expected an integer, not {value!r:.40}")
    return value


def _float(value: Any, _: object) -> float:
    if type(value) is not float and type(value) is not int:
        raise TypeError(f"expected a number, not {value!r:.40}")
    return float(value)


def _bool(value: Any, _: object) -> bool:
    if type(value) is not bool:
        raise TypeError(f"expected true or false, not {value!r:.40}")
    return value


def _date(value: Any, _: object) -> date:
    return date.fromisoformat(_str(value, str))


def _datetime(value: Any, _: object) -> datetime:
    return datetime.fromisoformat(_str(value, str))


def fields_at_fault(error: BaseException, path: str) -> Iterator[tuple[str, str]]:
    """Yield the JSON path and the message of each error that a detailed converter collected."""
    if isinstance(error, LocatedError):
        yield from fields_at_fault(error.error, path + error.path)
    elif isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from fields_at_fault(part, path + _step(part))
    elif isinstance(error, KeyError):
        yield f"{path}.{error.args[0]}", "is missing"
    elif isinstance(error, cattrs.errors.ForbiddenExtraKeysError):
        name = min(error.extra_fields)
        yield f"{path}.{name}", f"is no field of {error.cl.__name__}"
    else:
        message = error.args[0] if error.args and isinstance(error.args[0], str) else str(error)
        yield path, message.partition("\n")[0] or type(error).__name__


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            # A missing field is noted by cattrs and told by its KeyError.
            return "" if isinstance(error, KeyError) else f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""
