"""What the resolver knows of each mention, worked out once."""

from bisect import bisect_right
from typing import Literal, cast

from newsmodel import ActorMention, Attribution, Draft, PlaceMention, countries
from newsmodel_actors import lexicon
from newsmodel_actors.names import PersonName, parse_name
from newsmodel_actors.text import Text

__all__ = ["ActorType", "Ref", "read_refs"]

ActorType = Literal["person", "organization", "country", "group"]

_SUBJECT_VERBS = lexicon.word_set("refs.subject_verbs")
_OPENING = lexicon.word_set("refs.opening")
_PREPOSITIONS = lexicon.word_set("refs.prepositions")
_NO_VERBS = lexicon.word_set("refs.no_verbs")
_SPEECH = lexicon.word_set("refs.speech")


class Ref:
    """A mention with its grammar.

    Attributes:
        mention: The annotation.
        first: Its first token.
        last: The index after its last token.
        head: The first token of its head.
        early: Whether it stands before the first comma of a sentence that opens with a preposition.
        ignored: Whether it is a place that does not act.
        sentence: Index of its sentence.
        paragraph: Index of its paragraph.
        kind: `person`, `organization`, `country` or `group`.
        gender: `m`, `f`, `n` or `u`.
        number: `s`, `p` or `u`.
        subject: Whether it looks like the subject of a clause.
        possessive: Whether a possessive clitic follows, or it is a possessive pronoun.
        quote: Index of the direct quotation around it, or -1.
        source: Index of the attribution whose source it is, or -1.
        opens: Whether its sentence begins with it.
        speaks: Whether it is a source or stands beside a verb of saying.
        code: Country code that its own words tell, or None.
        name: A person's name taken apart, else None.
        lemma: The noun of a nominal, else the empty string.
        pronoun: What the lexicon says of a pronoun, else None.
        cluster: The actor that it was given to, or None.
    """

    __slots__ = (
        "cluster",
        "code",
        "early",
        "first",
        "gender",
        "head",
        "ignored",
        "kind",
        "last",
        "lemma",
        "mention",
        "name",
        "number",
        "opens",
        "paragraph",
        "possessive",
        "pronoun",
        "quote",
        "sentence",
        "source",
        "speaks",
        "subject",
    )

    def __init__(self, mention: ActorMention, first: int, last: int, head: int) -> None:
        self.mention, self.first, self.last, self.head = mention, first, last, head
        self.sentence = self.paragraph = 0
        self.kind: ActorType = "person"
        self.gender, self.number = "u", "s"
        self.subject = self.possessive = self.speaks = self.opens = self.ignored = False
        self.early = False
        self.quote = self.source = -1
        self.code: str | None = None
        self.name: PersonName | None = None
        self.lemma = ""
        self.pronoun: lexicon.Pronoun | None = None
        self.cluster: object | None = None


def read_refs(draft: Draft, text: Text, mentions: tuple[ActorMention, ...]) -> list[Ref]:
    """Work out what each mention is.

    Args:
        draft: The draft.
        text: Its tokens and names.
        mentions: The mentions in order.

    Returns:
        One `Ref` a mention, in the same order.
    """
    places = {item.span.start: item for item in draft[PlaceMention]}
    paragraph_starts = [paragraph.span.start for paragraph in draft.paragraphs]
    refs = []
    for mention in mentions:
        where = text.tokens.range(mention.span)
        if not where:
            continue
        head = text.tokens.at(mention.head.start) if mention.head is not None else where.start
        ref = Ref(mention, where.start, where.stop, min(max(head, where.start), where.stop - 1))
        ref.sentence = text.sentences[ref.head]
        ref.paragraph = bisect_right(paragraph_starts, mention.span.start)
        if mention.form == "pronoun":
            _read_pronoun(text, ref)
        elif mention.form == "nominal":
            _read_nominal(text, ref)
        else:
            _read_name(text, ref, places)
        if ref.ignored:
            continue
        _read_grammar(text, ref)
        refs.append(ref)
    _read_quotes(draft[Attribution], refs)
    return refs


def _read_pronoun(text: Text, ref: Ref) -> None:
    pronoun = lexicon.pronouns().get(text.lowers[ref.head])
    if pronoun is None:
        return
    ref.pronoun = pronoun
    ref.gender, ref.number = pronoun.gender, pronoun.number
    ref.possessive = pronoun.case == "possessive"


def _read_nominal(text: Text, ref: Ref) -> None:
    low = text.lowers[ref.head]
    noun = lexicon.nouns().get(low)
    ref.lemma = noun.lemma if noun else low
    if noun is not None:
        ref.kind = "organization" if noun.type == "place" else cast("ActorType", noun.type)
        ref.gender, ref.number = noun.gender, noun.number
        if ref.kind == "organization":
            ref.gender = "n"
    ref.code = _stated_country(text, ref.first, ref.last)


