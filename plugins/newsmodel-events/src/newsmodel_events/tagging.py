"""Features of the trigger model."""

from collections.abc import Iterator

from newsmodel_events.lexicon import noun_of, verb_of
from newsmodel_events.reading import Reading, lemma_of
from newsmodel_events.verbgroups import VerbGroup

__all__ = [
    "CANDIDATES",
    "Candidate",
    "candidates",
    "governor_key",
    "keys_of",
    "pair_key",
    "tag_after_key",
    "tag_before_key",
    "word_before_key",
    "word_keys",
]

_NOUNS = frozenset({"NN", "NNS"})
# Parts of speech that are as good as never triggers are no candidates.
CANDIDATES = _NOUNS | {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ"}
_LOOKED_AT = CANDIDATES | {"."}
_REACH = 8  # tokens; a verb further off is not looked at


# A word that may be a trigger: token; part of speech; use and, after a blank, the word in lower case; the
# word before it; parts of speech of that and of the word after it; the lemma of the last verb before, or "^".
# The use of a verb is the form of its group, "aux" or "-", that of a noun whether one follows (c) or not (h).
Candidate = tuple[int, str, str, str, str, str, str]


def _shape(group: VerbGroup) -> str:
    shape = group.tense
    if group.auxiliaries:
        shape += (
            f"{'p' if group.passive else ''}{'g' if group.progressive else ''}{'h' if group.perfect else ''}"
        )
    return f"{shape}{'n' if group.negation >= 0 else ''}{'m' if group.modal else ''}"


def _verb_mark(lower: str) -> str:
    """What the lexicon says of a verb: the supersense."""
    verb = verb_of(lower)
    return "v." + (verb.sense if verb else "?")


def _noun_mark(lower: str) -> str:
    """What the lexicon says of a noun: the supersense, how eventive it is, and whether it is of a verb."""
    noun = noun_of(lower)
    return f"n.{noun.sense}.{noun.event // 2}{'d' if noun.verb else ''}" if noun else "n?"


def word_keys(tag: str, word: str) -> tuple[str, ...]:
    """Return the features of a word by itself and of its use, as candidates give them."""
    use, lower = word.split(" ", 1)
    keys = ["", f"l={lemma_of(lower, tag)}/{tag[0]}", "t=" + tag]
    if tag[0] == "V":
        mark = _verb_mark(lower)
        keys += ["m=" + mark, f"g={use}/{mark}"]
    elif tag in _NOUNS:
        mark = _noun_mark(lower)
        keys += ["m=" + mark, "s=" + lower[-4:], f"h={use}{mark}"]
        noun = noun_of(lower)
        if noun is not None:
            keys += [f"e={noun.event}.{noun.semi}.{noun.verb and 1}", "d=" + noun.verb]
    else:
        keys += ["m=" + tag, "s=" + lower[-3:]]
    return tuple(keys)


def word_before_key(before: str) -> str:
    """Return the feature of the word before a word."""
    return "p=" + before


def tag_before_key(tag: str, before: str) -> str:
    """Return the feature of a part of speech and the one before it."""
    return f"pt={before}/{tag}"


def tag_after_key(tag: str, after: str) -> str:
    """Return the feature of a part of speech and the one after it."""
    return f"nt={tag}/{after}"


def governor_key(tag: str, governor: str) -> str:
    """Return the feature of a part of speech and the last verb before it."""
    return f"v={governor}/{tag[0]}"


def pair_key(pair: str) -> str:
    """Return the feature of the word before an adjective and the part of speech after it."""
    return "b=" + pair


def keys_of(candidate: Candidate) -> tuple[str, ...]:
    """Return all features of a candidate."""
    _, tag, word, before, tag_before, after, governor = candidate
    keys = (
        *word_keys(tag, word), tag_before_key(tag, tag_before), tag_after_key(tag, after),
        word_before_key(before), governor_key(tag, governor),
    )  # fmt: skip
    return (*keys, pair_key(f"{before}/{after}")) if tag == "JJ" else keys


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield the words of a document that may be triggers.

    Args:
        reading: The document.
    """
    lowers, tags, groups = reading.lowers, reading.tags, reading.group_at
    auxiliary = {i for group in reading.groups for i in range(group.first, group.head)}
    bounds = iter(reading.ranges)
    start = end = 0
    verb, reach = "^", 0
    for i in [i for i, tag in enumerate(tags) if tag in _LOOKED_AT]:
        while i >= end:
            start, end = next(bounds)
            verb = "^"
        tag, lower = tags[i], lowers[i]
        if tag == ".":
            verb = verb if lower == '"' else "^"
            continue
        governor = verb if i <= reach else "^"
        before, tag_before = (lowers[i - 1], tags[i - 1]) if i > start else ("", "")
        after = tags[i + 1] if i + 1 < end else ""
        if tag[0] == "V":
            group = groups.get(i)
            if group is not None:
                verb, reach = group.lemma, i + _REACH
                use = _shape(group)
            else:
                use = "aux" if i in auxiliary else "-"
        else:
            use = "c" if after in _NOUNS else "h"
        yield i, tag, f"{use} {lower}", before, tag_before, after, governor
