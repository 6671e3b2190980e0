"""The order of extractors."""

from __future__ import annotations

import pickle

import attrs
import pytest

from newsmodel import Actor, Attribution, Event, NamedEntity, PlaceMention, Statement, extractor
from newsmodel._order import Bound, make_plan
from newsmodel.errors import CycleError, ExtractorError


def bound(name, makes, needs=(), wants=(), plugin="p", **more):
    return Bound(
        extractor(makes=makes, needs=needs, wants=wants, name=name, **more)(lambda draft: []), plugin
    )


def order(*bounds, **more):
    return [b.address for b in make_plan(bounds, **more).steps]


def test_needs_come_first():
    assert order(bound("a", Statement, {Attribution, Actor}), bound("z", Actor), bound("y", Attribution)) == [
        "p:y",
        "p:z",
        "p:a",
    ]


def test_ties_go_by_name_and_not_by_the_order_given():
    one, two = bound("one", NamedEntity), bound("two", NamedEntity)

    assert order(two, one) == order(one, two) == ["p:one", "p:two"]


def test_all_makers_of_a_kind_run_before_its_reader():
    assert order(bound("a", Actor, {NamedEntity}), bound("x", NamedEntity), bound("y", NamedEntity)) == [
        "p:x",
        "p:y",
        "p:a",
    ]


def test_an_unmet_need_makes_an_extractor_inactive_and_those_that_need_it():
    plan = make_plan([bound("s", Statement, {Actor}), bound("a", Actor, {NamedEntity})])

    assert plan.steps == ()
    assert set(plan.inactive) == {"p:s", "p:a"}
    assert "needs NamedEntity" in plan.inactive["p:a"]
    assert {issue.extractor for issue in plan.issues} == {"s", "a"}


def test_a_given_layer_meets_a_need():
    assert order(bound("a", Actor, {NamedEntity}), given={"NamedEntity"}) == ["p:a"]


def test_a_tag_names_a_kind_that_is_not_installed():
    assert order(bound("a", Actor, wants={"elsewhere:Thing"})) == ["p:a"]


def test_a_circle_of_needs_names_its_extractors():
    circle = [bound("a", Actor, {Statement}), bound("s", Statement, {Actor}), bound("n", NamedEntity)]

    with pytest.raises(CycleError, match="p:a -> p:s -> p:a") as caught:
        make_plan(circle)
    assert caught.value.extractors == ("p:a", "p:s", "p:a")


def test_a_circle_through_wants_is_broken_by_name_with_an_issue():
    plan = make_plan([bound("a", Actor, wants={Statement}), bound("s", Statement, {Actor})])

    assert [b.address for b in plan.steps] == ["p:a", "p:s"]
    assert "wants Statement" in plan.issues[0].message


def test_only_a_member_of_the_circle_is_loosened():
    plan = make_plan(
        [
            bound("a", PlaceMention, wants={Event}),  # downstream of the circle, first by name
            bound("e", Event, wants={Statement}),
            bound("s", Statement, wants={Event}),
        ]
    )

    assert [b.address for b in plan.steps] == ["p:e", "p:a", "p:s"]


def test_replaces_switches_another_off():
    plan = make_plan([bound("old", Actor), bound("new", Actor, replaces=("p:old",), plugin="q")])

    assert [b.address for b in plan.steps] == ["q:new"]
    assert plan.inactive == {"p:old": "replaced by q:new"}
    assert plan.issues[0].severity == "info"


def test_an_extractor_may_not_read_what_it_makes():
    with pytest.raises(ExtractorError, match="makes Actor and reads it too"):
        bound("x", Actor, wants={Actor})


def test_a_closure_can_not_be_pickled_and_the_message_says_the_way_out():
    @extractor(makes=Actor)
    def local(draft):
        return []

    with pytest.raises(ExtractorError, match="top level"):
        pickle.dumps(local)


def test_an_extractor_is_fixed_once_made():
    made = extractor(makes=Actor, name="x")(lambda draft: [])

    with pytest.raises(attrs.exceptions.FrozenAttributeError):
        made.priority = 3
