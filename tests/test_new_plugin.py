"""Generated plugins, the tutorial that builds one, and wheels in a fresh environment."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

from newsmodel import Parser, kind_of_tag
from newsmodel.cli._plugin_files import kinds, plugin_files, write_plugin
from newsmodel.errors import UnknownNameError
from newsmodel.testing import check_extractor

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = ROOT / "docs" / "tutorial" / "first-plugin.md"
BLOCK = re.compile(r"^```\{(code-block|literalinclude)\} *(\S+)\n((?:^:[^\n]*\n)*)\n?(.*?)^```", re.M | re.S)


@pytest.mark.parametrize("makes", kinds())
def test_a_generated_extractor_keeps_the_rules_and_finds_its_words(makes, tmp_path, monkeypatch):
    root = write_plugin("newsmodel-try-it", makes, tmp_path)
    monkeypatch.syspath_prepend(str(root / "src"))
    for name in [name for name in sys.modules if name.startswith("newsmodel_try_it")]:
        monkeypatch.delitem(sys.modules, name)

    import newsmodel_try_it

    (extractor,) = newsmodel_try_it.newsmodel_extractors()
    article = Parser([newsmodel_try_it], discover=False).parse("An example.", published="2026-03-03")
    assert [article.text_of(item) for item in article.annotations] == ["example"]
    assert article.annotations[0].made_by.rule == "pattern"
    if makes != "own":
        assert extractor.makes is kind_of_tag(makes)
        rules = ["never-raises", "declared-kind", "spans-in-text", "ids-resolve", "keeps-to-itself"]
        check_extractor(newsmodel_try_it, rules=rules)


def test_the_files_are_sound():
    files = plugin_files("newsmodel-votes")

    project = tomllib.loads(files["pyproject.toml"])["project"]
    assert project["entry-points"]["newsmodel.plugins"] == {"newsmodel-votes": "newsmodel_votes"}
    assert project["license"] == "Apache-2.0"
    assert "${{ matrix.python }}" in files[".github/workflows/ci.yml"]
    assert "id-token: write" in files[".github/workflows/publish.yml"]
    for path, text in files.items():
        assert "$name" not in text
        if path.endswith(".py"):
            compile(text, path, "exec")


@pytest.mark.parametrize("name", ["Votes", "1votes", "newsmodel votes", "", "../x", "class"])
def test_a_bad_name_is_refused(name):
    with pytest.raises(ValueError, match="can't name a plugin"):
        plugin_files(name)


def test_an_unknown_kind_lists_the_known_ones():
    with pytest.raises(UnknownNameError, match="Statement"):
        plugin_files("newsmodel-votes", "Statment")


def test_an_existing_folder_is_left_alone(tmp_path):
    write_plugin("newsmodel-votes", "own", tmp_path)
    (tmp_path / "newsmodel-votes" / "README.md").write_text("mine")

    with pytest.raises(FileExistsError, match="there already"):
        write_plugin("newsmodel-votes", "own", tmp_path)
    assert (tmp_path / "newsmodel-votes" / "README.md").read_text() == "mine"


def blocks():
    """Yield the tutorial's captioned files and its commands, in order."""
    for match in BLOCK.finditer(TUTORIAL.read_text(encoding="utf-8")):
        directive, argument, options, body = match.groups()
        if ":class: no-test" in options:
            continue
        caption = re.search(r":caption: (\S+)", options)
        if directive == "literalinclude":
            body = (TUTORIAL.parent / argument).read_text(encoding="utf-8")
        if caption:
            yield caption.group(1), body
        elif argument == "console":
            yield None, body


