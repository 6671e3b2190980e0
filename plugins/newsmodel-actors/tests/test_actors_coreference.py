"""Who is the same: names, nominals and pronouns."""

import pytest


def test_full_family_and_titled_names_are_one_person(story, mentions):
    """A family name goes to the full name, before or after it."""
    article = story("<1 Morozov> in talks\n\n<1 Pavel Morozov> left. Mr. <1 Morozov> said no.")
    assert mentions(article, "Pavel Morozov") == ["Morozov", "Pavel Morozov", "Mr. Morozov"]


def test_two_people_with_one_family_name_stay_two(story, mentions):
    """Gender and title tell the Hollisters apart."""
    article = story(
        "<1 Bill Hollister> and <2 Hannah Hollister> voted. "
        "Mrs. <2 Hollister> smiled. Mr. <1 Hollister> did not."
    )
    assert mentions(article, "Bill Hollister") == ["Bill Hollister", "Mr. Hollister"]
    assert mentions(article, "Hannah Hollister") == ["Hannah Hollister", "Mrs. Hollister"]


def test_nicknames_and_initials_are_the_same_person(story):
    """Short forms of given names and initials agree with the full ones."""
    article = story(
        "<1 Joseph Harlan> won. <1 Joe Harlan> spoke. <1 J. Harlan> smiled. <2 Jill Harlan> did not."
    )
    assert [(a.name, len(a.mentions)) for a in article.actors] == [("Joseph Harlan", 3), ("Jill Harlan", 1)]


def test_family_name_first(story, mentions):
    """Chinese, Korean and Vietnamese names begin with the family name."""
    article = story("President <1 Xi Jinping> met <2 Kim Jong-un>. <1 Xi> smiled. <2 Kim> did not.")
    assert mentions(article, "Xi Jinping")[-1] == "Xi"
    assert mentions(article, "Kim Jong-un")[-1] == "Kim"


def test_particles_belong_to_the_family_name(story, mentions):
    """Von der Leyen is Ursula von der Leyen, and so is Leyen."""
    article = story("<1 Ursula von der Leyen> spoke. <1 Von der Leyen> left.")
    assert len(mentions(article, "Ursula von der Leyen")) == 2


def test_acronyms_and_short_forms_of_organisations(story, mentions):
    """An acronym is its expansion; a company drops its suffix."""
    article = story(
        "The <o Organization for Security and Co-operation in Europe> met. The <o OSCE> agreed. "
        "<o Northfield Steel Inc.> fell. <o Northfield Steel> said so. <o Northfield> rose."
    )
    assert len(mentions(article, "Organization for Security and Co-operation in Europe")) == 2
    assert len(mentions(article, "Northfield Steel Inc.")) == 3


def test_a_capital_that_acts_is_its_country(story, mentions):
    """Moscow says, the Kremlin says; but talks in Moscow are in a city."""
    article = story(
        "<p Russia> agreed. <p Moscow> said so. The <p Kremlin> said so too. Talks in <p Moscow> went on."
    )
    assert mentions(article, "Russia") == ["Russia", "Moscow", "The Kremlin"]
    assert article.actor("Russia").country == "RU"
    assert article.actor("Russia").type == "country"


def test_pronouns_follow_gender_and_subject(story, mentions):
    """He and she go to the person of their gender who was the subject last."""
    article = story("<1 Peter Kessler> met <2 Maria Gomez>. She thanked him. He left with his dog.")
    assert mentions(article, "Maria Gomez") == ["Maria Gomez", "She"]
    assert mentions(article, "Peter Kessler") == ["Peter Kessler", "him", "He", "his"]


def test_nominals_go_to_the_one_with_that_role(story, mentions):
    """The minister is the one introduced as minister, the lawmaker the senator."""
    article = story(
        "Foreign Minister <1 Pavel Morozov> met Senator <2 Alma Ruiz>. "
        "The minister left. The lawmaker stayed."
    )
    assert "The minister" in mentions(article, "Pavel Morozov")
    assert "The lawmaker" in mentions(article, "Alma Ruiz")


def test_an_age_or_nationality_takes_up_the_person(story, mentions):
    """The 56-year-old Italian is the person that "he" would be."""
    article = story(
        "<1 Marco Bellini> will race again in <p Monaco>, his team said. "
        "The 56-year-old <g Italian> said he was happy."
    )
    assert "The 56-year-old Italian" in mentions(article, "Marco Bellini")


def test_i_in_a_quotation_is_its_source(story, mentions):
    """I and my are whoever says it; a quotation without a source goes on."""
    article = story(
        '"I am tired," said <1 Maria Gomez>. "My work is done."',
        [('"I am tired,"', "Maria Gomez", "direct"), ('"My work is done."', None, "direct")],
    )
    assert mentions(article, "Maria Gomez") == ["I", "Maria Gomez", "My"]


