"""newsmodel turns the text of a news article into typed facts.

Who said what, who they are, what happened, where and when; each fact with the characters it was
read from and the extractor that read it.

    >>> import newsmodel
    >>> article = newsmodel.parse("Nothing happened.", published="2022-01-13")
    >>> article.published.isoformat()
    '2022-01-13'
"""

from typing import TYPE_CHECKING

from newsmodel._default import parse
from newsmodel._loading import Plugin
from newsmodel._merge import Dropped
from newsmodel._version import API_VERSION, __version__
from newsmodel.draft import Draft
from newsmodel.errors import NewsmodelError
from newsmodel.extractors import Extractor, extractor
from newsmodel.hookspecs import hookimpl
from newsmodel.model import (
    PLOVER_CATEGORIES,
    Actor,
    ActorMention,
    Annotation,
    Article,
    Attribution,
    Dateline,
    Event,
    Evidence,
    Issue,
    NamedEntity,
    Paragraph,
    Participant,
    Place,
    PlaceGroup,
    PlaceMention,
    Provenance,
    Statement,
    TimeExpression,
    UnknownAnnotation,
    by_rule,
    kind,
    kind_of_tag,
    reference,
    references,
    registered_kinds,
    tag_of,
)
from newsmodel.parser import Limits, Parser, Trace
from newsmodel.spans import Span
from newsmodel.tokens import Tokens

if TYPE_CHECKING:
    from newsmodel.formats import read, write

__all__ = [
    "API_VERSION",
    "PLOVER_CATEGORIES",
    "Actor",
    "ActorMention",
    "Annotation",
    "Article",
    "Attribution",
    "Dateline",
    "Draft",
    "Dropped",
    "Event",
    "Evidence",
    "Extractor",
    "Issue",
    "Limits",
    "NamedEntity",
    "NewsmodelError",
    "Paragraph",
    "Parser",
    "Participant",
    "Place",
    "PlaceGroup",
    "PlaceMention",
    "Plugin",
    "Provenance",
    "Span",
    "Statement",
    "TimeExpression",
    "Tokens",
    "Trace",
    "UnknownAnnotation",
    "__version__",
    "by_rule",
    "extractor",
    "hookimpl",
    "kind",
    "kind_of_tag",
    "parse",
    "read",
    "reference",
    "references",
    "registered_kinds",
    "tag_of",
    "write",
]


def __getattr__(name: str) -> object:
    # Formats load when they are asked for: `import newsmodel` is fast.
    if name in ("read", "write"):
        from newsmodel import formats

        return getattr(formats, name)
    raise AttributeError(f"module 'newsmodel' has no attribute {name!r}")
