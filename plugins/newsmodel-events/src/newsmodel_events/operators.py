"""What words say of the events that they govern: the table `operators.tsv`."""

from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from newsmodel_events.lexicon import data_lines

__all__ = ["Modality", "Operator", "objectless", "operator", "operators", "phrasal"]

Modality = Literal["actual", "planned", "ordered", "hypothetical", "habitual", "possible"]


class Operator(NamedTuple):
    """What a word says of the event that it governs; modality "=" where it says nothing of that."""

    negative: bool
    modality: Modality | Literal["="]
    passes: bool


@cache
def operators() -> dict[tuple[str, str], Operator]:
    """Return what words say, by lemma and part of speech."""
    table = {}
    for line in data_lines("operators.tsv"):
        lemma, part, polarity, modality, reach = line.split("\t")
        if modality != "=" and modality not in get_args(Modality):
            raise ValueError(f"operators.tsv: unknown modality {modality!r} of {lemma!r}")
        table[lemma, part] = Operator(polarity == "-", cast("Modality", modality), reach == "pass")
    return table


def operator(lemma: str, part: str) -> Operator | None:
    """Return what a word says of the event that it governs, or None where it says nothing."""
    return operators().get((lemma, part))


@cache
def phrasal() -> frozenset[str]:
    """Words that say something together with the next one."""
    return frozenset(lemma.split()[0] for lemma, _ in operators() if " " in lemma)


@cache
def objectless() -> frozenset[tuple[str, str]]:
    """Operators that say nothing of a noun that is their object: to tell a story, to keep a promise."""
    return frozenset(
        (w, "v")
        for w in (
            "keep",
            "tell",
            "support",
            "discuss",
            "press",
            "set",
            "like",
            "deny_",
            "stop",
            "believe",
            "ask",
            "push",
        )
    )
