"""No regular expression of the tree can be made to hang by the text it reads (ReDoS)."""

from __future__ import annotations

import json
import re
import re._constants as code
import re._parser as sre
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

LISTER = Path(__file__).with_name("regexes.py")
# What backtracks without end shows at the first size, what is cubic at the second. At the last a linear
# search takes a millisecond, a quadratic one ten and more; whether it is one its growth must tell.
SIZES = (20, 160, 2_000)
SECONDS = 0.008
GROWTH = 9.0  # of the time, where the text grows fourfold; 4 is linear, 16 quadratic
PUMPS = ("a", "A", "1", " ", ".", "-", "'", '"', "\n", "A ", "a ", "1 ", "A.", "1,", "Aa ", "\t\n", "A. B ")
# Patterns that grow faster than their text, and why no article can make them slow; by their beginning.
BOUNDED: dict[str, str] = {}


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
    """Return beginnings and what to repeat after each: what the pattern itself repeats, and the usual."""
    parsed = sre.parse(pattern, flags)
    found = {}
    for pick in range(3):
        text, pumps = sample(parsed, pick)
        for pump in (*pumps[:8], text):
            found[text[:40], pump[:40]] = None
            found["", pump[:40]] = None
        if not pick:
            found.update(dict.fromkeys(("", pump) for pump in PUMPS))
            found.update(dict.fromkeys((text[:40], pump) for pump in PUMPS[::3]))
    return [(begin, pump) for begin, pump in found if pump]


def grown(begin, pump, size):
    return begin + (pump * (size // len(pump) + 1))[:size] + "\x00"


def seconds(pattern, text, tries=1, once=False):
    best = float("inf")
    for _ in range(tries):
        began = time.thread_time()
        if once:
            pattern.match(text)
        else:
            for _ in pattern.finditer(text):
                pass
        best = min(best, time.thread_time() - began)
    return best


def fault(pattern, flags=0, once=False):
    """Return a text that makes a pattern slow, or None."""
    compiled = re.compile(pattern, flags)
    for begin, pump in attacks(pattern, flags):
        for size in SIZES:
            text = grown(begin, pump, size)
            if seconds(compiled, text, 1, once) > SECONDS and seconds(compiled, text, 1, once) > SECONDS:
                if size == SIZES[0]:
                    return text
                short = seconds(compiled, grown(begin, pump, size // 4), 5, once)
                if seconds(compiled, text, 3, once) > GROWTH * short:
                    return text
    return None


@cache
def listed():
    done = subprocess.run(
        [sys.executable, str(LISTER)], capture_output=True, text=True, check=True, timeout=300
    )
    return json.loads(done.stdout)


def test_no_pattern_hangs_on_any_repetition():
    rows = listed()
    slow = []
    for pattern, flags, where, once in rows:
        bounded = any(pattern.startswith(known) for known in BOUNDED)
        if not bounded and (text := fault(pattern, flags, once)):
            slow.append(f"{where}: {pattern[:100]!r} on {text[:30]!r}…")

    print(f"{len(rows)} patterns, {len(slow)} slow")
    assert len(rows) > 100
    assert not slow, "\n".join(slow)


def test_what_is_bounded_is_still_there():
    patterns = [pattern for pattern, *_ in listed()]

    assert [known for known in BOUNDED if not any(p.startswith(known) for p in patterns)] == []


@pytest.mark.parametrize("bad", [r"(?:a+)+b", r"(?:a|a)*b", r"\s+$", r"(?:\w+ )+x"])
def test_a_pattern_that_backtracks_is_caught(bad):
    assert fault(bad)


@pytest.mark.parametrize("good", [r"\w+", r"(?<!\s)\s+", r"(?<!\w)(?:[A-Z]\w+ ){1,3}x", r'"[^"]{0,200}"'])
def test_a_pattern_that_is_linear_is_let_be(good):
    assert fault(good) is None
