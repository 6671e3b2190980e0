"""Workers: order, bounded memory, death, hanging, Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmodel import Article, Limits, Parser, kind_of_tag
from newsmodel.errors import FormatError, VersionMismatchError, WorkerError
from newsmodel.parser import _rebuilt

PLUGIN = """
import os, time
import attrs
from newsmodel import Annotation, Span, extractor, kind

@kind("test-pool:Shout")
@attrs.frozen(kw_only=True)
class Shout(Annotation):
    worker: int = 0

@extractor(makes=Shout)
def shouts(draft):
    if "DIE" in draft.text:
        os._exit(7)
    if "KILLED" in draft.text:
        os.kill(os.getpid(), 9)
    if "HANG" in draft.text:
        time.sleep(600)
    if "RAISE" in draft.text:
        raise RuntimeError("told to")
    if "ONCE" in draft.text:
        mark = draft.text.split()[-1]
        if not os.path.exists(mark):
            open(mark, "w").close()
            os._exit(7)
    if draft.text:
        yield Shout(span=Span(0, len(draft.text)), worker=os.getpid())
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    path = tmp_path / "poolplugin.py"
    path.write_text(PLUGIN, encoding="utf-8")
    return path


def parser(plugin: Path, **options: object) -> Parser:
    return Parser([plugin], discover=False, **options)  # type: ignore[arg-type]


def test_same_as_one_process(plugin: Path) -> None:
    """Order and articles are those of one process, over two workers; input is read lazily."""
    texts = [f"Story {n}. It has two sentences." for n in range(40)]
    read = 0

    def stream() -> Iterator[str]:
        nonlocal read
        for text in texts:
            read += 1
            yield text

    told: list[int] = []
    one = parser(plugin)
    found = one.parse_many(stream(), workers=2, batch_size=3, progress=told.append)
    first = next(found)
    assert read <= 3 * 8
    articles = [first, *found]
    assert [a.text for a in articles] == texts
    assert told == [*range(3, 40, 3), 40]
    cls = kind_of_tag("test-pool:Shout")
    assert cls is not None
    makers = {a[cls][0].worker for a in articles}
    assert 1 <= len(makers) <= 2
    assert os.getpid() not in makers
    plain = list(one.parse_many(texts))
    assert [a.sentences for a in articles] == [a.sentences for a in plain]
    assert [a.fingerprint for a in articles] == [a.fingerprint for a in plain]


def test_a_dead_worker_costs_its_article(plugin: Path, tmp_path: Path) -> None:
    """Its neighbours in the batch are read; one that dies once is tried again."""
    texts = ["a", "b DIE", "c", f"ONCE {tmp_path / 'mark'}", "d KILLED", "e", "f"]
    found = list(parser(plugin).parse_many(texts, workers=2, batch_size=4))
    assert [a.text for a in found] == texts
    assert [len(a.annotations) for a in found] == [1, 0, 1, 1, 0, 1, 1]
    lost = [a.issues[-1] for a in found if not a.annotations]
    assert ["exit code 7" in lost[0].message, "exit code -9" in lost[1].message] == [True, True]
    assert all(issue.severity == "error" for issue in lost)


def test_one_alone_is_retried_once(plugin: Path, tmp_path: Path) -> None:
    texts = [f"ONCE {tmp_path / 'mark'}", "x DIE"]
    found = list(parser(plugin).parse_many(texts, workers=1, batch_size=1))
    assert [len(a.annotations) for a in found] == [1, 0]


def test_a_hanging_worker_is_ended(plugin: Path) -> None:
    limits = Limits(seconds_per_extractor=3.0)
    began = time.monotonic()
    found = list(parser(plugin, limits=limits).parse_many(["a", "HANG", "b"], workers=1, batch_size=3))
    assert [len(a.annotations) for a in found] == [1, 0, 1]
    assert "took longer than 3 s" in found[1].issues[-1].message
    assert time.monotonic() - began < 60


def test_what_extractors_raise(plugin: Path) -> None:
    """Collected as in one process; with on_error="raise" the exception reaches the caller."""
    (found,) = parser(plugin).parse_many(["RAISE"], workers=1)
    assert "told to" in found.issues[-1].message
    with pytest.raises(RuntimeError, match="told to"):
        list(parser(plugin, on_error="raise").parse_many(["a", "RAISE"], workers=1))


def test_bad_items(plugin: Path) -> None:
    """What can't be read or sent comes back with an issue; nothing is lost."""
    items = [{"text": "a", "published": "soon"}, {"text": "b", "id": lambda: 1}, "c", Article(text="d")]
    found = list(parser(plugin).parse_many(items, workers=1, batch_size=4))
    assert [a.text for a in found] == ["a", "b", "c", "d"]
    assert [len(a.annotations) for a in found] == [0, 0, 1, 1]


def test_input_that_fails(plugin: Path) -> None:
    """What was read before a fault in the input is yielded before the fault is raised."""

    def stream() -> Iterator[str]:
        yield from ("a", "b", "c")
        raise FormatError("bad line", source="in.jsonl", line=4)

    found = parser(plugin).parse_many(stream(), workers=1, batch_size=2)
    assert [next(found).text for _ in range(3)] == ["a", "b", "c"]
    with pytest.raises(FormatError, match=r"in\.jsonl:4"):
        next(found)


def test_leaving_early_ends_the_workers(plugin: Path) -> None:
    import multiprocessing

    found = parser(plugin).parse_many((f"Story {n}." for n in range(10**9)), workers=2)
    next(found)
    assert len(multiprocessing.active_children()) == 2
    found.close()
    assert not multiprocessing.active_children()


def test_version_mismatch_raises(plugin: Path) -> None:
    with pytest.raises(VersionMismatchError, match="install the same versions"):
        _rebuilt(parser(plugin)._arguments, "newsmodel-core=9.9.9 #00")


class Mismatched(Parser):
    def __reduce__(self):  # type: ignore[no-untyped-def]
        return _rebuilt, (self._arguments, "newsmodel-core=9.9.9 #00")


def test_version_mismatch_in_a_worker_raises_at_once(plugin: Path) -> None:
    with pytest.raises(VersionMismatchError):
        list(Mismatched([plugin], discover=False).parse_many(["a"], workers=1))


def test_no_items(plugin: Path) -> None:
    assert list(parser(plugin).parse_many([], workers=1)) == []


SCRIPT = """
import sys
from newsmodel import Parser

def main():
    for article in Parser([sys.argv[1]], discover=False).parse_many(
        (f"Story {n}." for n in range(10**9)), workers=2
    ):
        print(article.text, flush=True)

if __name__ == "__main__" or UNGUARDED:
    main()
"""


def test_ctrl_c_is_clean(plugin: Path, tmp_path: Path) -> None:
    """One traceback, the parent's own, and no worker left."""
    (tmp_path / "script.py").write_text(SCRIPT.replace("UNGUARDED", "False"), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py"), str(plugin)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "Story 0.\n"
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert err.count("Traceback") <= 1
    assert "KeyboardInterrupt" in err
    for _ in range(100):  # multiprocessing's own tracker ends a moment later
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a worker is left")


def test_unguarded_script_is_told(plugin: Path, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT.replace("UNGUARDED", "True"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "script.py"), str(plugin)], capture_output=True, text=True, timeout=60
    )
    assert "__main__" in done.stderr
    assert WorkerError.__name__ in done.stderr
