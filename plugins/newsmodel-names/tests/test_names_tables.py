"""The tables that make the recogniser fast say what the lists say, and keep nothing long."""

import gc
import re
import sys

import pytest
from newsmodel_names import names
from newsmodel_names.lexicon import START, TITLE_START, capitals, lexicon, marks_of
from newsmodel_names.page import _FORMS, _MARKS, Page
from newsmodel_names.recognise import recognise
from newsmodel_names.tagger import features_of, judge, offsets, unpacked, weights

from newsmodel import Tokens
from newsmodel.testing import draft_of

TEXT = """Senator Ann Holloway met Oksana Petrenko of the Lantern Bank in Oslo.
Holloway told the bank's board, which owns Voss Paving Inc., that New York waits.
"Petrenko is in Oslo," said Holloway."""


def test_every_title_can_be_found():
    """The first token of each title is known as one that starts a title."""
    for title in lexicon().titles:
        assert marks_of(Tokens(f"{title} Petrenko").words[0]) & TITLE_START, title


def test_every_listed_name_of_several_words_can_be_found():
    """The first token starts listed names, and all others have a capital or are known to stand inside."""
    lists = lexicon()
    for name in lists.phrases:
        words = [] if name.isalnum() else Tokens(name + " ").words
        if len(words) < 2 or not words[0][0].isupper() or words[-1].islower():
            continue  # one word, or "Acme.com", which is never looked up
        assert marks_of(words[0]) & START, name
        for word in words[1:]:
            assert word in lists.inner or not (word.isalpha() and word.islower()), (name, word)


def test_capitals_know_the_phrases():
    assert capitals()["NEW YORK"] == lexicon().phrases["New York"]
    assert "OF" not in capitals()


def test_sums_of_words_met_before_are_the_models():
    """The rows kept for a name's words and those of its place add up to the sum over all its features."""
    draft = draft_of(TEXT)
    page, model = Page(draft.text, draft.tokens), weights()
    found = [one for one, _ in recognise(page)]
    alone = [one for one in found if sum(one.text == other.text for other in found) == 1]
    sums = [unpacked(model.of(row)) for row in features_of(page, alone)]
    wanted = [
        [base + total / 100 for base, total in zip(offsets(one), totals, strict=True)]
        for one, totals in zip(alone, sums, strict=True)
    ]
    for row, judged in zip(wanted, judge(page, alone, model), strict=True):
        moved = [abs(a - b) for a, b in zip(row, judged, strict=True)]
        assert sum(1 for change in moved if change > 1e-9) <= 2  # the rules' own label, and no name


def test_nothing_long_is_kept():
    """Long words and names are read and forgotten, whoever sends them."""
    list(names(draft_of("Ab" + "c" * 5000 + " Smith spoke.")))
    assert max(map(len, [*_FORMS, *_MARKS])) < 100


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="the garbage collector walks through any dictionary")
def test_the_garbage_collector_passes_over_the_lists():
    """What is large and stays loaded is of strings and numbers alone."""
    list(names(draft_of(TEXT)))
    gc.collect()
    lists = lexicon()
    for table in (*lists, capitals(), weights()._rows, _FORMS, _MARKS):
        assert not gc.is_tracked(table)


def test_a_page_has_empty_words_around_it():
    page = Page("Oslo waits", draft_of("Oslo waits").tokens)
    assert page.words[-1] == page.words[page.count] == page.lowers[page.count + 3] == ""
    assert re.fullmatch(r"Oslo waits", page.slice(0, 2))
