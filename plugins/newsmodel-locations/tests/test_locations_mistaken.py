"""What only looks like a place, and places that the text itself puts somewhere."""

import pytest
from newsmodel_locations import toponyms as extract

from newsmodel import NamedEntity, PlaceMention, Span
from newsmodel.testing import draft_of


def read(text: str, *people: str) -> dict[str, PlaceMention]:
    """Mentions by their words, with recognised people."""
    names = [
        NamedEntity(span=Span(text.index(name), text.index(name) + len(name)), label="PERSON")
        for name in people
    ]
    draft = draft_of(text, *names)
    return {draft.text_of(m): m for m in extract(draft) if isinstance(m, PlaceMention)}


def where(mention: PlaceMention) -> tuple[str | None, str | None]:
    assert mention.place is not None
    return mention.place.country, mention.place.admin1


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Helen Marsh, the headteacher, thanked the parents.", "Helen Marsh"),
        ("The award was given to Peter Lake.", "Peter Lake"),
        ("Susan Bay said that she would appeal.", "Susan Bay"),
        ("The seat was won by Robert J. Hill.", "Robert J. Hill"),
        ("A friend of Michael Pike spoke to reporters.", "Michael Pike"),
        ("The jury heard from Ruth Woods.", "Ruth Woods"),
    ],
)
def test_people_named_after_a_landscape(text: str, person: str) -> None:
    assert person not in read(text, person)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("They swam across Helen Lake at night.", "Helen Lake"),
        ("Police closed the 800 block of Taylor Lane.", "Taylor Lane"),
        ("A fire broke out near Anthony Hill.", "Anthony Hill"),
    ],
)
def test_places_named_after_people(text: str, site: str) -> None:
    assert site in read(text, site)


def test_the_lists_alone_tell_people_from_hills() -> None:
    assert not read("Margaret Hill was elected on Tuesday.")
    assert not read("Sentencing Marsh, the judge called it a cruel crime. Helen Marsh had denied it.")


def test_who_speaks_is_no_state() -> None:
    turns = "Q&A\n\nMT: How did it begin?\n\nID: In a garage.\n\nMT: And then?\n\nID: We were lucky."
    assert not read(turns)
    assert len(read("Dead:\n\nKenya: 192\n\nUK: 4\n\nInjured:\n\nKenya: 4877\n\nUK: 10")) == 2
    assert "UK" in read("UK: Two men were arrested in Leeds on Monday.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("She lives in Kurla, Mumbai.", ("IN", "16")),
        ("A wall fell in Kurla, a crowded suburb of Mumbai, on Monday.", ("IN", "16")),
        ("Shops in Kurla, Mumbai, were shut. Buses to Kurla stopped.", ("IN", "16")),
    ],
)
def test_a_town_that_the_text_states_outweighs_a_name_elsewhere(text: str, place: tuple[str, str]) -> None:
    found = read(text)["Kurla"]
    assert where(found) == place
    assert found.made_by is not None
    assert found.made_by.rule == "locality"
    assert found.place is not None
    assert found.place.geonames_id is None


def test_a_listed_part_of_a_stated_town_is_that_one() -> None:
    assert where(read("He opened a bakery in Richmond, a leafy suburb of Melbourne.")["Richmond"]) == (
        "AU",
        "07",
    )


@pytest.mark.parametrize(
    "text",
    [
        "In Baghdad, Washington has few friends.",
        "The band played in Baghdad, Washington and Vienna.",
        "The band played in Baghdad, Washington, Vienna and Rome.",
    ],
)
def test_a_list_states_no_town(text: str) -> None:
    assert where(read(text)["Baghdad"])[0] == "IQ"


@pytest.mark.parametrize("text", ["Welsh ministers met.", "The British and Welsh governments agreed."])
def test_welsh_is_of_wales(text: str) -> None:
    assert where(read(text)["Welsh"]) == ("GB", "WLS")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A walker fell in the Lake District on Friday.", "Lake District", "GB"),
        ("Farmers in the Murray-Darling Basin want more water.", "Murray-Darling Basin", "AU"),
        ("The lava of Mount Etna reached a road.", "Mount Etna", "IT"),
        ("The ferry sank off Dar es Salaam on Friday.", "Dar es Salaam", "TZ"),
        ("A bridge fell in Santiago de los Caballeros on Friday.", "Santiago de los Caballeros", "DO"),
    ],
)
def test_famous_names(text: str, name: str, country: str) -> None:
    assert where(read(text)[name])[0] == country


def test_half_a_word_is_no_place_of_a_river() -> None:
    found = read("The fish died in the Darling-Wagga River.")
    assert all(m.made_by is None or m.made_by.rule != "within" for m in found.values())


def test_a_dateline_names_a_place() -> None:
    clinton = "CLINTON — A couple were held on Friday.\n\nThey had denied it."
    assert "CLINTON" in read(clinton, "CLINTON")
    assert where(
        read("UNITED NATIONS — Russia vetoed a text on Friday.\n\nIt had been drafted by Britain.")[
            "UNITED NATIONS"
        ]
    ) == ("US", "NY")
    assert "QARAVUL" in read("QARAVUL (AP) — Miners struck on Friday.\n\nThey want more pay.")


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Shops opened in Paris, London and Rome.", "Paris", ("FR", "11")),
        ("Shops opened in Paris, London and Rome.", "Rome", ("IT", "07")),
        ("LONDON/PARIS, Jan 5 (Reuters) - Shares fell.", "LONDON", ("GB", "ENG")),
        ("She flew from London to New York.", "New York", ("US", "NY")),
        ("A man from Paris and one from London, Kentucky, were held in Lexington.", "Paris", ("US", "KY")),
        ("Newcastle and Dundee lost, as did Aberdeen.", "Newcastle", ("GB", "ENG")),
        (
            "Durban, Newcastle and Dundee are short of water, South African officials said.",
            "Dundee",
            ("ZA", "02"),
        ),
    ],
)
def test_great_towns_keep_company(text: str, name: str, place: tuple[str, str]) -> None:
    assert where(read(text)[name]) == place


def test_people_of_great_towns_are_no_company() -> None:
    assert where(read("Londoners love Paris, and a Londoner said so.")["Paris"]) == ("FR", "11")


def test_new_york_among_great_towns_is_the_city() -> None:
    city, state = read("She flew from London to New York."), read("New York, New Jersey and Ohio sued.")
    assert city["New York"].place is not None
    assert state["New York"].place is not None
    assert city["New York"].place.feature_class == "P"
    assert state["New York"].place.feature_class == "A"


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("France and South Korea had urged restraint.", "France", "associative"),
        ("Chile, Peru and Bolivia said they would sign.", "Chile", "associative"),
        ("They drove through Chile and Peru.", "Chile", "literal"),
        ("The embassies in Nairobi, Kenya and Dar es Salaam, Tanzania, were shut.", "Kenya", "literal"),
        ("Police in the Leeds area are looking for him.", "Leeds", "literal"),
        ("The Kent county council met on Tuesday.", "Kent", "associative"),
        ("Chile and", "Chile", "literal"),
        ("Chile and Peru", "Chile", "literal"),
        ("It snowed across Lake and Porter counties.", "Porter", "literal"),
    ],
)
def test_a_list_is_used_like_its_last(text: str, name: str, use: str) -> None:
    assert read(text)[name].use == use
