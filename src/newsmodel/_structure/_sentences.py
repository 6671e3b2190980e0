"""Sentences: nupunkt decides, with the abbreviations of news, and rules for what wire copy does besides.

nupunkt's own abbreviations come from law reports and hold words such as "met" and "lack"; of them only
initials and dotted forms are kept, and the list of news takes the place of the rest.
"""

import re
from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import Any

from newsmodel._structure._lists import read_list
from newsmodel._structure._paragraphs import BLANKS

__all__ = ["find_sentences"]

_LOADING = Lock()
_MARKS = re.compile("[.!?…]")
# nupunkt takes quadratic time in long runs without white space, and sentences don't end inside one.
_RUN = re.compile(r"\S{200,}")
_HALF_RUN = 100
_RUN_TAIL = 8
_CANDIDATE = re.compile(r"[.!?…][\"'”’»)\]]{0,4}[ \t]+")
_LAST_WORD = re.compile(r"(?<!\S)\S{1,24}\Z")
_OPENERS = "\"'“‘«([`"
_CLOSERS = "\"'”’»)]*"
_WORD = re.compile(r"[\w’']+")
# "U.S." or "p.m."; before other words than openers of sentences it is part of a name or time.
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}|Ph\.D\.|U\.S\.C\.")
_INITIAL = re.compile(r"(?<![\w.’'])[A-Z]\.$")
_NAME_BEFORE = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*\.?\s+$")
_MONTH_END = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
_NUMBER_END = re.compile(r"(?:^|[\s(\"“‘'])(?:No|Nos|Art|Sec|Ch|p|pp|c|ca)\.$")
_COMPANY = re.compile(r"(?:Inc|Corp|Co|Ltd|LLC)\b")
_SPEECH_AFTER = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|of|the|a|an|de|al|van|bin|one|another|president|senator|host)\s+){0,5}"
    r"(?:said|says|asked|asks|wrote|writes|tweeted|replied|added|adds|shouted|yelled|cried|told|wondered|joked"
    r"|quipped|responded|answered|exclaimed|declared|continued|chanted|demanded|recalled|explained)"
    r"(?=[.,;:]|\s+(?:as|in|of|to|at|on|after|during|when|while|before|with|by|from|about|rhetorically"
    r"|yesterday|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)\b|\s*$)"
)


