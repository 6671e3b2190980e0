"""No regular expression of the tree can be made to hang by the text it reads (ReDoS)."""

from __future__ import annotations

import json
import re
import re._constants as code
import re._parser as sre
import subprocess
import sys
import time
from pathlib import Path

import pytest

LISTER = Path(__file__).with_name("regexes.py")
# A linear search of so many characters takes milliseconds, a quadratic one half a second and more.
SIZE = 6_000
SECONDS = 0.8
PUMPS = (
    "a",
    "A",
    "1",
    " ",
    ".",
    "-",
    ",",
    "'",
    '"',
    "\n",
    "A ",
    "a ",
    "1 ",
    "A.",
    "1,",
    "a-",
    "Aa ",
    "\t\n",
    "“",
    "A. B ",
)


def sample(parsed, pick=0):
    """Return a string that a parsed pattern matches, more or less, and the strings that it may repeat."""
    text, pumps = "", []
    for op, argument in parsed:
        if op is code.LITERAL:
            text += chr(argument)
        elif op in (code.ANY, code.NOT_LITERAL):
            text += "x"
        elif op is code.IN:
            text += _one_of(argument)
        elif op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            low, high, inner = argument
            piece, more = sample(inner, pick)
            pumps += more
            if high > 8 and piece:
                pumps.append(piece)
            text += piece * max(low, 1)
        elif op is code.BRANCH:
            branches = argument[1]
            piece, more = sample(branches[pick % len(branches)], pick)
            text, pumps = text + piece, pumps + more
        elif op is code.SUBPATTERN:
            piece, more = sample(argument[-1], pick)
            text, pumps = text + piece, pumps + more
        elif op in (code.ATOMIC_GROUP,):
            piece, more = sample(argument, pick)
            text, pumps = text + piece, pumps + more
        elif op is code.ASSERT:
            pumps += sample(argument[1], pick)[1]
    return text, pumps


def _one_of(items):
    for op, argument in items:
        if op is code.LITERAL:
            return chr(argument)
        if op is code.RANGE:
            return chr(argument[0])
        if op is code.CATEGORY:
            return {code.CATEGORY_DIGIT: "1", code.CATEGORY_SPACE: " ", code.CATEGORY_WORD: "a"}.get(
                argument, "x"
            )
        if op is code.NEGATE:
            return "x" if all(a != ord("x") for _, a in items[1:] if isinstance(a, int)) else "y"
    return "x"


def attacks(pattern, flags):
    """Yield texts that repeat what the pattern repeats, with and without a fitting beginning."""
    parsed = sre.parse(pattern, flags)
    seen = set()
    for pick in range(4):
        text, pumps = sample(parsed, pick)
        for pump in (*pumps, text, *PUMPS):
            pump = pump[:60]
            if pump and (pump, text[:20]) not in seen:
                seen.add((pump, text[:20]))
                body = (pump * (SIZE // len(pump) + 1))[:SIZE]
                yield body + "\x00"
                yield text[:40] + body + "\x00"


def seconds(pattern, text):
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def listed():
    done = subprocess.run(
        [sys.executable, str(LISTER)], capture_output=True, text=True, check=True, timeout=300
    )
    return json.loads(done.stdout)


@pytest.mark.slow
def test_no_pattern_hangs_on_any_repetition():
    rows = listed()
    slow = []
    for pattern, flags, where in rows:
        compiled = re.compile(pattern, flags)
        for text in attacks(pattern, flags):
            if seconds(compiled, text) > SECONDS and seconds(compiled, text) > SECONDS:
                slow.append(f"{where}: {pattern[:100]!r} on {text[:30]!r}…")
                break

    print(f"{len(rows)} patterns, {len(slow)} slow")
    assert len(rows) > 100
    assert not slow, "\n".join(slow)


def test_a_pattern_that_backtracks_is_caught():
    bad = re.compile(r"(?:a+)+b")
    short = next(text for text in attacks(bad.pattern, bad.flags) if "aaa" in text)

    assert seconds(bad, short[:18]) < seconds(bad, short[:25]) / 8
