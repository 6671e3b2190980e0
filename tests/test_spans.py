"""Span arithmetic against sets of offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel import Span
from newsmodel.errors import SpanError
from newsmodel.strategies import spans, texts

PAIRS = st.tuples(spans(12), spans(12))


def cells(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@given(PAIRS)
def test_relations(pair: tuple[Span, Span]) -> None:
    one, two = pair
    assert len(one) == len(cells(one))
    assert one.overlaps(two) == bool(cells(one) & cells(two)) == two.overlaps(one)
    assert one.contains(two) == (cells(two) <= cells(one))
    assert [one.contains(n) for n in range(14)] == [n in cells(one) for n in range(14)]
    assert (one < two) == ((one.start, one.end) < (two.start, two.end))
    assert (one == two) == (cells(one) == cells(two))
    assert (hash(one) == hash(two)) or one != two


@given(st.lists(spans(30), min_size=1, max_size=5))
def test_hull(many: list[Span]) -> None:
    union = set().union(*map(cells, many))
    assert Span.hull(many) == Span(min(union), max(union) + 1) == Span.hull(iter(many))


@given(st.data(), texts(min_size=1))
def test_other_units(data: st.DataObject, text: str) -> None:
    """UTF-16 and UTF-8 offsets cut the encoded text at the same place."""
    span = data.draw(spans(text))
    start, end = span.to_utf16(text)
    units = text.encode("utf-16-le", "surrogatepass")
    assert units[2 * start : 2 * end] == span.of(text).encode("utf-16-le", "surrogatepass")
    start, end = span.to_bytes(text)
    assert text.encode("utf-8", "surrogatepass")[start:end] == span.of(text).encode("utf-8", "surrogatepass")


@given(st.integers(-3, 3), st.integers(-3, 3))
def test_only_spans_are_spans(start: int, end: int) -> None:
    if 0 <= start < end:
        assert Span(start, end).start == start
    else:
        with pytest.raises(SpanError):
            Span(start, end)


@pytest.mark.parametrize("bad", [(0.0, 1), ("0", 1), (0, None), (True, 2)])
def test_integers_only(bad: tuple[object, object]) -> None:
    with pytest.raises(SpanError):
        Span(*bad)  # type: ignore[arg-type]


def test_outside_the_text() -> None:
    with pytest.raises(SpanError, match="outside"):
        Span(0, 4).of("abc")
    with pytest.raises(SpanError):
        Span.hull([])
