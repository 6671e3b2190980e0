"""A part-of-speech tagger of tables: the word's tags, settled by the tag before and the class after.

Greedy, left to right, three dictionary look-ups a word at most. The tables are counted from
machine-tagged news (see training/build_pos.py), in the spirit of Brill's lexicon with contextual patches
(Brill 1992, "A simple rule-based part of speech tagger").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import attrs

from newsmodel_quotes.lexicon import lemma_of, places_of

__all__ = ["Tables", "classes_of", "tag_words"]

# Words whose classes are kept.
_MANY = 1 << 16
_OPENERS = frozenset('"“:')
# Tags that may have to be mended, and after which ones (none: after any).
_UNSURE = {
    "JJ": frozenset[str](),
    "MD": frozenset[str](),
    "NN": frozenset({"NNS", "NNP"}),
    "RB": frozenset({"DT", "PRP$"}),
    "VB": frozenset({"NN", "NNP", "PRP"}),
}
_AFTER_SUBJECT = frozenset({"VBD", "VBD|VBN", "VBN|VBD", "VBZ", "MD"})
_AFTER_VERB = frozenset({"IN|DT|WDT", "IN|WDT|DT", "IN|WDT", "WDT|IN|DT", "DT|IN", "IN|DT", "PRP", "DT"})
_AFTER_NAME = frozenset({",", ".", "VBD", "VBD|VBN", "VBZ", "MD"})


@attrs.frozen(eq=False)
class Tables:
    """The tables that the tagger looks up: tags of words, endings and capitals, and what contexts decide.

    Args:
        words: The tags of a word, joined by bars, commonest first.
        suffixes: The same of a word's ending.
        capitals: The same of a word that is capitalised inside a sentence, in lower case.
        contexts: For a word, or the tags that it may have, which one the tag before and the class after
            decide ("before after", "before" or " after").
    """

    words: dict[str, str]
    suffixes: dict[str, str]
    capitals: dict[str, str]
    contexts: dict[str, dict[str, str]]
    inner: _Classes = attrs.field(init=False)
    first: _Classes = attrs.field(init=False)
    decisions: dict[str, dict[str, str]] = attrs.field(init=False)
    defaults: dict[str, str] = attrs.field(init=False)
    undecided: frozenset[str] = attrs.field(init=False)

    @inner.default
    def _inside(self) -> _Classes:
        return _Classes(self, True)

    @first.default
    def _opening(self) -> _Classes:
        return _Classes(self, False)

    @decisions.default
    def _marked(self) -> dict[str, dict[str, str]]:
        """The contexts, with an empty entry for each tag before that decides only with the class after it."""
        return {
            word: {**{around.partition(" ")[0]: "" for around in decided}, **decided}
            for word, decided in self.contexts.items()
        }

    @defaults.default
    def _commonest(self) -> dict[str, str]:
        tables = (self.words, self.suffixes, self.capitals)
        choices = {choice for table in tables for choice in table.values() if "|" in choice} | {"NNS|VBZ"}
        return {choice: choice[: choice.index("|")] for choice in choices}

    @undecided.default
    def _to_decide(self) -> frozenset[str]:
        return frozenset({*self.defaults, *_UNSURE})


@cache
def _tables() -> Tables:
    parts: dict[str, dict[str, str]] = {}
    contexts: dict[str, dict[str, str]] = {}
    for part in (files("newsmodel_quotes") / "data" / "pos.tsv").read_text(encoding="utf-8").split("# ")[1:]:
        name, _, rows = part.partition("\n")
        cells = rows.rstrip("\n").replace("\n", "\t").split("\t")
        parts[name] = dict(zip(cells[::2], cells[1::2], strict=True))
    for key, tag in parts["context"].items():
        word, _, around = key.partition(" ")
        contexts.setdefault(word, {})[around] = tag
    return Tables(parts["word"], parts["suffix"], parts["capital"], contexts)


class _Classes(dict[str, str]):
    """The tags that each word may have, found when first asked for.

    Args:
        tables: Where to look.
        inner: Whether the words stand where a capital tells a name.
    """

    def __init__(self, tables: Tables, inner: bool) -> None:
        super().__init__()
        self._tables, self._inner = tables, inner

    def __missing__(self, word: str) -> str:
        if len(self) > _MANY:
            self.clear()
        found = self[word] = self._look_up(word, word.lower())
        return found

    def _look_up(self, word: str, lower: str) -> str:
        tables = self._tables
        if word[:1].isupper():
            return (tables.capitals if self._inner else tables.words).get(lower, "NNP")
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


def _choose(choice: str, before: str, lower: str, after: str, tables: Tables) -> str:
    """The tag of a word that may have several, by the tag before it and the class after it."""
    own = tables.decisions.get(lower)
    if own is not None:
        near = before in own and (own.get(f"{before} {after}") or own[before])
        found = near or own.get(f" {after}")
        if found:
            return found
    shared = tables.decisions.get(choice)
    if shared is not None and before in shared:
        found = shared.get(f"{before} {after}") or shared[before]
        if found:
            return found
    return tables.defaults[choice]


def _mended(choice: str, own: str, before: str, word: str, following: str, after: str) -> str:
    """Settle what the tables, counted in one field's news, get wrong elsewhere."""
    if choice == "VB":
        # "the notice read", "he put": no infinitive stands right after its subject
        return "VBD" if "VBD" in own.split("|") else choice
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
        return (
            "NN" if (after in _AFTER_SUBJECT or "POS" in after) and word.lower().endswith("ward") else choice
        )
    if after in _AFTER_VERB:
        # "scientists suspect that"
        lower = word.lower()
        return "VBP" if lemma_of(lower) == lower else choice
    return choice


def classes_of(words: Sequence[str], sentences: Iterable[tuple[int, int]], tables: Tables) -> list[str]:
    """The tags that each word may have, joined by bars, before context is asked."""
    classes = [*map(tables.inner.__getitem__, words)]
    firsts = [first for first, _ in sentences]
    firsts += [at + 1 for at in places_of(_OPENERS, words[:-1])]
    for first in firsts:
        classes[first] = tables.first[words[first]]
    return classes


def tag_words(
    words: Sequence[str], sentences: Sequence[tuple[int, int]], tables: Tables | None = None
) -> list[str]:
    """Tag the words of a text.

    Args:
        words: The tokens.
        sentences: First token of each sentence, and the one after its last.
        tables: What to look up; by default the tables that come with the plugin.

    Returns:
        A Penn tag a token (NNPS, JJR and the like merged with NNP, JJ).

    >>> tag_words(["He", "said", "so"], [(0, 3)])
    ['PRP', 'VBD', 'RB']
    """
    tables = tables or _tables()
    classes = classes_of(words, sentences, tables)
    tags = classes.copy()
    edges = {first for first, _ in sentences}
    last = len(words) - 1
    for at in places_of(tables.undecided, classes):
        before = "^" if at in edges else tags[at - 1]
        choice = classes[at]
        if choice in tables.defaults:
            after = "$" if at == last or at + 1 in edges else classes[at + 1]
            choice = tags[at] = _choose(choice, before, words[at].lower(), after, tables)
        unsure = _UNSURE.get(choice)
        if unsure is not None and before != "^" and at < last and (not unsure or before in unsure):
            tags[at] = _mended(choice, classes[at], before, words[at], words[at + 1], classes[at + 1])
        elif choice == "NNS" and classes[at] == "NNS|VBZ" and before in ("NN", "NNP"):
            # "the bank predicts": a form of a cue that the tables don't know.
            tags[at] = "NNS" if words[at].lower() in tables.words else "VBZ"
    return tags
