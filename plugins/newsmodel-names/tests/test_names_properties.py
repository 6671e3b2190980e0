"""Properties that hold for any text."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_names import names

from newsmodel.testing import Conformance, draft_of

VOCABULARY = """Oslo Ann Holloway President the of and said Bank US-led THE PRICE FALLS
Mr. U.S. , . ( ) 3 van 's Smith Organization for Inc. al-Assad Monday " McDonald New York"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
UNIT = "Minister Ann Holloway of the Lantern Bank flew from Oslo to New York on Monday, she said. "


def spans(text):
    return [(n.span.start, n.span.end, n.label) for n in names(draft_of(text))]


class TestConformance(Conformance):
    """The public suite."""

    plugin = "newsmodel-names"


@settings(max_examples=60, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=200)))
def test_names_are_ordered_and_apart(text):
    """Names come in the order of the text and none overlap."""
    found = spans(text)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(text[start:end].strip() == text[start:end] for start, end, _ in found)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert spans(text) == spans(text)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_plain_small_words_after_it_change_nothing(text):
    """A paragraph without capitals changes no earlier name."""
    before = spans(text + "\n\n")
    assert spans(text + "\n\nnothing more was known, and so it went.") == before


def test_threads_agree():
    """Many threads read alike."""
    texts = [UNIT * k for k in range(1, 9)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(spans, texts)) == [spans(text) for text in texts]


def seconds(text):
    draft = draft_of(text)
    len(draft.tokens.sentences)
    began = time.process_time()
    list(names(draft))
    return time.process_time() - began


def test_time_is_near_linear():
    """Eight times the text takes about eight times as long, not sixty-four."""
    spans(UNIT)
    short = min(seconds(UNIT * 150) for _ in range(2))
    assert seconds(UNIT * 1200) < 24 * max(short, 0.02)


def test_hostile_texts_are_read_fast():
    """Runs that could make patterns or recursion explode don't."""
    for hostile in (
        "Mr " * 6_000,
        "A" * 30_000,
        "Aa-" * 6_000,
        "of the " * 6_000,
        "Bank of " * 5_000,
        "Jan Ann " * 5_000,
        "A.B." * 5_000,
        "US-led " * 5_000,
        "and Food " * 5_000,
        "(R) " * 5_000,
        "THE END " * 5_000,
    ):
        assert seconds(hostile) < 8.0
