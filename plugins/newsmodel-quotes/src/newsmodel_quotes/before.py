"""Content before its cue: "…," he said; "…," said X, "…"; and the quotations that go on after it."""

from bisect import bisect_left

from newsmodel_quotes.contents import clause_start, quotation_tokens, skip_circumstance
from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import Cue, lemma_of, media_nouns, verb_forms, word_set
from newsmodel_quotes.reading import CLOSING, Reading
from newsmodel_quotes.relations import Range, Relation, trim
from newsmodel_quotes.sources import Group, phrase_after
from newsmodel_quotes.subjects import subject_of

__all__ = ["content_before", "is_title"]

_SUBORDINATORS = word_set("subordinators")
_ENDS = CLOSING | {","}
_RELATIVE = frozenset({"who", "which", "whom", "where", "whose"})
_NOBODY = frozenset({"no", "nothing", "so", "yes", "little", "goodbye", "hello", "thanks"})
_LINKS = frozenset({"because", "that", "while", "if", "unless"})


def content_before(
    reading: Reading, group: Group, cue: Cue, frame: str, begin: int, stop: int
) -> Relation | None:
    """Read "…, X said" and "…, said X"; the quotation may end the sentence before."""
    verb = group.verb
    if frame in ("that", "colon") or not _has_break(reading, begin - 1, verb):
        return None
    inverted = _inverted_source(reading, group, stop)
    if inverted is not None:
        source, left = inverted, group.first
    else:
        subject = subject_of(reading, group.first, begin) if reading.tags[group.first] in FINITE else None
        if subject is None or subject[1] < group.first - 3 or reading.lowers[subject[1] - 1] in _RELATIVE:
            return None
        source, left = subject, subject[0]
    last = left - 1
    if last < 0:
        return None
    comma = reading.words[last] == ","
    if comma:
        last -= 1
    if last < 0:
        return None
    quoted = bool(reading.inside[last]) and reading.words[last] in CLOSING and not is_title(reading, last)
    if (
        quoted
        and inverted is None
        and not comma
        and reading.words[last - 1] == "."
        and frame in ("quote", "np-quote")
    ):
        return None
    if not quoted:
        if not comma or last < begin:
            return None
        if not _ends_report(reading, verb, source, stop):
            return None
        if not _has_clause(reading, begin, last):
            return _around(reading, group, cue, source, begin, last, stop)
    elif (
        reading.paragraphs[last] != reading.paragraphs[verb]
        or (
            inverted is None
            and not comma
            and reading.words[last - 1] != ","
            and not _ends_report(reading, verb, source, stop)
        )
        or (
            inverted is None
            and frame in ("clause", "np-that", "wh")
            and not _ends_report(reading, verb, source, stop)
        )
    ):
        return None
    first_sentence = reading.sentence_range(last)[0]
    first = clause_start(reading, last, first_sentence)
    if quoted:
        opened = quotation_tokens(reading, reading.inside[last])[0]
        if opened > first and (
            reading.words[opened - 1] == ":"
            or (reading.words[opened - 1] == "," and takes_quotation(reading, first, opened))
        ):
            first = opened
    content = trim(reading, first, last + 1)
    if content is None:
        return None
    contents = [content]
    after = max(source[1], verb + 1)
    if quoted:
        contents += _resumed(reading, verb, after, stop)
    else:
        contents = _with_rest(reading, content, after, stop)
    rule = "quote-before" if quoted else "clause-before"
    return Relation(contents, (group.first, verb + 1), source, rule, cue.verb_class)


def _has_break(reading: Reading, first: int, stop: int) -> bool:
    """Whether a comma or the end of a quotation stands between two tokens: what was said ends with one."""
    at = bisect_left(reading.breaks, first)
    return at < len(reading.breaks) and reading.breaks[at] < stop


def _around(
    reading: Reading, group: Group, cue: Cue, source: Range, begin: int, last: int, stop: int
) -> Relation | None:
    """Read a cue between subject and verb of what was said: "the truce, said the envoy, was holding"."""
    comma = max(source[1], group.verb + 1)
    if comma + 2 >= stop or reading.words[comma] != ",":
        return None
    if reading.tags[comma + 1 + (reading.inside[comma + 1] > 0)] not in FINITE:
        return None
    first, rest = trim(reading, begin, last + 1), trim(reading, comma + 1, stop)
    if first is None or rest is None:
        return None
    return Relation([first, rest], (group.first, group.verb + 1), source, "clause-before", cue.verb_class)


def _with_rest(reading: Reading, content: Range, token: int, stop: int) -> list[Range]:
    """A content split by its cue ("if it rains, he said, the match is off"); a quotation stands alone."""
    token = skip_circumstance(reading, token, stop)
    opened = reading.lowers[content[0]] in _SUBORDINATORS or any(reading.inside[content[0] : content[1]])
    if token + 3 >= stop or (reading.words[token] != "," and reading.lowers[token] not in _LINKS):
        return [content]
    first = token + (reading.words[token] == ",")
    if reading.inside[first]:
        found = trim(reading, *quotation_tokens(reading, reading.inside[first]))
        return [found] if found and not opened else [content, found] if found else [content]
    if not opened and reading.lowers[first] not in _LINKS and not _goes_on(reading, first, stop):
        return [content]
    rest = trim(reading, first, stop)
    return [content, rest] if rest else [content]


