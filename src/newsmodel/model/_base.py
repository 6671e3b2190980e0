"""What every kind of annotation shares."""

from __future__ import annotations

import attrs

from newsmodel.model._checks import in_confidence_range
from newsmodel.spans import Span

__all__ = ["Annotation", "Provenance", "UnknownAnnotation", "by_rule"]


@attrs.frozen
class Provenance:
    """Who made an annotation.

    Args:
        plugin: Distribution name of the plugin; `"human"` for a correction by hand.
        version: The plugin's version.
        extractor: Name of the extractor inside the plugin.
        rule: The author's name for the rule that fired, or None.

    Example:
        >>> Provenance("newsmodel-dates", "0.1.0", "english", "weekday").address
        'newsmodel-dates:english'

    .. versionadded:: 0.1
    """

    plugin: str
    version: str = ""
    extractor: str = ""
    rule: str | None = None

    @property
    def address(self) -> str:
        """The address, plugin and extractor, that `prefer=` and `without=` take."""
        return f"{self.plugin}:{self.extractor}" if self.extractor else self.plugin


def by_rule(rule: str) -> Provenance:
    """Name the rule that made an annotation; the runner fills in the rest.

    Args:
        rule: A short name, the same for all that this rule makes.

    Returns:
        A provenance that has nothing but the rule.

    Example:
        >>> by_rule("weekday").rule
        'weekday'

    .. versionadded:: 0.1
    """
    return Provenance("", "", "", rule)


@attrs.frozen(kw_only=True)
class Annotation:
    """Base of every kind: something that an extractor read at a place in the text.

    Args:
        span: The characters that it was read from.
        id: Unique in the article. An author may set any local name, to link annotations of one
            extractor's output; the runner replaces it.
        confidence: In [0, 1], or None for "not scored". Never compared across plugins.
        made_by: Stamped by the runner; an author may give `by_rule("name")`.
        also_by: Others who made an equal annotation.

    Example:
        >>> Annotation(span=Span(0, 4), made_by=by_rule("first-word")).made_by.rule
        'first-word'

    .. versionadded:: 0.1
    """

    span: Span
    id: str = ""
    confidence: float | None = attrs.field(default=None, validator=in_confidence_range)
    made_by: Provenance | None = None
    also_by: tuple[Provenance, ...] = ()


@attrs.frozen(kw_only=True)
class UnknownAnnotation(Annotation):
    """An annotation of a kind that is not installed; it dumps back as it was loaded.

    Args:
        tag: The kind's tag.
        raw: The JSON text of the annotation.

    Example:
        >>> from newsmodel import Article
        >>> raw = '{"$kind": "x:Vote", "span": {"start": 0, "end": 4}}'
        >>> article = Article.from_json('{"text": "Oslo", "layers": {"x:Vote": [%s]}}' % raw)
        >>> article.layer("x:Vote")[0].tag
        'x:Vote'

    .. versionadded:: 0.1
    """

    tag: str
    raw: str
