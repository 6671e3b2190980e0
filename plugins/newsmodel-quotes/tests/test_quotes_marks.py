"""Quotation marks are paired by kind."""

import pytest
from newsmodel_quotes.marks import pair_marks


def quoted(text: str) -> list[tuple[str, int]]:
    spans, start = [], 0
    for part in text.split("\n"):
        spans.append((start, start + len(part)))
        start += len(part) + 1
    return [(text[q.start : q.end], q.level) for q in pair_marks(text, spans)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"Yes," she said.', [('"Yes,"', 0)]),
        ("“Yes,” she said.", [("“Yes,”", 0)]),
        ("‘Yes,’ she said.", [("‘Yes,’", 0)]),
        ("«Yes,» she said.", [("«Yes,»", 0)]),
        ("„Yes,“ she said.", [("„Yes,“", 0)]),
        ("''Yes,'' she said.", [("''Yes,''", 0)]),
        ("``Yes,'' she said.", [("``Yes,''", 0)]),
        ("'Yes,' she said.", [("'Yes,'", 0)]),
        ("\"They say 'no' to us,\" she said.", [("\"They say 'no' to us,\"", 0), ("'no'", 1)]),
        ("“They say ‘no’ to us,” she said.", [("“They say ‘no’ to us,”", 0), ("‘no’", 1)]),
    ],
)
def test_kinds_and_nesting(text: str, found: list[tuple[str, int]]) -> None:
    """Each kind of mark pairs with its own kind; a quotation inside another is of level 1."""
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The workers' rights weren't Bob's concern.",
        "The players’ union didn’t meet.",
        "Rock 'n' roll of the '90s and '80s.",
        "He is 6'2\" tall.",
        "Get 'em while they're hot.",
    ],
)
def test_apostrophes_and_measures_are_no_marks(text: str) -> None:
    """Possessives, elisions, decades and feet pair with nothing."""
    assert quoted(text) == []


def test_an_open_mark_reaches_to_the_end_of_its_paragraph() -> None:
    """A mark left open ends with its paragraph, whatever the next one holds."""
    assert quoted('"One.\n"Two," he said.') == [('"One.', 0), ('"Two,"', 0)]


def test_a_possessive_inside_single_marks() -> None:
    """A plural possessive doesn't end a quotation in single marks."""
    assert quoted("‘The players’ union is here,’ he said.") == [("‘The players’ union is here,’", 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"The road is closed,” he said.', [('"The road is closed,”', 0)]),
        ('“The road is closed," he said. "Stay home."', [('“The road is closed,"', 0), ('"Stay home."', 0)]),
        ('“He told us "no" twice,” she said.', [('“He told us "no" twice,”', 0), ('"no"', 1)]),
    ],
)
def test_straight_and_curly_marks_mixed_in_one_quotation(text: str, found: list[tuple[str, int]]) -> None:
    """A mark that nothing of its own kind opened closes what another kind opened."""
    assert quoted(text) == found
