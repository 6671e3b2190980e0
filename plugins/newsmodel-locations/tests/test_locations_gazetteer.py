"""Keys, the packed gazetteer, the SQLite gazetteer and the command that makes one."""

import gc
import random
import sqlite3
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_locations import Entry, Gazetteer, key_of
from newsmodel_locations.candidates import Finder
from newsmodel_locations.cli import gazetteer as command
from newsmodel_locations.document import Document
from newsmodel_locations.gazetteer import feature_class
from newsmodel_locations.lexicon import lexicon
from newsmodel_locations.model import mention_model
from newsmodel_locations.packed import PackedGazetteer, bundled
from newsmodel_locations.packing import Row, pack
from newsmodel_locations.sqlite import SqliteGazetteer, build_sqlite
from newsmodel_locations.words import word_table

from newsmodel import Tokens

ROWS = [
    Row("Paris", ["Paris", "Lutetia"], "PPLC", "FR", "FR.11", 48.8534, 2.3488, 2988507, 2138551),
    Row("Paris", ["Paris"], "PPL", "US", "US.TX", 33.6609, -95.5555, 4717560, 24782),
    Row("Texas", ["Texas", "State of Texas"], "ADM1", "US", "US.TX", 31.25, -99.25, 4736286, 22266440),
    Row("France", ["France"], "PCLI", "FR", "", 46.0, 2.0, 3017382, 66987244),
    Row("Black Sea", ["Black Sea"], "SEA", "", "", 43.0, 34.0, 0, 0),
]

DUMP = (
    "3017382\tFrance\tFrance\tFrankreich\t46\t2\tA\tPCLI\tFR\t\t00\t\t\t\t66987244\t\t0\tEurope/Paris\t2020-01-01\n"
    "2988507\tParis\tParis\tLutece,Lutetia\t48.85341\t2.3488\tP\tPPLC\tFR\t\t11\t75\t\t\t2138551\t\t42\tEurope/Paris\t2020-01-01\n"
    "4717560\tParis\tParis\t\t33.66094\t-95.55551\tP\tPPLA2\tUS\t\tTX\t277\t\t\t24782\t183\t180\tAmerica/Chicago\t2020-01-01\n"
    "4736286\tTexas\tTexas\tTejas\t31.25044\t-99.25061\tA\tADM1\tUS\t\tTX\t\t\t\t22875689\t\t0\tAmerica/Chicago\t2020-01-01\n"
    "broken line\n"
    "1\tNowhere\tNowhere\t\t95\t400\tP\tPPL\tUS\t\tTX\t\t\t\t5\t\t\t\t\n"
)


def test_a_key_forgives_what_newsrooms_vary() -> None:
    """Case, accents, points, Saint and Mount, apostrophes."""
    assert key_of("SÃO PAULO") == key_of("Sao Paulo")
    assert key_of("St. Louis") == key_of("Saint Louis")
    assert key_of("Port Saint Lucie") == key_of("Port St. Lucie")
    assert key_of("Mount Vernon") == key_of("Mt. Vernon")
    assert key_of("N’Djamena") == key_of("N'Djamena")
    assert key_of("  \n") == ""


@given(st.text())
def test_a_key_of_a_key_is_itself(text: str) -> None:
    key = key_of(text)
    assert key_of(key) == key


def test_feature_classes() -> None:
    assert [feature_class(c) for c in ("PCLI", "ADM2", "PPLX", "STM", "RGN", "ISL", "RD", "BLDG")] == list(
        "AAPHLTRS"
    )


def test_packed_rows_come_back() -> None:
    table = PackedGazetteer(pack(ROWS))
    assert isinstance(table, Gazetteer)
    assert [e.country for e in table.lookup("paris")] == ["FR", "US"]
    assert table.lookup("lutetia")[0] == Entry(
        "Paris", "PPLC", "FR", "FR.11", 48.8534, 2.3488, 2988507, 2138551
    )
    assert table.lookup("atlantis") == ()
    region = table.region("US.TX")
    assert region is not None
    assert region.name == "Texas"
    assert table.region("US.ZZ") is None
    assert table.continues("black")
    assert not table.continues("black sea")


@given(st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_rows_does_not_matter(rng: random.Random) -> None:
    """Results don't depend on the order of the gazetteer's rows: the packed bytes are the same."""
    rows = list(ROWS)
    rng.shuffle(rows)
    assert pack(rows) == pack(ROWS)


def test_rows_of_one_id_are_joined() -> None:
    more = Row("Parys", ["Parys"], "PPL", "FR", "", 0.0, 0.0, 2988507, 0)
    table = PackedGazetteer(pack([*ROWS, more]))
    assert table.lookup("parys") == table.lookup("lutetia")


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="not a packed gazetteer"):
        PackedGazetteer(b"something else")


