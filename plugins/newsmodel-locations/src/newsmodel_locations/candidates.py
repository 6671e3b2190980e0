"""Spans that may be toponyms: names the gazetteer knows, closed lists, and names that look like places."""

from newsmodel_locations.document import Document
from newsmodel_locations.gazetteer import Entry, Gazetteer
from newsmodel_locations.keys import key_of
from newsmodel_locations.lexicon import ExactNames, lexicon
from newsmodel_locations.listed import UNLISTED, Listed
from newsmodel_locations.memo import remember

__all__ = ["Candidate", "Finder"]

_MOST = 7  # tokens in a name
_SENSES = 40  # places of a name
_SEEN = 6  # more mentions of a name tell no more
_KEPT = 20_000  # names, and forms of words
_GROUNDS = frozenset("FNA")  # classes of words for buildings, natural things and areas
_GENITIVES = frozenset({"'s", "’s"})
_VARYING = ("saint", "mount", "fort", "u.s", "w")
Known = tuple[str, str, Listed]  # sort, key, places
Part = tuple[int, int, Known]  # where it stands in its word
Lead = tuple[Known | None, bool, list[Part]]  # of a word: what it may be, whether names begin so, its parts


class Counts:
    """How often a name stands in a text, and how.

    Attributes:
        total: Candidates of the name.
        locative: Those after a preposition of place.
        person: Those after a given name, a title or an initial.
        followed: Those before a region that holds a place of the name.
    """

    __slots__ = ("_shares", "followed", "locative", "person", "total")

    def __init__(self) -> None:
        self.total = self.locative = self.person = self.followed = 0
        self._shares: tuple[int, int, int] | None = None

    @property
    def shares(self) -> tuple[int, int, int]:
        """The first three, scaled to few mentions; asked for when all have been counted."""
        if self._shares is None:
            total = min(self.total, _SEEN)
            scale = self.total / total
            person = round(self.person / scale) if self.person else 0
            self._shares = (total, round(self.locative / scale), person)
        return self._shares


_NONE = Counts()
_NO_LEAD: Lead = (None, False, [])


