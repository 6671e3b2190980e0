"""Sources: the noun phrase that a cue names as the one who spoke."""

from typing import NamedTuple

from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import word_list, word_set
from newsmodel_quotes.reading import Reading

__all__ = ["Group", "after_by", "phrase_after", "phrase_before", "verb_group", "with_antecedent"]

_PHRASE = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "CD", "PRP$", "POS", "VBN", "VBG", "$", "RB"})
_HEAD = frozenset({"NN", "NNS", "NNP", "PRP", "CD", "DT", "WP", "WDT", "EX"})
_LINKS = frozenset({"of", "for", "in", "at", "from", "on", "with", "to", "against", "near", "about", "among"})
_AUX = frozenset(word_list("auxiliaries.txt"))
_BE = word_set("be")
_PARTICLES = word_set("name_particles")
_WEEKDAYS = word_set("weekdays")


class Group(NamedTuple):
    """A verb with its auxiliaries.

    Args:
        first: First token of the group.
        verb: The main verb.
        passive: Whether it is a passive.
        infinitive: Whether "to" opens it.
    """

    first: int
    verb: int
    passive: bool
    infinitive: bool


def verb_group(reading: Reading, verb: int) -> Group:
    """Find the auxiliaries and adverbs that belong to a verb."""
    found: Group | None = reading.groups.get(verb)
    if found is None:
        found = reading.groups[verb] = _verb_group(reading, verb)
    return found


def _verb_group(reading: Reading, verb: int) -> Group:
    begin = reading.firsts[reading.sentences[verb]][0]
    tags, lowers = reading.tags, reading.lowers
    first, passive, infinitive = verb, False, False
    token = verb - 1
    while token >= begin and verb - token <= 6:
        if tags[token] == "RB" or lowers[token] in ("n't", "n’t"):
            token -= 1
            continue
        if tags[token] == "TO" and tags[verb] == "VB":
            infinitive = first == verb or tags[first] == "VB"
            first = token
            token -= 1
            if not infinitive:
                break
            continue
        if lowers[token] in _AUX and (
            tags[token] in FINITE or tags[token][:2] == "VB" or lowers[token][0] in "'’"
        ):
            if tags[verb] in ("VBN", "VBD") and lowers[token] in _BE and first == verb:
                passive = True
            first = token
            token -= 1
            continue
        break
    # A perfect or negated form of "be" before the participle.
    return Group(first, verb, passive, infinitive)


def _base_start(reading: Reading, last: int, begin: int) -> int:
    tags, words = reading.tags, reading.words
    token = last
    if tags[last] in ("PRP", "WP", "WDT", "EX"):
        return last
    while token > begin:
        before = tags[token - 1]
        if tags[token] in ("DT", "PRP$") and before not in ("POS", "DT"):
            break
        if before in _PHRASE and not (before == "VBG" and tags[token] == "DT"):
            if before == "RB" and tags[token] not in ("JJ", "CD", "VBN", "VBG"):
                break
            token -= 1
        elif (
            words[token - 1] in "&.\"'“”‘’" and token - 2 >= begin and tags[token - 2] in ("NNP", "JJ", "NN")
        ):
            if words[token - 1] == "." and words[token - 2] not in "DR":
                break
            token -= 2
        elif words[token - 1] == "," and tags[token] == "JJ" and tags[token - 2] == "JJ":
            token -= 2
        else:
            break
    while tags[token] in ("RB", "POS") and token < last:
        token += 1
    return token


def phrase_before(reading: Reading, last: int, begin: int) -> tuple[int, int] | None:
    """The noun phrase that ends with token `last`, with what it hangs on to ("the head of the bank").

    Args:
        reading: The text.
        last: The phrase's last token.
        begin: The first token that it may hold.

    Returns:
        Its first token and the one after its last; None where no noun phrase ends there.
    """
    tags, lowers = reading.tags, reading.lowers
    if last < begin or tags[last] not in _HEAD:
        return None
    start = best = _base_start(reading, last, begin)
    hops = 0
    while start - 2 >= begin and hops < 4 and tags[last] not in ("PRP", "WP", "WDT"):
        link = lowers[start - 1]
        previous = start - 2
        if tags[previous] not in ("NN", "NNS", "NNP", "CD", "VBG"):
            break
        if link == "of" or link in ("and", "or"):
            start = best = _base_start(reading, previous, begin)
        elif link in _LINKS:
            start = _base_start(reading, previous, begin)
            if (
                start == begin
                or reading.words[start - 1] in ',;:—–-("“'
                or lowers[start - 1] in ("and", "but", "as", "that")
            ):
                best = start
        else:
            break
        hops += 1
    if best > begin and tags[best - 1] == "IN" and lowers[best - 1] in _LINKS and hops:
        best = _base_start(reading, last, begin)
    return best, last + 1


def phrase_after(reading: Reading, first: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase that starts with token `first`, with its apposition ("X, the … of …").

    Args:
        reading: The text.
        first: The phrase's first token.
        stop: The first token that it may not hold.

    Returns:
        Its first token and the one after its last; None where no noun phrase starts there.
    """
    tags, words, lowers = reading.tags, reading.words, reading.lowers
    if first < stop and tags[first] == "PRP":
        return first, first + 1
    token, last = first, -1
    while token < stop:
        tag, lower = tags[token], lowers[token]
        if (tag in _PHRASE and tag != "RB") or words[token] == "&":
            if tag in _HEAD and lower not in ("the", "a", "an"):
                last = token
        elif (
            (
                last >= 0
                and (
                    lower == "of"
                    or (lower == "and" and tags[token + 1 if token + 1 < stop else token] in _PHRASE)
                )
            )
            or (last >= 0 and lower in ("for", "at", "in", "from", "with") and tags[last] != "NNP")
            or (words[token] == "/" and last >= 0)
            or (lower in _PARTICLES and last >= 0 and tags[last] == "NNP")
            or (words[token] in "\"“”'‘’." and token + 1 < stop and tags[token + 1] == "NNP" and last >= 0)
        ):
            pass
        else:
            break
        token += 1
    if last < 0 and token == first + 1 and tags[first] == "JJ" and words[first][0].isupper():
        # A name that the tables take for an adjective: "said Devine".
        last = first
    return (first, last + 1) if last >= 0 else None


def with_antecedent(reading: Reading, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """A source, and before a relative pronoun what it stands for: "critics who" say, "Kim, who" knows."""
    if (
        source is None
        or source[1] - source[0] > 1
        or reading.lowers[source[0]] not in ("who", "which", "that")
    ):
        return source
    begin = reading.sentence_range(source[0])[0]
    last = source[0] - 1
    if last > begin and reading.words[last] == ",":
        last -= 1
    if last - 1 > begin and reading.lowers[last] in _WEEKDAYS and reading.lowers[last - 1] == "on":
        # "a scan on Thursday that showed no damage"
        last -= 2
    found = phrase_before(reading, last, begin) if last >= begin else None
    return (found[0], source[1]) if found is not None else source


def after_by(reading: Reading, token: int, stop: int) -> tuple[int, int] | None:
    """The agent of a passive: the phrase after "by" within the next words."""
    for at in range(token, min(stop, token + 6)):
        if reading.lowers[at] == "by":
            return phrase_after(reading, at + 1, stop)
        if reading.words[at] in ",.;":
            break
    return None
