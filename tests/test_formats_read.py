"""Reading: every format gives an article with its text and what stands beside it."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

import newsmodel
from newsmodel import Article, Parser, Span, hookimpl
from newsmodel.errors import FormatError, UnknownNameError
from newsmodel.formats import Format, formats, from_html, read

BODY = "The pier was closed on Monday.\n\nAda Ray said it would open again."
NINJS2 = {
    "uri": "urn:example:1",
    "headlines": [{"value": "Pier closes"}],
    "bodies": [
        {
            "role": "main",
            "contenttype": "text/html",
            "value": "<p>The pier &amp; the <b>quay</b>.</p><p>Closed.</p>",
        }
    ],
    "versioncreated": "2024-05-06T07:08:09+02:00",
    "language": "en",
    "by": "Ann Lee",
}
NINJS3 = {
    "uri": "urn:example:1",
    "headlines": [{"role": "main", "contentType": "text/plain", "value": "Pier closes"}],
    "bodies": [
        {"role": "summary", "contentType": "text/plain", "value": "Short."},
        {"role": "main", "contentType": "text/html", "value": "<p>Markup.</p>"},
        {"role": "main", "contentType": "text/plain", "value": BODY},
    ],
    "contentCreated": "2024-05-06T07:08:09Z",
    "versionCreated": "2024-05-07T07:08:09Z",
    "infoSources": [{"name": "Harbour Wire"}],
}
JSONLD = {
    "@context": "https://schema.org",
    "@type": ["NewsArticle", "Report"],
    "headline": "Pier closes",
    "articleBody": BODY,
    "datePublished": "2024-05-06",
    "author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Day"],
    "publisher": {"@type": "Organization", "name": "Harbour Post"},
    "url": "https://example.org/pier",
    "inLanguage": "en",
}


def one(source: object, **options: object) -> Article:
    (article,) = read(source, **options)
    return article


def test_plain_text_is_verbatim(tmp_path: Path) -> None:
    text = "Pier closes\r\n\r\n  The pier\u00a0was closed.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert one(tmp_path / "a.txt").text == text
    assert one(str(tmp_path / "a.txt")).text == text
    assert one(text.encode()).text == text


def test_named_fields() -> None:
    article = one(
        {"title": "Pier closes", "content": BODY, "authors": ["Ann Lee"], "publish_date": "2024-05-06"}
    )
    assert article.text == f"Pier closes\n\nBy Ann Lee\n\n{BODY}"
    assert article.text_of(article.headline) == "Pier closes"
    assert article.text_of(article.byline) == "Ann Lee"
    assert article.published == date(2024, 5, 6)
    own = one(
        {"story": BODY, "when": "Mon, 06 May 2024 07:08:09 +0000"},
        fields={"text": "story", "published": "when"},
    )
    assert own.published == date(2024, 5, 6)
    assert own.published_at is not None


def test_headline_in_the_body_is_not_doubled() -> None:
    article = one({"title": "The pier was closed", "text": BODY})
    assert article.text == BODY
    assert article.headline == Span(0, 19)


def test_jsonl(tmp_path: Path) -> None:
    native = Article(text=BODY, id="n-1", published=date(2024, 5, 6))
    lines = [json.dumps({"text": "One."}), "", native.to_json(), json.dumps(JSONLD), json.dumps(NINJS3)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = list(read(tmp_path / "a.jsonl"))
    assert [a.text[:4] for a in found] == ["One.", "The ", "Pier", "Pier"]
    assert found[1] == native
    (tmp_path / "lines").write_text("\n".join(lines), encoding="utf-8")
    assert list(read(tmp_path / "lines")) == found


def test_json_array_and_folder(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text('[{"text": "One."}, {"text": "Two."}]', encoding="utf-8")
    (tmp_path / "a.txt").write_text("Zero.", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("No.", encoding="utf-8")
    assert [a.text for a in read(tmp_path)] == ["Zero.", "One.", "Two."]
    assert [a.text for a in read([{"text": "One."}])] == ["One."]


def test_jsonld() -> None:
    article = one(JSONLD)
    assert article.text == f"Pier closes\n\nBy Ann Lee, Bo Day\n\n{BODY}"
    assert (article.source, article.url, article.language) == (
        "Harbour Post",
        "https://example.org/pier",
        "en",
    )
    assert article.published == date(2024, 5, 6)
    assert one({"@graph": [{"@type": "WebPage"}, JSONLD]}) == article


def test_ninjs() -> None:
    two, three = one(NINJS2), one(NINJS3)
    assert two.text == "Pier closes\n\nBy Ann Lee\n\nThe pier & the quay.\n\nClosed."
    assert two.published == date(2024, 5, 6)
    assert three.text == f"Pier closes\n\n{BODY}"
    assert three.source == "Harbour Wire"
    assert three.id == "urn:example:1"


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="extra html")
    lines = "".join(f"<p>{line} {line} {line}</p>" for line in BODY.split("\n\n"))
    page = (
        '<!doctype html><html lang="en"><head><title>Pier closes</title>'
        '<meta name="author" content="Ann Lee"><meta property="og:site_name" content="Harbour Post">'
        '<meta property="article:published_time" content="2024-05-06T07:08:09Z"></head><body>'
        f"<nav>Home | News</nav><article><h1>Pier closes</h1>{lines * 3}</article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    article = one(tmp_path / "a.html")
    assert article.text.startswith("Pier closes")
    assert "Home | News" not in article.text
    assert article.text_of(article.headline) == "Pier closes"
    assert article.text_of(article.byline) == "Ann Lee"
    assert article.published == date(2024, 5, 6)
    assert article.source == "Harbour Post"
    assert one(page.encode()).text == article.text
    with pytest.raises(FormatError, match="no article"):
        from_html("<html></html>")


def test_parquet(tmp_path: Path) -> None:
    """Rows are records with named fields; a fault names the row."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = {"id": ["p-1", "p-2"], "story": [BODY, None], "published": [date(2024, 5, 6), None]}
    parquet.write_table(pa.table(rows), tmp_path / "a.parquet")
    faults: list[FormatError] = []
    (article,) = read(tmp_path / "a.parquet", fields={"text": "story"}, on_error=faults.append)
    assert (article.id, article.text, article.published) == ("p-1", BODY, date(2024, 5, 6))
    assert faults[0].line == 2
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(FormatError, match="no Parquet"):
        list(read(tmp_path / "b.parquet"))