def test_an_organisation_says_we(story, mentions):
    """We of an organisation is the organisation."""
    article = story('"We are sorry," <o Acme> said.', [('"We are sorry,"', "Acme", "direct")])
    assert mentions(article, "Acme") == ["We", "Acme"]


def test_questions_and_answers(story, mentions):
    """In an interview, "you" of a question and "I" of an answer are the guest."""
    turns = "Why did you write it?\nI had to. My editor asked.\n" * 4
    article = story("Interview with novelist <1 Ada Lind>\n<1 Ada Lind> wrote a book.\n" + turns)
    found = mentions(article, "Ada Lind")
    assert found.count("you") == 4
    assert found.count("I") == 4


def test_delayed_identification(story, mentions):
    """ "A top diplomat" of the lead is the minister named as speaker below it."""
    article = story(
        "<p Freedonia> sees no point in talks: lead negotiator\n\n"
        "There is no reason to meet, a top diplomat said Thursday.\n\n"
        "Deputy Foreign Minister <1 Pavel Morozov> said in an interview that nothing had changed.\n"
    )
    assert mentions(article, "Pavel Morozov")[:2] == ["lead negotiator", "a top diplomat"]
    assert len(article.actor("Pavel Morozov").roles) == 3


def test_an_official_has_the_country_that_his_statements_speak_of(story):
    """ "Russia sees no reason, a top diplomat said" makes the minister Russian."""
    article = story(
        "<p Russia> sees no reason to talk, Deputy Foreign Minister <1 Pavel Morozov> said Thursday.\n\n"
        "<1 Morozov> said <p Russia> had adapted to sanctions. He met <p US> officials.\n"
    )
    assert article.actor("Pavel Morozov").country == "RU"


def test_groups_keep_their_words(story):
    """A nominal with a name in it is a group of its own, with the country that it tells."""
    article = story(
        "Senators from <p US> President <1 Anne Holloway>'s <o Reform Party> threatened sanctions."
    )
    group = next(a for a in article.actors if a.type == "group")
    assert group.name == "Senators from US President Anne Holloway's Reform Party"
    assert group.country == "US"


def test_it_that_refers_to_nothing_is_no_mention(story):
    """Dummy subjects are left out."""
    article = story("<o Acme> fell. It is clear that it will rise.")
    assert [article.text_of(m) for m in article.actor_mentions] == ["Acme", "it"]


def test_us_is_a_country_and_not_a_pronoun(story):
    """US in capitals is no pronoun."""
    article = story("The <p US> told us no.")
    assert [article.text_of(m) for m in article.actor_mentions if m.form == "pronoun"] == ["us"]


def test_georgia_may_be_a_state(story):
    """A geocoder that puts Georgia into the US keeps it from being the country."""
    from newsmodel_actors.actors import actors
    from newsmodel_actors.mentions import mentions as find

    from newsmodel import NamedEntity, Place, PlaceMention, Span
    from newsmodel.testing import draft_of

    text = "Georgia said no."
    entity = NamedEntity(span=Span(0, 7), label="PLACE")
    found = (
        list(find.run(draft_of(text, entity))) if hasattr(find, "run") else list(find(draft_of(text, entity)))
    )
    state = PlaceMention(span=Span(0, 7), name="Georgia", place=Place("Georgia", country="US"))
    made = list(actors(draft_of(text, entity, state, *found)))
    assert [a.type for a in made if a.type == "country"] == []


def test_one_of_a_people_is_a_person_and_a_people_its_state(story, mentions):
    """The Dutchman is whoever "he" would be; the Chinese who deny something are China."""
    article = story(
        "<1 Pieter Vos> lost to <p China>. The <g Dutchman> said he was sad. The <g Chinese> denied it."
    )
    assert "The Dutchman" in mentions(article, "Pieter Vos")
    assert mentions(article, "China")[:2] == ["China", "The Chinese"]


def test_brussels_that_acts_is_the_union(story):
    """Brussels stands for the European Union, where it acts."""
    article = story("<p Brussels> said no. The meeting in <p Brussels> ended.")
    assert [(a.name, len(a.mentions)) for a in article.actors] == [("European Union", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "<o Harland Foods> is to close a mill. Analysts at <o Barclays> think the company will sell more.",
        "<o Harland Foods> cut its forecast.\n\nA spokesman told the <o BBC> that the firm was sorry.",
        "<o Tyne Steel> met <o Ruhr AG>. <o Tyne Steel> said no. <o Ruhr AG> fell. The group is big.",
    ],
)
def test_the_company_is_the_one_that_the_story_is_about(story, text):
    """Neither the last one named nor one that is only told something."""
    article = story(text)
    main = article.actors[0]
    assert main.type == "organization"
    words = [article.text_of(article.get(m)).lower() for m in main.mentions]
    assert any(word in words for word in ("the company", "the firm", "the group"))


