"""The rules: cues from the lexicon, and what their frames say about content and source."""

from collections.abc import Iterator

from newsmodel_quotes.contents import (
    clause_end,
    clause_start,
    phrase_end,
    quotation_tokens,
    skip_circumstance,
)
from newsmodel_quotes.frames import FINITE, frame_of, skip_adverbs
from newsmodel_quotes.lexicon import Cue, lemma_of, verb_cues
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation, trim
from newsmodel_quotes.sources import Group, after_by, phrase_after, subject_of, verb_group

__all__ = ["verb_relations"]

_OPENING = frozenset("\"“'‘«„`")
_CLOSING = frozenset("\"”'’»“") | {"''"}
_RAISING = frozenset({"seem", "appear"})
_ADDRESSED = frozenset(
    "tell inform remind warn assure convince persuade notify reassure advise brief ask".split()
)


def verb_relations(reading: Reading) -> Iterator[Relation]:
    """Find the relations whose cue is a verb, outside quotations, in order of the cue."""
    cues = verb_cues()
    previous: Relation | None = None
    for verb, tag in enumerate(reading.tags):
        if tag[:2] != "VB" or reading.inside[verb]:
            continue
        lemma = lemma_of(reading.lowers[verb])
        cue = cues.get(lemma) if lemma else None
        if cue is None:
            continue
        relation = _verb_relation(reading, verb, cue)
        if relation is None:
            continue
        if previous is not None and _shares_source(reading, previous, relation):
            relation.source = previous.source
        previous = relation
        yield relation


def _shares_source(reading: Reading, previous: Relation, relation: Relation) -> bool:
    """Whether a cue has no subject of its own: "said A and added B", "said A, calling it B"."""
    if (
        previous.cue is None
        or relation.cue is None
        or relation.rule in ("verb-raising", "quote-before", "clause-before")
    ):
        return False
    first, verb = relation.cue[0], relation.cue[1] - 1
    if reading.sentences[previous.cue[0]] != reading.sentences[verb] or previous.rule == "verb-raising":
        return False
    before = first - 1
    while before > 0 and reading.tags[before] == "RB":
        before -= 1
    if reading.tags[first] in FINITE:
        return reading.tags[before] == "CC" and reading.lowers[before] in ("and", "but", "or")
    return reading.tags[verb] == "VBG" and reading.words[before] == ","


def _verb_relation(reading: Reading, verb: int, cue: Cue) -> Relation | None:
    begin, stop = reading.sentence_range(verb)
    group = verb_group(reading, verb)
    frame = frame_of(reading, verb)
    reports = "clause" in cue.frames and "end" in cue.frames
    after = skip_adverbs(reading, verb + 1, stop)
    if reports or cue.frames & {"quote", "colon"}:
        found = _with_content_before(reading, group, cue, frame, begin, stop)
        if found is not None:
            return found
    if reports:
        after = skip_circumstance(reading, verb + 1, stop)
        if after > verb + 1 and after < stop:
            frame = frame_of(reading, after - 1)
    if frame not in cue.frames and not (frame == "np-quote" and "quote" in cue.frames):
        return None
    source, content = _content_after(reading, group, cue, frame, after, begin, stop)
    if content is None:
        return None
    if frame == "to" and (group.passive or cue.lemma in _RAISING):
        subject = subject_of(reading, group.first, begin)
        contents = [subject, content] if subject and subject[1] <= content[0] else [content]
        if reading.lowers[contents[0][0]] == "it":
            contents = [content]
        return Relation(contents, (group.first, verb + 1), None, "verb-raising", cue.verb_class)
    return Relation(
        [content], (group.first, verb + 1), source, "verb-" + frame.replace(":", "-"), cue.verb_class
    )


def _source_of(reading: Reading, group: Group, begin: int, stop: int) -> Range | None:
    if group.passive:
        return after_by(reading, group.verb + 1, stop)
    found = subject_of(reading, group.first, begin)
    if (
        found is not None
        and reading.lowers[found[0]] == "it"
        and lemma_of(reading.lowers[group.verb]) in _RAISING
    ):
        return None
    if found is None and reading.tags[group.verb] in ("VBG", "VBN") and group.first - begin < 3:
        for token in range(group.verb, stop - 1):
            if reading.words[token] == "," and not reading.inside[token]:
                return phrase_after(reading, token + 1, stop)
    return found


