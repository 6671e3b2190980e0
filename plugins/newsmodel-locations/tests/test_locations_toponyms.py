"""What is a toponym, which place it is, and how it is used."""

import itertools
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newsmodel_locations import LocationSettings
from newsmodel_locations import toponyms as extract
from newsmodel_locations.candidates import Finder
from newsmodel_locations.locate import locate
from newsmodel_locations.model import mention_model
from newsmodel_locations.packed import PackedGazetteer, bundled
from newsmodel_locations.packing import Row, pack
from newsmodel_locations.publisher import country_of_host, host_of, places_in_host, written_in
from newsmodel_locations.recognise import Recogniser, choose
from newsmodel_locations.resolve import PlaceModel, Resolver
from newsmodel_locations.sqlite import build_sqlite

from newsmodel import NamedEntity, Parser, PlaceMention, Span, Tokens
from newsmodel.testing import Conformance, draft_of

Made = dict[str, PlaceMention]


def read(text: str, **fields: object) -> Made:
    """Mentions by their words."""
    draft = draft_of(text, **fields)
    return {draft.text_of(m): m for m in extract(draft) if isinstance(m, PlaceMention)}


def where(mention: PlaceMention) -> str:
    place = mention.place
    assert place is not None
    return f"{place.country}.{place.admin1}" if place.admin1 else str(place.country)


class TestConformance(Conformance):
    plugin = "newsmodel-locations"


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("The mayor of Paris, Texas, opened the bridge on Monday.", "Paris", "US.TX"),
        ("French police said the suspect was arrested in Paris on Monday.", "Paris", "FR.11"),
        ("Talks between Russia, Ukraine and Georgia were held in Moscow.", "Georgia", "GE"),
        ("Voters in Atlanta and across Georgia went to the polls, Alabama followed.", "Georgia", "US.GA"),
        ("A man from Springfield, Ill., was charged with theft.", "Springfield", "US.IL"),
        ("He moved from Tampa, Fla., to Boston in 2010.", "Fla.", "US.FL"),
        ("The prime minister flew from London to Birmingham and Leeds.", "Birmingham", "GB.ENG"),
        ("The U.S. Senate met on Tuesday in Washington.", "U.S.", "US"),
        ("The former Soviet Union had fifteen republics, he said in Vienna.", "Soviet Union", "RU"),
        ("Fighting went on in the Donbas, officials in Kyiv said.", "Donbas", "UA"),
        ("Settlers in the West Bank protested, Israel said.", "West Bank", "PS"),
    ],
)
def test_places(text: str, words: str, place: str) -> None:
    made = read(text)
    assert words in made, sorted(made)
    assert where(made[words]).startswith(place)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Paris Hilton said she would come to the party.", "Paris"),
        ("Michael Jordan scored 30 points on Sunday.", "Jordan"),
        ("She bought a turkey for the holiday dinner.", "turkey"),
        ("Reading is good for children, teachers said.", "Reading"),
        ("It was a Nice surprise.", "Nice"),
        ("Mr. Lincoln said he would not run again.", "Lincoln"),
        ("Cross-examining her, the lawyer asked about the night.", "Cross"),
    ],
)
def test_no_places(text: str, words: str) -> None:
    assert words not in read(text)


@pytest.mark.parametrize(
    ("text", "words", "use"),
    [
        ("Troops crossed into Ukraine from Belarus.", "Ukraine", "literal"),
        ("Russian troops crossed the border.", "Russian", "associative"),
        ("The US-led alliance met in Brussels.", "US", "associative"),
        ("The London-based group met in Brussels.", "London", "literal"),
        ("Moscow said it would answer.", "Moscow", "associative"),
    ],
)
def test_use(text: str, words: str, use: str) -> None:
    made = read(text)
    assert words in made, sorted(made)
    assert made[words].use == use


def test_names_are_looked_up_names() -> None:
    made = read("Russian and U.S. officials met in Geneva.")
    assert made["Russian"].name == "Russia"
    assert made["U.S."].name == "United States"
    assert made["Geneva"].name == "Geneva"
    assert made["Russian"].made_by is not None
    assert made["Russian"].made_by.rule == "demonym"


def test_an_unlisted_site_is_placed_at_its_town() -> None:
    text = "A pupil of Lakeview High School in Springfield, Ill., was hurt on Main Street on Friday."
    made = read(text)
    sites = [m for m in made.values() if m.made_by is not None and m.made_by.rule == "locality"]
    assert all(m.place is not None and m.place.geonames_id is None for m in sites)
    kept = read(text, settings=LocationSettings(localities=False))
    assert all(
        m.place is None for m in kept.values() if m.made_by is not None and m.made_by.rule == "unlisted"
    )


