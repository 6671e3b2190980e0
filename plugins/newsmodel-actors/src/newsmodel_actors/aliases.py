"""Who is the same by name: full names, family names, acronyms, short forms of organisations."""

from bisect import bisect_left, insort
from collections import defaultdict
from operator import attrgetter

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.names import PersonName
from newsmodel_actors.organisations import link_organisations, take_as_organisations
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text, person_noun

__all__ = ["link_names"]

_FIRST = attrgetter("first")
_NAMESAKES = 30  # people of one name that are compared


def link_names(text: Text, refs: list[Ref]) -> list[Cluster]:
    """Give every named mention to an actor.

    A full name decides for its short forms, those before it included. Where two people share a
    family name, a short form goes to the one named last whom gender and title fit.

    Args:
        text: The text.
        refs: All mentions in order.

    Returns:
        The actors, in the order of their first named mention.
    """
    named = [ref for ref in refs if ref.form == "name"]
    take_as_organisations(text, refs, named)
    clusters = _People(text).link([ref for ref in named if ref.kind == "person"])
    clusters += link_organisations(text, [ref for ref in named if ref.kind == "organization"])
    keyed: dict[tuple[str, str], Cluster] = {}
    for ref in named:
        if ref.kind not in ("country", "group"):
            continue
        if ref.kind == "group" and ref.code is not None and ref.subject and _is_a_people(text, ref):
            ref.kind = "country"  # "the Chinese denied it": their state
        key = _key_of(text, ref)
        cluster = keyed.get((ref.kind, key))
        if cluster is None:
            cluster = keyed[ref.kind, key] = Cluster(ref.kind, ref.gender, ref.number, ref.code, key)
            clusters.append(cluster)
        cluster.add(ref)
    clusters.sort(key=lambda cluster: cluster.refs[0].first)
    return clusters


def _is_a_people(text: Text, ref: Ref) -> bool:
    return text.lowers[ref.first] == "the" and text.lowers[ref.last - 1].endswith(("s", "ese", "ish", "ch"))


def _key_of(text: Text, ref: Ref) -> str:
    if ref.kind == "country" and ref.code is not None:
        return ref.code
    words = text.joined(ref.head, ref.last).lower()
    return words[:-1] if words.endswith("s") and len(words) > 4 else words


class _People:
    """Links the names of people."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.clusters: list[Cluster] = []
        self.exact: dict[tuple[tuple[str, ...], str, str], Cluster] = {}
        self.starts: dict[int, list[int]] = {}
        self.owners: dict[str, Cluster] = {}  # who goes by the bare family name
        self.by_part: dict[str, list[Cluster]] = defaultdict(list)

    def link(self, refs: list[Ref]) -> list[Cluster]:
        """Full names first, then single ones."""
        single: list[tuple[Ref, PersonName]] = []
        for ref in refs:
            name = ref.name
            if name is not None and name.given:
                self._link_full(ref, name)
            elif name is not None:
                single.append((ref, name))
        self.starts = {id(c): [r.first for r in c.refs] for c in self.clusters}
        for ref, name in single:
            self._link_single(ref, name)
        for cluster in self.clusters:
            if len(cluster.refs) > 1:
                cluster.refs.sort(key=_FIRST)
            for ref in cluster.refs:
                for role in ref.mention.roles:
                    cluster.roles.update(_role_lemmas(self.text, role.start, role.end))
        return self.clusters

    def _new(self, ref: Ref, name: PersonName) -> Cluster:
        cluster = Cluster("person", ref.gender, "s", None, name.family)
        cluster.names.append(name)
        self.exact[name.given, name.family, name.suffix] = cluster
        cluster.add(ref)
        self.clusters.append(cluster)
        for part in {name.family, name.family.split()[-1], *name.given[:1]}:
            self.by_part[part].append(cluster)
        return cluster

    def _link_full(self, ref: Ref, name: PersonName) -> None:
        known = self.exact.get((name.given, name.family, name.suffix))
        if known is not None:
            known.add(ref)
            return
        for cluster in self.by_part.get(name.family, ())[-_NAMESAKES:]:
            if cluster.names and all(_same_person(name, other) for other in cluster.names):
                cluster.names.append(name)
                cluster.add(ref)
                self.exact[name.given, name.family, name.suffix] = cluster
                return
        for other_family in name.given[:1]:  # "Jinping Xi" and "Xi Jinping"
            for cluster in self.by_part.get(other_family, ())[-_NAMESAKES:]:
                if any(o.family == other_family and o.given[-1:] == (name.family,) for o in cluster.names):
                    cluster.add(ref)
                    return
        self._new(ref, name)

    def _link_single(self, ref: Ref, name: PersonName) -> None:
        best, best_rank = None, (0, 0, 0, 0)
        last_part = name.family.rpartition(" ")[2]
        owner = self.owners.get(name.family)
        near = self.by_part.get(name.family) or self.by_part.get(last_part, [])
        if len(near) > 1:
            place = bisect_left(near, ref.first, key=lambda c: self.starts[id(c)][0])
            near = near[max(0, place - _NAMESAKES) : place + 1]
        for cluster in near if owner is None or owner in near else [owner, *near]:
            if name.sure and cluster.gender in ("m", "f") and cluster.gender != name.gender:
                continue
            as_family = last_part in [other.family.rpartition(" ")[2] for other in cluster.names]
            if name.sure and not as_family:
                continue
            starts = self.starts[id(cluster)]
            before = bisect_left(starts, ref.first)
            latest = starts[before - 1] if before else -starts[0]
            rank = (int(before > 0), int(as_family), int(cluster is owner), latest)
            if best is None or rank > best_rank:
                best, best_rank = cluster, rank
        if best is None:
            best = self._new(ref, name)
            self.starts[id(best)] = [ref.first]
        else:
            best.add(ref)
            insort(self.starts[id(best)], ref.first)
        if best_rank[0] or best is self.clusters[-1]:
            self.owners[name.family] = best


def _role_lemmas(text: Text, start: int, end: int) -> list[str]:
    first, last = text.tokens.at(start), text.tokens.at(end - 1) + 1
    found = []
    for index in range(first, min(last, text.count)):
        low = text.lowers[index]
        if person_noun(low):
            found.append(lexicon.lemma(low.removesuffix("-elect")))
        elif low in ("of", "for", "at", "in", "to"):
            break
        elif low.endswith("-old") or (index == first and text.words[index].isdigit()):
            found.append("age:" + low.split("-")[0])
    return found


def _same_person(one: PersonName, other: PersonName) -> bool:
    if one.family != other.family:
        return False
    if one.suffix and other.suffix and one.suffix.rstrip(".") != other.suffix.rstrip("."):
        return False
    if not one.given or not other.given:
        return True
    a, b = one.given[0].rstrip("."), other.given[0].rstrip(".")
    if a == b:
        middle = [g.rstrip(".") for g in one.given[1:]], [g.rstrip(".") for g in other.given[1:]]
        return not (middle[0] and middle[1] and middle[0][0][0] != middle[1][0][0])
    if len(a.replace(".", "")) <= 2 or len(b.replace(".", "")) <= 2:
        return a[0] == b[0]
    if b in lexicon.nicknames().get(a, ()):
        return True
    return a in other.given or b in one.given
