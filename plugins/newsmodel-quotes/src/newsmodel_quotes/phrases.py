"""Cues that are no verbs: "according to X", "as X said", "X's claim that", headlines."""

from collections.abc import Iterable, Iterator

from newsmodel_quotes.contents import clause_end, quotation_tokens
from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import noun_forms, verb_forms, word_set
from newsmodel_quotes.reading import Reading
from newsmodel_quotes.relations import Range, Relation, trim
from newsmodel_quotes.sources import phrase_after, phrase_before

__all__ = [
    "as_relations",
    "guess_according",
    "guess_noun",
    "headline_relation",
    "noun_relations",
    "preposition_relations",
]

_NEW_CLAUSE = frozenset({"CC", "WP", "WDT", "WRB", "PRP", "IN", "DT"})
_LABELS = word_set("labels")
_TOPICS = word_set("topics")
_COURTS = word_set("courts")
_SAYS = frozenset({"says", "said", "say", "warns", "claims", "insists"})


def preposition_relations(reading: Reading, among: Iterable[int]) -> Iterator[Relation]:
    """Read "according to X", before its content or after it, where one of some tokens opens it."""
    lowers = reading.lowers
    for token in among:
        if lowers[token] != "according" or token + 2 >= len(lowers) or lowers[token + 1] != "to":
            continue
        found = guess_according(reading, token)
        if found is not None:
            yield found


def guess_according(reading: Reading, token: int) -> Relation | None:
    """Read one "according to X", given its first token."""
    begin, stop = reading.sentence_range(token)
    source = phrase_after(reading, token + 2, stop)
    content = _around(reading, token, source, begin, stop) if source is not None else None
    return Relation([content], (token, token + 2), source, "according-to") if content is not None else None


def _around(reading: Reading, token: int, source: Range, begin: int, stop: int) -> Range | None:
    words = reading.words
    if token - begin <= 1 or (token > begin and words[token - 1] in ";—–"):
        comma = source[1]
        while comma < stop - 1 and words[comma] != ",":
            comma += 1
        first = comma + 1
        if first >= stop:
            return None
        if reading.inside[first]:
            end = quotation_tokens(reading, reading.inside[first])[1]
            return trim(reading, first, max(end, clause_end(reading, first, stop)))
        return trim(reading, first, stop)
    last = token - 1
    if reading.inside[last]:
        opened = quotation_tokens(reading, reading.inside[last])[0]
        begin = min(begin, opened)
    return trim(reading, begin, token)


def as_relations(reading: Reading, among: Iterable[int]) -> Iterator[Relation]:
    """Read "as X put it, …" and "…, as X says", where one of some tokens opens it."""
    cues = verb_forms()
    words, tags, lowers = reading.words, reading.tags, reading.lowers
    for token in among:
        if lowers[token] != "as":
            continue
        begin, stop = reading.sentence_range(token)
        if token > begin and words[token - 1] not in (",", "(", "—", "–"):
            continue
        for verb in range(token + 2, min(stop, token + 9)):
            if tags[verb] in ("VBD", "VBZ", "VBP") and lowers[verb] in cues:
                break
            if tags[verb] in FINITE or words[verb] == ",":
                verb = stop
                break
        else:
            continue
        if verb >= stop or not cues[lowers[verb]].frames & {"end", "comma"}:
            continue
        after = verb + 1
        while after < stop and words[after] not in ",.:)":
            after += 1
        if after - verb > 8:
            continue
        source = phrase_before(reading, verb - 1, token + 1)
        content = trim(reading, after, stop) if token == begin else trim(reading, begin, token)
        if content is not None and source is not None:
            yield Relation(
                [content],
                (verb, verb + 1),
                source,
                "as-said",
                cues[lowers[verb]].verb_class,
            )


def guess_noun(reading: Reading, noun: int) -> Relation | None:
    """What the rules would say of a noun, preposition or colon if it were a cue."""
    begin, stop = reading.sentence_range(noun)
    first = noun + 1
    if first < stop and reading.tags[noun][:2] == "NN" and reading.tags[first] in ("IN", "WDT"):
        first += 1
    if first >= stop:
        return None
    content = trim(reading, first, clause_end(reading, first, stop))
    if content is None:
        return None
    source = (
        phrase_before(reading, noun - 1, begin)
        if reading.words[noun] == ":"
        else _possessor(reading, noun, begin)
    )
    return Relation([content], (noun, noun + 1), source, "noun")


def noun_relations(reading: Reading, among: Iterable[int]) -> Iterator[Relation]:
    """Read "X's claim that …" and "criticism of …", given nouns among others: the possessor is the source."""
    nouns = noun_forms()
    tags, lowers = reading.tags, reading.lowers
    for token in among:
        cue = nouns.get(lowers[token])
        if cue is None or tags[token] not in ("NN", "NNS"):
            continue
        begin, stop = reading.sentence_range(token)
        if token + 2 >= stop:
            continue
        following = lowers[token + 1]
        frame = (
            following
            if following in ("that", "to")
            else "in:" + following
            if tags[token + 1] == "IN"
            else "other"
        )
        if frame not in cue.frames:
            continue
        first = token + (1 if frame == "to" else 2)
        stop = clause_end(reading, first, stop)
        content = trim(reading, first, _before_main_verb(reading, begin, token, first, stop))
        if content is not None:
            yield Relation(
                [content],
                (token, token + 1),
                _possessor(reading, token, begin),
                "noun-" + frame.replace(":", "-"),
                cue.verb_class,
            )


