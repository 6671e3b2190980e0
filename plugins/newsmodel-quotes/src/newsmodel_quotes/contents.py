"""Contents: where what was said starts and ends."""

from newsmodel_quotes.frames import FINITE, skip_adverbs
from newsmodel_quotes.lexicon import verb_forms, word_list, word_set
from newsmodel_quotes.reading import Reading

__all__ = ["clause_end", "clause_start", "main_clause", "phrase_end", "quotation_tokens", "skip_circumstance"]

_DAYS = frozenset(word_list("days.txt"))
_PREPOSITIONS = word_set("circumstance_prepositions")
_BREAKS = frozenset({",", "—", "–", "--", ";", ":", "(", "-"})
_SUBORDINATORS = word_set("content_subordinators")
_FRONTED = word_set("subordinators") | {"at", "in"}
_SUBJECT = frozenset({"PRP", "DT", "NN", "NNS", "NNP", "PRP$", "JJ", "EX", "CD"})
_OPENING = frozenset("\"“'‘«„`")


def quotation_tokens(reading: Reading, number: int) -> tuple[int, int]:
    """The tokens of an outer quotation, given its number in `inside`."""
    return reading.spread[number]


def skip_circumstance(reading: Reading, token: int, stop: int) -> int:
    """The first token after the times, places and occasions that follow a verb ("said Thursday in Rome")."""
    tags, lowers = reading.tags, reading.lowers
    while token < stop:
        start = token
        token = skip_adverbs(reading, token, stop)
        if token < stop and lowers[token] in _DAYS:
            token += 1
            while token < stop and (lowers[token] in _DAYS or tags[token] == "CD"):
                token += 1
        elif token + 1 < stop and lowers[token] in ("last", "this", "earlier", "late", "early", "next"):
            if lowers[token + 1] in _DAYS or lowers[token + 1] == "this":
                token += 2
        elif token + 1 < stop and lowers[token] in _PREPOSITIONS and tags[token + 1] not in FINITE:
            following = _after_phrase(reading, token + 1, stop)
            if following == token + 1:
                return token
            token = following
        if token == start:
            return token
    return token


def _after_phrase(reading: Reading, token: int, stop: int) -> int:
    """The token after a plain noun phrase, "of" phrases included."""
    tags, lowers = reading.tags, reading.lowers
    start = token
    noun = -1
    while token < stop and not reading.inside[token]:
        tag = tags[token]
        if tag in ("PRP", "EX") or (
            tag in ("DT", "PRP$") and noun >= 0 and lowers[token - 1] not in ("of", "with", "and")
        ):
            break
        if tag in ("NN", "NNS", "NNP", "CD"):
            noun = token
        elif (
            tag in ("DT", "JJ", "PRP$", "POS", "VBN", "VBG")
            or (lowers[token] in ("of", "with") and noun >= 0)
            or (tag == "RB" and noun < 0 and token + 1 < stop and tags[token + 1] in ("JJ", "VBN"))
        ):
            pass
        else:
            break
        token += 1
    if token < stop and tags[token] in FINITE and noun >= 0:
        # The last phrase is the clause's subject: leave it.
        return start
    return noun + 1 if noun >= 0 else start


def main_clause(reading: Reading, cue: int, first: int, begin: int, stop: int) -> int:
    """Where the main clause goes on after a report in a subordinate one; `stop` where there is none.

    "While Kim says it rained, others …", "Declaring that it rained, Kim …", "Kim, who says it rained, …".

    Args:
        reading: The text.
        cue: The cue's first token.
        first: The content's first token.
        begin: The sentence's first token.
        stop: The token after the sentence's last.

    Returns:
        The comma before the main clause, or `stop`.
    """
    words, lowers, tags, inside = reading.words, reading.lowers, reading.tags, reading.inside
    relative = cue - 2 > begin and lowers[cue - 1] in ("who", "which") and words[cue - 2] == ","
    opened = lowers[begin] in _FRONTED or (cue == begin and tags[cue] in ("VBG", "VBN"))
    if opened and any(words[k] == "," for k in range(begin, cue)):
        opened = False
    if not relative and not opened:
        return stop
    for token in range(first + 1, stop - 2):
        if words[token] != "," or inside[token + 1]:
            continue
        verb = skip_adverbs(reading, token + 1, stop)
        if relative:
            if verb < stop and tags[verb] in FINITE:
                return token
        elif lowers[token + 1] not in ("and", "or", "but", "which", "who", "where", "because", "as", "with"):
            found = next((k for k in range(token + 2, min(stop, token + 9)) if tags[k] in FINITE), None)
            if found is not None and tags[token + 1] in _SUBJECT:
                return token
    return stop


