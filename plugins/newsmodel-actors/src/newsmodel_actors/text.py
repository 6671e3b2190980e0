"""One reading of a draft's tokens that the finders of mentions share."""

from bisect import bisect_right
from collections.abc import Sequence

from newsmodel import Draft, NamedEntity, Span
from newsmodel_actors import lexicon
from newsmodel_actors.nations import code_of_country, code_of_demonym

__all__ = ["Name", "Text", "is_capitalised"]

_OUTSIDE = ("",) * 4  # so that a place right outside the text has an empty word
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


class Name:
    """A named entity with its place in the tokens.

    Attributes:
        entity: The entity.
        label: Its label.
        first: Index of its first token.
        last: Index after its last token.
        bare: Index of the first token after titles that the recogniser included.
    """

    __slots__ = ("bare", "entity", "first", "label", "last")

    def __init__(self, entity: NamedEntity, first: int, last: int) -> None:
        self.entity, self.label, self.first, self.last, self.bare = entity, entity.label, first, last, first


class Text:
    """The tokens of a draft with the names in them.

    Args:
        draft: A draft that has its `NamedEntity` layer.
    """

    __slots__ = (
        "count",
        "ends",
        "heads",
        "lowers",
        "name_of",
        "names",
        "sentences",
        "source",
        "starts",
        "tokens",
        "words",
    )

    def __init__(self, draft: Draft) -> None:
        tokens = draft.tokens
        self.tokens = tokens
        self.source = draft.text
        self.words: Sequence[str] = [*tokens.words, *_OUTSIDE]
        self.lowers: Sequence[str] = [*tokens.lowers, *_OUTSIDE]
        self.starts: Sequence[int] = tokens.starts
        self.ends: Sequence[int] = tokens.ends
        self.sentences: Sequence[int] = tokens.sentences
        self.count = count = len(tokens)
        self.names: list[Name] = []
        self.name_of: dict[int, Name] = {}
        words, starts, ends, names, name_of = self.words, self.starts, self.ends, self.names, self.name_of
        first = 0
        for entity in draft[NamedEntity]:
            span = entity.span
            first, end = bisect_right(ends, span.start, first), span.end
            last = first
            while last < count and starts[last] < end:
                last += 1
            if first == last or first in name_of:
                continue
            if last - first > 1 and words[last - 1] in _POSSESSIVES:
                last -= 1
            name = name_of[first] = Name(entity, first, last)
            names.append(name)
            for index in range(first + 1, last):
                name_of.setdefault(index, name)

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `first` to `last`, the last excluded."""
        return Span(self.starts[first], self.ends[last - 1])

    def span_of(self, name: Name) -> Span:
        """Return the characters of a name's tokens: the span of its entity, where that keeps to tokens."""
        span = name.entity.span
        if span.start == self.starts[name.first] and span.end == self.ends[name.last - 1]:
            return span
        return self.span(name.first, name.last)

    def joined(self, first: int, last: int) -> str:
        """Return the words of a range of tokens with single blanks between them."""
        return self.words[first] if last == first + 1 else " ".join(self.words[first:last])

    def sentence_start(self, index: int) -> int:
        """Return the first token of the sentence, at most 40 tokens back."""
        sentences, here = self.sentences, self.sentences[index]
        floor = max(0, index - 40)
        while index > floor and sentences[index - 1] == here:
            index -= 1
        return index

    def lower(self, index: int) -> str:
        """Return a token in lower case, or the empty string outside the text."""
        return self.lowers[index] if 0 <= index < self.count else ""

    def is_possessive(self, index: int) -> bool:
        """Whether the token is a possessive clitic; a quotation mark that opens has a blank before it."""
        word = self.words[index]
        if word not in _POSSESSIVES:
            return False
        return len(word) > 1 or (index > 0 and self.ends[index - 1] == self.starts[index])

    def owns(self, first: int, last: int) -> bool:
        """Whether a possessive clitic is among some tokens."""
        return not _POSSESSIVES.isdisjoint(self.words[first:last]) and any(
            map(self.is_possessive, range(first, last))
        )

    def is_national(self, index: int) -> bool:
        """Whether the token is a country's name, alias or demonym."""
        word = self.words[index]
        return word[:1].isupper() and (code_of_demonym(word) is not None or code_of_country(word) is not None)


def is_capitalised(word: str) -> bool:
    """Whether a word is written like a name.

    Example:
        >>> is_capitalised("Acme"), is_capitalised("table"), is_capitalised("I")
        (True, False, False)
    """
    return word[:1].isupper() and word != "I"


def person_noun(word: str) -> bool:
    """Whether a lower-case word is an office, rank or other noun for people.

    Example:
        >>> person_noun("minister"), person_noun("then-mayor"), person_noun("nations")
        (True, True, False)
    """
    known = lexicon.person_nouns().get(word)
    if known is not None:
        return known
    if "-" in word:
        prefix, _, rest = word.partition("-")
        if prefix in _PREFIXES:
            return person_noun(rest)
        if rest.startswith("of-"):  # "mother-of-two"
            return person_noun(prefix)
        return word.endswith("-elect") and person_noun(word[:-6])
    return False


_PREFIXES = lexicon.word_set("text.prefixes")
