"""The parser: plugins chosen, extractors ordered, articles read."""

from __future__ import annotations

import hashlib
import importlib
import os
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any, Literal

import attrs

from newsmodel._corrections import corrections_of
from newsmodel._discovery import Plugin, PluginSource, find_plugins, resolve_name
from newsmodel._merge import Dropped
from newsmodel._order import Bound, Plan, make_plan
from newsmodel._run import Options, Run, run_plan
from newsmodel._settings import read_settings, structure_settings
from newsmodel._version import __version__
from newsmodel.draft import Story
from newsmodel.errors import (
    AbstractTextError,
    BadDateError,
    LimitError,
    UnknownNameError,
    VersionMismatchError,
)
from newsmodel.model import Annotation, Article, Issue, tag_of
from newsmodel.model.article import article_id
from newsmodel.spans import Span

__all__ = ["Limits", "Parser", "Trace", "parse"]

Published = str | date | datetime | None
CORE = "newsmodel-core"


@attrs.frozen
class Limits:
    """What a parser refuses to do.

    Args:
        max_chars: Longest text, in characters; a longer one raises `LimitError`.
        seconds_per_extractor: Seconds that one extractor may take for one article, or None for no
            limit. In one process it is cooperative: looked at whenever the extractor reads its draft.

    .. versionadded:: 0.1
    """

    max_chars: int = 20_000_000
    seconds_per_extractor: float | None = 120.0


@attrs.frozen
class Trace:
    """How an article came about.

    Args:
        article: The article.
        dropped: Annotations that lost against others when layers were merged.
        seconds: Seconds by extractor's address.

    .. versionadded:: 0.1
    """

    article: Article
    dropped: tuple[Dropped, ...]
    seconds: Mapping[str, float]


