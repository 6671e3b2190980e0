"""The gazetteer inside the wheel: one compressed file of columns."""

import json
import struct
import threading
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate

import attrs

from newsmodel_locations.gazetteer import Entry
from newsmodel_locations.keys import key_of

__all__ = ["PackedGazetteer", "Row", "bundled", "pack"]

_MAGIC = b"NMGZ1\n"
_COLUMNS = (
    ("codes", "B"),
    ("countries", "B"),
    ("admin1", "H"),
    ("lats", "i"),
    ("lons", "i"),
    ("ids", "I"),
    ("people", "I"),
)
_KEPT = 20_000  # entries of the cache
_SCALE = 10_000  # degrees: 11 m


@attrs.frozen
class Row:
    """A place to pack: an `Entry` and all of its names.

    Args:
        name: Its display name.
        names: All names that it is found by.
        code: Feature code.
        country: ISO code or "".
        admin1: As "US.TX" or "".
        lat: Degrees north.
        lon: Degrees east.
        geonames_id: Id or 0.
        population: Inhabitants or 0.
    """

    name: str
    names: Sequence[str]
    code: str
    country: str
    admin1: str
    lat: float
    lon: float
    geonames_id: int
    population: int


def _merged(rows: Iterable[Row]) -> list[Row]:
    """One row an id (the first wins, names are joined), in an order that doesn't depend on theirs."""
    by_id: dict[object, Row] = {}
    for row in rows:
        identity = row.geonames_id or (row.name, row.code, row.lat, row.lon)
        if identity in by_id:
            known = by_id[identity]
            row = attrs.evolve(
                known,
                names=[*known.names, *row.names],
                admin1=known.admin1 or row.admin1,
                population=max(known.population, row.population),
            )
        by_id[identity] = row
    return sorted(by_id.values(), key=lambda r: (r.country, r.admin1, r.geonames_id, r.name, r.lat, r.lon))


def pack(rows: Iterable[Row]) -> bytes:
    """Pack places into one compressed file.

    Args:
        rows: The places; of rows with one id the first wins and the names are joined.

    Returns:
        The bytes `PackedGazetteer` reads.

    Example:
        >>> data = pack([Row("Paris", ["Paris"], "PPLC", "FR", "FR.11", 48.85, 2.35, 2988507, 2138551)])
        >>> [entry.country for entry in PackedGazetteer(data).lookup("paris")]
        ['FR']
    """
    places = _merged(rows)
    tables = {
        "codes": sorted({p.code for p in places}),
        "countries": sorted({p.country for p in places}),
        "admin1": sorted({p.admin1 for p in places}),
    }
    index = {column: {v: i for i, v in enumerate(values)} for column, values in tables.items()}
    columns = {
        "codes": [index["codes"][p.code] for p in places],
        "countries": [index["countries"][p.country] for p in places],
        "admin1": [index["admin1"][p.admin1] for p in places],
        "lats": [round(p.lat * _SCALE) for p in places],
        "lons": [round(p.lon * _SCALE) for p in places],
        "ids": [p.geonames_id for p in places],
        "people": [p.population for p in places],
    }
    postings: dict[str, set[int]] = {}
    for number, place in enumerate(places):
        for name in place.names:
            key = key_of(name)
            if key:
                postings.setdefault(key, set()).add(number)
    keys = sorted(postings)
    lists = [sorted(postings[key]) for key in keys]
    sections = [
        json.dumps(tables, ensure_ascii=False).encode(),
        "\n".join(keys).encode(),
        "\n".join(p.name for p in places).encode(),
        _bytes(array("I", accumulate(map(len, lists), initial=0))),
        _bytes(array("I", [n for numbers in lists for n in numbers])),
        *(_bytes(array(kind, columns[name])) for name, kind in _COLUMNS),
    ]
    return _MAGIC + b"".join(struct.pack("<I", len(b := zlib.compress(s, 9))) + b for s in sections)


def _bytes(values: "array[int]") -> bytes:
    """Byte planes: the first bytes of all numbers, then the second, which compresses far better."""
    raw = values.tobytes()
    return b"".join(raw[i :: values.itemsize] for i in range(values.itemsize))


