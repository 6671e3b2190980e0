"""Event triggers by decision list: the most specific description of a word that is known decides.

After Yarowsky 1994: from the lemma in its grammatical shape over the lemma to the supersense.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from newsmodel_events.lexicon import data_lines, noun_of, verb_forms
from newsmodel_events.reading import Reading

__all__ = ["Rate", "find_by_rules", "keys_of", "shipped_rates"]

_THRESHOLD = 0.45
_CANDIDATES = frozenset({"NN", "NNS", "JJ"})


class Rate(NamedTuple):
    """How often words of one description were triggers, and their usual class."""

    share: float
    timeml_class: str


def keys_of(reading: Reading, i: int) -> Iterator[str]:
    """Yield the descriptions of a word, the most specific first; none where it can't be a trigger."""
    tag, lemma = reading.tags[i], reading.lemmas[i]
    if tag[0] == "V":
        group = reading.group_at.get(i)
        if group is None:
            return
        shape = tag
        if group.passive:
            shape = "P"
        elif group.modal:
            shape = "M"
        elif len(group.auxiliaries):
            shape = "A"
        after = reading.tags[i + 1] if i + 1 < len(reading) else "."
        follow = "n" if after in _CANDIDATES else "t" if after == "TO" else "x"
        yield f"{lemma}/v/{shape}/{follow}"
        yield f"{lemma}/v/{shape}"
        yield f"{lemma}/v"
        verb = verb_forms().get(reading.lowers[i])
        yield f"{verb.sense if verb else '?'}/{shape}/{follow}"
        yield f"*/{shape}"
    elif tag in _CANDIDATES:
        part = "j" if tag == "JJ" else "n"
        after = reading.tags[i + 1] if i + 1 < len(reading) else "."
        head = "c" if after in {"NN", "NNS"} else "h"
        if part == "j":
            yield f"{lemma}/j/{head}"
            yield f"{lemma}/j"
            return
        before = reading.tags[i - 1] if i else "."
        owner = "d" if before == "DT" else "o"
        yield f"{lemma}/n/{head}/{tag}/{owner}"
        yield f"{lemma}/n/{head}/{tag}"
        yield f"{lemma}/n/{head}"
        yield f"{lemma}/n"
        of = "of" if i + 1 < len(reading) and reading.lowers[i + 1] == "of" else ""
        noun = noun_of(reading.lowers[i])
        mark = f"{noun.sense}.{noun.event // 2}.{'d' if noun.verb else ''}" if noun else "?"
        yield f"{mark}/{head}{of}"
        yield f"{mark}/{head}"


@cache
def shipped_rates() -> Mapping[str, Rate]:
    """Return the rates of the data folder."""
    table = {}
    for line in data_lines("trigger_rates.tsv"):
        key, share, timeml_class = line.split("\t")
        table[key] = Rate(float(share), timeml_class)
    return table


def find_by_rules(reading: Reading, rates: Mapping[str, Rate] | None = None) -> list[tuple[int, str, float]]:
    """Return the triggers of a document: token, TimeML class, and the share of such words that are triggers.

    Args:
        reading: The document.
        rates: A decision list; the shipped one by default.
    """
    table = shipped_rates() if rates is None else rates
    found = []
    for i, tag in enumerate(reading.tags):
        if (tag[0] != "V" and tag not in _CANDIDATES) or i in reading.auxiliary:
            continue
        for key in keys_of(reading, i):
            rate = table.get(key)
            if rate is not None:
                if rate.share > _THRESHOLD:
                    found.append((i, rate.timeml_class, rate.share))
                break
    return found
