"""The console that views are written to: colour on a terminal, plain in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper

from rich.console import Console
from rich.theme import Theme

__all__ = ["clean", "make_console", "tidied"]

_WIDEST = 100
_NARROWEST = 40
_THEME = Theme(
    {
        "title": "bold",
        "section": "bold blue",
        "dim": "dim",
        "statement": "italic",
        "speaker": "bold magenta",
        "cue": "magenta",
        "date": "cyan",
        "place": "green",
        "event": "underline yellow",
        "number": "dim",
        "warning": "yellow",
        "error": "bold red",
        "info": "dim",
    },
    inherit=True,
)
# Control characters would act on the terminal, and lone surrogates can't be written.
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160), *range(0xD800, 0xE000)], "\ufffd")
_CONTROLS.update(dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029\u00a0"), " "))
_CONTROLS.update(
    dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), "\ufffd")
)


def make_console(width: int | None = None) -> Console:
    """Return a console on standard output; it heeds NO_COLOR, FORCE_COLOR and COLUMNS."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(theme=_THEME, highlight=False, emoji=False, markup=False, soft_wrap=False)
    console.width = width or max(_NARROWEST, min(_WIDEST, console.width))
    return console


@contextmanager
def tidied(console: Console) -> Iterator[None]:
    """Write without the blanks that tables put at line ends, where no terminal needs them."""
    if console.is_terminal:
        yield
        return
    with console.capture() as captured:
        yield
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def clean(text: str) -> str:
    """Return a text of the same length that is safe to show and has no line breaks."""
    return text.translate(_CONTROLS)
