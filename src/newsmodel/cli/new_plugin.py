"""`newsmodel new-plugin`: a plugin's folder, ready to install, test and publish."""

from pathlib import Path

import click

from newsmodel.cli._failure import Exit, Failure, reported
from newsmodel.cli._plugin_files import OWN, kinds, write_plugin

__all__ = ["command"]


@click.command("new-plugin")
@click.argument("name", metavar="NAME")
@click.option(
    "--makes",
    default=OWN,
    show_default=True,
    type=click.Choice(kinds()),
    help="The kind that its extractor makes; `own` makes a kind of its own.",
)
@click.option(
    "--into", default=".", type=click.Path(path_type=Path), metavar="DIR", help="Where its folder is made."
)
def command(name: str, makes: str, into: Path) -> None:
    """Write a new plugin called NAME: package, test, workflows. Works offline.

    Example: newsmodel new-plugin newsmodel-casualties
    """
    with reported():
        try:
            root = write_plugin(name, makes, into)
        except (ValueError, FileExistsError) as error:
            raise Failure(str(error), Exit.USAGE) from None
        except OSError as error:
            raise Failure(f"{into} can't be written: {error.strerror}") from None
    click.echo(f"made {root}")
    click.echo(f"now: pip install -e {root} pytest && pytest {root}")
