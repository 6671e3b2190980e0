"""Which actor a participant is."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from newsmodel import Actor, ActorMention, Draft, countries
from newsmodel_events.lexicon import word_set

__all__ = ["ActorIndex"]


# First character and the one after the last, is it a name, and the actor.
_Mention = tuple[int, int, bool, str]


class ActorIndex:
    """The actors of a document, by their mentions and countries.

    Args:
        draft: The document.
    """

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._by_country: dict[str, str] = {}
        self._names: dict[str, str] = {}
        by_mention: dict[str, str] = {}
        for actor in draft[Actor]:
            self._names.setdefault(actor.name.casefold(), actor.id)
            for mention in actor.mentions:
                by_mention.setdefault(mention, actor.id)
            if actor.type == "country" and actor.country:
                self._by_country.setdefault(actor.country, actor.id)
        self._mentions: list[_Mention] = [
            (m.span.start, m.span.end, m.form == "name", by_mention[m.id])
            for m in draft[ActorMention]
            if m.id in by_mention
        ]
        self._starts = [start for start, _, _, _ in self._mentions]
        # how far the mentions up to each one go
        self._reach = list(accumulate([end for _, end, _, _ in self._mentions], max))

    def actor_at(self, start: int, end: int, head: tuple[int, int], named: bool = False) -> str | None:
        """Return the id of the actor that a participant is, or None.

        Args:
            start: The participant's first character.
            end: The character after its last.
            head: The same of its head.
            named: Only an actor that the span names.
        """
        if not self._names:
            return None
        text = self._text
        if named:
            known = self._names.get(text[start:end].casefold())
            if known is not None:
                return known
        head_start, head_end = head
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        if first == last and not self._by_country:
            return None
        best: tuple[bool, bool, int] | None = None
        chosen = None
        for at, to, by_name, actor in self._mentions[first:last]:
            if to <= start or (named and not by_name) or (at >= head_end and not self._counts(head)):
                continue  # "the invasion of Ukraine" is not Ukraine
            rank = (at < head_end and to > head_start, by_name, min(to, end) - max(at, start))
            if best is None or rank > best:
                best, chosen = rank, actor
        if chosen:
            return chosen
        if not self._by_country or text[start:end].islower():
            return None
        return self._country(text[start : end if self._counts(head) else max(head_end, start + 1)])

    def _counts(self, head: tuple[int, int]) -> bool:
        """Does a participant's head only say how many: "dozens of soldiers"?"""
        return self._text[head[0] : head[1]].lower() in word_set("quantifiers")

    def _country(self, words: str) -> str | None:
        """The country that a nationality or a seat of government stands for."""
        for word in words.replace("-", " ").replace("'s", " ").replace("’s", " ").split()[:8]:
            code = _code_of(word) if word[:1].isupper() else None
            if code in self._by_country:
                return self._by_country[code]
        return None


@lru_cache(maxsize=8192)
def _code_of(word: str) -> str | None:
    found = (
        countries.country_of(word) or countries.country_of_demonym(word) or countries.country_of_seat(word)
    )
    return found.code if found is not None else None