def clause_end(reading: Reading, first: int, stop: int) -> int:
    """Where a content that starts with token `first` ends.

    The sentence's end, unless a new clause takes over before: ", but", ", while", a semicolon, a dash, a
    participle that attributes (", adding that"), or "and" with another cue.

    Args:
        reading: The text.
        first: The content's first token.
        stop: The token after the sentence's last.

    Returns:
        The token after the content's last.
    """
    words, lowers, tags, inside = reading.words, reading.lowers, reading.tags, reading.inside
    cues = verb_forms()
    token = first + 1
    if token < stop and lowers[first] == "that" and words[token] == ",":
        # "that, while it rained, the match went on"
        token = next((k + 1 for k in range(token + 1, stop - 1) if words[k] == ","), token + 1)
    while token < stop - 1:
        if inside[token]:
            token += 1
            continue
        word = words[token]
        if word == ";":
            return token
        if word == ",":
            after = lowers[token + 1]
            if after in ("but", "while", "although", "though", "whereas", "according", "yet"):
                if after == "but" and _goes_on(reading, first, token, stop):
                    token += 1
                    continue
                return token
            if after == "as" and token + 2 < stop and _attributes_soon(reading, token + 2, stop):
                return token
            verb = skip_adverbs(reading, token + 1, stop)
            if verb < stop and tags[verb] == "VBG":
                cue = cues.get(lowers[verb])
                if cue is not None and cue.frames & {"that", "clause", "quote"}:
                    return token
            if after in ("and", "or") and token + 2 < stop:
                verb = skip_adverbs(reading, token + 2, stop)
                if verb < stop and tags[verb] in ("VBD", "VBZ") and _is_speech(lowers[verb]):
                    return token
                verb = next((k for k in range(token + 2, min(stop, token + 9)) if tags[k] in FINITE), stop)
                if verb < stop and _is_speech(lowers[verb]):
                    return token
                if lowers[token + 2] in ("he", "she") and token + 3 < stop and _is_speech(lowers[token + 3]):
                    return token
        elif lowers[token] in ("and", "but") and tags[token] == "CC":
            verb = skip_adverbs(reading, token + 1, stop)
            if verb < stop and tags[verb] in ("VBD", "VBZ", "VBG") and _is_speech(lowers[verb]):
                return token
        elif word in ("—", "--", "–") and token > first + 2:
            return token
        token += 1
    return stop


def phrase_end(reading: Reading, first: int, stop: int) -> int:
    """Where a content that is a phrase or an infinitive ends: sooner than a clause does.

    Args:
        reading: The text.
        first: The content's first token.
        stop: The token after the sentence's last.

    Returns:
        The token after the content's last.
    """
    stop = clause_end(reading, first, stop)
    words, lowers, tags, inside = reading.words, reading.lowers, reading.tags, reading.inside
    for token in range(first + 2, stop - 1):
        if inside[token]:
            continue
        if words[token] in _BREAKS and words[token + 1] not in '"“':
            if words[token] == "," and (
                tags[token - 1] in ("JJ", "NN", "NNS", "NNP") and _in_list(reading, token, stop)
            ):
                continue
            if words[token] == "," and _is_apposition(reading, token, stop):
                continue
            return token
        if lowers[token] in _SUBORDINATORS and tags[token] in ("IN", "WRB") and token - first > 2:
            verb = next((k for k in range(token + 1, min(stop, token + 9)) if tags[k] in FINITE), None)
            if verb is not None or (lowers[token] in ("after", "before") and tags[token + 1] == "VBG"):
                return token
        if (
            tags[token] == "CC"
            and lowers[token] in ("and", "but")
            and tags[token + 1] in ("VBD", "VBZ", "PRP", "MD")
        ):
            return token
    return stop


def _goes_on(reading: Reading, first: int, comma: int, stop: int) -> bool:
    """Whether ", but" goes on with the same clause: "not just X, but Y", "will not pay, but will talk"."""
    lowers, tags = reading.lowers, reading.tags
    for token in range(first, comma):
        if lowers[token] == "not" and lowers[token + 1] in ("just", "only", "merely", "simply"):
            return True
    verb = skip_adverbs(reading, comma + 2, stop)
    return verb < stop and tags[verb] == "MD"


def _is_apposition(reading: Reading, comma: int, stop: int) -> bool:
    """Whether a comma opens an apposition, or closes one, before "of": "accused X, the mayor, of lying"."""
    for token in range(comma + 1, min(stop - 1, comma + 12)):
        if reading.tags[token] in FINITE:
            return False
        if reading.words[token] == ",":
            return reading.lowers[token + 1] == "of"
    return reading.lowers[comma + 1] == "of"


def _in_list(reading: Reading, comma: int, stop: int) -> bool:
    """Whether a comma stands in a list: no clause follows before the next comma or "and"."""
    if reading.lowers[comma + 1] in ("who", "which", "whose", "a", "an", "the", "where", "when", "saying"):
        return False
    if reading.lowers[comma + 1] in ("and", "or"):
        return not any(reading.tags[k] in FINITE for k in range(comma + 2, min(stop, comma + 9)))
    for token in range(comma + 1, min(stop, comma + 12)):
        if reading.tags[token] in FINITE or reading.tags[token] == "VBG":
            return False
        if reading.lowers[token] in ("and", "or"):
            return True
    return False


def _is_speech(lower: str) -> bool:
    cue = verb_forms().get(lower)
    return cue is not None and cue.reports


def _attributes_soon(reading: Reading, token: int, stop: int) -> bool:
    return any(
        reading.tags[k] in ("VBD", "VBZ", "VBP") and _is_speech(reading.lowers[k])
        for k in range(token, min(stop, token + 6))
    )


def clause_start(reading: Reading, last: int, begin: int) -> int:
    """Where a content that ends with token `last` starts, when its cue follows it.

    The sentence's start, or that of the quotation in whose last sentence it stands; the part after a
    semicolon, a dash, or a conjunction that follows another cue.
    """
    words, lowers, inside, tags = reading.words, reading.lowers, reading.inside, reading.tags
    token = last
    while token > begin:
        if not inside[token - 1] and words[token - 1] in (";", "—", "--"):
            return token
        token -= 1
    if inside[last]:
        first = quotation_tokens(reading, inside[last])[0]
        if first <= begin:
            return first
        begin_of_first = reading.sentence_range(first)[0]
        begin = min(begin, begin_of_first)
    if tags[begin] == "CC" and begin < last and lowers[begin] in ("but", "and"):
        begin += 1
    return begin
