"""What a paragraph is for: captions, lists, subheadings, and lines that are the site's, not the story's."""

import re
from functools import cache

from newsmodel._structure._bylines import is_name
from newsmodel._structure._lists import read_list

__all__ = ["Furniture", "find_contact_end", "is_subheading"]

_BULLET = re.compile(r"(?:[•▪◦‣·●■*]|[–-](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-h]\)(?=\s))\s*\S")
_CAPTION = re.compile(
    r"\(?(?:file\s+photo|file\s*[-–—:]|photo(?:graph)?s?\s*(?:by|credit|courtesy|:|/)|image\s*(?:credit|source|:)"
    r"|images?:|picture\s*:|pictured\s*[:,]|caption\s*:|credit\s*:|getty images|ap photo|afp photo"
    r"|courtesy of\s|illustration\s*(?:by|:)|watch\s*:|video\s*:|listen\s*:|graphic\s*:|map\s*:)",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    r"(?:\(?(?:AP Photo|Photo(?:graph)?:|Photo by|Getty Images|Credit:)"
    r"[^\n]{0,80}\)?\.?"
    r"|(?:Photo(?:graph)?|Getty Images|Shutterstock|AP|AFP|EPA|Reuters|REUTERS)"
    r"\s?/\s?[A-Z]\w+(?: [A-Z][\w.-]+){0,3}\)?\.?)$"
)
_CREDIT_HINTS = ("hoto", "Getty", "/", "Credit")
_TERMINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_FIRST_WORD = re.compile(r"[\s_*•-]{0,4}([©(]?\w*)")
_CONTACT = re.compile(
    r"(?:(?:media|press)\s+)?(?:contacts?|enquiries|inquiries|office)\b|for\s+(?:media|more|further)\s",
    re.IGNORECASE,
)
_CONTACT_DETAIL = re.compile(r"@\w|www\.|https?:|\d(?:[ ().+-]{0,3}\d){6}")
_LONGEST_DETAIL = 80
_LONGEST_CAPTION = 400
_MOST_SITE_WORDS = 45
_MOST_HEADING_WORDS = 12
_LONGEST_HEADING = 90


class Furniture:
    """What stands around the story of a text: captions, lists, and lines that are the site's.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        small = text.lower()
        # The one letter that gets longer would move all that follows.
        self._small = small if len(small) == len(text) else text.replace("İ", "I").lower()
        # Few texts have any: looked for once.
        self._phrases = [phrase for phrase in _anywhere() if phrase in self._small]
        self._hints = [hint for hint in _CREDIT_HINTS if hint in text]
        self._roles: dict[tuple[int, int], str] = {}

    def role(self, start: int, end: int) -> str:
        """Return the role that the words of a paragraph alone give it: boilerplate, caption, list or body."""
        known = self._roles.get((start, end))
        if known is None:
            known = self._roles[start, end] = self._read(start, end)
        return known

    def _read(self, start: int, end: int) -> str:
        if self._is_boilerplate(start, end):
            return "boilerplate"
        if end - start <= _LONGEST_CAPTION and self._is_caption(start, end):
            return "caption"
        if _BULLET.match(self._text, start, end):
            return "list"
        return "body"

    def _is_boilerplate(self, start: int, end: int) -> bool:
        """Tell whether a line is the site's: "Read more", "Sign up for", "Reporting by", a copyright."""
        text = self._text
        if end - start > 12 * _MOST_SITE_WORDS or text[start] == "<":
            return False
        if not (text[start].isalnum() or any(map(str.isalnum, text[start : min(end, start + 60)]))):
            return True
        line = self._small[start:end]
        if line.rstrip(" :.…>»→") in _whole_lines():
            return True
        first = _FIRST_WORD.match(line)
        opens = first is not None and first.group(1) in _first_words() and _openings().match(line)
        if not (opens or (self._phrases and any(map(line.__contains__, self._phrases)))):
            return False
        return line.count(" ") < _MOST_SITE_WORDS

    def _is_caption(self, start: int, end: int) -> bool:
        if _CAPTION.match(self._text, start, end) is not None:
            return True
        if not self._hints:
            return False
        tail = self._text[max(start, end - 110) : end]
        return any(map(tail.__contains__, self._hints)) and _CREDIT_END.search(tail) is not None


def is_subheading(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph between others reads as a heading: short, open-ended, opening in capitals."""
    if end - start > _LONGEST_HEADING:
        return False
    line = text[start:end]
    if len(line.split()) > _MOST_HEADING_WORDS or not (line[0].isupper() or line[0].isdigit()):
        return False
    return _TERMINAL.search(line) is None and any(map(str.isalpha, line))


def find_contact_end(text: str, lines: list[tuple[int, int]], index: int) -> int:
    """Return the index after the lines right below "Media contact:" that say whom to call.

    Args:
        text: The text.
        lines: The paragraphs.
        index: A paragraph that is boilerplate.
    """
    here = index + 1
    start, end = lines[index]
    if _CONTACT.match(text, start, end) is None:
        return here
    is_open = text[end - 1] in ":st"
    while here < len(lines):
        start, end = lines[here]
        if end - start > _LONGEST_DETAIL or len(text[lines[here - 1][1] : start].splitlines()) > 2:
            break
        has_name = (
            is_open
            and here == index + 1
            and is_name(text, start, start + len(text[start:end].partition(",")[0]))
        )
        if not has_name and _CONTACT_DETAIL.search(text, start, end) is None:
            break
        here += 1
    return here


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(entry[1:].rstrip(" :.…") for entry in read_list("boilerplate") if entry.startswith("="))


@cache
def _anywhere() -> tuple[str, ...]:
    return tuple(entry[1:] for entry in read_list("boilerplate") if entry.startswith("*"))


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(r"[\s_*•-]{0,4}(?:" + "|".join(map(re.escape, _phrases())) + ")")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(match.group(1) for match in map(_FIRST_WORD.match, _phrases()) if match)


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(entry for entry in read_list("boilerplate") if entry[0] not in "=*")
