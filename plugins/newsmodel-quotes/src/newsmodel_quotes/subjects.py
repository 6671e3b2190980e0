"""Subjects: the noun phrase that a verb says something of, without a parser."""

from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import verb_forms, word_set
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.sources import phrase_before, verb_group

__all__ = ["subject_of"]

_HARD = frozenset(',;:—–()"“”-') | {"--", "''"}
_CLAUSAL = word_set("clausal")
_SUBORDINATORS = word_set("subordinators")
_QUANTIFIERS = word_set("quantifiers")
_WEEKDAYS = word_set("weekdays")
_TIMES = frozenset(["last", "this", "next", "earlier", "later"])


def subject_of(reading: Reading, first: int, begin: int) -> tuple[int, int] | None:
    """The subject of the verb group that starts at token `first`.

    Args:
        reading: The text.
        first: First token of the verb group.
        begin: The first token that the subject may hold.

    Returns:
        Its first token and the one after its last, or None.
    """
    if (first, begin) not in reading.subjects:
        reading.subjects[first, begin] = _subject_of(reading, first, begin, 0)
    return reading.subjects[first, begin]


def _subject_of(reading: Reading, first: int, begin: int, depth: int) -> tuple[int, int] | None:
    """The subject, after `depth` verbs have been passed on the way to it."""
    tags, words, lowers, inside = reading.tags, reading.words, reading.lowers, reading.inside
    last = first - 1
    while last >= begin and (
        tags[last] == "RB" or lowers[last] in ("also", "each", "both", "all", "earlier", "later")
    ):
        last -= 1
    if last > begin and lowers[last] in _WEEKDAYS and tags[first] in FINITE:
        # "and on Monday announced", "Kim Friday said"
        last -= 2 if lowers[last - 1] == "on" else 1
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
        return _antecedent(reading, phrase, begin)
    verb = _first_finite(reading, begin, last + 1 if phrase is None else phrase[0])
    if verb is None and words[last] == "," and depth == 0:
        # The tables may take "shunned" for a participle: "Leaders shunned him on Monday, saying that …".
        verb = next((k for k in range(begin + 1, last) if tags[k] == "VBN" and not inside[k]), None)
    if verb is None or depth > 2:
        if phrase is not None:
            return phrase
        return phrase_before(reading, last - 1, begin) if words[last] == "," else None
    return _subject_of(reading, verb_group(reading, verb).first, begin, depth + 1) or phrase


def _antecedent(reading: Reading, phrase: tuple[int, int], begin: int) -> tuple[int, int]:
    """The whole subject where a phrase ends its relative clause: "people who have seen it say"."""
    tags = reading.tags
    finite = False
    for token in range(phrase[0] - 1, max(begin, phrase[0] - 12), -1):
        if reading.words[token] in _HARD or tags[token] == "CC" or reading.inside[token]:
            break
        lower = reading.lowers[token]
        if tags[token] in FINITE:
            cue = verb_forms().get(lower)
            if cue is not None and cue.reports:
                break
            finite = True
        elif lower == "who" and finite and tags[token - 1][:2] == "NN":
            outer = _whole_phrase(reading, token - 1, begin)
            return (outer[0], phrase[1]) if outer is not None else phrase
    return phrase


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
        relative = after in ("where", "whom", "as") or any(
            lowers[k] in ("who", "which", "that", "whose") for k in range(token + 1, close)
        )
        if words[close] == "," and not relative and any(tags[k] in FINITE for k in range(token + 1, close)):
            break
        last = token - 1
        if tags[last] == "RB" and words[last - 1] == ",":
            # "Sanders, meanwhile, who …, said"
            continue
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
        if lowers[phrase[0] - 1] in ("of", "from", "in") and words[phrase[0] - 2] == ",":
            # "Cory James, 22, of Flint, Mich.,"
            continue
        if tags[phrase[0] - 1] in FINITE and words[close] == ",":
            # "a pollster who is working with a group, a big one, said"
            continue
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
        if tags[at] in ("WP", "WDT", "WRB") or (lowers[at] in _SUBORDINATORS and at > token):
            relative = True
        elif tags[at] in FINITE:
            if not relative:
                return at
            relative = False
            found = found if found is not None else at
    return found
