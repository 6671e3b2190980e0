"""Sources and contents as the taggers leave them, put right where a closed class of words shows the way."""

from newsmodel_quotes.charges import missed_allegations, missed_pleas, read_charge
from newsmodel_quotes.contents import clause_end
from newsmodel_quotes.frames import FINITE
from newsmodel_quotes.lexicon import lemma_of, media_nouns, verb_forms, word_list, word_set
from newsmodel_quotes.reading import Range, Reading
from newsmodel_quotes.relations import Relation, cued_tokens, in_order, trim
from newsmodel_quotes.sources import phrase_before
from newsmodel_quotes.subjects import subject_of

__all__ = ["repaired"]

_DAYS = word_set("weekdays") | {"today", "yesterday", "tonight", "tomorrow"}
_ADDRESSED = word_set("addressed")
_CONJUNCTIONS = frozenset({"after", "before", "when", "while", "because", "although", "though"})
_ARTICLES = frozenset({"a", "an", "the"})
_CLAIMS = word_set("claims")
_DENIALS = word_set("denials")
_TIMES = frozenset(word_list("days.txt"))
_BEFORE = frozenset({"last", "this", "next", "earlier", "later", "late", "early", "on"})


def repaired(reading: Reading, relations: list[Relation]) -> list[Relation]:
    """Correct sources that hold a time or a participle, and contents that are a time or hold two reports.

    Args:
        reading: The text.
        relations: The relations of the text; they are changed in place.

    Returns:
        Those that remain, in their order.
    """
    kept: list[Relation] = []
    cues = cued_tokens(relations)
    for relation in relations:
        if (
            relation.cue is not None
            and len(relation.contents) == 1
            and (_is_time(reading, *relation.contents[0]) or _is_relative(reading, *relation.contents[0]))
        ):
            continue
        if relation.source is not None:
            source = _without_time(reading, relation.source, relation.cue)
            relation.source = _without_clause(reading, _without_participle(reading, source))
            _release_asked(reading, relation)
            _release_quoted(reading, relation)
        _reach(reading, relation)
        _leave_denial(reading, relation)
        _leave_shared(reading, relation, kept)
        if relation.cue is not None and reading.lowers[relation.cue[0]] == "according":
            _resume(reading, relation)
            if len(relation.contents) == 1 and relation.contents[0][1] - relation.contents[0][0] < 2:
                continue
        read_charge(reading, relation)
        kept.append(relation)
        second = _second_report(reading, relation, cues)
        if second is not None:
            kept.append(second)
    missed = [*missed_pleas(reading, cues), *missed_allegations(reading, cues)]
    return in_order([*kept, *missed]) if missed else kept


def _is_time(reading: Reading, first: int, stop: int) -> bool:
    """Whether nothing but a time is said: "I can't say more than that | today"."""
    lowers = reading.lowers
    if lowers[stop - 1] == "." and stop - first > 1:
        stop -= 1
    if (
        reading.inside[first]
        or lowers[stop - 1] not in _TIMES
        or (lowers[first] == "this" and stop - first > 2)
    ):
        return False
    return all(lowers[k] in _TIMES or lowers[k] in _BEFORE for k in range(first, stop))


def _is_relative(reading: Reading, first: int, stop: int) -> bool:
    """Whether nothing but a relative pronoun is said: "the plan, | which | has been approved"."""
    return stop - first == 1 and reading.lowers[first] in ("which", "who", "whom")


def _leave_denial(reading: Reading, relation: Relation) -> None:
    """End a content before what others think of it: "it had won | , a claim that the rebels denied"."""
    first, stop = relation.contents[-1]
    lowers = reading.lowers
    for comma in range(first + 1, stop - 3):
        if lowers[comma] != "," or reading.inside[comma] or lowers[comma + 1] not in _ARTICLES:
            continue
        noun = comma + 2 if lowers[comma + 2] in _CLAIMS else comma + 3
        if lowers[noun] in _CLAIMS and not _DENIALS.isdisjoint(lowers[noun + 2 : min(stop, noun + 12)]):
            relation.contents[-1] = trim(reading, first, comma) or (first, stop)
            return


