"""`newsmodel parse`: read a story and show what is in it."""

import time

import click

from newsmodel import Article, Parser, samples
from newsmodel.cli._choices import make_parser, parser_options
from newsmodel.cli._failure import reported
from newsmodel.cli._input import read_story

__all__ = ["command"]

_NO_PLUGINS = (
    "no plugin is at work, so there is only structure to show; pip install 'newsmodel-core[all]' for "
    "the six that read names, dates, quotes, actors, locations and events"
)


@click.command("parse")
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; else what the text says.")
@click.option("--headline", metavar="TEXT", help="The headline, where the text begins with it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--include-text", is_flag=True, help="JSON: add the words of every span, for readers.")
@click.option("--all", "everything", is_flag=True, help="Text: list every event, actor and note.")
@click.option("--language", default="en", show_default=True, metavar="CODE")
@click.option("--encoding", default="utf-8", show_default=True, metavar="NAME")
@click.option(
    "--width", type=click.IntRange(min=20), metavar="N", help="Columns; else the terminal's, up to 100."
)
@parser_options
def command(
    file: str | None,
    published: str | None,
    headline: str | None,
    form: str,
    include_text: bool,
    everything: bool,
    language: str,
    encoding: str,
    width: int | None,
    **choices: tuple[str, ...],
) -> None:
    """Read a story from FILE, or from standard input with -, and show what is in it.

    With no file it reads a sample story that comes with newsmodel.
    """
    text = samples.load() if file is None else read_story(file, encoding)
    parser = make_parser(**choices)  # type: ignore[arg-type]
    began = time.perf_counter()
    with reported():
        article = parser.parse(text, published=published, headline=headline, language=language)
    if form == "json":
        click.echo(article.to_json(include_text=include_text, indent=2))
        return
    _show(article, parser, width, everything, _note(file, time.perf_counter() - began))


def _show(article: Article, parser: Parser, width: int | None, everything: bool, note: str) -> None:
    from newsmodel.cli._console import make_console
    from newsmodel.cli._view import show_article

    show_article(article, make_console(width), everything=everything, note=note)
    if not parser.plan.steps:
        click.echo(f"\n{_NO_PLUGINS}")


def _note(file: str | None, seconds: float) -> str:
    return f"read in {seconds:.1f} s" + ("; a made-up sample story" if file is None else "")
