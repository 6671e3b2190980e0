"""Pronouns whose place in the sentence tells whom they mean: "who", and "his" before its name."""

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text

__all__ = ["agrees", "cataphor", "relative"]


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
    if pronoun is None or pronoun.gender not in ("m", "f") or ref.quote >= 0 or not ref.early:
        return None
    for other in refs[index + 1 : index + 4]:
        if other.sentence != ref.sentence or other.first - ref.first > 12:
            return None
        found = other.cluster
        if other.mention.form == "name" and isinstance(found, Cluster) and other.subject:
            if text.lower(other.first - 1) != "," or not agrees(found, pronoun):
                return None
            return found
    return None


def agrees(cluster: Cluster, pronoun: lexicon.Pronoun) -> bool:
    """Return whether gender, number and type let a pronoun of the third person mean an actor."""
    if pronoun.gender in ("m", "f"):
        return cluster.kind == "person" and cluster.number != "p" and cluster.gender in ("u", pronoun.gender)
    if pronoun.gender == "n":
        return cluster.kind in ("organization", "country")
    return cluster.kind in ("group", "organization", "country")
