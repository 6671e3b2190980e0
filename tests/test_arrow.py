# ruff: noqa: E402 - pyarrow is an extra, so it is asked for before what needs it
"""Arrow: one row in, one row out, errors as a column, and the same tables from every engine."""

import pickle
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason="extra arrow")

from hypothesis import given, settings

from newsmodel import Article, Parser
from newsmodel.arrow import SCHEMA, TABLES, map_batch, map_batches, spark_ddl, tables_of, to_tables
from newsmodel.errors import FormatError, VersionMismatchError
from newsmodel.formats import to_rows
from newsmodel.formats.tables import COLUMNS
from newsmodel.strategies import articles

PLUGIN = """
import re
from newsmodel import Actor, NamedEntity, Span, Statement, TimeExpression, extractor

@extractor(makes=Actor)
def actors(draft):
    if "RAISE" in draft.text:
        raise RuntimeError("told to")
    for match in re.finditer(r"[A-Z][a-z]+ [A-Z][a-z]+", draft.text):
        yield Actor(span=Span(*match.span()), name=match[0])

@extractor(makes=Statement, needs={Actor})
def statements(draft):
    for match in re.finditer(r'"[^"]*"', draft.text):
        span = Span(*match.span())
        before = draft.preceding(Actor, span.start)
        yield Statement(span=span, contents=(span,), mode="direct", speaker=before.id if before else None)
"""
TEXTS = [f'Ada Ray spoke on day {n}. "It rains," she said. Bo Day left.' for n in range(20)]


@pytest.fixture
def parser(tmp_path: Path) -> Parser:
    path = tmp_path / "arrowplugin.py"
    path.write_text(PLUGIN, encoding="utf-8")
    return Parser([path], discover=False)


def table() -> "pa.Table":
    return pa.table(
        {
            "id": [f"a-{n}" for n in range(20)],
            "text": TEXTS,
            "published": [date(2024, 5, 6)] * 20,
            "x": [1] * 20,
        }
    )


def test_one_row_each(parser: Parser) -> None:
    (batch,) = table().to_batches()
    out = map_batch(batch, parser=parser)
    assert out.schema == SCHEMA
    assert out.num_rows == 20
    assert out["article_id"].to_pylist() == [f"a-{n}" for n in range(20)]
    assert out["error"].null_count == 20
    first = out["statements"][0].as_py()
    assert [(s["text"], s["speaker_name"]) for s in first] == [('"It rains,"', "Ada Ray")]


def test_tables_are_those_of_rows(parser: Parser) -> None:
    """Nested rows unfold to the same tables as plain rows, row for row."""
    read = list(
        parser.parse_many(
            [{"id": f"a-{n}", "text": t, "published": "2024-05-06"} for n, t in enumerate(TEXTS)]
        )
    )
    unfolded = tables_of(map_batch(table(), parser=parser))
    direct = to_tables(read)
    for name, rows in to_rows(read).items():
        assert unfolded[name].schema == TABLES[name]
        assert unfolded[name].to_pylist() == direct[name].to_pylist() == rows


@settings(max_examples=25, deadline=None)
@given(articles())
def test_any_article_fits(article: Article) -> None:
    """Lone surrogates, which Arrow lacks, become a question mark; nothing else changes."""
    for name, made in to_tables(article).items():
        assert made.schema == TABLES[name]
    assert to_tables(article)["articles"].num_rows == 1


def test_errors_are_a_column(parser: Parser) -> None:
    batch = pa.table(
        {
            "text": ["Ada Ray.", None, "RAISE", "Bo Day."],
            "published": ["2024-05-06", None, "2024-05-06", "soon"],
        }
    )
    out = map_batch(batch, parser=parser)
    faults = out["error"].to_pylist()
    assert faults[0] is None
    assert faults[1] == "the text is missing"
    assert "told to" in faults[2]
    assert "BadDateError" in faults[3]
    assert tables_of(out)["articles"].num_rows == 3


