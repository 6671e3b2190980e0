"""`newsmodel doctor`: whether this installation is sound, and how to mend it where it is not."""

import importlib.util
import locale
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata

import click

import newsmodel
from newsmodel import Parser
from newsmodel.cli._console import clean

__all__ = ["command"]

_OPTIONAL = {
    "orjson": "faster JSON: pip install 'newsmodel-core[json]'",
    "pyarrow": "tables: pip install 'newsmodel-core[arrow]'",
    "trafilatura": "HTML input: pip install 'newsmodel-core[html]'",
}
_REQUIRED = ("attrs", "cattrs", "nupunkt", "packaging", "pluggy", "click", "rich")
_SECONDS = 60
Finding = tuple[str, str, str]


@click.command("doctor")
def command() -> None:
    """Check versions, plugins, encodings and worker processes; exit with 1 where something is wrong."""
    wrong = False
    for check in (_versions, _plugins, _optional, _encodings, _workers):
        for state, what, how in check():
            wrong = wrong or state == "wrong"
            click.echo(f"{click.style(f'{state:<7}', fg=_COLOURS[state])} {clean(what)}")
            if how:
                click.echo(f"        {clean(how)}")
    click.echo("something is wrong; see above" if wrong else "all is well")
    if wrong:
        raise SystemExit(1)


_COLOURS = {"ok": "green", "note": "yellow", "wrong": "red"}


def _versions() -> Iterator[Finding]:
    system = f"{platform.system()} {platform.machine()}"
    yield "ok", f"newsmodel {newsmodel.__version__}, Python {platform.python_version()}, {system}", ""
    for name in _REQUIRED:
        try:
            yield "ok", f"{name} {metadata.version(name)}", ""
        except metadata.PackageNotFoundError:
            yield (
                "wrong",
                f"{name} is missing",
                "pip install --force-reinstall 'newsmodel-core[cli]'",
            )


def _plugins() -> Iterator[Finding]:
    parser = Parser()
    if not parser.plugins:
        yield "note", "no plugin is installed", "pip install 'newsmodel-core[all]'"
    for plugin in parser.plugins:
        name = f"{plugin.name} {plugin.version}".strip()
        if plugin.state == "broken":
            yield (
                "wrong",
                f"{name} is broken: {plugin.reason}",
                f"pip install -U {plugin.distribution or plugin.name}",
            )
        elif plugin.state == "disabled":
            yield "note", f"{name} is left out: {plugin.reason}", ""
        else:
            makers = ", ".join(item.name for item in plugin.extractors) or "no extractor"
            yield "ok", f"{name} ({makers}), imported in {plugin.seconds * 1000:.0f} ms", ""
    for address, reason in sorted(parser.plan.inactive.items()):
        yield "note", f"{address} is inactive: {reason}", ""


def _optional() -> Iterator[Finding]:
    for name, how in _OPTIONAL.items():
        if importlib.util.find_spec(name) is None:
            yield "note", f"{name} is not installed", how
        else:
            yield "ok", f"{name} {metadata.version(name)}", ""


def _encodings() -> Iterator[Finding]:
    out = (sys.stdout.encoding or "ascii").lower()
    if out.replace("-", "") == "utf8":
        yield "ok", "standard output is UTF-8", ""
    else:
        yield "note", f"standard output is {out}: curly quotes may show as ?", "set PYTHONUTF8=1"
    yield (
        "ok",
        f"text files of this system are {locale.getpreferredencoding(False)}; newsmodel reads UTF-8",
        "",
    )


def _workers() -> Iterator[Finding]:
    """Parse in another process, started afresh, as workers are."""
    code = "import newsmodel; newsmodel.Parser().parse('One.'); print('fine')"
    try:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        yield (
            "wrong",
            f"another process can't parse: {error}",
            "check memory and the antivirus of this machine",
        )
        return
    if done.returncode == 0 and "fine" in done.stdout:
        yield "ok", "another process can parse", ""
        return
    last = (done.stderr.strip().splitlines() or ["no message"])[-1]
    yield "wrong", f"another process can't parse: {last}", "run newsmodel parse there to see the whole error"
