"""The conformance suite: deliberately bad extractors fail it, each by its rule."""

from __future__ import annotations

import contextlib
import random
import socket
import threading

import pytest

from newsmodel import Actor, Draft, Event, NamedEntity, PlaceMention, Span, extractor
from newsmodel.testing import (
    ConformanceError,
    assert_words,
    check_extractor,
    draft_of,
    rule_names,
    underlined,
)

SEEN = []


def first_word(draft):
    if len(draft.tokens):
        yield NamedEntity(span=draft.tokens.span(0), label="OTHER")


@extractor(makes=NamedEntity)
def good(draft):
    yield from first_word(draft)


@extractor(makes=NamedEntity)
def raises_on_odd_text(draft):
    draft.text.encode()
    return []


@extractor(makes=NamedEntity)
def another_kind(draft):
    yield PlaceMention(span=Span(0, 1), name="x")


@extractor(makes=NamedEntity)
def outside(draft):
    yield NamedEntity(span=Span(len(draft.text), len(draft.text) + 3), label="OTHER")


@extractor(makes=Actor)
def dangling(draft):
    yield Actor(span=Span(0, 1), name="x", mentions=["actormention-99"])


@extractor(makes=PlaceMention, needs={NamedEntity})
def needs_for_nothing(draft):
    return []


@extractor(makes=NamedEntity)
def changes_tokens(draft):
    if draft.tokens.words:
        draft.tokens.words[0] = "changed"
    return []


@extractor(makes=NamedEntity)
def remembers(draft):
    SEEN.append(draft.text)
    if len(SEEN) % 2:
        yield from first_word(draft)


@extractor(makes=NamedEntity)
def depends_on_the_thread(draft):
    if threading.current_thread() is threading.main_thread():
        yield from first_word(draft)


@extractor(makes=NamedEntity)
def depends_on_the_hash_seed(draft):
    words = {draft.text[i : i + 5] for i in range(0, len(draft.text) - 5, 5)}
    for word in list(words)[:1]:
        start = draft.text.index(word)
        yield NamedEntity(span=Span(start, start + 5), label="OTHER")


@extractor(makes=NamedEntity)
def writes_a_file(draft):
    with open("/dev/null", "w", encoding="utf-8") as file:  # noqa: PTH123 - the audit must see it
        file.write(draft.text[:1])
    return []


@extractor(makes=NamedEntity)
def looks_up_a_host(draft):
    with contextlib.suppress(OSError):
        socket.getaddrinfo("localhost", 80)
    return []


@extractor(makes=NamedEntity)
def prints(draft):
    print("hello")
    return []


@extractor(makes=NamedEntity)
def quadratic(draft):
    text = draft.text
    found = 0
    for i in range(0, len(text), 40):
        found += text[i:].count("z" * 7)
    return []


@extractor(makes=Event)
def batch_differs(draft):
    return [Event(span=Span(0, 1))] if draft.text else []


@batch_differs.batch
def _many(drafts):
    return [[] for _ in drafts]


BAD = [
    ("never-raises", raises_on_odd_text, "lone surrogates"),
    ("declared-kind", another_kind, "makes NamedEntity and yields PlaceMention"),
    ("spans-in-text", outside, "NamedEntity.span"),
    ("ids-resolve", dangling, "Actor.mentions refers to 'actormention-99'"),
    ("reads-what-it-declares", needs_for_nothing, "NamedEntity"),
    ("leaves-the-draft-alone", changes_tokens, "draft.tokens"),
    ("same-twice", remembers, "the second time"),
    ("same-in-threads", depends_on_the_thread, "in a thread"),
    ("same-elsewhere", depends_on_the_hash_seed, "PYTHONHASHSEED"),
    ("keeps-to-itself", writes_a_file, "a write to the file '/dev/null'"),
    ("keeps-to-itself", looks_up_a_host, "a look-up of the host"),
    ("keeps-to-itself", prints, "prints 'hello"),
    ("near-linear", quadratic, "look for a loop over pairs"),
    ("batch-agrees", batch_differs, "batch variant"),
]


@pytest.mark.parametrize(("rule", "bad", "words"), BAD, ids=[bad.name for _, bad, _ in BAD])
def test_a_bad_extractor_fails_by_its_rule_and_the_message_names_the_place(rule, bad, words):
    with pytest.raises(ConformanceError) as caught:
        check_extractor(bad, rules=[rule])

    assert caught.value.rule == rule
    assert words in str(caught.value)
    assert bad.name in str(caught.value)


def test_a_closure_fails_to_pickle():
    @extractor(makes=NamedEntity)
    def local(draft):
        return []

    with pytest.raises(ConformanceError, match="top level"):
        check_extractor(local, rules=["pickles"])


def test_a_good_extractor_keeps_every_rule():
    check_extractor(good)


def test_every_rule_but_json_is_broken_by_a_bad_extractor():
    assert {rule for rule, _, _ in BAD} | {"pickles", "survives-json"} == set(rule_names())


def test_draft_of_makes_layers():
    name = NamedEntity(span=Span(0, 3), label="PERSON")
    draft = draft_of("Ann met Bob.", name, published="2026-03-03")

    assert isinstance(draft, Draft)
    assert [n.id for n in draft[NamedEntity]] == ["namedentity-1"]
    assert draft.within(NamedEntity, Span(0, 5))
    assert draft.preceding(NamedEntity, 4).span == Span(0, 3)
    assert draft[Event] == ()


def test_a_failed_assertion_shows_the_words_underlined():
    with pytest.raises(AssertionError) as caught:
        assert_words("Ann met Bob.", [Span(0, 3)], ["Ann", "Bob"])

    assert "missing: ['Bob']" in str(caught.value)
    assert "Ann met Bob.\n^^^" in str(caught.value)


def test_underlined_leaves_out_lines_without_marks():
    text = "".join(random.Random(1).choice("ab ") for _ in range(350))

    assert len(underlined(text, [Span(120, 130)]).splitlines()) == 2


def test_fixtures_are_there(parse, draft_of):
    assert parse("Nothing.", published="2026-03-03").statements == ()
    assert draft_of("Nothing.").text == "Nothing."


def test_the_suite_runs_as_a_class():
    from newsmodel.testing import Conformance

    class Mine(Conformance):
        plugin = good

    suite = Mine()
    tests = [name for name in dir(suite) if name.startswith("test_")]
    assert len(tests) == len(rule_names())
    suite.test_it_never_raises()
