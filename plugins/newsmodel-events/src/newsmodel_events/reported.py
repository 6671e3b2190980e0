"""Which statement reports an event."""

from newsmodel import Draft, Span, Statement

__all__ = ["Reported"]


class Reported:
    """The statements of a document, by what they contain.

    Args:
        draft: The document.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._any = bool(draft[Statement])

    def at(self, span: Span) -> str | None:
        """Return the id of the shortest statement that says what stands at a span, or None."""
        if not self._any:
            return None
        best: tuple[int, str] | None = None
        for statement in self.draft.overlapping(Statement, span):
            if any(content.contains(span) for content in statement.contents):
                rank = (sum(len(c) for c in statement.contents), statement.id)
                if best is None or rank < best:
                    best = rank
        return best[1] if best else None