def _leave_shared(reading: Reading, relation: Relation, before: list[Relation]) -> None:
    """Leave out what another cue of its speaker has said: "blamed | the union, | adding that …"."""
    if relation.cue is None or len(relation.contents) < 2 or relation.contents[-1][0] < relation.cue[1]:
        return
    first = relation.contents[0]
    if reading.tags[relation.cue[1] - 1] == "VBG" and any(first in other.contents for other in before[-3:]):
        del relation.contents[0]


def _without_time(reading: Reading, source: Range, cue: Range | None) -> Range:
    """Leave the time before a verb out of a source: "the minister | yesterday", "Acme, a maker, | today"."""
    first, stop = source
    if cue is None or stop != cue[0]:
        return source
    lowers, tags = reading.lowers, reading.tags
    if lowers[stop - 1] in _DAYS and not reading.words[stop - 1].isupper():
        stop -= 1
    elif stop - first > 1 and lowers[stop - 2] == "last" and lowers[stop - 1] in _TIMES:
        stop -= 2
    else:
        return source
    if stop > first and lowers[stop - 1] in _BEFORE:
        stop -= 1
    if stop > first:
        # "the order released Friday" is a source, "USA Today" as well.
        named = reading.words[source[1] - 1] in ("Today", "Tonight")
        return source if named or tags[stop - 1] in ("VBN", "VBD", "VBG") else (first, stop)
    return subject_of(reading, first, reading.sentence_range(first)[0]) or source


def _second_report(reading: Reading, relation: Relation, cues: set[int]) -> Relation | None:
    """Read a second report of one source after a phrase: "demanded an inquiry, and alleged that …"."""
    if relation.cue is None or len(relation.contents) > 1 or relation.cue[1] > relation.contents[0][0]:
        return None
    first, stop = relation.contents[0]
    lowers, tags = reading.lowers, reading.tags
    end = reading.sentence_range(first)[1]
    for token in range(first, min(stop + 2, end - 3)):
        if tags[token] in FINITE or reading.inside[token]:
            return None
        verb = token + 1
        cue = verb_forms().get(lowers[verb]) if lowers[token] in ("and", "but") else None
        if cue is None or not cue.follows or lowers[verb + 1] != "that" or verb in cues:
            continue
        last = stop if verb + 1 < stop else clause_end(reading, verb + 2, end)
        head, rest = trim(reading, first, min(token, stop)), trim(reading, verb + 2, last)
        if head is None or rest is None:
            return None
        relation.contents[0] = head
        return Relation([rest], (verb, verb + 1), relation.source, "verb-that", cue.verb_class)
    return None


def _without_participle(reading: Reading, source: Range) -> Range:
    """Leave a participle that opens the sentence out of a source: "Sentencing him on Monday, | Judge Khan".

    "Kim himself" is put together, and who speaks "in a statement" told from the statement.
    """
    first, stop = source
    lowers, words, tags = reading.lowers, reading.words, reading.tags
    begin = reading.sentence_range(first)[0]
    if lowers[first].endswith("self") and stop - first == 1:
        found = phrase_before(reading, first - 1, begin)
        return (found[0], stop) if found is not None else source
    if (
        lowers[stop - 1] in media_nouns()
        and first - begin > 2
        and lowers[first - 1] in ("in", "through", "via")
    ):
        found = phrase_before(reading, first - 3, begin) if words[first - 2] == "," else None
        return found if found is not None else source
    if first == begin and lowers[first].endswith("ing") and not words[first + 1][0].isupper():
        comma = next((k for k in range(first + 1, min(stop - 1, first + 12)) if words[k] == ","), None)
        if comma is not None and (words[comma + 1][0].isupper() or tags[comma + 1] in ("DT", "PRP", "PRP$")):
            return comma + 1, stop
    return source


