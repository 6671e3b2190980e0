"""The two hooks of newsmodel: plugins hand objects over, the host runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from newsmodel.extractors import Extractor

__all__ = ["hookimpl", "newsmodel_extractors", "newsmodel_formats"]

_hookspec = pluggy.HookspecMarker("newsmodel")
hookimpl = pluggy.HookimplMarker("newsmodel")


@_hookspec
def newsmodel_extractors() -> list[Extractor]:  # type: ignore[empty-body]
    """Hand over extractors.

    Called once for each parser, when it is built, for each plugin by itself. Nothing runs then: the
    parser orders all extractors by what they make and need, and calls them for each article. A
    plugin whose implementation raises is left out, with an issue that says why.

    Returns:
        Extractors, in any order.

    .. versionadded:: 0.1
    """


@_hookspec
def newsmodel_formats() -> list[object]:  # type: ignore[empty-body]
    """Hand over formats that articles are read from and written to.

    Called when `newsmodel.read` or `newsmodel.write` looks for a format, for each plugin by itself.

    Returns:
        `newsmodel.formats.Format` objects.

    .. versionadded:: 0.1
    """
