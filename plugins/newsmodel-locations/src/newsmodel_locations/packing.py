"""Writes the gazetteer that `newsmodel_locations.packed` reads."""

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from newsmodel_locations.keys import key_of
from newsmodel_locations.packed import BLOCK, HEAD, MAGIC, PLACE, SCALE

__all__ = ["Row", "pack"]


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
    """Pack places into one file.

    It isn't compressed, so that a name is looked up without reading the rest; a wheel compresses it.

    Args:
        rows: The places; of rows with one id the first wins and the names are joined.

    Returns:
        The bytes `PackedGazetteer` reads.

    Example:
        >>> from newsmodel_locations.packed import PackedGazetteer
        >>> data = pack([Row("Paris", ["Paris"], "PPLC", "FR", "FR.11", 48.85, 2.35, 2988507, 2138551)])
        >>> [entry.country for entry in PackedGazetteer(data).lookup("paris")]
        ['FR']
    """
    places = _merged(rows)
    postings: dict[str, set[int]] = {}
    for number, place in enumerate(places):
        for key in map(key_of, place.names):
            if key:
                postings.setdefault(key, set()).add(number)
    lines = []
    for key in sorted(postings):
        numbers = sorted(postings[key], key=lambda n: _prominence(places[n]))
        lines.append(f"\n{key}\t{' '.join(map(str, numbers))}")
    blocks = ["".join(lines[i : i + BLOCK]).encode() for i in range(0, len(lines), BLOCK)]
    tables: dict[str, list[Any]] = {
        "codes": sorted({p.code for p in places}),
        "countries": sorted({p.country for p in places}),
        "regions": sorted({p.admin1 for p in places}),
        "sizes": [len(block) for block in blocks],
        "heads": [block[1 : block.index(b"\t")].decode() for block in blocks],
    }
    codes, countries, regions = (
        {value: i for i, value in enumerate(tables[name])} for name in ("codes", "countries", "regions")
    )
    records, names = bytearray(), bytearray()
    for p in places:
        records += PLACE.pack(
            len(names),
            codes[p.code],
            countries[p.country],
            regions[p.admin1],
            round(p.lat * SCALE),
            round(p.lon * SCALE),
            p.geonames_id,
            p.population,
        )
        names += p.name.encode() + b"\n"
    sections = (
        json.dumps(tables, ensure_ascii=False).encode(),
        b"".join(blocks),
        bytes(records),
        bytes(names),
    )
    body = b"".join(sections)
    return HEAD.pack(MAGIC, zlib.adler32(body), *map(len, sections)) + body


def _prominence(place: Row) -> tuple[int, int, str]:
    return -place.population, place.geonames_id, place.name
