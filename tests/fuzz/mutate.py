"""Fuzz by mutation, without coverage: cut, splice, repeat and spoil the seeds.

Usage: python tests/fuzz/mutate.py [TARGET ...] [--seconds N] [--seed N] [--out FOLDER]

Prints the number of inputs, how many of them were distinct, and each crash once; a crash's input is
saved under FOLDER. Exit status 1 where anything crashed.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import sys
import time
import traceback
import unicodedata
from pathlib import Path
from typing import Any

from targets import TARGETS, seeds

PIECES = (
    *"\"'“”‘’«»„()[]{}<>…—–-.,;:!?\n\r\t\0\u2028\u00ad\u200b\u200d\u202e\ufeff\u0130ß\ufb01\U0001f468\ud800\udfff",
    '"',
    " said.",
    ", he said",
    " said that ",
    "according to ",
    " told ",
    "Mr. ",
    "U.S.",
    " on Monday",
    " two years ago",
    " 31 February 2023",
    "99999999999999999999",
    "0000-00-00",
    "the 1990s",
    "$3.5bn",
    "-" * 80,
    "\n\n",
    "(Reuters) - ",
    "PARIS, May 6 ",
    "By Ann Lee\n",
    "null",
    "true",
    '{"$kind": "Event"}',
    '"span": {"start": 1, "end": 0}',
    "1e999",
    "NaN",
    "[[[[[[",
    "\\ud800",
    "<p>",
    "</article>",
    "&#0;",
)


def mutated(random_: random.Random, pool: list[bytes]) -> bytes:
    """Return an input made of those of a pool."""
    data = random_.choice(pool).decode("utf-8", "surrogatepass")
    for _ in range(random_.choice((1, 1, 2, 3, 5, 8, 20))):
        at = random_.randrange(len(data) + 1)
        to = min(len(data), at + random_.choice((0, 1, 2, 5, 20, 100, 1000)))
        way = random_.randrange(9)
        if way == 0:
            data = data[:at] + data[to:]
        elif way == 1:
            data = data[:at] + random_.choice(PIECES) + data[to:]
        elif way == 2:
            data = data[:at] + random_.choice(PIECES) * random_.choice((1, 2, 10, 300)) + data[at:]
        elif way == 3:
            data = data[:to] + data[at:to] * random_.choice((1, 2, 20)) + data[to:]
        elif way == 4:
            other = random_.choice(pool).decode("utf-8", "surrogatepass")
            low = random_.randrange(len(other) + 1)
            data = data[:at] + other[low : low + random_.choice((5, 50, 500))] + data[to:]
        elif way == 5:
            data = data[:at] + chr(random_.randrange(0x110000)) + data[at:]
        elif way == 6:
            data = data[:at] + data[at:to].swapcase() + data[to:]
        elif way == 7:
            data = data[:at] + unicodedata.normalize("NFKD", data[at:to]) + data[to:]
        else:
            words = data[at:to].split(" ")
            random_.shuffle(words)
            data = data[:at] + " ".join(words) + data[to:]
        data = data[:3000]
    raw = data.encode("utf-8", "surrogatepass")
    if random_.randrange(20) == 0 and raw:
        spoilt = bytearray(raw)
        spoilt[random_.randrange(len(spoilt))] ^= 1 << random_.randrange(8)
        return bytes(spoilt)
    return raw


def scrap(random_: random.Random, pool: list[bytes]) -> bytes:
    """Return a few words: rules that look a word ahead go wrong where the text ends."""
    size = random_.choice((1, 2, 3, 3, 4, 5, 8))
    words = random_.choice(pool).decode("utf-8", "surrogatepass").split() or [""]
    chosen = [random_.choice(random_.choice((words, PIECES))) for _ in range(size)]
    return random_.choice(("", " ", " ")).join(chosen).encode("utf-8", "surrogatepass")


VALUES = (
    None,
    True,
    0,
    -1,
    1,
    10**30,
    0.5,
    1e308,
    "",
    "x",
    "2024-02-30",
    "actor-1",
    [],
    {},
    [[]],
    {"start": 0},
)


def regrown(random_: random.Random, data: bytes) -> bytes:
    """Return a JSON document with some of its values exchanged, left out or put elsewhere."""
    whole = json.loads(data)
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        items = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for key, inner in items:
            places.append((value, key))
            walk(inner)

    walk(whole)
    values = [holder[key] for holder, key in places]
    for _ in range(random_.choice((1, 1, 2, 4))):
        holder, key = random_.choice(places)
        way = random_.randrange(5)
        if way == 0 and isinstance(holder, dict):
            holder.pop(key, None)
        elif way == 1 and isinstance(holder, dict):
            holder[random_.choice(("span", "id", "$kind", "text", "x", "", "made_by", "layers"))] = (
                random_.choice(VALUES)
            )
        elif isinstance(holder, dict) or key < len(holder):
            holder[key] = copy.deepcopy(random_.choice(values if way == 2 else VALUES))
    try:
        return json.dumps(whole).encode()
    except (ValueError, RecursionError):
        return data


def main() -> int:
    command = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all by default")
    command.add_argument("--seconds", type=float, default=60, help="for each target")
    command.add_argument("--seed", type=int, default=0)
    command.add_argument("--out", type=Path, default=Path("fuzz-crashes"))
    arguments = command.parse_args()
    pools, crashed = seeds(), 0
    for name in arguments.targets or TARGETS:
        target, pool = TARGETS[name], pools[name]
        random_ = random.Random(f"{name}-{arguments.seed}")
        seen: set[bytes] = set()
        faults: dict[str, bytes] = {}
        count, end = 0, time.monotonic() + arguments.seconds
        while time.monotonic() < end:
            if count < len(pool):
                data = pool[count]
            elif name == "load" and count % 2:
                data = regrown(random_, random_.choice(pool))
            elif name == "parse" and count % 2:
                data = scrap(random_, pool)
            else:
                data = mutated(random_, pool)
            count += 1
            seen.add(hashlib.blake2b(data, digest_size=8).digest())
            try:
                target(data)
            except Exception as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                key = f"{type(error).__name__} {where.filename}:{where.lineno} {str(error)[:80]}"
                if key not in faults and len(faults) < 20:
                    faults[key] = data
                    arguments.out.mkdir(parents=True, exist_ok=True)
                    mark = hashlib.blake2b(data, digest_size=6).hexdigest()
                    (arguments.out / f"{name}-{mark}").write_bytes(data)
                    print(f"  {name}-{mark}: {key}", flush=True)
        crashed += len(faults)
        print(f"{name}: {count} inputs, {len(seen)} distinct, {len(faults)} crashes", flush=True)
    return 1 if crashed else 0


if __name__ == "__main__":
    sys.exit(main())
