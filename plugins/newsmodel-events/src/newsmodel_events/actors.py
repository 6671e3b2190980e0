"""Which actor a participant is."""

from newsmodel import Actor, ActorMention, Draft, Span, countries
from newsmodel_events.lexicon import word_set

__all__ = ["ActorIndex"]


class ActorIndex:
    """The actors of a document, by their mentions and countries.

    Args:
        draft: The document.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._by_mention: dict[str, str] = {}
        self._by_country: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for actor in draft[Actor]:
            self._names.setdefault(actor.name.casefold(), actor.id)
            for mention in actor.mentions:
                self._by_mention.setdefault(mention, actor.id)
            if actor.type == "country" and actor.country:
                self._by_country.setdefault(actor.country, actor.id)

    def actor_at(self, span: Span, head: Span, named: bool = False) -> str | None:
        """Return the id of the actor that a participant is, or None.

        Args:
            span: The participant.
            head: Its head.
            named: Only an actor that the span names.
        """
        if not self._names:
            return None
        if named:
            known = self._names.get(self.draft.text_of(span).casefold())
            if known is not None:
                return known
        counted = self.draft.text_of(head).lower() in word_set("words.txt", "quantifiers")
        best: tuple[int, int, int] | None = None
        chosen = None
        for mention in self.draft.overlapping(ActorMention, span):
            actor = self._by_mention.get(mention.id)
            if actor is None or (named and mention.form != "name"):
                continue
            if mention.span.start >= head.end and not counted:
                continue  # "the invasion of Ukraine" is not Ukraine
            rank = (
                int(mention.span.overlaps(head)),
                int(mention.form == "name"),
                min(mention.span.end, span.end) - max(mention.span.start, span.start),
            )
            if best is None or rank > best:
                best, chosen = rank, actor
        return chosen or self._country(span if counted else Span(span.start, max(head.end, span.start + 1)))

    def _country(self, span: Span) -> str | None:
        """The country that a nationality or a seat of government stands for."""
        if not self._by_country:
            return None
        for word in (
            self.draft.text_of(span).replace("-", " ").replace("'s", " ").replace("’s", " ").split()[:8]
        ):
            if not word[:1].isupper():
                continue
            found = (
                countries.country_of(word)
                or countries.country_of_demonym(word)
                or countries.country_of_seat(word)
            )
            if found is not None and found.code in self._by_country:
                return self._by_country[found.code]
        return None
