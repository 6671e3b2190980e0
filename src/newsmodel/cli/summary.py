"""`newsmodel summary`: a whole corpus as one HTML page."""

from pathlib import Path

import click

from newsmodel.cli._failure import Exit, Failure, reported
from newsmodel.errors import FormatError

__all__ = ["command"]


@click.command("summary")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="PAGE.html",
    help="The page; DIR/summary.html by default.",
)
@click.option("--title", metavar="TEXT", help="Headline of the page.")
def command(folder: Path, out: Path | None, title: str | None) -> None:
    """Write one page about the corpus whose tables `newsmodel corpus` wrote to DIR.

    It tells who is quoted most and about what, when and where, what happened, and the issues.

    Example: newsmodel summary tables --out report.html
    """
    try:
        from newsmodel.report import render_report
    except ImportError as error:
        message = f"summary needs {error.name}: pip install 'newsmodel-core[report]'"
        raise Failure(message, Exit.NOT_INSTALLED) from error
    with reported():
        try:
            page = render_report(folder, title=title)
        except FormatError as error:
            raise Failure(str(error), Exit.INPUT) from error
    target = out if out is not None else folder / "summary.html"
    try:
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Failure(f"{target} can't be written: {error.strerror}") from None
    click.echo(f"wrote {target}")
