"""What is no actor, and what is the same one, in sentences like those of local news."""

import pytest


def mentioned(article):
    return [article.text_of(m) for m in article.actor_mentions if m.form == "nominal"]


@pytest.mark.parametrize(
    "text",
    [
        "It was one of two counts of theft.",
        "A public consultation opened.",
        "The public inquiry opened.",
        "There was a press conference.",
        "The boat lay on the far side of the river.",
        "A van stood on the other side of the road.",
        "They thanked him for his service.",
        "Sales rose under her leadership.",
        "The river's banks were wet, as were the banks of the Tyne.",
        "The affidavit states that it rained.",
        "He shook his head.",
    ],
)
def test_things_are_no_actors(story, text):
    """A noun for people or a body may mean a thing."""
    assert mentioned(story(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The public think so.", ["The public"]),
        ("The press were told.", ["The press"]),
        ("The other side agreed.", ["The other side"]),
        ("Three member states agreed.", ["Three member states"]),
        ("His head of staff agreed.", ["His head of staff"]),
        ("The Chief Medical Officer agreed.", ["The Chief Medical Officer"]),
    ],
)
def test_people_and_bodies_stay(story, text, found):
    """The same nouns mean people and bodies elsewhere."""
    assert mentioned(story(text)) == found


def test_a_quotation_mark_is_no_possessive(story):
    """A single mark that opens a quotation has a blank before it."""
    article = story("It was over. 'Mum was there,' she said. She said: 'The boss told me.'")
    assert all(name[0].isalnum() for name in (actor.name for actor in article.actors))
    assert "The drivers' boss" in mentioned(story("The drivers' boss agreed."))


def test_a_company_with_its_seat_is_the_company(story, mentions):
    """ "The Leeds-based firm" goes to whom "the firm" would."""
    article = story(
        "<o Borealis Group>, which makes pumps, said sales fell. "
        "The <p Leeds>-based firm will close a shop. The company said no more."
    )
    assert mentions(article, "Borealis Group") == [
        "Borealis Group",
        "The Leeds-based firm",
        "The company",
    ]


def test_a_company_with_its_seat_is_the_one_named_behind_it(story, mentions):
    """An apposition decides first."""
    article = story("<o Harland Foods> rose. The <p Leeds>-based company, <o Quill Ltd>, fell.")
    assert mentions(article, "Quill Ltd") == ["The Leeds-based company", "Quill Ltd"]


def test_who_tells_of_somebody_is_somebody_else(story, mentions):
    """A description inside what somebody says is not the speaker."""
    told = "the 22-year-old had hurt a knee"
    article = story(
        f"Manager <1 Paul Heck> spoke. <1 Heck> revealed that {told}.", [(told, "Heck", "indirect")]
    )
    assert mentions(article, "Paul Heck") == ["Manager Paul Heck", "Heck"]


def test_a_name_in_full_stands_before_initials(story):
    """An actor is called by the name with the most whole words."""
    article = story("<1 Margaret Sandell> died. <1 M. E. Sandell> taught.")
    assert [actor.name for actor in article.actors] == ["Margaret Sandell"]


def test_irish_particles_belong_to_the_family_name(story, mentions):
    """Ó is a part of the family name."""
    article = story("<1 Micheál Ó Ceallaigh> spoke. Mr <1 Ó Ceallaigh> left.")
    assert mentions(article, "Micheál Ó Ceallaigh") == ["Micheál Ó Ceallaigh", "Mr Ó Ceallaigh"]