def _without_clause(reading: Reading, source: Range) -> Range:
    """Leave a clause before its own out of a source: "his comments came after | the minister"."""
    first, stop = source
    lowers, tags = reading.lowers, reading.tags
    for token in range(stop - 2, first + 1, -1):
        if tags[token] in FINITE or lowers[token] in ("who", "which", "that"):
            return source
        if lowers[token] in _CONJUNCTIONS and tags[token] in ("IN", "WRB"):
            relative = any(lowers[k] in ("who", "which", "that") for k in range(first, token))
            clause = any(tags[k] in FINITE for k in range(first, token))
            return (token + 1, stop) if clause and not relative else source
    return source


def _reach(reading: Reading, relation: Relation) -> None:
    """Carry a content over an age ("said a man | , 34, had died"), and begin it at its "that"."""
    first, stop = relation.contents[-1]
    if relation.cue is None or first < relation.cue[1] or reading.inside[first]:
        return
    words, tags, lowers = reading.words, reading.tags, reading.lowers
    end = reading.sentence_range(first)[1]
    if stop + 3 < end and words[stop] == "," and (tags[stop + 1] == "CD" or lowers[stop + 1] == "aged"):
        comma = next((k for k in range(stop + 2, min(end - 1, stop + 6)) if words[k] == ","), None)
        if comma is not None and tags[comma + 1] in FINITE:
            relation.contents[-1] = trim(reading, first, clause_end(reading, first, end)) or (first, stop)
    elif tags[first] == "VBG" and len(relation.contents) == 1:
        # "reported, citing two sources, that …"
        that = next((k for k in range(first + 1, min(stop - 1, first + 12)) if lowers[k] == "that"), None)
        if that is not None and words[that - 1] == ",":
            relation.contents[0] = that + 1, stop


def _resume(reading: Reading, relation: Relation) -> None:
    """Go on after a source between commas: "But, according to one report, | sales fell"."""
    if relation.cue is None or relation.source is None or len(relation.contents) > 1:
        return
    begin, stop = reading.sentence_range(relation.cue[0])
    comma, (first, last) = relation.source[1], relation.contents[0]
    between = reading.words[relation.cue[0] - 1] == "," and last <= relation.cue[0] and first >= begin
    if not between or comma + 2 >= stop or reading.words[comma] != ",":
        return
    if reading.lowers[comma + 1] in ("who", "which", "whose", "where"):
        return
    rest = trim(reading, comma + 1, clause_end(reading, comma + 1, stop))
    finite = [k for k in range(first, last) if reading.tags[k] in FINITE]
    # After a whole clause, what has no verb of its own stands beside the source: "the Fed, a bank, …".
    whole = bool(finite) and finite[-1] < last - 1
    if rest is not None and (not whole or any(reading.tags[k] in FINITE for k in range(*rest))):
        relation.contents = (
            [rest] if reading.tags[first] == "CC" and last - first == 1 else [(first, last), rest]
        )


def _release_asked(reading: Reading, relation: Relation) -> None:
    """Know who was asked: "Asked whether he would go, | Kim said no" is nobody's question."""
    if relation.cue is None or relation.source is None or relation.cue[1] - relation.cue[0] > 1:
        return
    asked = relation.cue[0]
    if reading.words[asked] == "Asked" and asked == reading.sentence_range(asked)[0]:
        relation.addressee, relation.source = relation.source, None


def _release_quoted(reading: Reading, relation: Relation) -> None:
    """Leave who was told out of a quotation after a colon: "told him: '…'"."""
    first, stop = relation.contents[0]
    if relation.cue is None or first < relation.cue[1] or reading.inside[first]:
        return
    colon = next((k for k in range(first, min(stop - 1, first + 6)) if reading.words[k] == ":"), None)
    told = lemma_of(reading.lowers[relation.cue[1] - 1])
    if (
        colon is not None
        and reading.inside[colon + 1]
        and (told == "tell" or (told in _ADDRESSED and reading.tags[first] == "PRP"))
    ):
        relation.contents[0], relation.addressee = (colon + 1, stop), (first, colon)
