"""Running a plan over drafts: call, check, merge, stamp, freeze, layer by layer."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal

import attrs

from newsmodel._check import is_comparable, place_of, sound_output, typed_output
from newsmodel._collector import seldom
from newsmodel._corrections import HUMAN, Corrections
from newsmodel._index import SpanIndex
from newsmodel._links import id_stem, references_of, renamed
from newsmodel._merge import Candidate, Dropped, Merged, merge
from newsmodel._order import Bound, Plan
from newsmodel._shapes import stamper
from newsmodel.draft import Draft, Story
from newsmodel.errors import ExtractorError
from newsmodel.model import Annotation, Issue, KindInfo, Provenance, kind_info, kind_of_tag

__all__ = ["Options", "Run", "run_plan"]

_place, _linking = attrgetter("place"), attrgetter("linking")
_UNCHANGED: dict[str, Any] = {}


@attrs.frozen
class Options:
    """How a plan is run.

    Args:
        on_error: `collect` makes an issue of an exception, `raise` lets it through.
        prefer: For a kind's tag: addresses of extractors that win.
        seconds: Seconds that an extractor may take for an article, or None.
    """

    on_error: Literal["collect", "raise"] = "collect"
    prefer: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    seconds: float | None = None


class Run:
    """One story on its way through a plan.

    Args:
        story: The story.
        kept: Annotations that are there already: by tag, final.
        human: Corrections by hand; they win against every extractor.
    """

    def __init__(
        self,
        story: Story,
        kept: dict[str, tuple[Annotation, ...]] | None = None,
        human: Corrections | None = None,
    ) -> None:
        self.story = story
        self.issues: list[Issue] = []
        self.dropped: list[Dropped] = []
        self.seconds: dict[str, float] = {}
        self.kept = kept or {}
        self.human = human or Corrections()
        self._outputs: dict[str, list[tuple[Bound, list[Annotation]]]] = {}
        self._ids: set[str] = set()
        for tag, items in self.kept.items():
            self._freeze(tag, list(items))

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All finished layers, by tag, each sorted by place."""
        return tuple(item for tag in sorted(self.story.layers) for item in self.story.layers[tag].items)

    def draft_for(self, bound: Bound, seconds: float | None) -> Draft:
        """Return the view of the story that an extractor may read."""
        extractor = bound.extractor
        return Draft(
            self.story,
            frozenset(extractor.needs + extractor.wants),
            name=(bound.plugin, extractor.name),
            settings=bound.settings,
            issues=self.issues,
            deadline=None if seconds is None else time.monotonic() + seconds,
        )

    def take(self, bound: Bound, items: list[Annotation]) -> None:
        """Keep what an extractor made until its layer is finished."""
        self._outputs.setdefault(bound.tag, []).append((bound, items))

    def finish_unmade(self, made: Container[str], options: Options, *, linked: bool) -> None:
        """Finish the corrections of kinds that no extractor makes.

        Those that refer to something wait for all layers; the others are there from the start.
        """
        for tag, items in sorted(self.human.items.items()):
            if tag in made or tag in self.story.layers:
                continue
            if kind_of_tag(tag) is None:
                self._freeze(tag, list(items))
            elif any(map(references_of, items)) == linked:
                self.finish(tag, options)

    def finish(self, tag: str, options: Options) -> None:
        """Merge, sort, stamp and freeze a layer."""
        info = kind_info(tag)
        human = self.human.linked(tag, self.story.layers)
        local = {HUMAN: {item.id: item for item in human if item.id}}
        candidates = [
            Candidate(item, item.made_by, HUMAN, (False, False, 0), True, item.also_by) for item in human
        ]
        for bound, items in self._outputs.pop(tag, ()):
            candidates += self._candidates(bound, items, local, options.prefer.get(tag, ()))
        try:
            merged = merge(info, candidates)
        except Exception:
            merged = merge(info, self._comparable(info, candidates))
        self.dropped += merged.dropped
        self._freeze(tag, self._stamped(info, merged, local))

    def _candidates(
        self,
        bound: Bound,
        items: list[Annotation],
        local: dict[str, dict[str, Annotation]],
        preferred: tuple[str, ...],
    ) -> list[Candidate]:
        """Return an extractor's sound annotations; its local ids are noted."""
        address = bound.address
        rank = (True, not {address, bound.plugin} & set(preferred), -bound.extractor.priority)
        sound, faults = sound_output(kind_info(bound.tag), items, len(self.story.article.text), self._ids)
        self.issues += [Issue("error", bound.plugin, bound.extractor.name, fault) for fault in faults]
        local[address] = {item.id: item for item, _ in sound if item.id}
        makers: dict[str | None, Provenance] = {}
        candidates = []
        for item, linking in sound:
            rule = item.made_by.rule if item.made_by is not None else None
            maker = makers.get(rule)
            if maker is None:
                maker = makers[rule] = Provenance(bound.plugin, bound.version, bound.extractor.name, rule)
            candidates.append(Candidate(item, maker, address, rank, linking))
        return candidates

    def _comparable(self, info: KindInfo, candidates: list[Candidate]) -> list[Candidate]:
        sound = []
        for candidate in candidates:
            item = candidate.annotation
            if is_comparable(item, info):
                sound.append(candidate)
                continue
            plugin, _, name = candidate.address.partition(":")
            message = (
                f"{type(item).__name__} at {place_of(item)} was dropped: a field can't be compared with "
                "others'; use tuples and frozen records"
            )
            self.issues.append(Issue("error", plugin, name, message))
        return sound

    def _stamped(
        self, info: KindInfo, merged: Merged, local: dict[str, dict[str, Annotation]]
    ) -> list[Annotation]:
        """Return a merged layer in its order, with final ids, makers and references."""
        stem = id_stem(info.tag)
        kept = _in_order(merged.kept, info.key)
        names: dict[int, str] = {}
        if any(map(_linking, kept)):
            names = {id(c.annotation): f"{stem}-{number}" for number, c in enumerate(kept, 1)}
        # A correction stands for what it replaces.
        by_hand = {item.span: names.get(id(item)) for item in local[HUMAN].values()}
        own: dict[str, Annotation] = {}

        def rename(name: str) -> str | None:
            meant = own.get(name)
            if meant is None:
                return name if name in self._ids else None
            same = merged.equal.get(id(meant))
            found = names.get(id(meant if same is None else same.annotation))
            return by_hand.get(meant.span) if found is None else found

        layer = []
        stamp = stamper(info.cls)
        for number, candidate in enumerate(kept, 1):
            item = candidate.annotation
            changes = _UNCHANGED
            if candidate.linking:
                own = local[candidate.address]
                changes = renamed(item, rename)
            layer.append(stamp(item, f"{stem}-{number}", candidate.maker, candidate.also, changes))
        return layer

    def _freeze(self, tag: str, items: list[Annotation]) -> None:
        if items:
            self.story.layers[tag] = SpanIndex(items)
            self._ids.update([item.id for item in items])