def test_what_is_malformed_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{\n{"text": "Two."}\n', encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    faults: list[FormatError] = []
    assert [a.text for a in read(tmp_path, on_error=faults.append)] == ["One.", "Two."]
    assert [Path(str(f.source)).name for f in faults] == ["a.jsonl", "b.txt"]


def test_broken_surrogates_come_back(tmp_path: Path) -> None:
    article = Article(text="a\ud83d\ude00 \ud800")
    newsmodel.write(article, tmp_path / "a.jsonl")
    assert one(tmp_path / "a.jsonl") == article


def test_objects_by_their_looks() -> None:
    newspaper = SimpleNamespace(
        text=BODY, title="Pier closes", authors=["Ann Lee"], publish_date=date(2024, 5, 6), url="u"
    )
    fundus = SimpleNamespace(
        body=BODY, plaintext=BODY, title="Pier closes", publishing_date=date(2024, 5, 6), authors=[]
    )
    extracted = SimpleNamespace(
        text=BODY, title="Pier closes", sitename="s", hostname="h", date="2024-05-06", author=None
    )
    for found in (newspaper, fundus, extracted):
        article = one(found)
        assert article.text.endswith(BODY)
        assert article.published == date(2024, 5, 6)
        assert article.text_of(article.headline) == "Pier closes"


def test_an_article_is_read_as_it_is_and_parses() -> None:
    article = Article(text=BODY, id="x")
    assert one(article) is article
    parsed = Parser(discover=False).parse(one({"text": BODY, "date": "2024-05-06", "title": "Pier closes"}))
    assert len(parsed.sentences) == 3
    assert parsed.text_of(parsed.headline) == "Pier closes"


class Shouts:
    @staticmethod
    @hookimpl
    def newsmodel_formats() -> list[Format]:
        def shout(source, *, mark: str = "!"):
            yield Article(text=source.text().upper() + mark)

        return [Format("shout", (".shout",), read=shout, sniff=lambda head: head.startswith(b"SHOUT"))]


def test_third_party_format(tmp_path: Path) -> None:
    (tmp_path / "a.shout").write_text("pier", encoding="utf-8")
    (tmp_path / "a.dat").write_text("SHOUT pier", encoding="utf-8")
    plugin = Shouts()
    assert "shout" in formats([plugin])
    assert one(tmp_path / "a.shout", plugins=[plugin]).text == "PIER!"
    assert one(tmp_path / "a.shout", plugins=[plugin], mark="?").text == "PIER?"
    assert one(tmp_path / "a.dat", plugins=[plugin]).text == "SHOUT PIER!"
    assert one(tmp_path / "a.dat", plugins=[plugin], format="text").text == "SHOUT pier"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"caf\xe9", r"a\.txt:1: not UTF-8"),
        ("a.txt", b"one\ntwo\n\xff", r"a\.txt:3: "),
        ("a.txt", b"\x00\x01", "NUL"),
        ("a.json", b'{"text": 5}', r"a\.json: field '\$\.text': expected a string, not int"),
        ("a.json", b'{"note": "x"}', r"field '\$\.text': is missing; its fields are note"),
        ("a.json", b'{"text": "x",\n "date": }', r"a\.json:2: not JSON"),
        ("a.json", b'{"text": "x", "date": "soon"}', r"field '\$\.date': is no date"),
        ("a.json", b'[{"text": "x"}, 5]', r"field '\$\[1\]': an article is an object"),
        ("a.jsonl", b'{"text": "x"}\n{"text": }', r"a\.jsonl:2: not JSON"),
        ("a.jsonl", b'{"text": "x"}\n\n{"text": "x", "date": 5}', r"a\.jsonl:3: field '\$\.date'"),
        ("a.jsonl", b'{"text": "x"}\n\xff', r"a\.jsonl:2: not UTF-8"),
        (
            "a.jsonl",
            b'{"text": "x", "layers": {"Actor": [{}]}}',
            r"a\.jsonl:1: field '\$\.layers\.Actor\[0\]\.\w+'",
        ),
        ("a.json", b'{"@type": "NewsArticle"}', r"field '\$\.articleBody': is missing"),
        ("a.json", b'{"uri": "u", "bodies": [{"value": 5}]}', r"field '\$\.bodies\[0\]'"),
        ("a.json", b'{"uri": "u", "bodies": []}', r"field '\$\.bodies': has no text"),
    ],
)
def test_malformed_input_names_the_place(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FormatError, match=message):
        list(read(tmp_path / name))


def test_what_can_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read(tmp_path / "none.txt"))
    with pytest.raises(UnknownNameError, match=r"there are: .*jsonl"):
        list(read(b"", format="jsonx"))
    with pytest.raises(FormatError, match="only be written"):
        list(read(b"", format="geojson"))
    with pytest.raises(FormatError, match="no format reads"):
        list(read(5))


def test_public_names() -> None:
    assert newsmodel.read is read
    with pytest.raises(AttributeError):
        _ = newsmodel.nothing