def test_a_union_is_no_company(story, mentions):
    """A noun for another kind of organisation goes to that one."""
    article = story(
        "<o Northfield Steel> cut 400 jobs. The <o USW> condemned it. The union said the firm had lied."
    )
    assert "The union" in mentions(article, "USW")
    assert "the firm" in mentions(article, "Northfield Steel")


def test_the_noun_after_a_name_is_the_same(story, mentions):
    """The USW union is the USW."""
    article = story("The <o USW> met. On Friday the <o USW> union said no.")
    assert "the USW union" in mentions(article, "USW")


@pytest.mark.parametrize(
    "text",
    [
        "<o Harland Foods> fell. Shares in <1 Harland> rose again.",
        "Shares in <1 Baxter & Sons> fell.",
        "He spoke to the channel <1 Lake Nine> on Friday.",
    ],
)
def test_an_organisation_that_the_recogniser_took_for_a_person(story, text):
    """A company's first word, names that "&" joins, and what follows "the channel" are organisations."""
    assert {a.type for a in story(text).actors if a.made_by.rule == "name"} == {"organization"}


def test_a_founder_keeps_the_name(story, mentions):
    """A family name that a person in the text has is no short form of the company."""
    article = story("<1 James Harland> founded <o Harland Foods>. <1 Harland> left in May.")
    assert mentions(article, "James Harland") == ["James Harland", "Harland"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Sen. <1 Dan Okafor> spoke.\n\nSen. <2 Lindsey Gray> called it a sham. He told reporters no.",
            2,
        ),
        (
            "<1 Dan Okafor> spoke.\n\nCoach <2 Robin Pell> was sacked. He had lost nine games.",
            2,
        ),
        ("<1 Ola Brandt> resigned on Sunday. She said she was tired.", 1),
    ],
)
def test_a_given_name_may_mislead(story, text, who):
    """The subject of the sentence before wins over what a given name says of gender."""
    article = story(text)
    name = {1: "Ola Brandt", 2: "Lindsey Gray" if "Lindsey" in text else "Robin Pell"}[who]
    words = [article.text_of(article.get(m)) for m in article.actor(name).mentions]
    assert words[1] in ("He", "She")


@pytest.mark.parametrize(
    "text",
    [
        "<p Georgia> will not sign: chief negotiator\n\nIt sees no need, its chief negotiator said.\n\n{}",
        "<p Chad> rejects offer\n\n<p Chad> will not pay, <p Chad>'s chief negotiator said.\n\n{}",
    ],
)
def test_a_negotiator_of_the_lead_is_named_below(story, text):
    """ "Its chief negotiator" of the lead is the speaker named after, and so is the headline's."""
    minister = "Deputy Minister <1 Idris Mbaye> said that nobody had called."
    people = [a for a in story(text.format(minister)).actors if a.type == "person"]
    assert len(people) == 1


def test_that_before_a_phrase_is_no_part_of_it(story):
    """A conjunction is no determiner of "the chairman" or "his party"."""
    article = story("<1 Ann Lund> said that the chairman refused and that his party agreed.")
    words = {article.text_of(m) for m in article.actor_mentions}
    assert {"the chairman", "his party"} <= words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<g Republicans> who say <1 Ann Lund> is too young voted no.", ["Republicans", "who"]),
        ("<1 Ann Lund>, who said she was tired, left.", ["Ann Lund", "who", "she"]),
        ("<1 Ann Lund>, a senator who has often argued for it, left.", ["Ann Lund", "who"]),
    ],
)
def test_who_that_speaks_is_its_antecedent(story, text, words):
    """A relative pronoun before a verb of saying is the one whom its clause describes."""
    article = story(text)
    assert [article.text_of(article.get(m)) for m in article.actors[0].mentions] == words


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Captain <1 Luis Farro> was sent off. The <g Portuguese> midfielder had lost his head.",
            "Luis Farro",
            "The Portuguese midfielder",
        ),
        ("<1 Kofi Abban> scored twice. The 19-year-old striker ran to his mother.", "Kofi Abban", None),
        (
            "Cllr <1 Janet Ose> spoke. The <o Labour> councillor said no.",
            "Janet Ose",
            "The Labour councillor",
        ),
        ("<1 Kofi Abban> scored. The lad ran home.", "Kofi Abban", "The lad"),
    ],
)
def test_what_a_reader_learns_of_somebody_named(story, mentions, text, name, words):
    """A nationality, an age or a party before a noun for people tells more of the person named before."""
    assert (words or "The 19-year-old striker") in mentions(story(text), name)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("A former mayor was jailed on Monday.\n\n<1 Raymond Tull>, 61, pleaded guilty.", True),
        ("A man has died in a fire.\n\n<1 Raymond Tull>, 61, lived alone.", True),
        ("A former mayor was jailed on Monday.\n\n<1 Raymond Tull> said nothing.", False),
        ("A woman has died in a fire.\n\nMr. <1 Raymond Tull>, 61, called for help.", False),
        ("A man was jailed.\n\n<1 Ray Tull>, 61, and <2 Sid Lunn>, 40, spoke.", False),
    ],
)
def test_the_one_whose_age_is_told_is_the_subject_of_the_lead(story, text, same):
    """Crime and court reports name the subject of the lead below, with the age."""
    article = story(text)
    assert (len([a for a in article.actors if a.type == "person"]) == 1) is same


