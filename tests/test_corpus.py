# ruff: noqa: E402 - pyarrow is an extra, so it is asked for before what needs it
"""Whole corpora: the tables, resuming, errors, and the kill test."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason="extra arrow")

import pyarrow.parquet as pq

from newsmodel import Parser, samples
from newsmodel.arrow import TABLES, to_tables
from newsmodel.corpus import Progress, input_files, parse_corpus
from newsmodel.errors import FormatError

PLUGIN = """
import os, re, time
from newsmodel import Actor, Span, extractor

@extractor(makes=Actor)
def actors(draft):
    time.sleep(float(os.environ.get("CORPUS_DELAY", "0")))
    if "DIE" in draft.text:
        os._exit(7)
    for match in re.finditer(r"[A-Z][a-z]+ [A-Z][a-z]+", draft.text):
        yield Actor(span=Span(*match.span()), name=match[0])
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    path = tmp_path / "corpusplugin.py"
    path.write_text(PLUGIN, encoding="utf-8")
    return path


@pytest.fixture
def parser(plugin: Path) -> Parser:
    return Parser([plugin], discover=False)


def lines(count: int) -> list[str]:
    return [
        json.dumps({"id": f"a-{n}", "text": f"Ada Ray met Bo Day {n} times.", "date": "2024-05-06"})
        for n in range(count)
    ]


def tables(out: Path) -> dict[str, list[dict[str, object]]]:
    return {
        name: [
            row for part in sorted((out / name).glob("*.parquet")) for row in pq.read_table(part).to_pylist()
        ]
        for name in TABLES
    }


def test_tables(tmp_path: Path, parser: Parser) -> None:
    """The Parquet tables are those of the articles; shards are whole batches."""
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines(23)), encoding="utf-8")
    told: list[Progress] = []
    done = parse_corpus(
        [source], tmp_path / "out", parser=parser, batch_size=4, shard_size=6, progress=told.append
    )
    articles = [
        parser.parse(d["text"], id=d["id"], published=d["date"], language=None)
        for d in map(json.loads, lines(23))
    ]
    assert tables(tmp_path / "out") == {name: t.to_pylist() for name, t in to_tables(articles).items()}
    assert len(list((tmp_path / "out" / "articles").iterdir())) == 3
    assert (done.articles, done.resumed, done.words, done.failed) == (23, 0, 161, 0)
    assert [p.articles for p in told] == [4, 8, 12, 16, 20, 23]


