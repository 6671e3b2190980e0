"""Each rule on sentences of our own."""

import pytest
from newsmodel_names import NamesSettings, names

from newsmodel import Parser
from newsmodel.testing import draft_of


def found(text, tagger=False):
    settings = {"newsmodel-names:names": {"tagger": tagger}}
    article = Parser(only=["newsmodel-names"], settings=settings).parse(text, published="2026-03-03")
    return [(article.text_of(name), name.label) for name in article.names]


CASES = [
    # people
    ("Deputy Trade Minister Oksana Petrenko spoke first.", [("Oksana Petrenko", "PERSON")]),
    ("The plan, said Maria J. Tolland, was late.", [("Maria J. Tolland", "PERSON")]),
    ("It was Charles van der Meer, 47, who paid.", [("Charles van der Meer", "PERSON")]),
    ("They met Leung Wai-ming there.", [("Leung Wai-ming", "PERSON")]),
    (
        "Oksana Petrenko left. Later Petrenko denied it.",
        [("Oksana Petrenko", "PERSON"), ("Petrenko", "PERSON")],
    ),
    ("He asked Prime Minister John Major about it.", [("John Major", "PERSON")]),
    (
        "Later van der Meer denied it, said Jan van der Meer.",
        [("van der Meer", "PERSON"), ("Jan van der Meer", "PERSON")],
    ),
    # organisations
    ("Shares in Lantern Holdings Inc. fell.", [("Lantern Holdings Inc.", "ORGANIZATION")]),
    ("She studied at the University of Basel.", [("University of Basel", "ORGANIZATION")]),
    (
        "the Centers for Disease Control and Prevention warned",
        [("Centers for Disease Control and Prevention", "ORGANIZATION")],
    ),
    (
        "the Organization for Security and Co-operation in Europe met",
        [("Organization for Security and Co-operation in Europe", "ORGANIZATION")],
    ),
    ("a spokesman for the Justice Ministry said", [("Justice Ministry", "ORGANIZATION")]),
    (
        "The River Trust Board (RTB) met. Later RTB paid.",
        [("River Trust Board", "ORGANIZATION")] + [("RTB", "ORGANIZATION")] * 2,
    ),
    # places
    ("They flew to Oslo from Addis Ababa.", [("Oslo", "PLACE"), ("Addis Ababa", "PLACE")]),
    (
        "It burned in Windham County and on Mill Street.",
        [("Windham County", "PLACE"), ("Mill Street", "PLACE")],
    ),
    ("The U.S. and the UK agreed.", [("U.S.", "PLACE"), ("UK", "PLACE")]),
    ("a US-led alliance", [("US", "PLACE")]),
    ("a New York-based group", [("New York", "PLACE")]),
    # groups and others
    ("Muslims and Norwegians marched.", [("Muslims", "GROUP"), ("Norwegians", "GROUP")]),
    ("after World War II ended", [("World War II", "OTHER")]),
    # where a name ends
    ("US President Ann Holloway came.", [("US", "PLACE"), ("Ann Holloway", "PERSON")]),
    ("The French Foreign Ministry said no.", [("French Foreign Ministry", "ORGANIZATION")]),
    ("Meanwhile Oslo waited.", [("Oslo", "PLACE")]),
    ("On Tuesday Ann Holloway came.", [("Ann Holloway", "PERSON")]),
    ("Oslo's mayor came.", [("Oslo", "PLACE")]),
    # a title outranks what the words of the name could be
    ("The clerk told Mr. Mills so.", [("Mills", "PERSON")]),
    ("Then Dame Ruth Castle and Mr Lane left.", [("Ruth Castle", "PERSON"), ("Lane", "PERSON")]),
    ("Later Mrs Abbot agreed.", [("Abbot", "PERSON")]),
    ("They met on President Street.", [("President Street", "PLACE")]),
    ("She told Miss Castle so.", [("Castle", "PERSON")]),
    ("She told Sir Keiran Park so.", [("Keiran Park", "PERSON")]),
    ("Then Mr Justice Park ruled, and Lord Justice Hill.", [("Park", "PERSON"), ("Hill", "PERSON")]),
    ("They met at the Justice Center.", [("Justice Center", "ORGANIZATION")]),
    ("Bristol City Council said no.", [("Bristol City Council", "ORGANIZATION")]),
    ("Then Avon and Somerset Police came.", [("Avon and Somerset Police", "ORGANIZATION")]),
    # a month that is a given name
    ("She met June Brown in May.", [("June Brown", "PERSON")]),
    # places that a given name could be, by the words before and behind
    ("It shook the village of Chelsea.", [("Chelsea", "PLACE")]),
    ("Two men died in the town of Umm Tulan.", [("Umm Tulan", "PLACE")]),
    ("A boy from Lincoln won.", [("Lincoln", "PLACE")]),
    ("Next week she will visit Preston.", [("Preston", "PLACE")]),
    (
        "Joan Preston spoke. There was praise from Preston.",
        [("Joan Preston", "PERSON"), ("Preston", "PERSON")],
    ),
    ("He is the MP for West Harley.", [("West Harley", "PLACE")]),
    ("Then Ann Holt (Bristol East) rose.", [("Ann Holt", "PERSON"), ("Bristol East", "PLACE")]),
    ("Crowds came to Elland Moor.", [("Elland Moor", "PLACE")]),
    ("Lenmark, a small mining town in the hills, waited.", [("Lenmark", "PLACE")]),
    ("Renvia, the state railway, paid. A bus to Renvia came.", [("Renvia", "OTHER")] * 2),
    # organisations by the noun behind, or before
    ("the far-right Norse Dawn party lost", [("Norse Dawn", "ORGANIZATION")]),
    ("Carmaker Tolvik paid.", [("Tolvik", "ORGANIZATION")]),
    ("They own a firm called Tolvik.", [("Tolvik", "ORGANIZATION")]),
    ("It hit a town called Tolvik.", [("Tolvik", "PLACE")]),
    ("They saw a man called Tolvik.", [("Tolvik", "PERSON")]),
    (
        "Shares in Tolvik fell. Tolvik waits. We buy Tolvik. They left Tolvik. I like Tolvik.",
        [("Tolvik", "ORGANIZATION")] * 5,
    ),
    # money is no name
    ("It cost GBP 30m, Rs 85 crore, N4.2bn, US$5m and 7 million SEK.", []),
    ("It cost R500 million, KSh5,000 and EUR1.8 billion.", []),
    ("The NIS said the US saw the N95 mask.", [("NIS", "ORGANIZATION"), ("US", "PLACE"), ("N95", "OTHER")]),
    # roles
    ("Headteacher Joanne Firth came.", [("Joanne Firth", "PERSON")]),
    ("Local MLA Vijay Sawant came.", [("Vijay Sawant", "PERSON")]),
    ("They heard cellist Mirva Tolland.", [("Mirva Tolland", "PERSON")]),
    ("Unseeded Daria Holm won.", [("Daria Holm", "PERSON")]),
    ("Then Det Con Lee Marsh came.", [("Lee Marsh", "PERSON")]),
    ("Its chief executive, Mere Tane, left.", [("Mere Tane", "PERSON")]),
    ("Its main rival, Mere Tane, left.", [("Mere Tane", "OTHER")]),
    # turns of an interview
    (
        "Ian Dorn: Why?\n\nHal Pell: Why not?\n\nID: Did it hurt?\n\nHP: It did.\n\nID: And now?\n\nHP: No.",
        [("Ian Dorn", "PERSON"), ("Hal Pell", "PERSON")],
    ),
    (
        "Tolvik: Why?\n\nVaskin: No.\n\nTolvik: Really?\n\nVaskin: Yes.",
        [("Tolvik", "PERSON"), ("Vaskin", "PERSON")] * 2,
    ),
    # common words that open
    ("Passengers who paid may leave. Then passengers left.", []),
    # titles, with no part of one in a name
    ("Chief Data Officer Anna Berg said no.", [("Anna Berg", "PERSON")]),
    ("The Chief Medical Officer was away.", []),
    ("Mother-of-three Jess Pike was angry.", [("Jess Pike", "PERSON")]),
    ("Then mother-of-three Jess Pike rang.", [("Jess Pike", "PERSON")]),
    ("Solicitor-General Anil Dutt told the court so.", [("Anil Dutt", "PERSON")]),
    ("Det Ch Insp Sue Marsh said it was over.", [("Sue Marsh", "PERSON")]),
    ("A single off RHP Luis Gallo won it.", [("Luis Gallo", "PERSON")]),
    ("Jane Potts KC told the jury so.", [("Jane Potts", "PERSON")]),
    ("Ann Potts, QC, told the jury so.", [("Ann Potts", "PERSON")]),
    # storms, and what looks like a name
    (
        "Storm Freya came on Sunday. Nobody had expected Freya.",
        [("Storm Freya", "OTHER"), ("Freya", "OTHER")],
    ),
    ("LYON, France, Jan 5 - It was cold.", [("LYON", "PLACE"), ("France", "PLACE")]),
    ("It shut on Jan 5, on 12 Jan and in Jan 2020.", []),
    ("Organisers claimed the march was calm.", []),
    ("Harbor Tools Inc. (NYSE: HBRT) fell.", [("Harbor Tools Inc.", "ORGANIZATION")]),
    ("Paul Reed, M.D., had an MRI at 8 p.m. Eastern Time.", [("Paul Reed", "PERSON")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_the_rules_find_names(text, expected):
    assert found(text) == expected


def test_title_case_headlines_are_no_names():
    """In a headline in title case only what lists or the body know becomes a name."""
    text = "Senate Rejects Sweeping Border Reform Plan Over Costs\n\nThe vote came late on Monday.\n"
    assert ("Sweeping Border Reform Plan", "OTHER") not in found(text)
    assert all(label != "PERSON" for _, label in found(text))


def test_capital_headlines_are_read_with_the_body():
    """A headline in capitals finds the persons and places of the body."""
    text = "PETRENKO LEAVES OSLO AFTER BITTER TALKS\n\nOksana Petrenko left Oslo on Monday.\n"
    assert found(text)[:2] == [("PETRENKO", "PERSON"), ("OSLO", "PLACE")]


def test_a_dateline_in_capitals_is_a_place():
    assert found("NAIROBI, Kenya (Reuters) - Talks went on.")[0] == ("NAIROBI", "PLACE")


def test_results_tables():
    """In a sports report a town with a score is a club, a country stays a country."""
    text = (
        "Football league results and standings after matches on Saturday:\n"
        "Norwich 2 Ipswich 1\nCroatia 3 Georgia 0\n"
        "1. Pia Lindqvist (Sweden) 71\n"
    )
    got = dict(found(text))
    assert got["Norwich"] == "ORGANIZATION"
    assert got["Georgia"] == "PLACE"
    assert got["Pia Lindqvist"] == "PERSON"


def test_one_sense_in_a_document():
    """A name whose context tells nothing takes the sense it has elsewhere in the text."""
    text = "Quill Vantage Ltd opened in May. Analysts like Quill Vantage Ltd. Nobody sells Quill Vantage Ltd."
    assert {label for _, label in found(text)} == {"ORGANIZATION"}


def test_the_rule_is_named():
    draft = draft_of("President Ann Holloway flew to Oslo.")
    assert [name.made_by.rule for name in names(draft)] == ["title", "listed-place"]


def test_settings():
    assert NamesSettings().tagger is True


def test_the_tagger_keeps_sure_names():
    """What the rules are sure of stays with the tagger on."""
    text = "President Ann Holloway flew from Oslo to meet Lantern Holdings Inc. managers."
    assert found(text, tagger=True) == found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks with a rival, Baxter & Sons, broke down.", "Baxter & Sons"),
        ("The accounts were signed by Maddox & Pell in May.", "Maddox & Pell"),
        ("He spoke on the television channel Lake Nine.", "Lake Nine"),
        ("She works for the retailer Ansel.", "Ansel"),
        ("Harland Foods said no. Shares in Harland fell.", "Harland"),
        ("Managers at Ruskin Motors resigned. Ruskin had lost a third of its value.", "Ruskin"),
        ("Orla Motors closed. People had trusted Orla for a century.", "Orla"),
    ],
)
def test_companies_that_look_like_people(text, name):
    """What "&" joins, what follows "the channel", the first word of a company's name: organisations."""
    assert (name, "ORGANIZATION") in found(text)


def test_the_short_name_of_a_person_stays_a_person():
    """Where a person of the name is in the text, the short form is theirs."""
    text = "James Harland founded Harland Foods. Mr. Harland left in May. Harland said he was tired."
    assert ("Harland", "PERSON") in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stanmore City won the match 2-1. City's goal was scored by the striker.", "Stanmore City"),
        ("Ashbourne Rovers drew the match. Fans of the club, who host Rovers next, scored it.", "Rovers"),
        ("The owner of Voss Paving pleaded guilty.", "Voss Paving"),
    ],
)
def test_clubs_and_what_somebody_owns(text, name):
    """In sport "City" is a club's last word; what has an owner is an organisation."""
    assert (name, "ORGANIZATION") in found(text, tagger=True)


def test_a_councillor_s_title_is_no_name():
    assert ("Janet Osei", "PERSON") in found("Cllr Janet Osei said so.", tagger=True)


@pytest.mark.parametrize("text", ["Shares in Norvik fell.", "Norvik, which is owned by a fund, fell."])
def test_what_has_shareholders_is_no_person(text):
    assert ("Norvik", "PERSON") not in found(text, tagger=True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her husband, Mark, wept.", "Mark"),
        ("His sister, Grace, spoke.", "Grace"),
        ("Coroner Judith Lane wept.", "Judith Lane"),
    ],
)
def test_relatives_and_coroners(text, name):
    """A given name after a relation is a person, and so is a coroner called Lane."""
    assert (name, "PERSON") in found(text, tagger=True)
