"""What belongs to a mention and what to the clause around it: predicates, conjunctions, affiliations."""

import pytest


@pytest.mark.parametrize(
    "predicate",
    [
        "urged the minister to act",
        "criticised a councillor",
        "backed her deputy",
        "replaced Ohio's governor",
        "joined the club captain",
        "holding her son",
    ],
)
def test_a_predicate_after_an_apposition_is_no_role(story, predicate):
    """ "The mayor, Ann Roe, urged the minister": the object is somebody else."""
    article = story(f"The mayor, <1 Ann Roe>, {predicate} on Monday.")
    assert [article.text_of(role) for role in article.actor("Ann Roe").roles] == ["The mayor"]
    assert len([a for a in article.actors if a.type == "person"]) == 2


@pytest.mark.parametrize(
    "role", ["formerly a teacher", "retired US general", "convicted murderer", "disgraced former minister"]
)
def test_participles_and_adverbs_may_open_a_role(story, role):
    """What looks like a verb is an adjective where no object follows."""
    article = story(f"<1 Ann Roe>, {role}, left.")
    assert [article.text_of(found) for found in article.actor("Ann Roe").roles] == [role]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police said that a man had died.", "a man"),
        ("They vowed that no teacher would go.", "no teacher"),
        ("They said that two men had come.", "two men"),
        ("They said that <p Russia>'s minister was ill.", "Russia's minister"),
        ("I saw the two men.", "the two men"),
        ("I saw that other man.", "that other man"),
        ("I saw his three sons.", "his three sons"),
        ("We met this year's winner.", "this year's winner"),
    ],
)
def test_that_before_a_clause_is_no_determiner(story, text, words):
    """ "Said that a man" has "a man"; "the two men" keep their article."""
    assert words in [text_of(story(text), m) for m in story(text).actor_mentions if m.form == "nominal"]


def text_of(article, mention):
    return article.text_of(mention)


@pytest.mark.parametrize("source", ["<o Acme> chief executive <1 Tim Dunn>", "<p Brazil> coach <1 Tim Dunn>"])
def test_who_speaks_is_not_the_affiliation(story, mentions, source):
    """ "I" of "said Acme chief executive Tim Dunn" is Dunn."""
    plain = source.replace("<o ", "").replace("<p ", "").replace("<1 ", "").replace(">", "")
    article = story(f'"I am proud," said {source}.', [('"I am proud,"', plain, "direct")])
    assert mentions(article, "Tim Dunn")[0] == "I"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "The government fell. The previous government left debts.",
            "The government",
            "The previous government",
        ),
        ("The Welsh government met. The federal government did not.", "Welsh", "The federal government"),
        ("The driver died. The lorry driver was arrested.", "The driver", "The lorry driver"),
        ("A bus driver died. The taxi driver was arrested.", "A bus driver", "The taxi driver"),
        ("Chancellor <1 Ann Roe> spoke. The prime minister spoke.", "Ann Roe", "The prime minister"),
        ("Council leader <1 Ann Roe> spoke. The opposition leader left.", "Ann Roe", "The opposition leader"),
        ("Defence Minister <1 Ann Roe> spoke. The foreign minister left.", "Ann Roe", "The foreign minister"),
        ("Vice President <1 Ann Roe> spoke. The president left.", "Ann Roe", "The president"),
        ("Minister <1 Ann Roe> rose. <1 Roe> met the minister.", "Ann Roe", "the minister"),
    ],
)
def test_what_tells_two_of_a_kind_apart(story, text, one, other):
    """Another trade, rank, government or clause is another actor."""
    (found,) = [
        a for a in story(text).actors if other in [story(text).text_of(m) for m in words(story(text), a)]
    ]
    assert one not in found.name
    assert len(found.mentions) == 1


def words(article, actor):
    return [article.get(mention) for mention in actor.mentions]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Deputy Foreign Minister <1 Ann Roe> spoke. The minister left.", "The minister"),
        ("Minister <1 Ann Roe> rose. <1 Roe> was the minister.", "the minister"),
        ("President <1 Ann Roe> spoke. The former president left.", "The former president"),
        ("Vice President <1 Ann Roe> spoke. The vice president left.", "The vice president"),
    ],
)
def test_what_does_not_tell_them_apart(story, mentions, text, words):
    """A rank may be shortened, a predicate is its subject."""
    assert words in mentions(story(text), "Ann Roe")


@pytest.mark.parametrize(
    "words",
    [
        "His boss at the power plant",
        "<o Acme>'s founder and former chairman",
        "A lawyer for the family of the man",
    ],
)
def test_a_name_follows_a_complement(story, mentions, words):
    """ "A nominal, a comma and a name" holds with a complement or a second noun, too."""
    article = story(f"{words}, <1 Ann Roe>, left.")
    assert mentions(article, "Ann Roe")[-1] == "Ann Roe"
    assert len(mentions(article, "Ann Roe")) == 2


def test_a_list_after_a_complement_is_no_apposition(story, mentions):
    """ "The coach of the team, Ann Roe and Bob Day" are three."""
    article = story("The coach of the team, <1 Ann Roe> and <2 Bob Day> left.")
    assert mentions(article, "Ann Roe") == ["Ann Roe"]
