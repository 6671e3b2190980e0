"""Spans that may be toponyms: names the gazetteer knows, closed lists, and names that look like places."""

import attrs

from newsmodel_locations.document import Document
from newsmodel_locations.gazetteer import Entry, Gazetteer
from newsmodel_locations.keys import key_of
from newsmodel_locations.lexicon import exact_names, lexicon, word_classes

__all__ = ["Candidate", "Finder"]

_MOST = 7  # tokens in a name
_SENSES = 40  # places of a name


@attrs.define(slots=True)
class Candidate:
    """A span that may be a toponym.

    Args:
        first: Index of its first token.
        last: Index after its last token.
        start: Code point where it begins (inside a token for "US-led").
        end: Code point after it.
        sort: "gaz", "abbr", "dem", "fac" (looks like a place by its head) or "run" (a capitalised run).
        key: Look-up key.
        entries: The places that it may be.
    """

    first: int
    last: int
    start: int
    end: int
    sort: str
    key: str
    entries: tuple[Entry, ...] = ()


class Finder:
    """Finds candidates with a gazetteer.

    Args:
        gazetteer: Where names are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.exact = exact_names(gazetteer)
        self._classes = word_classes()
        classes = lexicon().classes
        self._connectors, self._numbered = classes["connector"], classes["numbered"]
        self._beforehand = classes["locative"] | classes["function"] | {",", "'s", "’s", "/"}
        self._before_of, self._part_of = classes["before_of"], classes["part_of"]

    def find(self, doc: Document) -> list[Candidate]:
        """All candidates of a text, by start and end."""
        found: dict[tuple[int, int], Candidate] = {}
        for i in doc.caps:
            for c in self._from(doc, i):
                found.setdefault((c.start, c.end), c)
        return [found[k] for k in sorted(found)]

    def _from(self, doc: Document, i: int) -> list[Candidate]:
        words, starts, ends = doc.words, doc.starts, doc.ends
        result: list[Candidate] = []
        word = words[i]
        if "-" in word and len(word) > 3:
            result += self._parts(doc, i)
        if not doc.is_cap[i] and word not in self.exact:
            if not (doc.initial[i] and word == "The"):
                result += self._one(doc, i, i + 1)
            return result
        start = starts[i]
        j = i
        while j < doc.count and j - i < _MOST:
            token = words[j]
            if j > i:
                gap = starts[j] - ends[j - 1]
                if gap > 1 or (gap == 1 and doc.text[ends[j - 1]] == "\n"):
                    break
                comma = token == "," and doc.lowers[i] == "washington"
                if not (doc.is_cap[j] or token in self._connectors or token in self.exact or comma):
                    break
            if doc.is_cap[j] or token == "." or token in self.exact:
                result += self._one(doc, i, j + 1)
                if j > i and "-" in token:
                    result += self._before_hyphen(doc, i, j)
            if j - i < 3 and not doc.lowers[i].startswith(("saint", "mount", "fort", "u.s", "w")):
                prefix = key_of(doc.text[start : ends[j]])
                if not self.gazetteer.continues(prefix) and prefix not in _LEADS_ON:
                    break
            j += 1
        result += self._shapes(doc, i)
        return result

    def _one(self, doc: Document, i: int, j: int) -> list[Candidate]:
        surface = doc.text[doc.starts[i] : doc.ends[j - 1]]
        exact = self.exact.get(surface)
        if exact:
            return [Candidate(i, j, doc.starts[i], doc.ends[j - 1], exact[0], key_of(surface), exact[1])]
        if len(surface) < 3 or doc.words[j - 1] == "." or not doc.is_cap[i]:
            return []
        key = key_of(surface)
        entries = self.gazetteer.lookup(key)
        if (
            not entries
            or (len(key) < 4 and not surface[0].isupper())
            or (surface + "." in self.exact and len(surface) < 4)
        ):
            return []
        return [Candidate(i, j, doc.starts[i], doc.ends[j - 1], "gaz", key, tuple(entries[:_SENSES]))]

    def _parts(self, doc: Document, i: int) -> list[Candidate]:
        """The parts of a hyphenated word: US|-led, Greek|-|Cypriot, pro-|Western."""
        result = []
        at = doc.starts[i]
        whole = self.gazetteer.lookup(key_of(doc.words[i]))
        if whole:
            return []
        for part in doc.words[i].split("-"):
            if part and part[0].isupper():
                exact = self.exact.get(part)
                key = key_of(part)
                entries = (
                    exact[1]
                    if exact
                    else tuple(self.gazetteer.lookup(key)[:_SENSES])
                    if len(part) > 3
                    else ()
                )
                if exact or entries:
                    sort = exact[0] if exact else "gaz"
                    result.append(Candidate(i, i + 1, at, at + len(part), sort, key, entries))
            at += len(part) + 1
        return result

    def _before_hyphen(self, doc: Document, i: int, j: int) -> list[Candidate]:
        """A name of several words with a hyphen at its end: Abu Dhabi|-based."""
        end = doc.starts[j] + doc.words[j].index("-")
        key = key_of(doc.text[doc.starts[i] : end])
        entries = tuple(self.gazetteer.lookup(key)[:_SENSES])
        return (
            [Candidate(i, j + 1, doc.starts[i], end, "gaz", key, entries)]
            if entries and end > doc.starts[j]
            else []
        )

    def _shapes(self, doc: Document, i: int) -> list[Candidate]:
        """Names that look like places by their head, roads by number, and whole capitalised runs."""
        result = []
        a, b = doc.run(i, i + 1)
        lowers = doc.lowers
        last = min(b, i + 6)
        for j in range(i + 1, last):
            classes = self._classes.get(lowers[j].rstrip("."), "")
            if "F" in classes or "R" in classes or "N" in classes or "A" in classes:
                result.append(self._shape(doc, i, j + 1, "fac"))
        if (
            b < doc.count
            and doc.words[b][0].isdigit()
            and b - i <= 3
            and lowers[b - 1].rstrip(".") in self._numbered
        ):
            result.append(self._shape(doc, i, b + 1, "fac"))
        if lowers[i] in self._before_of and i + 2 < doc.count and lowers[i + 1] == "of":
            _, e = doc.run(i + 2, i + 2)
            if e > i + 2 and e - i < 7:
                result.append(self._shape(doc, i, e, "fac"))
        if a == i and b + 1 < doc.count and doc.words[b] in {"'s", "’s"} and doc.is_cap[b + 1]:
            _, e = doc.run(b + 1, b + 1)
            classes = self._classes.get(lowers[e - 1].rstrip("."), "")
            if e - i <= 6 and ("F" in classes or "N" in classes or "A" in classes):
                result.append(self._shape(doc, i, e, "fac"))
        word = doc.words[i]
        if len(word) > 2 and word[0] == "I" and word[1] == "-" and word[2].isdigit():
            result.append(self._shape(doc, i, i + 1, "fac"))
        if not self._may_stand_alone(doc, a):
            return result
        later = i == a + 1 and b - i <= 3 and (lowers[a] in self._part_of or doc.initial[a])
        if later or (a == i and b - i <= 4):
            result.append(self._shape(doc, i, b, "run"))
        return result

    def _may_stand_alone(self, doc: Document, a: int) -> bool:
        """Whether an unlisted name may be a place: "in Nagrig", "the Feis", "Cairo, Nagrig"."""
        if doc.initial[a] or a == 0:
            return False
        before = doc.lowers[a - 1]
        return before in self._beforehand

    def _shape(self, doc: Document, i: int, j: int, sort: str) -> Candidate:
        start, end = doc.starts[i], doc.ends[j - 1]
        return Candidate(i, j, start, end, sort, key_of(doc.text[start:end]), ())


_LEADS_ON = frozenset(["n", "s", "w", "u", "p", "d"])
