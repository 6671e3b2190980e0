"""The shared country table and its lookups."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel import countries
from newsmodel.countries import Country, country, country_of, country_of_demonym, country_of_seat


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"), ("RUSSIA", "RU"), ("US", "US"), ("U.S.", "US"), ("United States", "US"),
        ("the United States", "US"), ("America", "US"), ("UK", "GB"), ("Britain", "GB"), ("Holland", "NL"),
        ("The Netherlands", "NL"), ("Burma", "MM"), ("Myanmar", "MM"), ("Kosovo", "XK"), ("Taiwan", "TW"),
        ("Palestinian territories", "PS"), ("Ivory Coast", "CI"), ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"), ("St. Lucia", "LC"), ("ST. LUCIA", "LC"), ("United\u00a0Kingdom", "GB"),
        ("Tu\u0308rkiye", "TR"), ("the Emirates", "AE"), ("Czechia", "CZ"), ("Georgia", "GE"),
    ],
)  # fmt: skip
def test_names_and_aliases(name: str, code: str) -> None:
    found = country_of(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "name",
    ["us", "it", "turkey", "china", "chad", "IT", "IN", "", "the", "Korea", "Emirates", "States", "The"],
)
def test_words_that_are_no_country(name: str) -> None:
    assert country_of(name) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Russian", "RU"), ("Russians", "RU"), ("Briton", "GB"), ("Britons", "GB"), ("British", "GB"),
        ("Dutch", "NL"), ("Frenchmen", "FR"), ("Swiss", "CH"), ("Filipinos", "PH"), ("Nigerien", "NE"),
        ("Nigerian", "NG"), ("Palestinians", "PS"), ("Kosovar", "XK"), ("South Koreans", "KR"),
        ("CHINESE", "CN"), ("Danes", "DK"),
    ],
)  # fmt: skip
def test_demonyms(word: str, code: str) -> None:
    found = country_of_demonym(word)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Moscow", "RU"), ("the Kremlin", "RU"), ("Kremlin", "RU"), ("the White House", "US"),
        ("Washington", "US"), ("Downing Street", "GB"), ("Whitehall", "GB"), ("the Elysee", "FR"),
        ("Élysée", "FR"), ("Kyiv", "UA"), ("Kiev", "UA"), ("Beijing", "CN"), ("BEIJING", "CN"),
        ("Bogota", "CO"), ("Malacanang", "PH"), ("the Pentagon", "US"),
    ],
)  # fmt: skip
def test_seats(word: str, code: str) -> None:
    found = country_of_seat(word)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "word", ["Brussels", "Geneva", "Georgetown", "Kingston", "Victoria", "Hamilton", "beehive"]
)
def test_places_that_stand_for_no_government(word: str) -> None:
    assert country_of_seat(word) is None


def test_every_code_is_there_once_and_well_formed() -> None:
    codes = [each.code for each in countries.all_countries()]
    assert codes == sorted(set(codes))
    assert len(codes) == 250
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert {"XK", "PS", "TW", "HK", "GB"} <= set(codes)


def test_no_word_stands_for_two_countries() -> None:
    """A name, a demonym or a seat leads to the country that lists it, whatever the order of the table."""
    for each in countries.all_countries():
        for lookup, words in (
            (country_of, (each.name, *each.aliases)),
            (country_of_demonym, each.demonyms),
            (country_of_seat, each.seats),
        ):
            for word in words:
                assert lookup(word) == each, word
                assert lookup(word.replace("'", "’")) == each, word


def test_cells_are_tidy() -> None:
    for each in countries.all_countries():
        words = [
            each.name,
            *each.aliases,
            *each.demonyms,
            *each.seats,
            *([each.capital] if each.capital else []),
        ]
        assert all(word == word.strip() and word and "  " not in word for word in words)
        for group in (each.aliases, each.demonyms, each.seats):
            assert len(set(group)) == len(group), each


def test_code_lookup() -> None:
    assert isinstance(country("FR"), Country)
    assert country("fr") is None
    assert country("ZZ") is None
    assert str(country("KR")) == "South Korea"


@given(st.text(st.characters()))
def test_any_text_is_answered(text: str) -> None:
    for lookup in (country, country_of, country_of_demonym, country_of_seat):
        assert lookup(text) is None or isinstance(lookup(text), Country)