@pytest.mark.parametrize("at", [8, 40, -1])
def test_a_damaged_file_is_refused(at: int) -> None:
    data = bytearray(pack(ROWS))
    data[at] ^= 0x55
    with pytest.raises(ValueError, match="damaged"):
        PackedGazetteer(bytes(data))
    with pytest.raises(ValueError, match="damaged"):
        PackedGazetteer(pack(ROWS)[:-1])


def test_an_empty_gazetteer_knows_nothing() -> None:
    table = PackedGazetteer(pack([]))
    assert table.lookup("paris") == ()
    assert not table.continues("p")
    assert table.region("US.TX") is None


def test_every_name_is_found_across_blocks() -> None:
    """The first and the last name of each block, and what begins with a name in the block before."""
    names = [f"a{n:03}" for n in range(100)] + ["b", "b c"]
    table = PackedGazetteer(
        pack([Row(n, [n], "PPL", "US", "US.TX", 0.0, 0.0, i + 1, 0) for i, n in enumerate(names)])
    )
    assert [table.lookup(n)[0].name for n in names] == names
    assert table.lookup("a0999") == table.lookup("") == table.lookup("z") == ()
    assert [table.continues(p) for p in ("a", "a0", "a09", "a099", "b", "b ", "b c", "c")] == [
        True, True, True, False, True, True, False, False,
    ]  # fmt: skip


def test_the_bundled_gazetteer_is_sound() -> None:
    """Every coordinate is in range, every place has a name, a country's towns have its code."""
    table = bundled()
    assert table.lookup("moscow")[0].country == "RU"
    for key in (
        "united states",
        "georgia",
        "the gambia",
        "springfield",
        "paris",
        "soviet union",
        "donbas",
        "west bank",
    ):
        assert table.lookup(key) or key == "the gambia", key
    entries = table.entries()
    assert all(-90 <= e.lat <= 90 and -180 <= e.lon <= 180 and e.name for e in entries)
    assert list(table._heads) == sorted(table._heads)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "allCountries.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def test_a_dump_becomes_a_gazetteer(dump: Path) -> None:
    """The command makes a file that answers like the packed one; broken lines are skipped."""
    output = dump.with_name("g.sqlite")
    result = CliRunner().invoke(command, ["build", str(dump), "-o", str(output)])
    assert result.exit_code == 0, result.output
    assert "4 places" in result.output
    table = SqliteGazetteer(output)
    assert isinstance(table, Gazetteer)
    assert [(e.country, e.admin1) for e in table.lookup("paris")] == [("FR", "FR.11"), ("US", "US.TX")]
    assert table.lookup("lutetia")[0].name == "Paris"
    assert table.lookup("\ud800") == []
    region = table.region("US.TX")
    assert region is not None
    assert region.geonames_id == 4736286
    assert table.continues("par")
    assert not table.continues("texas")
    assert not output.with_name("g.sqlite.part").exists()


def test_a_file_that_is_no_dump_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("hello\n")
    result = CliRunner().invoke(command, ["build", str(path), "-o", str(tmp_path / "g.sqlite")])
    assert result.exit_code == 1
    assert "19 columns" in result.output
    assert not (tmp_path / "g.sqlite").exists()


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="newsmodel gazetteer build"):
        SqliteGazetteer(tmp_path / "none.sqlite")
    (tmp_path / "bad.sqlite").write_text("no database")
    with pytest.raises(ValueError, match="not a gazetteer"):
        SqliteGazetteer(tmp_path / "bad.sqlite")
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.executescript(
        "CREATE TABLE meta(key TEXT, value TEXT); INSERT INTO meta VALUES ('format', '0');"
    )
    connection.close()
    with pytest.raises(ValueError, match="build it again"):
        SqliteGazetteer(other)


def test_progress_counts_all_lines(tmp_path: Path) -> None:
    seen: list[int] = []
    assert build_sqlite(DUMP.splitlines(True), tmp_path / "g.sqlite", seen.append) == (4, 8)
    assert sum(seen) == 6


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="the garbage collector walks through any dictionary")
def test_the_garbage_collector_passes_over_the_lists() -> None:
    """What is large and stays loaded is of strings and numbers alone."""
    finder = Finder(bundled())
    finder.find(
        Document("Mayors of Paris met in Springfield.", Tokens("Mayors of Paris met in Springfield."))
    )
    gc.collect()
    lists, packed = lexicon(), bundled()
    for table in (
        *(lists.given, lists.surnames, lists.common, finder.exact.listed, word_table().numbers),
        *(packed._heads, packed._starts, packed._regions, mention_model().weights),
    ):
        assert not gc.is_tracked(table)