def _before_main_verb(reading: Reading, begin: int, noun: int, first: int, stop: int) -> int:
    """Where the clause of a subject ends: "her claim that the votes were stolen | was thrown out"."""
    tags = reading.tags
    if any(tags[k] in FINITE for k in range(begin, noun)):
        return stop
    seen = False
    for token in range(first, stop):
        if tags[token] in FINITE:
            if seen:
                return token
            seen = True
        elif seen and (tags[token] in _NEW_CLAUSE or reading.words[token] == ","):
            return stop
    return stop


def _possessor(reading: Reading, noun: int, begin: int) -> Range | None:
    tags, lowers = reading.tags, reading.lowers
    for token in range(noun - 1, max(begin, noun - 5) - 1, -1):
        if tags[token] == "PRP$":
            return token, token + 1
        if lowers[token] in ("'s", "’s", "'", "’") and token > begin:
            return phrase_before(reading, token - 1, begin)
        if tags[token] not in ("JJ", "NN", "NNP", "VBN", "RB", "CD", "NNS"):
            break
    # "Congolese accusations that …": a name before the noun.
    if noun - 1 > begin and reading.words[noun - 1][0].isupper() and tags[noun - 1] in ("JJ", "NNP"):
        return noun - 1, noun
    return None


def headline_relation(reading: Reading, headline: Range) -> Relation | None:
    """Read a headline's "…: lead negotiator", "… - source" and "Biden: …"."""
    words, tags = reading.words, reading.tags
    first, stop = headline
    closing = _closing_report(reading, first, stop)
    if closing is not None:
        return closing
    if stop - first > 2 and words[stop - 1] == ".":
        stop -= 1
    for token in range(stop - 2, first, -1):
        if words[token] in (":", "-", "–", "—") and not reading.inside[token]:
            break
    else:
        return None
    colon = words[token] == ":"
    after, before = stop - token - 1, token - first
    if (
        before >= 4
        and after <= 5
        and _is_namelike(reading, token + 1, stop)
        and _has_verb(reading, first, token)
    ):
        content = trim(reading, first, token)
        return Relation([content], None, (token + 1, stop), "headline-source-last") if content else None
    if reading.inside[first] and (after_quote := quotation_tokens(reading, reading.inside[first])[1]) < stop:
        # "“I never planned to stay”: an interview with …"
        content = trim(reading, first, after_quote) if words[after_quote] == ":" else None
        if content is not None and content[1] - content[0] > 4:
            return Relation([content], None, None, "headline-quote")
    if colon:
        token = next(k for k in range(first + 1, stop) if words[k] == ":")
        before, after = token - first, stop - token - 1
        if (
            before <= 4
            and after >= 3
            and _is_namelike(reading, first, token)
            and tags[token - 1] in ("NNP", "NN", "NNS")
            and reading.lowers[token - 1] not in _TOPICS
        ):
            content = trim(reading, token + 1, stop)
            return (
                Relation([content], (token, token + 1), (first, token), "headline-source-first")
                if content
                else None
            )
    return None


def _closing_report(reading: Reading, first: int, stop: int) -> Relation | None:
    """Read "…, coroner rules", "…, says minister" and "…, court hears" at a headline's end."""
    words, lowers = reading.words, reading.lowers
    comma = next((k for k in range(stop - 1, max(first, stop - 7), -1) if words[k] == ","), None)
    if comma is None or comma - first < 3 or stop - comma < 3:
        return None
    before = lowers[comma + 1] in _SAYS
    verb = comma + 1 if before else stop - 1
    source = (verb + 1, stop) if before else (comma + 1, verb)
    cue = verb_forms().get(lowers[verb])
    heard = lowers[verb] in ("hears", "heard") and not _COURTS.isdisjoint(lowers[source[0] : source[1]])
    if cue is None or any(reading.inside[comma:stop]) or not _is_namelike(reading, *source):
        return None
    content = trim(reading, first, comma)
    if content is None or not (heard or (cue.reports and (before or lowers[verb].endswith("s")))):
        return None
    if heard:
        return Relation([content], (verb, verb + 1), None, "court-heard", addressee=source)
    return Relation([content], (verb, verb + 1), source, "clause-before", cue.verb_class)


def _is_namelike(reading: Reading, first: int, stop: int) -> bool:
    if any(reading.lowers[k] in _LABELS for k in range(first, stop)):
        return False
    return (
        all(
            reading.tags[k] in ("NNP", "NN", "NNS", "JJ", "DT", "POS", "CD")
            or reading.lowers[k] in ("of", "the")
            for k in range(first, stop)
        )
        and reading.words[stop - 1][0].isalpha()
    )


def _has_verb(reading: Reading, first: int, stop: int) -> bool:
    return any(
        reading.tags[k][:2] in ("VB", "MD") or reading.lowers[k].endswith("s") for k in range(first + 1, stop)
    )