def _read_name(text: Text, ref: Ref, places: dict[int, PlaceMention]) -> None:
    name = text.name_of.get(ref.head)
    label = name.label if name is not None else _guess_label(text, ref)
    last = name.last if name is not None else ref.last
    words = text.joined(ref.head, last)
    if words == "West" and text.lower(ref.head - 1) == "the":
        ref.kind, ref.number, ref.gender = "group", "s", "n"
        return
    if label == "PERSON":
        ref.name = parse_name(text.words[ref.head : last])
        ref.gender = ref.name.gender
        title = _titles_gender(text, ref)
        if title != "u":
            ref.gender = title
            ref.name = PersonName(ref.name.given, ref.name.family, ref.name.suffix, title, True)
        ref.code = _person_country(text, ref)
        return
    ref.gender = "n"
    if label == "PLACE" and words in lexicon.other_seats():
        ref.kind = "organization"
        return
    found = countries.country_of(words)
    if (
        label in ("PLACE", "ORGANIZATION")
        and found is not None
        and _is_country(places.get(text.starts[ref.head]), found.code)
    ):
        ref.kind, ref.code = "country", found.code
        return
    seat = countries.country_of_seat(words)
    if seat is not None and (label == "PLACE" or words.endswith(("House", "Kremlin", "Street", "Palace"))):
        ref.kind, ref.code = "country", seat.code
        return
    if label == "GROUP":
        demonym = countries.country_of_demonym(words)
        ref.kind, ref.gender, ref.number = "group", "u", "p"
        ref.code = demonym.code if demonym is not None else None
        return
    ref.ignored = label == "PLACE"
    ref.kind = "organization"
    ref.code = _stated_country(text, ref.head, last)
    if ref.code is None and text.is_possessive(ref.first - 1):
        ref.code = _stated_country(text, ref.first - 2, ref.first - 1)


def _person_country(text: Text, ref: Ref) -> str | None:
    """The country in a person's roles: "US President", "Russia's foreign minister", "president of France"."""
    for role in ref.mention.roles:
        where = text.tokens.range(role)
        code = _stated_country(text, where.start, where.stop)
        if code is None and where.start > 1 and text.is_possessive(where.start - 1):
            code = _stated_country(text, where.start - 2, where.start - 1)
        if code is not None:
            return code
    return None


def _guess_label(text: Text, ref: Ref) -> str:
    words = text.joined(ref.head, ref.last)
    if countries.country_of(words) is not None:
        return "PLACE"
    return "GROUP" if text.words[ref.head] == "West" else "PERSON"


def _is_country(place: PlaceMention | None, code: str) -> bool:
    """Whether the geocoder lets a country's name be the country: "Georgia" may be the state."""
    if place is None or place.place is None or place.place.country is None:
        return True
    return place.place.country == code


def _titles_gender(text: Text, ref: Ref) -> str:
    titles, nouns = lexicon.courtesy_titles(), lexicon.nouns()
    for index in range(ref.first, ref.head):
        low = text.lowers[index]
        gender = titles.get(low, "u")
        if gender == "u" and low in nouns:
            gender = nouns[low].gender
        if gender != "u":
            return gender
    return "u"


def _stated_country(text: Text, first: int, last: int) -> str | None:
    """The country that a phrase names: "the US delegation", "senators from Ohio" has none."""
    for index in range(max(0, first), last):
        word = text.words[index]
        if word[:1].isupper():
            name = text.name_of.get(index)
            stop = name.last if name is not None and name.first == index else index + 1
            words = word if stop == index + 1 else text.joined(index, stop)
            found = countries.country_of_demonym(words) or countries.country_of(words)
            if found is None and stop > index + 1:
                found = countries.country_of_demonym(word)
            if found is not None:
                return found.code
    return None


def _read_grammar(text: Text, ref: Ref) -> None:
    after = text.lower(ref.last)
    if text.is_possessive(ref.last) and text.words[ref.last] != "'":
        following = text.lower(ref.last + 1)
        ref.possessive = following not in ("a", "the", "been", "not", "going", "also")
    before = text.lower(ref.first - 1)
    starts = ref.first == 0 or text.sentences[ref.first - 1] != ref.sentence
    ref.opens = starts or (
        before in ('"', "“", "``") and (ref.first < 2 or text.sentences[ref.first - 2] != ref.sentence)
    )
    if after in (",", "(") and ref.mention.roles and ref.mention.roles[-1].start >= ref.mention.span.end:
        behind = text.tokens.at(ref.mention.roles[-1].end)  # "Smith, a senator, said"
        while text.lower(behind) in (",", ")"):
            behind += 1
        after = text.lower(behind)
    ref.speaks = not ref.possessive and (after in _SPEECH or before in _SPEECH)
    if before == ":" and not ref.speaks:  # "No point in talks: lead negotiator"
        ref.speaks = ref.last >= text.count or text.sentences[ref.last] != ref.sentence
    if ref.pronoun is not None:
        ref.early = ref.pronoun.person == 3 and _is_early(text, ref)
        ref.subject = ref.pronoun.case == "subject" and before not in _PREPOSITIONS
        return
    if ref.possessive:
        return
    verb = after in _SUBJECT_VERBS or (
        after.endswith(("ed", "s")) and len(after) > 3 and after.isalpha() and after not in _NO_VERBS
    )
    ref.subject = (
        (verb and before not in _PREPOSITIONS)
        or (starts and after in (",", "(", "and", "who"))
        or before in _SPEECH
    )


def _is_early(text: Text, ref: Ref) -> bool:
    first = ref.first
    for _ in range(8):
        if first == 0 or text.sentences[first - 1] != ref.sentence or text.words[first - 1] == ",":
            break
        first -= 1
    else:
        return False
    return text.words[first][:1].isupper() and text.lowers[first] in _OPENING


def _read_quotes(attributions: tuple[Attribution, ...], refs: list[Ref]) -> None:
    """Mark mentions inside direct quotations and mentions that are sources."""
    starts = [ref.mention.span.start for ref in refs]
    for number, attribution in enumerate(attributions):
        for source in attribution.source or ():
            at = bisect_right(starts, source.start - 1)
            best = None
            while at < len(refs) and starts[at] < source.end:
                ref = refs[at]
                if ref.mention.span.end <= source.end + 1 and not ref.possessive and best is None:
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
        if attribution.mode == "indirect":
            continue
        for content in attribution.contents:
            at = bisect_right(starts, content.start - 1)
            while at < len(refs) and starts[at] < content.end:
                refs[at].quote = number
                at += 1