@pytest.mark.parametrize(
    ("text", "site", "place"),
    [
        ("A man was hurt in Hollow Lane, Leeds, on Monday.", "Hollow Lane", "GB.ENG"),
        ("He spoke at the Central Danubian University in Vienna.", "Central Danubian University", "AT.09"),
    ],
)
def test_the_kind_of_a_site_is_no_place_of_its_own(text: str, site: str, place: str) -> None:
    """Lane is a county of Oregon and University a town in Florida, but not in the name of a site."""
    assert where(read(text)[site]) == place


def test_letters_behind_a_club_are_no_state() -> None:
    """ "SC" is South Carolina only where no club has it in its name."""
    text = "Dundee SC won in Perth. Aiken SC, of Aiken, SC, lost. A fan of the SC side wept."
    clubs = [
        NamedEntity(span=Span(at, at + len(name)), label="ORGANIZATION")
        for name in ("Dundee SC", "Aiken SC")
        for at in [text.index(name)]
    ]
    draft = draft_of(text, *clubs)
    states = [
        m.span.start for m in extract(draft) if isinstance(m, PlaceMention) and draft.text_of(m) == "SC"
    ]
    assert states == [text.index("Aiken, SC") + 7]
    research = "Acme Research UK spent more in the UK."
    named = NamedEntity(span=Span(0, 16), label="ORGANIZATION")
    draft = draft_of(research, named)
    assert [m for m in extract(draft) if isinstance(m, PlaceMention) and draft.text_of(m) == "UK"]


def test_british_words_speak_against_small_places_elsewhere() -> None:
    """Two words of British news are enough; large towns elsewhere stay what they are."""
    text = "Cllr Jo Hall said {}5m was spent in Bristol and Somerset. Doctors flew in from Melbourne."
    made = read(text.format("£"))
    assert [where(m) for m in made.values()] == ["GB.ENG", "GB.ENG", "AU.07"]
    assert written_in(["a", "motorway", "in", "ohio"]) == ""


def test_home_settles_what_the_text_leaves_open() -> None:
    text = "Two men from Franklin were arrested in Clinton on Friday."
    for home in ("US.TN", "US.IN"):
        made = read(text, settings=LocationSettings(home=home))
        assert {where(m) for m in made.values()} == {home}


def test_the_publisher_is_evidence() -> None:
    assert host_of("https://www.theparisnews.com/a?b") == "theparisnews.com"
    assert host_of("The Paris News") == host_of(None) == host_of("http://[bad") == ""
    assert country_of_host("bbc.co.uk") == "GB"
    assert country_of_host("x.tv") == country_of_host("x.com") == ""
    assert {e.name for e in places_in_host(bundled(), "theparisnews.com")} >= {"Paris"}
    assert places_in_host(bundled(), "example.com") == ()
    assert read("A man from Lancaster was fined.", url="http://x.co.uk/1")["Lancaster"].place.country == "GB"  # type: ignore[union-attr]


def test_a_setting_brings_another_gazetteer(tmp_path: Path) -> None:
    """A GeoNames dump plugs in by its path; what it lacks is not resolved."""
    line = "99\tZubrowka\tZubrowka\t\t50.5\t15.5\tP\tPPL\tCZ\t\t52\t\t\t\t90000\t\t\t\t\n"
    build_sqlite([line], tmp_path / "g.sqlite")
    chosen = {"newsmodel-locations": {"gazetteer": str(tmp_path / "g.sqlite")}}
    parser = Parser(only=["newsmodel-locations"], settings=chosen)
    article = parser.parse("The train stopped in Zubrowka on Monday.", published="2020-01-01")
    (mention,) = article.place_mentions
    assert mention.place is not None
    assert (mention.place.country, mention.place.geonames_id) == ("CZ", 99)


def rows_of(keys: list[str]) -> list[Row]:
    return [
        Row(e.name, [key], e.code, e.country, e.admin1, e.lat, e.lon, e.geonames_id, e.population)
        for key in keys
        for e in bundled().lookup(key)
    ]


def answers(table: PackedGazetteer, text: str) -> list[tuple[int, int, object]]:
    reading = Recogniser(Finder(table), mention_model()).read(text, Tokens(text))
    return [
        (r.candidate.start, r.candidate.end, r.entry) for r in locate(reading, Resolver(PlaceModel({}, {})))
    ]


