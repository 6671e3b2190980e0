"""Sources: the noun phrase that a cue names as the one who spoke."""

import attrs

from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import word_list
from newsmodel_quotes.reading import Reading

__all__ = ["Group", "after_by", "phrase_after", "phrase_before", "subject_of", "verb_group"]

_PHRASE = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "CD", "PRP$", "POS", "VBN", "VBG", "$", "RB"})
_HEAD = frozenset({"NN", "NNS", "NNP", "PRP", "CD", "DT", "WP", "WDT", "EX"})
_LINKS = frozenset({"of", "for", "in", "at", "from", "on", "with", "to", "against", "near", "about", "among"})
_AUX = frozenset(word_list("auxiliaries.txt"))
_HARD = frozenset(',;:—–()"“”-') | {"--", "''"}
_CLAUSAL = frozenset(
    "that and but or as if when while because although though since than whether who which".split()
)
_SUBORDINATORS = frozenset(
    "as if when while because although though after before since until whereas once".split()
)
_QUANTIFIERS = frozenset("most many several some few others both all more half none one".split())
_TIMES = frozenset("last this next earlier later".split())
_BE = frozenset("be is are was were been being 's 're ’s ’re".split())


@attrs.frozen
class Group:
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
    begin = reading.sentence_range(verb)[0]
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
            if tags[verb] == "VBN" and lowers[token] in _BE and first == verb:
                passive = True
            first = token
            token -= 1
            continue
        break
    # A perfect or negated form of "be" before the participle.
    return Group(first, verb, passive, infinitive)


def _base_start(reading: Reading, last: int, begin: int) -> int:
    tags, lowers, words = reading.tags, reading.lowers, reading.words
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
    """The noun phrase that ends with token `last`, with the phrases that it hangs on to ("the head of the bank").

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


def subject_of(reading: Reading, first: int, begin: int, depth: int = 0) -> tuple[int, int] | None:
    """The subject of the verb group that starts at token `first`.

    Args:
        reading: The text.
        first: First token of the verb group.
        begin: The first token that the subject may hold.
        depth: How many verbs have been passed on the way to it.

    Returns:
        Its first token and the one after its last, or None.
    """
    tags, words, lowers, inside = reading.tags, reading.words, reading.lowers, reading.inside
    last = first - 1
    while last >= begin and (
        tags[last] == "RB" or lowers[last] in ("also", "each", "both", "all", "earlier", "later")
    ):
        last -= 1
    if last < begin:
        return None
    if lowers[last] in _QUANTIFIERS and (last == begin or words[last - 1] in _HARD or tags[last - 1] == "CC"):
        return last, last + 1
    if words[last] in (",", ")", "—", "–", "-", "--") and not inside[last]:
        phrase = _before_parenthesis(reading, last, begin)
        if phrase is not None and tags[first] in FINITE:
            return phrase[0], last if words[last] != ")" else last + 1
        if phrase is not None and _first_finite(reading, begin, phrase[0]) is None:
            return phrase
    phrase = None if lowers[last] in ("the", "a", "an") else _whole_phrase(reading, last, begin)
    if phrase is not None and tags[first] in FINITE:
        return phrase
    verb = _first_finite(reading, begin, last + 1 if phrase is None else phrase[0])
    if verb is None or depth > 2:
        if phrase is not None:
            return phrase
        return phrase_before(reading, last - 1, begin) if words[last] == "," else None
    return subject_of(reading, verb_group(reading, verb).first, begin, depth + 1) or phrase


def _whole_phrase(reading: Reading, last: int, begin: int) -> tuple[int, int] | None:
    """The noun phrase before a verb, back to where its clause starts ("a survey done by X")."""
    plain = phrase_before(reading, last, begin)
    if plain is None or reading.tags[last] in ("PRP", "WP", "WDT", "EX"):
        return plain
    tags, words, lowers = reading.tags, reading.words, reading.lowers
    start = plain[0]
    token = start
    while token > begin and plain[0] - token < 16:
        if (
            words[token - 1] in _HARD
            or tags[token - 1] in FINITE
            or lowers[token - 1] in _CLAUSAL
            or reading.inside[token - 1]
        ):
            break
        token -= 1
    if (
        token < start
        and tags[token] in ("DT", "NN", "NNS", "NNP", "CD", "PRP$", "JJ", "VBG")
        and lowers[token] not in _TIMES
    ):
        return token, last + 1
    return plain


def _before_parenthesis(reading: Reading, close: int, begin: int) -> tuple[int, int] | None:
    """The phrase that a parenthesis or apposition hangs on, when `close` ends it."""
    words, tags, lowers = reading.words, reading.tags, reading.lowers
    opening = {",": ",", ")": "("}.get(words[close], words[close])
    nearest: tuple[int, int] | None = None
    for token in range(close - 1, max(begin, close - 45), -1):
        if reading.inside[token]:
            continue
        if words[token] in (";", ":"):
            break
        if words[token] != opening:
            continue
        after = lowers[token + 1]
        finite = any(tags[k] in FINITE for k in range(token + 1, close))
        if words[close] == "," and finite and after not in ("who", "which", "whose", "where", "whom", "as"):
            if not any(lowers[k] in ("who", "which", "that", "whose") for k in range(token + 1, close)):
                break
        last = token - 1
        if words[last] == ")":
            while last > begin and words[last] != "(":
                last -= 1
            last -= 1
        if last < begin:
            break
        phrase = _whole_phrase(reading, last, begin)
        if phrase is None:
            break
        if (
            phrase[0] == begin
            or tags[phrase[0] - 1] == "CC"
            or words[phrase[0] - 1] in ("“", '"', ";", ":", "—")
        ):
            return phrase
        if nearest is None:
            nearest = phrase
        if words[phrase[0] - 1] != ",":
            break
    return nearest


def _first_finite(reading: Reading, begin: int, stop: int) -> int | None:
    """The main verb before a token: the first finite one that no subordinator opens."""
    tags, lowers, words = reading.tags, reading.lowers, reading.words
    token = begin
    if token < stop and lowers[token] in _SUBORDINATORS:
        while token < stop and words[token] != ",":
            token += 1
    found = None
    relative = False
    for at in range(token, stop):
        if reading.inside[at]:
            continue
        if tags[at] in ("WP", "WDT", "WRB") or lowers[at] in _SUBORDINATORS and at > token:
            relative = True
        elif tags[at] in FINITE:
            if not relative:
                return at
            relative = False
            found = found if found is not None else at
    return found


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
        if tag in _PHRASE and tag != "RB" or words[token] == "&":
            if tag in _HEAD and lower not in ("the", "a", "an"):
                last = token
        elif last >= 0 and (
            lower == "of" or lower == "and" and tags[token + 1 if token + 1 < stop else token] in _PHRASE
        ):
            pass
        elif last >= 0 and lower in ("for", "at", "in", "from", "with") and tags[last] != "NNP":
            pass
        elif words[token] in "\"“”'‘’." and token + 1 < stop and tags[token + 1] == "NNP" and last >= 0:
            pass
        else:
            break
        token += 1
    return (first, last + 1) if last >= 0 else None


def after_by(reading: Reading, token: int, stop: int) -> tuple[int, int] | None:
    """The agent of a passive: the phrase after "by" within the next words."""
    for at in range(token, min(stop, token + 6)):
        if reading.lowers[at] == "by":
            return phrase_after(reading, at + 1, stop)
        if reading.words[at] in ",.;":
            break
    return None
