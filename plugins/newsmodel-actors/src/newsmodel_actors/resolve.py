"""Who pronouns and nominals refer to, read from left to right."""

from __future__ import annotations

from collections.abc import Callable

from newsmodel_actors import lexicon, ranking
from newsmodel_actors.antecedents import (
    agreeing,
    apposed_organisation,
    cataphor,
    complement_end,
    describes,
    fits,
    is_headlines,
    is_quoted_of,
    last_speaker,
    named_right_after,
    relative,
)
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.kinds import is_apart
from newsmodel_actors.refs import Ref
from newsmodel_actors.salience import Prominence, embedded_name
from newsmodel_actors.text import Text

__all__ = ["resolve"]

_RECENT = 12  # how many actors read last are candidates for a pronoun
_DUAL = lexicon.word_set("resolve.dual")
_MAN = lexicon.word_set("resolve.man")


class Walk:
    """The state of reading: which actors were read last."""

    def __init__(self, text: Text, refs: list[Ref], clusters: list[Cluster]) -> None:
        self.text, self.refs, self.clusters = text, refs, clusters
        self.recent: list[Cluster] = []
        self.by_role: dict[str, list[Cluster]] = {}
        self.by_key: dict[str, Cluster] = {}
        self.prominence = Prominence(text)
        self.speakers = {
            r.source: r.cluster for r in refs if r.source >= 0 and isinstance(r.cluster, Cluster)
        }
        self.sources = {ref.source: ref for ref in refs if ref.source >= 0}
        self.record: Callable[[Ref, lexicon.Pronoun, list[Cluster]], None] | None = None

    def run(self) -> None:
        """Read all mentions in order."""
        for index, ref in enumerate(self.refs):
            cluster = ref.cluster
            if not isinstance(cluster, Cluster):
                cluster = None
                if ref.pronoun is not None:
                    cluster = self._pronoun(index, ref, ref.pronoun)
                elif ref.form == "nominal":
                    cluster = self._nominal(index, ref)
                if cluster is None:
                    continue
                cluster.add(ref)
                if ref.pronoun is not None and ref.pronoun.case == "relative":
                    continue  # its antecedent was read right before
            self._visit(cluster, ref)

    def _visit(self, cluster: Cluster, ref: Ref) -> None:
        cluster.last = ref
        cluster.count += 1
        if cluster.kind == "organization":
            self.prominence.visit(cluster, ref)
        recent = self.recent
        if not recent or recent[-1] is not cluster:
            if cluster in recent:
                recent.remove(cluster)
            recent.append(cluster)
            if len(recent) > _RECENT:
                del recent[0]
        if ref.mention.roles:
            for role in cluster.roles:
                self._hold(role, cluster)

    def _hold(self, role: str, cluster: Cluster) -> None:
        """Note that an actor was the last one of a role to be read."""
        held = self.by_role.setdefault(role, [])
        if cluster not in held[-4:]:
            held.append(cluster)
        elif held[-1] is not cluster:
            held[-4:] = [*(other for other in held[-4:] if other is not cluster), cluster]

    def _pronoun(self, index: int, ref: Ref, pronoun: lexicon.Pronoun) -> Cluster | None:
        if pronoun.case == "relative":
            return relative(self.text, self.refs, index)
        if pronoun.person != 3:
            return None
        named = cataphor(self.text, self.refs, index)
        if named is not None:
            return named
        fitting = agreeing(reversed(self.recent), pronoun)
        if ref.source >= 0:
            fitting = [c for c in fitting if not is_quoted_of(c, ref)]
        best = self._best(ref, pronoun, fitting)
        if best is None and pronoun.gender in ("m", "f"):
            best = self._against_name(ref, pronoun)
        if best is None and pronoun.gender != "n":
            best = Cluster("person" if pronoun.number == "s" else "group", pronoun.gender, pronoun.number)
            self.clusters.append(best)
        return best

    def _against_name(self, ref: Ref, pronoun: lexicon.Pronoun) -> Cluster | None:
        """The subject or speaker read last, where only a given name speaks against the pronoun's gender."""
        for cluster in reversed(self.recent):
            last = cluster.last
            if cluster.kind != "person" or cluster.number == "p" or last is None:
                continue
            if ref.sentence - last.sentence > 2 or cluster.told or not cluster.named:
                return None
            if last.subject or last.speaks:
                cluster.gender, cluster.told = pronoun.gender, True
                return cluster
        return None

    def _best(self, ref: Ref, pronoun: lexicon.Pronoun, candidates: list[Cluster]) -> Cluster | None:
        """The best of the actors that agree, the one read last first; None where nobody is good enough."""
        table = ranking.weights()[ranking.family_of(pronoun)]
        best, best_score = None, table["none"]
        speaker = self.speakers.get(ref.quote)
        if self.record is not None:
            self.record(ref, pronoun, candidates)
        weight, features = table.__getitem__, ranking.features
        for rank, cluster in enumerate(candidates):
            found = sum(map(weight, features(cluster, ref, pronoun, rank, speaker)))
            if found > best_score:
                best, best_score = cluster, found
        return best

    def _nominal(self, index: int, ref: Ref) -> Cluster | None:
        text = self.text
        low = text.lowers[ref.first]
        titled = named_right_after(self.refs, index)
        if titled is not None:
            return titled
        definite = low in ("the", "this", "that") or text.owns(ref.first, ref.head)
        if ref.lemma in _DUAL or (
            ref.kind == "organization" and text.lowers[ref.head - 1].endswith("-based")
        ):
            named = apposed_organisation(text, self.refs, index)
            if named is not None:
                return named
        if ref.kind == "person":
            named = self._apposed(index, ref)
            if named is not None:
                named.roles.add(ref.lemma)
                self._hold(ref.lemma, named)
                return named
            if definite:
                found = self._by_role(ref)
                if found is not None:
                    return found
            elif low == "its":
                held = self.by_key.get(text.joined(ref.first + 1, ref.last).lower())
                if held is not None and held.kind == "person":
                    return held  # "chief negotiator" in the headline, "its chief negotiator" below
        elif ref.kind == "organization" and definite:
            found = embedded_name(text, self.refs, index, ref) or self._organisation(ref)
            if found is not None:
                return found
        elif ref.kind == "country":
            return self._country(ref) if definite else None
        return self._fresh(ref, definite)

    def _fresh(self, ref: Ref, definite: bool) -> Cluster | None:
        """A nominal that nobody named: equal words are one group, an equal "the ..." one actor."""
        text = self.text
        first = ref.first
        while first < ref.head and text.lowers[first] in ("the", "a", "an"):
            first += 1
        key = " ".join(text.lowers[first : ref.last])
        keeps = definite or ref.number == "p" or ref.lemma == "police"
        cluster = self.by_key.get(key)
        if cluster is not None and not keeps and not is_headlines(text, cluster, ref):
            cluster = None
        if cluster is None:
            cluster = Cluster(ref.kind, ref.gender, ref.number, ref.code, key)
            self.clusters.append(cluster)
            self.by_key[key] = cluster
            if ref.kind == "person":
                cluster.roles.add(ref.lemma)
                self.by_role.setdefault(ref.lemma, []).append(cluster)
        return cluster

    def _apposed(self, index: int, ref: Ref) -> Cluster | None:
        """ "The minister, Sergei Lavrov, said"; the name after the comma is the one."""
        text = self.text
        if ref.number == "p":
            return None
        comma = ref.last if text.lowers[ref.last] == "," else complement_end(text, ref.last)
        if comma is None:
            return None
        for other in self.refs[index + 1 : index + 6]:
            if other.first == comma + 1:
                if other.form != "name" or other.kind != "person" or not isinstance(other.cluster, Cluster):
                    return None
                closing = text.lower(other.last)
                if closing in ("and", "&") or (comma != ref.last and closing != ","):
                    return None
                if (
                    ref.gender in ("m", "f")
                    and other.cluster.gender in ("m", "f")
                    and ref.gender != other.cluster.gender
                ):
                    return None
                return other.cluster
            if other.first > comma + 1:
                return None
        return None

    def _by_role(self, ref: Ref) -> Cluster | None:
        if ref.number == "p":
            return None
        lemma, text = ref.lemma, self.text
        if lemma.endswith("-old"):
            held = self.by_role.get("age:" + lemma.split("-")[0])
            if held and held[-1] is not self._teller(ref):
                return held[-1]
            return self._person(ref)
        if lemma in _MAN:
            return self._person(ref)
        teller = self._teller(ref)
        held = [c for c in self.by_role.get(lemma, ())[-4:] if c is not teller and fits(c, ref)]
        held = [c for c in held if not is_apart(text, c, ref)]
        if held:
            return max(held, key=_recency)
        wider = lexicon.hypernyms().get(lemma, frozenset())
        found = [
            c for role in sorted(wider) for c in self.by_role.get(role, ())[-2:] if c.names and fits(c, ref)
        ]
        found = [c for c in found if not is_apart(text, c, ref)]
        if found:
            return max(found, key=_recency)
        if lemma not in lexicon.nouns() or describes(text, ref):
            return self._person(ref)
        if ref.speaks and text.lowers[ref.first] == "the" and ref.last - ref.first == 2:
            return last_speaker(self.recent, ref)
        return None

    def _person(self, ref: Ref) -> Cluster | None:
        """The person that "he" would be here: "the man", "the 56-year-old Italian"."""
        pronoun = lexicon.Pronoun(3, "s", ref.gender if ref.gender != "u" else "m", "subject")
        teller = self._teller(ref)
        fitting = [
            c
            for c in reversed(self.recent)
            if c.kind == "person"
            and c is not teller
            and c.number != "p"
            and c.last is not None
            and fits(c, ref)
            and ref.sentence - c.last.sentence <= 3
        ]
        return self._best(ref, pronoun, fitting)

    def _teller(self, ref: Ref) -> object:
        """Return who says what a mention stands in; "the 22-year-old" of it is somebody else."""
        source = self.sources.get(ref.told)
        return None if source is None else source.cluster

    def _organisation(self, ref: Ref) -> Cluster | None:
        """ "The ministry" for the Foreign Ministry; "the company" for the organisation read last."""
        for cluster in reversed(self.recent):
            if (
                cluster.kind == "organization"
                and ref.last - ref.head == 1
                and ref.lemma in cluster.key.split()
                and not is_apart(self.text, cluster, ref)
            ):
                return cluster
        based = self.text.lowers[ref.head - 1].endswith("-based")  # "the Leeds-based company"
        if (based or ref.head - ref.first == 1) and self.text.lowers[ref.first] in ("the", "this"):
            return self.prominence.choose(ref, self.recent)
        return None

    def _country(self, ref: Ref) -> Cluster | None:
        if ref.head - ref.first != 1:
            return None
        for cluster in reversed(self.recent):
            if cluster.kind == "country" and cluster.last is not None:
                return cluster if ref.sentence - cluster.last.sentence <= 2 else None
        return None


def resolve(text: Text, refs: list[Ref], clusters: list[Cluster]) -> list[Cluster]:
    """Give pronouns of the third person and nominals to actors.

    Args:
        text: The text.
        refs: All mentions in order, the named ones given to actors already.
        clusters: The named actors; those of nominals are appended.

    Returns:
        All actors.
    """
    Walk(text, refs, clusters).run()
    return clusters


def _recency(cluster: Cluster) -> int:
    return cluster.last.first if cluster.last is not None else -1
