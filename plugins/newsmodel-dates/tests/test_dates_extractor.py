"""The extractor in an article: ids, links, settings, languages, and the conformance suite."""

import newsmodel_dates
from newsmodel_dates import DatesSettings, dates

import newsmodel
from newsmodel.testing import Conformance, draft_of


def parse(text: str, **fields: object) -> newsmodel.Article:
    settings = fields.pop("settings", None)
    parser = newsmodel.Parser(only=["newsmodel-dates"], settings=settings)  # type: ignore[arg-type]
    return parser.parse(text, **fields)  # type: ignore[arg-type]


class TestConformance(Conformance):
    plugin = "newsmodel-dates"


def test_a_draft_gives_annotations() -> None:
    draft = draft_of("They met on Monday.", published="2022-01-13")
    (found,) = dates(draft)

    assert isinstance(found, newsmodel.TimeExpression)
    assert found.value == "2022-01-10"
    assert found.made_by is not None
    assert found.made_by.rule == "weekday"


def test_ranges_and_anchors_become_ids() -> None:
    article = parse("It ran from Monday to Wednesday. Two days later it ended.", published="2022-01-13")
    first, second, third = article.times

    assert first.end == second.id
    assert second.begin == first.id
    assert third.anchor == second.id


def test_a_german_article() -> None:
    article = parse("Sie trafen sich am Montag.", published="2022-01-13", language="de")

    assert [time.value for time in article.times] == ["2022-01-10"]


def test_settings() -> None:
    """References, sets and offsets can be left out."""
    text = "It is now open daily from 9 a.m. EST."
    plain = {"newsmodel-dates": {"references": False, "sets": False, "offsets": False}}
    article = parse(text, published="2022-01-13", settings=plain)

    assert [time.value for time in article.times] == ["2022-01-13T09:00"]
    assert DatesSettings().offsets


def test_the_dateline_date_is_the_publication_time() -> None:
    text = "Talks end in Geneva\n\nThursday January 13 2022\n\nThe talks ended on Thursday.\n"
    article = parse(text, published="2022-01-13")

    assert [time.function for time in article.times] == ["PUBLICATION_TIME", None]


def test_nothing_is_anchored_without_a_publication_day() -> None:
    article = parse("They met on Monday.")

    assert [(time.value, time.earliest) for time in article.times] == [("XXXX-WXX-1", None)]


def test_public_names() -> None:
    assert sorted(newsmodel_dates.__all__) == newsmodel_dates.__all__