class Candidate:
    """A span that may be a toponym.

    Args:
        first: Index of its first token.
        last: Index after its last token.
        start: Code point where it begins (inside a token for "US-led").
        end: Code point after it.
        sort: "gaz", "abbr", "dem", "fac" (looks like a place by its head) or "run" (a capitalised run).
        key: Look-up key.
        listed: The places that it may be.

    Attributes:
        counts: How often its name stands in the text, and how.
        outer: The region or country that the text names after it and a comma, or None.
    """

    __slots__ = ("counts", "end", "first", "key", "last", "listed", "outer", "sort", "start")

    def __init__(
        self, first: int, last: int, start: int, end: int, sort: str, key: str, listed: Listed = UNLISTED
    ) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.sort, self.key, self.listed = sort, key, listed
        self.counts = _NONE
        self.outer: Entry | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The places that it may be."""
        return self.listed.entries


class Finder:
    """Finds candidates with a gazetteer; keeps what it found out about names and words.

    Args:
        gazetteer: Where names are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.exact = ExactNames(gazetteer)
        classes = lexicon().classes
        self._connectors, self._numbered = classes["connector"], classes["numbered"]
        self._prefixes = classes["prefix"]
        self._whereabouts = classes["whereabouts"]
        self._part_of = classes["part_of"]
        self._names: dict[str, Listed] = {}
        self._surfaces: dict[str, Known | None] = {}
        self._leading: dict[str, bool] = {}
        self._leads: dict[str, Lead] = {}

    def find(self, doc: Document) -> list[Candidate]:
        """All candidates of a text, by start and end."""
        words, is_cap, exact, leads = doc.words, doc.is_cap, self.exact.listed, self._leads
        starts, ends = doc.starts, doc.ends
        result: list[Candidate] = []
        for i in doc.forms:
            word = words[i]
            lead = leads.get(word)
            if lead is None:
                lead = self._lead(word)
            if lead is _NO_LEAD:
                continue
            known, leads_on, parts = lead
            for at, end, part in parts:
                result.append(Candidate(i, i + 1, starts[i] + at, starts[i] + end, *part))
            if known is not None and (is_cap[i] or known[0] != "gaz"):
                result.append(Candidate(i, i + 1, starts[i], ends[i], *known))
            if leads_on and (is_cap[i] or word in exact):
                self._add_names(result, doc, i)
        for i in doc.shaped:
            self._add_shaped(result, doc, i)
        self._add_runs(result, doc)
        # What the gazetteer knows comes before what has the shape of a place.
        found: dict[tuple[int, int], Candidate] = {}
        for c in result:
            found.setdefault((c.start, c.end), c)
        return [found[k] for k in sorted(found)]

    def _lead(self, word: str) -> Lead:
        """What a word may be by itself, and whether longer names begin with it."""
        leads_on = word.lower().startswith(_VARYING) or self._leads_on(word)
        lead = (self._known(word), leads_on, self._parts(word) if "-" in word and len(word) > 3 else [])
        return remember(self._leads, word, lead if any(lead) else _NO_LEAD, _KEPT)

    def places(self, key: str) -> Listed:
        """The places listed under a key."""
        known = self._names.get(key)
        if known is None:
            entries = self.gazetteer.lookup(key)
            listed = Listed(entries[:_SENSES]) if entries else UNLISTED
            known = remember(self._names, key, listed, _KEPT)
        return known

    def _known(self, surface: str) -> Known | None:
        """What a name of this spelling may be."""
        try:
            return self._surfaces[surface]
        except KeyError:
            return remember(self._surfaces, surface, self._look_up(surface), _KEPT)

    def _look_up(self, surface: str) -> Known | None:
        if surface in self.exact:
            sort, entries = self.exact[surface]
            return sort, key_of(surface), Listed(entries)
        if len(surface) < 3:
            return None
        key = key_of(surface)
        listed = self.places(key)
        short = len(key) < 4 and not surface[0].isupper()
        if listed is UNLISTED or short or (surface + "." in self.exact and len(surface) < 4):
            return None
        return "gaz", key, listed

    def _leads_on(self, surface: str) -> bool:
        """Whether longer names begin with this one."""
        known = self._leading.get(surface)
        if known is None:
            key, continues = key_of(surface), self.gazetteer.continues
            leads_on = surface in self.exact.leads or continues(key + " ") or continues(key + "'")
            known = remember(self._leading, surface, leads_on, _KEPT)
        return known

    def _add_names(self, result: list[Candidate], doc: Document, i: int) -> None:
        """The names of several words that begin at a token."""
        words, text, starts, ends = doc.words, doc.text, doc.starts, doc.ends
        is_cap, exact = doc.is_cap, self.exact.listed
        start, lower = starts[i], doc.lowers[i]
        for j in range(i + 1, min(doc.count, i + _MOST)):
            token = words[j]
            named = is_cap[j] or token in exact
            comma = token == "," and lower == "washington"
            if not (named or comma or token in self._connectors) or not doc.joined(j):
                return
            surface = text[start : ends[j]]
            if named or token == ".":
                known = self._known(surface)
                if known is not None and (known[0] != "gaz" or (is_cap[i] and token != ".")):
                    result.append(Candidate(i, j + 1, start, ends[j], *known))
                if "-" in token:
                    self._add_before_hyphen(result, doc, i, j)
            if j - i < 3 and not lower.startswith(_VARYING) and not self._leads_on(surface):
                return

    def _parts(self, word: str) -> list[Part]:
        """The parts of a hyphenated word: US|-led, Greek|-|Cypriot, pro-|Western."""
        result: list[Part] = []
        if self.places(key_of(word)) is not UNLISTED:
            return result
        at = 0
        for part in word.split("-"):
            if part and part[0].isupper() and not (at == 0 and part in self._prefixes):
                if part in self.exact:
                    sort, entries = self.exact[part]
                    result.append((at, at + len(part), (sort, key_of(part), Listed(entries))))
                elif len(part) > 3 and (listed := self.places(key_of(part))) is not UNLISTED:
                    result.append((at, at + len(part), ("gaz", key_of(part), listed)))
            at += len(part) + 1
        return result

    def _add_before_hyphen(self, result: list[Candidate], doc: Document, i: int, j: int) -> None:
        """A name of several words with a hyphen at its end: Abu Dhabi|-based."""
        start, end = doc.starts[i], doc.starts[j] + doc.words[j].index("-")
        key = key_of(doc.text[start:end])
        listed = self.places(key)
        if listed is not UNLISTED and end > doc.starts[j]:
            result.append(Candidate(i, j + 1, start, end, "gaz", key, listed))

    def _add_shaped(self, result: list[Candidate], doc: Document, i: int) -> None:
        """Names that look like places by a word in them."""
        form = doc.forms[i]
        if form.site:
            first, _ = doc.run(i, i + 1)
            for j in range(max(first, i - 5), i):
                self._add_shape(result, doc, j, i + 1, "fac")
        if form.road:
            self._add_shape(result, doc, i, i + 1, "fac")
        elif form.begins and i + 2 < doc.count and doc.lowers[i + 1] == "of":
            _, e = doc.run(i + 2, i + 2)
            if i + 2 < e < i + 7:
                self._add_shape(result, doc, i, e, "fac")

    def _add_runs(self, result: list[Candidate], doc: Document) -> None:
        """Runs before a number or behind a genitive that make them places, or where a place is told."""
        lowers, words, count, is_cap, initial = doc.lowers, doc.words, doc.count, doc.is_cap, doc.initial
        numbered, whereabouts, part_of = self._numbered, self._whereabouts, self._part_of
        for a, b in doc.runs:
            if b < count:
                follows = words[b]
                if follows[0].isdigit() and lowers[b - 1].rstrip(".") in numbered:
                    for i in range(max(a, b - 3), b):
                        self._add_shape(result, doc, i, b + 1, "fac")
                elif follows in _GENITIVES and b + 1 < count and is_cap[b + 1]:
                    _, e = doc.run(b + 1, b + 1)
                    last = doc.forms.get(e - 1)  # none where two blanks part the name from its genitive
                    if last is not None and e - a <= 6 and not _GROUNDS.isdisjoint(last.own):
                        self._add_shape(result, doc, a, e, "fac")
            # An unlisted name may be a place where one is told: "in Nagrig".
            if a and lowers[a - 1] in whereabouts and not initial[a] and b - a <= 4:
                self._add_shape(result, doc, a, b, "run")
                if b - a > 1 and lowers[a] in part_of:
                    self._add_shape(result, doc, a + 1, b, "run")

    def _add_shape(self, result: list[Candidate], doc: Document, i: int, j: int, sort: str) -> None:
        start, end = doc.starts[i], doc.ends[j - 1]
        result.append(Candidate(i, j, start, end, sort, key_of(doc.text[start:end])))
