"""The headline: given by the caller, or told from the first sentence of a story by how it is built."""

import re
from functools import cache

from newsmodel._structure._lists import read_list

__all__ = ["find_given", "is_headline", "is_run_in"]

_WORD = re.compile(r"[^\W_][\w’'-]*")
_CONTENT = re.compile(r"[^\W\d_][\w’'-]{3,}")
_LONGEST = 200
_MOST_WORDS = 26
_MOST_CLOSED_WORDS = 20
_MOST_TERSE_WORDS = 14
_MOST_PLAIN_WORDS = 11
_MARGIN = 40
_LONGEST_RUN_IN = 110
_LEAST_WORDS = 4
_ARTICLES = frozenset({"a", "an", "the", "is", "are", "has", "have"})
_REACH = 900
_STEM = 5


def find_given(text: str, headline: str, limit: int = 4000) -> tuple[int, int] | None:
    """Return where the caller's headline stands in the first characters of a text, blanks aside."""
    words = headline.split()
    if not words or len(headline) > limit:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    for marks in ('"“”„', "'‘’`"):  # sites and feeds differ in nothing as often as in these
        pattern = re.sub(f"[{marks}]", f"[{marks}]", pattern)
    found = re.search(pattern, text[:limit])
    return (found.start(), found.end()) if found else None


def is_headline(text: str, start: int, end: int, *, after: int, is_dated: bool) -> bool:
    """Tell whether the first paragraph of a story is its headline.

    A headline without a final point needs to be short. One with a point, which some corpora add, must show
    itself otherwise: by capitals, or because what follows is a date, byline or dateline, or because the words
    come again right after, since a lead tells its headline again in full.

    Args:
        text: The text.
        start: First character of the paragraph.
        end: Character after its last one.
        after: Where the rest of the story begins.
        is_dated: Whether a date line, byline or dateline follows.
    """
    if end - start > _LONGEST:
        return False
    line = text[start:end]
    words = _WORD.findall(line)
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    bare = line.rstrip("\"'”’);")
    if bare.endswith((":", ",")):
        return False
    if not bare.endswith("."):
        return True
    if len(words) > _MOST_CLOSED_WORDS:
        return False
    if is_dated or _is_title_case(words):
        return True
    if not _telling_words().isdisjoint(word.lower() for word in words):
        return False
    return (_is_terse(words) and _is_longer(text, after, len(line))) or _repeats(text, line, after)


def is_run_in(text: str, start: int, end: int) -> bool:
    """Tell whether the first sentence of a text that is one line is its headline, run into the body.

    Feeds lose line breaks. Only capitals, or terse words that the rest tells again, show it.
    """
    line = text[start:end]
    words = _WORD.findall(line)
    small = {word.lower() for word in words}
    if end - start > _LONGEST_RUN_IN or len(words) < _LEAST_WORDS or not _telling_words().isdisjoint(small):
        return False
    return _is_title_case(words) or (
        len(words) <= _MOST_TERSE_WORDS and _ARTICLES.isdisjoint(small) and _repeats(text, line, end)
    )


def _repeats(text: str, line: str, after: int) -> bool:
    """Tell whether most content words of a line come again in the text right after it."""
    stems = {word.lower()[:_STEM] for word in _CONTENT.findall(line)}
    if len(stems) < 3:
        return False
    following = {word.lower()[:_STEM] for word in _CONTENT.findall(text[after : after + _REACH])}
    return len(stems & following) * 2 >= len(stems)


def _is_terse(words: list[str]) -> bool:
    """Tell whether a line is shorter than leads are, the more so where it has the articles of a sentence."""
    most = _MOST_TERSE_WORDS if _ARTICLES.isdisjoint(word.lower() for word in words) else _MOST_PLAIN_WORDS
    return 2 <= len(words) <= most


def _is_longer(text: str, after: int, length: int) -> bool:
    """Tell whether one of the lines that follow is longer, as paragraphs of a body are."""
    following = text[after : after + _REACH].splitlines()
    return any(len(line) > length + _MARGIN for line in following[:6])


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if word.lower() not in _small_words() and not word[0].isdigit()]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(read_list("title_small_words"))


@cache
def _telling_words() -> frozenset[str]:
    return frozenset(read_list("telling_words"))
