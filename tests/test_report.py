# ruff: noqa: E402 - the extra is asked for before what needs it
"""The report on a corpus."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

for needed in ("pyarrow", "duckdb", "matplotlib"):
    pytest.importorskip(needed, reason="extra report")

import pyarrow as pa
import pyarrow.parquet as pq

from newsmodel import (
    Actor,
    ActorMention,
    Article,
    Event,
    Issue,
    Place,
    PlaceMention,
    Provenance,
    Span,
    Statement,
)
from newsmodel.arrow import to_tables
from newsmodel.cli._app import app
from newsmodel.errors import FormatError
from newsmodel.report import render_report

OSLO = Place(name="Oslo", country="NO", admin1="12", lat=59.91, lon=10.75, geonames_id=3143244)
TEXT = '"Bo Day attacked Oslo," Ann Ray said in Rome.'
HOSTILE = (
    "</svg></text><script>alert(1)</script>",
    '" onload="alert(1)',
    "id=\"x\" url(#y) #010203 style='fill:red'",
    "$\\frac{1}{2}$ & <b>",
    "\u202egnp.exe\u202c \u05d0\u05d1",
    "\ud800nul\x00\x1b[31m\ufffe",
    "名前 🙂",
)


def article(
    number: int, *, day: date | None = date(2026, 3, 2), who: str = "Ann Ray", **more: Any
) -> Article:
    """Return a story in which someone says that Bo Day attacked Oslo."""
    by = Provenance(plugin="tests", version="1", extractor="made", rule="x")
    facts = (
        Actor(span=Span(24, 31), id="a1", name=who, type="person", country="NO", mentions=("m1",)),
        Actor(span=Span(1, 7), id="a2", name="Bo Day", type="person", mentions=("m2",)),
        ActorMention(span=Span(24, 31), id="m1", form="name"),
        ActorMention(span=Span(1, 7), id="m2", form="name"),
        Statement(span=Span(0, 23), id="s1", contents=(Span(0, 23),), mode="direct", speaker="a1"),
        Statement(span=Span(0, 23), id="s2", contents=(Span(0, 23),), mode="indirect"),
        Event(span=Span(8, 16), id="e1", category="ASSAULT", modality="actual"),
        Event(span=Span(8, 16), id="e2", category="ASSAULT", same_as="e1"),
        PlaceMention(span=Span(17, 21), id="p1", name="Oslo", place=OSLO),
        PlaceMention(span=Span(40, 44), id="p2", name="Rome"),
    )
    issues = (Issue(severity="warning", plugin="tests", extractor="made", message="Rome <where>?"),)
    return Article(
        text=TEXT,
        id=f"n-{number}",
        published=day,
        annotations=tuple(attrs.evolve(fact, made_by=by) for fact in facts),
        issues=issues,
        **more,
    )


def written(folder: Path, articles: Iterable[Article]) -> Path:
    """Write the tables of articles as `newsmodel corpus` does."""
    for name, table in to_tables(articles).items():
        (folder / name).mkdir(parents=True)
        pq.write_table(table, folder / name / "part-000000.parquet")
    (folder / "_done").mkdir()
    (folder / "_done" / "000000.json").write_text("{}", encoding="utf-8")
    return folder


class Page(HTMLParser):
    """Reads a page: its tables by caption, the labels of its drawings, its tags."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: dict[str, list[list[str]]] = {}
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.stack: list[str] = []
        self.labels: list[str] = []
        self.caption = ""
        self.feed(page)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self.stack.append(tag)
        if tag == "caption":
            self.caption = ""
        if tag == "tr":
            self.tables.setdefault(self.caption, []).append([])
        if tag in ("td", "th"):
            self.tables[self.caption][-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "caption" in self.stack and "small" not in self.stack:
            self.caption += data
        elif {"td", "th"} & set(self.stack):
            self.tables[self.caption][-1][-1] += data
        elif "text" in self.stack:
            self.labels.append(data)

    def rows(self, caption: str) -> list[list[str]]:
        return next(rows for name, rows in self.tables.items() if caption in name)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), prog_name="newsmodel")


def fails(code: int, *arguments: str) -> str:
    result = run("summary", *arguments)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    stories = [article(0), article(1, day=date(2026, 3, 10)), article(2, day=None, who="Cy Fox")]
    return written(tmp_path_factory.mktemp("small") / "tables", stories)


