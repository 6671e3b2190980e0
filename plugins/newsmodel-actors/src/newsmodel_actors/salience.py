"""Which organisation "the company" or "the union" is: whom the story is about, where the noun fits."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text

__all__ = ["Prominence", "embedded_name"]

_CORPORATE = lexicon.word_set("resolve.corporate")
_PUBLIC = lexicon.word_set("resolve.public")
_GENERAL = lexicon.word_set("resolve.general")
_OWN_KIND = lexicon.word_set("resolve.own_kind")
_MEDIA = lexicon.word_set("resolve.media")
_THINGS = frozenset(("website", "studio", "office", "label"))  # a body's own, not the body
_TELLING = lexicon.word_set("resolve.telling")
_FIRST_SENTENCES = 3
_FIRST_FOUND = 3
_REACH = 12  # sentences for the organisations of the beginning
_NEAR = 3  # sentences for any other


class Prominence:
    """What makes an organisation the one that is talked about: how early, how often, whether as subject."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.scores: dict[int, float] = {}
        self.first: list[Cluster] = []
        self.called: dict[int, set[str]] = {}

    def visit(self, cluster: Cluster, ref: Ref) -> None:
        """Count a mention of an organisation."""
        if _stands_by(self.text, ref):
            return
        if ref.form == "nominal":
            self.called.setdefault(id(cluster), set()).add(ref.lemma)
        gain = 1.0 + (1.5 if ref.subject else 0.0) + (0.5 if ref.possessive else 0.0)
        if ref.sentence < _FIRST_SENTENCES:
            gain += 1.0
            if cluster.named and len(self.first) < _FIRST_FOUND and cluster not in self.first:
                self.first.append(cluster)
        self.scores[id(cluster)] = self.scores.get(id(cluster), 0.0) + gain

    def choose(self, ref: Ref, recent: list[Cluster]) -> Cluster | None:
        """Return the most prominent organisation that the noun can mean, or None.

        Args:
            ref: A definite nominal with a noun for an organisation.
            recent: The actors read last.
        """
        best, best_score = None, 0.0
        for cluster in (*self.first, *(c for c in reversed(recent) if c not in self.first)):
            if cluster.kind != "organization" or not cluster.named or cluster.last is None:
                continue
            called = self.called.get(id(cluster), set())
            if not _can_be_called(cluster, ref.lemma, called) or not _codes_agree(cluster, ref):
                continue
            distance = ref.sentence - cluster.last.sentence
            if distance > (_REACH if cluster in self.first else _NEAR):
                continue
            if id(cluster) not in self.scores:
                continue
            score = self.scores[id(cluster)] - 0.3 * min(distance, 6)
            if score > best_score:
                best, best_score = cluster, score
        return best


def _codes_agree(cluster: Cluster, ref: Ref) -> bool:
    return ref.code is None or cluster.code is None or ref.code == cluster.code


def _stands_by(text: Text, ref: Ref) -> bool:
    """ "He told the BBC", "(AP)", "the Labour councillor": who is told or stands by is not talked about."""
    lowers = text.lowers
    before = lowers[ref.first - 1]
    return (
        before in _TELLING
        or (before == "(" and lowers[ref.last] == ")" and lowers[ref.last + 1] in ("-", "--", "–", "—"))
        or (ref.form == "name" and lowers[ref.last] in lexicon.nouns())
    )


def _can_be_called(cluster: Cluster, lemma: str, called: AbstractSet[str]) -> bool:
    """ "The company" is no ministry, "the union" no company."""
    words = called | frozenset(cluster.key.split())
    if lemma in words:
        return True
    if lemma in _GENERAL:
        return not words & _PUBLIC
    if lemma in _OWN_KIND:
        return len(cluster.key.split()) == 1 and not called & (_CORPORATE | _PUBLIC | _MEDIA)
    if lemma in _MEDIA:
        return bool(words & _MEDIA) or not words & (_PUBLIC | _CORPORATE | _GENERAL)
    if lemma in _CORPORATE:
        return not words & (_PUBLIC | _MEDIA | _OWN_KIND)
    return False


def embedded_name(text: Text, refs: list[Ref], index: int, ref: Ref) -> Cluster | None:
    """ "The GMB union", "the Northfield company": the organisation whose name stands before the noun."""
    name = text.name_of.get(ref.head - 1)
    if name is None or name.label != "ORGANIZATION" or name.last != ref.head or name.first < ref.first:
        return None
    if ref.lemma in _THINGS or ref.number == "p" or ref.last - 1 != ref.head:
        return None
    for other in refs[max(0, index - 2) : index + 3]:
        if other.head == name.first and other.form == "name" and isinstance(other.cluster, Cluster):
            return other.cluster
    return None
