"""How well an actor read before suits a pronoun: a linear ranking with few, readable features.

The features follow the literature on pronoun resolution (recency, subjects, parallelism, repeated mention,
Lappin and Leass 1994; speakers and quotations, Lee et al. 2013); their weights are in
`data/pronoun_weights.tsv`, learnt by `training/train_pronouns.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.refs import Ref

__all__ = ["family_of", "features", "score", "weights"]

_DISTANCE = ("same-sentence", "one-sentence", "two-sentences", "three-sentences", "four-sentences")
_RANKS = ("nearest", "second", "third", "fourth")
_COUNTS = ("once", "twice", "thrice", "four", "five")


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weights of each family of pronouns: `he`, `it` and `they`."""
    table: dict[str, dict[str, float]] = {}
    text = (
        resources.files("newsmodel_actors")
        .joinpath("data", "pronoun_weights.tsv")
        .read_text(encoding="utf-8")
    )
    for line in text.splitlines():
        if line and not line.startswith("#"):
            family, feature, weight = line.split("\t")
            table.setdefault(family, {})[feature] = float(weight)
    return table


def family_of(pronoun: lexicon.Pronoun) -> str:
    """Return the family of weights for a pronoun of the third person."""
    return "he" if pronoun.gender in ("m", "f") else "it" if pronoun.gender == "n" else "they"


def score(
    cluster: Cluster,
    ref: Ref,
    pronoun: lexicon.Pronoun,
    rank: int,
    speaker: Cluster | None,
    table: dict[str, float],
) -> float:
    """Return how well an actor suits a pronoun; 0 is as good as no actor at all."""
    get = table.get
    return sum(get(feature, 0.0) for feature in features(cluster, ref, pronoun, rank, speaker))


def features(
    cluster: Cluster, ref: Ref, pronoun: lexicon.Pronoun, rank: int, speaker: Cluster | None
) -> Iterator[str]:
    """Yield the names of the features that hold.

    Args:
        cluster: The actor, read at least once.
        ref: The pronoun.
        pronoun: What the lexicon says of it.
        rank: How many agreeing actors were read after this one.
        speaker: The source of the quotation around the pronoun, where a name tells it.
    """
    last = cluster.last
    if last is None:
        return
    yield "bias"
    distance = ref.sentence - last.sentence
    yield _DISTANCE[distance] if distance < 5 else "far"
    paragraphs = ref.paragraph - last.paragraph
    yield "same-paragraph" if paragraphs <= 0 else "one-paragraph" if paragraphs == 1 else "paragraphs"
    yield _RANKS[rank] if rank < 4 else "later"
    yield _COUNTS[cluster.count - 1] if cluster.count < 6 else "often"
    yield last.mention.form
    yield cluster.kind
    if last.subject:
        yield "subject"
        if distance == 1:
            yield "subject-before"
    if last.source >= 0 or last.speaks:
        yield "speaks"
    if last.possessive:
        yield "possessor"
    if last.opens:
        yield "opens"
    if ref.speaks:
        yield "says:speaker" if last.speaks else "says:subject" if last.subject else "says:other"
    if ref.opens:
        yield "initial:subject" if last.subject else "initial:other"
    if cluster.gender == "u" and pronoun.gender in ("m", "f"):
        yield "unknown-gender"
    if last.mention.roles:
        yield "titled"
    if distance == 0:
        yield f"same:{pronoun.case}:subject" if last.subject else f"same:{pronoun.case}:other"
        gap = ref.first - last.last
        if gap <= 1:
            yield f"next:{pronoun.case}"
        elif gap <= 4:
            yield f"near:{pronoun.case}"
    if last.pronoun is not None and last.pronoun.case == pronoun.case:
        yield "parallel"
    if ref.quote >= 0:
        if cluster is speaker:
            yield "inside-speaker"
        elif last.quote == ref.quote:
            yield "inside-same"
        elif last.quote >= 0:
            yield "inside-other"
        else:
            yield "inside-outside"
    elif last.quote >= 0:
        yield "outside-inside"
    if cluster.named:
        yield "named"
