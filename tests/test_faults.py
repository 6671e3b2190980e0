"""What may go wrong around the library: each test shows what the user sees, and that nothing else is lost."""

from __future__ import annotations

import errno
import gc
import json
import os
import shutil
import subprocess
import sys
import textwrap
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from newsmodel import (
    Annotation,
    Article,
    Issue,
    Limits,
    NamedEntity,
    Parser,
    Span,
    TimeExpression,
    extractor,
    write,
)
from newsmodel.testing._texts import NEWS

DAY = "2026-03-03"
PYTHON = [sys.executable, "-c"]


@extractor(makes=TimeExpression)
def sound(draft):
    at = draft.text.index("Friday")
    yield TimeExpression(span=Span(at, at + 6), type="DATE")


@extractor(makes=NamedEntity)
def raises(draft):
    yield NamedEntity(span=Span(0, 3), label="PERSON")
    raise ZeroDivisionError("told to")


@extractor(makes=NamedEntity)
def leaves(draft):
    sys.exit("told to")


@extractor(makes=NamedEntity)
def recurses(draft):
    return recurses.function(draft)


@extractor(makes=NamedEntity)
def hoards(draft):
    raise MemoryError("told to")


@extractor(makes=NamedEntity)
def never_ends(draft):
    while draft.text:
        time.sleep(0.01)
    yield NamedEntity(span=Span(0, 3), label="PERSON")


JUNK = {
    "a number": 3,
    "text": "abc",
    "a class": NamedEntity,
    "None in a list": [None],
    "another kind": [TimeExpression(span=Span(0, 3), type="DATE")],
    "a mapping": [{"span": [0, 3]}],
    "a string for a span": [NamedEntity(span="x", label="PERSON")],
    "a span beyond the text": [NamedEntity(span=Span(0, 10**9), label="PERSON")],
}


def parsed(*extractors, **options):
    return Parser([sound, *extractors], discover=False, **options).parse(NEWS, published=DAY)


def errors(article):
    return [(issue.extractor, issue.message) for issue in article.issues if issue.severity == "error"]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (raises, "ZeroDivisionError: told to"),
        (leaves, "SystemExit: told to"),
        (recurses, "RecursionError"),
        (hoards, "MemoryError: told to"),
    ],
)
def test_a_fault_in_one_extractor_is_an_issue(bad, words):
    article = parsed(bad)

    assert [(name, words in message) for name, message in errors(article)] == [(bad.name, True)]
    assert len(article.times) == 1
    assert article.names == ()


@pytest.mark.parametrize("name", JUNK)
def test_junk_is_an_issue(name):
    @extractor(makes=NamedEntity, name="junk")
    def junk(draft):
        return JUNK[name]

    article = parsed(junk)

    assert [name for name, _ in errors(article)] == ["junk"]
    assert (len(article.times), article.names) == (1, ())


def test_an_extractor_that_takes_too_long_is_stopped_when_it_looks_at_its_draft():
    began = time.monotonic()
    article = parsed(never_ends, limits=Limits(seconds_per_extractor=0.3))

    assert time.monotonic() - began < 20
    assert [name for name, _ in errors(article)] == ["never_ends"]
    assert "seconds" in errors(article)[0][1]
    assert len(article.times) == 1


def test_ctrl_c_is_not_swallowed():
    @extractor(makes=NamedEntity)
    def interrupted(draft):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parsed(interrupted)


def test_an_extractor_that_exchanges_functions_changes_no_layer_that_is_done(monkeypatch):
    """What another plugin does to the core while it runs is its own doing; finished facts stay."""

    @extractor(makes=NamedEntity, needs={TimeExpression})
    def meddles(draft):
        import newsmodel._run

        monkeypatch.setattr(newsmodel._run, "merge", lambda *_: 1 / 0)
        monkeypatch.setattr(Span, "of", lambda *_: 1 / 0)
        yield NamedEntity(span=Span(0, 3), label="PERSON")

    with pytest.raises(ZeroDivisionError):
        parsed(meddles)
    monkeypatch.undo()
    assert len(parsed().times) == 1


