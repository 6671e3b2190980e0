"""What callers do wrong, or unusually, and what they are told."""

from __future__ import annotations

from datetime import date, datetime

import attrs
import pytest

import newsmodel
from newsmodel import (
    Actor,
    Annotation,
    Article,
    Event,
    Evidence,
    NamedEntity,
    Parser,
    Span,
    Statement,
    TimeExpression,
    UnknownAnnotation,
    extractor,
    kind,
    registered_kinds,
    tag_of,
)
from newsmodel.errors import FormatError, KindError, TextTypeError, UnknownNameError
from newsmodel.model._kinds import check_class
from newsmodel.testing import draft_of

BARE = Parser(discover=False)
DAY = date(2026, 3, 2)


def names(name, **more):
    return extractor(makes=NamedEntity, name=name, **more)(lambda draft: [])


def texts():
    yield "One."
    yield "Two."
    raise OSError("the disk is gone")


@pytest.mark.parametrize("workers", [0, 1])
def test_what_came_before_an_error_of_the_input_is_not_lost(workers):
    done = []

    def read():
        done.extend(article.text for article in BARE.parse_many(texts(), workers=workers))

    with pytest.raises(OSError, match="the disk is gone"):
        read()
    assert done == ["One.", "Two."]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_leave_nothing_out(size):
    seen = []

    assert [a.text for a in BARE.parse_many(["a", "b", "c"], batch_size=size, progress=seen.append)] == list(
        "abc"
    )
    assert seen[-1] == 3
    assert list(BARE.parse_many([], batch_size=size)) == []


def test_parse_many_says_at_once_what_is_wrong_with_its_arguments():
    for one in ("One.", {"text": "One."}, BARE.parse("One.")):
        with pytest.raises(TypeError, match="a list of it"):
            BARE.parse_many(one)
    for wrong in ({"batch_size": 0}, {"workers": -1}):
        with pytest.raises(ValueError, match="or more"):
            BARE.parse_many(["One."], **wrong)


def test_an_id_may_be_a_number():
    assert Article.from_json(BARE.parse("One.", id=17).to_json()).id == "17"
    assert BARE.parse("One.", id=0).id == "0"
    assert BARE.parse("One.", id="").id == BARE.parse("One.").id


@pytest.mark.parametrize("field", ["headline", "byline", "source", "url", "language"])
def test_a_field_that_is_no_text_is_told(field):
    with pytest.raises(TextTypeError, match=f"{field}=5"):
        BARE.parse("One.", **{field: 5})
    (article,) = BARE.parse_many([{"text": "One.", field: 5}])
    assert field in article.issues[0].message


def test_an_actor_of_another_article_is_known_by_its_name():
    def article(*people):
        actors = [Actor(span=Span(i, i + 3), id=f"actor-{i + 1}", name=name) for i, name in enumerate(people)]
        more = {"span": Span(9, 12), "contents": (Span(9, 12),), "mode": "direct"}
        said = [Statement(id=f"s-{actor.name}", speaker=actor.id, **more) for actor in actors]
        return Article(text="a story of people", annotations=(*actors, *said))

    one, other = article("Ann", "Bob"), article("Bob", "Cy")

    assert [s.id for s in other.said_by(one.actor("Bob"))] == ["s-Bob"]
    assert other.said_by(one.actor("Ann")) == ()
    assert [s.id for s in one.said_by(one.actor("Ann"))] == ["s-Ann"]


def test_only_what_is_active_replaces_others():
    old, new = names("old"), names("new", replaces=["test_callers:old"], needs=["absent:Thing"])
    assert [s.extractor for s in Parser([old, new], discover=False).plan.steps] == [old]

    new = names("new", replaces="test_callers:old")
    assert [s.extractor for s in Parser([old, new], discover=False).plan.steps] == [new]

    one, two = names("one", replaces="test_callers:two"), names("two", replaces="test_callers:one")
    assert [s.extractor for s in Parser([one, two], discover=False).plan.steps] == [one]