def environment(folder, inherit=True):
    """Return the python of a new environment; it sees this one's packages behind its own."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    if inherit:
        where = subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        outer = [path for path in sys.path if path.endswith("site-packages")]
        lines = "; ".join(f"site.addsitedir({path!r})" for path in outer)
        Path(where, "zz_outer.pth").write_text(f"import site; {lines}\n", encoding="utf-8")
    return python


@pytest.mark.slow
def test_the_tutorial_followed_literally_ends_with_a_working_plugin(tmp_path):
    python = environment(tmp_path / "env")
    work = tmp_path / "work"
    work.mkdir()
    said = []
    for caption, body in blocks():
        if caption:
            target = work / caption
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, encoding="utf-8")
            continue
        for command in re.findall(r"^\$ (.+)$", body, re.M):
            said.append(follow(command, body, work, python))

    first = json.loads(said[0])
    assert [a["value"] for a in first["layers"]["money:Amount"]] == [5e8, 2.5e9]
    made = (work / "newsmodel-amounts" / "src" / "newsmodel_amounts" / "amount.py").read_text()
    assert made == (ROOT / "plugins/newsmodel-amounts/src/newsmodel_amounts/amount.py").read_text()
    assert "passed" in said[-1]


def follow(command, body, work, python):
    words = shlex.split(command)
    if words[0] == "pip":
        if "-e" not in words:
            return ""  # hypothesis is here already
        words = [*words[:-1], "--no-build-isolation", "--no-deps", "-q"]
    module = {"pip": "pip", "pytest": "pytest", "newsmodel": "newsmodel.cli"}.get(words[0])
    call = [str(python), "-m", module, *words[1:]] if module else [str(python), *words[1:]]
    done = subprocess.run(
        call,
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(work)},
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    expected = "\n".join(line for line in body.splitlines() if line and not line.startswith("$ "))
    if expected:
        assert done.stdout.strip() == expected
    return done.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """Build the wheels of the core, of all plugins, and of one generated plugin for each kind."""
    folder, made = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("made")
    generated = [write_plugin(f"newsmodel-gen-{kind.lower()}", kind, made) for kind in kinds()]
    for source in [ROOT, *sorted((ROOT / "plugins").iterdir()), *generated]:
        if not (source / "pyproject.toml").exists():
            continue
        copy = made / "copies" / source.name
        names = (".git", ".venv", "*cache*", "plugins", "tests", "docs") if source == ROOT else ("*cache*",)
        shutil.copytree(source, copy, ignore=shutil.ignore_patterns(*names))
        subprocess.run(
            [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, copy],
            check=True,
            capture_output=True,
        )
    return folder


CHECK = """
import json, newsmodel
from newsmodel import Parser
parser = Parser()
text = '"An example," Foreign Minister Kari Nordby said in Oslo on Monday.'
article = parser.parse(text, published="2026-03-03")
print(json.dumps({
    "plugins": {p.name: [p.state, p.reason] for p in parser.plugins},
    "said": [[s.mode, str(article.actor(s.speaker))] for s in article.statements],
    "times": [t.value for t in article.times],
    "kinds": sorted(article.tags),
}))
"""


@pytest.mark.slow
def test_wheels_install_with_plain_pip_and_work(wheels, tmp_path):
    python = environment(tmp_path / "env", inherit=False)
    found = [str(path) for path in sorted(wheels.glob("*.whl")) if "spacy" not in path.name]
    core = next(path for path in found if "newsmodel_core" in path)
    subprocess.run(
        [python, "-m", "pip", "install", "-q", *found, f"newsmodel-core[cli] @ file://{core}"], check=True
    )
    done = subprocess.run([python, "-c", CHECK], capture_output=True, text=True, check=True, cwd=tmp_path)

    result = json.loads(done.stdout)
    assert {state for state, _ in result["plugins"].values()} == {"ok"}, result["plugins"]
    assert len(result["plugins"]) == 7 + len(kinds())
    assert ["direct", "Kari Nordby"] in result["said"]
    assert "2026-03-02" in result["times"]
    assert "newsmodel-gen-own:GenOwnMention" in result["kinds"]
    shown = subprocess.run(
        [python.parent / "newsmodel", "parse"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert len(shown.stdout) > 500
