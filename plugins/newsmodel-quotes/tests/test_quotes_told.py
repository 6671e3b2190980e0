"""Who was told, what courts hear, transcripts, and what sources and contents hold by mistake."""

import pytest
from newsmodel_quotes import extractors
from newsmodel_quotes.speakers import speakers

from newsmodel import Actor, ActorMention, Article, Attribution, Parser, Span
from newsmodel.testing import draft_of

PLUGIN = "newsmodel-quotes"
BOTH = Parser(only=PLUGIN)


def parse(text: str) -> Article:
    return BOTH.parse(text, published="2022-01-13")


def read(text: str) -> list[tuple[str, str, str]]:
    """Content, source and addressee of each attribution."""
    article = parse(text)
    return [
        (article.text_of(a), article.text_of(a.source), article.text_of(a.addressee))
        for a in article[Attribution]
    ]


@pytest.mark.parametrize(
    ("text", "content", "source", "addressee"),
    [
        ("The teacher told me the children had gone.", "the children had gone", "The teacher", "me"),
        ("He told his wife he loved her.", "he loved her", "He", "his wife"),
        ("Smith told officers the bag was not his.", "the bag was not his", "Smith", "officers"),
        ("The firm informed staff 40 jobs would go.", "40 jobs would go", "The firm", "staff"),
        ("She told MPs on Monday the tax would rise.", "the tax would rise", "She", "MPs"),
        (
            "The judge told jurors they must not discuss the case.",
            "they must not discuss the case",
            "The judge",
            "jurors",
        ),
    ],
)
def test_a_clause_follows_who_was_told(text: str, content: str, source: str, addressee: str) -> None:
    """A clause without "that" begins after the addressee, where a new phrase begins."""
    assert read(text) == [(content, source, addressee)]


@pytest.mark.parametrize(
    ("text", "content", "addressee"),
    [
        (
            "A nurse stole rings from patients, a jury has been told.",
            "A nurse stole rings from patients",
            "a jury",
        ),
        ("The driver fell asleep, Leeds Crown Court heard.", "The driver fell asleep", "Leeds Crown Court"),
        ("The court was told that he had moved.", "he had moved", "The court"),
        ("The jury heard that she had called twice.", "she had called twice", "The jury"),
        ("The court heard how they followed him home.", "how they followed him home", "The court"),
        ("A magistrate heard it was his first time.", "it was his first time", "A magistrate"),
        ("He was told he would stay for life.", "he would stay for life", "He"),
    ],
)
def test_a_court_is_told(text: str, content: str, addressee: str) -> None:
    """A court that hears something is not who says it: it is who is told."""
    assert read(text) == [(content, "", addressee)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Acme Corp., a maker of anvils, today announced it will open a plant.", "Acme Corp."),
        ("The minister yesterday said the plan was dead.", "The minister"),
        ("The mayor last night said he would resign.", "The mayor"),
        ("Cross-examining, Olivia Brandt suggested that the brooch was common.", "Olivia Brandt"),
        ("Jailing him on Monday, Judge Amir Khan told him: 'You are a coward.'", "Judge Amir Khan"),
        ("The company, in a statement signed by Femi Bello, denied there was any shortage.", "The company"),
        (
            "His comments came after the minister, Darragh Breen, said that homes were few.",
            "the minister, Darragh Breen,",
        ),
        ("The firm published a study on Thursday that showed no damage.", "a study on Thursday that"),
    ],
)
def test_no_time_in_a_source(text: str, source: str) -> None:
    """Times, and a participle that opens the sentence, are no part of who spoke."""
    assert [found for _, found, _ in read(text)] == [source]


def test_a_time_is_no_content() -> None:
    assert read("I can't say more than that today.") == []


def test_a_second_report_after_a_phrase() -> None:
    """ "Demanded X and alleged that Y" is two reports of one source."""
    found = read("The party demanded the resignation of the mayor, and alleged that he had lied.")

    assert [(content, source) for content, source, _ in found] == [
        ("the resignation of the mayor", "The party"),
        ("he had lied", "The party"),
    ]


def test_a_relative_clause_ends_what_is_expected() -> None:
    found = read("The trial, which is expected to last three weeks, continues.")

    assert found[0][0] == "which … to last three weeks"


def test_a_dateline_is_no_speaker() -> None:
    """One place in capitals and a colon open an Indian story; a transcript has turns."""
    text = "NEW DELHI: The court said on Monday that two men had been held.\n\nThey were freed."

    assert [source for _, source, _ in read(text)] == ["The court"]


INTERVIEW = (
    "Daniel Brodsky: You said that it surprised you. How so?\n\n"
    "Leila Hashemi: I never planned to stay. I gave it two years.\n\n"
    "DB: The orchestra lost money last year. What now?\n\n"
    "LH: I tell them the truth.\n\n"
    "DB: Is that hard?"
)


def test_names_in_small_letters_make_a_transcript() -> None:
    """An interview's labels come again; those of a list don't."""
    found = parse("Two musicians talk\n\n" + INTERVIEW)[Attribution]
    listed = parse(
        "The house on the hill is sold\n\nKitchen: It is new.\n\nGarden: It faces south.\n\nPrice: Low."
    )

    assert [a.made_by.rule for a in found if a.made_by] == ["transcript"] * 5
    assert listed[Attribution] == ()