def _in_order(candidates: list[Candidate], key: Callable[[Annotation], object]) -> list[Candidate]:
    """Return candidates sorted by place; those of one span by what they say, whoever came first."""

    placed = sorted(candidates, key=_place)
    if len(set(map(_place, placed))) == len(placed):
        return placed
    ordered = []
    for _, group in groupby(placed, _place):
        ties = list(group)
        ordered += ties if len(ties) == 1 else sorted(ties, key=lambda c: repr(key(c.annotation)))
    return ordered


@seldom()
def run_plan(runs: Sequence[Run], plan: Plan, options: Options) -> None:
    """Run all extractors of a plan over a batch of stories."""
    last = {bound.tag: number for number, bound in enumerate(plan.steps)}
    for run in runs:
        run.finish_unmade(last, options, linked=False)
    for number, bound in enumerate(plan.steps):
        _run_extractor(runs, bound, options)
        if last[bound.tag] == number:
            for run in runs:
                run.finish(bound.tag, options)
    for run in runs:
        run.finish_unmade(last, options, linked=True)


def _run_extractor(runs: Sequence[Run], bound: Bound, options: Options) -> None:
    extractor = bound.extractor
    reading = []
    for run in runs:
        language = run.story.article.language
        if extractor.languages and language and not _reads(extractor.languages, language):
            run.issues.append(
                Issue(
                    "info",
                    bound.plugin,
                    extractor.name,
                    f"abstains: the article's language is {language!r}, "
                    f"it reads {', '.join(extractor.languages)}",
                )
            )
        elif bound.tag not in run.kept:
            reading.append(run)
    began = time.perf_counter()
    if extractor.many is not None and len(reading) > 1 and _run_batch(reading, bound, options):
        share = (time.perf_counter() - began) / len(reading)
        for run in reading:
            run.seconds[bound.address] = share
        return
    for run in reading:
        began = time.perf_counter()
        _run_single(run, bound, options)
        run.seconds[bound.address] = time.perf_counter() - began


def _reads(languages: Iterable[str], language: str) -> bool:
    """Whether a language, as `en-GB` or `en_gb`, is one of those or a variety of it."""
    tag = language.replace("_", "-").lower()
    return any(f"{tag}-".startswith(f"{own.replace('_', '-').lower()}-") for own in languages)


def _run_batch(runs: Sequence[Run], bound: Bound, options: Options) -> bool:
    """Try the batch variant; False means that each story must be read by itself."""
    many = bound.extractor.many
    assert many is not None
    marks = [len(run.issues) for run in runs]
    seconds = None if options.seconds is None else options.seconds * len(runs)
    try:
        drafts = [run.draft_for(bound, seconds) for run in runs]
        results = [typed_output(bound, result) for result in many(drafts)]
        if len(results) != len(runs):
            raise ExtractorError(f"{bound.address} returned {len(results)} results for {len(runs)} drafts")
    except (Exception, SystemExit):
        for run, mark in zip(runs, marks, strict=True):
            del run.issues[mark:]
        return False
    for run, result in zip(runs, results, strict=True):
        run.take(bound, result)
    return True


def _run_single(run: Run, bound: Bound, options: Options) -> None:
    try:
        items = typed_output(bound, bound.extractor(run.draft_for(bound, options.seconds)))
    except (Exception, SystemExit) as error:
        if options.on_error == "raise":
            error.add_note(
                f"raised by extractor {bound.address} {bound.version} on article {run.story.article.id}"
            )
            raise
        run.issues.append(
            Issue("error", bound.plugin, bound.extractor.name, f"raised {type(error).__name__}: {error}")
        )
        return
    run.take(bound, items)
