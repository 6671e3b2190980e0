"""Charts by matplotlib, as inline SVG whose colours and fonts are the page's."""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

import matplotlib
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

__all__ = ["bars", "columns", "heatmap", "visible"]

# Colours that stand for the style sheet's: what is drawn in the one is shown in the other.
_COLOURS = {
    "#010203": "var(--ink)",
    "#010204": "var(--line)",
    "#010211": "var(--c1)",
    "#010212": "var(--c2)",
    "#010213": "var(--c3)",
    "#010214": "var(--c4)",
    "#010220": "var(--heat)",
}
_INK, _LINE, *_SERIES, _HEAT = _COLOURS
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "newsmodel",
    "text.parse_math": False,  # a dollar sign in a name is one
    "axes.edgecolor": _LINE,
    "axes.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "grid.color": _LINE,
    "font.size": 10,
    "axes.unicode_minus": False,
}
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_LONGEST = 30
_MOST_NUMBERS = 30  # columns of a heat map that leave room for a number in each cell
_WIDTH = 8.0


def visible(text: str) -> str:
    """Return text without what XML forbids; lone surrogates, control and non-characters become `\ufffd`."""
    return "".join(
        "\ufffd" if unicodedata.category(ch) in ("Cc", "Cs") or ord(ch) & 0xFFFE == 0xFFFE else ch
        for ch in " ".join(text.split())
    )


def _label(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


@contextmanager
def _settings() -> Iterator[None]:
    """Draw with settings of our own, whatever the user's matplotlibrc says."""
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of characters that the font lacks; the reader's has them
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield


def _drawn(name: str, label: str, height: float, draw: Callable[[Any, Any], None]) -> str:
    with _settings():
        figure = Figure(figsize=(_WIDTH, height), facecolor="none", layout="constrained")
        axes = figure.subplots()
        axes.set_facecolor("none")
        draw(figure, axes)
        sink = io.BytesIO()
        figure.savefig(sink, format="svg", metadata=_NO_METADATA)
    return _inline(sink.getvalue().decode(), name, label)


def _inline(source: str, name: str, label: str) -> str:
    """Return a drawing as an element of a page.

    Its ids are made the page's own, its colours and fonts those of the style sheet.
    """
    root = ElementTree.fromstring(source)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.endswith(("}metadata", "}style", "}title")):
                parent.remove(child)
    used = set(re.findall(r"(?<=[(\"]#)[^\")]+", source))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        if element.tag != "text":
            element.text = None
        element.tail = None
        for key, value in list(element.attrib.items()):
            del element.attrib[key]
            plain = key.rpartition("}")[2]
            if plain == "id":
                if value not in used:
                    continue
                value = f"{name}-{value}"
            elif plain == "href":
                value = value.replace("#", f"#{name}-")
            elif plain == "style":
                value = re.sub(r"font: ([\d.]+px)[^;]*|font-family: [^;]*; ", _size, value)
            if plain in ("style", "clip-path"):
                value = value.replace("url(#", f"url(#{name}-")
                value = re.sub(r"#0102[0-2]\d", lambda match: _COLOURS.get(match[0], match[0]), value)
            element.set(plain, value)
    box = root.get("viewBox", "")
    root.attrib.clear()
    root.attrib |= {"class": "chart", "viewBox": box, "role": "img", "aria-label": visible(label)}
    return ElementTree.tostring(root, encoding="unicode")


def _size(font: re.Match[str]) -> str:
    return f"font-size: {font[1]}" if font[1] else ""


def _legend(axes: Any, names: Sequence[str]) -> None:
    if len(names) > 1:
        axes.legend(
            frameon=False, loc="lower left", bbox_to_anchor=(0, 1), ncols=len(names), borderaxespad=0.2
        )


def bars(name: str, label: str, rows: Sequence[str], series: dict[str, list[int]]) -> str:
    """Return horizontal bars, stacked where there are several series; the first row is on top."""

    def draw(_: Any, axes: Any) -> None:
        places = range(len(rows))
        left = [0] * len(rows)
        for (title, values), colour in zip(series.items(), _SERIES, strict=False):
            axes.barh(places, values, left=left, color=colour, label=title, height=0.7)
            left = [a + b for a, b in zip(left, values, strict=True)]
        for place, total in zip(places, left, strict=True):
            axes.text(total, place, f"\u00a0{total:,}", va="center", ha="left")
        axes.set_yticks(places, [_label(row) for row in rows])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlim(0, max([*left, 1]) * 1.08)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(axis="y", length=0)
        _legend(axes, list(series))

    return _drawn(name, label, 0.7 + 0.27 * len(rows), draw)


def columns(name: str, label: str, bins: Sequence[str], series: dict[str, list[int]]) -> str:
    """Return stacked columns along a time axis."""

    def draw(_: Any, axes: Any) -> None:
        places = range(len(bins))
        under = [0] * len(bins)
        for (title, values), colour in zip(series.items(), _SERIES, strict=False):
            axes.bar(places, values, bottom=under, color=colour, label=title, width=0.8)
            under = [a + b for a, b in zip(under, values, strict=True)]
        axes.set_xlim(-0.6, len(bins) - 0.4)
        axes.set_ylim(0, max([*under, 1]) * 1.05)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="y", linewidth=0.5)
        axes.set_axisbelow(True)
        _ticks(axes, bins)
        _legend(axes, list(series))

    return _drawn(name, label, 3.0, draw)


