"""What holds for every story."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

GIVEN = ["Peter", "Maria", "Pavel", "Anne", "Omar", "Ursula"]
FAMILY = ["Kessler", "Gomez", "Morozov", "Holloway", "Tembo", "De Vries", "Al-Sayed"]
OTHER = ["Wanda Shelby", "Luc Berthier", "Tove Ry", "Nils Aker"]
SENTENCES = [
    "{0} said he would not resign.",
    "Foreign Minister {0} met {1} on Monday.",
    "She told {0} that his plan had failed.",
    "The minister, {0}, left with her aides.",
    "{1}, the mayor, thanked {0} and their friends.",
    '"I am ready," {0} said.',
    "Police in <p Moscow> arrested them.",
    "The <o Northfield Steel> chief executive, {1}, sold its shares.",
    "A spokesman for {0} declined to comment.",
    "The lawmaker said it was a mistake.",
]
person = st.builds(lambda first, last: f"{first} {last}", st.sampled_from(GIVEN), st.sampled_from(FAMILY))
relaxed = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def stories(draw):
    people = draw(st.lists(person, min_size=2, max_size=3, unique_by=lambda n: n.split(" ", 1)[1]))
    lines = draw(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=9))
    text = []
    for line in lines:
        one, two = draw(st.permutations(people))[:2]
        short = draw(st.booleans())
        first = one.split(" ", 1)[1] if short and text else one
        text.append(line.format(f"<1 {first}>", f"<1 {two}>"))
    breaks = draw(st.lists(st.sampled_from([" ", "\n\n"]), min_size=len(text), max_size=len(text)))
    return "".join(a + b for a, b in zip(text, breaks, strict=True)).rstrip(), people


def clusters(article):
    return sorted(
        tuple((article.get(m).span.start, article.get(m).form) for m in actor.mentions)
        for actor in article.actors
    )


@given(stories())
@relaxed
def test_mentions_of_an_actor_overlap_only_where_nested(story, drawn):
    """Two mentions of one actor are apart, or one is inside the other."""
    article = story(drawn[0])
    for actor in article.actors:
        spans = [article.get(m).span for m in actor.mentions]
        for one, other in pairwise(spans):
            assert not one.overlaps(other) or one.contains(other) or other.contains(one)


@given(stories())
@relaxed
def test_no_mention_belongs_to_two_actors(story, drawn):
    """Actors share no mention."""
    article = story(drawn[0])
    ids = [m for actor in article.actors for m in actor.mentions]
    assert len(ids) == len(set(ids))


@given(stories(), st.lists(st.sampled_from(OTHER), min_size=1, max_size=3, unique=True))
@relaxed
def test_a_paragraph_of_other_names_changes_no_earlier_mentions(story, drawn, others):
    """What comes after does not change who was meant before."""
    text, _ = drawn
    before = story(text)
    tail = "\n\n" + " ".join(f"<1 {name}> agreed." for name in others)
    after = story(text + tail)
    end = len(before.text)

    def people(article):
        return sorted(
            kept
            for actor in article.actors
            if actor.type == "person"
            and (kept := tuple(s for m in actor.mentions if (s := article.get(m).span.start) < end))
        )

    assert people(before) == people(after)


@given(stories(), st.data())
@relaxed
def test_renaming_a_person_leaves_the_clusters(story, drawn, data):
    """A family name is only a name: another one in its place gives the same clusters."""
    text, people = drawn
    old = data.draw(st.sampled_from(people)).split(" ", 1)[1]
    new = data.draw(st.sampled_from(["Zorblat", "Quillem", "Oxenhart"]))
    renamed = re.sub(rf"\b{re.escape(old)}>", new + ">", text)
    one, other = story(text), story(renamed)
    assert [len(c) for c in shape(one)] == [len(c) for c in shape(other)]
    assert shape(one) == shape(other)


def shape(article):
    """Clusters as indices of mentions, so that lengths of names play no part."""
    order = {m.id: n for n, m in enumerate(article.actor_mentions)}
    return sorted(tuple(order[m] for m in actor.mentions) for actor in article.actors)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120), st.data())
@relaxed
def test_any_text_with_any_names_is_read(any_names, text, data):
    """No input raises."""
    any_names(text, data)


@pytest.fixture
def any_names(story_parser):
    from newsmodel import NamedEntity, Span

    def read(text, data):
        cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=8))))
        labels = st.sampled_from(["PERSON", "ORGANIZATION", "PLACE", "GROUP", "OTHER"])
        names = tuple(NamedEntity(span=Span(a, b), label=data.draw(labels)) for a, b in pairwise(cuts))
        return story_parser(text, names)

    return read


@pytest.mark.parametrize(
    "unit",
    [
        "<1 Peter Kessler> met <1 Maria Gomez>. He thanked her. The minister said they won. ",
        "<1 Kessler> and <1 Mr. Kessler> and ",
        "<o Northfield Steel> and <o Steel> ",
        "the minister the minister's aide's deputy's ",
        "President of the of the of the ",
        "he she they it his ",
    ],
)
def test_time_is_near_linear(story, unit):
    """Four times the text takes about four times the time."""
    small, large = (unit * (n // len(unit)) for n in (10_000, 40_000))
    story(small)
    times = []
    for text in (small, large):
        start = time.process_time()
        story(text)
        times.append(time.process_time() - start)
    assert times[1] < 10 * times[0] + 0.2
