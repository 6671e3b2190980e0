"""An article on its way to and from other programs."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsmodel.model.article import Article

__all__ = ["Exchange"]


class Exchange:
    """The part of an article that writes and reads it; what does the work is imported when it is used."""

    __slots__ = ()

    def to_json(self: Any, *, include_text: bool = False, indent: int | None = None) -> str:
        """Return the article as JSON.

        Args:
            include_text: Add the words of every span, for people who read the JSON.
            indent: Spaces to indent by, or None for one line.

        Returns:
            JSON that `Article.from_json` reads back equal.

        Example:
            >>> from newsmodel import Article
            >>> Article.from_json(Article(text="x").to_json()) == Article(text="x")
            True
        """
        from newsmodel.model import _json

        return _json.dump(self, include_text=include_text, indent=indent)

    def to_html(self: Any) -> str:
        """Return the article as one self-contained HTML page.

        Findings marked, a panel by speaker, a timeline and a map. It fetches nothing.

        Example:
            >>> from newsmodel import Article
            >>> Article(text="<script>x</script>").to_html().count("<script>x")
            0
        """
        from newsmodel.model._view import render_page

        return render_page(self)

    def _repr_html_(self: Any) -> str:
        from newsmodel.model._view import render_fragment

        return render_fragment(self)

    @classmethod
    def from_json(cls, data: str | bytes, *, source: str | PathLike[str] | None = None) -> Article:
        """Load an article from JSON.

        Args:
            data: What `to_json` wrote.
            source: Name of the file, for error messages.

        Returns:
            The article; its facts are those that the JSON holds.

        Raises:
            FormatError: The JSON is malformed; the message names the place.

        Example:
            >>> from newsmodel import Article
            >>> Article.from_json('{"text": "Paris is calm.", "id": "a-1"}').text
            'Paris is calm.'
        """
        from newsmodel.model import _json

        return _json.load(data, source=str(source) if source is not None else None)

    @classmethod
    def from_trafilatura(cls, found: Any) -> Article:
        """Return the article that trafilatura extracted; trafilatura is not imported.

        Args:
            found: What `trafilatura.bare_extraction` returned: its document, or a mapping.

        Returns:
            The article, without facts.

        Raises:
            FormatError: A field has the wrong type.

        Example:
            >>> from newsmodel import Article
            >>> Article.from_trafilatura({"text": "Paris is calm.", "date": "2024-05-06"}).text
            'Paris is calm.'
        """
        from newsmodel.model._objects import from_trafilatura

        return from_trafilatura(found)

    @classmethod
    def from_newspaper(cls, found: Any) -> Article:
        """Return the article that newspaper4k parsed; newspaper4k is not imported.

        Args:
            found: A `newspaper.Article` after `parse()`.

        Returns:
            The article, without facts.

        Raises:
            FormatError: A field has the wrong type.

        Example:
            >>> from types import SimpleNamespace
            >>> from newsmodel import Article
            >>> Article.from_newspaper(SimpleNamespace(text="Paris is calm.")).text
            'Paris is calm.'
        """
        from newsmodel.model._objects import from_newspaper

        return from_newspaper(found)

    @classmethod
    def from_fundus(cls, found: Any) -> Article:
        """Return the article that fundus crawled; fundus is not imported.

        Args:
            found: A `fundus.Article`.

        Returns:
            The article, without facts.

        Raises:
            FormatError: A field has the wrong type.

        Example:
            >>> from types import SimpleNamespace
            >>> from newsmodel import Article
            >>> Article.from_fundus(SimpleNamespace(plaintext="Paris is calm.")).text
            'Paris is calm.'
        """
        from newsmodel.model._objects import from_fundus

        return from_fundus(found)
