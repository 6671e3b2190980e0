"""Features of the trigger tagger."""

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


def _mark(reading: Reading, i: int) -> str:
    """What the lexicon says of a word in its place: the supersense, and of a noun how eventive it is."""
    tag = reading.tags[i]
    if tag[0] == "V":
        verb = verb_forms().get(reading.lowers[i])
        return "v." + (verb.sense if verb else "?")
    if tag in _NOUNY:
        noun = noun_of(reading.lowers[i])
        if noun is None:
            return "n?"
        return f"n.{noun.sense}.{noun.event // 2}{'d' if noun.verb else ''}"
    return tag


def trigger_features(reading: Reading, start: int, end: int) -> list[list[str]]:
    """Return the features of each token of a sentence.

    Args:
        reading: The document.
        start: The index of the sentence's first token.
        end: The index after its last token.
    """
    lowers, tags, lemmas, groups = reading.lowers, reading.tags, reading.lemmas, reading.group_at
    marks = [_mark(reading, i) if tags[i] not in NEVER else "" for i in range(start, end)]
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
        before = lowers[i - 1] if i > start else "<s>"
        before_tag = tags[i - 1] if i > start else "<s>"
        after = lowers[i + 1] if i + 1 < end else "</s>"
        after_tag = tags[i + 1] if i + 1 < end else "</s>"
        if tag in NEVER:
            rows.append(["t=" + tag, "l=" + lower])
            continue
        after2 = tags[i + 2] if i + 2 < end else "</s>"
        mark = marks[at]
        row = [
            "l=" + lemma + "/" + tag[0],
            "t=" + tag,
            "m=" + mark,
            "pt=" + before_tag + "/" + tag,
            "nt=" + tag + "/" + after_tag,
            "nnt=" + tag + "/" + after_tag + "/" + after2,
            "p=" + before,
            "n=" + after,
        ]
        if tag[0] == "V":
            group = groups.get(i)
            shape = _verb_mark(group) if i not in reading.auxiliary else "aux"
            row += [
                "g=" + shape,
                "gl=" + shape + "/" + mark,
                "ln=" + lemma + "/" + after_tag,
                "gov=" + governors[at],
                "lsh=" + lemma + "/" + shape,
            ]
            if shape == "aux" or lemma == "be":
                row.append("ba=" + shape + "/" + before_tag + "/" + after_tag + "/" + after2)
        elif tag in _NOUNY:
            noun = noun_of(lower)
            head = "h" if after_tag not in {"NN", "NNS"} else "c"
            row += [
                "h=" + head + mark,
                "d=" + determiner + "/" + mark,
                "dl=" + determiner + "/" + lemma,
                "pr=" + preposition + "/" + mark,
                "gov=" + governors[at] + "/n",
                "gm=" + governors[at] + "/" + mark,
                "of=" + mark + "/" + after,
                "s4=" + lower[-4:],
                "s3=" + lower[-3:] + head,
                "lc=" + lemma + head,
            ]
            if noun is not None:
                row.append(f"e={noun.event}.{noun.semi}.{noun.verb and 1}")
                if noun.verb:
                    row.append("dv=" + noun.verb)
        elif tag == "JJ":
            row += ["s3=" + lower[-3:], "gov=" + governors[at] + "/j", "be=" + before + "/" + after_tag]
        rows.append(row)
    return rows
