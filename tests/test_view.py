"""The HTML view of an article."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsmodel
from newsmodel import Actor, ActorMention, Annotation, Article, Event, Paragraph, Span, Statement, kind

TEXT = 'Ann <b>said</b> "no" & left.'


@kind("tests-view:Colour", merge="exclusive")
@attrs.frozen(kw_only=True)
class Colour(Annotation):
    """A third party's kind."""

    name: str


def article(**more):
    return Article(
        text=TEXT,
        paragraphs=(Paragraph(Span(0, len(TEXT))),),
        annotations=(
            Actor(span=Span(0, 3), id="actor-1", name='Ann "<i>"', mentions=("m1",)),
            ActorMention(span=Span(0, 3), id="m1", form="name"),
            Statement(span=Span(16, 20), id="s1", contents=(Span(16, 20),), mode="direct", speaker="actor-1"),
            Event(span=Span(7, 11), id="e1", category="REJECT"),
            Colour(span=Span(3, 9), id="c1", name="</script><script>alert(1)</script>"),
        ),
        **more,
    )


class Reader(HTMLParser):
    """Collects the words of the story, the tags and the addresses of a page."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.story, self.tags, self.addresses, self.stack = [], [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.addresses += [value for name, value in attributes if name in ("src", "href")]
        if tag not in ("meta", "input", "path"):
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if "main" in self.stack:
            self.story.append(data)


def test_the_story_stands_in_the_page_word_by_word():
    assert "".join(Reader(article().to_html()).story).strip() == TEXT


def test_hostile_text_stays_text():
    page = article(source="<script>alert(2)</script>", url="javascript:x").to_html()

    assert Reader(page).tags.count("script") == 2  # the facts and the page's own script
    assert "<b>" not in page.split("<main")[1].split("</main")[0]
    assert "</script><script>" not in page.split('id="facts">')[1].split("</script>")[0]


def test_the_page_fetches_nothing():
    page = article().to_html()

    assert Reader(page).addresses == []
    assert not re.search(r"https?://|@import|url\(", page)
    assert "default-src 'none'" in page


def test_statements_are_listed_by_speaker_with_their_kind():
    page = article().to_html()

    assert "<h3>Ann &quot;&lt;i&gt;&quot;</h3>" in page
    assert 'data-a="s1"' in page
    assert "tests-view:Colour" in page


def test_lone_surrogates_and_nul_can_be_written():
    Article(text="a\ud800b\x00c", paragraphs=(Paragraph(Span(0, 5)),)).to_html().encode("utf-8")


def test_an_article_without_structure_or_text_has_a_page():
    assert "x" in "".join(Reader(Article(text="x").to_html()).story)
    Reader(Article(text="").to_html())


def test_notebooks_get_a_fragment_without_script():
    fragment = article()._repr_html_()

    assert "<script" not in fragment
    assert "<style>" in fragment


spans = st.tuples(st.integers(0, 25), st.integers(1, 10))


@given(st.text(min_size=36, max_size=60), st.lists(spans, max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_marks_may_overlap_in_any_way(text, pairs):
    events = tuple(Event(span=Span(a, a + n), id=f"e{i}") for i, (a, n) in enumerate(pairs))
    page = Article(text=text, annotations=events).to_html()

    shown = "".join(Reader(page).story).strip("\n")
    assert len(shown.strip()) <= len(text)
    for ch in set(text):
        if ch.isalpha() and not "\ud800" <= ch <= "\udfff":
            assert shown.count(ch) == text.count(ch)


@pytest.mark.slow
def test_chromium_shows_it_and_a_click_tells_who_found_it(tmp_path):
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine")
    story = newsmodel.parse(
        '"We are close," Foreign Minister Kari Nordby said in Oslo on Monday.', published="2026-03-03"
    )
    page = story.to_html().replace(
        "</body>", "<script>document.querySelector('button[data-a]').click()</script></body>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
    dom = subprocess.run(
        [
            chromium,
            *flags.split(),
            "--disable-background-networking",
            "--disable-component-update",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            f"file://{tmp_path / 'page.html'}",
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout

    assert "made by: </b>newsmodel-" in dom
    assert re.search(r'class="[^"]*\bhit\b', dom)
