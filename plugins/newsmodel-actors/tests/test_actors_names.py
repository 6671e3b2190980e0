"""Parts of people's names."""

import gc
import sys

import pytest
from newsmodel_actors import lexicon
from newsmodel_actors.mentions import _heads_and_pronouns
from newsmodel_actors.names import parse_name
from newsmodel_actors.nominals import _before_nouns, heads


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Sergei Ryabkov", ("sergei",), "ryabkov"),
        ("Ursula von der Leyen", ("ursula",), "von der leyen"),
        ("Von der Leyen", (), "von der leyen"),
        ("Bashar al-Assad", ("bashar",), "al-assad"),
        ("Xi Jinping", ("jinping",), "xi"),
        ("Nguyen Van Hai", ("van", "hai"), "nguyen"),
        ("Kim Jong-un", ("jong-un",), "kim"),
        ("Lee Harvey", ("lee",), "harvey"),
        ("J.K. Rowling", ("j.k.",), "rowling"),
        ("Martin Luther King Jr.", ("martin", "luther"), "king"),
        ("Mary-Jane O’Neill", ("mary-jane",), "o'neill"),
        ("Pelé", (), "pelé"),
        ("Łukasz Żółć", ("łukasz",), "żółć"),
        ("Mrs. Clinton", (), "clinton"),
    ],
)
def test_parts(name, given, family):
    """Particles, initials, suffixes, hyphens, mononyms and family names that come first."""
    parsed = parse_name(name.split())
    assert (parsed.given, parsed.family) == (given, family)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mrs. Clinton", "f"),
        ("Clinton", "u"),
        ("Hillary Clinton", "f"),
        ("Ngozi Qwxyz", "f"),
        ("Sir Keir", "m"),
    ],
)
def test_gender(name, gender):
    """A courtesy title decides, then the given name; a family name tells nothing."""
    assert parse_name(name.split()).gender == gender


@pytest.mark.parametrize("words", [[], [""], ["Jr."], ["."], ["Mr."], ["\U00018cd6"]])
def test_anything_is_a_name(words):
    """Nothing raises."""
    parse_name(words)


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="the garbage collector walks through any dictionary")
def test_the_garbage_collector_passes_over_the_lists():
    """What is large and stays loaded is of strings and numbers alone."""
    tables = (
        lexicon.nouns(), lexicon.person_nouns(), lexicon.given_names(), heads(), _heads_and_pronouns(),
        _before_nouns(),
    )  # fmt: skip
    gc.collect()
    for table in tables:
        assert len(table) > 500
        assert not gc.is_tracked(table)