def test_mixed_inputs_and_errors(tmp_path: Path, parser: Parser) -> None:
    """What is malformed goes to the errors file and costs nothing else."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text("\n".join([*lines(2), "{", '{"note": 1}', *lines(1)]), encoding="utf-8")
    (folder / "b.txt").write_text("Cleo Marsh left.", encoding="utf-8")
    (folder / "c.txt").write_bytes(b"caf\xe9")
    (folder / "d.json").write_text('{"text": "Dan Ortega left.", "date": "soon"}', encoding="utf-8")
    errors = tmp_path / "errors.jsonl"
    done = parse_corpus([folder], tmp_path / "out", parser=parser, batch_size=3, shard_size=3, errors=errors)
    assert (done.articles, done.failed) == (4, 4)
    told = [json.loads(line)["error"] for line in errors.read_text("utf-8").splitlines()]
    assert [text.partition(": ")[0].rpartition("/")[2] for text in told] == [
        "a.jsonl:3",
        "a.jsonl:4",
        "c.txt:1",
        "d.json",
    ]
    again = parse_corpus([folder], tmp_path / "out", parser=parser, batch_size=3, shard_size=3, errors=errors)
    assert (again.articles, again.resumed, again.failed) == (4, 4, 4)


def test_resumes(tmp_path: Path, parser: Parser) -> None:
    """A run that was stopped goes on at its last whole shard; the tables are as if it had not been."""
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines(40)), encoding="utf-8")
    parse_corpus([source], tmp_path / "whole", parser=parser, batch_size=4, shard_size=8)

    class StopError(Exception):
        pass

    def stop(done: Progress) -> None:
        if done.articles >= 20:
            raise StopError

    with pytest.raises(StopError):
        parse_corpus([source], tmp_path / "out", parser=parser, batch_size=4, shard_size=8, progress=stop)
    (tmp_path / "out" / "actors" / "part-000002.parquet.part").write_bytes(b"half")
    (tmp_path / "out" / "actors" / "part-000002.parquet").write_bytes(b"no marker yet")
    told: list[Progress] = []
    done = parse_corpus(
        [source], tmp_path / "out", parser=parser, batch_size=4, shard_size=8, progress=told.append
    )
    assert (done.articles, done.resumed, told[0].articles) == (40, 16, 20)
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")
    assert not list((tmp_path / "out").rglob("*.part"))


def test_other_folders_are_refused(tmp_path: Path, parser: Parser) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines(3)), encoding="utf-8")
    parse_corpus([source], tmp_path / "out", parser=parser)
    with pytest.raises(FormatError, match="another run"):
        parse_corpus([source], tmp_path / "out", parser=Parser(discover=False))
    with pytest.raises(FormatError, match="not empty"):
        parse_corpus([source], tmp_path, parser=parser)
    with pytest.raises(FileNotFoundError):
        input_files([tmp_path / "none"])


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path, parser: Parser) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text("\n".join(lines(8)), encoding="utf-8")

    def meanwhile(_: Progress) -> None:
        with pytest.raises(FormatError, match="written by another run"):
            parse_corpus([source], out, parser=parser)

    done = parse_corpus([source], out, parser=parser, batch_size=4, progress=meanwhile)
    assert done.articles == 8
    assert parse_corpus([source], out, parser=parser, batch_size=4).resumed == 8


def test_no_articles(tmp_path: Path, parser: Parser) -> None:
    (tmp_path / "in.jsonl").write_text("", encoding="utf-8")
    assert parse_corpus([tmp_path / "in.jsonl"], tmp_path / "out", parser=parser).articles == 0
    assert tables(tmp_path / "out") == {name: [] for name in TABLES}


def test_workers_and_one_that_dies(tmp_path: Path, parser: Parser) -> None:
    """Two workers give the tables of one process; an article that kills its worker is an error row."""
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join([*lines(10), '{"id": "x", "text": "Eve Stone DIE"}', "{"]), encoding="utf-8")
    done = parse_corpus([source], tmp_path / "out", parser=parser, workers=2, batch_size=4, shard_size=8)
    told = [m.read_text("utf-8") for m in sorted((tmp_path / "out" / "_done").iterdir())]
    assert (done.articles, done.failed) == (11, 2), told
    found = tables(tmp_path / "out")
    assert [row["article_id"] for row in found["articles"]] == [*(f"a-{n}" for n in range(10)), "x"]
    assert len(found["actors"]) == 20
    assert any("exit code 7" in str(row["message"]) for row in found["issues"])


def run(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "newsmodel.cli", "corpus", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NEWSMODEL_PLUGINS": "", **environment},
        start_new_session=True,
    )


def test_command(tmp_path: Path, plugin: Path) -> None:
    pytest.importorskip("rich")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(samples.load(), encoding="utf-8")
    (tmp_path / "in" / "b.jsonl").write_text("\n".join([*lines(3), "{"]), encoding="utf-8")
    out, err = str(tmp_path / "out"), str(tmp_path / "errors.jsonl")
    process = run(str(tmp_path / "in"), "--out", out, "--plugin", str(plugin), "--errors", err)
    shown, trouble = process.communicate(timeout=120)
    assert process.returncode == 0, trouble
    assert shown.startswith("4 articles")
    assert "1 failures" in shown
    assert len(Path(err).read_text("utf-8").splitlines()) == 1
    missing = run(str(tmp_path / "none"), "--out", out)
    _, trouble = missing.communicate(timeout=120)
    assert missing.returncode == 3
    assert trouble.count("\n") == 1


@pytest.mark.slow
def test_killed_at_random(tmp_path: Path, plugin: Path) -> None:
    """Twenty SIGKILLs at random moments: the tables equal an uninterrupted run's."""
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines(400)), encoding="utf-8")
    options = [str(source), "--plugin", str(plugin), "--batch-size", "4", "--shard-size", "8"]
    whole = run(*options, "--out", str(tmp_path / "whole"))
    whole.communicate(timeout=300)
    assert whole.returncode == 0
    chance = random.Random(7)
    out, kills = tmp_path / "out", 0
    while kills < 20:
        process = run(*options, "--out", str(out), "--workers", "2", CORPUS_DELAY="0.05")
        begun = len(list((out / "_done").glob("*.json"))) if out.exists() else 0
        time.sleep(chance.uniform(0.2, 3))
        if kills % 2:  # every other time only once it has got somewhere
            for _ in range(200):
                if process.poll() is not None or len(list((out / "_done").glob("*.json"))) > begun:
                    break
                time.sleep(0.05)
            time.sleep(chance.uniform(0, 0.5))
        finished = process.poll() is not None
        if not finished:
            os.killpg(process.pid, signal.SIGKILL)
            kills += 1
        process.communicate(timeout=60)
        if finished:
            break
    last = run(*options, "--out", str(out), "--workers", "2")
    shown, trouble = last.communicate(timeout=300)
    assert last.returncode == 0, trouble
    print(f"{kills} kills")
    assert kills >= 10
    assert shown.startswith("400 articles")
    assert tables(out) == tables(tmp_path / "whole")
    assert not list(out.rglob("*.part"))
