"""Reads the hand-made roles: markup to text, names and roles."""

import re
from pathlib import Path

from attrs import frozen

from newsmodel import NamedEntity, Span

LABELS = {"o": "ORGANIZATION", "p": "PLACE", "g": "GROUP"}
_MARK = re.compile(r"[<\[](\w) |[>\]]")


@frozen
class Example:
    text: str
    names: tuple[NamedEntity, ...]
    people: tuple[tuple[str, Span], ...]
    roles: tuple[tuple[str, Span], ...]


def read_examples() -> list[Example]:
    lines = (Path(__file__).parent / "data" / "roles.txt").read_text(encoding="utf-8").splitlines()
    return [parse(line) for line in lines if line and not line.startswith("#")]


def parse(line: str) -> Example:
    text, stack = "", []
    names, people, roles = [], [], []
    at = 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        at = match.end()
        if match.group(1):
            stack.append((match.group()[0], match.group(1), len(text)))
            continue
        kind, tag, start = stack.pop()
        span = Span(start, len(text))
        if kind == "[":
            roles.append((tag, span))
        else:
            names.append(NamedEntity(span=span, label=LABELS.get(tag, "PERSON")))
            if tag not in LABELS:
                people.append((tag, span))
    text += line[at:]
    return Example(text, tuple(sorted(names, key=lambda n: n.span)), tuple(people), tuple(roles))