def _goes_on(reading: Reading, first: int, stop: int) -> bool:
    """Whether the words after ", he said," go on with the clause: "the years, he said, brought …"."""
    if reading.tags[first] in FINITE or reading.tags[first] == "TO":
        return True
    media = media_nouns()
    return reading.tags[first] == "IN" and not any(
        reading.lowers[k] in media for k in range(first, min(stop, first + 5))
    )


def _has_clause(reading: Reading, begin: int, last: int) -> bool:
    return last - begin >= 2 and any(reading.tags[k] in FINITE for k in range(begin, last + 1))


def _ends_report(reading: Reading, verb: int, source: Range, stop: int) -> bool:
    """Whether nothing after the verb could be its content."""
    token = skip_circumstance(reading, max(verb + 1, source[1]), stop)
    return (
        token >= stop
        or reading.words[token] in '.,;—–)"”'
        or reading.lowers[token] in ("as", "when", "while")
    )


def _inverted_source(reading: Reading, group: Group, stop: int) -> Range | None:
    verb = group.verb
    if group.first != verb or verb == 0 or reading.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    if reading.words[verb - 1] not in _ENDS:
        return None
    if verb + 2 < stop and reading.lowers[verb + 1] in _NOBODY and reading.tags[verb + 2][:2] != "NN":
        # "The mayor, who was ill, said nothing."
        return None
    after_comma = reading.words[verb - 1] == "," and verb >= 2 and not reading.inside[verb - 2]
    if after_comma and (
        (verb + 1 < stop and reading.tags[verb + 1] == "PRP") or _follows_its_subject(reading, verb)
    ):
        return None
    found = phrase_after(reading, verb + 1, stop)
    if found is None or (found[1] < stop and reading.tags[found[1]] in FINITE):
        return None
    return found


def _follows_its_subject(reading: Reading, verb: int) -> bool:
    """Whether what stands between a quotation and a verb's comma is its subject ("…," X, Y, said)."""
    begin = reading.sentence_range(verb)[0]
    for token in range(verb - 2, begin, -1):
        if reading.inside[token]:
            # of "'a challenge' for X, said Y" the words after the quotation are what was said too
            ends = reading.words[token - 1] in ",?!" or reading.words[token + 1] == ","
            if reading.words[token] in CLOSING and ends:
                return True
            # "an analyst, who has a 'buy' rating on the stock, called …"
            pronouns = [k for k in range(begin + 1, token) if reading.lowers[k] in ("who", "which", "whose")]
            return any(reading.words[k - 1] == "," for k in pronouns)
        if reading.tags[token] in FINITE:
            return False
    return False


def _resumed(reading: Reading, verb: int, token: int, stop: int) -> list[Range]:
    """The quotation that goes on after the cue: in its sentence (", said X, …") or next in its paragraph."""
    words, inside = reading.words, reading.inside
    at, limit = token, min(len(words), max(stop + 1, token + 25))
    while at < limit and reading.paragraphs[at] == reading.paragraphs[verb]:
        if not inside[at]:
            if words[at] in ".?!" and at + 1 < limit and not inside[at + 1] and at >= stop - 1:
                return []
            at += 1
            continue
        first, end = quotation_tokens(reading, inside[at])
        if words[at - 1] in ",:—–":
            if takes_quotation(reading, token, at):
                return []
        elif words[at - 1] not in ".?!" and at != stop:
            at = end
            continue
        elif _claimed_after(reading, end, verb):
            return []
        found = trim(reading, first, end)
        return [found] if found else []
    return []


def is_title(reading: Reading, last: int) -> bool:
    """Whether the quotation that ends with a token is a title: short, in capitals, part of its phrase."""
    first, stop = quotation_tokens(reading, reading.inside[last])
    words = [w for w in reading.words[first:stop] if w[0].isalpha()]
    if not 1 <= len(words) <= 6 or first == 0 or reading.words[first - 1] in ",:.—":
        return False
    return (
        all(w[0].isupper() or len(w) < 5 for w in words) and words[0][0].isupper() and words[-1][0].isupper()
    )


def takes_quotation(reading: Reading, first: int, stop: int) -> bool:
    """Whether a cue verb that takes a quotation stands between two tokens."""
    cues = verb_forms()
    for token in range(first, stop):
        tag = reading.tags[token]
        if (
            tag[:2] == "VB"
            and not reading.inside[token]
            and (tag != "VBG" or reading.words[token - 1] == ",")
        ):
            cue = cues.get(reading.lowers[token])
            if cue is not None and "quote" in cue.frames:
                return True
    return False


def _claimed_after(reading: Reading, end: int, verb: int) -> bool:
    """Whether the words after a quotation give it a cue of its own."""
    words = reading.words
    if words[end - 2] == "," or (end < len(words) and words[end] == ","):
        return True
    if end >= len(words) or reading.paragraphs[end] != reading.paragraphs[verb]:
        return False
    return any(
        reading.tags[k] in FINITE and lemma_of(reading.lowers[k]) is not None and words[end - 2] not in ".!?"
        for k in range(end, min(len(words), end + 4))
    )
