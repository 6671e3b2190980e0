"""Event triggers by decision list: the most specific description of a word that is known decides.

After Yarowsky 1994: from the lemma in its grammatical shape over the lemma to the supersense.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from newsmodel_events.lexicon import data_lines, noun_of, verb_of
from newsmodel_events.reading import Reading

__all__ = ["Rate", "Word", "decide", "find_by_rules", "keys_of", "shipped_rates", "word_at"]

_THRESHOLD = 0.45
_CANDIDATES = frozenset({"NN", "NNS", "JJ"})
_NOUNS = frozenset({"NN", "NNS"})


class Rate(NamedTuple):
    """How often words of one description were triggers, and their usual class."""

    share: float
    timeml_class: str


# A word in its place, as far as the decision list looks at it: in lower case, its lemma, its part of speech;
# how a verb is used (P passive, M with a modal, A with another auxiliary, or its tag), of others whether a
# noun follows (c) or not (h); what follows a verb, of a noun what stands before and whether "of" follows.
Word = tuple[str, str, str, str, str]


def word_at(reading: Reading, i: int) -> Word | None:
    """Return the word at a token, or None where it can't be a trigger."""
    tags, lowers = reading.tags, reading.lowers
    tag = tags[i]
    after = tags[i + 1] if i + 1 < len(tags) else "."
    if tag[0] == "V":
        group = reading.group_at.get(i)
        if group is None:
            return None
        shape = "P" if group.passive else "M" if group.modal else "A" if group.auxiliaries else tag
        context = "n" if after in _CANDIDATES else "t" if after == "TO" else "x"
        return lowers[i], reading.lemmas[i], tag, shape, context
    if tag not in _CANDIDATES:
        return None
    shape = "c" if after in _NOUNS else "h"
    context = ""
    if tag != "JJ":
        of = i + 1 < len(tags) and lowers[i + 1] == "of"
        context = ("d" if i and tags[i - 1] == "DT" else "o") + ("of" if of else "")
    return lowers[i], reading.lemmas[i], tag, shape, context


def keys_of(word: Word) -> tuple[str, ...]:
    """Return the descriptions of a word, the most specific first."""
    lower, lemma, tag, shape, context = word
    if tag[0] == "V":
        verb = verb_of(lower)
        return (
            f"{lemma}/v/{shape}/{context}",
            f"{lemma}/v/{shape}",
            f"{lemma}/v",
            f"{verb.sense if verb else '?'}/{shape}/{context}",
            f"*/{shape}",
        )
    if tag == "JJ":
        return f"{lemma}/j/{shape}", f"{lemma}/j"
    noun = noun_of(lower)
    mark = f"{noun.sense}.{noun.event // 2}.{'d' if noun.verb else ''}" if noun else "?"
    return (
        f"{lemma}/n/{shape}/{tag}/{context[0]}",
        f"{lemma}/n/{shape}/{tag}",
        f"{lemma}/n/{shape}",
        f"{lemma}/n",
        f"{mark}/{shape}{context[1:]}",
        f"{mark}/{shape}",
    )


@cache
def shipped_rates() -> Mapping[str, Rate]:
    """Return the rates of the data folder."""
    rows = [line.partition("\t") for line in data_lines("trigger_rates.tsv")]
    return {key: _rate(values) for key, _, values in rows}


@cache
def _rate(values: str) -> Rate:
    share, timeml_class = values.split("\t")
    return Rate(float(share), timeml_class)


def decide(word: Word, rates: Mapping[str, Rate]) -> Rate | None:
    """Return the rate of the most specific description of a word that is known."""
    for key in keys_of(word):
        rate = rates.get(key)
        if rate is not None:
            return rate
    return None


@lru_cache(maxsize=65536)
def _decide(word: Word) -> Rate | None:
    return decide(word, shipped_rates())


def find_by_rules(reading: Reading, rates: Mapping[str, Rate] | None = None) -> list[tuple[int, str, float]]:
    """Return the triggers of a document: token, TimeML class, and the share of such words that are triggers.

    Args:
        reading: The document.
        rates: A decision list; the shipped one by default.
    """
    found = []
    for i, tag in enumerate(reading.tags):
        if (tag[0] == "V" or tag in _CANDIDATES) and i not in reading.auxiliary:
            word = word_at(reading, i)
            if word is not None:
                rate = _decide(word) if rates is None else decide(word, rates)
                if rate is not None and rate.share > _THRESHOLD:
                    found.append((i, rate.timeml_class, rate.share))
    return found
