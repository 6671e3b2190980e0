"""Annotations made by hand survive when an article is read anew."""

from __future__ import annotations

import attrs
import pytest

from newsmodel import (
    Actor,
    Annotation,
    Article,
    Event,
    Limits,
    NamedEntity,
    Parser,
    Provenance,
    Span,
    Statement,
    TimeExpression,
    UnknownAnnotation,
    extractor,
    hookimpl,
    kind,
)

TEXT = "Ann said Bob left on Monday."
HUMAN = Provenance("human")
ANN, BOB, LEFT = Span(0, 3), Span(9, 12), Span(9, 17)


class Plugin:
    """A plugin made of extractors."""

    def __init__(self, *extractors):
        self.extractors = extractors

    @hookimpl
    def newsmodel_extractors(self):
        return list(self.extractors)


def makes(kind, *items, name="made", **more):
    return extractor(makes=kind, name=name, **more)(lambda draft: items)


def parser(*extractors, **more):
    return Parser(Plugin(*extractors), discover=False, **more)


def said(**more):
    return Statement(span=LEFT, contents=(LEFT,), mode="indirect", **more)


def speakers(draft):
    """Say that the first actor says it."""
    yield said(speaker=draft[Actor][0].id)


ACTORS = makes(Actor, Actor(span=ANN, name="Ann"), Actor(span=BOB, name="Bob"), name="actors")
SPEAKERS = extractor(makes=Statement, needs={Actor})(speakers)


def test_a_corrected_speaker_stays_though_ids_change_and_the_wrong_one_goes():
    first = parser(ACTORS, SPEAKERS).parse(TEXT)
    mine = attrs.evolve(first.statements[0], speaker=first.actor("Bob").id, made_by=HUMAN)
    corrected = attrs.evolve(first, annotations=(*first.actors, mine))
    only_bob = makes(Actor, Actor(span=BOB, name="Bob"), name="actors")

    for again in (parser(ACTORS, SPEAKERS).parse(corrected), parser(only_bob, SPEAKERS).parse(corrected)):
        (found,) = again.statements
        assert (again.actor(found.speaker).name, found.made_by) == ("Bob", HUMAN)


def test_what_is_gone_is_no_longer_referred_to():
    first = parser(ACTORS, SPEAKERS).parse(TEXT)
    mine = attrs.evolve(first.statements[0], made_by=HUMAN)
    corrected = attrs.evolve(first, annotations=(*first.actors, mine))
    nobody = makes(Actor, name="actors")

    assert [s.speaker for s in parser(nobody, SPEAKERS).parse(corrected).statements] == [None]


def test_corrections_refer_to_each_other_across_kinds():
    actor = Actor(span=ANN, id="actor-7", name="Annie", made_by=HUMAN)
    article = Article(
        text=TEXT, annotations=(actor, said(id="statement-9", speaker="actor-7", made_by=HUMAN))
    )

    again = parser(ACTORS, SPEAKERS).parse(article)

    assert again.actor(again.statements[0].speaker).name == "Annie"
    assert [a.name for a in again.actors] == ["Annie", "Bob"]


def test_a_correction_of_a_kind_that_nothing_makes_survives():
    time = TimeExpression(span=Span(21, 27), id="timeexpression-4", type="DATE", made_by=HUMAN)
    event = Event(span=Span(13, 17), id="event-1", time="timeexpression-4", made_by=HUMAN)
    article = Article(text=TEXT, annotations=(time, event))

    again = parser().parse(article)

    assert again.events[0].time == again.times[0].id
    assert parser().parse(again).annotations == again.annotations


def test_a_correction_of_a_kind_that_is_not_installed_survives():
    unknown = UnknownAnnotation(
        span=ANN, id="thing-1", tag="absent:Thing", made_by=HUMAN, raw='{"span":{"start":0,"end":3}}'
    )
    article = Article(text=TEXT, annotations=(unknown,))

    assert parser(ACTORS).parse(article).layer("absent:Thing") == (unknown,)
    assert parser(ACTORS).add(article).layer("absent:Thing") == (unknown,)


def test_corrections_stay_in_an_article_that_can_not_be_read():
    mine = NamedEntity(span=ANN, id="n", label="PERSON", made_by=HUMAN)
    article = Article(text=TEXT, source="wire", annotations=(mine, NamedEntity(span=BOB, label="PERSON")))

    (lost,) = parser(limits=Limits(max_chars=3)).parse_many([article])

    assert (lost.annotations, lost.source, lost.issues[-1].severity) == ((mine,), "wire", "error")


def test_a_link_to_what_was_corrected_leads_to_the_correction():
    first = Event(span=Span(4, 8), id="a")
    events = makes(Event, first, Event(span=Span(13, 17), same_as="a"))
    mine = Event(span=Span(4, 8), id="event-1", category="ACCUSE", made_by=HUMAN)

    found = parser(events).parse(Article(text=TEXT, annotations=(mine,))).events

    assert [(e.category, e.same_as) for e in found] == [("ACCUSE", None), (None, "event-1")]


def test_a_kind_that_became_known_is_read_when_an_article_is_added_to():
    text = '{"text": "Ann.", "layers": {"tests-later:Hat": [{"span": {"start": 0, "end": 3}, "size": 3}]}}'
    article = Article.from_json(text)

    @kind("tests-later:Hat")
    @attrs.frozen(kw_only=True)
    class Hat(Annotation):
        size: int

    assert article[Hat][0].tag == "tests-later:Hat"
    added = parser().add(article)
    assert added[Hat] == (Hat(span=ANN, size=3),)
    both = attrs.evolve(article, annotations=(*article.annotations, Hat(span=ANN, size=4)))
    assert [hat.size for hat in Article.from_json(both.to_json())[Hat]] == [3, 4]


@pytest.mark.parametrize("merged", [TimeExpression, Event])
def test_local_links_hold_in_what_two_extractors_agree_on(merged):
    """An annotation that two made is a new object; its links are still its maker's."""

    def made(name):
        if merged is Event:
            return makes(Event, Event(span=ANN, id="a"), Event(span=BOB, same_as="a"), name=name)
        more = {"type": "DATE"}
        return makes(
            merged, merged(span=ANN, id="a", **more), merged(span=BOB, anchor="a", **more), name=name
        )

    first, second = parser(made("one"), made("two")).parse(TEXT)[merged]

    assert (second.same_as if merged is Event else second.anchor) == first.id
    assert [maker.extractor for maker in second.also_by] == ["two"]
