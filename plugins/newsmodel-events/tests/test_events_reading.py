"""What is read of a document before any event: parts of speech, verb groups, phrases, triggers."""

import pytest
from newsmodel_events import memo
from newsmodel_events.memo import Memo
from newsmodel_events.pos import PartTagger, read_model, tag_words
from newsmodel_events.reading import Reading
from newsmodel_events.rules import DecisionList
from newsmodel_events.scores import SCORE, Scores

from newsmodel.testing import draft_of

MODEL = [
    "[words]",
    "DT\tthe",
    "NN/VB\ttalk",
    "TO\tto",
    "[guesses]",
    "[sure]",
    "DT NN/VB\tNN",
    "[weights]",
    "aDT NN/VB\tNN -9 VB 9",
    "aTO NN/VB\tNN -9 VB 9",
]


def read(text: str) -> Reading:
    tokens = draft_of(text).tokens
    return Reading(tokens.words, tokens.lowers, tokens.sentences, tag_words)


def test_what_is_sure_after_a_tag_is_not_asked_of_the_weights() -> None:
    tagger = PartTagger(read_model(MODEL))
    words = ["the", "talk", "to", "talk"]
    assert tagger.tag(words, words, [(0, 4)]) == ["DT", "NN", "TO", "VB"]


def test_a_sentence_sees_nothing_of_the_one_before() -> None:
    tagger = PartTagger(read_model(MODEL))
    words = ["to", "talk"]
    assert tagger.tag(words, words, [(0, 2)])[1] == "VB"
    assert tagger.tag(words, words, [(0, 1), (1, 2)])[1] == "NN"


def test_cannot_is_one_negated_modal() -> None:
    reading = read("The senators said that they cannot support the bill.")
    group = reading.group_at[reading.lowers.index("support")]
    assert (group.modal, group.tense, group.negation) == ("cannot", "PRESENT", group.first)


@pytest.mark.parametrize(
    ("text", "head", "first", "auxiliaries"),
    [
        ("The law has not been signed.", "signed", "has", ("has", "been")),
        ("Will the minister resign?", "resign", "will", ("will",)),
        ("They are going to meet on Friday.", "meet", "are", ("are", "going", "to")),
    ],
)
def test_verb_groups(text: str, head: str, first: str, auxiliaries: tuple[str, ...]) -> None:
    reading = read(text)
    group = reading.group_at[reading.lowers.index(head)]
    assert (reading.lowers[group.first], group.auxiliaries) == (first, auxiliaries)


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("It is not secure.", "secure", "JJ"),
        ("It was mean.", "mean", "JJ"),
        ("The driver was not hurt.", "hurt", "VBN"),
        ("All they did was resign.", "resign", "VB"),
        ("She was flown to Hull Royal Infirmary.", "Hull", "NNP"),
        ("Ghana to Sell Gold", "Sell", "VB"),
        ("Police fired tear gas.", "tear", "NN"),
        ("They want to tear up the deal.", "tear", "VB"),
        ("UNITED NATIONS (AP) — Peru left.", "UNITED", "NNP"),
        ("It began when masked youths threw stones.", "masked", "JJ"),
    ],
)
def test_parts_of_speech(text: str, word: str, tag: str) -> None:
    """After "be" and after "to" stands no infinitive where another reading is meant."""
    reading = read(text)
    assert reading.tags[reading.words.index(word)] == tag


def test_phrases_do_not_cross_sentences() -> None:
    reading = read("He met the president of France\n\nGermany and Italy protested.")
    reading.find_phrases()
    heads = [reading.lowers[phrase.head] for phrase in reading.phrases]
    assert heads == ["he", "president", "france", "germany", "italy"]
    assert [phrase.mate for phrase in reading.phrases] == [-1, -1, -1, -1, 3]


def test_the_most_specific_description_decides() -> None:
    rules = DecisionList(["talk/n\t* 0.9 OCCURRENCE\tc 0.1 OCCURRENCE", "noun of ?\th 0.8 STATE"])
    found = {
        text: [c for _, c, _ in rules.find(read(text))]
        for text in ("The talks failed.", "The talk show ended.", "The zorbiness ended.")
    }
    assert found == {
        "The talks failed.": ["OCCURRENCE"],
        "The talk show ended.": [],
        "The zorbiness ended.": ["STATE"],
    }


def test_scores_may_be_negative() -> None:
    scores = Scores(["a", "b", "c"])
    total = scores.level + scores.pack([("a", -500), ("c", 20)]) + scores.pack([("a", -1), ("b", -7)])
    half = scores.level & SCORE
    assert [(total >> place & SCORE) - half for place in scores.places.values()] == [-501, -7, 20]


def test_a_full_memo_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_MOST", 3)
    lengths = Memo(len)
    assert [lengths["x" * n] for n in range(8)] == list(range(8))
    assert len(lengths) <= 3
