"""Features of the trigger model."""

from collections.abc import Iterator

from newsmodel_events.lexicon import noun_of, verb_of
from newsmodel_events.memo import Memo
from newsmodel_events.reading import Reading, lemma_of
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Candidate", "candidates", "neighbour_keys", "own_keys"]

# Parts of speech that are as good as never triggers are no candidates.
_NOUNS = frozenset({"NN", "NNS"})
_CANDIDATES = _NOUNS | {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ"}
_LOOKED_AT = _CANDIDATES | {"."}
_REACH = 8  # tokens; a verb further off is not looked at


# Token; word, as `own_keys` takes it; tags around it, as `neighbour_keys` takes them; other features.
Candidate = tuple[int, str, str, tuple[str, str, str]]


def _shape(group: VerbGroup) -> str:
    shape = group.tense
    if group.auxiliaries:
        shape += (
            f"{'p' if group.passive else ''}{'g' if group.progressive else ''}{'h' if group.perfect else ''}"
        )
    return f"{shape}{'n' if group.negation >= 0 else ''}{'m' if group.modal else ''}"


def _verb_mark(lower: str) -> str:
    verb = verb_of(lower)
    return "v." + (verb.sense if verb else "?")


def _noun_mark(lower: str) -> str:
    noun = noun_of(lower)
    return f"n.{noun.sense}.{noun.event // 2}{'d' if noun.verb else ''}" if noun else "n?"


# What the lexicon says of a word: the supersense, and of a noun how eventive it is.
_VERB_MARKS = Memo(_verb_mark)
_NOUN_MARKS = Memo(_noun_mark)


def own_keys(word: str) -> tuple[str, ...]:
    """Return the features of a word by itself.

    Args:
        word: Its part of speech, a blank and the word in lower case.
    """
    tag, lower = word.split(" ", 1)
    keys = ["", f"l={lemma_of(lower, tag)}/{tag[0]}", "t=" + tag]
    if tag[0] == "V":
        keys.append("m=" + _VERB_MARKS[lower])
    elif tag in _NOUNS:
        keys += ["m=" + _NOUN_MARKS[lower], "s=" + lower[-4:]]
        noun = noun_of(lower)
        if noun is not None:
            keys += [f"e={noun.event}.{noun.semi}.{noun.verb and 1}", "d=" + noun.verb]
    else:
        keys += ["m=" + tag, "s=" + lower[-3:]]
    return tuple(keys)


def neighbour_keys(neighbours: str) -> tuple[str, ...]:
    """Return the features of the parts of speech before a word, of it and after it, with blanks between."""
    before, tag, after = neighbours.split(" ")
    return f"pt={before}/{tag}", f"nt={tag}/{after}"


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield the words of a document that may be triggers.

    Args:
        reading: The document.
    """
    lowers, tags, groups = reading.lowers, reading.tags, reading.group_at
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
            shape = "aux" if i in reading.auxiliary else _shape(group) if group else "-"
            own = f"g={shape}/{_VERB_MARKS[lower]}"
        elif tag == "JJ":
            own = f"b={before}/{after}"
        else:
            own = f"h={'c' if after in _NOUNS else 'h'}{_NOUN_MARKS[lower]}"
        place = "p=" + before, f"v={governor}/{tag[0]}", own
        yield i, f"{tag} {lower}", f"{tag_before} {tag} {after}", place
