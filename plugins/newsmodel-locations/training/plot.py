"""The reliability plot of the reference page."""

from collections.abc import Sequence

__all__ = ["plotted"]

SIDE = 240
LEFT, TOP = 50, 14
STYLE = (
    "text{font:11px sans-serif;fill:#555}.axis{stroke:#888;fill:none}.even{stroke:#888;stroke-dasharray:4 4}"
    ".bin{fill:#2a6f97;fill-opacity:.75}.way{stroke:#2a6f97;fill:none;stroke-width:1.5}"
)


def plotted(rows: Sequence[tuple[int, float, float]]) -> str:
    """An SVG of how often mentions are right against their confidence; circles by the number of mentions.

    Args:
        rows: Of each bin the number of mentions, their mean confidence and the share that is right.
    """

    def at(x: float, y: float) -> tuple[float, float]:
        return round(LEFT + SIDE * x, 1), round(TOP + SIDE * (1 - y), 1)

    points = [(*at(mean, share), count) for count, mean, share in rows]
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + SIDE + 20}" height="{TOP + SIDE + 44}">',
        "<title>Share of mentions that are right, by confidence</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="axis" x="{x0}" y="{y1}" width="{SIDE}" height="{SIDE}"/>',
        f'<line class="even" x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}"/>',
        '<polyline class="way" points="' + " ".join(f"{x},{y}" for x, y, _ in points) + '"/>',
    ]
    lines += [
        f'<circle class="bin" cx="{x}" cy="{y}" r="{2 + count**0.5 / 6:.1f}"/>' for x, y, count in points
    ]
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x, y = at(tick, tick)
        lines.append(f'<text x="{x}" y="{y0 + 15}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{x0 - 6}" y="{y + 4}" text-anchor="end">{tick:g}</text>')
    lines.append(f'<text x="{x0 + SIDE / 2}" y="{y0 + 34}" text-anchor="middle">confidence</text>')
    lines.append(
        f'<text transform="translate(14 {y1 + SIDE / 2}) rotate(-90)" text-anchor="middle">share right</text>'
    )
    return "\n".join([*lines, "</svg>"]) + "\n"
