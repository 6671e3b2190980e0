"""Mentions whose place in the text tells whom they mean: "who", "his" before its name, appositions."""

from collections.abc import Iterable

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.grammar import is_early
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text, person_noun

__all__ = [
    "agreeing",
    "apposed_organisation",
    "cataphor",
    "complement_end",
    "describes",
    "is_headlines",
    "last_speaker",
    "named_right_after",
    "relative",
]

_LINKS = frozenset(("at", "of", "in", "for", "on"))
_CIRCUMSTANCES = lexicon.word_set("resolve.circumstances")


def relative(text: Text, refs: list[Ref], index: int) -> Cluster | None:
    """Return whom a relative pronoun describes: the mention before it, a comma or a role left aside.

    Args:
        text: The text.
        refs: All mentions in order.
        index: The number of the pronoun.
    """
    ref = refs[index]
    if ref.pronoun is None or ref.pronoun.case != "relative":
        return None
    limit = text.starts[ref.first]
    for other in reversed(refs[max(0, index - 4) : index]):
        end = max(other.mention.span.end, *(role.end for role in other.mention.roles), 0)
        between = text.source[end:limit].strip()
        if between in ("", ",") and end <= limit and isinstance(other.cluster, Cluster):
            return other.cluster
    return None


def cataphor(text: Text, refs: list[Ref], index: int) -> Cluster | None:
    """Return the subject that a pronoun in what opens the sentence goes to: "In his speech, Obama said".

    Args:
        text: The text.
        refs: All mentions in order.
        index: The number of the pronoun.
    """
    ref = refs[index]
    pronoun = ref.pronoun
    if pronoun is None or pronoun.gender not in ("m", "f") or ref.quote >= 0 or not is_early(text, ref):
        return None
    for other in refs[index + 1 : index + 4]:
        if other.sentence != ref.sentence or other.first - ref.first > 12:
            return None
        found = other.cluster
        if other.form == "name" and isinstance(found, Cluster) and other.subject:
            if text.lower(other.first - 1) != "," or not agreeing([found], pronoun):
                return None
            return found
    return None


def complement_end(text: Text, last: int) -> int | None:
    """Return the comma after what belongs to a noun: "his boss at the plant,", "the founder and chairman,".

    Args:
        text: The text.
        last: The index after the noun.
    """
    lowers, functions = text.lowers, lexicon.function_words()
    if lowers[last] == "and":
        at = last + 1
        while lowers[at] in lexicon.modifiers() and at < last + 4:
            at += 1
        return at + 1 if person_noun(lowers[at]) and lowers[at + 1] == "," else None
    if lowers[last] not in _LINKS:
        return None
    for at in range(last + 1, min(text.count, last + 8)):
        low = lowers[at]
        if low == ",":
            return at if at > last + 1 else None
        if not low[0].isalnum() or (low in functions and low not in _LINKS):
            return None
    return None


def apposed_organisation(text: Text, refs: list[Ref], index: int) -> Cluster | None:
    """Return the organisation after a comma: "the ferry's operator, Visayas Lines,".

    Args:
        text: The text.
        refs: All mentions in order.
        index: The number of the nominal.
    """
    ref = refs[index]
    if ref.number == "p" or text.lowers[ref.last] != ",":
        return None
    for other in refs[index + 1 : index + 4]:
        if other.first == ref.last + 1 and other.form == "name" and other.kind == "organization":
            ends = text.lower(other.last) not in ("and", "&")
            return other.cluster if ends and isinstance(other.cluster, Cluster) else None
    return None


def named_right_after(refs: list[Ref], index: int) -> Cluster | None:
    """Return whose name follows: "the Russian-language channel RTVI", "its neighbour Ukraine".

    Args:
        refs: All mentions in order.
        index: The number of the nominal.
    """
    ref = refs[index]
    if ref.number == "p" or ref.last - 1 != ref.head:
        return None
    for other in refs[index + 1 : index + 3]:
        if other.first > ref.last:
            break
        if other.first == ref.last and other.form == "name":
            same = other.kind == ref.kind or (
                other.kind == "country" and ref.lemma in ("neighbour", "neighbor", "ally", "rival")
            )
            return other.cluster if same and isinstance(other.cluster, Cluster) else None
    return None


def last_speaker(recent: list[Cluster], ref: Ref) -> Cluster | None:
    """Return who spoke in the sentence before, where a paragraph goes on with "the fisherman said".

    It is somebody named of whom no other occupation is known.

    Args:
        recent: The actors read last.
        ref: The nominal.
    """
    for cluster in reversed(recent):
        last = cluster.last
        if cluster.kind != "person" or not cluster.named or last is None or last.quote >= 0:
            continue
        if last.paragraph != ref.paragraph or not 1 <= ref.sentence - last.sentence <= 2:
            return None
        roles = {role for role in cluster.roles if not role.startswith("age:")}
        if not last.speaks or roles - _CIRCUMSTANCES:
            return None
        agree = "u" in (cluster.gender, ref.gender) or cluster.gender == ref.gender
        return cluster if agree else None
    return None


def is_quoted_of(cluster: Cluster, ref: Ref) -> bool:
    """Return whether a source speaks of an actor as of somebody else: "Farah is brave," she said."""
    last = cluster.last
    if last is None or ref.source < 0 or last.quote != ref.source or not last.direct:
        return False
    return last.pronoun is None or last.pronoun.person == 3


def is_headlines(text: Text, cluster: Cluster, ref: Ref) -> bool:
    """Return whether a nominal without an article stood in the headline: "Former mayor jailed"."""
    first = cluster.refs[0]
    return (
        cluster.kind == "person"
        and not cluster.named
        and first.paragraph == 1 < ref.paragraph <= 4
        and ref.sentence <= first.sentence + 4
        and text.lowers[first.first] not in ("a", "an")
    )


def describes(text: Text, ref: Ref) -> bool:
    """Return whether a nominal tells something new of somebody: "the Portuguese midfielder"."""
    if text.lowers[ref.first] != "the" or ref.last - 1 != ref.head or ref.head - ref.first != 2:
        return False
    middle = ref.first + 1
    return text.lowers[middle].endswith("-year-old") or (
        text.is_national(middle) and ref.lemma not in lexicon.state_offices()
    )


def agreeing(clusters: Iterable[Cluster], pronoun: lexicon.Pronoun) -> list[Cluster]:
    """Return the actors that gender, number and type let a pronoun of the third person mean."""
    gender = pronoun.gender
    if gender in ("m", "f"):
        return [c for c in clusters if c.kind == "person" and c.number != "p" and c.gender in ("u", gender)]
    if gender == "n":
        return [c for c in clusters if c.kind in ("organization", "country")]
    return [c for c in clusters if c.kind != "person"]


def fits(cluster: Cluster, ref: Ref) -> bool:
    """Return whether gender and country let a nominal mean an actor."""
    if ref.gender in ("m", "f") and cluster.gender in ("m", "f") and ref.gender != cluster.gender:
        return False
    return ref.code is None or cluster.code is None or ref.code == cluster.code