def test_a_headline_drops_the_article(story, mentions):
    """ "Former mayor jailed" is the former mayor of the lead, "Rovers" the club of the lead."""
    article = story("Former mayor jailed\n\nA former mayor was jailed on Monday, judges said.")
    assert len([a for a in article.actors if a.type == "person"]) == 1
    article = story("<o Rovers> stun leaders\n\n<o Ashbourne Rovers> won on Saturday.")
    assert mentions(article, "Ashbourne Rovers") == ["Rovers", "Ashbourne Rovers"]


def test_a_dateline_s_agency_is_not_the_company(story, mentions):
    """Who reports is not what the report is about."""
    article = story("<p OSLO> (<o AP>) — A friend of <1 Ann Lund> runs <o Voss Paving>. The company is new.")
    assert "The company" in mentions(article, "Voss Paving")


@pytest.mark.parametrize("text", ["those who host <1 Rovers>", "<1 Pike>, and the boss saw him"])
def test_verbs_and_joined_clauses_are_no_roles(story, text):
    """ "Who host Rovers" has no host, and what "and" joins is no apposition."""
    assert not any(m.roles for m in story(text + " on Saturday.").actor_mentions)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The ferry's operator, <o Visayas Lines>, said no.", "Visayas Lines", "The ferry's operator"),
        ("Talks with a rival, <o Baxter & Sons>, failed.", "Baxter & Sons", "a rival"),
        ("<1 Norvik> fell. <o Norvik> said no.", "Norvik", "Norvik"),
    ],
)
def test_organisations_after_a_comma(story, mentions, text, name, words):
    """What an organisation does stands before its name; one name is one kind of thing in a text."""
    article = story(text)
    assert article.actor(name).type == "organization"
    assert words in mentions(article, name)


def test_a_coast_guard_is_no_person(story):
    """The coast guard is a body; a guard is a person."""
    article = story("The coast guard said no, and so did a guard at the gate.")
    assert [a.type for a in article.actors] == ["organization", "person"]


def test_a_paragraph_goes_on_with_the_speaker_s_occupation(story, mentions):
    """ "The fisherman said" after somebody of whom only the age is known; "the captain" is somebody else."""
    article = story("Survivor <1 Jun Cruz>, 34, said the captain had fled. The fisherman said he was cold.")
    assert mentions(article, "Jun Cruz") == ["Survivor Jun Cruz", "The fisherman", "he"]


def test_a_state_that_is_no_more(story):
    """The Soviet Union was a country, and has no code of today's."""
    (actor,) = story("The <p Soviet Union> built it.").actors
    assert (actor.name, actor.type, actor.country) == ("Soviet Union", "country", None)


@pytest.mark.parametrize("inside", ["<2 Farah> is brave", "I saw <2 Farah> and she is brave"])
def test_a_source_speaks_of_others(story, mentions, inside):
    """Who says "Farah is brave" is not Farah."""
    text = f'Senator <2 Farah Yusuf> quit. Leader <1 Bryony Clarke> called. "{inside}," she said.'
    article = story(text, [(f'"{unmarked(inside)},"', "she", "direct")])
    assert mentions(article, "Bryony Clarke")[-1] == "she"


def unmarked(text):
    return text.replace("<2 ", "").replace(">", "")


def test_the_minister_named_after_a_comma_is_the_minister(story, mentions):
    """A nominal with a name behind it gives its role to the one named."""
    article = story(
        "Prime Minister <1 Tony Reid> left. The housing minister, <2 Tom Brodie>, stayed. The minister spoke."
    )
    assert "The minister" in mentions(article, "Tom Brodie")


def test_a_secretary_is_a_minister(story, mentions):
    """British secretaries are ministers."""
    article = story("Health Secretary <1 Victoria Amos> spoke. The minister smiled.")
    assert "The minister" in mentions(article, "Victoria Amos")


@pytest.mark.parametrize("words", ["Hundreds of people", "dozens of angry farmers", "Thousands of workers"])
def test_how_many_belongs_to_the_group(story, words):
    """Hundreds of people are one mention."""
    article = story(f"{words} protested in the capital.")
    assert [article.text_of(m) for m in article.actor_mentions] == [words]