TEXT = "PARIS (AP) — Police in Paris, Texas, and London said Russian spies went to Georgia and Moscow."
KEYS = [
    "paris",
    "texas",
    "london",
    "russia",
    "georgia",
    "moscow",
    "france",
    "united kingdom",
    "united states",
]


@given(st.text("abcdefghij ", min_size=3, max_size=12), st.floats(-90, 90), st.floats(-180, 180))
@settings(max_examples=25, deadline=None)
def test_a_name_added_changes_nothing_else(name: str, lat: float, lon: float) -> None:
    """A name that the text doesn't have changes none of its places."""
    rows = rows_of(KEYS)
    more = Row(name.title(), ["Zz" + name], "PPL", "US", "US.TX", lat, lon, 1, 5_000_000)
    assert answers(PackedGazetteer(pack(rows)), TEXT) == answers(PackedGazetteer(pack([*rows, more])), TEXT)


@given(st.permutations(KEYS))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_gazetteer_changes_nothing(keys: list[str]) -> None:
    assert answers(PackedGazetteer(pack(rows_of(keys))), TEXT) == answers(
        PackedGazetteer(pack(rows_of(KEYS))), TEXT
    )


WORDS = [
    "Paris",
    "Texas",
    ",",
    "in",
    "the",
    "U.S.",
    "St.",
    "Lincoln",
    "School",
    "Highway",
    "19",
    "said",
    "-",
    "’s",
    "Ga.",
    "\n",
    "(",
    "Reuters",
]


@example(["Paris", "’s", "", "Paris"])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(words: list[str]) -> None:
    """Spans lie in the text and don't overlap; every coordinate is in range."""
    text = " ".join(words)
    end = 0
    for mention in extract(draft_of(text)):
        assert isinstance(mention, PlaceMention)
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        if mention.place is not None:
            assert -90 <= mention.place.lat <= 90  # type: ignore[operator]
            assert -180 <= mention.place.lon <= 180  # type: ignore[operator]
        assert mention.confidence is not None
        assert 0 <= mention.confidence <= 1


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6), st.floats(-2, 4)), max_size=9))
def test_choose_finds_the_best_set(items: list[tuple[int, int, float]]) -> None:
    spans, scores = [(a, a + n) for a, n, _ in items], [s for *_, s in items]
    chosen = choose(spans, scores)
    assert all(spans[x][1] <= spans[y][0] for x, y in itertools.pairwise(chosen))
    best = 0.0
    for mask in range(1 << len(items)):
        picked = sorted(spans[k] for k in range(len(items)) if mask >> k & 1)
        if all(x[1] <= y[0] for x, y in itertools.pairwise(picked)):
            best = max(best, sum(scores[k] for k in range(len(items)) if mask >> k & 1))
    assert sum(scores[k] for k in chosen) == pytest.approx(best)


@pytest.mark.parametrize(
    "text",
    [
        "She became the first Latina on the court.",
        "Latina voters backed the bill.",
        "An Arab was arrested.",
        "He ate a Reuben and left.",
        "Each Marine got a medal.",
    ],
)
def test_common_nouns_are_no_towns(text: str) -> None:
    assert not read(text)


def test_towns_of_such_names_are_found() -> None:
    assert where(read("In Latina, a town south of Rome, police arrested two men.")["Latina"])[:2] == "IT"


def named(text: str, name: str, label: Literal["PERSON", "ORGANIZATION", "PLACE"]) -> Made:
    """Mentions of a text where a name was recognised."""
    start = text.index(name)
    draft = draft_of(text, NamedEntity(span=Span(start, start + len(name)), label=label))
    return {draft.text_of(m): m for m in extract(draft) if isinstance(m, PlaceMention)}


def test_a_place_in_an_organisations_name_is_associative() -> None:
    text = "She works for the Central Bank of Ireland now."
    assert read(text)["Ireland"].use == "literal"
    assert named(text, "Central Bank of Ireland", "ORGANIZATION")["Ireland"].use == "associative"


def test_recognised_names_are_evidence() -> None:
    """A name that was read as a person's is less likely a place than one that was read as a place's."""
    text = "The road from Austin was closed."
    person, place = (named(text, "Austin", label).get("Austin") for label in ("PERSON", "PLACE"))
    assert place is not None
    assert person is None or (person.confidence or 0) < (place.confidence or 0)
