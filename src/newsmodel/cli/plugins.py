"""`newsmodel plugins`: what is installed, what it makes and needs, and why a broken plugin is broken."""

import json
from typing import Any

import click

from newsmodel import Parser, Plugin, tag_of
from newsmodel.cli._choices import make_parser, parser_options

__all__ = ["command"]


@click.command("plugins")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--plan", is_flag=True, help="Show the order of extractors, with what each needs and makes.")
@click.option("--width", type=click.IntRange(min=20), metavar="N", help="Columns; else the terminal's.")
@parser_options
def command(as_json: bool, plan: bool, width: int | None, **choices: tuple[str, ...]) -> None:
    """List plugins with their state, or show the order of their extractors."""
    parser = make_parser(**choices)  # type: ignore[arg-type]
    if as_json:
        click.echo(json.dumps(describe(parser), indent=2))
        return
    from newsmodel.cli._console import make_console, tidied
    from newsmodel.cli._tables import show_plan, show_plugins

    console = make_console(width)
    with tidied(console):
        if plan:
            show_plan(parser, console)
        else:
            show_plugins(parser, console)


def describe(parser: Parser) -> dict[str, Any]:
    """Return plugins and plan as plain data: what `--json` writes."""
    return {
        "plugins": [_plugin(plugin, parser.plan.inactive) for plugin in parser.plugins],
        "plan": [
            {
                "extractor": step.address,
                "makes": step.tag,
                "needs": sorted(step.extractor.needs),
                "wants": sorted(step.extractor.wants),
            }
            for step in parser.plan.steps
        ],
        "issues": [issue.message for issue in parser.plan.issues],
    }


def _plugin(plugin: Plugin, inactive: dict[str, str]) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "version": plugin.version,
        "distribution": plugin.distribution,
        "state": plugin.state,
        "reason": plugin.reason,
        "import_seconds": round(plugin.seconds, 4),
        "extractors": [
            {
                "name": item.name,
                "makes": tag_of(item.makes),
                "needs": sorted(item.needs),
                "wants": sorted(item.wants),
                "languages": list(item.languages),
                "inactive": inactive.get(f"{plugin.name}:{item.name}"),
            }
            for item in plugin.extractors
        ],
    }