def test_a_kind_names_its_owner_and_how_it_is_merged():
    @attrs.frozen(kw_only=True)
    class Mood(Annotation):
        name: str

    with pytest.raises(KindError, match="'distribution:Mood'"):
        kind("Mood")(Mood)
    with pytest.raises(KindError, match="'exclusive' or 'union'"):
        kind("tests:Mood", merge="both")


def test_an_issue_points_into_the_text():
    @extractor(makes=NamedEntity)
    def careless(draft):
        draft.report("look here", Span(0, 999))
        return []

    article = Parser(careless, discover=False).parse("One.", published="2026-03-05")

    assert "ends outside" in article.issues[0].message
    assert Article.from_json(article.to_json()) == article


def test_articles_are_compared_and_hashed_by_what_they_hold():
    one, two = (newsmodel.parse("Paris is calm on Monday.", published="2026-03-05") for _ in range(2))
    assert (one == two, len({one, two}), one.statements) == (True, 1, two.statements)
    assert attrs.evolve(one, annotations=()) != two


def test_fields_beside_an_article_are_refused():
    with pytest.raises(TypeError, match=r"attrs\.evolve"):
        BARE.parse(BARE.parse("One."), published="2026-03-05")


def test_drafts_for_tests_take_annotations_of_kinds_that_are_not_installed():
    unknown = UnknownAnnotation(span=Span(0, 3), tag="absent:Thing", raw="{}")
    first = NamedEntity(span=Span(0, 1), label="OTHER", id="namedentity-2")
    draft = draft_of("One.", unknown, first, NamedEntity(span=Span(1, 2), label="OTHER"))

    assert [item.id for item in draft[NamedEntity]] == ["namedentity-2", "namedentity-3"]
    assert tag_of(draft["absent:Thing"][0]) == "absent:Thing"


def test_a_preference_for_no_kind_is_told():
    with pytest.raises(KindError, match="'TimeExpresion' is not a registered kind"):
        Parser(prefer={"TimeExpresion": "newsmodel-dates"})


def test_the_confidence_of_evidence_lies_in_its_range():
    with pytest.raises(ValueError, match="between 0 and 1"):
        Evidence(Span(0, 1), 2)


def test_who_added_to_an_article_stands_beside_who_made_it():
    found = extractor(makes=NamedEntity, name="found")(
        lambda draft: [NamedEntity(span=Span(0, 1), label="OTHER")]
    )
    first, second = Parser(found, discover=False), Parser(names("more"), discover=False)
    article = first.parse("One.")

    added = second.add(article)

    assert added.fingerprint == f"{first.fingerprint} + {second.fingerprint}"
    assert second.add(added).fingerprint == added.fingerprint
    assert second.add(BARE.parse("One.")).fingerprint == second.fingerprint


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (None, "an article is a str, an Article, or a mapping with a text"),
        ({"id": "x"}, "a mapping with a text"),
        (b"x", "not bytes"),
        ({"text": "x", "lang": "en"}, "field 'lang': is no field of an article; there are: text, published"),
    ],
)
def test_what_is_no_article_is_told(item, words):
    (article,) = BARE.parse_many([item])

    assert words in article.issues[0].message


def test_a_tag_does_for_a_kind():
    assert extractor(makes="NamedEntity", name="x")(lambda draft: []).makes is NamedEntity


def test_settings_of_no_extractor_are_told():
    with pytest.raises(
        UnknownNameError, match="no extractor 'newsmodel-dates:foo'; there are: newsmodel-dates:dates"
    ):
        Parser(only="dates", settings={"dates:foo": {}})


def test_annotations_of_a_json_article_stand_under_layers():
    with pytest.raises(FormatError, match="under layers"):
        Article.from_json('{"text": "One.", "annotations": []}')


def test_the_built_in_kinds_pass_the_check_of_kinds():
    """It is not run for them when they are registered: importing newsmodel is fast."""
    for cls in registered_kinds():
        if cls.__module__.startswith("newsmodel.model."):
            check_class(cls, tag_of(cls))


