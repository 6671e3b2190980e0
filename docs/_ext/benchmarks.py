"""The benchmarks page: what tests/benchmarks wrote, beside the figures of other tools."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import drawing

__all__ = ["accuracy", "reliability", "sections", "speeds"]

DOCS = Path(__file__).resolve().parents[1]


def _read(name: str) -> dict[str, Any]:
    path = DOCS / name
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _pace(value: float | None) -> str:
    return "–" if not value else f"{value:,.0f}"


def _table(head: list[str], rows: list[list[str]]) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        '<div class="table-wrapper docutils container"><table class="docutils align-default">'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _code(text: str) -> str:
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if place % 2 else part for place, part in enumerate(parts))


def sections() -> Iterator[tuple[str, str]]:
    """Yield the title and the HTML of each part of the page."""
    results, about = _read("benchmarks.json"), _read("peers.json")
    if not results:
        yield "No results", "<p>No results were found: <code>docs/benchmarks.json</code> is missing.</p>"
        return
    run = results["about"]
    keys = [key for key in ("newsmodel", "python", "machine") if key in run]
    said = ", ".join(f"{key} {escape(str(run[key]))}" for key in keys)
    yield "This run", f"<p>Measured on {escape(str(run.get('date', 'an unknown day')))}: {said}.</p>"
    for name, result in results["sets"].items():
        known = about["sets"].get(name, {})
        yield known.get("title", name), _section(known, result)
    if results.get("speed"):
        yield "Speed, start and memory", _speed(results["speed"])


def _speed(speed: dict[str, Any]) -> str:
    fresh = [
        [escape(name), f"{row['seconds']:.2f}", f"{row['processor_seconds']:.2f}", f"{row['peak_mib']:.0f}"]
        for name, row in speed["fresh"].items()
    ]
    paces = {**speed["words_per_second"], **speed["peers"]}
    whole = speed["words_per_second"].get("all plugins") or 1
    rows = [[escape(name), _pace(pace), f"{pace / whole:.2f}"] for name, pace in paces.items()]
    lengths = speed["by_length"]
    sizes = next(iter(lengths.values()))
    by_length = [[escape(name), *map(_pace, row.values())] for name, row in lengths.items()]
    return "\n".join(
        [
            "<p>In a new process, the best of five:</p>",
            _table(["", "seconds", "of processor time, Python's start included", "peak memory, MiB"], fresh),
            "<p>Words per second on the same texts in the same run, and the ratio to all plugins:</p>",
            _table(["", "words/s", "ratio"], rows),
            "<p>Words per second by the length of the text, in words:</p>",
            _table(["", *(f"{int(size):,}" for size in sizes)], by_length),
        ]
    )


def _section(known: dict[str, Any], result: dict[str, Any]) -> str:
    figures = {key: value for key, value in result["figures"].items() if isinstance(value, int | float)}
    labels = known.get("metrics") or {key: key for key in figures}
    peers = known.get("peers", [])
    head = ["", *labels.values(), "words/s"]
    rows = [["<strong>newsmodel</strong>", *(_shown(figures.get(key)) for key in labels)]]
    rows[0].append(_pace(result.get("words_per_second")))
    rows += [
        [
            escape(peer["name"]),
            *(_shown(peer["figures"].get(key)) for key in labels),
            _pace(peer.get("words_per_second")),
        ]
        for peer in peers
    ]
    parts = [f"<p>{escape(known.get('what', ''))} {escape(known.get('seen', ''))}</p>"]
    chart = known.get("chart")
    if chart in figures and peers:
        drawn = [("newsmodel", figures[chart], True)]
        drawn += [(peer["name"], peer["figures"][chart], False) for peer in peers if chart in peer["figures"]]
        parts += [f"<p>{escape(labels[chart])}:</p>", drawing.bars(labels[chart], drawn)]
    parts.append(_table(head, rows))
    if peers:
        how = "".join(f"<li>{escape(peer['name'])}: {_code(peer['how'])}.</li>" for peer in peers)
        parts.append(f"<p>How the others were measured:</p><ul>{how}</ul>")
    parts.append(f"<p>{result['documents']:,} documents, {result['words']:,} words.</p>")
    return "\n".join(parts)


def accuracy() -> str:
    """Draw the headline figure of each set, or say that there is none."""
    results, about = _read("benchmarks.json"), _read("peers.json")
    rows = []
    for name, result in results.get("sets", {}).items():
        known = about["sets"].get(name, {})
        value = result["figures"].get(known.get("chart"))
        if isinstance(value, int | float):
            rows.append((known["short"], float(value), True))
    return drawing.bars("Headline figure of each set", rows) if rows else ""


def speeds() -> str:
    """Tell where the time goes, by extractor over all sets."""
    results = _read("benchmarks.json")
    spent: dict[str, float] = {}
    words = 0
    for result in results.get("sets", {}).values():
        words += result.get("words", 0)
        for address, seconds in result.get("seconds_by_extractor", {}).items():
            spent[address] = spent.get(address, 0.0) + seconds
    if not spent:
        return ""
    whole = sum(spent.values())
    rows = [
        [f"<code>{escape(address)}</code>", f"{100 * seconds / whole:.0f} %", _pace(words / seconds)]
        for address, seconds in sorted(spent.items(), key=lambda pair: -pair[1])
        if seconds > 0
    ]
    return _table(["extractor", "share of the time", "words/s by itself"], rows)


def reliability() -> str:
    """Draw the table of confidences on the page of locations: what was said against what was right."""
    text = (DOCS / "reference" / "plugins" / "locations.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d\.\d–\d\.\d \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$", text, re.M)
    if not rows:
        return ""
    points = [(float(mean), float(right), int(count)) for count, mean, right in rows]
    side, left, top = 260, 60, 14

    def at(x: float, y: float) -> tuple[float, float]:
        return left + side * x, top + side * (1 - y)

    parts = []
    for mark in (0.0, 0.25, 0.5, 0.75, 1.0):
        (x, low), (_, y) = at(mark, 0), at(0, mark)
        parts += [
            drawing.line(x, top, x, low),
            drawing.line(left, y, left + side, y),
            drawing.words(x, low + 18, f"{mark:g}", "nm-small", "middle"),
            drawing.words(left - 8, y + 4, f"{mark:g}", "nm-small", "end"),
        ]
    parts.append(drawing.line(*at(0, 0), *at(1, 1), "nm-edge nm-dashed"))
    most = max(count for _, _, count in points)
    parts += [
        drawing.dot(*at(mean, right), 3 + 9 * (count / most) ** 0.5, "nm-mark")
        for mean, right, count in points
    ]
    parts += [
        drawing.words(left + side / 2, top + side + 38, "confidence", "nm-small", "middle"),
        drawing.words(14, top + side / 2, "share that is right", "nm-small", "middle", -90),
    ]
    said = "; ".join(f"{mean:g} said, {right:g} right" for mean, right, _ in points)
    label = f"Reliability of the confidence of places, a disc's area for the number of mentions: {said}"
    return drawing.picture(left + side + 30, top + side + 50, label, parts)
