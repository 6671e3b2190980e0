"""What is installed: no network, no pickle in files, every data file known, wheels that can be made again."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import notices

ROOT = Path(__file__).resolve().parents[1]
PROJECTS = [ROOT, *sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))]
FOLDERS = notices.folders()
IDS = [folder.parent.name for folder in FOLDERS]


def sources() -> list[Path]:
    return [
        path
        for root in (ROOT / "src", ROOT / "plugins")
        for path in root.rglob("*.py")
        if "src" in path.parts
    ]


def test_nothing_reaches_for_the_network():
    """Import, the first parse of all plugins, JSON and HTML open no socket and start no process."""
    code = """
    import sys

    def watch(event, arguments):
        outside = event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib", "subprocess")
        if outside and event != "socket.gethostname":
            raise RuntimeError(f"{event} {arguments}")
        if event in ("os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn", "webbrowser.open"):
            raise RuntimeError(event)

    sys.addaudithook(watch)
    import newsmodel
    from newsmodel.testing._texts import NEWS, odd_texts

    parser = newsmodel.Parser()
    for text in (NEWS, *odd_texts().values(), "It was signed on 3/4/2025."):
        article = parser.parse(text, published="2026-03-03")
        assert not [issue for issue in article.issues if "RuntimeError" in issue.message]
    newsmodel.Article.from_json(article.to_json())
    article.to_html()
    print("done")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout.strip() == "done", done.stderr


DANGEROUS = {"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}
NETWORK = {"socket", "urllib.request", "http.client", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
# Work goes to workers and comes back through pipes of the process's own making.
MAY_PICKLE = {"src/newsmodel/_pool.py", "src/newsmodel/_worker.py", "src/newsmodel/testing/_elsewhere.py"}


def imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_file_is_unpickled_and_no_network_imported():
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if "/templates/" in name:
            continue
        found = imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith("src/newsmodel/testing/") or name in MAY_PICKLE:
            found -= {"pickle"}
        assert not found & (DANGEROUS | NETWORK), name


def test_nothing_is_run_that_is_read():
    """No eval, exec or compile of text, no shell, no yaml.load."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in ("eval", "exec", "os.system", "yaml.load", "compile"), (
                    f"{path}:{node.lineno}"
                )
                assert not any(k.arg == "shell" for k in node.keywords), f"{path}:{node.lineno}"


def test_no_data_file_is_a_pickle():
    for folder in FOLDERS:
        for name in notices.data_files(folder):
            assert (folder / name).read_bytes()[:2] not in (
                b"\x80\x02",
                b"\x80\x03",
                b"\x80\x04",
                b"\x80\x05",
            ), name


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_each_data_file_has_its_origin_and_licence(folder):
    for name in notices.data_files(folder):
        entry = notices.entry_of(folder, name)
        assert entry is not None, f"{name}: add it to {folder / 'NOTICE.toml'}"
        assert entry["source"]
        assert entry["licence"]


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_each_entry_of_a_notice_is_of_a_file(folder):
    names = notices.data_files(folder)
    for entry in notices.entries(folder):
        assert any(notices.entry_of(folder, name) == entry for name in names), entry


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_each_data_file_has_its_checksum(folder):
    found = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()

    assert found == notices.sums(folder).splitlines(), "run: python tests/notices.py --write"


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_each_project_has_a_licence_and_says_so(project):
    import tomllib

    about = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert (project / "LICENSE").is_file()
    assert about["license"] == "Apache-2.0"
    assert about["license-files"]


@pytest.fixture(scope="module")
def wheels(tmp_path_factory) -> list[tuple[Path, Path]]:
    """Each project's wheel, built twice, under other dates."""
    if os.environ.get("NEWSMODEL_OFFLINE"):
        pytest.skip("NEWSMODEL_OFFLINE is set")
    pytest.importorskip("hatchling")
    pairs = []
    for project in PROJECTS:
        built = []
        for turn in ("first", "second"):
            out = tmp_path_factory.mktemp(f"{project.name}-{turn}")
            environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
            done = subprocess.run(
                [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
                cwd=project,
                env=environment | {"PYTHONHASHSEED": "1" if turn == "first" else "2"},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            built.append(next(out.glob("*.whl")))
        pairs.append((built[0], built[1]))
    return pairs


@pytest.mark.slow
def test_wheels_are_reproducible(wheels):
    for first, second in wheels:
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes(), first.name


@pytest.mark.slow
def test_wheels_hold_what_they_should(wheels):
    """One package each, its data, licence and py.typed; no tests, caches or training code."""
    for wheel, _ in wheels:
        names = zipfile.ZipFile(wheel).namelist()
        tops = {name.split("/")[0] for name in names}
        packages = {top for top in tops if not top.endswith(".dist-info")}
        assert len(packages) == 1, wheel.name
        (package,) = packages
        assert f"{package}/py.typed" in names
        assert any("licenses/LICENSE" in name for name in names)
        assert not [
            n for n in names if "__pycache__" in n or "/tests/" in n or "training" in n or ".hypothesis" in n
        ]
        for folder in FOLDERS:
            if folder.parent.name == package:
                assert {f"{package}/data/{name}" for name in notices.data_files(folder)} <= set(names)
                assert f"{package}/data/SHA256SUMS" in names
