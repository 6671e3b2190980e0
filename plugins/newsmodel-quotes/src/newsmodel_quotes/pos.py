"""A part-of-speech tagger of tables: the word's tags, settled by the tag before and the class after.

Greedy, left to right, three dictionary look-ups a word at most. The tables are counted from
machine-tagged news (see training/build_pos.py), in the spirit of Brill's lexicon with contextual patches
(Brill 1992, "A simple rule-based part of speech tagger").
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import attrs

from newsmodel_quotes.lexicon import lemma_of

__all__ = ["Tables", "classes_of", "tag_words"]


_DOUBTFUL = frozenset({"JJ", "MD", "RB", "NN"})
_AFTER_SUBJECT = frozenset({"VBD", "VBD|VBN", "VBN|VBD", "VBZ", "MD"})
_AFTER_VERB = frozenset({"IN|DT|WDT", "IN|WDT|DT", "IN|WDT", "WDT|IN|DT", "DT|IN", "IN|DT", "PRP", "DT"})
_AFTER_NAME = frozenset({",", ".", "VBD", "VBD|VBN", "VBZ", "MD"})


@attrs.frozen
class Tables:
    """The tables that the tagger looks up: tags of words, endings and capitals, and what contexts decide."""

    words: dict[str, str]
    suffixes: dict[str, str]
    capitals: dict[str, str]
    contexts: dict[str, str]


@cache
def _tables() -> Tables:
    parts: dict[str, dict[str, str]] = {"word": {}, "suffix": {}, "capital": {}, "context": {}}
    table = parts["word"]
    for line in (files("newsmodel_quotes") / "data" / "pos.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            table = parts[line[2:]]
        else:
            key, _, value = line.partition("\t")
            table[key] = value
    return Tables(parts["word"], parts["suffix"], parts["capital"], parts["context"])


def _word_class(word: str, lower: str, first: bool, tables: Tables) -> str:
    if word[:1].isupper():
        if not first:
            return tables.capitals.get(lower, "NNP")
        return tables.words.get(lower, "NNP")
    known = tables.words.get(lower)
    if known:
        return known
    if word[:1].isdigit():
        return "CD"
    if not word[:1].isalpha():
        return ":"
    if "-" in word:
        return "JJ"
    if lower.endswith("s") and lemma_of(lower):
        return "NNS|VBZ"
    for size in (4, 3, 2):
        known = tables.suffixes.get(lower[-size:])
        if known:
            return known
    return "NN"


def _mended(choice: str, before: str, word: str, lower: str, following: str, after: str) -> str:
    """Settle what the tables, counted in one field's news, get wrong elsewhere."""
    if choice == "JJ":
        if word[0].isupper():
            # "said Devine, who"
            return "NNP" if after in _AFTER_NAME else choice
        # "the general threatened"
        return "NN" if before == "DT" and after in _AFTER_SUBJECT else choice
    if choice == "MD":
        # "said Will Doyle"
        return "NNP" if word[0].isupper() and following[0].isupper() else choice
    if choice == "RB":
        # "the ward was full", "the ward's director"
        ends_phrase = after in _AFTER_SUBJECT or "POS" in after
        return "NN" if before in ("DT", "PRP$") and ends_phrase and lower.endswith("ward") else choice
    if before in ("NNS", "NNP") and after in _AFTER_VERB and lemma_of(lower) == lower:
        # "scientists suspect that"
        return "VBP"
    return choice


def classes_of(
    words: Sequence[str], lowers: Sequence[str], sentences: Sequence[int], tables: Tables
) -> list[str]:
    """The tags that each word may have, joined by bars, before context is asked."""
    classes: list[str] = []
    previous, after_mark = -1, False
    for word, lower, sentence in zip(words, lowers, sentences, strict=True):
        classes.append(_word_class(word, lower, sentence != previous or after_mark, tables))
        previous, after_mark = sentence, word in '"“:'
    return classes


def tag_words(
    words: Sequence[str], lowers: Sequence[str], sentences: Sequence[int], tables: Tables | None = None
) -> list[str]:
    """Tag the words of a text.

    Args:
        words: The tokens.
        lowers: The same in lower case.
        sentences: Number of each token's sentence.
        tables: What to look up; by default the tables that come with the plugin.

    Returns:
        A Penn tag a token (NNPS, JJR and the like merged with NNP, JJ).

    >>> tag_words(["He", "said", "so"], ["he", "said", "so"], [0, 0, 0])
    ['PRP', 'VBD', 'RB']
    """
    tables = tables or _tables()
    classes = classes_of(words, lowers, sentences, tables)
    contexts = tables.contexts
    tags: list[str] = []
    before, last, previous = "^", len(classes) - 1, -1
    for index, (choice, sentence) in enumerate(zip(classes, sentences, strict=True)):
        if sentence != previous:
            before, previous = "^", sentence
        if "|" in choice:
            after = classes[index + 1] if index < last and sentences[index + 1] == sentence else "$"
            lower = lowers[index]
            choice = (
                contexts.get(f"{lower} {before} {after}")
                or contexts.get(f"{lower} {before}")
                or contexts.get(f"{lower}  {after}")
                or contexts.get(f"{choice} {before} {after}")
                or contexts.get(f"{choice} {before}")
                or choice[: choice.index("|")]
            )
        if choice in _DOUBTFUL and before != "^" and index < last:
            following, after = words[index + 1], classes[index + 1]
            choice = _mended(choice, before, words[index], lowers[index], following, after)
        elif classes[index] == "NNS|VBZ" == f"{choice}|VBZ" and before in ("NN", "NNP"):
            # "the bank predicts": a form of a cue that the tables don't know.
            choice = "VBZ" if lowers[index] not in tables.words else choice
        tags.append(choice)
        before = choice
    return tags