def test_wrong_batches(parser: Parser) -> None:
    with pytest.raises(FormatError, match="no column 'text' among body"):
        map_batch(pa.table({"body": ["x"]}), parser=parser)
    with pytest.raises(VersionMismatchError, match="install the same versions"):
        map_batch(table(), parser=parser, fingerprint="newsmodel-core=9.9")
    map_batch(table(), parser=parser, fingerprint=parser.fingerprint)


def test_empty_batch(parser: Parser) -> None:
    out = map_batch(table().slice(0, 0), parser=parser)
    assert out.num_rows == 0
    assert {name: t.num_rows for name, t in tables_of(out).items()} == dict.fromkeys(TABLES, 0)


def test_it_pickles(parser: Parser) -> None:
    """Engines send the function to their workers."""
    sent = pickle.loads(pickle.dumps(partial(map_batch, parser=parser)))
    assert sent(table()).equals(map_batch(table(), parser=parser))


def test_tables_have_the_columns_of_rows() -> None:
    assert {name: schema.names for name, schema in TABLES.items()} == {n: list(c) for n, c in COLUMNS.items()}


def test_spark_ddl() -> None:
    """As many columns as SCHEMA, brackets closed."""
    ddl = spark_ddl()
    assert ddl.count("<") == ddl.count(">") == 2 * (len(TABLES) - 1)
    assert ddl.startswith("article_id STRING, published DATE, published_at TIMESTAMP")
    assert ddl.endswith("error STRING")


def rows(found: "pa.Table") -> list[dict[str, object]]:
    return sorted(found.to_pylist(), key=lambda row: str(row["article_id"]))


def expected(parser: Parser) -> list[dict[str, object]]:
    return rows(pa.Table.from_batches([map_batch(table(), parser=parser)]))


def test_duckdb_gives_the_same(parser: Parser) -> None:
    duckdb = pytest.importorskip("duckdb")
    source = table()
    connection = duckdb.connect()
    connection.register("stories", source)
    reader = connection.sql("select * from stories").to_arrow_reader(7)
    found = pa.Table.from_batches(map_batches(reader, parser=parser), schema=SCHEMA)
    connection.register("facts", found)
    assert rows(found) == expected(parser)
    spoken = connection.sql("select count(*) from (select unnest(statements) from facts)").fetchall()
    assert spoken == [(20,)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_polars_gives_the_same(parser: Parser) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(table())
    done = [polars.from_arrow(map_batch(part.to_arrow(), parser=parser)) for part in frame.iter_slices(7)]
    found = polars.concat(done)
    assert rows(found.to_arrow().cast(SCHEMA)) == expected(parser)


@pytest.mark.slow
def test_dask_gives_the_same(parser: Parser) -> None:
    dask = pytest.importorskip("dask")
    from dask import bag

    with dask.config.set(scheduler="synchronous"):
        parts = bag.from_sequence(table().to_batches(max_chunksize=7), npartitions=3)
        done = parts.map(partial(map_batch, parser=parser)).compute()
    assert rows(pa.Table.from_batches(done)) == expected(parser)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_ray_gives_the_same(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False)
    try:
        found = ray.data.from_arrow(table()).map_batches(
            lambda part: pa.Table.from_batches([map_batch(part, parser=parser)]),
            batch_format="pyarrow",
            batch_size=7,
        )
        done = pa.concat_tables(ray.get(found.to_arrow_refs()))
    finally:
        ray.shutdown()
    assert rows(done.cast(SCHEMA)) == expected(parser)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_same(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = sql.SparkSession.builder.master("local[1]").getOrCreate()
    try:
        frame = session.createDataFrame(table().to_pylist(), "id string, text string, published date, x long")
        done = frame.mapInArrow(partial(map_batches, parser=parser), spark_ddl()).toArrow()
    finally:
        session.stop()
    assert rows(done.cast(SCHEMA)) == expected(parser)
