"""Merging what several extractors say of the same words."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from newsmodel import Event, NamedEntity, Provenance, Span, Statement
from newsmodel._merge import Candidate, merge
from newsmodel.model import kind_info

NAMES, STATEMENTS = kind_info(NamedEntity), kind_info(Statement)


def name(start, end, who="p:a", label="PERSON", rank=(True, True, 0)):
    plugin, _, extractor = who.partition(":")
    item = NamedEntity(span=Span(start, end), label=label)
    return Candidate(item, Provenance(plugin, "1", extractor), who, rank)


def kept(*candidates, info=NAMES):
    return sorted(place(c) for c in merge(info, candidates).kept)


def place(candidate):
    span = candidate.annotation.span
    return span.start, span.end, candidate.address


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
    merged = merge(NAMES, [name(0, 5), name(0, 5, "p:b")])

    (winner,) = merged.kept
    assert [maker.address for maker in (winner.maker, *winner.also)] == ["p:a", "p:b"]
    assert len(merged.dropped) == 1
    assert list(merged.equal.values()) == [winner]


def test_the_log_says_who_won_and_why():
    (lost,) = merge(NAMES, [name(0, 5, rank=(True, True, -1)), name(0, 8, "p:b")]).dropped

    assert (lost.annotation.made_by.address, lost.winner, lost.reason) == ("p:b", "p:a", "priority")


def test_union_keeps_what_differs():
    def said(speaker, who):
        item = Statement(
            span=Span(0, 5),
            contents=(Span(0, 5),),
            mode="direct",
            speaker=speaker,
        )
        return Candidate(item, Provenance("p", "", who), f"p:{who}", (True, True, 0))

    merged = merge(STATEMENTS, [said("x", "a"), said("x", "b"), said("y", "b")])

    assert sorted(c.annotation.speaker for c in merged.kept) == ["x", "y"]


spans = st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from("abc"), st.integers(0, 2))


@given(st.lists(spans, max_size=30))
def test_kept_annotations_of_different_extractors_never_overlap_and_every_loser_meets_a_winner(items):
    candidates = [
        name(start, start + length, f"p:{who}", rank=(True, True, -priority))
        for start, length, who, priority in items
    ]
    merged = merge(NAMES, candidates)

    for one in merged.kept:
        for two in merged.kept:
            if one.address != two.address:
                assert not one.annotation.span.overlaps(two.annotation.span)
    for lost in merged.dropped:
        assert any(
            lost.annotation.span.overlaps(won.annotation.span) and won.address == lost.winner
            for won in merged.kept
        )


@given(st.lists(spans, max_size=20), st.randoms())
def test_merging_does_not_depend_on_the_order_given(items, random):
    candidates = [name(s, s + n, f"p:{w}", rank=(True, True, -p)) for s, n, w, p in items]
    shuffled = random.sample(candidates, len(candidates))

    assert kept(*candidates) == kept(*shuffled)


EVENTS = kind_info(Event)
THINGS = st.tuples(st.integers(0, 4), st.integers(1, 3), st.sampled_from("abc"), st.sampled_from("xyz"))


@given(st.lists(THINGS, max_size=25))
def test_looking_only_at_equal_spans_changes_nothing(items):
    """A kind that promises that only annotations of one span can be equal gets what it got without."""
    candidates = [
        Candidate(
            Event(span=Span(start, start + length), time=what),
            Provenance("p", "", who),
            f"p:{who}",
            (True, True, 0),
        )
        for start, length, who, what in items
    ]

    def summary(info):
        merged = merge(info, candidates)
        kept = sorted((*place(c), c.annotation.time, *(m.address for m in c.also)) for c in merged.kept)
        return kept, sorted((d.winner, d.reason, d.annotation.span) for d in merged.dropped)

    for candidate in candidates:
        candidate.also = ()
    fast = summary(EVENTS)
    for candidate in candidates:
        candidate.also = ()
    assert fast == summary(attrs.evolve(EVENTS, within_span=False))
