"""The parser as users call it."""

from __future__ import annotations

import pickle
import sys
from datetime import UTC, date, datetime

import attrs
import pytest

import newsmodel
from newsmodel import Limits, NamedEntity, Parser, Span, extractor
from newsmodel.errors import BadDateError, LimitError, SettingsError, TextTypeError, VersionMismatchError
from newsmodel.parser import _rebuilt

BARE = Parser(discover=False)


@attrs.frozen
class Loud:
    """Settings."""

    level: int = 1
    words: tuple[str, ...] = ()
    loud: bool = False


@attrs.frozen
class Quiet:
    """Settings of another extractor of the plugin."""

    depth: float = 0.5


@extractor(makes=NamedEntity, settings=Loud)
def loud(draft):
    yield NamedEntity(span=Span(0, 1), label="OTHER", subtype=repr(draft.settings(Loud)))


@extractor(makes=NamedEntity, settings=Quiet)
def quiet(draft):
    yield NamedEntity(span=Span(1, 2), label="OTHER", subtype=repr(draft.settings(Quiet)))


def subtypes(settings):
    parser = Parser([sys.modules[__name__]], discover=False, settings=settings)
    return [n.subtype for n in parser.parse("AB", published="2022-01-13").names]


@pytest.mark.parametrize(
    ("given", "day", "moment"),
    [
        ("2022-01-13", date(2022, 1, 13), None),
        (date(2022, 1, 13), date(2022, 1, 13), None),
        (datetime(2022, 1, 13, 23, tzinfo=UTC), date(2022, 1, 13), datetime(2022, 1, 13, 23, tzinfo=UTC)),
        ("2022-01-13T23:00:00Z", date(2022, 1, 13), datetime(2022, 1, 13, 23, tzinfo=UTC)),
    ],
)
def test_published_takes_a_str_a_date_or_a_datetime(given, day, moment):
    article = BARE.parse("Text.", published=given)

    assert (article.published, article.published_at) == (day, moment)


@pytest.mark.parametrize("given", ["soon", "2022-02-30", 2022, "13/01/2022"])
def test_a_bad_date_is_told(given):
    with pytest.raises(BadDateError, match="YYYY-MM-DD") as caught:
        BARE.parse("Text.", published=given)
    assert caught.value.value == given


def test_without_a_date_there_is_none_and_an_issue():
    article = BARE.parse("Text.")

    assert article.published is None
    assert "no publication date" in article.issues[0].message


def test_bytes_and_long_texts_are_refused():
    with pytest.raises(TextTypeError, match="decode bytes first"):
        BARE.parse(b"x")
    with pytest.raises(LimitError, match=r"Limits\.max_chars is 3"):
        Parser(discover=False, limits=Limits(max_chars=3)).parse("four")


def test_the_text_is_kept_verbatim():
    text = "\ufeffA\r\n\tB\u00a0C e\u0301 \U0001f600\n\n"

    assert BARE.parse(text).text == text


def test_an_article_has_the_callers_id_or_a_hash_of_text_and_day():
    assert BARE.parse("x", id="mine").id == "mine"
    assert BARE.parse("x").id == BARE.parse("x").id != BARE.parse("x", published="2022-01-13").id


def test_a_parser_pickles_and_refuses_another_version():
    parser = pickle.loads(pickle.dumps(BARE))

    assert parser.fingerprint == BARE.fingerprint
    function, (arguments, _) = BARE.__reduce__()
    assert function is _rebuilt
    with pytest.raises(VersionMismatchError, match="install the same versions"):
        _rebuilt(arguments, "newsmodel-core=0.0.1 #0")


def test_settings_have_defaults():
    assert subtypes(None) == [repr(Loud()), repr(Quiet())]


def test_settings_reach_every_extractor_of_a_plugin():
    assert subtypes({"test_parser": {"level": 3, "depth": 0.1}}) == [repr(Loud(3)), repr(Quiet(0.1))]