def _ticks(axes: Any, bins: Sequence[str]) -> None:
    step = max(1, -(-len(bins) // 10))
    shown = range(0, len(bins), step)
    axes.set_xticks(
        shown, [bins[number] for number in shown], rotation=30, ha="right", rotation_mode="anchor"
    )


def heatmap(
    name: str,
    label: str,
    rows: Sequence[str],
    heads: Sequence[str],
    values: Sequence[Sequence[int]],
    *,
    groups: Mapping[str, int] | None = None,
    time: bool = False,
) -> str:
    """Return a grid with a darker cell for a larger number.

    Args:
        name: Begins the ids of the drawing.
        label: What readers hear instead of it.
        rows: Labels of the rows.
        heads: Labels of the columns.
        values: Numbers of each row.
        groups: Titles of groups of columns, with the number of columns of each.
        time: Whether the columns are bins of a time axis, of which not each has its label.
    """
    most = max((value for row in values for value in row), default=0) or 1

    def draw(_: Any, axes: Any) -> None:
        from matplotlib.patches import Rectangle

        for y, row in enumerate(values):
            for x, value in enumerate(row):
                if value:
                    shade = 0.12 + 0.88 * value / most
                    axes.add_patch(
                        Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=(_HEAT, shade), edgecolor="none")
                    )
                    if len(heads) <= _MOST_NUMBERS:
                        axes.text(x, y, f"{value:,}", ha="center", va="center", fontsize=8)
        left = 0
        for title, wide in (groups or {}).items():
            if left:
                axes.axvline(left - 0.5, color=_INK, linewidth=1)
            axes.text(left + wide / 2 - 0.5, -0.65, title, ha="center", va="bottom")
            left += wide
        axes.set_xlim(-0.5, len(heads) - 0.5)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_yticks(range(len(rows)), [_label(row) for row in rows])
        if time:
            _ticks(axes, heads)
        else:
            axes.set_xticks(
                range(len(heads)),
                [_label(head) for head in heads],
                rotation=40,
                ha="right",
                rotation_mode="anchor",
            )
        axes.tick_params(length=0)
        axes.set_xticks([x - 0.5 for x in range(len(heads))], minor=True)
        axes.set_yticks([y - 0.5 for y in range(len(rows))], minor=True)
        axes.tick_params(which="minor", length=0)
        axes.grid(which="minor", linewidth=0.5)

    return _drawn(name, label, 1.3 + 0.27 * len(rows), draw)
