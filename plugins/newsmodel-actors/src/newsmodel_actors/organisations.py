"""Which names of organisations are the same: acronyms, dropped suffixes, short forms."""

from bisect import bisect_left, insort
from collections import defaultdict

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.names import fold
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text

__all__ = ["link_organisations", "take_as_organisations"]

_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "&", "de", "la", "du", "des"))


def take_as_organisations(text: Text, refs: list[Ref], named: list[Ref]) -> None:
    """Make organisations of names that the recogniser took for people's.

    "Harland" after "Harland Foods" is the company where nobody of that name is in the text; so are
    "Baxter & Sons", and what follows a noun for an organisation ("the channel Black Sea One").

    Args:
        text: The text.
        refs: All mentions in order.
        named: Those by name.
    """
    described = [r for r in refs if r.form == "nominal" and r.kind == "organization"]
    nouns = {ref.last for ref in described if ref.number == "s"}
    firsts: set[str] = set()
    people: set[str] = set()
    for ref in named:
        if ref.kind == "organization":
            firsts.add(fold(text.words[ref.head]))
        elif ref.kind == "person" and ref.name is not None and (ref.name.given or ref.name.sure):
            people.update((*ref.name.given, *ref.name.family.split()))
    for ref in named:
        if ref.kind != "person" or ref.name is None or ref.mention.roles or ref.name.sure:
            continue
        if ref.name.single:
            word = ref.name.family
            becomes = word in firsts and word not in people
        else:
            joined = "&" in text.words[ref.head : _end(text, ref)]
            becomes = joined or (ref.first in nouns and ref.gender == "u")
        if becomes:
            ref.kind, ref.name, ref.gender = "organization", None, "n"


def link_organisations(text: Text, refs: list[Ref]) -> list[Cluster]:
    """Link by equal names, dropped company suffixes, acronyms, and the first or last words of a name.

    Args:
        text: The text.
        refs: The named mentions of organisations in order.

    Returns:
        The organisations, their mentions in order.
    """
    links = _Organisations(text)
    # Longer names first, so that a short form before its full name finds it.
    for ref in sorted(refs, key=lambda r: (-(_end(text, r) - r.head), r.first)):
        links.place(ref)
    for cluster in links.clusters:
        if len(cluster.refs) > 1:
            cluster.refs.sort(key=lambda r: r.first)
    return links.clusters


def _end(text: Text, ref: Ref) -> int:
    name = text.name_of.get(ref.head)
    return name.last if name is not None else ref.last


class _Organisations:
    """The organisations so far, and what they can be called."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.clusters: list[Cluster] = []
        self.exact: dict[str, Cluster] = {}
        self.acronyms: dict[str, Cluster] = {}
        self.bracketed: dict[int, Cluster] = {}
        self.by_word: dict[str, list[Cluster]] = defaultdict(list)
        self.words: dict[int, list[str]] = {}
        self.starts: dict[int, list[int]] = {}

    def place(self, ref: Ref) -> None:
        """Give a mention to an organisation, a new one where none fits."""
        text = self.text
        end = _end(text, ref)
        words = [fold(word) for word in text.words[ref.head : end] if word[:1].isalnum()]
        while len(words) > 1 and words[0] == "the":
            words.pop(0)
        seat = lexicon.other_seats().get(text.words[ref.head]) if len(words) == 1 else None
        if seat is not None:
            words = seat.lower().split()
        core = list(words)
        while len(core) > 1 and core[-1] in lexicon.org_suffixes():
            core.pop()
        key = " ".join(core)
        cluster = self.bracketed.get(ref.head) or self.exact.get(key)
        if cluster is None and len(core) == 1:
            cluster = self._short(core[0], ref)
        elif cluster is None and core:
            cluster = self._part(core)
        if cluster is None:
            cluster = self._new(ref, words, core, key)
        self.exact.setdefault(key, cluster)
        if text.lower(end) == "(":  # "Medical Aid Abroad (MAA)"
            self.bracketed[end + 1] = cluster
        cluster.add(ref)
        insort(self.starts[id(cluster)], ref.first)

    def _new(self, ref: Ref, words: list[str], core: list[str], key: str) -> Cluster:
        cluster = Cluster("organization", "n", "s", ref.code, key)
        self.clusters.append(cluster)
        self.words[id(cluster)] = core
        self.starts[id(cluster)] = []
        for word in dict.fromkeys(core):
            if word not in _SMALL:
                self.by_word[word].append(cluster)
        if len(core) > 1:
            for letters in _acronyms_of(words):
                self.acronyms.setdefault(letters, cluster)
        return cluster

    def _short(self, word: str, ref: Ref) -> Cluster | None:
        """An acronym; "Goldman" for Goldman Sachs; "the Court" for the court named before it."""
        flat = word.replace(".", "")
        if self.text.words[ref.head].isupper() and len(flat) > 1 and flat in self.acronyms:
            return self.acronyms[flat]
        found = [c for c in self.by_word.get(word, ())[:50] if len(self.words[id(c)]) > 1]
        firsts = [c for c in found if self.words[id(c)][0] == word]
        if len(firsts) == 1 and word not in lexicon.modifiers():
            return firsts[0]
        best, best_start = None, -1
        lasts = [c for c in found if self.words[id(c)][-1] == word]
        if len(lasts) == 1 and ref.paragraph == 1:  # "Rovers" in the headline
            return lasts[0]
        for cluster in lasts:
            starts = self.starts[id(cluster)]
            before = bisect_left(starts, ref.first)
            if before and starts[before - 1] > best_start:
                best, best_start = cluster, starts[before - 1]
        return best

    def _part(self, core: list[str]) -> Cluster | None:
        """ "Red Sox" for the Boston Red Sox: the first or last words of one longer name, and of one only."""
        size = len(core)
        found = [
            c
            for c in self.by_word.get(core[0], ())[:50]
            if core in (self.words[id(c)][:size], self.words[id(c)][-size:])
        ]
        return found[0] if len(found) == 1 else None


def _acronyms_of(words: list[str]) -> list[str]:
    """Initials with and without the small words and the suffixes of companies."""
    content = [word for word in words if word not in _SMALL]
    without = [word for word in content if word not in lexicon.org_suffixes()]
    forms = ["".join([word[0] for word in part]) for part in (content, words, without)]
    return [form for form in dict.fromkeys(forms) if len(form) > 1]
