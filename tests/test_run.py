"""Running extractors: links, checks, failures, batches."""

from __future__ import annotations

import time

import attrs
import pytest

from newsmodel import (
    Actor,
    ActorMention,
    Annotation,
    Article,
    Event,
    Limits,
    NamedEntity,
    Parser,
    Participant,
    Provenance,
    Span,
    Statement,
    TimeExpression,
    by_rule,
    extractor,
    hookimpl,
    kind,
    reference,
)

TEXT = "Ann said Bob left on Monday."


class Plugin:
    """A plugin made of extractors."""

    def __init__(self, *extractors):
        self.extractors = extractors

    @hookimpl
    def newsmodel_extractors(self):
        return list(self.extractors)


def parse(*extractors, text=TEXT, **more):
    return Parser([Plugin(*extractors)], discover=False, **more).parse(text, published="2022-01-13")


def makes(kind, *items, name="made", **more):
    return extractor(makes=kind, name=name, **more)(lambda draft: items)


def ann(**more):
    return NamedEntity(span=Span(0, 3), label="PERSON", **more)


def test_made_by_is_stamped_and_the_rule_kept():
    (found,) = parse(makes(NamedEntity, ann(made_by=by_rule("given name")))).names

    assert found.made_by == Provenance("Plugin", "", "made", "given name")


def test_an_author_can_not_pose_as_another():
    (found,) = parse(makes(NamedEntity, ann(made_by=Provenance("human", "9", "x")))).names

    assert found.made_by.plugin == "Plugin"


def test_ids_are_given_by_place():
    found = parse(makes(NamedEntity, NamedEntity(span=Span(9, 12), label="PERSON"), ann())).names

    assert [(n.id, n.span.start) for n in found] == [("namedentity-1", 0), ("namedentity-2", 9)]


def test_local_ids_become_final_ones():
    first = TimeExpression(span=Span(0, 3), type="DATE", id="mine", begin="other")
    second = TimeExpression(span=Span(9, 12), type="DATE", id="other", anchor="mine")

    one, two = parse(makes(TimeExpression, second, first)).times

    assert (one.begin, two.anchor) == (two.id, one.id)


def test_links_across_layers_hold():
    @extractor(makes=Actor, needs={ActorMention})
    def actors(draft):
        yield Actor(span=Span(0, 3), name="Ann", mentions=[m.id for m in draft[ActorMention]])

    @extractor(makes=Event, needs={Actor})
    def events(draft):
        part = Participant("agent", Span(0, 3), draft[Actor][0].id)
        yield Event(span=Span(4, 8), participants=(part,))

    article = parse(events, actors, makes(ActorMention, ActorMention(span=Span(0, 3), form="name"), name="m"))

    assert article.events[0].participants[0].actor == article.actors[0].id
    assert article.actor("ann").mentions == (article.actor_mentions[0].id,)


def test_a_reference_to_an_annotation_that_lost_is_cut():
    one = makes(
        TimeExpression,
        TimeExpression(span=Span(0, 3), type="DATE", id="a"),
        TimeExpression(span=Span(21, 27), type="DATE", anchor="a"),
        name="one",
    )
    two = makes(TimeExpression, TimeExpression(span=Span(0, 8), type="DATE"), name="two", priority=1)

    found = parse(one, two).times

    assert [(t.span.start, t.anchor) for t in found] == [(0, None), (21, None)]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (NamedEntity(span=Span(0, 99), label="PERSON"), "ends outside"),
        (NamedEntity(span=Span(0, 3), label="PERSON", head=Span(0, 99)), "ends outside"),
        (NamedEntity(span="x", label="PERSON"), "not a Span"),
    ],
)
def test_a_bad_annotation_is_dropped_singly_with_an_issue(item, words):
    article = parse(makes(NamedEntity, item, ann()))

    assert len(article.names) == 1
    assert words in article.issues[0].message


