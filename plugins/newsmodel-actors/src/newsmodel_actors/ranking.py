"""How well an actor read before suits a pronoun: a linear ranking with few, readable features.

The features follow the literature on pronoun resolution (recency, subjects, parallelism, repeated mention,
Lappin and Leass 1994; speakers and quotations, Lee et al. 2013); their weights are in
`data/pronoun_weights.tsv`, learnt by `training/train_pronouns.py`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.refs import Ref

__all__ = ["Weights", "family_of", "features", "weights"]

_DISTANCE = ("same-sentence", "one-sentence", "two-sentences", "three-sentences", "four-sentences")
_RANKS = ("nearest", "second", "third", "fourth")
_COUNTS = ("once", "twice", "thrice", "four", "five")


class Weights(dict[str, float]):
    """The weights of one family of pronouns; a feature without a weight counts nothing."""

    def __missing__(self, feature: str) -> float:
        return 0.0


@cache
def weights() -> dict[str, Weights]:
    """Return the weights of each family of pronouns: `he`, `it` and `they`."""
    table: dict[str, Weights] = {}
    text = (
        resources.files("newsmodel_actors")
        .joinpath("data", "pronoun_weights.tsv")
        .read_text(encoding="utf-8")
    )
    for line in text.splitlines():
        if line and not line.startswith("#"):
            family, feature, weight = line.split("\t")
            table.setdefault(family, Weights())[feature] = float(weight)
    features = dict.fromkeys([feature for known in table.values() for feature in known], 0.0)
    return {family: Weights(features | known) for family, known in table.items()}


def family_of(pronoun: lexicon.Pronoun) -> str:
    """Return the family of weights for a pronoun of the third person."""
    return "he" if pronoun.gender in ("m", "f") else "it" if pronoun.gender == "n" else "they"


def features(
    cluster: Cluster, ref: Ref, pronoun: lexicon.Pronoun, rank: int, speaker: Cluster | None
) -> list[str]:
    """Return the names of the features that hold; the sum of their weights tells how well an actor suits.

    Args:
        cluster: The actor, read at least once.
        ref: The pronoun.
        pronoun: What the lexicon says of it.
        rank: How many agreeing actors were read after this one.
        speaker: The source of the quotation around the pronoun, where a name tells it.
    """
    last = cluster.last
    if last is None:
        return []
    distance, paragraphs = ref.sentence - last.sentence, ref.paragraph - last.paragraph
    subject, count = last.subject, cluster.count
    found = [
        "bias",
        _DISTANCE[distance] if distance < 5 else "far",
        "same-paragraph" if paragraphs <= 0 else "one-paragraph" if paragraphs == 1 else "paragraphs",
        _RANKS[rank] if rank < 4 else "later",
        _COUNTS[count - 1] if count < 6 else "often",
        last.form,
        cluster.kind,
    ]
    add = found.append
    if subject:
        add("subject")
        if distance == 1:
            add("subject-before")
    if last.source >= 0 or last.speaks:
        add("speaks")
    if last.possessive:
        add("possessor")
    if last.opens:
        add("opens")
    if ref.speaks:
        add("says:speaker" if last.speaks else "says:subject" if subject else "says:other")
    if ref.opens:
        add("initial:subject" if subject else "initial:other")
    if cluster.gender == "u" and pronoun.gender in ("m", "f"):
        add("unknown-gender")
    if last.mention.roles:
        add("titled")
    if distance == 0:
        add(f"same:{pronoun.case}:subject" if subject else f"same:{pronoun.case}:other")
        gap = ref.first - last.last
        if gap <= 1:
            add(f"next:{pronoun.case}")
        elif gap <= 4:
            add(f"near:{pronoun.case}")
    if last.pronoun is not None and last.pronoun.case == pronoun.case:
        add("parallel")
    if ref.quote >= 0:
        if cluster is speaker:
            add("inside-speaker")
        elif last.quote == ref.quote:
            add("inside-same")
        elif last.quote >= 0:
            add("inside-other")
        else:
            add("inside-outside")
    elif last.quote >= 0:
        add("outside-inside")
    if cluster.named:
        add("named")
    return found
