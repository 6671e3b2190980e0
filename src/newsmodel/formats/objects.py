"""Articles of trafilatura, newspaper4k and fundus, told by what they have: nothing is imported."""

from __future__ import annotations

from typing import Any

from newsmodel.formats._base import Format
from newsmodel.model._objects import from_fundus, from_newspaper, from_trafilatura

__all__ = ["FORMATS", "from_fundus", "from_newspaper", "from_trafilatura"]


def _has(*names: str) -> Any:
    return lambda value: all(hasattr(value, name) for name in names)


FORMATS = (
    Format("fundus", read=lambda s: iter([from_fundus(s.value)]), accepts=_has("publishing_date", "body")),
    Format("newspaper", read=lambda s: iter([from_newspaper(s.value)]), accepts=_has("publish_date", "text")),
    Format(
        "trafilatura",
        read=lambda s: iter([from_trafilatura(s.value)]),
        accepts=_has("text", "sitename", "hostname"),
    ),
)
