"""The parser: plugins chosen, extractors ordered, articles read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

import attrs

from newsmodel._corrections import corrections_of, lost_article, revived
from newsmodel._discovery import Plugin, PluginSource
from newsmodel._merge import Trace
from newsmodel._order import Plan, make_plan
from newsmodel._reading import (
    CORE,
    Limits,
    Published,
    batches_of,
    check_fields,
    check_size,
    read_article,
    with_structure,
)
from newsmodel._run import Run, run_plan
from newsmodel._settings import read_settings
from newsmodel._setup import listed, listed_plugins, make_setup, received, sent
from newsmodel.draft import Story
from newsmodel.errors import VersionMismatchError
from newsmodel.model import Annotation, Article, Issue, tag_of

__all__ = ["Limits", "Parser", "Trace"]


class Parser:
    """Reads articles with a fixed choice of plugins; immutable, picklable and thread-safe.

    Args:
        plugins: Plugins beside the installed ones: modules, objects with hooks, extractors, or
            paths of Python files. They are used whatever `only` names, and replace installed ones of
            their name: of a file that is its stem, of an extractor the last part of its module's name.
        only: Names of installed plugins, or `plugin:extractor` addresses, that are used; None for all.
        without: Names of plugins or addresses that are left out; they are not imported.
        prefer: For a kind, the extractor (or extractors) that win where exclusive annotations overlap.
        settings: Settings by plugin name, or a TOML file that holds them.
        on_error: `collect` makes an issue of an extractor's exception, `raise` lets it through.
        limits: What the parser refuses to do.
        discover: Whether installed plugins are looked for.

    Raises:
        PluginError: Two plugins given by hand have one name.
        UnknownNameError: A name is no plugin's or extractor's.
        KindError: A key of `prefer` is no kind.
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
        plugins: PluginSource | Iterable[PluginSource] = (),
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
            "plugins": listed_plugins(plugins),
            "only": listed(only),
            "without": listed(without) or (),
            "prefer": {tag_of(k): listed(names) or () for k, names in (prefer or {}).items()},
            "settings": read_settings(settings),
            "on_error": on_error,
            "limits": limits or Limits(),
            "discover": discover,
        }
        self.limits: Limits = self._arguments["limits"]
        self._setup = make_setup(self._arguments)

    @property
    def plugins(self) -> tuple[Plugin, ...]:
        """All plugins that were found or given, with their state."""
        return self._setup.plugins

    @property
    def plan(self) -> Plan:
        """The active extractors in their order, and why others are inactive."""
        return self._setup.plan

    def __repr__(self) -> str:
        return f"<Parser {' '.join(bound.address for bound in self.plan.steps) or 'without extractors'}>"

    @property
    def fingerprint(self) -> str:
        """Versions and settings of all that this parser runs, as `Article.fingerprint` has it."""
        return self._setup.fingerprint

    def __reduce__(self) -> tuple[Callable[..., Parser], tuple[dict[str, Any], str]]:
        return _rebuilt, (self._arguments | {"plugins": sent(self._arguments["plugins"])}, self.fingerprint)

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
                hand (`made_by.plugin == "human"`) are kept and win over extractors. An
                article brings its own fields: the other arguments go with a text only.
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
            TextTypeError: The text is not a str.
            LimitError: The text is longer than `Limits.max_chars`.
            TypeError: Fields were given beside an article.

        Example:
            >>> Parser(discover=False).parse("Paris is calm.", published="2022-01-13").text
            'Paris is calm.'
        """
        if isinstance(text, Article):
            if any(field is not None for field in (published, id, headline, byline, source, url)):
                raise TypeError("an article brings its own fields; set them with attrs.evolve(article, …)")
            return self._traced([self._begun(text)], self.plan)[0].article
        article = self.article(
            text,
            published=published,
            id=id,
            headline=headline,
            byline=byline,
            source=source,
            url=url,
            language=language,
        )
        return self._traced([Run(Story(article))], self.plan)[0].article

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

    def article(self, text: str, **fields: Any) -> Article:
        """Return an article that has structure and no facts yet.

        Args:
            text: The text, verbatim.
            fields: As for `parse`.

        Example:
            >>> len(Parser(discover=False).article("Paris is calm. Rome too.").sentences)
            2
        """
        check_size(text, self.limits)
        return read_article(text, **fields)

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
        article = revived(article)
        kept = {tag: article.layer(tag) for tag in article.tags}
        plan = make_plan([b for b in self._setup.bounds if b.tag not in kept], given=kept)
        base = with_structure(attrs.evolve(article, annotations=()))
        added = self._traced([Run(Story(base), kept)], plan)[0].article
        # What is kept was made by others.
        makers = dict.fromkeys(
            part for part in (*article.fingerprint.split(" + "), added.fingerprint) if part
        )
        return attrs.evolve(added, fingerprint=" + ".join(makers) if kept else added.fingerprint)

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

        Returns:
            An iterator over one article for each input.

        Raises:
            TypeError: `articles` is one article.
            ValueError: `batch_size` or `workers` is too small.
            Exception: What `articles` itself raises, after the results of all before.

        Example:
            >>> [a.text for a in Parser(discover=False).parse_many(["One.", "Two."])]
            ['One.', 'Two.']
        """
        if isinstance(articles, (str, Article, Mapping)):
            raise TypeError("parse_many takes many articles; for one there is parse, or a list of it")
        if batch_size < 1 or workers < 0:
            raise ValueError(f"batch_size={batch_size} must be 1 or more, workers={workers} 0 or more")
        if workers:
            from newsmodel._pool import parse_in_pool

            return parse_in_pool(self, articles, workers, batch_size, progress)
        return self._batches(articles, batch_size, progress)

    def _batches(
        self,
        articles: Iterable[str | Article | Mapping[str, Any]],
        batch_size: int,
        progress: Callable[[int], None] | None,
    ) -> Iterator[Article]:
        done = 0
        for batch, trouble in batches_of(articles, batch_size):
            yield from self.parse_batch(batch)
            done += len(batch)
            if progress is not None and batch:
                progress(done)
            if trouble is not None:
                raise trouble

    def parse_batch(self, articles: Iterable[str | Article | Mapping[str, Any]]) -> list[Article]:
        """Read articles at once, in order, as `parse_many` does for each batch.

        Args:
            articles: As for `parse_many`.

        Returns:
            One article for each input.

        Example:
            >>> Parser(discover=False).parse_batch([{"text": "x", "published": "soon"}])[0].issues[0].severity
            'error'
        """
        begun = [self._tried(item) for item in articles]
        done = iter(self._traced([item for item in begun if isinstance(item, Run)], self.plan))
        return [next(done).article if isinstance(item, Run) else item for item in begun]

    def _begun(self, item: str | Article | Mapping[str, Any]) -> Run:
        if isinstance(item, Article):
            check_size(item.text, self.limits)
            item = revived(item)
            issues = [issue for issue in item.issues if issue.plugin == CORE]
            base = attrs.evolve(item, annotations=(), issues=issues)
            return Run(Story(with_structure(base)), human=corrections_of(item))
        fields = item if isinstance(item, Mapping) else {"text": item}
        check_fields(fields)
        return Run(Story(self.article(**fields)))

    def _tried(self, item: str | Article | Mapping[str, Any]) -> Run | Article:
        """Begin an article; one that can't be read comes back with an issue that says why."""
        try:
            return self._begun(item)
        except Exception as error:
            if self._setup.options.on_error == "raise":
                raise
            return lost_article(item, f"{type(error).__name__}: {error}", self.fingerprint)

    def _traced(self, runs: list[Run], plan: Plan) -> list[Trace]:
        run_plan(runs, plan, self._setup.options)
        notes = self._setup.broken + plan.issues
        return [self._finished(run, notes) for run in runs]

    def _finished(self, run: Run, notes: tuple[Issue, ...]) -> Trace:
        base = run.story.article
        issues = dict.fromkeys((*base.issues, *notes, *run.issues))
        article = attrs.evolve(
            base, annotations=run.annotations, issues=tuple(issues), fingerprint=self.fingerprint
        )
        return Trace(article, tuple(run.dropped), run.seconds)


def _rebuilt(arguments: dict[str, Any], fingerprint: str) -> Parser:
    parser = Parser(
        received(arguments["plugins"]),
        **{name: value for name, value in arguments.items() if name != "plugins"},
    )
    if parser.fingerprint != fingerprint:
        raise VersionMismatchError(
            f"this process has {parser.fingerprint}, the parser was made with {fingerprint}; "
            "install the same versions of newsmodel-core and its plugins in both"
        )
    return parser
