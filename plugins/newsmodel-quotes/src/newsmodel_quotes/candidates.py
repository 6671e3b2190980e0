"""Words that may be cues, what the rules would say of each, and those that the tagger takes for one."""

from functools import cache
from typing import NamedTuple

from newsmodel_quotes.frames import VERBAL
from newsmodel_quotes.lexicon import word_list
from newsmodel_quotes.linear import Weights, probability, weights_of
from newsmodel_quotes.phrases import guess_according, guess_noun
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation
from newsmodel_quotes.rules import guess_verb
from newsmodel_quotes.sources import verb_group

__all__ = [
    "Candidate",
    "FoundCue",
    "candidates_of",
    "cue_nouns",
    "first_look",
    "guess_of",
    "possible_cues",
]

# Words that are less probably a cue than this at first look are looked at no further.
LEAST = 0.1


class Candidate(NamedTuple):
    """A word that may be a cue.

    Args:
        token: Its token.
        guess: The relation that the rules see if it is one, or None.
    """

    token: int
    guess: Relation | None


class FoundCue(NamedTuple):
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
    return frozenset([*word_list("nouns.txt"), "according", ":"])


def possible_cues(reading: Reading, first: int, stop: int) -> list[int]:
    """Verbs but no auxiliaries, nouns that are known to attribute, colons, "according"; not in quotations.

    Args:
        reading: The text.
        first: The first token.
        stop: The token after the last.

    Returns:
        Their tokens, in order.
    """
    nouns, tags, lowers, inside = cue_nouns(), reading.tags, reading.lowers, reading.inside
    found = []
    covered = stop
    spots = [
        token
        for token in range(first, stop)
        if (tags[token] in VERBAL or lowers[token] in nouns) and not inside[token]
    ]
    for token in reversed(spots):
        if tags[token] in VERBAL and lowers[token] != "according":
            if token < covered:
                found.append(token)
                covered = verb_group(reading, token).first
        elif lowers[token] in nouns:
            found.append(token)
    found.reverse()
    return found


def first_look(reading: Reading, token: int) -> list[str]:
    """Features that tell at little cost which words are hardly a cue: the word and its neighbours."""
    lowers, tags = reading.lowers, reading.tags
    word, tag = lowers[token], tags[token]
    begin, stop = reading.firsts[reading.sentences[token]]
    before, before_tag = (lowers[token - 1], tags[token - 1]) if token > begin else ("<", "<")
    after, after_tag = (lowers[token + 1], tags[token + 1]) if token + 1 < stop else (">", ">")
    return (
        "1"
        f"\nw{word}"
        f"\nt{word} {tag}"
        f"\na{before}"
        f"\nb{after}"
        f"\nA{before_tag} {tag}"
        f"\nB{after_tag} {tag}"
        f"\nC{word} {after_tag}"
        f"\nD{before_tag} {word}"
    ).split("\n")


def candidates_of(reading: Reading, first: int, stop: int, weights: Weights | None = None) -> list[Candidate]:
    """The words of a sentence that may be cues, and what the rules make of each.

    Args:
        reading: The text.
        first: The sentence's first token.
        stop: The token after its last.
        weights: Of the first look, which leaves out what is hardly a cue; by default the model that comes
            with the plugin.

    Returns:
        The candidates in order.
    """
    if weights is None:
        weights = weights_of("candidates")
    return [
        Candidate(token, guess_of(reading, token))
        for token in possible_cues(reading, first, stop)
        if probability(weights, first_look(reading, token)) >= LEAST
    ]


def guess_of(reading: Reading, token: int) -> Relation | None:
    """What the rules would say of a word if it were a cue."""
    if reading.lowers[token] == "according":
        return guess_according(reading, token)
    return (guess_verb if reading.tags[token] in VERBAL else guess_noun)(reading, token)
