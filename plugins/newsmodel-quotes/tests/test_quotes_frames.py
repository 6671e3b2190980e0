"""What one sentence says, by the rules alone and with the taggers."""

import pytest

from newsmodel import Attribution, Parser

PLUGIN = "newsmodel-quotes"
RULES = Parser(only=PLUGIN, settings={PLUGIN: {"tagger": False}})
BOTH = Parser(only=PLUGIN)


def read(parser: Parser, text: str) -> dict[str, tuple[str | None, str]]:
    """Source and mode of each attribution, by its contents."""
    article = parser.parse(text, published="2022-01-13")
    return {
        " … ".join(article.text_of(c) for c in a.contents): (
            article.text_of(a.source[0]) if a.source else None,
            a.mode,
        )
        for a in article[Attribution]
    }


@pytest.mark.parametrize("parser", [RULES, BOTH], ids=["rules", "both"])
@pytest.mark.parametrize(
    ("text", "content", "source", "mode"),
    [
        (
            'Governor Brennan told the Daily Herald: "We will wait."',
            '"We will wait."',
            "Governor Brennan",
            "direct",
        ),
        ("Abdi told Reuters: “We will wait.”", "“We will wait.”", "Abdi", "direct"),
        ("Officials said on Monday that talks had failed.", "talks had failed", "Officials", "indirect"),
        (
            "The minister told parliament that talks had failed.",
            "talks had failed",
            "The minister",
            "indirect",
        ),
        (
            '"We wrote twice," its transport spokesman, Radu Ionescu, told reporters in Bucharest.',
            '"We wrote twice,"',
            "its transport spokesman, Radu Ionescu",
            "direct",
        ),
        (
            "The army said it held the town but denied that soldiers had fled.",
            "soldiers had fled",
            "The army",
            "indirect",
        ),
        (
            "The government rejected Congolese accusations that it supports the rebels.",
            "it supports the rebels",
            "Congolese",
            "indirect",
        ),
        (
            '"It is a dear plan," said Will Doyle, a professor.',
            '"It is a dear plan,"',
            "Will Doyle",
            "direct",
        ),
        (
            "Kasich predicted at the most recent debate that the party would win.",
            "the party would win",
            "Kasich",
            "indirect",
        ),
        (
            "“Many doubt it,” Thiel wrote in a letter to Wired explaining it, “but most agree with us.”",
            "“Many doubt it,” … “but most agree with us.”",
            "Thiel",
            "direct",
        ),
        (
            "Cory James, 22, of Flint, said he had given up.",
            "he had given up",
            "Cory James, 22, of Flint",
            "indirect",
        ),
        (
            'Dana Marsh, who chairs the board, said in a statement that the repairs were "a first step."',
            'the repairs were "a first step."',
            "Dana Marsh",
            "mixed",
        ),
        ('Marsh replied in a text message: "We are late."', '"We are late."', "Marsh", "direct"),
        ('"It was dark" for hours, said Marsh.', '"It was dark" for hours', "Marsh", "mixed"),
        ('The road, Marsh said, "was closed for a week."', None, "Marsh", "mixed"),
        ('"The road is closed until May," the notice read.', None, "the notice", "direct"),
        ('"Closed until May,” the notice read. "Ask at the desk."', None, "the notice", "direct"),
        ("Republicans who say she is too young stayed away.", None, "Republicans who", "indirect"),
    ],
)
def test_source_and_content(parser: Parser, text: str, content: str | None, source: str, mode: str) -> None:
    """The content is what was said and no more, and the source is who said it."""
    found = read(parser, text)
    assert content is None or content in found
    sources = {(s.rstrip(","), m) for s, m in ([found[content]] if content else found.values()) if s}
    assert any(s.startswith(source) and m == mode for s, m in sources)


@pytest.mark.parametrize("parser", [RULES, BOTH], ids=["rules", "both"])
def test_a_passive_of_somebody_says_nothing(parser: Parser) -> None:
    """ "She was nominated by X" reports no words, nor does what is "called by X"."""
    assert read(parser, "She was nominated by President Joan Byrd in February.") == {}
    assert read(parser, "A third meeting, called by the union, will open in London on Friday.") == {}


@pytest.mark.parametrize("parser", [RULES, BOTH], ids=["rules", "both"])
def test_a_plan_is_no_report(parser: Parser) -> None:
    """What somebody publishes or has a plan to do is not said by anybody."""
    assert read(parser, "Romania published a plan to double the fees for Georgian ships.") == {}


@pytest.mark.parametrize("parser", [RULES, BOTH], ids=["rules", "both"])
def test_a_headline_is_one_attribution(parser: Parser) -> None:
    """The source after a headline's colon is no content of its own."""
    text = "Georgia will not sign harbour deal this week: chief negotiator\n\nIt rained all day."
    assert read(parser, text) == {
        "Georgia will not sign harbour deal this week": ("chief negotiator", "indirect")
    }


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("While one firm says prices rose, another sees no change.", "prices rose"),
        ("Declaring that he alone can win, the senator asked for money.", "he alone can win"),
        ("Lopez, who says she likes the plan, will vote against it.", "she likes the plan"),
        (
            "The poll finds that, while few call him honest, most like him.",
            "while few call him honest, most like him",
        ),
    ],
)
def test_a_report_in_a_subordinate_clause_ends_with_it(text: str, content: str) -> None:
    """What the main clause says after it isn't reported."""
    assert content in read(RULES, text)


def test_a_quoted_sentence_goes_on() -> None:
    """A quotation that is a sentence of its own belongs to the report before it."""
    text = '"It was cold," the guide told us in a rare interview when asked about it. "Very cold indeed."'
    assert '"It was cold," … "Very cold indeed."' in read(BOTH, text)
