"""Text and JSON made to do harm cost time in proportion to their length, and nothing else."""

from __future__ import annotations

import csv
import json
import os
import sys
import time
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsmodel import Actor, Article, Limits, NamedEntity, Parser, Span
from newsmodel.errors import FormatError, LimitError, NewsmodelError, TextTypeError
from newsmodel.formats import formats, read, write
from newsmodel.testing._texts import NEWS, odd_texts

EXAMPLES = int(os.environ.get("NEWSMODEL_EXAMPLES", "40"))


@cache
def parser() -> Parser:
    return Parser()


def read_soundly(text: str) -> Article:
    """Parse, and check what holds for every text."""
    article = parser().parse(text, published="2024-05-06", language="en")

    assert article.text == text
    assert [issue for issue in article.issues if issue.severity == "error"] == []
    for item in article.annotations:
        assert 0 <= item.span.start < item.span.end <= len(text)
    assert Article.from_json(article.to_json()) == article
    return article


def seconds(text: str) -> float:
    began = time.process_time()
    read_soundly(text)
    return time.process_time() - began


@pytest.mark.parametrize("name", odd_texts())
def test_odd_texts_are_read(name):
    read_soundly(odd_texts()[name])


def test_every_category_of_unicode():
    """Some characters of each general category, alone, between words and inside them."""
    some: dict[str, list[str]] = {}
    for code in range(sys.maxunicode + 1):
        found = some.setdefault(unicodedata.category(chr(code)), [])
        if len(found) < 12 or (code % 997 == 0 and len(found) < 40):
            found.append(chr(code))
    assert len(some) == 30  # all of them, unassigned, private use and surrogates too
    for characters in some.values():
        joined = "".join(characters)
        read_soundly(joined)
        read_soundly(" ".join(f"Mr. A{c}b said {c}we will{c} go on Monday." for c in characters))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_read(text):
    read_soundly(text)