def test_initials_are_the_person_with_that_name() -> None:
    """ "LH:" is Leila Hashemi where nobody else has those initials."""
    text = "Two musicians talk\n\n" + INTERVIEW
    found = parse(text)[Attribution]
    people = []
    for number, name in enumerate(("Daniel Brodsky", "Leila Hashemi")):
        span = Span(text.index(name), text.index(name) + len(name))
        people += [
            ActorMention(id=f"m{number}", span=span, form="name"),
            Actor(id=name, span=span, name=name, type="person", mentions=(f"m{number}",)),
        ]
    said = speakers(draft_of(text, *found, *people, published="2022-01-13"))

    assert [statement.speaker for statement in said][2:] == [
        "Daniel Brodsky",
        "Leila Hashemi",
        "Daniel Brodsky",
    ]


def test_a_name_and_its_reflexive() -> None:
    """ "Kim himself" is Kim, whoever "himself" was taken for."""
    text = "Bo met Kim. Kim himself said the plan was dead."
    found = Parser([extractors.rules], discover=False).parse(text, published="2022-01-13")[Attribution]
    mentions = [
        ActorMention(id="m1", span=Span(0, 2), form="name"),
        ActorMention(id="m2", span=Span(12, 15), form="name"),
        ActorMention(id="m3", span=Span(16, 23), form="pronoun"),
    ]
    actors = [
        Actor(id="bo", span=Span(0, 2), name="Bo", mentions=("m1", "m3")),
        Actor(id="kim", span=Span(12, 15), name="Kim", mentions=("m2",)),
    ]

    assert [s.speaker for s in speakers(draft_of(text, *found, *mentions, *actors))] == ["kim"]


def test_a_headline_that_quotes() -> None:
    """A quotation and a colon in a headline: the quotation is what is said."""
    text = '"I never planned to stay": Q&A with conductor Leila Hashemi\n\nLeila Hashemi came in 2021.'

    assert [content for content, _, _ in read(text)] == ['"I never planned to stay"']


def test_quoted_words_in_a_relative_clause() -> None:
    """A subject with quoted words in its relative clause is no content of the verb after it."""
    text = 'The analyst, who has a "buy" rating on the stock, called the results "a clean beat".'

    assert [content for content, _, _ in read(text)] == ['the results "a clean beat"']


def test_who_is_asked_is_not_who_asks() -> None:
    """ "Asked whether he would go, Kim said no": the question is nobody's, and Kim the addressee."""
    found = read("Asked if he would resign, Smith said he would not.")

    assert found == [("if he would resign", "", "Smith"), ("he would not", "Smith", "")]


def test_who_is_told_before_a_colon() -> None:
    assert read("The judge told him: 'You are a coward.'") == [("'You are a coward.'", "The judge", "him")]


def test_a_topic_is_no_speaker() -> None:
    """A headline's kicker names a topic ("Fuel scarcity: …") or a speaker ("Police: …")."""
    topic = read("Fuel scarcity: Queues return to filling stations\n\nLong queues came back.\n\nIt was bad.")
    police = read("Police: Man shot twice in the face\n\nA man was shot.\n\nIt was bad.")

    assert topic == []
    assert police[0] == ("Man shot twice in the face", "Police", "")


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("According to the ministry, sales fell.", "sales fell", "the ministry"),
        (
            "Thousands marched on Saturday, according to police, who put the crowd at 18,000.",
            "Thousands marched on Saturday",
            "police",
        ),
        (
            "But, according to the poll, most voters remain undecided.",
            "most voters remain undecided",
            "the poll",
        ),
        (
            "The firm receives, according to one report, $234 million from the state.",
            "The firm receives … $234 million from the state",
            "one report",
        ),
    ],
)
def test_according_to(text: str, content: str, source: str) -> None:
    """ "According to" always attributes; between commas what was said goes on after it."""
    assert [found[:2] for found in read(text)] == [(content, source)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Kevin Pargeter, 47, pleaded guilty in March to handling stolen goods and will be jailed.",
            "handling stolen goods",
            "Kevin Pargeter, 47",
        ),
        ("She pleaded not guilty to three counts of fraud.", "three counts of fraud", "She"),
        ("Man accused of murder of wife appears in court", "Man … murder of wife", ""),
    ],
)
def test_pleas_and_charges(text: str, content: str, source: str) -> None:
    """A plea is about the deed, not the day; whoever is accused accuses nobody."""
    assert [found[:2] for found in read(text)] == [(content, source)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Police said a man, 34, had been held.", "a man, 34, had been held", "Police"),
        ("Police said two men, aged 34 and 35, had died.", "two men, aged 34 and 35, had died", "Police"),
        (
            "Reuters reported on Monday, citing two sources, that the deal was off.",
            "the deal was off",
            "Reuters",
        ),
        ("It is alleged that he stole a car.", "he stole a car", ""),
        ("It is understood the deal is off.", "the deal is off", ""),
    ],
)
def test_contents_over_ages_and_sources(text: str, content: str, source: str) -> None:
    """An age parts no content from its verb, and whom a paper cites is no part of what it reports."""
    assert [found[:2] for found in read(text)] == [(content, source)]
