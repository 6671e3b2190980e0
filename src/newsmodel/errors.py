"""Every error that newsmodel raises: what is wrong, where, and the way out.

All derive from `NewsmodelError` and from the builtin that fits best, so `except ValueError`
catches a bad argument and `except NewsmodelError` whatever comes from this library.
"""

__all__ = [
    "BadDateError",
    "CycleError",
    "ExtractorError",
    "FormatError",
    "KindError",
    "LimitError",
    "NewsmodelError",
    "PluginError",
    "SettingsError",
    "SpanError",
    "TextTypeError",
    "UndeclaredKindError",
    "UnknownNameError",
    "VersionMismatchError",
    "WorkerError",
]


class NewsmodelError(Exception):
    """Root of all errors of this library.

    .. versionadded:: 0.1
    """


class SpanError(NewsmodelError, ValueError):
    """A span is empty, negative or outside the text.

    .. versionadded:: 0.1
    """


class KindError(NewsmodelError, TypeError):
    """A class can't be a kind of annotation: it is not frozen, or holds a mutable field.

    .. versionadded:: 0.1
    """


class UndeclaredKindError(NewsmodelError, LookupError):
    """An extractor reads a kind that it declared neither in `needs` nor in `wants`.

    .. versionadded:: 0.1
    """


class ExtractorError(NewsmodelError, TypeError):
    """An extractor is declared wrongly: no kind, a closure, or a wrong batch result.

    .. versionadded:: 0.1
    """


class CycleError(NewsmodelError, ValueError):
    """Extractors need each other in a circle; `extractors` names them in order.

    .. versionadded:: 0.1
    """

    def __init__(self, message: str, extractors: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.extractors = extractors


class UnknownNameError(NewsmodelError, LookupError):
    """No plugin or extractor has this name; `known` lists those that exist.

    .. versionadded:: 0.1
    """

    def __init__(self, message: str, name: str = "", known: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.known = known

    def __str__(self) -> str:
        return str(self.args[0])


class PluginError(NewsmodelError, RuntimeError):
    """A plugin can't be loaded; `plugin` names it.

    .. versionadded:: 0.1
    """

    def __init__(self, message: str, plugin: str = "") -> None:
        super().__init__(message)
        self.plugin = plugin


class SettingsError(NewsmodelError, ValueError):
    """A setting is unknown or has the wrong type; the message lists the known ones.

    .. versionadded:: 0.1
    """


class FormatError(NewsmodelError, ValueError):
    """Input is malformed; the message names the file, the line and the field.

    Args:
        message: What is wrong and what would be right.
        source: The file or object that was read.
        line: Line number from 1, where known.
        field: Name or path of the field, where known.

    .. versionadded:: 0.1
    """

    def __init__(
        self, message: str, *, source: str | None = None, line: int | None = None, field: str | None = None
    ) -> None:
        place = ":".join(str(part) for part in (source, line) if part is not None)
        where = f"{place}: " if place else ""
        what = f"field {field!r}: " if field else ""
        super().__init__(f"{where}{what}{message}")
        self.source = source
        self.line = line
        self.field = field


class BadDateError(NewsmodelError, ValueError):
    """A publication date is not a date; `value` is what was given.

    .. versionadded:: 0.1
    """

    def __init__(self, value: object) -> None:
        super().__init__(f"published={value!r} is not a date; give YYYY-MM-DD, a date or an aware datetime")
        self.value = value


class TextTypeError(NewsmodelError, TypeError):
    """The text is not a str; decode bytes first, with the encoding that they are in.

    .. versionadded:: 0.1
    """


class LimitError(NewsmodelError, ValueError):
    """A text or a piece of work is larger than the limits of the parser allow.

    .. versionadded:: 0.1
    """


class VersionMismatchError(NewsmodelError, RuntimeError):
    """A worker has other versions of newsmodel or its plugins than the process that sent the work.

    .. versionadded:: 0.1
    """


class WorkerError(NewsmodelError, RuntimeError):
    """Worker processes can't be started, or one failed at a piece of work.

    .. versionadded:: 0.1
    """
