"""PLOVER categories, and the pattern file with its errors."""

from pathlib import Path

import pytest
from newsmodel_events import PatternError
from newsmodel_events.patterns import Lexicon, load_lexicon, read_patterns
from newsmodel_events.plover import Coder

from newsmodel import PLOVER_CATEGORIES, Parser

PARSER = Parser(only=["newsmodel-events"])


def codes(text: str, parser: Parser = PARSER) -> list[str]:
    """The categories of a text's events, in order."""
    return [e.category for e in parser.parse(text, published="2022-01-13").events if e.category]


EXAMPLES = [
    ("Ghana accused Togo of spying.", "ACCUSE"),
    ("Chile agreed to open its border to Peruvian trucks.", "AGREE"),
    ("Japan sent food and medicine to Nepal.", "AID"),
    ("Gunmen killed three soldiers in Mali.", "ASSAULT"),
    ("Police arrested ten activists in Minsk.", "COERCE"),
    ("The junta lifted the curfew in Conakry.", "CONCEDE"),
    ("The foreign ministers of Egypt and Qatar met in Cairo.", "CONSULT"),
    (
        "Finland and Sweden will hold joint military exercises, as they held joint exercises in May.",
        "COOPERATE",
    ),
    ("India deployed troops along the border with China.", "MOBILIZE"),
    ("Thousands of students rallied against the government in Dhaka.", "PROTEST"),
    ("Serbia rejected the proposal from Kosovo.", "REJECT"),
    ("Panama urged Colombia to return the boat.", "REQUEST"),
    ("Ethiopia withdrew its forces from Somalia.", "RETREAT"),
    ("Norway suspended aid to Uganda.", "SANCTION"),
    ("Spain praised Morocco for its reforms.", "SUPPORT"),
    ("Armenia threatened to attack Azerbaijan.", "THREATEN"),
]


@pytest.mark.parametrize(("text", "category"), EXAMPLES)
def test_each_category_has_an_example(text: str, category: str) -> None:
    """Each of the sixteen categories is found in a plain sentence."""
    assert category in codes(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Brazil will send doctors to Haiti.", "AGREE"),
        ("Cuba refused to release the prisoners.", "REJECT"),
        ("Peru vowed to expel the ambassador.", "THREATEN"),
        ("The pope said that Malta must free the migrants.", "REQUEST"),
    ],
)
def test_an_operator_recodes_what_it_governs(text: str, first: str) -> None:
    """What is promised, refused, threatened or demanded is coded by that."""
    assert codes(text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "Shares retreated in heavy trading.",
        "The striker attacked the goal twice for United in the league.",
        "The dollar surrendered its gains.",
        "The index was hit by a profit warning.",
        "The coach praised his quarterback.",
        "The team fought back in the second half of the season.",
    ],
)
def test_sports_and_markets_are_no_politics(text: str) -> None:
    """The verbs of the sports and business pages are not coded."""
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A cyclone killed nine people in Tonga.",
        "Cyclone Hola killed nine people in Tonga.",
        "Nine people were killed by the landslide.",
        "Nine people were killed in a bus crash.",
        "Nine people were hurt when a tram overturned.",
        "Nine people were injured when a tram overturned.",
        "Police warned of icy roads.",
        "The gale slammed into the coast.",
        "The gale slammed the coast.",
        "The Met Office warned of heavy snow.",
        "Forecasters warned that the river may rise.",
        "The band issued a press release.",
        "Jo flew to Malta.",
    ],
)
def test_weather_accidents_and_private_life_are_no_politics(text: str) -> None:
    """What can't act attacks nobody, and who warns of snow threatens nobody."""
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reed is fighting for survival.",
        "Reed lost his battle with cancer.",
        "Nurses are fighting to keep the ward.",
        "The war on poverty failed.",
        "A panic attack woke her.",
        "Reed shot back.",
        "Reed shot a documentary.",
        "Reed fought back tears.",
        "The essay captured the mood.",
        "The deal was killed in committee.",
        "Reed seized on the remark.",
        "The hikers reached the summit.",
        "The firm met its targets.",
        "The idea was met with derision.",
        "Reed looked forward to the holidays.",
        "Reed looked into her eyes.",
        "The probe is orbiting the moon.",
        "A rally in bank shares faded.",
        "The motorway was closed after a crash.",
        "Ann Hill, defending, spoke.",
        "The band released a song.",
        "Ann Hill, prosecuting, spoke.",
        "Traders expect a rate rise at the March meeting, as inflation is high.",
    ],
)
def test_figures_of_speech_are_no_politics(text: str) -> None:
    """Words of war and diplomacy in another sense are not coded."""
    assert codes(text) == []


