"""Errors as one line on stderr, with an exit code that tells what kind they are."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import IO, Any

import click

from newsmodel import NewsmodelError
from newsmodel.errors import BadDateError, LimitError, SettingsError, TextTypeError, UnknownNameError

__all__ = ["Exit", "Failure", "reported"]


class Exit(IntEnum):
    """Exit codes."""

    FAILED = 1
    USAGE = 2
    INPUT = 3
    NOT_INSTALLED = 4


class Failure(click.ClickException):
    """An error that the user can mend; shown as one line."""

    def __init__(self, message: str, code: Exit = Exit.FAILED) -> None:
        super().__init__(" ".join(message.split()))
        self.code = code

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """The exit code of the command."""
        return int(self.code)

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line to stderr."""
        click.echo(f"newsmodel: {self.message}", file=file or sys.stderr)


@contextmanager
def reported() -> Iterator[None]:
    """Turn the library's errors into failures of the command."""
    try:
        yield
    except BadDateError as error:
        raise Failure(f"{error.value!r} is not a date; write --published YYYY-MM-DD", Exit.USAGE) from error
    except (UnknownNameError, SettingsError) as error:
        raise Failure(str(error), Exit.USAGE) from error
    except (LimitError, TextTypeError) as error:
        raise Failure(str(error), Exit.INPUT) from error
    except NewsmodelError as error:
        raise Failure(str(error)) from error
