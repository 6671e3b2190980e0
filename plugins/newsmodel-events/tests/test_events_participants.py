"""Participants: subjects, objects, voice, prepositions, possessors, compounds, coordination, control."""

import pytest
from newsmodel_events import events

from newsmodel import Event, Parser
from newsmodel.testing import draft_of

PARSER = Parser(only=["newsmodel-events"])


def roles(text: str, trigger: str) -> set[tuple[str, str]]:
    """The roles and words of the participants of a trigger."""
    article = PARSER.parse(text, published="2022-01-13")
    found = [e for e in article.events if article.text_of(e) == trigger]
    assert found, f"{trigger!r} is no trigger among {[article.text_of(e) for e in article.events]}"
    return {(p.role, article.text_of(p.span)) for p in found[0].participants}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The army attacked the rebels.", "attacked", {("agent", "The army"), ("patient", "the rebels")}),
        (
            "The convoy was attacked by armed men near Herat.",
            "attacked",
            {("patient", "The convoy"), ("agent", "armed men")},
        ),
        (
            "France imposed sanctions on Mali.",
            "imposed",
            {("agent", "France"), ("theme", "sanctions"), ("recipient", "Mali")},
        ),
        (
            "Russia's invasion of Ukraine continued.",
            "invasion",
            {("agent", "Russia"), ("patient", "Ukraine")},
        ),
        (
            "Talks between Sudan and Ethiopia began on Monday.",
            "Talks",
            {("agent", "Sudan"), ("agent", "Ethiopia")},
        ),
        (
            "Iran held talks with Oman.",
            "talks",
            {("agent", "Iran"), ("recipient", "Oman")},
        ),
        (
            "The United States and Canada condemned the coup.",
            "condemned",
            {("agent", "The United States"), ("agent", "Canada"), ("recipient", "the coup")},
        ),
        (
            "Turkey threatened to sanction Greece.",
            "sanction",
            {("agent", "Turkey"), ("recipient", "Greece")},
        ),
        (
            "Britain urged Israel to halt the raids.",
            "halt",
            {("agent", "Israel"), ("theme", "the raids")},
        ),
        (
            "Germany gave Kenya the vaccines.",
            "gave",
            {("agent", "Germany"), ("recipient", "Kenya"), ("theme", "the vaccines")},
        ),
        ("US-Russia talks collapsed.", "talks", {("agent", "US"), ("agent", "Russia")}),
        (
            "The minister, who met the envoy, resigned.",
            "met",
            {("agent", "The minister"), ("patient", "the envoy")},
        ),
        ("The minister, who met the envoy, resigned.", "resigned", {("agent", "The minister")}),
    ],
)
def test_roles(text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    """Each construction gives its participants their roles."""
    assert expected <= roles(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("Anna Reed, 52, pleaded guilty to theft.", "pleaded", "Anna Reed"),
        ("Reed, of Corby, Northants, attacked a guard.", "attacked", "Reed"),
        ("Reed, 52, of Corby, Northants, attacked a guard.", "attacked", "Reed"),
        ("Reed, 52, who attacked a guard, left.", "attacked", "Reed"),
        ("Reed (52) denied the charge.", "denied", "Reed"),
        ("Anna Reed, 52, a nurse, denied the charge.", "denied", "Anna Reed, 52, a nurse"),
        ("Reed, now 52, attacked a guard with a knife.", "attacked", "Reed"),
        ("The winner, aged 12, thanked her aunt.", "thanked", "The winner"),
        ("The mayor of Bergen, Marit Lund, attacked the plan.", "attacked", "Marit Lund"),
        ("On Monday, in Oslo, Lund, the mayor, resigned.", "resigned", "Lund, the mayor"),
    ],
)
def test_age_and_address_are_no_agents(text: str, trigger: str, agent: str) -> None:
    """What is said of a person between commas does not act."""
    assert {words for role, words in roles(text, trigger) if role == "agent"} == {agent}


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ('"It was a red," said coach Ada Bloom after the match.', "said", "coach Ada Bloom"),
        ("\u201cWe bought a van,\u201d explained Ada Bloom, 34.", "explained", "Ada Bloom"),
        ("Nobody was hurt, said Ada Bloom.", "said", "Ada Bloom"),
        ('"We bought a van," Bloom said.', "said", "Bloom"),
        ('Bloom, who called it "a mistake," said on Monday that she was wrong.', "said", "Bloom"),
        ('The group, known as "The Wall," announced a tour.', "announced", "The group"),
        ("Ada Bloom, a nurse, said Hill had left.", "said", "Ada Bloom, a nurse"),
    ],
)
def test_who_speaks_stands_outside_of_what_is_said(text: str, trigger: str, agent: str) -> None:
    """After a quotation the phrase behind a verb of saying is its subject, and never one inside it."""
    found = roles(text, trigger)
    assert {words for role, words in found if role == "agent"} == {agent}
    assert ("patient", agent) not in found


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("The bank urged Peru to rein in spending, warning of a crisis.", "warning", "The bank"),
        ("Hill said the army had shelled the town, adding that two died.", "adding", "Hill"),
        ("Hill said the army had shelled the town, killing two men.", "killing", "the army"),
        ("The firm said sales fell, blaming the weather.", "blaming", "The firm"),
        ("Norway urged Budapest to sign.", "sign", "Budapest"),
        ("Hill, whose son, 12, was shot by a thief, said little.", "said", "Hill"),
        (
            "Police in Derby, Corby and Leeds arrested ten men.",
            "arrested",
            "Police in Derby, Corby and Leeds",
        ),
        ("In a speech on Monday, Ghana and Togo agreed to a truce.", "agreed", "Ghana"),
        ("Clara, whose cousin Jon died, plans to move.", "move", "Clara"),
        ("The town where rebels were shot wants an inquiry.", "wants", "The town"),
    ],
)
def test_subject_of_the_main_clause(text: str, trigger: str, agent: str) -> None:
    """The subject of the main clause, not of one that stands between."""
    assert ("agent", agent) in roles(text, trigger)


