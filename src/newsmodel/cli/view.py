"""`newsmodel view`: a story and its facts as one HTML page."""

from pathlib import Path

import click

from newsmodel.cli._choices import make_parser, parser_options
from newsmodel.cli._failure import Failure, reported
from newsmodel.cli._input import read_story

__all__ = ["command"]


@click.command("view")
@click.argument("file", metavar="FILE|-")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="PAGE.html")
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD.")
@click.option("--encoding", default="utf-8", show_default=True, metavar="NAME")
@parser_options
def command(file: str, out: Path, published: str | None, encoding: str, **choices: tuple[str, ...]) -> None:
    """Write FILE with all that was found in it as one page that needs no network.

    Example: newsmodel view story.txt --out story.html
    """
    text = read_story(file, encoding)
    parser = make_parser(**choices)  # type: ignore[arg-type]
    with reported():
        article = parser.parse(text, published=published)
    try:
        out.write_text(article.to_html(), encoding="utf-8")
    except OSError as error:
        raise Failure(f"{out} can't be written: {error.strerror}") from None
    click.echo(f"wrote {out}")
