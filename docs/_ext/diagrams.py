"""Diagrams drawn from the library itself: the plan, the layers, the model."""

from __future__ import annotations

from pathlib import Path

import drawing

import newsmodel

__all__ = ["layers", "links", "model", "plan"]

SHIPPED = ["names", "dates", "quotes", "actors", "locations", "events"]
MODEL = Path(__file__).resolve().parents[1] / "diagrams" / "model.txt"


def _parser() -> newsmodel.Parser:
    return newsmodel.Parser(only=[f"newsmodel-{name}" for name in SHIPPED])


def plan() -> str:
    """Draw the extractors in their order against the kinds that they make and read."""
    steps = _parser().plan.steps
    kinds = list(dict.fromkeys(step.tag for step in steps))
    left, top, cell = 230, 110, 46
    width, height = left + cell * len(kinds) + 60, top + 30 * len(steps) + 46
    parts = []
    for column, tag in enumerate(kinds):
        x = left + cell * column + cell / 2
        parts += [
            drawing.line(x, top - 4, x, height - 46),
            drawing.words(x - 4, top - 12, tag, "nm-text", "start", -40),
        ]
    for row, step in enumerate(steps):
        y = top + 30 * row + 15
        parts += [
            drawing.words(left - 8, y + 5, f"{row + 1}  {step.address}", "nm-text", "end"),
            drawing.line(left, y, left + cell * len(kinds), y),
        ]
        for column, tag in enumerate(kinds):
            x = left + cell * column + cell / 2
            if tag == step.tag:
                parts.append(drawing.box(x - 8, y - 8, 16, 16, "nm-made"))
            elif tag in step.extractor.needs:
                parts.append(drawing.dot(x, y, 7, "nm-mark"))
            elif tag in step.extractor.wants:
                parts.append(drawing.dot(x, y, 6, "nm-ring"))
    y = height - 20
    for x, mark, text in (
        (left, drawing.box(left, y - 12, 16, 16, "nm-made"), "makes"),
        (left + 90, drawing.dot(left + 98, y - 4, 7, "nm-mark"), "needs"),
        (left + 180, drawing.dot(left + 188, y - 4, 6, "nm-ring"), "wants"),
    ):
        parts += [mark, drawing.words(x + 24, y + 1, text)]
    said = "; ".join(
        f"{step.address} makes {step.tag}"
        + (f", needs {', '.join(step.extractor.needs)}" if step.extractor.needs else "")
        + (f", wants {', '.join(step.extractor.wants)}" if step.extractor.wants else "")
        for step in steps
    )
    return drawing.picture(width, height, f"Extractors in their order: {said}", parts)