@pytest.mark.parametrize("what", ["text", "tokens", "layer"])
def test_a_draft_can_not_be_written_to(what):
    @extractor(makes=NamedEntity, needs={TimeExpression})
    def writes(draft):
        if what == "text":
            draft.text = "other"
        elif what == "layer":
            draft[TimeExpression][0].type = "SET"
        else:
            draft.tokens = None
        yield NamedEntity(span=Span(0, 3), label="PERSON")

    article = parsed(writes)
    assert "Error" in errors(article)[0][1]
    assert (article.text, article.times[0].type) == (NEWS, "DATE")


def test_what_an_extractor_prints_stays_out_of_the_article(capsys):
    @extractor(makes=NamedEntity)
    def talks(draft):
        print("noise")
        yield NamedEntity(span=Span(0, 3), label="PERSON")

    assert "noise" not in parsed(talks).to_json()


def test_no_article_is_kept_alive():
    """A parser holds nothing of what it has read: a thousand articles later there are no more objects."""
    parser = Parser([sound], discover=False)
    for n in range(20):
        parser.parse(f"{NEWS} {n}")
    gc.collect()
    before = sum(isinstance(item, Annotation | Article) for item in gc.get_objects())
    for n in range(100):
        parser.parse(f"{NEWS} {n}")
    gc.collect()
    assert sum(isinstance(item, Annotation | Article) for item in gc.get_objects()) <= before


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [*PYTHON, textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


COUNT = """
from newsmodel import Parser
from newsmodel.testing._texts import NEWS
article = Parser({options}).parse(NEWS + "It was signed on 3/4/2025.", published="2026-03-03")
print(json.dumps([
    {{tag: len(article.layer(tag)) for tag in article.tags}},
    [[issue.severity, issue.plugin, issue.message] for issue in article.issues],
]))
"""


@cache
def counted(missing: tuple[str, ...] = (), options: str = ""):
    blocked = "".join(f"sys.modules[{name!r}] = None\n" for name in missing)
    return json.loads(run("import json, sys\n" + blocked + COUNT.format(options=options)))


@pytest.mark.parametrize(
    "missing",
    [
        "pycrfsuite",
        "dateparser",
        "orjson",
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("click", "rich", "spacy", "pyarrow")),
    ],
)
def test_a_missing_dependency_costs_at_most_what_needs_it(missing):
    """Every plugin that does not need it makes what it made; the one that does says so in an issue."""
    whole, _ = counted()
    found, issues = counted((missing,))
    lost = {tag for tag in whole if found.get(tag, 0) < whole[tag]}

    if missing == "pycrfsuite":
        assert lost <= {"Attribution", "Statement", "Actor", "ActorMention"}
        assert found["Attribution"] > 0  # by rules
        assert any("crfsuite" in message for _, _, message in issues)
    elif missing == "dateparser":
        assert lost <= {"TimeExpression"}
    else:
        assert lost == set()


