"""Features of the trigger model."""

from collections.abc import Iterator
from functools import lru_cache

from newsmodel_events.lexicon import noun_of, verb_of
from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Candidate", "candidates", "own_keys"]

# Parts of speech that are as good as never triggers are no candidates.
_NOUNS = frozenset({"NN", "NNS"})
_CANDIDATES = _NOUNS | {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ"}
_REACH = 8  # tokens; a verb further off is not looked at


# Token; word, lemma and part of speech; features of its place.
Candidate = tuple[int, tuple[str, str, str], tuple[str, ...]]


def _shape(group: VerbGroup) -> str:
    return (
        f"{group.tense}{'p' if group.passive else ''}{'g' if group.progressive else ''}"
        f"{'h' if group.perfect else ''}{'n' if group.negation >= 0 else ''}{'m' if group.modal else ''}"
    )


@lru_cache(maxsize=32768)
def _mark(lower: str, tag: str) -> str:
    """What the lexicon says of a word: the supersense, and of a noun how eventive it is."""
    if tag[0] == "V":
        verb = verb_of(lower)
        return "v." + (verb.sense if verb else "?")
    if tag in _NOUNS:
        noun = noun_of(lower)
        return f"n.{noun.sense}.{noun.event // 2}{'d' if noun.verb else ''}" if noun else "n?"
    return tag


def own_keys(lower: str, lemma: str, tag: str) -> tuple[str, ...]:
    """Return the features of a word by itself.

    Args:
        lower: The word in lower case.
        lemma: Its lemma.
        tag: Its part of speech.
    """
    keys = ["", f"l={lemma}/{tag[0]}", "t=" + tag, "m=" + _mark(lower, tag)]
    if tag in _NOUNS:
        keys.append("s=" + lower[-4:])
        noun = noun_of(lower)
        if noun is not None:
            keys += [f"e={noun.event}.{noun.semi}.{noun.verb and 1}", "d=" + noun.verb]
    elif tag == "JJ":
        keys.append("s=" + lower[-3:])
    return tuple(keys)


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield the words of a document that may be triggers.

    Args:
        reading: The document.
    """
    lowers, tags, lemmas, groups = reading.lowers, reading.tags, reading.lemmas, reading.group_at
    for start, end in reading.ranges:
        verb, since = "^", 0
        for i in range(start, end):
            tag, lower = tags[i], lowers[i]
            governor = verb if since < _REACH else "^"
            since += 1
            group = groups.get(i)
            if group is not None:
                verb, since = group.lemma, 0
            elif tag == "." and lower != '"':
                verb = "^"
            if tag not in _CANDIDATES:
                continue
            before, tag_before = (lowers[i - 1], tags[i - 1]) if i > start else ("", "")
            after = tags[i + 1] if i + 1 < end else ""
            mark = _mark(lower, tag)
            if tag[0] == "V":
                shape = "aux" if i in reading.auxiliary else _shape(group) if group else "-"
                own = f"g={shape}/{mark}"
            elif tag == "JJ":
                own = f"b={before}/{after}"
            else:
                own = f"h={'c' if after in _NOUNS else 'h'}{mark}"
            place = (
                f"pt={tag_before}/{tag}",
                f"nt={tag}/{after}",
                "p=" + before,
                f"v={governor}/{tag[0]}",
                own,
            )
            yield i, (lower, lemmas[i], tag), place
