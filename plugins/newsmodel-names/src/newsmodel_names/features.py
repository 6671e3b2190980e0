"""What the tagger sees of a candidate: its words, neighbours, lists and other mentions."""

from __future__ import annotations

from newsmodel_names.page import Page
from newsmodel_names.phrases import known_phrase
from newsmodel_names.rules import Candidate

__all__ = ["contexts", "describe", "shape"]


def shape(word: str) -> str:
    """Return a word's pattern of capitals, small letters and digits: "McCain" is "AaAa", "F-16" is "A-0"."""
    pattern: list[str] = []
    for c in word:
        kind = "A" if c.isupper() else "a" if c.isalpha() else "0" if c.isdigit() else c
        if not pattern or pattern[-1] != kind:
            pattern.append(kind)
    return "".join(pattern)


def _flags(page: Page, word: str) -> str:
    lists = page.lists
    return "".join(
        mark
        for mark, test in (
            ("g", word in lists.given),
            ("s", word in lists.surnames),
            ("c", word.lower() in lists.common),
            ("o", word in lists.org_heads),
            ("p", word in lists.place_heads),
            ("x", word in lists.other_heads),
            ("t", word in lists.titles),
        )
        if test
    )


def contexts(page: Page, one: Candidate) -> list[str]:
    """Return the features of a candidate's neighbours."""
    words, lowers = page.words, [page.word(k).lower() for k in (one.i - 2, one.i - 1, one.j, one.j + 1)]
    far, before, after, beyond = lowers
    line = page.line
    if one.i == 0 or line[one.i - 1] != line[one.i]:
        far, before = "", "^"
    elif one.i > 1 and line[one.i - 2] != line[one.i]:
        far = "^"
    if one.j >= len(words) or line[one.j] != line[one.i]:
        after, beyond = "$", ""
    found = [
        f"-1={before}",
        f"+1={after}",
        f"-2-1={far} {before}",
        f"+1+2={after} {beyond}",
        f"-1+1={before} {after}",
    ]
    if after == "'s" or after == "’s":
        found.append(f"'s={beyond}")
    if before and one.i and page.upper[one.i - 1] and before != "^":
        found.append("-1A")
    if after and one.j < len(words) and page.upper[one.j] and after != "$":
        found.append("+1A")
    return found


def describe(page: Page, one: Candidate, elsewhere: list[str]) -> list[str]:
    """Return the features of a candidate.

    Args:
        page: The text.
        one: The candidate.
        elsewhere: Neighbours of its other mentions.
    """
    words = page.words[one.i : one.j]
    first, last, count = words[0], words[-1], len(words)
    number = f"n{min(count, 5)}"
    found = contexts(page, one)
    found.extend(f"d{feature}" for feature in elsewhere)
    found.append(f"w={page.slice(one.i, one.j)}" if count < 4 else "w4")
    found.append(number)
    found.append(f"f={first}")
    found.append(f"l={last}")
    found.extend(f"m={word}" for word in words[1:-1])
    found.append(f"{number}sh={' '.join(shape(word) for word in words[:4])}")
    found.append(f"{number}ff={_flags(page, first)}")
    if count > 1:
        found.append(f"{number}lf={_flags(page, last)}")
        found.append(f"fl={_flags(page, first)}|{_flags(page, last)}")
    else:
        found.append(f"s4={last[-4:].lower()}")
        found.append(f"s3={last[-3:].lower()}")
        found.append(f"1up={first.isupper()} {len(first) if len(first) < 6 else 6}")
    found.append(f"l3={last[-3:].lower()}")
    listed = known_phrase(page, one.i, one.j)
    source = listed.source if listed else ""
    found.append(f"{number}in={source}")
    label, _, lead = one.best()
    found.append(f"best={label} {min(int(lead), 5)}")
    found.append(f"rule={label} {one.rule(label)}")
    found.append(f"first={page.first[one.i]} {number}")
    if page.first[one.i]:
        found.append(f"first {number} {_flags(page, first)} {source}")
    if one.titled:
        found.append("titled")
    if page.sport:
        found.append(f"sport {label}")
    before = page.word(one.i - 1).lower()
    if before in ("the", "in", "a", "of", "at", "to", "from", "by", "and", ",", "(", '"'):
        found.append(f"{before}|{number}{source}")
        found.append(f"{before}|{number}{_flags(page, last)}")
    return found