def layers() -> str:
    """Draw the kinds in levels, each below those that its makers read."""
    steps = _parser().plan.steps
    needs: dict[str, set[str]] = {step.tag: set() for step in steps}
    wants: dict[str, set[str]] = {step.tag: set() for step in steps}
    for step in steps:
        needs[step.tag] |= set(step.extractor.needs) & set(needs)
        wants[step.tag] |= set(step.extractor.wants) & set(needs)
    level: dict[str, int] = {}

    def depth(tag: str) -> int:
        if tag not in level:
            level[tag] = max((depth(read) + 1 for read in sorted(needs[tag] | wants[tag])), default=0)
        return level[tag]

    readers = {tag: [depth(t) for t in needs if tag in needs[t] | wants[t]] for tag in needs}
    final = max(depth(tag) for tag in needs)
    rows: dict[int, list[str]] = {}
    for tag in sorted(needs, key=lambda tag: ([d for d in sorted(readers[tag]) if d < final], tag)):
        rows.setdefault(depth(tag), []).append(tag)
    wide, high, gap, step_down = 150, 34, 30, 78
    columns: dict[str, int] = {}
    for number, row in rows.items():
        free = max(number - 1, 0)
        for tag in row:  # what is read far below stands farther right, so that lines pass by the boxes
            soonest = min((d for d in readers[tag] if d < final), default=0)
            columns[tag] = max(free, soonest if number == 0 and soonest > 1 else 0)
            free = columns[tag] + 1
    width = (max(columns.values()) + 1) * (wide + gap)
    at = {
        tag: (10.0 + columns[tag] * (wide + gap), 10.0 + number * step_down)
        for number, row in sorted(rows.items())
        for tag in row
    }
    edges, boxes = [], []
    for tag, (x, y) in at.items():
        boxes += [drawing.box(x, y, wide, high), drawing.words(x + wide / 2, y + 22, tag, anchor="middle")]
        read = sorted(needs[tag] | wants[tag], key=lambda source: at[source])
        if len(read) == len(needs) - 1:
            boxes.append(drawing.words(x - 12, y + 22, "wants all of these", "nm-small", "end"))
            continue
        for order, source in enumerate(read):
            x1, y1 = at[source]
            style = "nm-edge" if source in needs[tag] else "nm-edge nm-dashed"
            if x - x1 > 2 * wide and y - y1 > step_down:
                edges.append(drawing.curve((x1 + 30, y1 + high), (x, y + high / 2), "around", style))
            else:
                end = x + wide * (order + 1) / (len(read) + 1)
                out = x1 + wide * (0.5 if x == x1 else 0.35 if x < x1 else 0.7)
                edges.append(drawing.curve((out, y1 + high), (end, y), "down", style))
    height = 20 + (max(rows) + 1) * step_down
    legend = [
        drawing.line(10, height - 12, 40, height - 12, "nm-edge"),
        drawing.words(46, height - 8, "needs", "nm-small"),
        drawing.line(100, height - 12, 130, height - 12, "nm-edge nm-dashed"),
        drawing.words(136, height - 8, "wants", "nm-small"),
    ]
    said = "; ".join(f"{tag} reads {', '.join(sorted(needs[tag] | wants[tag])) or 'the text'}" for tag in at)
    return drawing.picture(width, height, f"Layers: {said}", edges + boxes + legend)


def links() -> list[tuple[str, str, str]]:
    """Return class, field and class referred to, as the model's text file has them."""
    found = []
    for text in MODEL.read_text(encoding="utf-8").splitlines():
        if "->" in text and not text.startswith("#"):
            field, _, target = text.partition("->")
            owner, _, name = field.strip().partition(".")
            found.append((owner, name, target.strip()))
    return found


def _columns() -> list[list[str]]:
    texts = MODEL.read_text(encoding="utf-8").splitlines()
    return [text.removeprefix("column ").split() for text in texts if text.startswith("column ")]


def model() -> str:
    """Draw the kinds with the fields that refer to others."""
    fields: dict[str, list[tuple[str, str]]] = {}
    for owner, name, target in links():
        fields.setdefault(owner, []).append((name, target))
    wide, gap, row, top = 160, 24, 20, 10
    at: dict[str, tuple[float, float]] = {}
    boxes, edges, low = [], [], 0.0
    for number, column in enumerate(_columns()):
        x, y = 10 + number * (wide + gap), float(top)
        for name in column:
            lines = fields.get(name, [])
            high = 30 + row * len(lines)
            at[name] = (x, y)
            boxes += [drawing.box(x, y, wide, high), drawing.words(x + 10, y + 20, name, "nm-strong")]
            boxes += [
                drawing.words(x + 10, y + 40 + row * place, f"{field} → {target}", "nm-small")
                for place, (field, target) in enumerate(lines)
            ]
            y += high + 26
        low = max(low, y)
    for owner, lines in fields.items():
        x, y = at[owner]
        for place, (_, target) in enumerate(lines):
            x2, y2 = at[target]
            if x < x2 <= x + wide + gap:  # farther ones are told by their words
                edges.append(drawing.curve((x + wide, y + 36 + row * place), (x2, y2 + 15)))
    said = "; ".join(f"{owner}.{name} is the id of {target}" for owner, name, target in links())
    width = 10 + len(_columns()) * (wide + gap) - gap + 10
    return drawing.picture(width, low, f"The model: {said}", edges + boxes)
