"""`newsmodel eval`: how well the plugins read gold data, and how two choices differ."""

import json
from collections.abc import Iterable
from pathlib import Path

import click
from rich.table import Table

from newsmodel import Article, NewsmodelError, Parser, formats
from newsmodel.cli._choices import make_parser, parser_options
from newsmodel.cli._console import make_console, tidied
from newsmodel.cli._failure import Exit, Failure, reported
from newsmodel.cli._scores import Score, score

__all__ = ["command"]

_ROWS = ("exact", "overlap", "value")
Scores = dict[str, Score]


@click.command("eval")
@click.option(
    "--gold",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="DIR",
    help="Folder of gold articles: newsmodel JSON (.json, .jsonl) or brat standoff (.ann beside .txt).",
)
@click.option("--published", metavar="DATE", help="Day of publication of brat documents, which carry none.")
@click.option("--against", metavar="FILE.toml", help="Compare with the same plugins under these settings.")
@click.option("--save", type=click.Path(path_type=Path), metavar="FILE.json", help="Write the counts.")
@click.option(
    "--base",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE.json",
    help="Compare with counts that --save wrote, as of another version of a plugin.",
)
@parser_options
def command(
    gold: Path,
    published: str | None,
    against: str | None,
    save: Path | None,
    base: Path | None,
    **choices: tuple[str, ...],
) -> None:
    """Score the plugins against gold articles: precision, recall and F1 for each kind in the gold.

    Example: newsmodel eval --gold gold/ --only newsmodel-dates
    """
    articles = _gold(gold)
    scores = _measure(make_parser(**choices), articles, published)  # type: ignore[arg-type]
    other = None
    if against is not None:
        other = _measure(make_parser(**{**choices, "settings": against}), articles, published)  # type: ignore[arg-type]
    elif base is not None:
        other = {tag: Score(**counts) for tag, counts in json.loads(base.read_text(encoding="utf-8")).items()}
    if save is not None:
        counts = {
            tag: {name: getattr(s, name) for name in ("gold", "found", *_ROWS)} for tag, s in scores.items()
        }
        save.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    console = make_console(None)
    with tidied(console):
        console.print(_table(scores, other, "settings" if against else "base"))


def _gold(folder: Path) -> list[Article]:
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    wanted = [path for path in paths if path.suffix in (".json", ".jsonl", ".ann")]
    if not wanted:
        raise Failure(f"{folder} has no .json, .jsonl or .ann file", Exit.INPUT)
    articles: list[Article] = []
    for path in wanted:
        try:
            articles += formats.read(path, format="brat" if path.suffix == ".ann" else None)
        except NewsmodelError as error:
            raise Failure(str(error), Exit.INPUT) from error
    return articles


def _measure(parser: Parser, gold: Iterable[Article], published: str | None) -> Scores:
    total: Scores = {}
    for article in gold:
        with reported():
            found = parser.parse(
                article.text, published=article.published or published, language=article.language
            )
        for tag, counts in score(article, found).items():
            total[tag] = total.get(tag, Score()) + counts
    return total


def _table(scores: Scores, other: Scores | None, name: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for title in (
        "kind",
        "match",
        "gold",
        "found",
        "P",
        "R",
        "F1",
        *([f"F1 of {name}", "change"] if other else []),
    ):
        table.add_column(title, justify="left" if title in ("kind", "match") else "right")
    for tag, counts in scores.items():
        for number, row in enumerate(_ROWS):
            figures = counts.figures(row)
            cells = [tag if number == 0 else "", row, str(counts.gold), str(counts.found)]
            cells += [f"{figure:.1f}" for figure in figures]
            if other:
                before = other.get(tag, Score()).figures(row)[2]
                cells += [f"{before:.1f}", f"{figures[2] - before:+.1f}"]
            table.add_row(*cells)
    return table
