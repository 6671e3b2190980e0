"""The frame that a verb stands in: what follows it."""

from newsmodel_quotes.reading import Reading

__all__ = ["FINITE", "VERBAL", "frame_of", "is_complementizer", "skip_adverbs"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were"})
_NOMINAL = frozenset(
    {"DT", "JJ", "NN", "NNS", "NNP", "PRP", "PRP$", "CD", "POS", "EX", "WDT", "$", "VBG", "VBN"}
)
_QUESTION = frozenset({"what", "how", "why", "whether", "if", "who", "where", "when", "which"})
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})
_OPENING = frozenset("\"“'‘«„`")
_STOPS = frozenset(".!?”;)—–-(»…") | {"--"}


def is_complementizer(reading: Reading, that: int) -> bool:
    """Whether a "that" opens a clause: no verb follows it, or what looks like one has a verb too."""
    tags = reading.tags
    if that + 1 >= len(tags) or tags[that + 1] not in FINITE:
        return True
    after = that + 2
    return after < len(tags) and (tags[after] in FINITE or reading.lowers[after] in _AUXILIARIES)


def skip_adverbs(reading: Reading, token: int, stop: int) -> int:
    """The first token from `token` on that is no adverb or particle."""
    while token < stop and reading.tags[token] in ("RB", "RP"):
        token += 1
    return token


def frame_of(reading: Reading, verb: int) -> str:
    """Name the frame of a verb by what follows it in its sentence.

    Args:
        reading: The text.
        verb: Index of the verb's token.

    Returns:
        `colon`, `quote`, `comma`, `end`, `that`, `to`, `wh`, `clause`, `verb`, `np`, `np-that`, `np-to`,
        `np-quote`, `other`, or `in:` and a preposition.
    """
    found = reading.frames.get(verb)
    if found is None:
        found = reading.frames[verb] = _frame_of(reading, verb)
    return found


def _frame_of(reading: Reading, verb: int) -> str:
    words, lowers, tags = reading.words, reading.lowers, reading.tags
    stop = reading.sentence_range(verb)[1]
    first = skip_adverbs(reading, verb + 1, stop)
    if first >= stop:
        return "end"
    word, lower = words[first], lowers[first]
    if word == ":":
        return "colon"
    if word in _OPENING:
        return "quote"
    if word == ",":
        return "quote" if first + 1 < stop and words[first + 1] in _OPENING else "comma"
    if word in _STOPS:
        return "end"
    if lower in ("that", "to"):
        return lower
    if lower in _QUESTION:
        return "wh"
    if tags[first] == "IN":
        return "in:" + lower
    return _nominal_frame(reading, first, stop)


def _nominal_frame(reading: Reading, first: int, stop: int) -> str:
    words, lowers, tags = reading.words, reading.lowers, reading.tags
    token = first
    limit = min(stop, first + 14)
    while token < limit:
        tag, lower = tags[token], lowers[token]
        if tag in FINITE:
            if token > first and tags[token - 1] == "CC":
                # "accused him of lying and demanded …": the next verb of the same subject
                return "np"
            return "clause" if token > first else "verb"
        if token > first:
            if lower == "that" and (tag != "WDT" or is_complementizer(reading, token)):
                return "np-that"
            if lower == "to" and token <= first + 4:
                return "np-to"
        if lower == "," and token + 1 < stop and lowers[token + 1] in _RELATIVE:
            closing = next((k for k in range(token + 2, min(stop, token + 20)) if words[k] == ","), None)
            if closing is not None:
                token, limit = closing + 1, min(stop, closing + 4)
                continue
        if lower in '.,:;"“”()—–-':
            break
        token += 1
    if token < stop and token <= first + 4:
        word = words[token]
        if word in ':"“' or (word == "," and token + 1 < stop and words[token + 1] in '"“'):
            return "np-quote"
    return "np" if tags[first] in _NOMINAL else "other"
