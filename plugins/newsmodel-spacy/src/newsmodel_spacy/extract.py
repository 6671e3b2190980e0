"""The extractor: names from a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, cast

from attrs import field, frozen

from newsmodel import Draft, NamedEntity, by_rule, extractor
from newsmodel_spacy.labels import bare, label_of, trimmed
from newsmodel_spacy.pipelines import default_pipeline, entities, pipeline, why_none

__all__ = ["SpacySettings", "entity"]

_Label = Literal["PERSON", "ORGANIZATION", "PLACE", "GROUP", "OTHER"]
_OURS = frozenset({"PERSON", "ORGANIZATION", "PLACE", "GROUP", "OTHER"})


def _pairs(value: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((pair[0], pair[1]) for pair in value)


def _known(_: object, __: object, value: tuple[tuple[str, str], ...]) -> None:
    for theirs, ours in value:
        if ours not in _OURS:
            raise ValueError(f"labels maps {theirs!r} to {ours!r}; choose one of {', '.join(sorted(_OURS))}")


@frozen
class SpacySettings:
    """Settings of the extractor.

    Args:
        model: Name of an installed pipeline or the path of a saved one; None takes the best of spaCy's
            English pipelines that is installed, and finds nothing where none is.
        labels: Pairs of a pipeline's label and one of `NamedEntity`, for labels of your own.
        trim: Whether "the" and "'s", which some pipelines put into a name, are left out of it.

    Example:
        >>> SpacySettings(labels=[("GENE", "OTHER")]).labels
        (('GENE', 'OTHER'),)
    """

    model: str | None = None
    labels: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs, validator=_known)
    trim: bool = True


def _nlp(draft: Draft, settings: SpacySettings) -> Any | None:
    """Return the pipeline for a draft; tell in an issue where there is none."""
    if settings.model is not None:
        return pipeline(settings.model)
    if not (draft.language or "en").lower().startswith("en"):
        draft.report(
            f"newsmodel-spacy has no pipeline for {draft.language!r}; name one in its setting `model`",
            severity="info",
        )
        return None
    nlp = default_pipeline()
    if nlp is None:
        draft.report(why_none(), severity="info")
    return nlp


def _names(
    text: str, found: Iterable[tuple[int, int, str]], settings: SpacySettings
) -> Iterator[NamedEntity]:
    for start, end, theirs in found:
        label = label_of(theirs, settings.labels)
        span = (trimmed if settings.trim else bare)(text, start, end)
        if label is not None and span is not None:
            yield NamedEntity(
                span=span,
                label=cast("_Label", label),
                subtype=theirs,
                made_by=by_rule(f"spacy-{theirs.lower()}"),
            )


@extractor(makes=NamedEntity, settings=SpacySettings)
def entity(draft: Draft) -> Iterator[NamedEntity]:
    """Hand over the entities of a spaCy pipeline as names.

    Args:
        draft: The article so far.

    Yields:
        A name for each entity that is no date, number or amount.

    Raises:
        PipelineError: The pipeline that the settings name can't be loaded.
    """
    yield from next(iter(_many([draft])))


@entity.batch
def _many(drafts: Sequence[Draft]) -> Iterator[list[NamedEntity]]:
    """Send the drafts through `nlp.pipe` together, those with the same settings in one go."""
    results: list[list[NamedEntity]] = [[] for _ in drafts]
    groups: dict[int, tuple[Any, list[int]]] = {}
    for number, draft in enumerate(drafts):
        nlp = _nlp(draft, draft.settings(SpacySettings))
        if nlp is not None:
            groups.setdefault(id(nlp), (nlp, []))[1].append(number)
    for nlp, numbers in groups.values():
        for number, found in zip(numbers, entities(nlp, [drafts[n].text for n in numbers]), strict=True):
            draft = drafts[number]
            results[number] = list(_names(draft.text, found, draft.settings(SpacySettings)))
    yield from results