def find_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences of a paragraph, trimmed and never empty.

    Args:
        text: The whole text.
        start: First character of the paragraph.
        end: Character after its last one.
    """
    piece = text[start:end]
    first = 0
    for cut in [*_cuts(piece), len(piece)]:
        opened = piece[first:cut].lstrip(BLANKS)
        if words := opened.rstrip(BLANKS):
            begin = start + cut - len(opened)
            yield (begin, begin + len(words))
        first = cut


def _cuts(piece: str) -> list[int]:
    """Return the offsets inside a paragraph at which a sentence begins."""
    plain = _plain(piece)
    clear = _clear_cuts(plain)
    if clear is not None:
        return clear
    found = {begin for begin, _ in _tokenizer().span_tokenize(plain)}
    found.update(match.end() for match in _starts().finditer(plain))
    found.discard(0)
    return [cut for cut in sorted(found) if _is_boundary(plain, cut)]


def _plain(piece: str) -> str:
    """Return the paragraph in a form of the same length that nupunkt takes in linear time."""
    plain = piece.translate(_SPACES) if "\n" in piece or "\r" in piece or "\u00a0" in piece else piece
    # A long run fills one of these stretches.
    if all(" " in plain[at : at + _HALF_RUN] for at in range(0, len(plain) - _HALF_RUN + 1, _HALF_RUN)):
        return plain
    return _RUN.sub(lambda run: _MARKS.sub("_", run[0][:-_RUN_TAIL]) + run[0][-_RUN_TAIL:], plain)


def _clear_cuts(text: str) -> list[int] | None:
    """Return the cuts of a paragraph where each mark is clear by itself, else None.

    Three paragraphs in four need no more than this; the answer is the one that the long way gives.
    """
    cuts, known = [], _known()
    for match in _CANDIDATE.finditer(text):
        at, cut = match.span()
        if text[at] != ".":
            return None
        word = text[text.rfind(" ", max(0, at - 30), at) + 1 : at].lstrip(_OPENERS)
        if word.lower() not in known and word[-2:].isalpha() and word[-2:].islower() and "." not in word:
            if not text[cut : cut + 4].lstrip(_OPENERS)[:1].isupper():
                return None
            cuts.append(cut)
        elif text[at + 1] in _CLOSERS or not (_is_title(word) or text[cut : cut + 1].islower()):
            return None
    return cuts


def _is_title(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and word.lower() in _never()


_SPACES = dict.fromkeys(map(ord, "\n\r\u00a0\u2028\u2029\x0b\x0c\x85"), " ")


def _is_boundary(text: str, cut: int) -> bool:
    """Tell whether a sentence may begin at an offset that nupunkt or the list of starters proposes."""
    if not text[cut - 1].isspace() and not (text[cut] in '"“' and text[cut + 1 : cut + 2].isupper()):
        return False
    before = text[max(0, cut - 60) : cut].rstrip()
    body = before.rstrip(_CLOSERS)
    closed = len(body) < len(before)
    after = text[cut : cut + 80]
    opening = after.lstrip(_OPENERS)
    head = opening[:1]
    if not head:
        return cut >= len(text) - 1 or bool(after.strip(_OPENERS + BLANKS))
    mark = body[-1:]
    if mark in "!?":
        return _ends_after_exclamation(body, closed, after)
    if head.islower() and len(opening) == len(after):
        return closed and _opens_lower(after)
    return mark != "." or closed or _ends_after_point(body, head, opening)


def _ends_after_exclamation(body: str, closed: bool, after: str) -> bool:
    if after[:1].islower():
        return False
    if closed:
        return _first_word(after) in _never_speak() or _SPEECH_AFTER.match(after) is None
    return not (body[-1:] == "!" and _COMPANY.match(after))


def _opens_lower(after: str) -> bool:
    """Tell whether a word opens a sentence although it begins small, as iPhone and eBay do."""
    return after[1:2].isupper()


def _ends_after_point(body: str, head: str, opening: str) -> bool:
    last = _LAST_WORD.search(body)
    word = last.group().lstrip(_OPENERS) if last else ""
    if word[:-1].lower() in _never() and word[:1].isalpha():
        return len(word) == 2 and word != "v."  # an initial is looked at below
    if head.isdigit() and (_MONTH_END.search(body) or _NUMBER_END.search(body)):
        return False
    if _INITIAL.search(body):
        return _ends_after_initial(body, opening)
    return _DOTTED.fullmatch(word) is None or _first_word(opening) in _starter_words()


def _ends_after_initial(body: str, opening: str) -> bool:
    """Tell "plan B. The talks" from "George W. Bush" and "J. K. Rowling"."""
    word = _first_word(opening)
    if len(word) == 1 or word not in _starter_words():
        return False
    return _NAME_BEFORE.search(body[:-2]) is None or word not in {"Will", "Even", "Young", "Long", "Police"}


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found.group() if found else ""


@cache
def _never() -> frozenset[str]:
    return frozenset(entry[1:] for entry in read_list("abbreviations") if entry.startswith("!"))


@cache
def _known() -> frozenset[str]:
    return frozenset(entry.lstrip("!") for entry in read_list("abbreviations"))


@cache
def _starter_words() -> frozenset[str]:
    return frozenset(read_list("sentence_starters"))


@cache
def _never_speak() -> frozenset[str]:
    """Return the openers that don't go on with "...?" as its speaker does in '"Why?" the man asked'."""
    return _starter_words() - {"A", "An", "He", "I", "One", "Police", "She", "The", "They", "We", "You"}


@cache
def _starts() -> re.Pattern[str]:
    """Match a point, closers and blanks before a word that opens sentences."""
    words = "|".join(sorted(map(re.escape, read_list("sentence_starters")), key=len, reverse=True))
    return re.compile(rf"\.[\"'”’»)\]]{{0,4}}[ \t]{{1,8}}(?=[\"'“‘«(\[]{{0,3}}(?:{words})[ \t,’'])")


def _tokenizer() -> Any:
    with _LOADING:
        return _load()


@cache
def _load() -> Any:
    from nupunkt.models import load_default_model

    tokenizer = load_default_model()
    kept = {word for word in tokenizer.abbreviations if "." in word or len(word) == 1}
    tokenizer.parameters.abbrev_types = kept | _known()
    tokenizer.clear_decision_cache()
    return tokenizer
