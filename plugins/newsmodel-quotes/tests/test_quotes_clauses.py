"""Relative clauses and coordinations beside a cue: what belongs to content and source, by both extractors."""

import pytest
from newsmodel_quotes.models import is_available

from newsmodel import Attribution, Parser

PLUGIN = "newsmodel-quotes"
ALONE = Parser(only=PLUGIN, settings={PLUGIN: {"tagger": False}})
BOTH = Parser(only=PLUGIN)


def read(text: str, parser: Parser) -> list[tuple[str, str, str]]:
    """Cue, content and source of each attribution."""
    article = parser.parse(text, published="2022-01-13")
    t = article.text_of
    return [(t(a.cue), " / ".join(map(t, a.contents)), t(a.source)) for a in article[Attribution]]


@pytest.mark.parametrize("parser", [ALONE, BOTH], ids=["rules", "both"])
@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        (
            "The charity says the camp, which opened in May, has run out of water.",
            "says",
            "the camp, which opened in May, has run out of water",
            "The charity",
        ),
        (
            "The bank said profits, which fell last year, would recover.",
            "said",
            "profits, which fell last year, would recover",
            "The bank",
        ),
        (
            "Lopez said the bridge, where two people died, is safe.",
            "said",
            "the bridge, where two people died, is safe",
            "Lopez",
        ),
        (
            "Lopez claimed the contract, which ends in June, was forged.",
            "claimed",
            "the contract, which ends in June, was forged",
            "Lopez",
        ),
    ],
)
def test_a_subject_keeps_its_relative_clause(
    parser: Parser, text: str, cue: str, content: str, source: str
) -> None:
    """What is said doesn't stop at the comma of ", which …," after its subject."""
    if parser is BOTH and not is_available():
        pytest.skip("needs python-crfsuite")
    assert (cue, content, source) in read(text, parser)


@pytest.mark.parametrize("parser", [ALONE, BOTH], ids=["rules", "both"])
@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("The mayor, who won nine seats, said nothing.", "said", "nothing", "The mayor, who won nine seats"),
        (
            "The union accused the minister of lying to her staff and demanded that she resign.",
            "accused",
            "the minister of lying to her staff",
            "The union",
        ),
        (
            "The army said it had taken the port, a claim that the rebels denied.",
            "said",
            "it had taken the port",
            "The army",
        ),
        (
            "Okoro blamed both the union and the ministry, adding that his sons had lost a year.",
            "adding",
            "his sons had lost a year",
            "Okoro",
        ),
    ],
)
def test_a_content_is_one_report(parser: Parser, text: str, cue: str, content: str, source: str) -> None:
    """Neither the subject before a verb, nor the next report, nor others' denial belong to a content."""
    if parser is BOTH and not is_available():
        pytest.skip("needs python-crfsuite")
    found = [(a, b, c.rstrip(",")) for a, b, c in read(text, parser)]
    assert (cue, content, source) in found


@pytest.mark.parametrize(
    "text",
    [
        "She raised her price target to $40.",
        "The bill, which has been approved, will become law.",
        "Reformists win Norwegian election but need partners.",
        "The nurses commenced an indefinite strike.",
    ],
)
def test_deeds_are_no_reports(text: str) -> None:
    """A verb outside the lexicon with a mere object, and a relative pronoun for a content, report nothing."""
    assert read(text, BOTH) == []


@pytest.mark.parametrize("parser", [ALONE, BOTH], ids=["rules", "both"])
@pytest.mark.parametrize(
    ("headline", "found"),
    [
        (
            "Climber's fall was an accident, coroner rules",
            ("rules", "Climber's fall was an accident", "coroner"),
        ),
        ("Guard took bribes for years, court hears", ("hears", "Guard took bribes for years", "")),
        ("Fuel tax to rise in May, says minister", ("says", "Fuel tax to rise in May", "minister")),
        ("Minister 'misled' parliament, inquiry finds", ("finds", "Minister 'misled' parliament", "inquiry")),
    ],
)
def test_a_headline_ends_with_its_source(parser: Parser, headline: str, found: tuple[str, str, str]) -> None:
    """A headline's source has no article; a court that hears something isn't the source."""
    if parser is BOTH and not is_available():
        pytest.skip("needs python-crfsuite")
    assert read(f"{headline}\n\nThe road to the coast was shut for two hours.", parser) == [found]
