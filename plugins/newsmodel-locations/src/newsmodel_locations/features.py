"""What a candidate looks like to the scorer: the arguments of its groups of features."""

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.document import Document
from newsmodel_locations.evidence import Evidence
from newsmodel_locations.groups import FeatureNames, T, Tables
from newsmodel_locations.lexicon import lexicon

__all__ = ["Featurizer"]

_OF = frozenset({"of", "for"})
_NAMES = FeatureNames()


class Featurizer:
    """Works out the arguments of the groups; holds the word lists.

    Example:
        >>> "in" in Featurizer().locative
        True
    """

    def __init__(self) -> None:
        lists = lexicon()
        self.locative, self.common = lists.classes["locative"], lists.common
        self.people, self.counting = lists.classes["people"], lists.classes["counting"]

    def features(self, doc: Document, evidence: Evidence, c: Candidate) -> list[str]:
        """The features of a candidate."""
        return self.told(doc, evidence, c, _NAMES)

    def told(self, doc: Document, evidence: Evidence, c: Candidate, tables: Tables[T]) -> T:
        """What all groups of a candidate tell: the names of the features, or the sum of their weights."""
        i, j, sort, lead = c.first, c.last, c.sort, c.listed.lead
        lowers, breaks, count = doc.lowers, doc.breaks, doc.count
        classes, classify = doc.classes, doc.classify
        kind = sort + lead
        p1 = pc = p2 = p2c = n1 = nc = n2 = n2c = "#"
        if i and i not in breaks:
            p1, pc = lowers[i - 1], classes[i - 1] or classify(i - 1)
            if i > 1:
                p2, p2c = lowers[i - 2], classes[i - 2] or classify(i - 2)
        if j < count and j not in breaks:
            n1, nc = lowers[j], classes[j] or classify(j)
            if j + 1 < count:
                n2, n2c = lowers[j + 1], classes[j + 1] or classify(j + 1)
        key = c.key if lead and (sort != "gaz" or lead in "csrwt") else ""
        near = evidence.near(c) if lead else ""
        longer, shorter = evidence.rivals(c)
        told = (
            tables.entry[sort, key, c.listed.profile]
            + tables.left[kind, pc, p2c, doc.initial[i]]
            + tables.left_words(sort, p1, p2)
            + tables.right[kind, nc, n2c]
            + tables.right_words(sort, n1, n2)
            + tables.pair[sort, pc, nc]
            + tables.counts[sort, kind, c.counts.shares, near]
            + tables.rivals[sort, longer, shorter]
            + (self._word(doc, c, kind, tables) if j - i == 1 else self._words(doc, c, kind, tables))
            + self._run(doc, c, kind, tables)
        )
        if key:
            told += tables.next(key, nc)
        if flags := self._flags(doc, evidence, c):
            told += tables.flags[kind, flags]
        if c.start != doc.starts[i]:
            told += tables.rest[sort, "later", ""]
        elif c.end != doc.ends[j - 1]:
            told += tables.rest[sort, "first", doc.text[c.end : doc.ends[j - 1]].lower()]
        return told

    def _word(self, doc: Document, c: Candidate, kind: str, tables: Tables[T]) -> T:
        """A name of one word."""
        i = c.first
        lower, form, surnames = doc.lowers[i], doc.forms[i], doc.surnames
        common = lower if form.common or lower in doc.vocabulary else ""
        flags = "w" + form.flags if common else form.flags
        word = doc.words[i]
        if word in surnames or (form.shouted and word.title() in surnames):
            flags += "P"
        known = bool(c.listed.entries)
        told = tables.word[c.sort, kind, flags, form.own, known, form.shouted]
        if common or not known:
            told += tables.spelling(common, "" if known or len(lower) < 5 else lower[-3:])
        return told

    def _words(self, doc: Document, c: Candidate, kind: str, tables: Tables[T]) -> T:
        """The words of a name of several."""
        i, j, form, end = c.first, c.last, doc.forms[c.first], doc.forms.get(c.last - 1)
        flags = "lastperson " if doc.words[j - 1] in doc.surnames else ""
        flags += "firstgiven" if form.given else ""
        head = (end.own if end else "") or "-"
        args = (c.sort, kind, doc.class_at(i), head, min(j - i, 4), flags, form.shouted)
        return tables.words[args] + tables.ends(doc.lowers[i], doc.lowers[j - 1])

    def _run(self, doc: Document, c: Candidate, kind: str, tables: Tables[T]) -> T:
        """The capitalised run around the name."""
        first, last, lowers = c.first, c.last, doc.lowers
        a, b = doc.run(first, last)
        after_of = a > 1 and lowers[a - 1] in _OF and doc.is_cap[a - 2]
        if a == first and b == last and not after_of:
            return tables.run[c.sort, kind, 0, 0, "", "", ""]
        left, right = first - a, b - last
        tail = tail_class = lead = lead_class = flags = of = ""
        if right:
            tail, tail_class = lowers[b - 1].rstrip("."), doc.class_at(b - 1)
            if b < doc.count and lowers[b] == "of":
                flags = "runof "
        if left:
            lead, lead_class = lowers[a], doc.class_at(a)
            if not right and doc.forms[first - 1].given:
                flags += "aftergiven "
            if doc.forms[a].title:
                flags += "aftertitle "
        if after_of:
            of = lowers[a - 2]
            flags += "ofrun" + doc.class_at(a - 2)
        args = (c.sort, kind, min(left, 3), min(right, 3), tail_class, lead_class, flags)
        return tables.run[args] + tables.run_words(c.sort, tail, lead, of)

    def _flags(self, doc: Document, ev: Evidence, c: Candidate) -> str:
        """What stands out in where the name is."""
        i, j = c.first, c.last
        flags = "followed " if c.counts.followed else ""
        if j - i == 1:
            if doc.initial[i] and doc.lowers[i] in self.common:
                flags += "commonfirst "
            if j < doc.count and doc.is_cap[j]:
                if self._may_be_given_name(doc, c):
                    flags += "surnamenext " if doc.class_at(j) == "n" else "nameafter "
            elif c.sort == "gaz" and self._is_common_noun(doc, c):
                flags += "commonnoun "
        if c.listed.entries:
            flags += ev.setting(c)
            if c.outer is not None:
                flags += "inside "
            if i > 1 and doc.words[i - 1] == ",":
                before = [o for o in ev.by_end.get(i - 1, ()) if o.listed.entries]
                if before:
                    flags += "aftercomma "
                    if any(o.outer is not None for o in before):
                        flags += "outside "
        return flags

    def _may_be_given_name(self, doc: Document, c: Candidate) -> bool:
        """Whether a word stands where a given name does: Paris Hilton, but not "in Paris Hilton"."""
        i, j = c.first, c.last
        if doc.starts[j] - c.end != 1 or doc.class_at(j) not in {"n", "X"}:
            return False
        if i and (doc.lowers[i - 1] in self.locative or doc.is_cap[i - 1]):
            return False
        return j + 1 == doc.count or not doc.is_cap[j + 1]

    def _is_common_noun(self, doc: Document, c: Candidate) -> bool:
        """Whether a name stands where a common noun does: "the first Latina", "a Reuben", "Latina voters"."""
        if c.outer is not None:
            return False
        i, j = c.first, c.last
        before = doc.lowers[i - 1] if i else ""
        if doc.lowers[i] in self.people:
            placed = before in self.locative and (j == doc.count or doc.class_at(j) not in {"x", "nom"})
            return not placed and not (i and doc.is_cap[i - 1])
        if before not in self.counting:
            return False
        return j == doc.count or doc.class_at(j) in {"fn", "in", ".", ","}
