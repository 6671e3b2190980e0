"""What hypothesis calls when it loads, so that `st.from_type(Article)` works.

It must not import hypothesis, nor what does: hypothesis is only half loaded by then.
"""

__all__ = ["register"]


def register() -> None:
    """Register the strategies of the model's classes; hypothesis calls it by itself."""
    from hypothesis import strategies as st

    from newsmodel import model
    from newsmodel.spans import Span

    def of(name: str, *arguments: object) -> object:
        from newsmodel import strategies

        return getattr(strategies, name)(*arguments)

    def put(cls: type, name: str, *arguments: object) -> None:
        st.register_type_strategy(cls, lambda _: of(name, *arguments))  # type: ignore[arg-type, return-value]

    put(Span, "spans")
    put(model.Article, "articles")
    put(model.UnknownAnnotation, "unknown_annotations")
    put(model.Annotation, "any_annotations")
    for name in ("Dateline", "Evidence", "Issue", "Paragraph", "Participant", "Place", "Provenance"):
        put(getattr(model, name), "records", getattr(model, name))
    for kind in model.registered_kinds():
        put(kind, "annotations", kind)
