"""Tables of plugins and of the order in which extractors run."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsmodel import Parser, Plugin, tag_of
from newsmodel.cli._console import clean
from newsmodel.cli._words import cut

__all__ = ["show_plan", "show_plugins"]

_STATES = {"ok": ("ok", "green"), "broken": ("broken", "error"), "disabled": ("left out", "dim")}
_NONE = "no plugin is installed; the six of newsmodel come with pip install 'newsmodel-core[all]'"


def show_plugins(parser: Parser, console: Console) -> None:
    """Write each plugin with its state, and its extractors with what they make, need and want."""
    if not parser.plugins:
        console.print(_NONE)
        return
    for plugin in parser.plugins:
        word, style = _STATES[plugin.state]
        line = Text.assemble((plugin.name, "bold"), " ", (plugin.version, "dim"), "  ", (word, style))
        if plugin.distribution and plugin.distribution != plugin.name:
            line.append(f"  from {plugin.distribution}", "dim")
        console.print(line)
        if plugin.reason:
            console.print(Text(f"  {clean(plugin.reason)}", style if plugin.state == "broken" else "dim"))
        if plugin.extractors:
            console.print(_extractors(plugin, parser.plan.inactive))
    for issue in parser.plan.issues:
        console.print(Text(f"{issue.severity}: {cut(issue.message, 300)}", issue.severity))


def show_plan(parser: Parser, console: Console) -> None:
    """Write the extractors in the order in which they run, each below those that it reads from."""
    steps = parser.plan.steps
    if not steps:
        console.print(_NONE)
        return
    makers: dict[str, list[str]] = {}
    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in range(4):
        grid.add_column(no_wrap=column < 2, overflow="fold")
    grid.add_row("", *(Text(title, "dim") for title in ("extractor", "makes", "reads from")))
    for number, step in enumerate(steps, 1):
        reads = _sources(step.extractor.needs, step.extractor.wants, makers)
        grid.add_row(Text(f"{number}", "number"), Text(step.address, "bold"), Text(step.tag, "green"), reads)
        makers.setdefault(step.tag, []).append(str(number))
    console.print(grid)
    console.print(Text("n: needs what extractor n makes; n?: uses it where it is there", "dim"))
    for address, reason in sorted(parser.plan.inactive.items()):
        console.print(Text(f"inactive: {address}: {reason}", "warning"))


def _extractors(plugin: Plugin, inactive: dict[str, str]) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=3)
    for _ in range(2):
        grid.add_column(overflow="fold")
    for item in plugin.extractors:
        line = Text.assemble("makes ", (tag_of(item.makes), "green"))
        if item.needs:
            line.append(f"  needs {', '.join(sorted(item.needs))}", "dim")
        if item.wants:
            line.append(f"  wants {', '.join(sorted(item.wants))}", "dim")
        why = inactive.get(f"{plugin.name}:{item.name}")
        if why:
            line.append(f"  inactive: {why}", "warning")
        grid.add_row("", Text(item.name), line)
    return grid


def _sources(needs: tuple[str, ...], wants: tuple[str, ...], makers: dict[str, list[str]]) -> Text:
    found = [number for tag in needs for number in makers.get(tag, ())]
    found += [f"{number}?" for tag in wants for number in makers.get(tag, ())]
    absent = [tag for tag in wants if tag not in makers]
    line = Text(", ".join(sorted(found, key=lambda number: int(number.rstrip("?")))))
    return line.append(f"  ({', '.join(absent)} not there)", "dim") if absent else line