@pytest.fixture(scope="module")
def page(small: Path) -> str:
    return render_report(small)


def test_each_question_has_its_numbers(page: str) -> None:
    shown = Page(page)
    assert shown.rows("speakers with most") == [
        ["Speaker", "Type", "Country", "Statements", "Direct quotes", "Articles"],
        ["Ann Ray", "person", "Norway", "2", "2", "2"],
        ["Cy Fox", "person", "Norway", "1", "1", "1"],
    ]
    assert shown.rows("most quoted name")[1:] == [
        ["Ann Ray", "Bo Day (2)", "Oslo (2)", "ASSAULT (2)"],
        ["Cy Fox", "Bo Day (1)", "Oslo (1)", "ASSAULT (1)"],
    ]
    assert shown.rows("Statements by week") == [
        ["Week", "Direct", "Indirect", "All"],
        ["2026-03-02", "1", "1", "2"],
        ["2026-03-09", "1", "1", "2"],
    ]
    assert shown.rows("named most often")[1:] == [["Oslo", "12", "Norway", "3", "3", "59.9100", "10.7500"]]
    categories, weeks = [rows for name, rows in shown.tables.items() if "PLOVER" in name]
    assert categories[1:] == [["ASSAULT", "3", "3", "0"]]
    assert weeks == [["Week", "ASSAULT"], ["2026-03-02", "1"], ["2026-03-09", "1"]]
    assert shown.rows("Issues")[1:] == [["warning", "tests", "made", "Rome <where>?", "3", "3"]]
    assert "3 statements of 6 without a named speaker left out." in page
    assert "3 mentions of 6 not found in the gazetteer left out." in page
    assert "1 article without a date left out." in page


def test_each_chart_stands_above_its_table(page: str) -> None:
    pieces = re.findall(r"<(svg|table)\b", page)
    assert pieces == ["svg", "table"] * 4 + ["svg", "table", "table", "svg", "table"]
    shown = Page(page)
    assert {"Ann Ray", "Bo Day", "Oslo", "ASSAULT", "2026-03-02"} <= set(shown.labels)
    assert page.count("<caption") == page.count("<table")
    assert page.count('role="img" aria-label="') == page.count("<svg")
    assert [int(level) for level in re.findall(r"<h(\d)", page)] == [1, 2, 2, 2, 2, 2, 2]


