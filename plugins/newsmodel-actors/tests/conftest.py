"""Stories with names marked by hand, so that these tests need no recogniser."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import newsmodel_actors
import pytest
from attrs import frozen

from newsmodel import Article, Attribution, Draft, Extractor, NamedEntity, Parser, Span, extractor, hookimpl

LABELS = {"o": "ORGANIZATION", "p": "PLACE", "g": "GROUP"}
_MARK = re.compile(r"[<\[](\w) |[>\]]")


@frozen
class Example:
    """A marked sentence: `<1 Name>` a person, `[1 role]`, `<o ...>` an organisation, `<p ...>`, `<g ...>`."""

    text: str
    names: tuple[NamedEntity, ...]
    people: tuple[tuple[str, Span], ...]
    roles: tuple[tuple[str, Span], ...]


def unmark(line: str) -> Example:
    text, stack, at = "", [], 0
    names, people, roles = [], [], []
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
            continue
        names.append(NamedEntity(span=span, label=LABELS.get(tag, "PERSON")))
        if tag not in LABELS:
            people.append((tag, span))
    text += line[at:]
    return Example(text, tuple(sorted(names, key=lambda n: n.span)), tuple(people), tuple(roles))


_names: dict[str, tuple[NamedEntity, ...]] = {}
_quotes: dict[str, list[Attribution]] = {}


@extractor(makes=NamedEntity)
def marked(draft: Draft) -> Iterator[NamedEntity]:
    yield from _names.get(draft.text, ())


@extractor(makes=Attribution)
def quoted(draft: Draft) -> Iterator[Attribution]:
    yield from _quotes.get(draft.text, ())


class Given:
    @hookimpl
    def newsmodel_extractors(self) -> list[Extractor]:
        return [marked, quoted]


PARSER = Parser([newsmodel_actors, Given()], discover=False, on_error="raise")


def attribution(text: str, content: str, source: str | None, mode: str) -> Attribution:
    start = text.index(content)
    where = None
    if source is not None:
        at = text.find(source, start + len(content))
        at = at if at >= 0 else text.index(source)
        where = (Span(at, at + len(source)),)
    span = Span(start, start + len(content))
    return Attribution(span=span, contents=(span,), source=where, mode=mode)


Quote = tuple[str, str | None, str]


def read_story(markup: str, quotes: Sequence[Quote] = ()) -> Article:
    """Parse a marked story; quotes are (content, source, mode)."""
    example = unmark(markup)
    _names[example.text] = example.names
    _quotes[example.text] = [attribution(example.text, *quote) for quote in quotes]
    return PARSER.parse(example.text, published="2022-01-13")


def mentions_of(article: Article, who: str) -> list[str]:
    """The words of an actor's mentions in the order of the text."""
    actor = article.actor(who)
    assert actor is not None, f"{who} is not among {[a.name for a in article.actors]}"
    return [article.text_of(article.get(mention)) for mention in actor.mentions]


@pytest.fixture
def story() -> Callable[..., Article]:
    return read_story


@pytest.fixture
def mentions() -> Callable[[Article, str], list[str]]:
    return mentions_of


@pytest.fixture
def role_examples() -> list[Example]:
    lines = (Path(__file__).parent / "data" / "roles.txt").read_text(encoding="utf-8").splitlines()
    return [unmark(line) for line in lines if line and not line.startswith("#")]


@pytest.fixture
def example_names() -> Callable[[Example], Article]:
    def read(example: Example) -> Article:
        _names[example.text] = example.names
        return PARSER.parse(example.text, published="2022-01-13")

    return read


@pytest.fixture
def story_parser() -> Callable[[str, tuple[NamedEntity, ...]], Article]:
    def read(text: str, names: tuple[NamedEntity, ...]) -> Article:
        _names[text] = names
        _quotes[text] = []
        return PARSER.parse(text)

    return read
