"""A plugin that type checkers accept."""

from collections.abc import Iterator, Sequence

from newsmodel import Actor, Attribution, Draft, Extractor, Statement, extractor, hookimpl


@extractor(makes=Statement, needs={Attribution, Actor}, wants={"elsewhere:Kind"})
def speakers(draft: Draft) -> Iterator[Statement]:
    for item in draft[Attribution]:
        yield Statement(span=item.span, contents=item.contents, mode=item.mode, attribution=item.id)


@speakers.batch
def many(drafts: Sequence[Draft]) -> list[list[Statement]]:
    return [[] for _ in drafts]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    return [speakers]
