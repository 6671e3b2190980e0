"""The extractor of `ActorMention`: names with their roles, nominals and pronouns."""

from collections.abc import Iterator
from functools import cache
from itertools import compress, count

from newsmodel import ActorMention, Draft, NamedEntity, Provenance, by_rule, extractor
from newsmodel_actors import lexicon
from newsmodel_actors.appositions import role_after
from newsmodel_actors.nations import code_of_country, code_of_seat
from newsmodel_actors.nominals import find_nominals, heads
from newsmodel_actors.pronouns import find_pronouns
from newsmodel_actors.roles import role_before, strip_titles
from newsmodel_actors.text import Name, Text, is_capitalised

__all__ = ["mentions"]

_NOT_AFTER = lexicon.word_set("mentions.not_after")


@extractor(makes=ActorMention, needs={NamedEntity}, languages=("en",))
def mentions(draft: Draft) -> Iterator[ActorMention]:
    """Find the mentions of those who can act.

    Args:
        draft: A draft with its names.

    Yields:
        Mentions by name, by a common noun and by a pronoun.
    """
    text = Text(draft)
    taken = bytearray(text.count + 1)
    covers: dict[int, int] = {}
    for name in text.names:
        found = _named(text, name, taken, covers)
        if found is not None:
            yield found
    places = list(compress(count(), map(_heads_and_pronouns().__contains__, text.lowers)))
    for nominal in find_nominals(text, places, taken, covers):
        head = span = text.span(nominal.head, nominal.head + 1)
        if nominal.first < nominal.head or nominal.last > nominal.head + 1:
            span = text.span(nominal.first, nominal.last)
        yield ActorMention(span=span, form="nominal", head=head, made_by=_NOMINAL)
    for index in find_pronouns(text, places):
        span = text.span(index, index + 1)
        yield ActorMention(span=span, form="pronoun", head=span, made_by=_PRONOUN)


@cache
def _heads_and_pronouns() -> dict[str, None]:
    return dict.fromkeys([*heads(), *lexicon.pronouns()])


_NOMINAL, _PRONOUN = by_rule("nominal"), by_rule("pronoun")
_NAME, _TITLED = by_rule("name"), by_rule("titled-name")
_SEAT, _COUNTRY, _GROUP = by_rule("seat"), by_rule("country"), by_rule("group")


def _named(text: Text, name: Name, taken: bytearray, covers: dict[int, int]) -> ActorMention | None:
    label = name.label
    if text.words[name.last - 1] == "West" and name.last - name.first == 1 and label != "ORGANIZATION":
        if _is_the_west(text, name):
            return _plain(text, name, _GROUP)
        if label != "PERSON":
            return None
    if label == "PERSON":
        return _person(text, name, taken, covers)
    if label == "ORGANIZATION":
        return _plain(text, name, _NAME)
    if label == "GROUP":
        return _group(text, name)
    if label == "PLACE":
        words = text.joined(name.first, name.last)
        if code_of_country(words) is not None or words in lexicon.former_states():
            return _plain(text, name, _COUNTRY)
        if _acts(text, name) and (words == "Brussels" or code_of_seat(words) is not None):
            return _plain(text, name, _SEAT)
    return None


def _plain(text: Text, name: Name, rule: Provenance) -> ActorMention:
    span, first = text.span_of(name), name.first
    head = name.entity.head or span
    if (
        text.lowers[first - 1] == "the"
        and text.sentences[first - 1] == text.sentences[first]
        and text.lowers[name.last] not in lexicon.nouns()  # "the Labour councillor": the article is his
    ):
        span = text.span(first - 1, name.last)
    return ActorMention(span=span, form="name", head=head, made_by=rule)


def _person(text: Text, name: Name, taken: bytearray, covers: dict[int, int]) -> ActorMention:
    bare = strip_titles(text, name)
    name.bare = bare
    before = role_before(text, bare)
    after, _ = role_after(text, name.last)
    start = bare
    titles = lexicon.courtesy_titles()
    while start > name.first or (
        start > 0 and text.lowers[start - 1] in titles and text.sentences[start - 1] == text.sentences[bare]
    ):
        start -= 1
    ranges = list(after)
    if before is not None:
        ranges.insert(0, before)
        start = min(start, before[0])
    for first, last in ranges:
        for index in range(first, last):
            taken[index] = 1
    for index in range(start, name.last):
        taken[index] = 1
        covers[index] = name.last
    head = text.span_of(name) if bare == name.first else text.span(bare, name.last)
    return ActorMention(
        span=head if start == bare else text.span(start, name.last),
        form="name",
        head=head,
        roles=[text.span(first, last) for first, last in ranges if first < last],
        made_by=_TITLED if ranges else _NAME,
    )


def _group(text: Text, name: Name) -> ActorMention | None:
    """A word for a people, faith or party, unless it is an adjective before a noun."""
    words = text.words
    low, before, following = text.lowers[name.last - 1], text.lowers[name.first - 1], text.lowers[name.last]
    noun_after = bool(following) and following[0].isalpha() and following not in lexicon.function_words()
    noun_after = noun_after and not text.is_possessive(name.last)
    plural = low.endswith("s") and not low.endswith(("ss", "us"))
    if name.last - name.first == 1 and not plural:
        if before not in ("the", "a", "an") or (noun_after and not following.endswith("ed")):
            return None
        if "-" in words[name.first] or following in ("and", "or", "-"):
            return None
        if not low.endswith(("ese", "ish", "ch", "s")):  # "the Italian", but "the British"
            start = name.first - 1
            head = text.span(name.first, name.last)
            return ActorMention(span=text.span(start, name.last), form="nominal", head=head, made_by=_NOMINAL)
    return _plain(text, name, _GROUP)


def _is_the_west(text: Text, name: Name) -> bool:
    """Whether "the West" is the group of states rather than a point of the compass or "the West Bank"."""
    after = text.words[name.last] if name.last < text.count else ""
    return text.lower(name.first - 1) == "the" and not is_capitalised(after) and after != "of"


def _acts(text: Text, name: Name) -> bool:
    """Whether a capital stands for its government: not where somebody is, and before a verb or possessive."""
    before = text.lower(name.first - 1)
    if before == "the":
        before = text.lower(name.first - 2)
    after = text.lower(name.last)
    if before in _NOT_AFTER or after == ",":
        return False
    if text.is_possessive(name.last):
        return True
    if before in _AGAINST:
        return True
    return bool(after) and after.isalpha() and (after in _ACTING or after.endswith("ed"))


_AGAINST = lexicon.word_set("mentions.against")
_ACTING = lexicon.word_set("mentions.acting")