def _content_after(
    reading: Reading, group: Group, cue: Cue, frame: str, after: int, begin: int, stop: int
) -> tuple[Range | None, Range | None]:
    words = reading.words
    source = _source_of(reading, group, begin, stop)
    if group.passive and frame not in ("that", "np-that", "quote", "colon"):
        subject = subject_of(reading, group.first, begin)
        if frame in ("to", "in:as", "np"):
            return source, trim(reading, after, clause_end(reading, after, stop))
        return source, trim(reading, *subject) if subject else None
    first = after
    if frame == "colon":
        first = after + 1
    elif (
        frame in ("np-that", "np-quote", "np-to")
        and cue.lemma in _ADDRESSED
        or frame in ("np-that", "np-quote")
    ):
        limit = min(stop, after + 15)
        want = ("that",) if frame == "np-that" else ("to",) if frame == "np-to" else ()
        for token in range(after, limit):
            if reading.lowers[token] in want:
                first = token + (frame == "np-that")
                break
            if not want and words[token] in '"“:':
                first = token + (words[token] == ":")
                break
    elif frame == "to" and after + 1 < stop and reading.tags[after + 1] not in ("VB", "RB"):
        first = after + 1
    elif frame.startswith("in:") and frame not in ("in:as",):
        first = after + 1
    while first < stop and words[first] == ",":
        first += 1
    if first >= stop:
        following = _next_quotation(reading, stop)
        return source, following
    if words[first] in _OPENING and reading.inside[first]:
        end = quotation_tokens(reading, reading.inside[first], first)[1]
        if end >= stop or reading.sentences[end - 1] != reading.sentences[first]:
            return source, trim(reading, first, end)
        return source, trim(reading, first, clause_end(reading, max(first, end - 1), stop))
    tight = frame in ("to", "np", "np-to") or frame.startswith("in:")
    end = phrase_end(reading, first, stop) if tight else clause_end(reading, first, stop)
    if reading.inside[end - 1] and end == stop:
        end = max(end, quotation_tokens(reading, reading.inside[end - 1], end - 1)[1])
    return source, trim(reading, first, end)


def _next_quotation(reading: Reading, token: int) -> Range | None:
    if token < len(reading.words) and reading.inside[token]:
        return trim(reading, token, quotation_tokens(reading, reading.inside[token], token)[1])
    return None


def _with_content_before(
    reading: Reading, group: Group, cue: Cue, frame: str, begin: int, stop: int
) -> Relation | None:
    """Read "…, X said" and "…, said X"; the quotation may end the sentence before."""
    verb = group.verb
    if frame in ("that", "colon"):
        return None
    inverted = _inverted_source(reading, group, stop)
    if inverted is not None:
        source, left = inverted, group.first
    else:
        subject = subject_of(reading, group.first, begin) if reading.tags[group.first] in FINITE else None
        if subject is None or subject[1] < group.first - 3:
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
    quoted = bool(reading.inside[last]) and reading.words[last] in _CLOSING and not is_title(reading, last)
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
        if not _has_clause(reading, begin, last) or not _ends_report(reading, verb, source, stop):
            return None
    elif reading.paragraphs[last] != reading.paragraphs[verb]:
        return None
    elif (
        inverted is None
        and not comma
        and reading.words[last - 1] != ","
        and not _ends_report(reading, verb, source, stop)
    ):
        return None
    elif (
        inverted is None
        and frame in ("clause", "np-that", "wh")
        and not _ends_report(reading, verb, source, stop)
    ):
        return None
    first_sentence = reading.sentence_range(last)[0]
    first = clause_start(reading, last, first_sentence)
    if quoted:
        opened = quotation_tokens(reading, reading.inside[last], last)[0]
        if opened > first and (
            reading.words[opened - 1] == ":"
            or reading.words[opened - 1] == ","
            and lemma_between(reading, first, opened)
        ):
            first = opened
    content = trim(reading, first, last + 1)
    if content is None:
        return None
    contents = [content]
    if quoted:
        contents += _resumed(reading, verb, max(source[1], verb + 1), stop)
    rule = "quote-before" if quoted else "clause-before"
    return Relation(contents, (group.first, verb + 1), source, rule, cue.verb_class)


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
    if reading.words[verb - 1] not in _CLOSING | {","}:
        return None
    if reading.words[verb - 1] == "," and verb >= 2 and not reading.inside[verb - 2]:
        if reading.tags[verb + 1 if verb + 1 < stop else verb] == "PRP":
            return None
    found = phrase_after(reading, verb + 1, stop)
    if found is None or (found[1] < stop and reading.tags[found[1]] in FINITE):
        return None
    return found


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
        first, end = quotation_tokens(reading, inside[at], at)
        if words[at - 1] in ",:—–":
            if lemma_between(reading, token, at):
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
    """Whether the quotation that ends with a token names something: short, in capitals, part of its phrase."""
    first, stop = quotation_tokens(reading, reading.inside[last], last)
    words = [w for w in reading.words[first:stop] if w[0].isalpha()]
    if not 1 <= len(words) <= 6 or first == 0 or reading.words[first - 1] in ",:.—":
        return False
    return (
        all(w[0].isupper() or len(w) < 5 for w in words) and words[0][0].isupper() and words[-1][0].isupper()
    )


def lemma_between(reading: Reading, first: int, stop: int) -> bool:
    """Whether a cue verb that takes a quotation stands between two tokens."""
    cues = verb_cues()
    for token in range(first, stop):
        if reading.tags[token][:2] == "VB" and not reading.inside[token]:
            lemma = lemma_of(reading.lowers[token])
            if lemma in cues and "quote" in cues[lemma].frames:
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