def test_settings_for_one_extractor():
    assert subtypes({"test_parser:loud": {"words": ["a", "b"]}}) == [
        repr(Loud(words=("a", "b"))),
        repr(Quiet()),
    ]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            {"test_parser": {"levl": 3}},
            "no setting 'levl'; it has: depth, level, loud, words; did you mean 'level'?",
        ),
        ({"test_parser:quiet": {"level": 3}}, "it has: depth"),
        ({"test_parser": {"level": "many"}}, "level"),
        ({"test_parser": {"loud": "yes"}}, "expected bool"),
        ({"test_parser": 3}, "must be a table"),
    ],
)
def test_a_bad_setting_is_told(settings, words):
    with pytest.raises(SettingsError) as caught:
        subtypes(settings)
    assert words in str(caught.value)


def test_settings_come_from_a_file(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.newsmodel.test_parser]\nlevel = 5\n")
    (tmp_path / "mine.toml").write_text("[test_parser]\nlevel = 6\n")
    (tmp_path / "bad.toml").write_text("[")

    assert subtypes(tmp_path / "pyproject.toml")[0] == repr(Loud(5))
    assert subtypes(tmp_path / "mine.toml")[0] == repr(Loud(6))
    with pytest.raises(SettingsError, match=r"bad\.toml"):
        subtypes(tmp_path / "bad.toml")


def test_two_parsers_with_different_settings_do_not_mix():
    module = sys.modules[__name__]
    one, two = (Parser([module], discover=False, settings={"test_parser": {"level": n}}) for n in (1, 2))

    for _ in range(2):
        assert "level=1" in one.parse("AB").names[0].subtype
        assert "level=2" in two.parse("AB").names[0].subtype
    assert one.fingerprint != two.fingerprint


def test_parse_uses_all_installed_plugins():
    article = newsmodel.parse("Paris is calm.", published="2022-01-13")

    assert "newsmodel-dates=" in article.fingerprint


def test_joins():
    actor = newsmodel.Actor(span=Span(0, 3), id="actor-1", name="Ann Lee", mentions=("m1",))
    mention = newsmodel.ActorMention(span=Span(0, 3), id="m1", form="name")
    said = newsmodel.Statement(
        span=Span(4, 8), id="s1", contents=(Span(4, 6), Span(7, 8)), mode="direct", speaker="actor-1"
    )
    day = date(2022, 1, 13)
    when = newsmodel.TimeExpression(span=Span(4, 6), id="t1", type="DATE", earliest=day, latest=day)
    event = newsmodel.Event(span=Span(4, 6), id="e1", time="t1")
    place = newsmodel.PlaceMention(
        span=Span(0, 3), id="p1", name="Ann", place=newsmodel.Place("Ann", geonames_id=1)
    )
    article = newsmodel.Article(text="Ann said it", annotations=(actor, mention, said, when, event, place))

    assert article.said_by("ann") == article.said_by(actor) == article.said_by("Ann Lee") == (said,)
    assert article.said_by("Bob") == ()
    assert article.actor(None) is None
    assert str(article.actor("actor-1")) == "Ann Lee"
    assert article.text_of(said) == "sa … d"
    assert article.events_between(day, day) == (event,)
    assert article.events_between(date(2022, 1, 14), date(2023, 1, 1)) == ()
    assert [(g.place.name, len(g.mentions)) for g in article.places] == [("Ann", 1)]
    assert article.overlapping(newsmodel.Actor, Span(2, 4)) == (actor,)


def test_a_name_that_two_actors_share_names_nobody():
    actors = [
        newsmodel.Actor(span=Span(i, i + 3), id=f"actor-{i}", name=name, mentions=(f"m{i}",))
        for i, name in enumerate(["Ann Lee", "Bob Lee"])
    ]
    mentions = [
        newsmodel.ActorMention(span=Span(i * 4, i * 4 + 3), id=f"m{i}", form="name") for i in range(2)
    ]
    article = newsmodel.Article(text="Lee Lee", annotations=(*actors, *mentions))

    assert article.actor("Lee") is None
    assert article.actor("bob lee").id == "actor-1"
