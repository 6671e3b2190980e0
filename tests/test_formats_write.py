"""Writing: what independent readers make of it, and what comes back."""

import csv
import json
import re
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from newsmodel import (
    Actor,
    Article,
    Event,
    NamedEntity,
    Participant,
    Place,
    PlaceMention,
    Provenance,
    Span,
    Statement,
    TimeExpression,
    UnknownAnnotation,
    read,
    write,
)
from newsmodel.errors import FormatError
from newsmodel.formats import (
    from_brat,
    from_spacy,
    to_brat,
    to_geojson,
    to_jsonld,
    to_rows,
    to_spacy,
    to_web_annotations,
)
from newsmodel.formats.tables import COLUMNS, safe_cell
from newsmodel.strategies import articles, texts

TEXT = 'Pier closes\n\n"The pier," Ada Ray said in Brest on Monday, "is closed."\nBo Day met her.'
MADE = Provenance("newsmodel-quotes", "0.1.0", "statements", "split")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def story() -> Article:
    return Article(
        text=TEXT,
        id="pier-1",
        published=date(2024, 5, 6),
        url="https://example.org/pier",
        source="Harbour Post",
        headline=span("Pier closes"),
        sentences=(span("Pier closes"), Span(13, 69), span("Bo Day met her.")),
        fingerprint="f",
        annotations=(
            Actor(span=span("Ada Ray"), id="actor-1", name="Ada Ray", country="FR", made_by=MADE),
            Actor(span=span("Bo Day"), id="actor-2", name="Bo Day", confidence=0.5),
            Statement(
                span=Span.hull([span('"The pier,"'), span('"is closed."')]),
                id="statement-1",
                contents=(span('"The pier,"'), span('"is closed."')),
                cue=(span("said"),),
                source=(span("Ada Ray"),),
                mode="direct",
                speaker="actor-1",
                time="timeexpression-1",
                made_by=MADE,
            ),
            TimeExpression(
                span=span("Monday"),
                id="timeexpression-1",
                type="DATE",
                value="2024-05-06",
                earliest=date(2024, 5, 6),
                latest=date(2024, 5, 6),
            ),
            PlaceMention(
                span=span("Brest"),
                id="placemention-1",
                name="Brest",
                place=Place("Brest", "FR", lat=48.39, lon=-4.49, geonames_id=3030300),
            ),
            Event(
                span=span("met"),
                id="event-1",
                category="CONSULT",
                participants=(
                    Participant("agent", span("Bo Day"), "actor-2"),
                    Participant("patient", span("her"), "actor-1"),
                ),
                time="timeexpression-1",
                place="placemention-1",
            ),
            NamedEntity(span=span("Ada Ray"), id="namedentity-1", label="PERSON"),
        ),
    )


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_native_round_trip(tmp_path: Path, name: str) -> None:
    write(story(), tmp_path / name)
    assert list(read(tmp_path / name)) == [story()]
    write([story(), Article(text="x")], tmp_path / name)
    assert list(read(tmp_path / name)) == [story(), Article(text="x")]
    assert [p.name for p in tmp_path.iterdir()] == [name]


@settings(max_examples=15, deadline=None)
@given(articles())
def test_jsonl_keeps_everything(tmp_path_factory: pytest.TempPathFactory, article: Article) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    write([article, article], path)
    for found in read(path):
        assert found == article


def test_writing_is_whole_or_not(tmp_path: Path) -> None:
    """A writer that fails leaves the old file and no rest of the new one."""

    def broken():
        yield Article(text="new")
        raise RuntimeError("stop")

    write(Article(text="old"), tmp_path / "a.jsonl")
    with pytest.raises(RuntimeError):
        write(broken(), tmp_path / "a.jsonl")
    assert [a.text for a in read(tmp_path / "a.jsonl")] == ["old"]
    assert len(list(tmp_path.iterdir())) == 1