def test_the_command_line_says_what_to_install():
    code = "import sys; sys.modules['click'] = None; import newsmodel.cli as c; c.main()"
    done = subprocess.run([*PYTHON, code], capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode != 0
    assert "newsmodel-core[cli]" in done.stderr
    assert "Traceback" not in done.stderr


def broken_copy(folder: Path, package: str, damage) -> dict[str, str]:
    """Copy a plugin's package and damage it; return the environment in which it is the one imported."""
    import importlib

    module = importlib.import_module(package)
    assert module.__file__
    source = Path(module.__file__).parent
    shutil.copytree(source, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    damage(folder / package / "data")
    return {"PYTHONPATH": str(folder)}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 3, len(data), 997):
        data[at] ^= 0x55
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def gone(path: Path) -> None:
    path.unlink()


MODELS = [
    ("newsmodel_events", "pos.tsv", {"Event"}),
    ("newsmodel_events", "triggers.tsv", {"Event"}),
    ("newsmodel_quotes", "candidates.weights*", {"Attribution", "Statement"}),
    ("newsmodel_quotes", "cues.weights*", {"Attribution", "Statement"}),
    ("newsmodel_quotes", "contents.crfsuite*", {"Attribution", "Statement"}),
    ("newsmodel_locations", "gazetteer.bin", {"PlaceMention"}),
    ("newsmodel_names", "tagger.*", {"NamedEntity"}),
]


SLOW = pytest.mark.slow


@pytest.mark.parametrize("damage", [flip, *(pytest.param(way, marks=SLOW) for way in (cut, empty, gone))])
@pytest.mark.parametrize(("package", "name", "may_go"), MODELS, ids=[f"{p}-{n}" for p, n, _ in MODELS])
def test_a_damaged_data_file_is_an_issue(package, name, may_go, damage, tmp_path):
    """The process lives, the plugin says what is damaged, and the other plugins' facts are there."""
    environment = broken_copy(tmp_path, package, lambda data: damage(next(data.glob(name))))
    plugin = package.replace("_", "-")
    code = "import json, sys\n" + COUNT.format(options="")
    found, issues = json.loads(run(code, **environment))
    whole, _ = counted()

    assert any(severity == "error" and who == plugin for severity, who, _ in issues), issues
    assert found["TimeExpression"] == whole["TimeExpression"]
    if package != "newsmodel_names":
        assert found["NamedEntity"] == whole["NamedEntity"]
    assert whole.keys() - found.keys() <= may_go | {"Actor", "ActorMention"}


WRITERS = ["json", "jsonl", "csv", "brat", "geojson", "jsonld", "webannotation"]


def target(folder: Path, form: str) -> Path:
    return folder if form == "csv" else folder / f"out.{form}"


def known_formats() -> list[str]:
    from newsmodel.formats import formats

    return [name for name in WRITERS if name in formats() and formats()[name].write]


@pytest.mark.parametrize("form", known_formats())
def test_a_full_disk_leaves_the_old_file(form, tmp_path):
    """Writing fails with the system's own error; what was there is there, and no half file beside it."""
    article = Parser([sound], discover=False).parse(NEWS, published=DAY)
    place = target(tmp_path, form)
    write(article, place, format=form)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    with small_disk(), pytest.raises(OSError, match="too large"):
        write(article, place, format=form)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@contextmanager
def small_disk():
    """Let the system refuse to write files of more than a few bytes, as it does where a disk is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_device_that_is_full():
    """The system's own full device, where there is one."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    code = """
    import sys
    from newsmodel import parse
    article = parse("Paris is calm.", published="2024-05-06")
    try:
        with open("/dev/full", "w") as file:
            file.write(article.to_json()); file.flush()
    except OSError as error:
        print(error.errno)
    """
    assert run(code).strip() == str(errno.ENOSPC)


@pytest.mark.parametrize("form", known_formats())
def test_an_output_that_is_not_there(form, tmp_path):
    """A folder that is a file: the system's error, with the path in it."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match="file"):
        write(Article(text="Paris is calm."), target(tmp_path / "file", form), format=form)
    assert (tmp_path / "file").read_text() == "x"


def test_an_interrupted_write_leaves_no_half_file(tmp_path):
    def stream():
        yield Article(text="One.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(stream(), tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_in_a_corpus_loses_no_shard(tmp_path, monkeypatch):
    """The shards before stay; the same command goes on where it stopped, and nothing is there twice."""
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    import newsmodel._shards as shards
    from newsmodel.corpus import parse_corpus

    lines = [json.dumps({"text": f"Story {n} from Friday.", "id": str(n)}) for n in range(40)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    parser = Parser([sound], discover=False)
    arguments = {"parser": parser, "batch_size": 4, "shard_size": 8}
    real, left = shards._write_whole, [25]

    def full(path, data):
        left[0] -= 1
        if left[0] < 0:
            path.with_name(f"{path.name}.part").write_bytes(data[:10])
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path, data)

    monkeypatch.setattr(shards, "_write_whole", full)
    with pytest.raises(OSError, match="No space left"):
        parse_corpus([tmp_path / "in.jsonl"], tmp_path / "out", **arguments)
    monkeypatch.undo()
    done = len(list((tmp_path / "out" / "_done").glob("*.json")))
    assert 0 < done < 5
    progress = parse_corpus([tmp_path / "in.jsonl"], tmp_path / "out", **arguments)

    assert (progress.articles, progress.resumed) == (40, done * 8)
    tables = [pq.read_table(path) for path in sorted((tmp_path / "out" / "articles").glob("*.parquet"))]
    assert [row for table in tables for row in table["article_id"].to_pylist()] == [str(n) for n in range(40)]
    assert list((tmp_path / "out").rglob("*.part")) == []


def test_issues_say_who_and_what():
    issue = parsed(raises).issues[-1]

    assert isinstance(issue, Issue)
    assert (issue.plugin, issue.extractor) == ("test_faults", "raises")
