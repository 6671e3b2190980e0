"""Subjects, possessors, speakers, and what stands inside quotations."""

from bisect import bisect_right

from newsmodel import Attribution
from newsmodel_actors import lexicon
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text

__all__ = ["is_early", "read_grammar", "read_quotes"]

_AFTER_IS = frozenset(("a", "the", "been", "not", "going", "also"))
_CLITICS = frozenset(("'s", "’s", "’"))
_QUOTES = frozenset(('"', "“", "``"))
_SUBJECT_VERBS = lexicon.word_set("refs.subject_verbs")
_OPENING = lexicon.word_set("refs.opening")
_PREPOSITIONS = lexicon.word_set("refs.prepositions")
_NO_VERBS = lexicon.word_set("refs.no_verbs")
_SPEECH = lexicon.word_set("refs.speech")


def read_grammar(text: Text, ref: Ref) -> None:
    """Note whether a mention is a subject, a possessor, a speaker, or the first in its sentence."""
    lowers, sentences, first, last, pronoun = text.lowers, text.sentences, ref.first, ref.last, ref.pronoun
    before, after = lowers[first - 1], lowers[last]
    if after in _CLITICS and text.is_possessive(last):
        ref.possessive = lowers[last + 1] not in _AFTER_IS
    starts = first == 0 or sentences[first - 1] != ref.sentence
    ref.opens = starts or (before in _QUOTES and (first < 2 or sentences[first - 2] != ref.sentence))
    if after in (",", "(") and ref.mention.roles and ref.mention.roles[-1].start >= ref.mention.span.end:
        behind = text.tokens.at(ref.mention.roles[-1].end)  # "Smith, a senator, said"
        while text.lower(behind) in (",", ")"):
            behind += 1
        after = text.lower(behind)
    ref.speaks = not ref.possessive and (after in _SPEECH or before in _SPEECH)
    if before == ":" and not ref.speaks:  # "No point in talks: lead negotiator"
        ref.speaks = last >= text.count or sentences[last] != ref.sentence
    if pronoun is not None:
        ref.subject = pronoun.case == "subject" and before not in _PREPOSITIONS
        return
    if ref.possessive:
        return
    verb = after in _SUBJECT_VERBS or (
        len(after) > 3 and after.endswith(("ed", "s")) and after.isalpha() and after not in _NO_VERBS
    )
    ref.subject = (
        (verb and before not in _PREPOSITIONS)
        or (starts and after in (",", "(", "and", "who"))
        or before in _SPEECH
    )


def is_early(text: Text, ref: Ref) -> bool:
    """Tell whether a mention stands before the first comma of a sentence that opens with a preposition."""
    first = ref.first
    for _ in range(8):
        if first == 0 or text.sentences[first - 1] != ref.sentence or text.words[first - 1] == ",":
            break
        first -= 1
    else:
        return False
    return text.lowers[first] in _OPENING and text.words[first][0].isupper()


def read_quotes(attributions: tuple[Attribution, ...], refs: list[Ref]) -> None:
    """Mark mentions inside direct quotations and mentions that are sources."""
    starts = [ref.mention.span.start for ref in refs]
    count = len(refs)
    for number, attribution in enumerate(attributions):
        for source in attribution.source or ():
            at = bisect_right(starts, source.start - 1)
            best = None
            while at < count and starts[at] < source.end:
                ref = refs[at]
                # "Acme chief executive Ann Roe" begins with Acme, and it is she who speaks
                whole = best is None or (ref.first == best.first and ref.last > best.last)
                if whole and ref.mention.span.end <= source.end + 1 and not ref.possessive:
                    best = ref
                at += 1
            if best is None:
                at = bisect_right(starts, source.start)
                for ref in refs[max(0, at - 3) : at]:
                    if ref.mention.span.overlaps(source):
                        best = ref
            if best is not None:
                best.source = number
                best.subject = best.speaks = True
        indirect, direct = attribution.mode == "indirect", attribution.mode == "direct"
        for content in attribution.contents:
            at = bisect_right(starts, content.start - 1)
            while at < count and starts[at] < content.end:
                ref = refs[at]
                ref.told = number
                if not indirect:
                    ref.quote, ref.direct = number, direct
                at += 1
