"""The bisecting index against a plain scan."""

from hypothesis import given
from hypothesis import strategies as st

from newsmodel import NamedEntity, Span
from newsmodel._index import SpanIndex
from newsmodel.strategies import spans

LAYERS = st.lists(spans(25), max_size=12).map(
    lambda many: [NamedEntity(span=span, label="OTHER", id=f"n-{i}") for i, span in enumerate(sorted(many))]
)


@given(LAYERS, spans(25))
def test_ranges(items: list[NamedEntity], span: Span) -> None:
    index = SpanIndex(items)
    assert index.within(span) == tuple(item for item in items if span.contains(item.span))
    assert index.overlapping(span) == tuple(item for item in items if span.overlaps(item.span))
    assert index.items == tuple(items)


@given(LAYERS, st.integers(-1, 26))
def test_preceding(items: list[NamedEntity], offset: int) -> None:
    """The item that ends last at or before an offset; of equal ends the later in the layer."""
    before = [item for item in items if item.span.end <= offset]
    best = max(before, key=lambda item: (item.span.end, items.index(item)), default=None)
    assert SpanIndex(items).preceding(offset) == best
