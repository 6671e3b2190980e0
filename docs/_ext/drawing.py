"""Small SVG drawings whose colours follow the page's theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

__all__ = ["bars", "box", "curve", "dot", "line", "picture", "words"]


def picture(width: float, height: float, label: str, parts: Iterable[str]) -> str:
    """Return an inline SVG that scrolls inside its frame where the screen is narrower.

    Args:
        width: Width in pixels at full size.
        height: Height in pixels at full size.
        label: What the drawing shows, for readers who don't see it.
        parts: SVG elements.
    """
    inner = "\n".join(parts)
    return (
        f'<div class="nm-drawing" tabindex="0" role="group" aria-label="{escape(label)}">'
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" role="img" '
        f'aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">{inner}</svg></div>'
    )


def box(x: float, y: float, width: float, height: float, style: str = "nm-box") -> str:
    """Return a rectangle."""
    return f'<rect class="{style}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="4"/>'


def words(
    x: float, y: float, text: str, style: str = "nm-text", anchor: str = "start", turn: float = 0
) -> str:
    """Return text at a baseline, turned about its anchor by degrees."""
    turned = f' transform="rotate({turn:g} {x:g} {y:g})"' if turn else ""
    return f'<text class="{style}" x="{x:g}" y="{y:g}" text-anchor="{anchor}"{turned}>{escape(text)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, style: str = "nm-rule") -> str:
    """Return a straight line."""
    return f'<line class="{style}" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'


def dot(x: float, y: float, radius: float, style: str = "nm-mark") -> str:
    """Return a disc, or a ring where the style says so."""
    return f'<circle class="{style}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'


def curve(
    start: tuple[float, float],
    end: tuple[float, float],
    way: Literal["across", "down", "around"] = "across",
    style: str = "nm-edge",
) -> str:
    """Return a curve with an arrow head: to the right, downwards, or down and then to the right."""
    (x1, y1), (x2, y2) = start, end
    if way == "down":
        middle = (y1 + y2) / 2
        bend, tip, head = f"{x1:g} {middle:g} {x2:g} {middle:g}", f"{x2:g} {y2 - 6:g}", "l-4 -7 h8 z"
    else:
        middle = (x1 + x2) / 2 if way == "across" else x1
        height = y1 if way == "across" else y2
        bend, tip, head = f"{middle:g} {height:g} {middle:g} {y2:g}", f"{x2 - 6:g} {y2:g}", "l-7 -4 v8 z"
    return (
        f'<path class="{style}" d="M{x1:g} {y1:g} C{bend} {tip}"/>'
        f'<path class="nm-head" d="M{x2:g} {y2:g} {head}"/>'
    )


def bars(label: str, rows: Sequence[tuple[str, float, bool]], unit: str = "") -> str:
    """Return horizontal bars.

    Args:
        label: What the chart shows.
        rows: Name, value from 0 to 100, and whether the bar is ours.
        unit: Written behind each value.
    """
    left, full, step = 230, 380, 28
    height = step * len(rows) + 30
    parts = []
    for mark in range(0, 101, 25):
        x = left + full * mark / 100
        parts += [line(x, 4, x, height - 24), words(x, height - 8, str(mark), "nm-small", "middle")]
    for row, (name, value, ours) in enumerate(rows):
        y = 6 + row * step
        parts += [
            words(left - 8, y + 15, name, "nm-text", "end"),
            box(left, y, max(full * value / 100, 1), step - 8, "nm-bar nm-ours" if ours else "nm-bar"),
            words(left + full * value / 100 + 6, y + 15, f"{value:.1f}{unit}", "nm-small"),
        ]
    said = "; ".join(f"{name} {value:.1f}" for name, value, _ in rows)
    return picture(left + full + 60, height, f"{label}: {said}", parts)