def named(roles_of: str) -> set[tuple[str, str]]:
    """The roles and words of "agent: Ann; theme: a van"."""
    pairs = [part.split(": ") for part in roles_of.split("; ")]
    return {(role, words) for role, words in pairs}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Orvik will open a mine, and Tarn will lend $3 million.", "open", "agent: Orvik; patient: a mine"),
        ("Orvik will open a mine, and Tarn will lend $3 million.", "lend", "agent: Tarn; theme: $3 million"),
        ("The rebels shelled the port and the crew fled.", "fled", "agent: the crew"),
        (
            "The rebels shelled the port in Derna and the crew of a tug fled.",
            "fled",
            "agent: the crew of a tug",
        ),
        (
            "The rebels said the port and the airport shelled Derna.",
            "shelled",
            "agent: the port; agent: the airport; patient: Derna",
        ),
        ("The rebels who shelled the port and the airport fled.", "fled", "agent: The rebels"),
        (
            "Police arrested two men and three women.",
            "arrested",
            "agent: Police; patient: two men; patient: three women",
        ),
    ],
)
def test_a_clause_after_and_is_no_object(text: str, trigger: str, expected: str) -> None:
    """What "and" adds to an object is not the subject of a verb that follows."""
    assert roles(text, trigger) == named(expected)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Reed fired two shots on Nov. 3.", "fired", "agent: Reed; theme: two shots"),
        ("Reed attacked the union on March 3.", "attacked", "agent: Reed; patient: the union"),
        ("She blamed a back injury.", "blamed", "agent: She; recipient: a back injury"),
        ("They won the most votes.", "won", "agent: They; theme: the most votes"),
        ("The 20-year-old Korean has fled.", "fled", "agent: The 20-year-old Korean"),
        ("The wounded thanked the nurses.", "thanked", "agent: The wounded; recipient: the nurses"),
        ("Reed sold at least 40 boats.", "sold", "agent: Reed; patient: at least 40 boats"),
        ("Reed paid more than £9,000.", "paid", "agent: Reed; theme: more than £9,000"),
        ("Prices rose to $12.", "rose", "agent: Prices"),
        ("A clerk who took over $9,000 was jailed.", "jailed", "patient: A clerk"),
        (
            "In June Norway and Denmark condemned Peru.",
            "condemned",
            "agent: Norway; agent: Denmark; recipient: Peru",
        ),
        ("On Tuesday police arrested Reed.", "arrested", "agent: police; patient: Reed"),
        ("In 2019 Cyclone Idai killed six people.", "killed", "agent: Cyclone Idai; patient: six people"),
        (
            "The Institute for Maritime Law condemned the tax.",
            "condemned",
            "agent: The Institute for Maritime Law; recipient: the tax",
        ),
        (
            "A lawyer for Tarn condemned the tax.",
            "condemned",
            "agent: A lawyer for Tarn; recipient: the tax",
        ),
        (
            "The Bank of Ghana, which condemned the tax, closed.",
            "condemned",
            "agent: The Bank of Ghana; recipient: the tax",
        ),
        (
            "The militia, which holds the port, Derna, condemned the tax.",
            "condemned",
            "agent: The militia; recipient: the tax",
        ),
        (
            "Reed said he saw a knife, detective Ann Hill testified.",
            "testified",
            "agent: detective Ann Hill",
        ),
        ("Ann Hill, 52, a nurse and singer, was arrested.", "arrested", "patient: Ann Hill"),
        (
            "Reed stole a van from a farmer.",
            "stole",
            "agent: Reed; patient: a van; recipient: a farmer",
        ),
        (
            "Police fired tear gas at the crowd.",
            "fired",
            "agent: Police; theme: tear gas; recipient: the crowd",
        ),
        ("Police used tear gas to clear the square.", "clear", "agent: Police; theme: the square"),
        ("It ended when masked youths threw stones.", "threw", "agent: masked youths; patient: stones"),
        ("Tarn, based in Split, Croatia, paid £2bn.", "paid", "agent: Tarn; theme: £2bn"),
        (
            "Ann Hill and her deputy, Jon Reed, left.",
            "left",
            "agent: Ann Hill; agent: her deputy, Jon Reed",
        ),
        ("The chair and founder, Jon Reed, left.", "left", "agent: founder, Jon Reed"),
        ("Tarn will mine, and Chad and Togo will sell.", "sell", "agent: Chad; agent: Togo"),
        ("Peru accused a man of fraud.", "accused", "agent: Peru; recipient: a man; theme: fraud"),
        ("Hill said tariffs on steel from Chad had risen.", "said", "agent: Hill"),
        ("Hill said tariffs on steel from Chad had risen.", "risen", "agent: tariffs"),
        ("Tarn sold the mine to Nestle.", "sold", "agent: Tarn; patient: the mine; recipient: Nestle"),
    ],
)
def test_participants_are_whole_phrases(text: str, trigger: str, expected: str) -> None:
    """No article by itself, no day or amount, and names and numbers with all that belongs to them."""
    assert roles(text, trigger) == named(expected)


