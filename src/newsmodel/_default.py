"""The parser that is there without being made."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from newsmodel.model import Article
from newsmodel.parser import Parser

__all__ = ["default_parser", "parse"]


@cache
def _default(plugins: str | None, without: str | None) -> Parser:
    return Parser()


def default_parser() -> Parser:
    """Return the parser with all installed plugins, made once for each choice of the environment."""
    return _default(os.environ.get("NEWSMODEL_PLUGINS"), os.environ.get("NEWSMODEL_NO_PLUGINS"))


def parse(text: str, **fields: Any) -> Article:
    """Read one article with all installed plugins.

    The parser is made at the first call and kept; it is made anew when `NEWSMODEL_PLUGINS` or
    `NEWSMODEL_NO_PLUGINS` changes.

    Args:
        text: The text, verbatim.
        fields: As for `Parser.parse`: `published`, `headline`, `source` ….

    Returns:
        The article.

    Example:
        >>> parse("", published="2022-01-13").statements
        ()

    .. versionadded:: 0.1
    """
    return default_parser().parse(text, **fields)
