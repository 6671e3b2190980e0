"""When and where an event happened: from its clause, its sentence, its paragraph, or the dateline."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsmodel import Draft, Evidence, NamedEntity, PlaceMention, Span, TimeExpression
from newsmodel_events.asides import asides, is_compared, reported_until
from newsmodel_events.clauses import Clauses, Role
from newsmodel_events.lexicon import word_set

__all__ = ["Link", "Placed", "Placing"]

# Confidence by where the link was read; lower the further away.
CLAUSE, SENTENCE, PARAGRAPH, DATELINE = 0.9, 0.6, 0.35, 0.15
_BOUNDARIES = frozenset({"that", "which", "who", "if", "because", "while", "whether", "after", "before"})
_POSSESSIVE = frozenset({"'s", "’s"})  # "since Monday's debate" dates the debate
_LIMITS = frozenset({"by", "until", "till"})
_MARKS = frozenset({",", ";", '"', "”"})
_COSTLY = _BOUNDARIES | _MARKS
# Participants by these rules may be where it happened too.
_NO_BAR = frozenset({"rest of the clause", "subject"})
_FAR = 25
_TOO_FAR = 45
_REACH = 80
_VERB_COST = 9


class Link(NamedTuple):
    """The id of a time expression or place mention, and where the link was read."""

    id: str
    evidence: Evidence


# A time and a place.
Placed = tuple[Link | None, Link | None]


class _Found(NamedTuple):
    token: int
    end: int
    annotation: TimeExpression | PlaceMention


class _Layer:
    """The times or the places of a document, by their first tokens."""

    def __init__(self, found: list[_Found], clauses: Clauses) -> None:
        self.found = found
        self.starts = [one.token for one in found]
        self.sentences = {clauses.bounds(one.token)[0] for one in found}

    def between(self, first: int, last: int) -> list[_Found]:
        """Return those that begin in a range of tokens."""
        starts = self.starts
        low = bisect_left(starts, first)
        return self.found[low : bisect_left(starts, last, low)]


class Placing:
    """Times and places of a document, to be linked to its events.

    Args:
        draft: The document.
        clauses: Its grammatical relations.

    Attributes:
        nowhere: Are there neither times nor places?
        headed: Is there a day or place of the dateline?
    """

    def __init__(self, draft: Draft, clauses: Clauses) -> None:
        self.draft = draft
        self.tokens = tokens = draft.tokens
        self.clauses = clauses
        self._today = draft.published
        self._paragraphs = [paragraph.span.start for paragraph in draft.paragraphs]
        self._times = _Layer(
            [
                _Found(tokens.at(t.span.start), tokens.at(t.span.end - 1) + 1, t)
                for t in draft[TimeExpression]
                if t.type in {"DATE", "TIME"}
                and t.function != "PUBLICATION_TIME"
                and not self._in_dateline(t.span)
            ],
            clauses,
        )
        self._places = _Layer(
            [
                _Found(tokens.at(p.span.start), tokens.at(p.span.end - 1) + 1, p)
                for p in draft[PlaceMention]
                if p.use == "literal" and not self._in_dateline(p.span) and not self._in_organization(p.span)
            ],
            clauses,
        )
        lowers = clauses.reading.lowers
        free = [f for f in self._times.found if lowers[min(f.end, len(lowers) - 1)] not in _POSSESSIVE]
        # times by their first tokens: those that other things are compared with, and begin with "since"
        self._compared = {f.token for f in free if is_compared(clauses, f.token)}
        self._since = {f.token for f in free if lowers[f.token - 1] == "since"}
        self._limits = {f.annotation.id for f in self._times.found if lowers[f.token - 1] in _LIMITS}
        self._asides: dict[int, list[tuple[int, int]]] = {}
        # by the first token of a sentence, as they are worked out
        self._inherited: dict[int, TimeExpression | PlaceMention | None] = {}
        self._default_time, self._default_place = self._defaults()
        self.headed = self._default_time is not None or self._default_place is not None
        self._links: dict[tuple[str, float], Link] = {}
        self.nowhere = not (
            self._times.found or self._places.found or self._default_time or self._default_place
        )

    def _in_dateline(self, span: Span) -> bool:
        dateline = self.draft.dateline
        return dateline is not None and dateline.span.overlaps(span)

    def _in_organization(self, span: Span) -> bool:
        return any(
            name.label == "ORGANIZATION" and name.span.contains(span) and len(name.span) > len(span)
            for name in self.draft.overlapping(NamedEntity, span)
        )

    def _defaults(self) -> tuple[Link | None, Link | None]:
        draft = self.draft
        time = place = None
        for t in draft[TimeExpression]:
            if t.function == "PUBLICATION_TIME" or self._in_dateline(t.span):
                time = Link(t.id, Evidence(t.span, DATELINE))
                break
        dateline = draft.dateline
        if dateline is not None and dateline.place is not None:
            for p in draft.overlapping(PlaceMention, dateline.place):
                place = Link(p.id, Evidence(p.span, DATELINE))
                break
        return time, place

    def time_of(self, token: int, actual: bool, news: bool, tense: str = "NONE") -> Link | None:
        """Return the time of the event at a token.

        Args:
            token: Index of the trigger.
            actual: Did it happen? Only then does it inherit the time of what stands around it.
            news: Is it told as something that came about? Only then is it of the day of the dateline.
            tense: Its tense; what is told as past is not dated to the future.
        """
        start, _ = self.clauses.bounds(token)
        near = self._nearest(token, self._times, None, tense) if start in self._times.sentences else None
        if near is not None or not actual:
            return near
        return self._of_paragraph(start, tense) or (self._default_time if news else None)

    def place_of(self, token: int, news: bool, roles: Sequence[Role]) -> Link | None:
        """Return the place of the event at a token.

        Args:
            token: Index of the trigger.
            news: Did it come about? Only then does it inherit the place of the dateline.
            roles: Its participants; few of them can be the place too.
        """
        if self.clauses.bounds(token)[0] in self._places.sentences:
            near = self._antecedent_of_where(token) or self._nearest(token, self._places, roles)
            if near is not None:
                return near
        return self._default_place if news else None

    def pairs_of(self, token: int) -> list[tuple[Link, Link]]:
        """Return times and places that pair up after a trigger ("in Rome on Monday and Bern on Friday")."""
        if not self._times.found or not self._places.found:
            return []
        _, end = self.clauses.bounds(token)
        stop = min(end, token + _FAR)
        reading = self.clauses.reading
        for i in range(token + 1, stop):
            if i in reading.verbs or reading.tags[i] == "W":
                stop = i
                break
        row = [(f.token, "t", f.annotation) for f in self._times.between(token, stop)]
        row += [(f.token, "p", f.annotation) for f in self._places.between(token, stop)]
        row.sort(key=lambda item: item[0])
        letters = "".join(letter for _, letter, _ in row)
        half = len(row) // 2
        if half < 2 or letters not in {"tp" * half, "pt" * half}:
            return []
        pairs = []
        for k in range(half):
            two = {letter: annotation for _, letter, annotation in row[2 * k : 2 * k + 2]}
            pairs.append((self._link(two["t"], CLAUSE), self._link(two["p"], CLAUSE)))
        return pairs

    def _link(self, annotation: TimeExpression | PlaceMention, confidence: float) -> Link:
        known = self._links.get((annotation.id, confidence))
        if known is None:
            known = Link(annotation.id, Evidence(annotation.span, confidence))
            self._links[annotation.id, confidence] = known
        return known

    def _nearest(
        self, token: int, layer: _Layer, roles: Sequence[Role] | None, tense: str = "NONE"
    ) -> Link | None:
        start, end = self.clauses.bounds(token)
        best: tuple[int, int] | None = None
        chosen: _Found | None = None
        group = self.clauses.reading.verbs.get(token)
        said = reported_until(self.clauses, group) if group is not None else -1
        for found in layer.between(max(start, token - _REACH), min(end, token + _REACH)):
            if found.token <= token < found.end:
                continue
            if start + 2 < found.token < said:
                continue
            if roles is None and (
                found.token in self._compared
                or (found.token in self._since and (group is None or not group.perfect))
                or (tense != "NONE" and self._clashes(tense, found.annotation))
            ):
                continue
            rank = self._distance(token, found, start)
            if best is not None and rank >= best:
                continue
            if roles is not None and (not self._locative(found) or _takes_part(found, roles)):
                continue
            best, chosen = rank, found
        if chosen is None or best is None or best[0] > _TOO_FAR:
            return None
        return self._link(chosen.annotation, CLAUSE if best[1] == 0 else SENTENCE)

    def _clashes(self, tense: str, time: TimeExpression | PlaceMention) -> bool:
        today = self._today
        if today is None or not isinstance(time, TimeExpression):
            return False
        if tense == "PAST":
            first = time.latest if time.id in self._limits else time.earliest
            return time.value == "FUTURE_REF" or (first is not None and first > today)
        if tense == "FUTURE":
            return time.value == "PAST_REF" or (time.latest is not None and time.latest < today)
        return False

    def _distance(self, token: int, found: _Found, first: int) -> tuple[int, int]:
        """Tokens between, and the verbs between, which cost more."""
        low, high = (token + 1, found.token) if found.token > token else (found.end, token)
        words = self.clauses.reading.lowers[low:high]
        between = self.clauses.verbs_within(low, high)
        commas = 0
        for word in _COSTLY.intersection(words):
            if word in _MARKS:
                commas += words.count(word)
            else:
                between += words.count(word)
        for opens, closes in self._asides_of(first) if commas else ():
            if (opens < token < closes) != (opens < found.token < closes):
                return _TOO_FAR + 1, between
        cost = (high - low) + _VERB_COST * between + 2 * commas
        if found.token - first <= 2 and found.token < token:  # "On Monday, ..." reaches far
            cost = min(cost, 8 + _VERB_COST * between)
        return cost, between

    def _asides_of(self, start: int) -> list[tuple[int, int]]:
        known = self._asides.get(start)
        if known is None:
            known = self._asides[start] = asides(self.clauses, *self.clauses.bounds(start))
        return known

    def _locative(self, found: _Found) -> bool:
        reading = self.clauses.reading
        number = reading.phrase_of(found.token)
        if number < 0:
            return found.token > 0 and reading.lowers[found.token - 1] in word_set("locative")
        phrase = reading.phrases[number]
        return phrase.prep >= 0 and reading.lowers[phrase.prep] in word_set("locative") and phrase.owner < 0

    def _antecedent_of_where(self, token: int) -> Link | None:
        """In "Ukraine, where troops have massed" it is Ukraine."""
        start, _ = self.clauses.bounds(token)
        lowers, low = self.clauses.reading.lowers, max(start, token - 14)
        if "where" not in lowers[low + 1 : token]:
            return None
        for i in range(token - 1, low, -1):
            if lowers[i] == "where":
                for found in reversed(self._places.between(max(start, i - 6), i)):
                    if found.end >= i - 2:
                        return self._link(found.annotation, CLAUSE)
                return None
            if lowers[i] in {";", ":"} or (i in self.clauses.reading.verbs and i < token - 1):
                return None
        return None

    def _of_paragraph(self, start: int, tense: str) -> Link | None:
        """The last time before a sentence in its paragraph."""
        if start not in self._inherited:
            self._inherited[start] = self._last_before(start)
        found = self._inherited[start]
        if found is None or self._clashes(tense, found):
            return None
        return self._link(found, PARAGRAPH)

    def _last_before(self, start: int) -> TimeExpression | PlaceMention | None:
        at = bisect_left(self._times.starts, start) - 1
        if at < 0:
            return None
        found = self._times.found[at].annotation
        offset = self.tokens.starts[start]
        begins = self._paragraphs[bisect_right(self._paragraphs, offset) - 1] if self._paragraphs else 0
        return found if found.span.start >= begins else None


def _takes_part(found: _Found, roles: Sequence[Role]) -> bool:
    return any(r.start < found.end and found.token < r.end and r.rule not in _NO_BAR for r in roles)
