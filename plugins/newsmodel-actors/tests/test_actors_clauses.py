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