WORDS = (
    '"',
    "“",
    "”",
    "'",
    " said ",
    "Ann Lee",
    ", ",
    ". ",
    "\n",
    "\n\n",
    " that ",
    " on Monday",
    "(",
    ")",
    "U.S.",
    "-",
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_any_order_of_what_the_rules_look_for_is_read(text):
    read_soundly(text)


REPEATED = {
    "quotation marks": '"',
    "opening marks": "“",
    "marks about words": '"a" ',
    "nested marks": "“a ‘b ",
    "unbalanced marks": '“No," said Ann. ',
    "brackets": "(",
    "brackets about words": "(a) [b] ",
    "a word": "said ",
    "a name": "Ann ",
    "names and commas": "Ann Lee, ",
    "places": "Paris, ",
    "one long word": "a",
    "one long name": "A",
    "a hyphened word": "a-",
    "a dotted word": "A.",
    "digits": "1",
    "numbers": "1,",
    "dates": "on Monday ",
    "lines": "\n",
    "one word lines": "Ann\n",
    "bullets": "- ",
    "points": ".",
    "exclamations": "a! ",
    "joiners": "\u200d",
    "accents": "a\u0301",
    "right to left": "\u202eאב ",
    "emoji": "\U0001f468\u200d\U0001f469",
    "surrogates": "\ud800",
    "white space": " ",
    "a clause in a clause": "he said that she said that ",
    "reports and dates": "He ordered it to go by Monday, ",
    "verbs in a row": "will not attack or sink ",
    "relative clauses": "Ann, who left, ",
    "a title": "President ",
    "of of": "of the ",
    "datelines": "PARIS, May 6 (Reuters) - ",
    "speakers": "ANN: no\n",
    "by": "By Ann\n",
}


@pytest.mark.parametrize("name", REPEATED)
def test_repetition_costs_in_proportion(name):
    """Ten times the text costs at most 28 times as much, where a quadratic rule would make it 100."""
    piece = REPEATED[name]
    short, long = 2_000, 20_000
    seconds(piece * (short // len(piece)))
    first = min(seconds(piece * (short // len(piece))) for _ in range(2))
    second = seconds(piece * (long // len(piece)))

    assert second < 28 * max(first, 0.02) or seconds(piece * (long // len(piece))) < 28 * max(first, 0.02)


def test_deep_nesting():
    for opening, closing in ("“”", "()", "[]", "«»", "‘’"):
        read_soundly(opening * 2_000 + "Ann said no." + closing * 2_000)
    read_soundly("“He said ‘" * 500 + "no" + "’ ”" * 500)
    read_soundly("Ann said that " * 800 + "it rained.")


def test_huge_words_and_names():
    read_soundly("x" * 100_000)
    read_soundly("Mr. " + "Abc" * 30_000 + " said on Monday that he would go.")
    read_soundly(" ".join(["Van"] * 5_000) + " said no.")


LONG = pytest.mark.skipif(not os.environ.get("NEWSMODEL_LONG"), reason="takes an hour; set NEWSMODEL_LONG")


@pytest.mark.slow
@pytest.mark.parametrize("size", [1_000_000, pytest.param(10_000_000, marks=LONG)])
def test_megabytes_of_marks(size):
    assert seconds('"' * size) < size / 1_000_000 * 60


@pytest.mark.slow
@LONG
@pytest.mark.parametrize("name", REPEATED)
def test_a_megabyte_of_anything(name):
    piece = REPEATED[name]
    assert seconds(piece * (1_000_000 // len(piece))) < 120


def test_no_rule_reads_beyond_the_limits():
    with pytest.raises(LimitError, match="max_chars"):
        Parser(discover=False, limits=Limits(max_chars=10)).parse("x" * 11)
    for wrong in (b"bytes", None, 3):
        with pytest.raises(TextTypeError):
            parser().parse(wrong)  # type: ignore[arg-type]


def layer(tag: str, field: str) -> str:
    """Return an article with one annotation that has one more field."""
    return f'{{"text": "ab", "layers": {{"{tag}": [{{"span": {{"start": 0, "end": 1}}, {field}}}]}}}}'


BOMBS = {
    "deep list": "[" * 200_000,
    "deep list, closed": "[" * 200_000 + "]" * 200_000,
    "deep object": '{"a":' * 200_000,
    "deep layers": '{"text": "", "layers": {"x:Y": [' + "[" * 100_000 + "]" * 100_000 + "]}}",
    "deep unknown annotation": layer("x:Y", '"z": ' + '{"a":' * 50_000 + "1" + "}" * 50_000),
    "huge integer": '{"text": "ab", "schema_version": ' + "9" * 100_000 + "}",
    "huge offset": '{"text": "ab", "headline": {"start": 0, "end": ' + "9" * 10_000 + "}}",
    "huge float": layer("NamedEntity", '"label": "OTHER", "confidence": 1e999'),
    "not a number": layer("NamedEntity", '"label": "OTHER", "confidence": NaN'),
    "negative span": '{"text": "ab", "headline": {"start": -1, "end": 1}}',
    "span beyond the text": '{"text": "ab", "headline": {"start": 0, "end": 99}}',
    "a tag that is code": '{"text": "ab", "layers": {"os:system": [{"span": {"start": 0, "end": 9}}]}}',
    "a string for a layer": '{"text": "ab", "layers": {"NamedEntity": "abc"}}',
    "text that is no text": '{"text": {"a": 1}}',
    "far date": '{"text": "ab", "published": "99999-01-01"}',
    "null": "null",
    "nothing": "",
    "surrogate": '"\\ud800"',
    "bad bytes": b'{"text": "\xff\xfe"}',
    "NUL": b"\x00" * 100,
}


@pytest.mark.parametrize("name", BOMBS)
def test_json_bombs_are_refused(name):
    """Whatever is wrong with JSON, it is a FormatError, with a message that fits on a screen."""
    with pytest.raises(FormatError) as caught:
        Article.from_json(BOMBS[name])

    assert len(str(caught.value)) < 1_000


@pytest.mark.parametrize("name", BOMBS)
def test_json_bombs_are_refused_by_the_reader(name, tmp_path: Path):
    data = BOMBS[name] if isinstance(BOMBS[name], bytes) else BOMBS[name].encode()
    for ending in (".json", ".jsonl"):
        path = tmp_path / f"bomb{ending}"
        path.write_bytes(data)
        if name == "nothing" and ending == ".jsonl":
            assert list(read(path)) == []
        else:
            with pytest.raises(FormatError):
                list(read(path))


def test_what_json_holds_is_data():
    """A tag or a field name out of a file never imports or runs anything."""
    data = {
        "text": "ab",
        "layers": {
            "subprocess:Popen": [{"$kind": "subprocess:Popen", "span": {"start": 0, "end": 1}, "args": "id"}]
        },
    }
    article = Article.from_json(json.dumps(data))

    assert json.loads(article.to_json())["layers"] == data["layers"]


EVIL = "<script>alert(1)</script>"


def test_html_is_escaped():
    """Nothing of a text becomes markup: not its words, nor what extractors or files say of it."""
    text = f"{EVIL} said </pre></body>&amp; “{EVIL}” onclick='x' \"> <img src=x onerror=alert(1)>"
    evil = Actor(span=Span(0, 8), name=f'"{EVIL}', roles=[Span(0, 8)], same_as=[f"javascript:{EVIL}"])
    article = Article(
        text=text,
        id=f"'>{EVIL}",
        url="javascript:alert(1)",
        source=EVIL,
        annotations=[evil],
        published="2024-05-06",
    )
    for page in (article.to_html(), parser().parse(text, source=EVIL, id=EVIL).to_html()):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript:' not in page


NAMES = (
    "../../evil",
    "/etc/evil",
    "..",
    "a/../../b",
    "C:\\evil",
    "con",
    "a\x00b",
    "",
    "." * 300,
    "-rf",
    "~/evil",
    "a\nb",
)


@pytest.mark.parametrize("form", [name for name, item in formats().items() if item.write])
def test_no_id_of_an_article_becomes_a_path(form, tmp_path: Path):
    """Writers write what they were told to write to, and nothing beside it."""
    root = tmp_path / "a" / "b"
    root.mkdir(parents=True)
    many = [Article(text="Paris is calm.", id=name, url=name, source=name) for name in NAMES]
    try:
        if form == "html":  # a page for each
            for number, article in enumerate(many):
                write(article, root / f"out-{number}", format=form)
        else:
            write(many, root / "out", format=form)
    except (ImportError, NewsmodelError) as error:
        pytest.skip(str(error))

    outside = [
        path for path in tmp_path.rglob("*") if root not in path.parents and path not in (root, root.parent)
    ]
    assert outside == []
    assert all(part.name.startswith("out") for part in root.iterdir())
    assert all(set(part.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-") for part in root.rglob("*"))


def test_csv_holds_no_formulas(tmp_path: Path):
    """Cells that a spreadsheet would run begin with an apostrophe, whatever column they are in."""
    starts = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1")
    texts = [f"{start} said so" for start in starts]
    many = [
        Article(
            text=text,
            id=text,
            source=text,
            url=text,
            annotations=[
                Actor(span=Span(0, 5), name=text),
                NamedEntity(span=Span(0, 5), label="OTHER", subtype=text),
            ],
        )
        for text in texts
    ]
    write(many, tmp_path / "out", format="csv")
    for path in (tmp_path / "out").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    assert not cell.lstrip(" ").startswith(
                        ("=", "+", "@", "\t", "\r", "\n", "\uff1d", "-1")
                    ), path.name


def test_megabytes_of_headers(tmp_path: Path):
    """Fields beside the text may be as hostile as the text."""
    article = parser().parse(NEWS, headline=NEWS[:26], id="x" * 10_000, source='"' * 10_000, url="[" * 10_000)

    assert Article.from_json(article.to_json()) == article