def test_a_dangling_reference_drops_the_annotation():
    article = parse(
        makes(Statement, Statement(span=Span(0, 3), contents=[Span(0, 3)], mode="direct", speaker="x"))
    )

    assert article.statements == ()
    assert "refers to 'x'" in article.issues[0].message


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (Statement, {"contents": [Span(0, 3)], "mode": "direct", "speaker": 5}, "refers to 5 itself"),
        (
            Statement,
            {"contents": [Span(0, 3)], "mode": "direct", "speaker": Actor(span=Span(0, 3), name="Ann")},
            "refer to its id",
        ),
        (Actor, {"name": "Ann", "mentions": [7]}, "refers to 7 itself"),
        (Event, {"participants": ["Ann"]}, "holds something else"),
    ],
)
def test_a_reference_that_is_no_id_drops_the_annotation(kind, fields, words):
    article = parse(makes(kind, kind(span=Span(0, 3), **fields), kind(span=Span(0, 3), **fields)))

    assert article[kind] == ()
    assert words in article.issues[0].message


def test_a_key_that_raises_costs_its_annotations_only():
    @kind("tests:Keyed", key=lambda item: item.name.lower())
    @attrs.frozen(kw_only=True)
    class Keyed(Annotation):
        name: str

    article = parse(makes(Keyed, Keyed(span=Span(0, 3), name=None), Keyed(span=Span(4, 8), name="red")))

    assert [item.name for item in article[Keyed]] == ["red"]


def test_at_most_twenty_faults_are_told():
    article = parse(
        makes(NamedEntity, *[NamedEntity(span=Span(0, 100 + i), label="PLACE") for i in range(50)])
    )

    assert len(article.issues) == 21
    assert "30 more" in article.issues[-1].message


def raising(draft):
    yield ann()
    raise RuntimeError("no luck")


@pytest.mark.parametrize("error", [RuntimeError, SystemExit, RecursionError])
def test_a_raising_extractor_loses_its_own_output_only(error):
    @extractor(makes=NamedEntity)
    def bad(draft):
        yield ann()
        raise error("no luck")

    good = makes(TimeExpression, TimeExpression(span=Span(21, 27), type="DATE"))
    article = parse(bad, good)

    assert article.names == ()
    assert len(article.times) == 1
    assert [(i.severity, i.extractor, "no luck" in i.message) for i in article.issues] == [
        ("error", "bad", True)
    ]


def test_on_error_raise_names_plugin_and_extractor():
    with pytest.raises(RuntimeError) as caught:
        parse(extractor(makes=NamedEntity)(raising), on_error="raise")

    assert "Plugin:raising" in caught.value.__notes__[0]


@pytest.mark.parametrize("output", [None, 3, ["x"], [Event(span=Span(0, 3))]])
def test_junk_output_is_an_issue(output):
    article = parse(extractor(makes=NamedEntity, name="junk")(lambda draft: output))

    assert article.names == ()
    assert article.issues[0].extractor == "junk"


def test_reading_an_undeclared_kind_raises_and_names_the_way_out():
    article = parse(extractor(makes=Event, name="peeks")(lambda draft: [*draft[NamedEntity]]))

    assert "reads NamedEntity without declaring it; add it to needs= or wants=" in article.issues[0].message


def test_an_extractor_abstains_from_another_language():
    item = makes(NamedEntity, ann(), languages=("de",))
    article = Parser([Plugin(item)], discover=False).parse(TEXT, published="2022-01-13", language="en-GB")

    assert article.names == ()
    assert "reads de" in article.issues[0].message


@pytest.mark.parametrize(
    ("reads", "language", "done"),
    [("en", "en_GB", 1), ("en", "EN", 1), ("pt-BR", "pt-br", 1), ("pt-BR", "pt", 0), ("e", "en", 0)],
)
def test_a_language_is_read_with_its_varieties(reads, language, done):
    item = makes(NamedEntity, ann(), languages=reads)

    assert len(Parser([Plugin(item)], discover=False).parse(TEXT, language=language).names) == done


