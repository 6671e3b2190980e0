"""The gazetteer inside the wheel: one file, of which a look-up reads a few hundred bytes."""

import json
import struct
import threading
import zlib
from bisect import bisect_right
from functools import cache
from importlib import resources
from itertools import accumulate

from newsmodel_locations.gazetteer import Entry

__all__ = ["PackedGazetteer", "bundled"]

MAGIC = b"NMGZ2\n"
HEAD = struct.Struct("<6s5I")  # magic, checksum, sizes of the sections
PLACE = struct.Struct(
    "<IBBHiiII"
)  # where its name is, code, country, region, latitude, longitude, id, people
SCALE = 10_000  # degrees: 11 m
BLOCK = 32  # names in a block


class PackedGazetteer:
    """A gazetteer held as the bytes of its file.

    The names stand in order, in blocks; the first name of each block is an index to them.

    Args:
        data: What `newsmodel_locations.packing.pack` made.

    Raises:
        ValueError: The bytes are something else.
    """

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC) or len(data) < HEAD.size:
            raise ValueError("not a packed gazetteer")
        _, checksum, *sizes = HEAD.unpack_from(data)
        if len(data) != HEAD.size + sum(sizes) or zlib.adler32(memoryview(data)[HEAD.size :]) != checksum:
            raise ValueError("a damaged gazetteer")
        tables, lines, self._places, self._names, _ = accumulate(sizes, initial=HEAD.size)
        parsed = json.loads(data[tables:lines])
        self._data = data
        # Tuples, since the garbage collector passes over those with strings and numbers alone.
        self._heads: tuple[str, ...] = tuple(parsed["heads"])
        self._starts = tuple(accumulate(parsed["sizes"], initial=lines))
        self._codes: tuple[str, ...] = tuple(parsed["codes"])
        self._countries: tuple[str, ...] = tuple(parsed["countries"])
        self._regions: tuple[str, ...] = tuple(parsed["regions"])

    def lookup(self, key: str) -> tuple[Entry, ...]:
        """The places that a key (see `key_of`) may stand for, the most populous first."""
        block = bisect_right(self._heads, key) - 1
        if block < 0:
            return ()
        line, stop = b"\n%b\t" % key.encode("utf-8", "replace"), self._starts[block + 1]
        at = self._data.find(line, self._starts[block], stop)
        if at < 0:
            return ()
        at += len(line)
        end = self._data.find(b"\n", at, stop)
        return tuple(map(self._entry, map(int, self._data[at : end if end >= 0 else stop].split())))

    def continues(self, prefix: str) -> bool:
        """Whether any key starts with this and goes on."""
        if not self._heads:
            return False
        block = max(0, bisect_right(self._heads, prefix) - 1)
        stop = self._starts[min(block + 2, len(self._heads))]
        line = b"\n%b" % prefix.encode("utf-8", "replace")
        at = self._data.find(line, self._starts[block], stop)
        if at >= 0 and self._data.startswith(b"\t", at + len(line)):
            at = self._data.find(b"\n", at + 1, stop)
        return at >= 0 and self._data.startswith(line, at)

    def region(self, code: str) -> Entry | None:
        """The first-level region of a code such as "US.TX", or None."""
        return self._regions_by_code().get(code)

    def entries(self) -> tuple[Entry, ...]:
        """All places."""
        return tuple(map(self._entry, range((self._names - self._places) // PLACE.size)))

    def _regions_by_code(self) -> dict[str, Entry]:
        if not hasattr(self, "_region_table"):
            self._region_table = {e.admin1: e for e in self.entries() if e.code == "ADM1"}
        return self._region_table

    def _entry(self, number: int) -> Entry:
        data = self._data
        name, code, country, region, lat, lon, identity, people = PLACE.unpack_from(
            data, self._places + number * PLACE.size
        )
        name += self._names
        return Entry(
            data[name : data.index(b"\n", name)].decode(),
            self._codes[code],
            self._countries[country],
            self._regions[region],
            lat / SCALE,
            lon / SCALE,
            identity,
            people,
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