def test_a_headline_or_byline_that_is_not_in_the_text_is_told():
    article = BARE.parse(
        "Oslo waits.\n\nBergen does not.",
        published="2026-03-05",
        headline="Ferry late",
        byline="Kari Nordmann",
    )
    assert article.headline is None
    told = [(issue.severity, issue.message.split(" does ")[0]) for issue in article.issues]
    assert told == [("warning", "the headline 'Ferry late'"), ("warning", "the byline 'Kari Nordmann'")]

    found = BARE.parse("Ferry  late\n\nOslo waits.", published="2026-03-05", headline="Ferry late")
    assert (found.text_of(found.headline), found.issues) == ("Ferry  late", ())


def test_an_article_shows_itself_in_a_line() -> None:
    """In a notebook or a failing test an article is a line, and not all of its facts."""
    article = newsmodel.parse("Calm at last\n\nParis is calm. " * 50, published="2024-05-06", id="a-1")
    shown = repr(article)
    assert shown.startswith("<Article 'a-1', 2024-05-06, ")
    assert len(shown) < 400


def test_the_words_of_whatever_stands_in_the_text() -> None:
    """Paragraphs and datelines have words, as annotations do."""
    article = newsmodel.Parser(discover=False).parse("PARIS, May 6 (Reuters) - Paris is calm.")
    assert article.text_of(article.paragraphs[0]) == article.text
    assert article.dateline is not None
    assert article.text_of(article.dateline) == "PARIS, May 6 (Reuters) -"


def test_a_person_is_found_by_a_last_name_that_is_nobody_elses():
    def named(*names: str) -> Article:
        text = ", ".join(names)
        spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
        actors = [
            Actor(span=span, id=f"a-{n}", name=name, type="person")
            for n, (span, name) in enumerate(zip(spans, names, strict=True))
        ]
        said = Statement(span=spans[0], contents=(spans[0],), mode="indirect", speaker="a-0")
        return Article(text=text, annotations=[*actors, said])

    alone = named("Philippe Garnier", "Ann Lee")
    assert alone.actor("garnier") == alone.actors[0]
    assert len(alone.said_by("Garnier")) == 1
    assert named("Philippe Garnier", "Ann Garnier").actor("Garnier") is None
    bank = Actor(span=Span(0, 9), id="a-0", name="Bank Lane", type="organization")
    assert Article(text="Bank Lane", annotations=[bank]).actor("Lane") is None


def test_days_may_be_strings():
    time = TimeExpression(span=Span(0, 6), id="t", type="DATE", value="2026-03-02", earliest=DAY, latest=DAY)
    event = Event(span=Span(7, 12), timeml_class="OCCURRENCE", time="t")
    article = Article(text="Monday rains", annotations=[time, event])
    assert article.events_between("2026-03-01", "2026-03-02") == (event,)
    assert article.events_between(datetime(2026, 3, 2, 9), DAY) == (event,)
    with pytest.raises(ValueError, match="write it as '2026-03-05'"):
        article.events_between("March 2", "2026-03-02")
    with pytest.raises(TypeError, match="give a date"):
        article.events_between(DAY, 5)  # type: ignore[arg-type]


def test_a_kind_that_nobody_has_is_told():
    article = Article(text="x")
    assert article.layer("Statement") == article.layer("newsmodel-amounts:Amount") == ()
    with pytest.raises(UnknownNameError, match="no kind 'Amount'; there are: Actor, "):
        article.layer("Amount")


@pytest.mark.parametrize("text", ["story.txt", "/archive/2026/a-1.html"])
def test_the_name_of_a_file_is_no_story(text):
    messages = [issue.message for issue in Parser(discover=False).parse(text, published=DAY).issues]
    assert messages == [f"the text {text!r} looks like the name of a file; parse reads the words given"]
    assert Parser(discover=False).parse(f"{text} is gone.", published=DAY).issues == ()
