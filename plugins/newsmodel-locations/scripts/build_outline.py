"""Make the world outline of the HTML view: python build_outline.py SCRATCH OUTPUT.

SCRATCH/world-atlas is the npm package world-atlas (ISC), made from Natural Earth (public domain).
The path is equirectangular in a viewBox of 0 0 360 180: x = longitude + 180, y = 90 - latitude.
"""

import argparse
import json
from itertools import pairwise
from pathlib import Path

import sources


def parts(line: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """A ring cut where it crosses the 180th meridian; one around a pole is led along the edge of the map."""
    line = line[:-1] if line[0] == line[-1] else line
    jumps = [i for i in range(len(line)) if abs(line[i][0] - line[i - 1][0]) > 180]
    if not jumps:
        return [line]
    turned = line[jumps[0] :] + line[: jumps[0]]
    cuts = [(i - jumps[0]) % len(line) for i in jumps] + [len(line)]
    pieces = [turned[a:b] for a, b in pairwise(cuts)]
    if len(pieces) == 1:
        pole = -90 if turned[0][1] < 0 else 90
        pieces[0] = [*turned, (turned[-1][0], pole), (turned[0][0], pole)]
    return pieces


def path_of(line: list[tuple[float, float]]) -> str:
    """One closed ring as relative moves in tenths of a unit."""
    points = []
    for lon, lat in line:
        point = (round((lon + 180) * 10), round((90 - lat) * 10))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) < 4:
        return ""
    (x, y), text = points[0], ""
    text = f"M{x / 10:g} {y / 10:g}l"
    steps = []
    for px, py in points[1:]:
        steps.append(f"{(px - x) / 10:g} {(py - y) / 10:g}")
        x, y = px, py
    return text + " ".join(steps) + "z"


def main() -> None:
    """Write the path data of one SVG path element."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    topology = json.loads((args.scratch / "world-atlas/land-110m.json").read_text("utf-8"))
    arcs = sources.decode_arcs(topology)
    paths = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in sources.polygons(geometry):
            paths += [path_of(p) for indices in polygon for p in parts(sources.ring(indices, arcs))]
    args.output.write_text("\n".join(p for p in paths if p) + "\n", "utf-8")
    print(args.output.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
