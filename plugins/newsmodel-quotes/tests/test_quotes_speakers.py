"""Statements: an attribution and the actor who speaks."""

from typing import Literal

from newsmodel_quotes import extractors
from newsmodel_quotes.speakers import speakers

from newsmodel import Actor, ActorMention, Attribution, Parser, Span, Statement, TimeExpression
from newsmodel.testing import draft_of

TEXT = (
    "Maria Lopez, a friend of Ivan Petrov, said on Monday that the road was shut.\n\n"
    '"It is a mess," she said.\n\n'
    '"We will clear it by Friday."\n\n'
    "It is feared that rain will come."
)


def span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


def statements() -> tuple[Statement, ...]:
    found = Parser([extractors.rules], discover=False).parse(TEXT, published="2022-01-13")[Attribution]
    she = span("she said")
    mentions = [
        ActorMention(id="m1", span=span("Maria Lopez"), form="name"),
        ActorMention(id="m2", span=span("Ivan Petrov"), form="name"),
        ActorMention(id="m3", span=Span(she.start, she.start + 3), form="pronoun"),
    ]
    actors = [
        Actor(id="lopez", span=span("Maria Lopez"), name="Maria Lopez", mentions=("m1", "m3")),
        Actor(id="petrov", span=span("Ivan Petrov"), name="Ivan Petrov", mentions=("m2",)),
    ]
    monday = TimeExpression(id="monday", span=span("Monday"), type="DATE", value="2022-01-10")
    draft = draft_of(TEXT, *found, *mentions, *actors, monday, published="2022-01-13")
    return tuple(speakers(draft))


def test_the_source_becomes_its_actor() -> None:
    """A name, and a pronoun through its mention, give the speaker; an apposition doesn't mislead."""
    found = {TEXT[s.contents[0].start : s.contents[0].end]: s for s in statements()}
    assert found["the road was shut"].speaker == "lopez"
    assert found['"It is a mess,"'].speaker == "lopez"


def test_the_time_of_speaking() -> None:
    """The time expression beside the cue is the statement's time, one inside the content isn't."""
    times = [s.time for s in statements() if s.cue]
    assert times[0] == "monday"
    assert times[1] is None


def test_continuation_and_nobody() -> None:
    """A quotation paragraph without a cue goes on with its speaker; where nobody is named there is none."""
    found = statements()
    last_quoted = [s for s in found if "clear it" in TEXT[s.span.start : s.span.end]]
    assert [s.speaker for s in last_quoted] == ["lopez"]
    feared = [s for s in found if TEXT[s.span.start : s.span.end] == "rain will come"]
    assert all(s.speaker is None and s.source is None for s in feared)


def test_every_statement_names_its_attribution() -> None:
    """A statement refers to the attribution that it was made from."""
    assert all(s.attribution for s in statements())


def test_who_is_near_is_not_who_speaks() -> None:
    """ "A source close to the Smiths" is not the Smiths; "two in the party" are of the party."""
    text = "A source close to the Smiths said he was ill. Two in the party said he was well."
    found = Parser([extractors.rules], discover=False).parse(text, published="2022-01-13")[Attribution]
    smiths, party = Span(18, 28), Span(text.index("the party"), text.index("the party") + 9)
    known = [
        ActorMention(id="m1", span=smiths, form="name"),
        ActorMention(id="m2", span=party, form="nominal"),
        Actor(id="smiths", span=smiths, name="the Smiths", mentions=("m1",)),
        Actor(id="party", span=party, name="the party", mentions=("m2",)),
    ]
    made = speakers(draft_of(text, *found, *known, published="2022-01-13"))

    assert [statement.speaker for statement in made] == [None, "party"]


def speaker_of(source: str, *names: str, role: str | None = None) -> str | None:
    """The speaker of "SOURCE said so.", given who is mentioned: names, then pronouns as they stand."""
    text = f"{source} said the road was shut."
    known: list[Actor | ActorMention] = []
    for name in names:
        at = text.index(name)
        form: Literal["name", "nominal", "pronoun"]
        form = "pronoun" if name in ("her", "himself") else "nominal" if name == role else "name"
        known.append(ActorMention(id=f"m {name}", span=Span(at, at + len(name)), form=form))
        known.append(Actor(id=name, span=known[-1].span, name=name, type="person", mentions=(f"m {name}",)))
    said = Attribution(
        span=Span(len(source) + 6, len(text) - 1),
        contents=(Span(len(source) + 6, len(text) - 1),),
        source=(Span(0, len(source)),),
        cue=(Span(len(source) + 1, len(source) + 5),),
        mode="indirect",
        verb_class="speech",
    )
    made = next(iter(speakers(draft_of(text, said, *known, published="2022-01-13"))))
    assert isinstance(made, Statement)
    return made.speaker


def test_the_head_of_the_source_speaks() -> None:
    """Not the possessor, the firm before a name, the last of two, or who stands in a participle's phrase."""
    assert speaker_of("Northern Harbour Bank's Ann Roe", "Northern Harbour Bank", "Ann Roe") == "Ann Roe"
    assert speaker_of("Acme Holdings analyst Ann Roe", "Acme Holdings", "Ann Roe") == "Ann Roe"
    assert speaker_of("The opposition Home Party", "The opposition", "Home Party", role="The opposition") == (
        "Home Party"
    )
    assert speaker_of("Peru and Costa Rica", "Peru", "Costa Rica") == "Peru"
    assert speaker_of("A girl seen by Ann Roe", "A girl", "Ann Roe", role="A girl") == "A girl"
    assert speaker_of("Ann Roe himself", "Ann Roe", "himself") == "Ann Roe"
    assert speaker_of("The Farmers' Union", "The Farmers' Union") == "The Farmers' Union"


def test_an_apposition_and_owners() -> None:
    """An apposed name speaks before a possessor does; a possessive pronoun never does."""
    assert speaker_of("The Greens' whip, Senator Ann Roe,", "The Greens", "Senator Ann Roe") == (
        "Senator Ann Roe"
    )
    assert speaker_of("Roe and two of her friends", "Roe", "her") == "Roe"
    assert speaker_of("Two of her friends", "her") is None