def test_jsonld_nodes() -> None:
    data = to_jsonld(story())
    (quotation,) = data["hasPart"]
    assert quotation["@type"] == "Quotation"
    assert quotation["spokenByCharacter"] == {"@id": "urn:newsmodel:pier-1#actor-1"}
    assert quotation["dateCreated"] == "2024-05-06"
    assert [node["@type"] for node in data["about"]] == ["Event", "Place"]
    assert data["mentions"][0]["nationality"]["identifier"] == "FR"
    indirect = attrs.evolve(story().statements[0], mode="indirect")
    (claim,) = to_jsonld(attrs.evolve(story(), annotations=(story().actors[0], indirect)))["hasPart"]
    assert claim["@type"] == "Claim"
    assert claim["appearance"] == {"@id": "urn:newsmodel:pier-1"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_jsonld_read_by_rdflib() -> None:
    """An RDF library finds who spoke which quotation, by the graph alone."""
    rdflib = pytest.importorskip("rdflib")
    data = to_jsonld(story()) | {"@context": {"@vocab": "https://schema.org/"}}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    (quotation,) = graph.subjects(rdflib.RDF.type, schema.Quotation)
    speaker = graph.value(quotation, schema.spokenByCharacter)
    assert str(graph.value(speaker, schema.name)) == "Ada Ray"
    (event,) = graph.subjects(rdflib.RDF.type, schema.Event)
    place = graph.value(event, schema.location)
    assert str(graph.value(place, schema.name)) == "Brest"
    assert str(graph.value(graph.value(place, schema.geo), schema.latitude)) == "48.39"


def test_jsonld_round_trip(tmp_path: Path) -> None:
    """Text, day, headline, source and address come back; facts have no offsets in JSON-LD."""
    write(story(), tmp_path / "a.json", format="jsonld")
    (found,) = read(tmp_path / "a.json")
    kept = ("text", "id", "published", "headline", "url", "source")
    assert [getattr(found, name) for name in kept] == [getattr(story(), name) for name in kept]
    write([story(), story()], tmp_path / "b.json", format="jsonld")
    assert len(list(read(tmp_path / "b.json"))) == 2


@settings(max_examples=15, deadline=None)
@given(articles())
def test_web_annotations(article: Article) -> None:
    """Position and quote selectors of every target agree with the text."""
    page = to_web_annotations(article)
    assert len(page["items"]) == len(article.annotations)
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item in page["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            position, quote = target["selector"]
            exact = article.text[position["start"] : position["end"]]
            assert quote["exact"] == exact
            assert quote["prefix"] + exact + quote["suffix"] in article.text


def test_web_annotation_of_a_split_quote() -> None:
    page = to_web_annotations(story())
    (said,) = [item for item in page["items"] if item["id"].endswith("#statement-1")]
    assert len(said["target"]) == 2
    assert said["generator"]["name"] == "newsmodel-quotes:statements 0.1.0"
    assert json.loads(said["body"]["value"])["$kind"] == "Statement"


def test_brat_lines() -> None:
    text, ann = to_brat(story())
    lines = ann.splitlines()
    assert text == TEXT
    first, last = span('"The pier,"'), span('"is closed."')
    wanted = f'Statement {first.start} {first.end};{last.start} {last.end}\t"The pier," "is closed."'
    (number,) = [line.split("\t")[0] for line in lines if line.endswith(wanted)]
    assert f"A1\tMode {number} direct" in [line for line in lines if line.startswith("A1\t")] or any(
        line.endswith(f"\tMode {number} direct") for line in lines
    )
    assert any(line.startswith("R1\tSpeaker Arg1:") for line in lines)
    assert any(line.startswith("E1\tEvent:") and "Agent:T" in line for line in lines)


def brat_reader(text: str, ann: str) -> list[tuple[str, str]]:
    """Read T lines as the brat manual has them, to check what is written."""
    found = []
    for line in ann.split("\n"):
        if line.startswith("T"):
            _, where, words = line.split("\t", 2)
            label, _, offsets = where.partition(" ")
            parts = [text[slice(*map(int, part.split()))] for part in offsets.split(";")]
            assert " ".join(parts) == words
            assert "\n" not in words
            found.append((label, words))
    return found


ONE_LINE = texts().map(lambda text: re.sub(r"[\r\n]", " ", text))


@settings(max_examples=15, deadline=None)
@given(articles(text=ONE_LINE, unknown=False))
def test_brat_round_trip(article: Article) -> None:
    """All facts come back; an independent reader finds the words at the offsets."""
    text, ann = to_brat(article)
    assert from_brat(text, ann).annotations == article.annotations
    assert len(brat_reader(text, ann)) == len(article.annotations)


@settings(max_examples=15, deadline=None)
@given(articles(unknown=False))
def test_brat_of_any_text(article: Article) -> None:
    """brat cuts spans at line ends; what is cut comes back as one, without the ends it began with."""
    back = from_brat(*to_brat(article))
    # Without its line ends a span may come to stand before another one.
    assert {item.id for item in back.actors} == {item.id for item in article.actors}
    assert len(back.annotations) == len(article.annotations)


def test_brat_of_a_span_over_lines() -> None:
    long = NamedEntity(span=Span(5, 20), label="OTHER")
    assert from_brat(*to_brat(Article(text=TEXT, annotations=[long]))).annotations == (long,)


def test_brat_of_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Ray in Brest", encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tPER 0 7\tAda Ray\nT2\tShip 11 16\tBrest\n*\tEquiv T1 T2\n", encoding="utf-8"
    )
    for name in ("a.ann", "a.txt"):
        (article,) = read(tmp_path / name)
        assert [(n.label, n.subtype, article.text_of(n)) for n in article.names] == [
            ("PERSON", None, "Ada Ray"),
            ("OTHER", "Ship", "Brest"),
        ]
    assert len(list(read(tmp_path))) == 1
    write(article, tmp_path / "b.ann")
    (again,) = read(tmp_path / "b.ann")
    assert again.annotations == article.annotations


@pytest.mark.parametrize(
    ("ann", "message"),
    [
        ("T1 PER 0 7", "expected"),
        ("T1\tPER 0 99\tx", "outside"),
        ("T1\tPER 3 3\tx", "not a span"),
        ("T1\tPER 0 3\tx\n#1\tNewsmodel T1\t{", "not JSON"),
        ("?", "unknown"),
    ],
)
def test_brat_malformed(ann: str, message: str) -> None:
    with pytest.raises(FormatError, match=rf"a\.ann:\d+: .*{message}"):
        from_brat("Ada Ray", ann, name="a.ann")


def test_spacy_doc() -> None:
    """spaCy itself gives back the words; what a Doc carries comes back whole."""
    spacy = pytest.importorskip("spacy")
    doc = to_spacy(story())
    assert doc.text == TEXT
    assert [part.text for part in doc.spans["Statement"]] == ['"The pier,"', '"is closed."']
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ada Ray", "PERSON")]
    assert from_spacy(doc) == story()
    assert list(read(doc)) == [story()]
    ruled = spacy.blank("en")
    ruled.add_pipe("sentencizer")
    ruled.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Brest"}])
    plain = from_spacy(ruled("Ada is in Brest. Bo is not."))
    assert [(plain.text_of(n), n.label) for n in plain.names] == [("Brest", "PLACE")]
    assert len(plain.sentences) == 2


def test_geojson() -> None:
    """Longitude comes first, and empty is a FeatureCollection too."""
    (feature,) = to_geojson(story())["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-4.49, 48.39]}
    assert feature["properties"]["events"] == ["event-1"]
    assert feature["properties"]["mentions"][0]["text"] == "Brest"


def test_rows() -> None:
    tables = to_rows(story())
    assert {name: len(rows) for name, rows in tables.items()} == {
        "articles": 1, "statements": 1, "actors": 2, "mentions": 0, "events": 1,
        "times": 1, "places": 1, "others": 0, "issues": 0,
    }  # fmt: skip
    (said,) = tables["statements"]
    assert said["speaker_name"] == "Ada Ray"
    assert said["text"] == '"The pier," … "is closed."'
    (met,) = tables["events"]
    assert (met["agent"], met["agent_name"], met["patient_name"]) == ("Bo Day", "Bo Day", "Ada Ray")
    assert (met["earliest"], met["country"], met["quad_class"]) == (
        date(2024, 5, 6),
        "FR",
        "verbal cooperation",
    )


@settings(max_examples=15, deadline=None)
@given(articles())
def test_every_row_has_every_column(article: Article) -> None:
    for name, rows in to_rows(article).items():
        for row in rows:
            assert list(row) == list(COLUMNS[name])


def test_csv(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("http://x")'
    article = Article(text=f"{hostile} said so", id="+1", annotations=[Actor(span=Span(0, 22), name=hostile)])
    write(article, tmp_path / "tables", format="csv")
    with (tmp_path / "tables" / "actors.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["name"] == "'" + hostile
    assert row["article_id"] == "'+1"
    assert sorted(p.stem for p in (tmp_path / "tables").iterdir()) == sorted(COLUMNS)


def test_tables_are_no_single_file(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"a file each; name a folder and say format='csv'"):
        write(story(), tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_page_shows_one_article(tmp_path: Path) -> None:
    write(story(), tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text("utf-8") == story().to_html()
    with pytest.raises(FormatError, match="one article, not 2"):
        write([story(), story()], tmp_path / "b.html")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_safe_cell() -> None:
    """Formulas are disarmed, numbers stay numbers."""
    for bad in ("=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n=1"):
        assert safe_cell(bad) == "'" + bad
    assert [safe_cell(good) for good in ("a=1", -1.5, None, True, date(2024, 5, 6))] == [
        "a=1", "-1.5", "", "true", "2024-05-06",
    ]  # fmt: skip


def test_unknown_kinds_go_to_others() -> None:
    raw = '{"$kind":"x:Y","span":{"start":0,"end":4}}'
    article = Article(text=TEXT, annotations=[UnknownAnnotation(span=Span(0, 4), tag="x:Y", raw=raw)])
    (row,) = to_rows(article)["others"]
    assert (row["kind"], row["text"], row["json"]) == ("x:Y", "Pier", raw)


def test_format_of_a_path(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="name it with format="):
        write(story(), tmp_path / "a.xyz")
    with pytest.raises(FormatError, match="only be read"):
        write(story(), tmp_path / "a.txt", format="trafilatura")
    write(story(), tmp_path / "a.geojson")
    assert json.loads((tmp_path / "a.geojson").read_text("utf-8"))["type"] == "FeatureCollection"
