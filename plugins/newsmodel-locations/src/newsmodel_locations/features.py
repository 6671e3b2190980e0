"""What a candidate looks like to the scorer: a list of names of features."""

from newsmodel_locations.candidates import Candidate
from newsmodel_locations.document import Document
from newsmodel_locations.evidence import Evidence
from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.lexicon import lexicon, word_classes

__all__ = ["Featurizer"]

_CODES = {
    "PCLI": "c",
    "PCLS": "c",
    "PCL": "c",
    "PCLH": "c",
    "PCLD": "c",
    "ADM1": "s",
    "ADM2": "k",
    "PPLC": "q",
}
_CLOSED = frozenset("csrwt")


def _code(entry: Entry) -> str:
    code = entry.code
    if code in _CODES:
        return _CODES[code]
    if code.startswith("PPL"):
        return "p"
    return (
        "w"
        if code in {"SEA", "BAY", "GULF", "LK", "STM", "STRT"}
        else "b"
        if code in {"BLDG", "AREA", "AIRP"}
        else "r"
    )


def _bucket(n: int) -> str:
    return str(n) if n < 3 else "3" if n < 6 else "6"


class Featurizer:
    """Makes features; holds the word lists.

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

    def token_class(self, doc: Document, i: int) -> str:
        """A coarse class of token i for the context of a candidate."""
        if i < 0 or i >= doc.count:
            return "#"
        word, lower = doc.words[i], doc.lowers[i]
        if doc.is_cap[i]:
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
        return (
            "9"
            if word[0].isdigit()
            else word
            if word in {",", ".", "'s", "’s", "(", ")", "-", "--", "—", "/", "&"}
            else '"'
        )

    def features(self, doc: Document, evidence: Evidence, c: Candidate) -> list[str]:
        """The features of a candidate."""
        i, j, words, lowers = c.first, c.last, doc.words, doc.lowers
        sort, key = c.sort, c.key
        f = ["b", "t=" + sort]
        add = f.append
        inside = c.start != doc.starts[i] or c.end != doc.ends[j - 1]
        new_line = i == 0 or "\n" in doc.gap(i)
        pc = "#" if new_line else self.token_class(doc, i - 1)
        nc = "#" if j >= doc.count or "\n" in doc.gap(j) else self.token_class(doc, j)
        if inside:
            add("hyphen")
            add("hyphen+" + ("first" if c.start == doc.starts[i] else "later") + sort)
            if c.start == doc.starts[i]:
                add("rest=" + doc.text[c.end : doc.ends[i]].lower())
        g = sort
        entries = c.entries
        if entries:
            codes = "".join(sorted({_code(e) for e in entries}))
            people = entries[0].population
            level = len(str(people)) if people else 0
            lead = _code(max(entries, key=lambda e: (_code(e) == "c", _code(e) in "sr", e.population)))
            g = sort + lead
            add("codes=" + codes)
            add("lead=" + g)
            add(f"pop={lead}{level}")
            add("senses=" + _bucket(len(entries)))
            if lead in _CLOSED or sort != "gaz":
                add("key=" + key)
                add("key+" + key + "|" + nc[:1])
        tokens = j - i
        add(f"len={sort}{min(tokens, 4)}")
        word = words[i]
        shape = "U" if word.isupper() and len(word) > 1 else "T"
        add("shape=" + shape + g[:3])
        if tokens == 1:
            lower = lowers[i]
            flags = ""
            if lower in self.common or lower in doc.lower_words:
                flags += "w"
            if word in self.given or word.title() in self.given:
                flags += "g"
            if word.title() in self.surnames:
                flags += "n"
            if doc.surnames[word] or doc.surnames[word.title()]:
                flags += "P"
            add("one=" + flags)
            add("one+" + flags + lead if entries else "one-" + flags)
            own = self.classes.get(lower.rstrip("."))
            if own:
                add("own=" + own)
            if not entries and len(lower) > 4:
                add("suf=" + lower[-3:])
        else:
            add("head=" + self.classes.get(lowers[j - 1].rstrip("."), "-") + sort)
            add("headw=" + lowers[j - 1])
            add("front=" + self.token_class(doc, i) + sort)
            add("frontw=" + lowers[i])
            if doc.surnames[words[j - 1]]:
                add("lastperson" + sort)
            if words[i] in self.given:
                add("firstgiven" + sort)
        add("p=" + pc)
        add("n=" + nc)
        add(f"p={pc}&{g}")
        add(f"n={nc}&{g}")
        add(f"pn={pc}&{nc}")
        add(f"pn={pc}&{nc}&{sort}")
        p1 = lowers[i - 1] if i and not new_line else "#"
        n1 = lowers[j] if j < doc.count and nc != "#" else "#"
        add("pw=" + p1)
        add("nw=" + n1)
        add(f"pw={p1}&{sort}")
        add(f"nw={n1}&{sort}")
        p2 = lowers[i - 2] if i > 1 and p1 != "#" else "#"
        n2 = lowers[j + 1] if j + 1 < doc.count and n1 != "#" else "#"
        add(f"p2={p2} {p1}")
        add(f"n2={n1} {n2}")
        add("pp=" + p2)
        add("nn=" + n2)
        p2c = "#" if i < 2 or p1 == "#" else self.token_class(doc, i - 2)
        n2c = "#" if n1 == "#" else self.token_class(doc, j + 1)
        add(f"p2c={p2c} {pc}")
        add(f"n2c={nc} {n2c}")
        if doc.initial[i]:
            add("initial" + g)
        self._run(doc, c, g, add)
        self._document(doc, evidence, c, g, add)
        self._neighbours(doc, evidence, c, g, add)
        return f

    def _run(self, doc: Document, c: Candidate, g: str, add: object) -> None:
        f: list[str] = []
        a, b = doc.run(c.first, c.last)
        left, right = c.first - a, b - c.last
        lowers = doc.lowers
        f.append(f"run={min(left, 3)}{min(right, 3)}{c.sort}")
        f.append(f"run={min(left, 2)}{min(right, 2)}{g}")
        if right:
            head = lowers[b - 1].rstrip(".")
            f.append("tail=" + self.token_class(doc, b - 1) + c.sort)
            f.append("tailw=" + head)
            f.append("tailw=" + head + c.sort)
        if left:
            f.append("lead=" + self.token_class(doc, a) + c.sort)
            f.append("leadw=" + lowers[a])
            if doc.words[c.first - 1] in self.given and not right:
                f.append("aftergiven" + g)
            if doc.words[a].rstrip(".") in self.titles:
                f.append("aftertitle" + g)
        if b + 1 < doc.count and lowers[b] == "of" and right:
            f.append("runof")
        if a > 1 and lowers[a - 1] in {"of", "for"} and doc.is_cap[a - 2]:
            f.append("ofrun=" + lowers[a - 2])
            f.append("ofrun" + self.token_class(doc, a - 2) + g)
        for x in f:
            add(x)  # type: ignore[operator]

    def _document(self, doc: Document, ev: Evidence, c: Candidate, g: str, add: object) -> None:
        f: list[str] = []
        key = c.key
        total = ev.occurrences[key]
        f.append("occ=" + _bucket(total) + c.sort)
        share = 3 * ev.locative[key] // total
        f.append(f"loc={share}{c.sort}")
        f.append("nloc=" + _bucket(ev.locative[key]) + c.sort)
        if ev.person[key]:
            f.append(f"per={3 * ev.person[key] // total}{g}")
        if ev.followed[key]:
            f.append("followed" + g)
        if c.entries:
            km = ev.nearest_km(c)
            near = (
                "none" if km < 0 else "30" if km < 30 else "100" if km < 100 else "300" if km < 300 else "far"
            )
            f.append("near=" + near)
            f.append("near=" + near + g)
            if any(e.admin1 in ev.regions for e in c.entries if e.code != "ADM1"):
                f.append("inregion")
                f.append("inregion" + g)
            if any(e.country in ev.countries for e in c.entries):
                f.append("incountry" + g)
        for x in f:
            add(x)  # type: ignore[operator]

    def _neighbours(self, doc: Document, ev: Evidence, c: Candidate, g: str, add: object) -> None:
        f: list[str] = []
        if c.entries and ev.following_region(doc, c) is not None:
            f.append("inside" + g)
        i = c.first
        if i > 1 and doc.words[i - 1] == ",":
            before = [o for o in ev.by_end.get(i - 1, ()) if o.entries]
            if before and c.entries:
                f.append("aftercomma" + g)
                if any(ev.following_region(doc, o) for o in before):
                    f.append("outside" + g)
        longer = shorter = ""
        for o in ev.by_start.get(c.first, ()):
            if o.last > c.last or o.end > c.end:
                longer = max(longer, o.sort)
            elif o.last < c.last:
                shorter = max(shorter, o.sort)
        for o in ev.by_end.get(c.last, ()):
            if o.first < c.first:
                longer = max(longer, "e" + o.sort)
            elif o.first > c.first:
                shorter = max(shorter, "e" + o.sort)
        f.append(f"longer={longer}&{c.sort}")
        f.append(f"shorter={shorter}&{c.sort}")
        for x in f:
            add(x)  # type: ignore[operator]
