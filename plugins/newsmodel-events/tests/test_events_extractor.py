"""The extractor: offsets, layers, links, settings, and the hand-made reading of a sample article."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_events import EventSettings, events

from newsmodel import (
    Actor,
    ActorMention,
    Article,
    Event,
    Parser,
    PlaceMention,
    Span,
    Statement,
    TimeExpression,
)
from newsmodel.testing import draft_of

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = Path(os.environ.get("NEWSMODEL_SAMPLES", ROOT.parent / "shared" / "samples"))
PARSER = Parser(only=["newsmodel-events"])
RULES = Parser(only=["newsmodel-events"], settings={"newsmodel-events:events": {"triggers": "rules"}})

VOCABULARY = """
Russia's US-led talks sanctions on Kyiv , . if not did n't will to attack \u201c \u201d said that \ud7ff and
by held 12 % the was killed of between -- where refused ( ) \U0001f600 May Mr. ; 's
"""
words = st.sampled_from([*VOCABULARY.split(), "\n\n", "\t"])


def span_of(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=60).map(" ".join))
def test_spans_lie_inside_and_triggers_are_tokens(text: str) -> None:
    """Whatever the text, triggers are words of it, in order, and participants lie inside it."""
    for parser in (PARSER, RULES):
        found = parser.parse(text, published="2022-01-13").events
        assert [e.span for e in found] == sorted(e.span for e in found)
        for event in found:
            assert event.span.of(text).split() == [event.span.of(text)]
            assert all(0 <= p.span.start < p.span.end <= len(text) for p in event.participants)
            assert 0 <= (event.confidence or 0) <= 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_twice_alike(text: str) -> None:
    """No text raises, and the same text gives the same events."""
    first, second = (PARSER.parse(text, published="2022-01-13") for _ in range(2))
    assert first.events == second.events
    assert not [issue for issue in first.issues if issue.severity == "error"]


def test_lone_surrogates_do_not_raise() -> None:
    """Text that is no valid Unicode is read all the same."""
    list(events(draft_of("The \ud800 army attacked \udfff the town.")))


def test_long_sentences_take_linear_time() -> None:
    """A sentence without end is read in time that grows with its length."""
    from time import process_time

    def seconds(count: int) -> float:
        draft = draft_of("the army attacked and the talks with Iran of war " * count)
        start = process_time()
        list(events(draft))
        return process_time() - start

    seconds(10)
    assert seconds(1200) < 12 * max(seconds(200), 0.02)


def test_lists_of_times_and_places_pair_up() -> None:
    """Rounds of talks in one place each on their days are one event each."""
    text = "Two rounds of talks, in Oslo on Monday and Bern on Friday, brought no deal."
    layers = [
        PlaceMention(span=span_of(text, "Oslo"), id="p1", name="Oslo", use="literal"),
        TimeExpression(span=span_of(text, "Monday"), id="t1", type="DATE", value="2022-01-10"),
        PlaceMention(span=span_of(text, "Bern"), id="p2", name="Bern", use="literal"),
        TimeExpression(span=span_of(text, "Friday"), id="t2", type="DATE", value="2022-01-14"),
    ]
    found = [e for e in events(draft_of(text, *layers)) if isinstance(e, Event) and e.category == "CONSULT"]
    assert [(e.time, e.place) for e in found] == [("t1", "p1"), ("t2", "p2")]


def test_confidence_of_links_falls_with_distance() -> None:
    """A time in the clause is surer than one in the sentence, and that than one in the paragraph."""
    text = "The army attacked the port on Monday. It burned the depot. "
    text += "The mayor said on Friday that the shelling stopped."
    layers = [
        TimeExpression(span=span_of(text, day), id=day, type="DATE", value=value)
        for day, value in (("Monday", "2022-01-10"), ("Friday", "2022-01-14"))
    ]
    sure = {
        text[e.span.start : e.span.end]: (e.time, e.time_evidence.confidence if e.time_evidence else 0)
        for e in events(draft_of(text, *layers))
        if isinstance(e, Event)
    }
    assert sure["attacked"][0] == "Monday"
    assert sure["burned"][0] == "Monday"
    assert sure["said"][0] == "Friday"
    assert sure["attacked"][1] > sure["stopped"][1] > sure["burned"][1] > 0


@pytest.mark.parametrize(
    ("text", "word", "day", "expected"),
    [
        ("Diaz, who took over in 2019, said the club had failed.", "said", "2019", None),
        ("Diaz, who took over in 2019, said the club had failed.", "took", "2019", 0.9),
        ("The ship, built by the navy in 2019, sank off Crete.", "sank", "2019", None),
        ("The inn, where six people died in 2019, was sold.", "sold", "2019", None),
        ("Diaz, who led the club, resigned in 2019.", "resigned", "2019", 0.9),
        ("The party took 27% of the vote, up from 26% in 2019.", "took", "2019", None),
        ("Prices rose faster than in 2019.", "rose", "2019", None),
        ("It was the worst fire since 2019, Diaz said.", "fire", "2019", None),
        ("Prices have risen since 2019.", "risen", "2019", 0.9),
        ("The mill was closed in 2019, Diaz said.", "said", "2019", None),
        ("In 2019, Diaz said the mill had failed.", "said", "2019", 0.9),
    ],
)
def test_times_of_other_clauses_and_comparisons_date_nothing(
    text: str, word: str, day: str, expected: float | None
) -> None:
    """A time in a clause between commas, in a comparison or in what is said is not of the verb outside."""
    layer = TimeExpression(span=span_of(text, day), id="t", type="DATE", value=day)
    sure = {
        text[e.span.start : e.span.end]: e.time_evidence.confidence if e.time_evidence else None
        for e in events(draft_of(text, layer))
        if isinstance(e, Event)
    }
    assert sure[word] == expected


def test_only_what_came_about_is_of_the_day_of_the_dateline() -> None:
    """A habit, a state and an election to come are not dated and placed by the head of the story."""
    text = (
        "OSLO, Jan 13 (Reuters) - The party faces an election. Kari works as a nurse. "
        "Ahead of the talks police arrested a man. The party won the contest. The revolt has begun."
    )
    day, town = span_of(text, "Jan 13"), span_of(text, "OSLO")
    draft = draft_of(
        text,
        TimeExpression(id="d", span=day, type="DATE", value="2022-01-13", function="PUBLICATION_TIME"),
        PlaceMention(id="p", span=town, name="Oslo", place=None, use="literal"),
        published=date(2022, 1, 13),
    )
    dated = {event.span.of(text): (event.time, event.place) for event in events(draft)}
    assert {word for word, link in dated.items() if link == ("d", "p")} == {
        "arrested",
        "won",
        "contest",
        "revolt",
        "begun",
    } & dated.keys()
    assert {dated[word] for word in ("election", "works", "talks")} == {(None, None)}


def test_the_statement_that_reports_an_event_is_named() -> None:
    """What a speaker only claims carries the statement's id."""
    text = "Rebels seized the town, the governor said."
    statement = Statement(
        span=span_of(text, "Rebels seized the town"),
        id="s1",
        contents=(span_of(text, "Rebels seized the town"),),
        mode="indirect",
    )
    found = {text[e.span.start : e.span.end]: e.reported_in for e in events(draft_of(text, statement))}  # type: ignore[attr-defined]
    assert found["seized"] == "s1"
    assert found["said"] is None


