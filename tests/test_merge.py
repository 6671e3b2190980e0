"""Merging what several extractors say of the same words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsmodel import NamedEntity, Provenance, Span, Statement
from newsmodel._merge import Candidate, merge
from newsmodel.model import kind_info

NAMES, STATEMENTS = kind_info(NamedEntity), kind_info(Statement)


def name(start, end, who="p:a", label="PERSON", rank=(True, True, 0)):
    plugin, _, extractor = who.partition(":")
    item = NamedEntity(span=Span(start, end), label=label, made_by=Provenance(plugin, "1", extractor))
    return Candidate(item, who, rank)


def kept(*candidates, info=NAMES):
    return sorted((a.span.start, a.span.end, a.made_by.address) for a in merge(info, candidates)[0])


def test_of_two_that_overlap_the_longer_wins():
    assert kept(name(0, 5), name(0, 8, "p:b")) == [(0, 8, "p:b")]


def test_priority_beats_length():
    assert kept(name(0, 5, rank=(True, True, -1)), name(0, 8, "p:b")) == [(0, 5, "p:a")]


def test_preference_beats_priority():
    assert kept(name(0, 5, rank=(True, False, 0)), name(0, 8, "p:b", rank=(True, True, -9))) == [
        (0, 5, "p:a")
    ]


def test_a_correction_by_hand_beats_all():
    assert kept(name(0, 5, "human", rank=(False, False, 0)), name(0, 8, "p:b", rank=(True, False, -9))) == [
        (0, 5, "human")
    ]


def test_at_the_same_length_the_first_name_wins():
    assert kept(name(0, 5, "p:b"), name(0, 5, "p:a", label="PLACE")) == [(0, 5, "p:a")]


def test_one_extractor_may_overlap_itself():
    assert kept(name(0, 5), name(3, 8), name(20, 21, "p:b")) == [
        (0, 5, "p:a"),
        (3, 8, "p:a"),
        (20, 21, "p:b"),
    ]


def test_equal_ones_become_one_with_both_makers():
    (item,), dropped = merge(NAMES, [name(0, 5), name(0, 5, "p:b")])

    assert [maker.address for maker in (item.made_by, *item.also_by)] == ["p:a", "p:b"]
    assert len(dropped) == 1


def test_the_log_says_who_won_and_why():
    _, (lost,) = merge(NAMES, [name(0, 5, rank=(True, True, -1)), name(0, 8, "p:b")])

    assert (lost.annotation.made_by.address, lost.winner, lost.reason) == ("p:b", "p:a", "priority")


def test_union_keeps_what_differs():
    def said(speaker, who):
        item = Statement(
            span=Span(0, 5),
            contents=(Span(0, 5),),
            mode="direct",
            speaker=speaker,
            made_by=Provenance("p", "", who),
        )
        return Candidate(item, f"p:{who}", (True, True, 0))

    result, _ = merge(STATEMENTS, [said("x", "a"), said("x", "b"), said("y", "b")])

    assert sorted(item.speaker for item in result) == ["x", "y"]


spans = st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from("abc"), st.integers(0, 2))


@given(st.lists(spans, max_size=30))
def test_kept_annotations_of_different_extractors_never_overlap_and_every_loser_meets_a_winner(items):
    candidates = [
        name(start, start + length, f"p:{who}", rank=(True, True, -priority))
        for start, length, who, priority in items
    ]
    result, dropped = merge(NAMES, candidates)

    for one in result:
        for two in result:
            if one.made_by.address != two.made_by.address:
                assert not one.span.overlaps(two.span)
    for lost in dropped:
        assert any(
            lost.annotation.span.overlaps(won.span) and won.made_by.address == lost.winner for won in result
        )


@given(st.lists(spans, max_size=20), st.randoms())
def test_merging_does_not_depend_on_the_order_given(items, random):
    candidates = [name(s, s + n, f"p:{w}", rank=(True, True, -p)) for s, n, w, p in items]
    shuffled = random.sample(candidates, len(candidates))

    assert kept(*candidates) == kept(*shuffled)