def test_a_campaign_rally_is_no_protest() -> None:
    """Words of an election campaign around a rally say what it is for, if it is against nobody."""
    around = " The candidate won the primary. Voters like the nominee."
    assert codes("Reed held a rally." + around) == []
    assert "PROTEST" in codes("Reed held a rally.")
    assert "PROTEST" in codes("Reed held a rally against the tax." + around)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The army is fighting the rebels.", "ASSAULT"),
        ("The guards fought off the attackers.", "ASSAULT"),
        ("Troops captured the village.", "ASSAULT"),
        ("Leaders held a summit in Lima.", "CONSULT"),
        ("The ministers met in Lima.", "CONSULT"),
        ("Chile looks forward to talks with Peru.", "AGREE"),
        ("Chile launched a probe into the bank.", "ACCUSE"),
        ("Hill defended the ruling.", "SUPPORT"),
        ("The road was closed by the army.", "COERCE"),
        ("Reed's attack on the plan drew laughter.", "ACCUSE"),
        ("Gunmen killed nine people in the storm.", "ASSAULT"),
        ("Crash investigators accused the pilot.", "ACCUSE"),
        ("Labour slammed the ruling.", "ACCUSE"),
        ("Iran warned of an attack.", "THREATEN"),
        ("The minister flew to Malta.", "CONSULT"),
    ],
)
def test_who_can_act_is_coded(text: str, category: str) -> None:
    """A storm elsewhere in the sentence says nothing of who acts."""
    assert category in codes(text)


def test_a_sports_page_is_not_coded() -> None:
    """Words of sport around a sentence say what page it stands on."""
    text = "Arsenal attacked from the start. The referee rejected appeals. United clashed with City. "
    assert codes(text)
    assert codes(text + "The coach praised his striker after the match.") == []


def test_no_pattern_that_holds_is_ruled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences are coded as they would be if all patterns of a word were tried."""
    text = (
        " ".join(text for text, _ in EXAMPLES) + " Ecuador said that Peru ought to hold talks on the truce."
    )
    found = codes(text)
    monkeypatch.setattr(Coder, "_left_open", lambda coder, token: -1)
    assert codes(text) == found


def test_shipped_patterns_cover_the_scheme() -> None:
    """Every category has patterns."""
    lexicon = load_lexicon()
    found = {p.category for patterns in lexicon.triggers.values() for p in patterns}
    assert found == set(PLOVER_CATEGORIES)


def test_a_users_file_extends_and_overrides(tmp_path: Path) -> None:
    """A user's line adds a trigger, replaces a category, or removes a pattern."""
    mine = tmp_path / "mine.txt"
    mine.write_text("[COERCE]\ndoxx/v\n[ACCUSE]\npraise/v\n[REJECT]\n- veto/n\n- refuse|reject/v\n", "utf-8")
    lexicon = load_lexicon(str(mine))
    assert [p.category for p in lexicon.triggers["doxx", "v"]] == ["COERCE"]
    assert max(lexicon.triggers["praise", "v"], key=lambda p: p.order).category == "ACCUSE"
    assert lexicon.triggers["veto", "n"] == []
    assert all(p.category != "REJECT" for p in lexicon.triggers["refuse", "v"] if not p.conditions)
    assert load_lexicon().triggers["veto", "n"], "the shipped lexicon stays as it is"
    parser = Parser(only=["newsmodel-events"], settings={"newsmodel-events:events": {"plover": str(mine)}})

    assert codes("Spain praised Morocco.", parser) == ["ACCUSE"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("[NONSENSE]", "unknown section"),
        ("praise", "written 'word"),
        ("praise/x", "written 'word"),
        ("praise/v who=Bob", "condition"),
        ("praise/v obj", "condition"),
        ("praise/v obj=@nowhere", "unknown word set"),
        ("<PRAISE> modal=will", "unknown category"),
        ("<AID>", "needs a condition"),
        ("@things =", "word set"),
        ("- sing/v", "no such pattern"),
    ],
)
def test_errors_name_file_and_line(line: str, word: str) -> None:
    """A line that can't be read is named with its file and number, and the way out."""
    with pytest.raises(PatternError, match=word) as raised:
        read_patterns(["# mine", "[SUPPORT]", line], "mine.txt", Lexicon())
    assert str(raised.value).startswith("mine.txt, line 3: ")
    assert (raised.value.file, raised.value.line) == ("mine.txt", 3)


def test_a_pattern_needs_a_section() -> None:
    """A pattern before the first section is an error."""
    with pytest.raises(PatternError, match="under a section"):
        read_patterns(["praise/v"], "mine.txt", Lexicon())
