"""Words that may be cues, what the rules would say of each, and those that the tagger takes for one."""

from functools import cache
from typing import NamedTuple

import attrs

from newsmodel_quotes.lexicon import word_list
from newsmodel_quotes.phrases import guess_according, guess_noun
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation
from newsmodel_quotes.rules import guess_verb

__all__ = ["Candidate", "FoundCue", "candidates_of", "cue_nouns"]


class Candidate(NamedTuple):
    """A word that may be a cue.

    Args:
        token: Its token.
        guess: The relation that the rules see if it is one, or None.
    """

    token: int
    guess: Relation | None


@attrs.frozen
class FoundCue:
    """A cue that the tagger found.

    Args:
        tokens: Its tokens.
        head: Its main verb, or its noun, or its first token.
        guess: What the rules see in it, or None.
        score: How probable it is, from 0 to 1.
    """

    tokens: Range
    head: int
    guess: Relation | None
    score: float


@cache
def cue_nouns() -> frozenset[str]:
    """Nouns and other words that are known to attribute."""
    return frozenset(word_list("nouns.txt"))


def candidates_of(reading: Reading, first: int, stop: int) -> list[Candidate]:
    """The candidates of a sentence, outside its quotations.

    Args:
        reading: The text.
        first: The sentence's first token.
        stop: The token after its last.

    Returns:
        The candidates in order: verbs, nouns that are known to attribute, colons and "reportedly".
    """
    nouns, tags, lowers, inside = cue_nouns(), reading.tags, reading.lowers, reading.inside
    found = []
    for token in range(first, stop):
        if inside[token]:
            continue
        tag, lower = tags[token], lowers[token]
        if lower == "according":
            found.append(Candidate(token, guess_according(reading, token)))
        elif tag[:2] == "VB":
            found.append(Candidate(token, guess_verb(reading, token)))
        elif lower in nouns or lower == ":":
            found.append(Candidate(token, guess_noun(reading, token)))
    return found
