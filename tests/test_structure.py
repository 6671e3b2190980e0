"""Headline, dateline, byline, paragraphs and date, read from plain text."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmodel import Span
from newsmodel._structure import Structure, read_structure
from newsmodel._structure._dates import find_dates, match_date

STORY = """Harbour talks stall: envoy

Thursday January 13 2022

By Jane Doe and JOHN ROE, Associated Press

GENEVA, Jan 10 (Reuters) - The talks stalled. Both sides left.

A way out

The envoy said more.

- First point
- Second point

Read more: Harbour opens

(Reporting by Jane Doe; Editing by John Roe)
"""


def _of(text: str, span: Span | None) -> str | None:
    return span.of(text) if span is not None else None


def _roles(text: str) -> list[tuple[str, str]]:
    return [(paragraph.role, paragraph.span.of(text)) for paragraph in read_structure(text).paragraphs]


def test_whole_front() -> None:
    found = read_structure(STORY)
    assert _of(STORY, found.headline) == "Harbour talks stall: envoy"
    assert _of(STORY, found.byline) == "By Jane Doe and JOHN ROE, Associated Press"
    assert found.published == date(2022, 1, 13)
    assert found.dateline is not None
    assert _of(STORY, found.dateline.span) == "GENEVA, Jan 10 (Reuters) -"
    assert [role for role, _ in _roles(STORY)] == [
        "headline", "dateline", "byline", "body", "subheading", "body", "list", "list", "boilerplate",
        "boilerplate",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "day", "agency", "value"),
    [
        ("GENEVA, Jan 10 (Reuters) - The talks failed.", "GENEVA", "Jan 10", "Reuters", None),
        ("PARIS (AFP) — The talks failed.", "PARIS", None, "AFP", None),
        ("WASHINGTON -- The talks failed.", "WASHINGTON", None, None, None),
        ("MEXICO CITY, Feb. 3, 2013 (AP) - The talks", "MEXICO CITY", "Feb. 3, 2013", "AP", date(2013, 2, 3)),
        ("ALEPPO, Syria (AP) — “We left,” he said.", "ALEPPO", None, "AP", None),
        ("COLUMBIA, S.C. — The talks failed.", "COLUMBIA", None, None, None),
        ("ST. LOUIS (AP) — The talks failed.", "ST. LOUIS", None, "AP", None),
        ("BEIJING, Jan. 10 (Xinhua) -- The talks failed.", "BEIJING", "Jan. 10", "Xinhua", None),
        ("WASHINGTON, D.C. (AP) — The talks failed.", "WASHINGTON", None, "AP", None),
        (
            "OSLO, 3 March 2020 /PRNewswire/ -- The firm",
            "OSLO",
            "3 March 2020",
            "PRNewswire",
            date(2020, 3, 3),
        ),
        ("Geneva (Reuters) - The talks failed.", "Geneva", None, "Reuters", None),
        ("(Reuters) - The talks failed.", None, None, "Reuters", None),
        ("NEW DELHI: The talks failed.", "NEW DELHI", None, None, None),
        ("NEW YORK _ The talks failed.", "NEW YORK", None, None, None),
        ("SÃO PAULO (AP) — The talks failed.", "SÃO PAULO", None, "AP", None),
        ("LONDON 1996-08-30 The talks failed.", "LONDON", "1996-08-30", None, date(1996, 8, 30)),
        ("MOSCOW/KYIV, Jan 10 (Reuters) - The talks", "MOSCOW/KYIV", "Jan 10", "Reuters", None),
        ("LAGOS, Nigeria, Thursday (AP) — The talks", "LAGOS", "Thursday", "AP", None),
        ("Jan 10 (Reuters) - The talks failed.", None, "Jan 10", "Reuters", None),
        ("LONDON, (Reuters) - The talks failed.", "LONDON", None, "Reuters", None),
        ("Kyiv, Ukraine CNN — The talks failed.", "Kyiv", None, "CNN", None),
        ("Washington CNN — The talks failed.", "Washington", None, "CNN", None),
    ],
)
def test_dateline(
    text: str, place: str | None, day: str | None, agency: str | None, value: date | None
) -> None:
    found = read_structure(text).dateline
    assert found is not None
    parts = (_of(text, found.place), _of(text, found.date), _of(text, found.agency), found.value)
    assert parts == (place, day, agency, value)
    assert found.span.start == 0
    assert read_structure(text).published == value


@pytest.mark.parametrize(
    "text",
    [
        "NATO — which met in Oslo — said no. It did.",
        "BREAKING: The talks failed. Both left.",
        "POE: I will go. ROE: I will not.",
        "The European Bank (EB) has signed a deal. It is large.",
        "Sen. Ann Poe (R-Ohio) said no. Others did too.",
        "CRICKET - ENGLAND WIN TOSS AND BAT.",
        "Mr. Poe — who had left — returned. He sat down.",
        "U.S. — The talks.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert read_structure(text).dateline is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Thursday January 13 2022", date(2022, 1, 13)),
        ("Thursday, January 13, 2022", date(2022, 1, 13)),
        ("13 January 2022", date(2022, 1, 13)),
        ("Thu., Jan. 13, 2022 10:30 a.m. EST", date(2022, 1, 13)),
        ("2022-01-13", date(2022, 1, 13)),
        ("Published: January 13, 2022", date(2022, 1, 13)),
        ("Published on 13th January 2022 at 14:05 GMT", date(2022, 1, 13)),
        ("13/01/2022", date(2022, 1, 13)),
        ("01/13/2022", date(2022, 1, 13)),
        ("01/02/2022", None),
        ("Friday January 13 2022", None),
        ("February 30, 2022", None),
        ("January 13", None),
        ("Jan 10", None),
    ],
)
def test_date_line(line: str, value: date | None) -> None:
    """Only a whole calendar date is a date of publication; what has two readings or none is not."""
    text = f"Talks stall again\n\n{line}\n\nThe talks stalled on Monday, the envoy said."
    assert read_structure(text).published == value


def test_update_gives_way_to_publication() -> None:
    text = "Talks stall\n\nUpdated: January 15, 2022\n\nPublished: January 13, 2022\n\nThe talks stalled."
    assert read_structure(text).published == date(2022, 1, 13)


def test_town_before_a_colon() -> None:
    """Dawn and others write "KARACHI:"; in a transcript the same form names speakers."""
    found = read_structure("Talks stall\n\nKARACHI: The talks stalled.\n\nBoth sides left.").dateline
    assert found is not None
    assert found.place is not None
    assert read_structure("Debate\n\nPOWELL: The talks stalled.\n\nNGUYEN: They did.").dateline is None
    assert read_structure("KARACHI: The talks stalled.").dateline is None


def test_date_at_the_end_counts_with_a_label_only() -> None:
    body = "\n\n".join("The talks stalled, the envoy said in Oslo." for _ in range(9))
    assert read_structure(f"{body}\n\nPublished January 13, 2022").published == date(2022, 1, 13)
    assert read_structure(f"{body}\n\nJanuary 13, 2022").published is None


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe", "By JANE DOE and JOHN ROE, Associated Press", "BY JANE DOE", "By Jane Doe in Geneva",
        "Jane Doe, Associated Press", "By Jane van der Doe, Staff Writer", "Associated Press", "Reuters",
        "By Jane Doe, Health Editor", "EXCLUSIVE by Jane Doe", "Exclusive: By Jane Doe",
        "Analysis by Jane Doe", "Crime reporter", "Special Correspondent", "Our Correspondent", "Web Desk",
        "Senior Reporter in Nairobi", "Jane Doe in Nairobi", "Jane Doe and John Roe in Nairobi",
        "Bureau Chief", "Jane van der Doe in Nairobi", "By political editor Jane Doe",
        "By regional affairs reporter Jane Doe", "By senior health writer Jane Doe and John Roe, Daily News",
        "By court reporter Jane Doe in Leeds", "By Jane Doe, national rural reporter", "By our correspondent",
        "By staff reporter", "From our correspondent in Kabul",
    ],
)  # fmt: skip
def test_byline(line: str) -> None:
    text = f"Talks stall again\n\n{line}\n\nThe talks stalled on Monday, the envoy said."
    found = read_structure(text)
    assert _of(text, found.byline) == line
    assert _of(text, found.headline) == "Talks stall again"


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the talks had failed.", "By then it was late.", "By far the best harbour is in Oslo.",
        "By regional standards Oslo did well", "By asking a reporter Oslo won", "By far the largest",
    ],
)  # fmt: skip
def test_no_byline(line: str) -> None:
    assert read_structure(f"Talks stall again\n\n{line}\n\nThe talks stalled.").byline is None


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (["By Jane Doe", "Crime reporter"], "By Jane Doe"),
        (["By Jane Doe", "Nairobi Correspondent"], "By Jane Doe"),
        (["Jane Doe", "Health editor, Daily News"], "Jane Doe"),
        (["By Jane Doe", "BBC News, Nairobi"], "By Jane Doe"),
        (["Jane Doe", "BBC News"], "Jane Doe"),
    ],
)
def test_post_below_a_name(lines: list[str], byline: str) -> None:
    front = "\n".join(lines)
    text = f"Talks stall again\n\n{front}\n\nThe talks stalled."
    assert _of(text, read_structure(text).byline) == byline
    assert [role for role, words in _roles(text) if words in lines] == ["byline", "byline"]


@pytest.mark.parametrize(
    "line", ["Court frees editor", "Harbour Talks in Nairobi", "Envoy Talks", "A reporter in Oslo"]
)
def test_subheading_like_a_byline(line: str) -> None:
    text = f"Harbour stays shut\n\n{line}\n\nThe talks on the harbour stalled, the envoy said."
    assert read_structure(text).byline is None


def test_post_counts_in_the_front_only() -> None:
    text = "Talks stall\n\nThe talks stalled, he said.\n\nCrime reporter\n\nShe wrote on crime for years."
    assert _roles(text)[2] == ("subheading", "Crime reporter")


def test_press_release() -> None:
    text = (
        "FOR IMMEDIATE RELEASE\nMarch 3, 2026\n\n"
        "Media contact:\nJane Doe, spokeswoman\nE-mail: jane@example.org\n\n"
        "Harbour Trust opens new pier\n\nThe trust opened a pier on Monday, it said.\n\nENDS\n\n"
        "Notes to editors\n\nThe trust was founded by fishers in 1901.\n\n"
        "Press contact: Jane Doe\nTel. +47 555 01 001\n\n###"
    )
    found = read_structure(text)
    assert _of(text, found.headline) == "Harbour Trust opens new pier"
    assert found.published == date(2026, 3, 3)
    assert [role for role, _ in _roles(text)] == [
        "boilerplate", "dateline", "boilerplate", "boilerplate", "boilerplate", "headline", "body",
        "boilerplate", "boilerplate", "body", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip
    dated = "FOR IMMEDIATE RELEASE: March 3, 2026\n\nHarbour Trust opens pier\n\nThe trust opened a pier."
    assert read_structure(dated).published == date(2026, 3, 3)
    assert _of(dated, read_structure(dated).headline) == "Harbour Trust opens pier"


@pytest.mark.parametrize(
    "line", ["ENDS", "-ends-", "###", "-30-", "- 30 -", "Contact: Jane Doe", "Media contacts:"]
)
def test_end_marks(line: str) -> None:
    assert _roles(f"Talks stall\n\nThe talks stalled, he said.\n\n{line}")[2] == ("boilerplate", line)


@pytest.mark.parametrize(
    "line", ["Contact was lost at noon.", "Press freedom is at stake.", "Ends meet, she said."]
)
def test_body_that_opens_like_a_contact(line: str) -> None:
    assert _roles(f"Talks stall\n\nThe talks stalled, he said.\n\n{line}")[2] == ("body", line)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Talks stall\nThe talks stalled on Monday.", "Talks stall"),
        ("Talks Stall Over Harbour.\n\nThe two sides met on Monday in Oslo.", "Talks Stall Over Harbour."),
        (
            "Envoy leaves harbour talks.\n\nThe envoy left the talks about the harbour on Monday, he said.",
            "Envoy leaves harbour talks.",
        ),
        ("The envoy left the talks on Monday, he said. They failed.\n\nHe will return.", None),
        ("The envoy left.", None),
        ("Envoy leaves. PARIS (AFP) — The envoy left.", "Envoy leaves."),
        (
            "Envoy quits harbour talks. The envoy quit talks about the harbour. He left. All did.",
            "Envoy quits harbour talks.",
        ),
        ("Rain fell on Oslo again. The envoy left. The talks failed. Nobody minded.", None),
        ("Envoy leaves Thursday, January 13, 2022\nThe envoy left.", "Envoy leaves"),
    ],
)
def test_headline(text: str, headline: str | None) -> None:
    assert _of(text, read_structure(text).headline) == headline


def test_headline_of_the_caller() -> None:
    text = "Envoy  leaves. The envoy left. He returned."
    found = read_structure(text, None, "Envoy leaves")
    assert _of(text, found.headline) == "Envoy  leaves"
    assert [span.of(text) for span in found.sentences] == ["Envoy  leaves", "The envoy left.", "He returned."]
    assert read_structure(text, None, "Something else").headline is None
    quoted = "Envoy’s “last word”\n\nThe envoy left."
    assert _of(quoted, read_structure(quoted, None, 'Envoy\'s "last word"').headline) == "Envoy’s “last word”"


def test_lines_as_paragraphs() -> None:
    text = "Talks stall\nThe talks stalled.\nBoth sides left."
    assert [words for _, words in _roles(text)] == ["Talks stall", "The talks stalled.", "Both sides left."]


def test_wrapped_lines() -> None:
    text = (
        "The talks about the harbour stalled\non Monday after both sides had left\n"
        "the hall, the envoy said.\n\n"
        "They will not meet again before the\nend of the month, and nobody knows\nwho will pay."
    )
    assert len(_roles(text)) == 2


def test_captions() -> None:
    text = "Talks stall\n\nFILE PHOTO: The harbour at dawn.\n\nThe talks stalled. Both sides left the hall."
    assert _roles(text)[1][0] == "caption"
    credit = "Talks stall\n\nThe harbour at dawn. (REUTERS/Jane Doe)\n\nThe talks stalled, the envoy said."
    assert _roles(credit)[1][0] == "caption"
    poll = "Talks stall\n\nIt leads in a Reuters/Ipsos poll.\n\nThe talks stalled, the envoy said."
    assert _roles(poll)[1][0] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Also on Monday, the envoy met reporters.",
        "Related matters were left for later.",
        "Share prices fell.",
    ],
)
def test_body_that_opens_like_boilerplate(line: str) -> None:
    assert _roles(f"Talks stall\n\nThe talks stalled, the envoy said.\n\n{line}")[2] == ("body", line)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\u00a0\r\n\t\n\u200b"])
def test_nothing_there(text: str) -> None:
    assert read_structure(text) == Structure()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_and_bom(newline: str) -> None:
    """Line ends, a BOM and blanks on empty lines change offsets, and nothing else."""
    text = "\ufeff" + STORY.replace("\n\n", f"\n \t\u00a0\n").replace("\n", newline)  # noqa: F541
    plain, other = read_structure(STORY), read_structure(text)
    assert [p.role for p in other.paragraphs] == [p.role for p in plain.paragraphs]
    assert [s.of(text) for s in other.sentences] == [s.of(STORY) for s in plain.sentences]
    assert other.published == plain.published


def test_dates_inside_text() -> None:
    text = "It was signed on 3 May 2001 and on May 4."
    assert [(text[d.start : d.end], d.value) for d in find_dates(text, 0, len(text))] == [
        ("3 May 2001", date(2001, 5, 3)),
        ("May 4", None),
    ]
    assert match_date("may march") is None


TEXTS = st.text(st.characters(), max_size=400) | st.lists(
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "By ",
            "PARIS ",
            "(AP) ",
            "— ",
            "Jan. 3, 2022",
            "Doe",
            "- ",
            "1. ",
            "\ud800",
            ", ",
        ]
    )
).map("".join)


@given(TEXTS, st.none() | st.text(max_size=20))
@settings(deadline=None)
def test_any_text(text: str, headline: str | None) -> None:
    """Nothing raises; paragraphs are in order and apart; sentences lie inside them."""
    found = read_structure(text, None, headline)
    assert found == read_structure(text, None, headline)
    end = 0
    for paragraph in found.paragraphs:
        assert end <= paragraph.span.start
        end = paragraph.span.end
    spans = [p.span for p in found.paragraphs]
    assert end <= len(text)
    assert all(any(span.contains(sentence) for span in spans) for sentence in found.sentences)
    dateline = found.dateline.span if found.dateline else None
    for part in (found.headline, found.byline, dateline):
        assert part is None or part.end <= len(text)


PIECES = ["?!", ". ", "a.", '." ', "\n", "\n\n", "- ", "A ", "PARIS (AP) — ", "Jan. 3, 2022 ", "By Doe\n",
          "(", " ", "The ", "Mr. ", "word ", "\r", "\u2028 "]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_linear_time(piece: str) -> None:
    """A text ten times as long takes about ten times as long, at most 25 times, with a floor for noise."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_structure(text)
        return time.process_time() - start

    seconds(1000)
    small = min(seconds(10_000) for _ in range(2))
    assert min(seconds(100_000) for _ in range(2)) < 25 * max(small, 0.004)


def test_threads_read_alike() -> None:
    texts = [STORY.replace("stalled", f"stalled at {hour} p.m.") for hour in range(1, 12)]
    alone = [read_structure(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read_structure, texts * 4)) == alone * 4
