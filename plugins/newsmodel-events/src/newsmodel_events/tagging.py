"""Features of the trigger tagger."""

from functools import lru_cache

from newsmodel_events.lexicon import noun_of, verb_forms
from newsmodel_events.reading import Reading
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["NEVER", "trigger_features"]

# Parts of speech that are as good as never triggers.
NEVER = frozenset({".", "DT", "PRP", "CC", "TO", "MD", "CD", "POS", "PRP$", "W", "EX"})

_NOUNY = frozenset({"NN", "NNS"})
_HOPS = frozenset({"RB", "JJ", "DT", "NN", "NNS", "NNP", "PRP$", "CD", "POS", "PRP", "IN", "TO"})


def _verb_mark(group: VerbGroup | None) -> str:
    if group is None:
        return "-"
    return (
        f"{group.tense}{'p' if group.passive else ''}{'g' if group.progressive else ''}"
        f"{'h' if group.perfect else ''}{'n' if group.negation >= 0 else ''}{'m' if group.modal else ''}"
    )


@lru_cache(maxsize=32768)
def _mark(lower: str, tag: str) -> str:
    """What the lexicon says of a word in its place: the supersense, and of a noun how eventive it is."""
    if tag[0] == "V":
        verb = verb_forms().get(lower)
        return "v." + (verb.sense if verb else "?")
    if tag in _NOUNY:
        noun = noun_of(lower)
        if noun is None:
            return "n?"
        return f"n.{noun.sense}.{noun.event // 2}{'d' if noun.verb else ''}"
    return tag


@lru_cache(maxsize=32768)
def _own(lower: str, lemma: str, tag: str, mark: str) -> tuple[str, ...]:
    """The features of a word by itself."""
    row = [f"l={lemma}/{tag[0]}", "t=" + tag, "m=" + mark]
    if tag in _NOUNY:
        row.append("s4=" + lower[-4:])
        noun = noun_of(lower)
        if noun is not None:
            row.append(f"e={noun.event}.{noun.semi}.{noun.verb and 1}")
            if noun.verb:
                row.append("dv=" + noun.verb)
    elif tag == "JJ":
        row.append("s3=" + lower[-3:])
    return tuple(row)


def trigger_features(reading: Reading, start: int, end: int) -> list[list[str]]:
    """Return the features of each token of a sentence.

    Args:
        reading: The document.
        start: The index of the sentence's first token.
        end: The index after its last token.
    """
    lowers, tags, lemmas, groups = reading.lowers, reading.tags, reading.lemmas, reading.group_at
    governors = ["^"] * (end - start)
    verb, steps = "^", 0
    for i in range(start, end):
        governors[i - start] = verb if steps < 8 else "^"
        steps += 1
        if i in groups:
            verb, steps = lemmas[i], 0
        elif tags[i] == "." and lowers[i] != '"':
            verb = "^"
    determiner = "0"
    preposition = "0"
    rows = []
    for i in range(start, end):
        at = i - start
        tag, lower, lemma = tags[i], lowers[i], lemmas[i]
        if tag in {"DT", "PRP$", "POS", "CD"}:
            determiner = lower if tag == "DT" else tag
        elif tag not in {"JJ", "NN", "NNS", "NNP", "RB", "VBN", "VBG"}:
            determiner = "0"
        if tag in {"IN", "TO"}:
            preposition = lower
        elif tag[0] in "VM.":
            preposition = "0"
        if tag in NEVER:
            rows.append(["t=" + tag, "l=" + lower])
            continue
        before = lowers[i - 1] if i > start else "<s>"
        before_tag = tags[i - 1] if i > start else "<s>"
        after = lowers[i + 1] if i + 1 < end else "</s>"
        after_tag = tags[i + 1] if i + 1 < end else "</s>"
        after2 = tags[i + 2] if i + 2 < end else "</s>"
        mark = _mark(lower, tag)
        row = [
            *_own(lower, lemma, tag, mark),
            f"pt={before_tag}/{tag}",
            f"nt={tag}/{after_tag}",
            f"nnt={tag}/{after_tag}/{after2}",
            "p=" + before,
            "n=" + after,
        ]
        if tag[0] == "V":
            group = groups.get(i)
            shape = _verb_mark(group) if i not in reading.auxiliary else "aux"
            row += [
                "g=" + shape,
                f"gl={shape}/{mark}",
                f"ln={lemma}/{after_tag}",
                "gov=" + governors[at],
                f"lsh={lemma}/{shape}",
            ]
            if shape == "aux" or lemma == "be":
                row.append(f"ba={shape}/{before_tag}/{after_tag}/{after2}")
        elif tag in _NOUNY:
            head = "h" if after_tag not in _NOUNY else "c"
            governor = governors[at]
            row += [
                f"h={head}{mark}",
                f"d={determiner}/{mark}",
                f"dl={determiner}/{lemma}",
                f"pr={preposition}/{mark}",
                f"gov={governor}/n",
                f"gm={governor}/{mark}",
                f"of={mark}/{after}",
                f"s3={lower[-3:]}{head}",
                f"lc={lemma}{head}",
            ]
        elif tag == "JJ":
            row += [f"gov={governors[at]}/j", f"be={before}/{after_tag}"]
        rows.append(row)
    return rows