def test_the_time_limit_is_looked_at_whenever_the_draft_is_read():
    @extractor(makes=NamedEntity)
    def slow(draft):
        while True:
            time.sleep(0.005)
            assert draft.text

    article = parse(slow, limits=Limits(seconds_per_extractor=0.02))

    assert "took longer" in article.issues[0].message


def test_batch_and_single_agree_and_a_raising_batch_is_retried():
    calls = []

    @extractor(makes=NamedEntity)
    def names(draft):
        calls.append("single")
        yield ann()

    @names.batch
    def many(drafts):
        calls.append(len(drafts))
        for draft in drafts:
            if "bad" in draft.text:
                raise ValueError("bad text")
            yield [ann()]

    parser = Parser([Plugin(names)], discover=False)
    assert [len(a.names) for a in parser.parse_many(["one.", "two."], batch_size=2)] == [1, 1]
    assert calls == [2]
    assert [len(a.names) for a in parser.parse_many(["one.", "bad."], batch_size=2)] == [1, 1]
    assert calls == [2, 2, "single", "single"]


def test_a_batch_that_returns_too_few_results_is_retried():
    names = makes(NamedEntity, ann())
    names.batch(lambda drafts: [[ann()]])

    assert [len(a.names) for a in Parser([Plugin(names)], discover=False).parse_many(["one.", "two."])] == [
        1,
        1,
    ]


def test_an_article_that_can_not_be_read_comes_back_with_an_issue():
    parser = Parser(discover=False, limits=Limits(max_chars=5))
    inputs = [{"text": "one", "id": "a"}, {"text": "one", "published": "soon", "id": "b"}, "too long"]

    articles = list(parser.parse_many(inputs))

    assert [a.id for a in articles[:2]] == ["a", "b"]
    assert [[i.severity for i in a.issues] for a in articles] == [["warning"], ["error"], ["error"]]


@kind("tests:Colour", merge="exclusive")
@attrs.frozen(kw_only=True)
class Colour(Annotation):
    """A third party's kind."""

    name: str
    of: str | None = reference()


def test_a_third_party_kind_works_like_a_built_in_one():
    @extractor(makes=Colour, needs={NamedEntity})
    def colours(draft):
        yield Colour(span=Span(4, 8), name="red", of=draft[NamedEntity][0].id)

    article = parse(colours, makes(NamedEntity, ann(), name="n"))

    assert article[Colour][0].of == article.names[0].id
    assert Article.from_json(article.to_json()) == article


def test_a_field_that_can_not_be_compared_costs_its_annotation_only():
    article = parse(
        makes(Colour, Colour(span=Span(0, 3), name=["a list"]), Colour(span=Span(4, 8), name="red"))
    )

    assert [c.name for c in article[Colour]] == ["red"]
    assert "can't be compared" in article.issues[0].message


def test_add_fills_in_what_lacks_and_leaves_the_rest():
    first = parse(makes(NamedEntity, ann()))
    more = Parser(
        [
            Plugin(
                makes(NamedEntity, name="n"),
                makes(Event, Event(span=Span(4, 8)), needs={NamedEntity}, name="e"),
            )
        ],
        discover=False,
    ).add(first)

    assert more.names == first.names
    assert len(more.events) == 1


def test_a_correction_by_hand_survives_a_second_parse_and_wins():
    article = parse(makes(NamedEntity, ann()))
    mine = attrs.evolve(article.names[0], label="PLACE", made_by=Provenance("human"))
    corrected = attrs.evolve(article, annotations=(mine,))

    again = Parser(
        [Plugin(makes(NamedEntity, NamedEntity(span=Span(0, 8), label="PERSON")))], discover=False
    ).parse(corrected)

    assert [(n.label, n.made_by.plugin) for n in again.names] == [("PLACE", "human")]
