"""Directives of these docs: drawings, benchmarks, options of commands, the JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from importlib import resources
from typing import Any

import benchmarks
import click
import diagrams
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from newsmodel.cli._app import app as command_line

DRAWINGS: dict[str, Callable[[], str]] = {
    "plan": diagrams.plan,
    "layers": diagrams.layers,
    "model": diagrams.model,
    "accuracy": benchmarks.accuracy,
    "speeds": benchmarks.speeds,
    "reliability": benchmarks.reliability,
}

# A page is made anew where one of these has changed.
SOURCES = [benchmarks.DOCS / "benchmarks.json", benchmarks.DOCS / "peers.json", diagrams.MODEL]


def _raw(html: str) -> list[nodes.Node]:
    return [nodes.raw("", html, format="html")]


class Drawing(SphinxDirective):
    """`drawing` NAME: one of the drawings above, made while the docs are built."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the drawing as HTML."""
        for path in SOURCES:
            self.env.note_dependency(str(path))
        return _raw(DRAWINGS[self.arguments[0]]())


class Benchmarks(SphinxDirective):
    """All results of docs/benchmarks.json, a section for each set."""

    def run(self) -> list[nodes.Node]:
        """Return sections, so that they stand in the table of contents."""
        for path in SOURCES:
            self.env.note_dependency(str(path))
        found: list[nodes.Node] = []
        for title, html in benchmarks.sections():
            section = nodes.section(ids=[nodes.make_id(title)], names=[nodes.fully_normalize_name(title)])
            section += nodes.title(title, title)
            section += _raw(html)
            found.append(section)
        return found


class Options(Directive):
    """`options` COMMAND: its arguments and options, read from the command itself."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a table."""
        context = click.Context(command_line)
        command = command_line.get_command(context, self.arguments[0])
        assert command is not None, self.arguments[0]
        rows = []
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                names = ", ".join(parameter.opts)
                if not parameter.is_flag:
                    names += f" {parameter.make_metavar(context)}"
                rows.append((names, parameter.help or ""))
        body = "".join(
            f"<tr><td><code>{escape(names)}</code></td><td>{escape(text)}</td></tr>" for names, text in rows
        )
        return _raw(f'<div class="table-wrapper"><table class="docutils"><tbody>{body}</tbody></table></div>')


def _type_of(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f'<a href="#schema-{name.lower()}">{escape(name)}</a>'
    if "anyOf" in schema:
        return " or ".join(_type_of(part) for part in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f"<code>{escape(json.dumps(value))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    if schema.get("type") == "array":
        items = schema.get("items")
        return f"array of {_type_of(items)}" if isinstance(items, dict) and items else "array"
    named = str(schema.get("type", "anything"))
    return escape(f"{named} ({schema['format']})" if "format" in schema else named)


class Schema(Directive):
    """The JSON Schema of an article as tables."""

    def run(self) -> list[nodes.Node]:
        """Return a table for the article and one for each definition."""
        text = resources.files("newsmodel").joinpath("data/article.schema.json").read_text(encoding="utf-8")
        schema = json.loads(text)
        parts = [self._table("Article", schema)]
        parts += [self._table(name, part) for name, part in sorted(schema["$defs"].items())]
        return _raw("\n".join(parts))

    def _table(self, name: str, schema: dict[str, Any]) -> str:
        needed = set(schema.get("required", ()))
        rows = "".join(
            f"<tr><td><code>{escape(field)}</code></td><td>{_type_of(part)}</td>"
            f"<td>{'yes' if field in needed else ''}</td></tr>"
            for field, part in schema.get("properties", {}).items()
        )
        return (
            f'<h3 id="schema-{name.lower()}">{escape(name)}</h3>'
            '<div class="table-wrapper"><table class="docutils">'
            "<thead><tr><th>field</th><th>value</th><th>required</th></tr></thead>"
            f"<tbody>{rows}</tbody></table></div>"
        )


def _trim(app: Sphinx, tree: nodes.document) -> None:
    """Cut the blank line that ends an example."""
    for block in tree.findall(nodes.literal_block):
        text = block.astext().rstrip()
        if block.rawsource == block.astext():
            block.rawsource = text
            block.children = [nodes.Text(text)]


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives."""
    app.connect("doctree-read", _trim)
    app.add_directive("drawing", Drawing)
    app.add_directive("benchmarks", Benchmarks)
    app.add_directive("options", Options)
    app.add_directive("schema", Schema)
    return {"version": "1", "parallel_read_safe": True}