def test_a_name_before_a_noun_is_one() -> None:
    """A name of several words takes part once."""
    found = roles("Russia vetoed a World Trade Organization resolution.", "vetoed")
    assert ("recipient", "World Trade Organization") in found
    assert not {words for _, words in found} & {"World", "Trade", "Organization"}


@pytest.mark.parametrize(
    "text",
    [
        "The form must be filed by 5pm.",
        "The form was filed by noon.",
        "The tax was raised by 5 percent.",
        "The form was sent by post.",
    ],
)
def test_when_how_and_how_much_are_no_agents(text: str) -> None:
    """A phrase after "by" need not be who did it."""
    article = PARSER.parse(text, published="2022-01-13")
    assert article.events
    assert all(p.role != "agent" for event in article.events for p in event.participants)


def test_habit_is_no_event_of_its_own() -> None:
    """Of "used to sell" only the selling is one."""
    article = PARSER.parse("Anna used to sell cars.", published="2022-01-13")
    assert [article.text_of(event) for event in article.events] == ["sell"]


def test_passive_subject_is_no_agent() -> None:
    """Who is arrested does not arrest."""
    assert ("agent", "Two reporters") not in roles("Two reporters were arrested by police.", "arrested")


def test_pronoun_of_a_reported_clause_stands_for_the_speaker() -> None:
    """In "Hungary said it will ..." a coded event's agent is Hungary."""
    assert ("agent", "Hungary") in roles("Hungary said it will support the resolution.", "support")


def test_a_tool_takes_no_part() -> None:
    """What somebody is attacked with is not whom."""
    assert roles("Reed attacked a guard with a knife.", "attacked") == {
        ("agent", "Reed"),
        ("patient", "a guard"),
    }


def test_who_is_told_what_they_must_do_is_asked() -> None:
    """The pronoun of what somebody is told to do stands for them, not for who tells it."""
    assert ("recipient", "Oslo") in roles("Malta told Oslo it must release the funds.", "release")


def test_unknown_words_give_no_error() -> None:
    """Whatever stands in the text, participants stand inside it."""
    text = "Zxq frobbed 12% of-- \u2018 (the \ud7ff ) by by by with. To be to be to. " * 3
    for event in events(draft_of(text)):
        assert isinstance(event, Event)
        assert all(0 <= p.span.start < p.span.end <= len(text) for p in event.participants)