class Parser:
    """Reads articles with a fixed choice of plugins; immutable, picklable and thread-safe.

    Args:
        plugins: Plugins beside the installed ones: modules, objects with hooks, extractors, or
            paths of Python files.
        only: Names of plugins, or `plugin:extractor` addresses, that are used; None for all.
        without: Names of plugins or addresses that are left out; they are not imported.
        prefer: For a kind, the extractor (or extractors) that win where exclusive annotations overlap.
        settings: Settings by plugin name, or a TOML file that holds them.
        on_error: `collect` makes an issue of an extractor's exception, `raise` lets it through.
        limits: What the parser refuses to do.
        discover: Whether installed plugins are looked for.

    Raises:
        UnknownNameError: A name is no plugin's or extractor's.
        CycleError: Extractors need each other in a circle.
        SettingsError: A setting is unknown or has the wrong type.

    Example:
        >>> parser = Parser(discover=False)
        >>> parser.parse("Nothing new.", published="2022-01-13").published.isoformat()
        '2022-01-13'

    .. versionadded:: 0.1
    """

    def __init__(
        self,
        plugins: Iterable[PluginSource] = (),
        *,
        only: Iterable[str] | None = None,
        without: Iterable[str] = (),
        prefer: Mapping[type[Annotation] | str, str | Iterable[str]] | None = None,
        settings: Mapping[str, Mapping[str, Any]] | str | os.PathLike[str] | None = None,
        on_error: Literal["collect", "raise"] = "collect",
        limits: Limits | None = None,
        discover: bool = True,
    ) -> None:
        if on_error not in ("collect", "raise"):
            raise ValueError(f"on_error={on_error!r}; it is 'collect' or 'raise'")
        self._arguments: dict[str, Any] = {
            "plugins": tuple(plugins),
            "only": _listed(only),
            "without": _listed(without) or (),
            "prefer": {tag_of(k): _listed(names) or () for k, names in (prefer or {}).items()},
            "settings": read_settings(settings),
            "on_error": on_error,
            "limits": limits or Limits(),
            "discover": discover,
        }
        self.limits: Limits = self._arguments["limits"]
        self.plugins: tuple[Plugin, ...] = find_plugins(
            self._arguments["plugins"],
            only=self._arguments["only"],
            without=self._arguments["without"],
            discover=discover,
        )
        active = [(p.name, p.extractors) for p in self.plugins if p.state == "ok"]
        configured = structure_settings(self._arguments["settings"], active)
        self._bounds = tuple(
            Bound(item, plugin.name, plugin.version, configured.get(f"{plugin.name}:{item.name}"))
            for plugin in self.plugins
            if plugin.state == "ok"
            for item in plugin.extractors
        )
        self._options = Options(on_error, self._preferences(), self.limits.seconds_per_extractor)
        self.plan: Plan = make_plan(self._bounds)
        self._notes = self._broken() + self.plan.issues

    def _preferences(self) -> dict[str, tuple[str, ...]]:
        addresses = {bound.address for bound in self._bounds}
        known = {bound.plugin for bound in self._bounds}
        result = {}
        for tag, names in self._arguments["prefer"].items():
            full = tuple(resolve_name(name, known) for name in names)
            for name in full:
                if ":" in name and name not in addresses:
                    raise UnknownNameError(
                        f"no extractor {name!r}; there are: {', '.join(sorted(addresses))}",
                        name,
                        tuple(sorted(addresses)),
                    )
            result[tag] = full
        return result

    def _broken(self) -> tuple[Issue, ...]:
        return tuple(
            Issue("error", plugin.name, None, f"plugin {plugin.name} is not used: {plugin.reason}")
            for plugin in self.plugins
            if plugin.state == "broken"
        )

    def __repr__(self) -> str:
        return f"<Parser {' '.join(bound.address for bound in self.plan.steps) or 'without extractors'}>"

    @property
    def fingerprint(self) -> str:
        """Versions and settings of all that this parser runs, as `Article.fingerprint` has it."""
        versions = sorted({f"{bound.plugin}={bound.version}" for bound in self._bounds})
        chosen = repr(
            (
                [bound.address for bound in self.plan.steps],
                [repr(bound.settings) for bound in self.plan.steps],
                sorted(self._options.prefer.items()),
            )
        )
        digest = hashlib.blake2b(chosen.encode("utf-8", "backslashreplace"), digest_size=4).hexdigest()
        return " ".join([f"{CORE}={__version__}", *versions, f"#{digest}"])

    def __reduce__(self) -> tuple[Callable[..., Parser], tuple[dict[str, Any], str]]:
        plugins = tuple(
            _Module(item.__name__) if isinstance(item, types.ModuleType) else item
            for item in self._arguments["plugins"]
        )
        return _rebuilt, (self._arguments | {"plugins": plugins}, self.fingerprint)

    def parse(
        self,
        text: str | Article,
        *,
        published: Published = None,
        id: str | None = None,  # noqa: A002 - it is what the field is called
        headline: str | None = None,
        byline: str | None = None,
        source: str | None = None,
        url: str | None = None,
        language: str | None = "en",
    ) -> Article:
        """Read one article.

        Args:
            text: The text, verbatim; or an article, whose facts are read anew. Annotations made by
                hand (`made_by.plugin == "human"`) are kept and win over extractors.
            published: Day or moment of publication: a str in ISO 8601, a date or a datetime. None:
                what the text itself says.
            id: Id of the article; a hash of text and day by default.
            headline: The headline, where it stands at the beginning of the text.
            byline: The byline, where it stands in the text.
            source: Who published it.
            url: Where it was published.
            language: Language code; None lets every extractor read.

        Returns:
            The article.

        Raises:
            BadDateError: `published` is not a date.
            AbstractTextError: The text is not a str.
            LimitError: The text is longer than `Limits.max_chars`.

        Example:
            >>> Parser(discover=False).parse("Paris is calm.", published="2022-01-13").text
            'Paris is calm.'
        """
        if isinstance(text, Article):
            base, human = text, corrections_of(text)
        else:
            base, human = self._read(text, published, id, headline, byline, source, url, language), None
        return self._traced([Run(Story(attrs.evolve(base, annotations=())), human=human)], self.plan)[
            0
        ].article

    def trace(self, text: str, **fields: Any) -> Trace:
        """Read one article and tell how it came about.

        Args:
            text: As for `parse`.
            fields: As for `parse`.

        Returns:
            The article, what merging dropped, and the seconds of each extractor.

        Example:
            >>> Parser(discover=False).trace("Paris is calm.").dropped
            ()
        """
        return self._traced([Run(Story(self.article(text, **fields)))], self.plan)[0]

    def article(
        self,
        text: str,
        *,
        published: Published = None,
        id: str | None = None,  # noqa: A002 - it is what the field is called
        headline: str | None = None,
        byline: str | None = None,
        source: str | None = None,
        url: str | None = None,
        language: str | None = "en",
    ) -> Article:
        """Return an article that has structure and no facts yet; arguments as for `parse`.

        Example:
            >>> len(Parser(discover=False).article("Paris is calm. Rome too.").sentences)
            2
        """
        return self._read(text, published, id, headline, byline, source, url, language)

    def add(self, article: Article) -> Article:
        """Return an article with the layers that it lacks.

        Kinds of which it has annotations stay as they are.

        Args:
            article: An article, parsed or loaded.

        Example:
            >>> parser = Parser(discover=False)
            >>> parser.add(parser.parse("Paris is calm.")).annotations
            ()
        """
        kept = {tag: article.layer(tag) for tag in article.tags}
        plan = make_plan([b for b in self._bounds if b.tag not in kept], given=kept)
        return self._traced([Run(Story(attrs.evolve(article, annotations=())), kept)], plan)[0].article

    def parse_many(
        self,
        articles: Iterable[str | Article | Mapping[str, Any]],
        *,
        batch_size: int = 16,
        workers: int = 0,
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[Article]:
        """Read articles lazily, in order, in batches.

        An article that can't be read at all (a bad date, a text beyond the limits) comes back with
        an error issue and no facts; nothing is lost.

        Args:
            articles: Texts, articles, or mappings with the arguments of `parse`.
            batch_size: Articles that are read at once; extractors with a batch variant get as many.
            workers: Processes to spread the work over; 0 reads in this one.
            progress: Called with the number of articles done, after each batch.

        Yields:
            One article for each input.

        Example:
            >>> [a.text for a in Parser(discover=False).parse_many(["One.", "Two."])]
            ['One.', 'Two.']
        """
        if workers:
            from newsmodel._pool import parse_in_pool

            yield from parse_in_pool(self, articles, workers, batch_size, progress)
            return
        done = 0
        stream = iter(articles)
        while batch := list(islice(stream, batch_size)):
            yield from self.parse_batch(batch)
            done += len(batch)
            if progress is not None:
                progress(done)

    def parse_batch(self, articles: Iterable[str | Article | Mapping[str, Any]]) -> list[Article]:
        """Read articles at once, in order, as `parse_many` does for each batch.

        Example:
            >>> Parser(discover=False).parse_batch([{"text": "x", "published": "soon"}])[0].issues[0].severity
            'error'
        """
        runs = [self._begun(item) for item in articles]
        done = iter(self._traced([run for run in runs if isinstance(run, Run)], self.plan))
        return [next(done).article if isinstance(run, Run) else run for run in runs]

    def _begun(self, item: str | Article | Mapping[str, Any]) -> Run | Article:
        try:
            if isinstance(item, Article):
                self._check_size(item.text)
                return Run(Story(attrs.evolve(item, annotations=())), human=corrections_of(item))
            fields = {"text": item} if isinstance(item, str) else dict(item)
            return Run(Story(self.article(**fields)))
        except Exception as error:
            if self._options.on_error == "raise":
                raise
            text = (
                item
                if isinstance(item, str)
                else item.text
                if isinstance(item, Article)
                else item.get("text")
            )
            text = text if isinstance(text, str) else ""
            given = item.get("id") if isinstance(item, Mapping) else getattr(item, "id", None)
            issue = Issue("error", CORE, None, f"{type(error).__name__}: {error}")
            return Article(text=text, id=str(given or ""), issues=(issue,), fingerprint=self.fingerprint)

    def _check_size(self, text: object) -> None:
        if not isinstance(text, str):
            raise AbstractTextError(
                f"the text of an article is a str, not {type(text).__name__}; decode bytes first"
            )
        if len(text) > self.limits.max_chars:
            raise LimitError(
                f"the text has {len(text)} characters, Limits.max_chars is {self.limits.max_chars}; "
                "split it or raise the limit"
            )

    def _read(
        self,
        text: str,
        published: Published,
        id: str | None,  # noqa: A002
        headline: str | None,
        byline: str | None,
        source: str | None,
        url: str | None,
        language: str | None,
    ) -> Article:
        from newsmodel._structure import read_structure

        self._check_size(text)
        day, moment = _published(published)
        structure = read_structure(text, day, headline)
        day = day or structure.published
        issues: tuple[Issue, ...] = ()
        if day is None:
            issues = (
                Issue(
                    "warning",
                    CORE,
                    None,
                    "no publication date given or found; pass published= to anchor dates",
                ),
            )
        return Article(
            text=text,
            id=id or article_id(text, day),
            published=day,
            published_at=moment,
            headline=structure.headline,
            dateline=structure.dateline,
            byline=_found(byline, text) or structure.byline,
            source=source,
            url=url,
            language=language,
            paragraphs=structure.paragraphs,
            sentences=structure.sentences,
            issues=issues,
        )

    def _traced(self, runs: list[Run], plan: Plan) -> list[Trace]:
        run_plan(runs, plan, self._options)
        notes = self._broken() + plan.issues
        return [self._finished(run, notes) for run in runs]

    def _finished(self, run: Run, notes: tuple[Issue, ...]) -> Trace:
        base = run.story.article
        issues = dict.fromkeys((*base.issues, *notes, *run.issues))
        article = attrs.evolve(
            base, annotations=run.annotations, issues=tuple(issues), fingerprint=self.fingerprint
        )
        return Trace(article, tuple(run.dropped), run.seconds)


def _listed(names: str | Iterable[str] | None) -> tuple[str, ...] | None:
    if names is None:
        return None
    return (names,) if isinstance(names, str) else tuple(names)


def _found(words: str | None, text: str) -> Span | None:
    start = text.find(words) if words else -1
    return Span(start, start + len(words)) if words and start >= 0 else None


def _published(value: Published) -> tuple[date | None, datetime | None]:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
        except ValueError:
            raise BadDateError(value) from None
    if isinstance(value, datetime):
        return value.date(), value if value.tzinfo is not None else None
    if value is None or isinstance(value, date):
        return value, None
    raise BadDateError(value)


@attrs.frozen
class _Module:
    """A module on its way to another process; modules themselves don't pickle."""

    name: str


def _rebuilt(arguments: dict[str, Any], fingerprint: str) -> Parser:
    plugins = [
        importlib.import_module(item.name) if isinstance(item, _Module) else item
        for item in arguments["plugins"]
    ]
    parser = Parser(plugins, **{name: value for name, value in arguments.items() if name != "plugins"})
    if parser.fingerprint != fingerprint:
        raise VersionMismatchError(
            f"this process has {parser.fingerprint}, the parser was made with {fingerprint}; "
            "install the same versions of newsmodel-core and its plugins in both"
        )
    return parser


@cache
def _default(plugins: str | None, without: str | None) -> Parser:
    return Parser()


def parse(text: str, **fields: Any) -> Article:
    """Read one article with all installed plugins.

    The parser is made at the first call and kept; it is made anew when `NEWSMODEL_PLUGINS` or
    `NEWSMODEL_NO_PLUGINS` changes.

    Args:
        text: The text, verbatim.
        fields: As for `Parser.parse`: `published`, `headline`, `source` ….

    Returns:
        The article.

    Example:
        >>> parse("", published="2022-01-13").statements
        ()

    .. versionadded:: 0.1
    """
    parser = _default(os.environ.get("NEWSMODEL_PLUGINS"), os.environ.get("NEWSMODEL_NO_PLUGINS"))
    return parser.parse(text, **fields)
