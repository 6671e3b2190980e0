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
