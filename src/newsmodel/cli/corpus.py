"""`newsmodel corpus`: read a whole corpus and write its tables."""

import sys
from pathlib import Path

import click

from newsmodel.cli._choices import make_parser, parser_options
from newsmodel.cli._failure import Exit, Failure, reported

__all__ = ["command"]


@click.command("corpus")
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option("--out", required=True, metavar="DIR", help="Folder of the Parquet tables.")
@click.option("--workers", default=0, show_default=True, type=click.IntRange(min=0), help="Processes.")
@click.option("--format", "form", metavar="NAME", help="Format of the inputs; else told by each file.")
@click.option("--field", "fields", multiple=True, metavar="NAME=OWN", help="JSON: `text=story` and the like.")
@click.option("--errors", metavar="FILE", help="Write what failed to a JSON lines file.")
@click.option("--batch-size", default=16, show_default=True, type=click.IntRange(min=1))
@click.option("--shard-size", default=512, show_default=True, type=click.IntRange(min=1))
@click.option("--quiet", is_flag=True, help="No progress bar.")
@parser_options
def command(
    inputs: tuple[str, ...],
    out: str,
    workers: int,
    form: str | None,
    fields: tuple[str, ...],
    errors: str | None,
    batch_size: int,
    shard_size: int,
    quiet: bool,
    **choices: tuple[str, ...],
) -> None:
    """Read all articles of files and folders IN and write their tables to DIR as Parquet.

    A run that was cut off goes on where it was when it is started again with the same arguments.
    """
    try:
        from newsmodel import corpus
    except ImportError as error:
        message = f"corpus needs {error.name}: pip install 'newsmodel-core[arrow]'"
        raise Failure(message, Exit.NOT_INSTALLED) from error
    names = _fields(fields)
    parser = make_parser(**choices)  # type: ignore[arg-type]
    with reported():
        try:
            total = _count(corpus.input_files(inputs))
            with _bar(total, quiet) as show:
                done = corpus.parse_corpus(
                    inputs,
                    out,
                    parser=parser,
                    workers=workers,
                    batch_size=batch_size,
                    shard_size=shard_size,
                    format=form,
                    fields=names,
                    errors=errors,
                    progress=show,
                )
        except OSError as error:
            raise Failure(str(error), Exit.INPUT) from error
    click.echo(_summary(done, out, errors))


def _fields(pairs: tuple[str, ...]) -> dict[str, str] | None:
    parts = [pair.partition("=") for pair in pairs]
    if bad := [name + mark + own for name, mark, own in parts if not (name and own)]:
        raise Failure(f"--field takes NAME=OWN, as text=story, not {bad[0]!r}", Exit.USAGE)
    return {name: own for name, _, own in parts} or None


def _count(files: list[Path]) -> int:
    """Count articles: lines of JSON lines, and one for each other file."""
    total = 0
    for path in files:
        if path.suffix.lower() in (".jsonl", ".ndjson"):
            with path.open("rb") as file:
                total += sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
        else:
            total += 1
    return total


class _bar:  # noqa: N801 - it is used like a function
    """A progress bar on a terminal, and nothing elsewhere."""

    def __init__(self, total: int, quiet: bool) -> None:
        self.shown = None
        if quiet or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.shown = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("articles, {task.fields[speed]:,.0f} words/s, {task.fields[issues]:,} issues,"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self.task = self.shown.add_task("", total=total, speed=0.0, issues=0)

    def __enter__(self) -> "_bar":
        if self.shown is not None:
            self.shown.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.shown is not None:
            self.shown.stop()

    def __call__(self, done: object) -> None:
        if self.shown is None:
            return
        values = {name: getattr(done, name) for name in ("articles", "words", "issues", "seconds")}
        speed = values["words"] / values["seconds"] if values["seconds"] else 0.0
        self.shown.update(self.task, completed=values["articles"], speed=speed, issues=values["issues"])


def _summary(done: object, out: str, errors: str | None) -> str:
    counts = {
        name: getattr(done, name) for name in ("articles", "resumed", "words", "issues", "failed", "seconds")
    }
    lines = [f"{counts['articles']:,} articles, {counts['words']:,} words in {out}"]
    if counts["resumed"]:
        lines.append(f"{counts['resumed']:,} of them by an earlier run")
    lines.append(
        f"{counts['issues']:,} issues, {counts['failed']:,} failures" + (f" (see {errors})" if errors else "")
    )
    fresh = counts["articles"] - counts["resumed"]
    if fresh and counts["seconds"]:
        share = counts["words"] * fresh / counts["articles"] / counts["seconds"]
        lines.append(f"{counts['seconds']:.1f} s, {share:,.0f} words a second")
    return "\n".join(lines)