def _array(kind: str, planes: bytes) -> "array[int]":
    values = array(kind)
    size, count = values.itemsize, len(planes) // values.itemsize
    raw = bytearray(len(planes))
    for i in range(size):
        raw[i::size] = planes[i * count : (i + 1) * count]
    values.frombytes(raw)
    return values


class PackedGazetteer:
    """A gazetteer held in a few arrays.

    Args:
        data: What `pack` made.

    Raises:
        ValueError: The bytes are something else.
    """

    def __init__(self, data: bytes) -> None:
        if not data.startswith(_MAGIC):
            raise ValueError("not a packed gazetteer")
        sections, at = [], len(_MAGIC)
        while at < len(data):
            (size,) = struct.unpack_from("<I", data, at)
            sections.append(zlib.decompress(data[at + 4 : at + 4 + size]))
            at += 4 + size
        self._tables: dict[str, list[str]] = json.loads(sections[0])
        self._keys = sections[1].decode().split("\n")
        self._names = sections[2].decode().split("\n")
        self._offsets, self._places = _array("I", sections[3]), _array("I", sections[4])
        self._columns = {n: _array(k, s) for (n, k), s in zip(_COLUMNS, sections[5:], strict=True)}
        self._cache: dict[str, tuple[Entry, ...]] = {}
        self._continued: dict[str, bool] = {}

    def lookup(self, key: str) -> tuple[Entry, ...]:
        """The places that a key (see `key_of`) may stand for, the most populous first."""
        known = self._cache.get(key)
        if known is not None:
            return known
        at = bisect_left(self._keys, key)
        result: tuple[Entry, ...] = ()
        if at < len(self._keys) and self._keys[at] == key:
            found = [self._entry(n) for n in self._places[self._offsets[at] : self._offsets[at + 1]]]
            result = tuple(sorted(found, key=lambda e: (-e.population, e.geonames_id, e.name)))
        if len(self._cache) >= _KEPT:
            self._cache = {}
        self._cache[key] = result
        return result

    def continues(self, prefix: str) -> bool:
        """Whether any key starts with this and goes on."""
        known = self._continued.get(prefix)
        if known is None:
            at = bisect_left(self._keys, prefix)
            if at < len(self._keys) and self._keys[at] == prefix:
                at += 1
            known = at < len(self._keys) and self._keys[at].startswith(prefix)
            if len(self._continued) >= _KEPT:
                self._continued = {}
            self._continued[prefix] = known
        return known

    def region(self, code: str) -> Entry | None:
        """The first-level region of a code such as "US.TX", or None."""
        return self._regions().get(code)

    def _regions(self) -> dict[str, Entry]:
        if not hasattr(self, "_region_table"):
            number = self._tables["codes"].index("ADM1") if "ADM1" in self._tables["codes"] else -1
            entries = (self._entry(i) for i, c in enumerate(self._columns["codes"]) if c == number)
            self._region_table = {e.admin1: e for e in entries}
        return self._region_table

    def _entry(self, number: int) -> Entry:
        columns, tables = self._columns, self._tables
        return Entry(
            name=self._names[number],
            code=tables["codes"][columns["codes"][number]],
            country=tables["countries"][columns["countries"][number]],
            admin1=tables["admin1"][columns["admin1"][number]],
            lat=columns["lats"][number] / _SCALE,
            lon=columns["lons"][number] / _SCALE,
            geonames_id=columns["ids"][number],
            population=columns["people"][number],
        )


_LOCK = threading.Lock()


def bundled() -> PackedGazetteer:
    """The gazetteer of the wheel, read on first use.

    Example:
        >>> [(e.country, e.admin1) for e in bundled().lookup("paris")][:1]
        [('FR', 'FR.11')]
    """
    with _LOCK:
        return _bundled()


@cache
def _bundled() -> PackedGazetteer:
    return PackedGazetteer((resources.files("newsmodel_locations") / "data/gazetteer.bin").read_bytes())
