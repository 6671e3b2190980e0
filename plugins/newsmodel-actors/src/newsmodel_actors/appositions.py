"""Roles after a name: appositions, ages, party tags and affiliations."""

from newsmodel_actors import lexicon
from newsmodel_actors.text import Text, person_noun

__all__ = ["role_after"]

_LONGEST = 8
_LONGEST_APPOSITION = 22
_CLOSERS = lexicon.word_set("appositions.closers")
_RELATIVES = lexicon.word_set("appositions.relatives")
_VERBS_AFTER = lexicon.word_set("appositions.verbs_after")
_PARTIES = lexicon.word_set("appositions.parties")
_BEFORE_ROLES = frozenset((",", "(", "of", "from"))
_OPENERS = lexicon.word_set("appositions.openers")


def role_after(text: Text, last: int) -> tuple[list[tuple[int, int]], int]:
    """Return the roles after a name: an age, an apposition, a party tag, an affiliation.

    Args:
        text: The text.
        last: The index after the name's last token.

    Returns:
        The roles as token ranges, and the index where they end.
    """
    roles: list[tuple[int, int]] = []
    index = last
    opener = text.words[index]
    if opener not in _BEFORE_ROLES:
        return roles, last
    here = text.sentences[last - 1]
    if opener in ("of", "from") and (end := _affiliation(text, index + 1, here)):
        return [(index + 1, end)], end
    for _ in range(3):
        if (
            index + 1 >= text.count
            or text.words[index] not in (",", "(")
            or text.sentences[index + 1] != here
        ):
            break
        bracket = text.words[index] == "("
        found = _aside(text, index + 1, here, bracket)
        if found is None:
            break
        roles.append((index + 1, found))
        index = found
        if text.lower(found) == "and" and (more := _apposition(text, found + 1, here)) is not None:
            roles.append((found + 1, more))  # "the minister and a cousin of the president"
            index = more
        if bracket and text.lower(index) == ")":
            index += 1
    return roles, index


def _aside(text: Text, first: int, here: int, bracket: bool) -> int | None:
    """The end of the role that begins at a token after a comma or bracket, or None."""
    word = text.words[first]
    following = text.lower(first + 1)
    if word.isdigit() and len(word) <= 3 and following in (",", ".", ")", ";", "and", "who"):
        return first + 1
    if len(word) > 2 and word[0] in "RDI" and word[1] == "-" and word[2].isupper():
        end = first + 1
        if text.lower(end) == "." and text.lower(end + 1) in (",", ")"):
            end += 1
        return end
    if word in ("of", "from"):
        return _affiliation(text, first + 1, here)
    if bracket and word in _PARTIES and following == ")":
        return first + 1
    if bracket or text.lowers[first] in ("and", "or", "but"):
        return None
    return _apposition(text, first, here)


def _affiliation(text: Text, first: int, here: int) -> int | None:
    start = first + (text.lower(first) == "the")
    name = text.name_of.get(start)
    if name is None or name.first != start or text.sentences[start] != here or name.label != "ORGANIZATION":
        return None
    return name.last


def _apposition(text: Text, first: int, here: int) -> int | None:
    """The end of a noun phrase whose head is a noun for a person, closed by a mark or a verb."""
    functions, lowers = lexicon.function_words(), text.lowers
    opened = lowers[first] in _OPENERS
    head, index = None, first + opened
    limit = min(text.count, first + _LONGEST)
    while index < limit and text.sentences[index] == here:
        low = lowers[index]
        if text.words[index] in _CLOSERS:
            break
        if low in functions and low not in ("and", "'s") and text.words[index] != "US":
            break
        if head is None and index > first and low in _OPENERS and _governs(lowers[index - 1]):
            return None  # "urged the minister", "holding her son"
        if person_noun(low):
            name = text.name_of.get(index)
            if name is not None and name.label == "PERSON" and name.first != index:
                break
            head = index
        elif head is not None and low == "and":
            break
        elif head is not None:
            name = text.name_of.get(index)
            if name is not None and name.label == "PERSON":
                return None  # "Smith, President Jones and ..." lists people
            break
        index += 1
    if head is None:
        return None
    low = lowers[head]
    noun = lexicon.noun(lexicon.abbreviations().get(low, low))
    if noun is not None and noun.number == "p":
        return None
    bare = not opened and head == first and text.words[first].islower()
    bare = bare and lowers[first] not in lexicon.modifiers()
    if bare and text.lower(head + 1) not in ("of", "for", "at", "in", "and", ",", "."):
        return None
    end = _close(text, head + 1, first, here)
    if end is not None and not opened and _is_predicate(text, first, head, end):
        return None
    return end


def _governs(low: str) -> bool:
    """Whether a word before an article may be a verb: not in "formerly a teacher", "40 - a teacher"."""
    return low.isalpha() and low != "old" and not low.endswith("ly")


def _is_predicate(text: Text, first: int, head: int, end: int) -> bool:
    """Whether a phrase opens with the sentence's verb: "Ann Roe, a doctor, urged Ohio's governor to act"."""
    low = text.lowers[first]
    if first == head or not (low.endswith("ed") or low in lexicon.past_verbs()):
        return False
    if low in lexicon.modifiers() or low in lexicon.adjectives():
        return False  # "Smith, retired US general,"
    return text.words[end] != "," or text.owns(first, head)


def _close(text: Text, index: int, first: int, here: int) -> int | None:
    """Follow the phrase's complements until a mark, a relative pronoun or a verb ends it."""
    limit = min(text.count, first + _LONGEST_APPOSITION)
    while index < limit and text.sentences[index] == here:
        low, word = text.lowers[index], text.words[index]
        if word in _CLOSERS:
            if word == "." and index + 1 < text.count and text.sentences[index + 1] == here:
                index += 1
                continue
            return index
        if low in _RELATIVES:
            return index
        if low in _VERBS_AFTER and low != "and":
            return index
        if low == "and" and text.lower(index + 1) in ("a", "an", "the"):
            return index
        if low == "and" and not _continues(text, index + 1):
            return None if word == "and" and text.name_of.get(index + 1) is not None else index
        index += 1
    return index if index < text.count and text.sentences[index] != here else None


def _continues(text: Text, index: int) -> bool:
    """Whether what follows "and" goes on with the phrase, rather than with another person or a verb."""
    name = text.name_of.get(index)
    if name is not None:
        return name.label != "PERSON"
    low = text.lower(index)
    return low in lexicon.modifiers() or person_noun(low) or low in ("a", "an", "the") or low.isalpha()
