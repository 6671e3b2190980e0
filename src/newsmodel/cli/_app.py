"""The command `newsmodel` and its subcommands, each loaded when it is asked for."""

import importlib
import pkgutil
from importlib import metadata

import click

import newsmodel
from newsmodel import cli
from newsmodel.cli._failure import Exit, Failure

__all__ = ["GROUP", "Commands", "app"]

GROUP = "newsmodel.commands"


class Commands(click.Group):
    """The files of this package, and the entry points of plugins, as subcommands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*_own(), *_installed()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command, or return None where there is none of the name."""
        own = _own().get(cmd_name)
        if own is not None:
            module = importlib.import_module(own)
            found = getattr(module, "command", None) or getattr(module, own.rpartition(".")[2], None)
            return found if isinstance(found, click.Command) else None
        point = _installed().get(cmd_name)
        return _load(point) if point is not None else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands; one that doesn't load is listed with the reason and spoils nothing."""
        rows = []
        for name in self.list_commands(ctx):
            try:
                command = self.get_command(ctx, name)
            except Failure as error:
                rows.append((name, f"(broken: {error.message})"))
                continue
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(limit=200)))
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _own() -> dict[str, str]:
    names = (item.name for item in pkgutil.iter_modules(cli.__path__))
    return {name.replace("_", "-"): f"{cli.__name__}.{name}" for name in names if not name.startswith("_")}


def _installed() -> dict[str, metadata.EntryPoint]:
    return {point.name: point for point in metadata.entry_points(group=GROUP)}


def _load(point: metadata.EntryPoint) -> click.Command:
    try:
        found = point.load()
    except Exception as error:
        raise Failure(
            f"the command {point.name!r} of {_origin(point)} does not load: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(found, click.Command):
        raise Failure(f"{point.value} of {_origin(point)} is no click command", Exit.FAILED)
    return found


def _origin(point: metadata.EntryPoint) -> str:
    return point.dist.name if point.dist is not None else point.value


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(newsmodel.__version__, "-V", "--version", prog_name="newsmodel")
def app() -> None:
    """Turn news text into typed facts: who said what, what happened, where and when.

    `newsmodel parse` with no file shows a sample story.
    """
