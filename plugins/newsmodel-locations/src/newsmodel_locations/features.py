"""What a candidate looks like to the scorer: the arguments of its groups of features."""

from collections.abc import Sequence

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.document import Document
from newsmodel_locations.evidence import Evidence
from newsmodel_locations.groups import GROUPS, Args
from newsmodel_locations.lexicon import lexicon, word_classes

__all__ = ["Featurizer"]

_MARKS = frozenset({",", ".", "'s", "’s", "(", ")", "-", "--", "—", "/", "&"})


class Featurizer:
    """Works out the arguments of the groups; holds the word lists.

    Example:
        >>> Featurizer().classes["street"]
        'R'
    """

    def __init__(self) -> None:
        lists = lexicon()
        self.classes = word_classes()
        self.given, self.surnames, self.common = lists.given, lists.surnames, lists.common
        self.locative, self.speech = lists.classes["locative"], lists.classes["speech"]
        self.nominal, self.function = lists.classes["nominal"], lists.classes["function"]
        self.titles = lists.classes["title"]
        self.people, self.counting = lists.classes["people"], lists.classes["counting"]

    def token_class(self, doc: Document, i: int) -> str:
        """A coarse class of token i for the context of a candidate."""
        if i < 0 or i >= doc.count:
            return "#"
        known = doc.classes[i]
        if known is None:
            known = doc.classes[i] = self._class(doc.words[i], doc.lowers[i], bool(doc.is_cap[i]))
        return known

    def _class(self, word: str, lower: str, cap: bool) -> str:
        if cap:
            classes = self.classes.get(lower.rstrip("."), "")
            if classes:
                return classes
            if len(word.rstrip(".")) == 1:
                return "i"
            return "g" if word in self.given else "n" if word in self.surnames else "X"
        if lower in self.locative:
            return "in"
        if lower in self.speech:
            return "say"
        if lower in self.nominal:
            return "nom"
        if lower in self.function:
            return "fn"
        if word[0].isalpha():
            return "x"
        return "9" if word[0].isdigit() else word if word in _MARKS else '"'

    def features(self, doc: Document, evidence: Evidence, c: Candidate) -> list[str]:
        """The features of a candidate."""
        return [f for number, args in self.groups(doc, evidence, c) for f in GROUPS[number](*args)]

    def groups(self, doc: Document, evidence: Evidence, c: Candidate) -> Sequence[tuple[int, Args]]:
        """The groups of a candidate: index in `GROUPS` and arguments."""
        i, j, sort, lowers = c.first, c.last, c.sort, doc.lowers
        profile = evidence.profile(c)
        lead = profile[0]
        g = sort + lead
        new_line = i == 0 or "\n" in doc.gap(i)
        last = j >= doc.count or "\n" in doc.gap(j)
        token_class, known = self.token_class, doc.classes
        pc = "#" if new_line else known[i - 1] or token_class(doc, i - 1)
        nc = "#" if last else known[j] or token_class(doc, j)
        p1 = "#" if new_line else lowers[i - 1]
        n1 = "#" if last else lowers[j]
        p2 = p2c = n2 = n2c = "#"
        if i > 1 and not new_line:
            p2, p2c = lowers[i - 2], known[i - 2] or token_class(doc, i - 2)
        if j + 1 < doc.count and not last:
            n2, n2c = lowers[j + 1], known[j + 1] or token_class(doc, j + 1)
        key = c.key if lead in "csrwt" or sort != "gaz" else ""
        inside = rest = ""
        if c.start != doc.starts[i]:
            inside = "later"
        elif c.end != doc.ends[j - 1]:
            inside, rest = "first", doc.text[c.end : doc.ends[j - 1]].lower()
        return (
            (0, (sort, key, *profile)),
            self._words(doc, c, g),
            (3, (sort, g, p1, p2, pc, p2c, doc.initial[i])),
            (4, (sort, g, n1, n2, nc, n2c, key if c.entries else "")),
            (5, (sort, pc, nc, inside, rest)),
            self._run(doc, c, g),
            self._document(doc, evidence, c, g),
        )

    def _words(self, doc: Document, c: Candidate, g: str) -> tuple[int, Args]:
        i, j = c.first, c.last
        word, lower = doc.words[i], doc.lowers[i]
        capitals = word.isupper() and len(word) > 1
        if j - i == 1:
            title = word.title() if capitals else word
            flags = "w" if lower in self.common or lower in doc.lower_words else ""
            flags += "g" if title in self.given else ""
            flags += "n" if title in self.surnames else ""
            flags += "P" if word in doc.surnames or title in doc.surnames else ""
            own = self.classes.get(lower.rstrip("."), "")
            tail = lower if not c.entries else ""
            return 1, (
                c.sort,
                g,
                tail[-5:],
                flags,
                own,
                bool(c.entries),
                capitals,
                lower if "w" in flags else "",
            )
        flags = "lastperson " if doc.words[j - 1] in doc.surnames else ""
        flags += "firstgiven" if word in self.given else ""
        front, head = self.token_class(doc, i), self.classes.get(doc.lowers[j - 1].rstrip("."), "-")
        return 2, (c.sort, g, lower, doc.lowers[j - 1], front, head, min(j - i, 4), flags, capitals)

    def _run(self, doc: Document, c: Candidate, g: str) -> tuple[int, Args]:
        a, b = doc.run(c.first, c.last)
        left, right = c.first - a, b - c.last
        lowers, words = doc.lowers, doc.words
        tail = tail_class = lead = lead_class = flags = of = ""
        if right:
            tail, tail_class = lowers[b - 1].rstrip("."), self.token_class(doc, b - 1)
            if b < doc.count and lowers[b] == "of":
                flags = "runof "
        if left:
            lead, lead_class = lowers[a], self.token_class(doc, a)
            if not right and words[c.first - 1] in self.given:
                flags += "aftergiven "
            if words[a].rstrip(".") in self.titles:
                flags += "aftertitle "
        if a > 1 and lowers[a - 1] in {"of", "for"} and doc.is_cap[a - 2]:
            of = lowers[a - 2]
            flags += "ofrun" + self.token_class(doc, a - 2)
        return 6, (c.sort, g, min(left, 3), min(right, 3), tail, tail_class, lead, lead_class, flags, of)

    def _may_be_given_name(self, doc: Document, c: Candidate) -> bool:
        """Whether a word stands where a given name does: Paris Hilton, but not "in Paris Hilton"."""
        j = c.last
        if j >= doc.count or doc.starts[j] - c.end != 1 or self.token_class(doc, j) not in {"n", "X"}:
            return False
        if c.first and (doc.lowers[c.first - 1] in self.locative or doc.is_cap[c.first - 1]):
            return False
        return j + 1 == doc.count or not doc.is_cap[j + 1]

    def _is_common_noun(self, doc: Document, ev: Evidence, c: Candidate) -> bool:
        """Whether a name stands where a common noun does: "the first Latina", "a Reuben", "Latina voters"."""
        i, j = c.first, c.last
        before, after = doc.lowers[i - 1] if i else "", self.token_class(doc, j)
        if ev.following_region(doc, c) is not None:
            return False
        if doc.lowers[i] in self.people:
            placed = before in self.locative and after not in {"x", "nom"}
            return not placed and not (i and doc.is_cap[i - 1])
        return before in self.counting and after in {"fn", "in", "#", ".", ","}

    def _document(self, doc: Document, ev: Evidence, c: Candidate, g: str) -> tuple[int, Args]:
        key, j = c.key, c.last
        flags = "followed " if ev.followed[key] else ""
        if c.last - c.first == 1:
            if doc.initial[c.first] and doc.lowers[c.first] in self.common:
                flags += "commonfirst "
            if c.sort == "gaz" and (j == doc.count or not doc.is_cap[j]) and self._is_common_noun(doc, ev, c):
                flags += "commonnoun "
            if self._may_be_given_name(doc, c):
                flags += "surnamenext " if self.token_class(doc, c.last) == "n" else "nameafter "
        near = ""
        if c.entries:
            km = ev.nearest_km(c)
            near = (
                "none" if km < 0 else "30" if km < 30 else "100" if km < 100 else "300" if km < 300 else "far"
            )
            flags += ev.setting(c)
            if ev.following_region(doc, c) is not None:
                flags += "inside "
            if c.first > 1 and doc.words[c.first - 1] == ",":
                before = [o for o in ev.by_end.get(c.first - 1, ()) if o.entries]
                if before:
                    flags += "aftercomma "
                    flags += "outside " if any(ev.following_region(doc, o) for o in before) else ""
        longer, shorter = ev.rivals(c)
        total, locative = min(ev.occurrences[key], 6), ev.locative[key]
        scale = ev.occurrences[key] / total
        person = ev.person[key]
        counts = (total, round(locative / scale), round(person / scale) if person else 0)
        return 7, (c.sort, g, *counts, flags, near, longer, shorter)
