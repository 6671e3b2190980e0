"""What each mention is: person, organisation, country or group, with gender, number and country."""

from bisect import bisect_right
from typing import cast

from newsmodel import ActorMention, Attribution, Draft, PlaceMention
from newsmodel_actors import lexicon
from newsmodel_actors.grammar import read_grammar, read_quotes
from newsmodel_actors.names import PersonName, parse_name
from newsmodel_actors.nations import code_of, code_of_country, code_of_demonym, code_of_seat
from newsmodel_actors.refs import ActorType, Ref
from newsmodel_actors.text import Text

__all__ = ["read_refs"]

_GUARDS = frozenset(("coast", "national", "border", "revolutionary", "home"))  # bodies, not people


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
    starts, ends, sentences = text.starts, text.ends, text.sentences
    count, paragraphs = text.count, len(paragraph_starts)
    refs = []
    first = paragraph = 0
    for mention in mentions:
        span, head = mention.span, mention.head
        start, end = span.start, span.end
        first = bisect_right(ends, start, first)
        last = first
        while last < count and starts[last] < end:
            last += 1
        if first == last:
            continue
        at = first
        if head is not None and head.start != start:
            at = bisect_right(ends, head.start, first, last - 1)
        while paragraph < paragraphs and paragraph_starts[paragraph] <= start:
            paragraph += 1
        ref = Ref(mention, first, last, at, sentences[at], paragraph)
        if ref.form == "pronoun":
            _read_pronoun(text, ref)
        elif ref.form == "nominal":
            _read_nominal(text, ref)
        else:
            _read_name(text, ref, places)
            if ref.ignored:
                continue
        read_grammar(text, ref)
        refs.append(ref)
    read_quotes(draft[Attribution], refs)
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
    noun = lexicon.noun(low)
    ref.lemma = lexicon.singular(low)
    if noun is not None:
        ref.kind = "organization" if noun.type == "place" else cast("ActorType", noun.type)
        ref.gender, ref.number = noun.gender, noun.number
        if ref.kind == "organization":
            ref.gender = "n"
    if ref.lemma == "guard" and text.lower(ref.head - 1) in _GUARDS:
        ref.kind, ref.gender = "organization", "n"
    ref.code = _stated_country(text, ref.first, ref.last)


def _read_name(text: Text, ref: Ref, places: dict[int, PlaceMention]) -> None:
    name = text.name_of.get(ref.head)
    label = name.label if name is not None else _guess_label(text, ref)
    last = name.last if name is not None else ref.last
    if text.words[ref.head] == "West" and last == ref.head + 1 and text.lowers[ref.head - 1] == "the":
        ref.kind, ref.number, ref.gender = "group", "s", "n"
        return
    if label == "PERSON":
        ref.name = parse_name(text.words[ref.head : last])
        ref.gender = ref.name.gender
        title = _titles_gender(text, ref) if ref.first < ref.head else "u"
        if title != "u":
            ref.gender = title
            ref.name = PersonName(ref.name.given, ref.name.family, ref.name.suffix, title, True)
        if ref.mention.roles:
            ref.code = _person_country(text, ref)
        return
    ref.gender = "n"
    words = text.joined(ref.head, last)
    if label == "PLACE" and words in lexicon.other_seats():
        ref.kind = "organization"
        return
    found = code_of_country(words)
    if label in ("PLACE", "ORGANIZATION") and found is not None:
        place = places.get(text.starts[ref.head])
        if _is_country(place, found) or _beside_country(text, ref.head, last):
            ref.kind, ref.code = "country", found
            return
    if label in ("PLACE", "ORGANIZATION") and words in lexicon.former_states():
        ref.kind = "country"
        return
    seat = code_of_seat(words)
    if seat is not None and (label == "PLACE" or words.endswith(("House", "Kremlin", "Street", "Palace"))):
        ref.kind, ref.code = "country", seat
        return
    if label == "GROUP":
        ref.kind, ref.gender, ref.number = "group", "u", "p"
        ref.code = code_of_demonym(words)
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
    if code_of_country(words) is not None:
        return "PLACE"
    return "GROUP" if text.words[ref.head] == "West" else "PERSON"


def _is_country(place: PlaceMention | None, code: str) -> bool:
    """Whether the geocoder lets a country's name be the country: "Georgia" may be the state."""
    if place is None or place.place is None or place.place.country is None:
        return True
    return place.place.country == code


def _beside_country(text: Text, first: int, last: int) -> bool:
    """ "Ukraine or Georgia": what is joined to a country is a country."""
    for link, other in ((first - 1, first - 2), (last, last + 1)):
        if text.lower(link) in ("and", "or") and 0 <= other < text.count:
            name = text.name_of.get(other)
            words = text.joined(name.first, name.last) if name is not None else text.words[other]
            if code_of_country(words) is not None:
                return True
    return False


def _titles_gender(text: Text, ref: Ref) -> str:
    titles = lexicon.courtesy_titles()
    for index in range(ref.first, ref.head):
        low = text.lowers[index]
        gender = titles.get(low, "u")
        noun = lexicon.noun(low) if gender == "u" else None
        if noun is not None:
            gender = noun.gender
        if gender != "u":
            return gender
    return "u"


def _stated_country(text: Text, first: int, last: int) -> str | None:
    """The country that a phrase names: "the US delegation", "senators from Ohio" has none."""
    for index in range(max(0, first), last):
        word = text.words[index]
        if word[0].isupper():
            name = text.name_of.get(index)
            stop = name.last if name is not None and name.first == index else index + 1
            found = code_of(word if stop == index + 1 else text.joined(index, stop))
            if found is None and stop > index + 1:
                found = code_of_demonym(word)
            if found is not None and not (
                text.is_possessive(index + 1) and code_of_demonym(word) and not code_of_country(word)
            ):
                return found
    return None
