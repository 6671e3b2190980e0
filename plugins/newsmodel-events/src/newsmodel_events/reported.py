"""Which statement reports an event."""

from bisect import bisect_left, bisect_right

from newsmodel import Draft, Statement

__all__ = ["Reported"]


class Reported:
    """The statements of a document, by what they contain.

    Args:
        draft: The document.
    """

    def __init__(self, draft: Draft) -> None:
        tokens = draft.tokens
        self._by_token: list[str | None] = [None] * len(tokens)
        # the longest first, so that a shorter one inside it has the last word
        for statement in sorted(draft[Statement], key=_length, reverse=True):
            for content in statement.contents:
                first, last = (
                    bisect_left(tokens.starts, content.start),
                    bisect_right(tokens.ends, content.end),
                )
                self._by_token[first:last] = [statement.id] * (last - first)

    def at(self, token: int) -> str | None:
        """Return the id of the shortest statement that says a token, or None."""
        return self._by_token[token]


def _length(statement: Statement) -> tuple[int, str]:
    return sum(content.end - content.start for content in statement.contents), statement.id
