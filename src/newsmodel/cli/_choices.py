"""The options by which commands choose plugins, and the parser made of them."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from newsmodel import Parser
from newsmodel.cli._failure import Exit, Failure, reported

__all__ = ["make_parser", "parser_options"]

F = TypeVar("F", bound=Callable[..., Any])


_OPTIONS = (
    click.option(
        "--only",
        multiple=True,
        metavar="PLUGIN",
        help="Use only this plugin or plugin:extractor; may be given again.",
    ),
    click.option(
        "--without", multiple=True, metavar="PLUGIN", help="Leave this plugin or plugin:extractor out."
    ),
    click.option(
        "--plugin", "plugins", multiple=True, metavar="FILE.py", help="Add a plugin that is one Python file."
    ),
    click.option("--settings", metavar="FILE.toml", help="Read settings of plugins from a TOML file."),
)


def parser_options(function: F) -> F:
    """Add `--only`, `--without`, `--plugin` and `--settings` to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def make_parser(
    only: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    plugins: tuple[str, ...] = (),
    settings: str | None = None,
) -> Parser:
    """Build the parser that the options ask for.

    Raises:
        Failure: A name is unknown, or a plugin that was given by hand is broken.
    """
    with reported():
        try:
            parser = Parser(plugins, only=_split(only) or None, without=_split(without), settings=settings)
        except OSError as error:
            raise Failure(f"{settings!r} can't be read: {error.strerror}", Exit.INPUT) from None
    given = {name.replace("\\", "/").rpartition("/")[2].removesuffix(".py") for name in plugins}
    for plugin in parser.plugins:
        if plugin.state == "broken" and plugin.name in given:
            raise Failure(f"plugin {plugin.name} is broken: {plugin.reason}", Exit.USAGE)
    return parser


def _split(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for name in names for part in name.split(",") if part.strip())