def test_mentions_of_one_event_are_linked() -> None:
    """The same category, actors, and nothing against it: the second mention points at the first."""
    text = "Iran attacked Iraq on Monday. Analysts said that Iran's attack on Iraq was a surprise."
    mentions = []
    for number, start in enumerate(i for i in range(len(text)) if text.startswith(("Iran", "Iraq"), i)):
        mentions.append(ActorMention(span=Span(start, start + 4), id=f"m{number}", form="name"))
    actors = [
        Actor(span=Span(0, 4), id="iran", name="Iran", type="country", country="IR", mentions=("m0", "m2")),
        Actor(span=Span(14, 18), id="iraq", name="Iraq", type="country", country="IQ", mentions=("m1", "m3")),
    ]
    found = [e for e in events(draft_of(text, *mentions, *actors)) if isinstance(e, Event) and e.category]
    assert [e.category for e in found] == ["ASSAULT", "ASSAULT"]
    assert (found[0].same_as, found[1].same_as) == (None, found[0].id)
    assert {p.actor for p in found[1].participants} == {"iran", "iraq"}


def test_who_is_summoned_is_to_appear() -> None:
    """The object of "summon" and its like is the subject of the infinitive."""
    text = "The court has summoned the minister to testify."
    event = next(e for e in PARSER.parse(text, published="2022-01-13").events if e.span.of(text) == "testify")
    assert [(p.role, p.span.of(text)) for p in event.participants] == [("agent", "the minister")]


def test_settings() -> None:
    """The tagger's threshold, coding and linking can be set; rules stand in for the tagger."""
    text = "The army attacked the port after talks failed."
    few = Parser(only=["newsmodel-events"], settings={"newsmodel-events:events": {"threshold": 0.99999}})
    plain = Parser(only=["newsmodel-events"], settings={"newsmodel-events:events": {"code": False}})
    assert len(few.parse(text, published="2022-01-13").events) < len(
        PARSER.parse(text, published="2022-01-13").events
    )
    assert all(e.category is None for e in plain.parse(text, published="2022-01-13").events)
    assert "attacked" in {e.span.of(text) for e in RULES.parse(text, published="2022-01-13").events}
    with pytest.raises(ValueError, match="triggers"):
        EventSettings(triggers="magic")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sample() -> Article:
    path = SAMPLES / "ryabkov.txt"
    if not path.exists():
        pytest.skip("the sample article is not here; set NEWSMODEL_SAMPLES")
    article = Parser().parse(path.read_text(encoding="utf-8"), published=date(2022, 1, 13))
    if not (article.actors and article.times and article.place_mentions):
        pytest.skip("the other layers are not installed")
    return article


def differences(article: Article, gold: dict[str, object], event: Event) -> list[str]:
    """What an event lacks of the gold."""
    wrong = []
    for key in ("category", "polarity", "modality"):
        if getattr(event, key) != gold[key]:
            wrong.append(key)
    time = article.get(event.time)
    if "time" in gold and not (isinstance(time, TimeExpression) and time.value == gold["time"]):
        wrong.append("time")
    place = article.get(event.place)
    if "place" in gold and not (isinstance(place, PlaceMention) and place.name == gold["place"]):
        wrong.append("place")
    for key, roles in (("agents", {"agent"}), ("recipients", {"recipient", "patient"})):
        got = {str(article.actor(p.actor)) for p in event.participants if p.role in roles}
        wanted = gold.get(key, [])
        assert isinstance(wanted, list)
        wrong += [f"{key}: {name}" for name in wanted if name not in got]
    return wrong


def test_all_events_of_the_sample_are_found_whole(sample: Article) -> None:
    """Each event of the hand-made reading is there with participants, time, place, polarity, modality."""
    gold = json.loads((SAMPLES / "ryabkov.gold.json").read_text(encoding="utf-8"))["events"]
    missing = []
    for row in gold:
        here = [e for e in sample.events if e.span.overlaps(Span(*row["trigger"]))]
        tries = [differences(sample, row, e) for e in here]
        if [] not in tries:
            missing.append((row["text"], min(tries, key=len) if tries else "no such trigger"))
    assert not missing
