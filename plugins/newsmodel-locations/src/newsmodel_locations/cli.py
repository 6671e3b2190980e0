"""`newsmodel gazetteer`: the core's CLI loads it from the entry-point group `newsmodel.commands`."""

from pathlib import Path

import click

from newsmodel_locations.sqlite import build_sqlite

__all__ = ["gazetteer"]


@click.group()
def gazetteer() -> None:
    """Make gazetteers for newsmodel-locations."""


@gazetteer.command()
@click.argument("dump", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default="gazetteer.sqlite")
def build(dump: Path, output: Path) -> None:
    """Read a GeoNames DUMP (allCountries.txt) into one SQLite file.

    The file is used by the setting gazetteer = "PATH" of newsmodel-locations.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar, dump.open("rb") as handle:
        task = bar.add_task(f"reading {dump.name}", total=dump.stat().st_size)

        lines = (raw.decode("utf-8", "replace") for raw in handle)
        try:
            places, names = build_sqlite(lines, output, lambda _: bar.update(task, completed=handle.tell()))
        except ValueError as error:
            raise click.ClickException(f"{dump}: {error}") from error
    click.echo(f"{output}: {places:,} places, {names:,} names")
