"""Pieces of the page: cells, tables, figures, the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from newsmodel.report._charts import visible

__all__ = ["Cell", "clean", "counted", "figure", "table", "world"]

Cell = str | int | float | None | Sequence[tuple[str, int]]


def clean(text: str) -> str:
    """Return text that is safe in HTML, in elements and attributes."""
    return escape(visible(text), quote=True)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _cell(value: Cell, first: bool) -> str:
    if isinstance(value, float):
        return f'<td class="n">{value:.4f}</td>'
    if isinstance(value, int):
        return f'<td class="n">{value:,}</td>'
    if value is None or isinstance(value, str):
        text = clean(value or "")
        # Each cell is a paragraph of its own to the reading direction.
        return (
            f'<th scope="row" dir="auto">{text}</th>' if first else f'<td class="text" dir="auto">{text}</td>'
        )
    pairs = ", ".join(f"<bdi>{clean(name)}</bdi> ({number:,})" for name, number in value)
    return f'<td class="text">{pairs}</td>'


def table(
    name: str, caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], note: str = ""
) -> str:
    """Return a table that scrolls by itself where it is too wide; numbers stand to the right."""
    rows = list(rows)
    number = [bool(rows) and isinstance(cell, int | float) for cell in (rows[0] if rows else heads)]
    top = "".join(
        f'<th scope="col"{" class=n" if is_number else ""}>{clean(head)}</th>'
        for head, is_number in zip(heads, number, strict=True)
    )
    body = "\n".join(
        f"<tr>{''.join(_cell(cell, place == 0) for place, cell in enumerate(row))}</tr>" for row in rows
    )
    small = f"<br><small>{clean(note)}</small>" if note else ""
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}-caption">\n'
        f'<table><caption id="{name}-caption">{clean(caption)}{small}</caption>\n'
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def figure(caption: str, drawing: str) -> str:
    """Return a drawing with its caption."""
    return f"<figure><figcaption>{clean(caption)}</figcaption>\n{drawing}</figure>"


@cache
def _outline() -> str:
    """Return the world's coasts in degrees, x from 180° west and y from 90° north."""
    return files("newsmodel").joinpath("data", "world-outline.svgpath").read_text(encoding="utf-8").strip()


def world(places: Iterable[tuple[str, float, float, int]], label: str) -> str:
    """Return an equirectangular map with a dot for each place, of an area that grows with its number.

    Args:
        places: Name, latitude, longitude and number of mentions, most frequent first.
        label: What readers hear instead of it.
    """
    places = list(places)
    most = max((times for *_, times in places), default=1)
    dots = "".join(
        f'<circle cx="{lon + 180:.2f}" cy="{90 - lat:.2f}" r="{0.8 + 5.2 * (times / most) ** 0.5:.2f}">'
        f"<title>{clean(name)}: {times:,}</title></circle>"
        for name, lat, lon, times in places
    )
    return (
        f'<svg class="map" viewBox="0 0 360 150" role="img" aria-label="{clean(label)}">'
        f'<path d="{_outline()}"/>{dots}</svg>'
    )
