"""Where the phrases and verb groups of a document stand to each other."""

from collections.abc import Callable

from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Layout"]


class Layout:
    """Where phrases and verb groups stand to each other.

    Args:
        reading: The document.
    """

    def __init__(self, reading: Reading) -> None:
        if not reading.phrases:
            reading.find_phrases()
        self.reading = reading
        self.phrases = reading.phrases

        self._coordinated = {phrase.mate for phrase in self.phrases}
        by_token: list[tuple[int, int]] = []
        for bounds in reading.ranges:
            by_token += [bounds] * (bounds[1] - bounds[0])
        # the token range of the sentence that holds a token; no method, as `phrase_of` is none
        self.bounds: Callable[[int], tuple[int, int]] = by_token.__getitem__

    def members(self, phrase: int) -> list[int]:
        """Return a phrase and those coordinated with it after it."""
        found = [phrase]
        if phrase not in self._coordinated:
            return found
        for k in range(phrase + 1, min(phrase + 12, len(self.phrases))):
            candidate = self.phrases[k]
            if candidate.mate in found:
                found.append(k)
            elif k - found[-1] > 3 or candidate.start - self.phrases[found[-1]].end > 8:
                break
        return found

    def whole_start(self, number: int) -> int:
        """Return the first token of a phrase with its possessors."""
        phrase = self.phrases[number]
        for _ in range(4):
            if phrase.owner < 0:
                break
            phrase = self.phrases[phrase.owner]
        return phrase.start

    def first_of(self, phrase: int) -> int:
        """Return the first member of a coordination."""
        for _ in range(12):
            if self.phrases[phrase].mate < 0:
                break
            phrase = self.phrases[phrase].mate
        return phrase

    def phrase_before(self, token: int, start: int) -> int:
        """Return the number of the last phrase that ends at or before a token, not before `start`, or -1."""
        phrase_of = self.reading.phrase_of
        for i in range(token - 1, max(start, token - 40) - 1, -1):
            number = phrase_of(i)
            if number >= 0:
                return number
        return -1

    def group_before(self, token: int, start: int) -> VerbGroup | None:
        """Return the last verb group whose head stands before a token, in the sentence."""
        verbs = self.reading.verbs
        for i in range(token - 1, max(start, token - 60) - 1, -1):
            if i in verbs:
                return verbs[i]
        return None
