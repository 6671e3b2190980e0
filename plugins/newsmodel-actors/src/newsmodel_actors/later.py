"""What only the rest of the story tells: who "a top diplomat" of the first paragraph is, whose minister."""

from __future__ import annotations

from collections import Counter, defaultdict

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text

__all__ = ["identify_delayed", "infer_countries"]

_OTHERS = lexicon.word_set("later.others")
_FIRST_PARAGRAPHS = 3
_REACH = 4  # paragraphs between the description and the name


def identify_delayed(text: Text, refs: list[Ref], clusters: list[Cluster]) -> None:
    """Join a speaker described in headline or lead with the person named later.

    News puts the description first and the name after it ("a top diplomat said Thursday ... Deputy
    Foreign Minister Sergei Ryabkov said"), which journalists call delayed identification. The name
    must be a speaker too, be the first such one, and hold a role that the description can mean.

    Args:
        text: The text.
        refs: All mentions in order.
        clusters: The actors; one that is joined to another is emptied.
    """
    _identify_by_age(text, refs)
    openers: list[Ref] = []
    for ref in refs:
        if ref.paragraph > _FIRST_PARAGRAPHS + 1:
            break
        if _describes(text, ref):
            openers.append(ref)
    if not openers:
        return
    named = [r for r in refs if r.form == "name" and r.kind == "person" and r.speaks and r.mention.roles]
    for ref in openers:
        cluster = ref.cluster
        if not isinstance(cluster, Cluster) or cluster.names or cluster.refs[0] is not ref:
            continue
        for other in named:
            target = other.cluster
            if not isinstance(target, Cluster) or _first_named(target) < ref.first:
                continue
            if other.paragraph - ref.paragraph > _REACH:
                break
            if target is cluster:
                break
            if cluster.code is not None and target.code not in (None, cluster.code):
                continue
            if _can_be(ref.lemma, target.roles) and _genders_agree(cluster, target):
                _join(cluster, target)
                break


def _identify_by_age(text: Text, refs: list[Ref]) -> None:
    """ "A former mayor was jailed on Monday ... Raymond Tully, 61, pleaded guilty".

    The subject of the lead is the one person of the next paragraphs whose age is told.
    """
    lead = [ref for ref in refs if ref.paragraph <= _FIRST_PARAGRAPHS and _is_introduced(text, ref)]
    cluster = lead[0].cluster if lead else None
    if not isinstance(cluster, Cluster) or cluster.names:
        return
    last = lead[0].paragraph + _REACH
    aged: list[Cluster] = []
    for ref in refs:
        other = ref.cluster
        if ref.paragraph > last:
            break
        if ref.name is None or not isinstance(other, Cluster) or other in aged:
            continue
        if any(role.startswith("age:") for role in other.roles) and _first_named(other) > lead[0].first:
            aged.append(other)
    if len(aged) != 1 or not _genders_agree(cluster, aged[0]):
        return
    offices = {role for role in aged[0].roles if not role.startswith("age:")}
    if not offices or _can_be(lead[0].lemma, offices):
        _join(cluster, aged[0])


def _is_introduced(text: Text, ref: Ref) -> bool:
    return (
        ref.form == "nominal"
        and ref.kind == "person"
        and ref.number == "s"
        and ref.opens
        and text.lowers[ref.first] in ("a", "an")
    )


def _describes(text: Text, ref: Ref) -> bool:
    if ref.form != "nominal" or ref.kind != "person" or ref.number != "s" or not ref.speaks:
        return False
    if text.lowers[ref.first] in _OTHERS:
        return False
    return not any(text.is_possessive(k) and not _is_body(text, k - 1) for k in range(ref.first, ref.head))


def _is_body(text: Text, index: int) -> bool:
    """ "Georgia's chief negotiator" may be named later; "Lind's lawyer" is somebody else."""
    name = text.name_of.get(index)
    return name is not None and name.label in ("PLACE", "ORGANIZATION")


def _can_be(lemma: str, roles: set[str]) -> bool:
    if lemma in roles:
        return True
    wider = lexicon.hypernyms()
    return bool(wider.get(lemma, frozenset()) & roles) or any(lemma in wider.get(role, ()) for role in roles)


def _first_named(cluster: Cluster) -> int:
    return next((ref.first for ref in cluster.refs if ref.form == "name"), -1)


def _genders_agree(one: Cluster, other: Cluster) -> bool:
    return "u" in (one.gender, other.gender) or one.gender == other.gender


def _join(cluster: Cluster, target: Cluster) -> None:
    for ref in cluster.refs:
        ref.cluster = target
    target.refs.extend(cluster.refs)
    target.refs.sort(key=lambda ref: ref.first)
    target.code = target.code or cluster.code
    cluster.refs = []


def infer_countries(refs: list[Ref], clusters: list[Cluster]) -> None:
    """Give officials of a state the country that their own statements have as subject.

    "Russia sees no reason to negotiate, a top diplomat said" and "Ryabkov said Russia had adapted"
    make Ryabkov Russian. Two such sentences are needed, and more than any other country has.

    Args:
        refs: All mentions in order.
        clusters: The actors.
    """
    subjects: dict[int, str] = {}
    for ref in refs:
        if ref.kind == "country" and ref.subject and ref.code is not None and ref.quote < 0:
            subjects.setdefault(ref.sentence, ref.code)
    if not subjects:
        return
    offices = lexicon.state_offices()
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for number, cluster in enumerate(clusters):
        if cluster.kind != "person" or cluster.code is not None or not (cluster.roles & offices):
            continue
        for ref in cluster.refs:
            if ref.speaks and ref.sentence in subjects:
                found[number][subjects[ref.sentence]] += 1
        ranked = found[number].most_common(2)
        if ranked and ranked[0][1] > 1 and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
            cluster.code = ranked[0][0]