def test_the_page_fetches_nothing_and_has_no_script(page: str) -> None:
    shown = Page(page)
    assert "script" not in shown.tags
    assert not re.search(r"https?:|@import|url\((?!#)", page)
    assert "default-src 'none'" in page
    links = [value for name, value in shown.attributes if name in ("href", "src")]
    assert links
    assert all(link and link.startswith("#") for link in links)
    ids = [value for name, value in shown.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    used = {*(str(link)[1:] for link in links), *re.findall(r"url\(#([^)]+)\)", page)}
    assert used <= set(ids)


def test_colours_are_the_style_sheets(page: str) -> None:
    drawings = "".join(re.findall(r"<svg.*?</svg>", page, re.S))
    assert not re.search(r"#[0-9a-f]{6}\b", drawings)
    assert "var(--ink)" in drawings
    assert "prefers-color-scheme:dark" in page
    assert "@media print" in page


def test_two_runs_make_the_same_bytes(small: Path, page: str, tmp_path: Path) -> None:
    """Under another hash seed, in another process, from more files."""
    out = tmp_path / "page.html"
    subprocess.run(
        [sys.executable, "-m", "newsmodel.cli", "summary", str(small), "--out", str(out)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
        timeout=300,
    )
    assert out.read_bytes() == page.encode()


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    stories = [article(number, who=name) for number, name in enumerate(HOSTILE)]
    page = render_report(written(tmp_path / "tables", stories), title=HOSTILE[0])
    page.encode()
    shown = Page(page)
    assert not {"script", "b"} & set(shown.tags)
    assert not [key for key, _ in shown.attributes if key.startswith("on")]
    cells = [row[0] for row in shown.rows("most statements")[1:]]
    as_arrow_has_them = [name.replace("\ud800", "?") for name in HOSTILE]
    plain = [re.sub("[\x00\x1b\ufffe]", "\ufffd", name) for name in as_arrow_has_them]
    assert sorted(cells) == sorted(plain)
    for name in plain:
        assert [label for label in shown.labels if label.startswith(name[:12])], name


def test_a_story_without_facts_has_a_page(tmp_path: Path) -> None:
    page = render_report(written(tmp_path / "tables", [Article(text="Rain.", id="r")]), title="Rain")
    assert "<h1>Rain</h1>" in page
    assert Page(page).tables == {}
    for sentence in ("No statement has a speaker", "No article has a date", "No event", "No plugin reported"):
        assert sentence in page


@pytest.mark.parametrize(
    ("days", "unit", "count"), [(700, "Week", 101), (1500, "Month", 51), (6000, "Year", 18)]
)
def test_long_times_have_longer_bins(days: int, unit: str, count: int, tmp_path: Path) -> None:
    first = date(2009, 12, 30)
    stories = [article(0, day=first), article(1, day=first + timedelta(days=days))]
    rows = Page(render_report(written(tmp_path / "tables", stories))).rows("Statements by")
    assert rows[0][0] == unit
    assert len(rows) - 1 == count
    assert rows[1][0] == {"Week": "2009-12-28", "Month": "2009-12", "Year": "2009"}[unit]
    assert sum(int(row[-1]) for row in rows[1:]) == 4


def test_the_same_story_in_two_files_is_counted_where_it_stands(tmp_path: Path) -> None:
    """Ids that are not unique must not multiply the rows."""
    page = render_report(written(tmp_path / "t", [article(0), article(0)]))
    assert Page(page).rows("Statements by week")[1] == ["2026-03-02", "2", "2", "4"]
    assert "1 article has the id of another one" in page


def test_a_shard_without_its_marker_is_left_out(tmp_path: Path) -> None:
    folder = written(tmp_path / "[odd] *folder", [article(0)])
    for name in to_tables([]):
        (folder / name / "part-000001.parquet").write_bytes(b"half")
    assert "<dt>articles</dt><dd>1</dd>" in render_report(folder)


def test_what_is_no_corpus_is_told_with_the_way_out(tmp_path: Path, small: Path) -> None:
    assert "newsmodel corpus IN... --out DIR" in fails(3, str(tmp_path / "none"))
    assert "has no table 'articles'; write tables with: newsmodel corpus" in fails(3, str(tmp_path))
    empty = written(tmp_path / "empty", [])
    assert "hold no article; see what `newsmodel corpus` told" in fails(3, str(empty))
    (empty / "_done" / "000000.json").unlink()
    assert "no whole shard yet; start `newsmodel corpus` again" in fails(3, str(empty))
    broken = written(tmp_path / "broken", [article(0)])
    (broken / "events" / "part-000000.parquet").write_bytes(b"PAR1")
    assert "its tables can't be read" in fails(3, str(broken))
    old = written(tmp_path / "old", [article(0)])
    pq.write_table(pa.table({"article_id": ["a"]}), old / "places" / "part-000000.parquet")
    assert "table 'places' has no column 'start', so it is of another version" in fails(3, str(old))
    assert "can't be written" in fails(1, str(small), "--out", str(tmp_path / "no" / "page.html"))
    with pytest.raises(FormatError):
        render_report(tmp_path)


@pytest.mark.parametrize("missing", ["duckdb", "matplotlib"])
def test_without_the_extra_there_is_a_way_out(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("newsmodel.report")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    told = fails(4, "tables")
    assert told == f"newsmodel: summary needs {missing}: pip install 'newsmodel-core[report]'\n"


def test_from_stories_to_the_page(tmp_path: Path) -> None:
    """The two commands, with the installed plugins."""
    said = '"The army attacked Kyiv on Monday," said Kari Nordby, the Norwegian foreign minister, in Oslo.'
    stories = [{"id": f"s-{n}", "text": said, "published": f"2026-03-{2 + n:02}"} for n in range(3)]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, stories)), encoding="utf-8")
    made = run("corpus", str(source), "--out", str(tmp_path / "tables"), "--quiet")
    assert made.exit_code == 0, made.output
    result = run("summary", str(tmp_path / "tables"))
    assert result.exit_code == 0, result.output
    assert result.stdout == f"wrote {tmp_path / 'tables' / 'summary.html'}\n"
    page = (tmp_path / "tables" / "summary.html").read_text(encoding="utf-8")
    assert "<dt>articles</dt><dd>3</dd>" in page
    pytest.importorskip("newsmodel_quotes")
    speakers = Page(page).rows("with most statements")
    assert speakers[1][0] == "Kari Nordby"
