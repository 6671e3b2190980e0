"""The command line: what it shows, and how it fails."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import newsmodel
from newsmodel import Actor, ActorMention, Article, Event, Participant, Span, samples
from newsmodel.cli._app import app
from newsmodel.cli._words import event_phrase

STORY = "Talks stall\n\nThursday January 13 2022\n\nThe talks stalled in Oslo on Monday. Both sides left.\n"
PLUGIN = """
from newsmodel import NamedEntity, Span, extractor

@extractor(makes=NamedEntity)
def towns(draft):
    at = draft.text.find("Oslo")
    if at >= 0:
        yield NamedEntity(span=Span(at, at + 4), label="PLACE")
"""


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="newsmodel")


def fails(code: int, *arguments: str, stdin: str | bytes | None = None) -> str:
    """Run, expect an exit code and one line on stderr, and return the line."""
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("newsmodel: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    path = tmp_path / "towns_of_mine.py"
    path.write_text(PLUGIN, encoding="utf-8")
    return str(path)


def test_text_view_of_a_file(story: str) -> None:
    result = run("parse", story)
    assert result.exit_code == 0, result.output
    assert "Talks stall" in result.stdout.splitlines()[0]
    assert "published Thu 13 Jan 2022" in result.stdout
    assert "\x1b" not in result.stdout
    assert not [line for line in result.stdout.splitlines() if line != line.rstrip()]


def test_sample_story_without_a_file() -> None:
    result = run("parse", "--width", "80")
    assert result.exit_code == 0, result.output
    assert samples.load().splitlines()[0][:30] in result.stdout
    assert "made-up sample story" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_standard_input() -> None:
    result = run("parse", "-", stdin=STORY)
    assert result.exit_code == 0
    assert "Both sides left." in result.stdout


def test_json_is_an_article(story: str) -> None:
    result = run("parse", story, "--format", "json", "--published", "2022-01-14", "--without", "amounts")
    article = Article.from_json(result.stdout)
    assert article.text == STORY
    assert str(article.published) == "2022-01-14"
    assert "include" not in result.stdout
    assert "text" in json.loads(run("parse", story, "--format", "json", "--include-text").stdout)


def test_a_plugin_in_one_file(story: str, plugin: str) -> None:
    result = run("parse", story, "--plugin", plugin, "--only", "towns_of_mine", "--format", "json")
    article = Article.from_json(result.stdout)
    assert [article.text_of(name) for name in article.names] == ["Oslo"]


def test_no_plugin_at_work(story: str, plugin: str) -> None:
    result = run("parse", story, "--plugin", plugin, "--only", "towns_of_mine", "--without", "towns_of_mine")
    assert "newsmodel-core[all]" in result.stdout


@pytest.mark.parametrize("width", ["20", "60", "100"])
def test_width_is_kept(width: str) -> None:
    result = run("parse", "--width", width)
    assert max(map(len, result.stdout.splitlines())) <= int(width)


def test_colours_where_asked_for(story: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsmodel.cli", "parse", story],
        capture_output=True, text=True, check=True,
        env={"FORCE_COLOR": "1", "PYTHONPATH": _path(), "TERM": "xterm"},
    )  # fmt: skip
    assert "\x1b[" in done.stdout


def test_output_that_is_ascii_only(story: str) -> None:
    Path(story).write_text("“Non,” said Zoë in Kraków.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "newsmodel.cli", "parse", story],
        capture_output=True, text=True, check=True, env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": _path()},
    )  # fmt: skip
    assert "Non," in done.stdout


def test_control_characters_do_not_reach_the_terminal() -> None:
    result = run("parse", "-", "--only", "dates", stdin="Talks \x1b[31mstall\x07 in Oslo.\u202e Both left.")
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout
    assert "\u202e" not in result.stdout


def test_missing_file() -> None:
    assert "no file" in fails(3, "parse", "nowhere.txt")


def test_directory(tmp_path: Path) -> None:
    assert "directory" in fails(3, "parse", str(tmp_path))


def test_binary_input(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert "binary" in fails(3, "parse", str(path))


def test_wrong_encoding(tmp_path: Path) -> None:
    path = tmp_path / "latin"
    path.write_bytes("Kraków stalls.".encode("latin-1"))
    assert "--encoding windows-1252" in fails(3, "parse", str(path))
    assert run("parse", str(path), "--encoding", "latin-1").exit_code == 0
    assert "no encoding" in fails(2, "parse", str(path), "--encoding", "klingon")


def test_utf16_is_told_apart_from_binary(tmp_path: Path) -> None:
    path = tmp_path / "wide"
    path.write_bytes(STORY.encode("utf-16"))
    assert "--encoding utf-16" in fails(3, "parse", str(path))
    assert run("parse", str(path), "--encoding", "utf-16").exit_code == 0


def test_bad_date(story: str) -> None:
    assert "YYYY-MM-DD" in fails(2, "parse", story, "--published", "last Tuesday")


def test_unknown_plugin(story: str) -> None:
    line = fails(2, "parse", story, "--only", "newsmodel-nothing")
    assert "newsmodel-nothing" in line
    assert "newsmodel-dates" in line


def test_plugin_file_that_is_missing_or_broken(story: str, tmp_path: Path) -> None:
    assert "no plugin file" in fails(2, "parse", story, "--plugin", "nowhere.py")
    path = tmp_path / "broken_by_hand.py"
    path.write_text("import no_such_module_at_all\n", encoding="utf-8")
    assert "no_such_module_at_all" in fails(2, "parse", story, "--plugin", str(path))


def test_unknown_option_and_command() -> None:
    assert run("parse", "--nonsense").exit_code == 2
    assert run("nonsense").exit_code == 2


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "x", "\0" * 0 + "1"])
def test_hardly_any_text(text: str) -> None:
    result = run("parse", "-", stdin=text)
    assert result.exit_code == 0, result.output


def test_version_and_help() -> None:
    assert run("--version").stdout.strip() == f"newsmodel, version {newsmodel.__version__}"
    listed = run("--help").stdout
    assert all(name in listed for name in ("parse", "plugins", "explain", "doctor"))


def test_plugins_as_text_and_json(plugin: str) -> None:
    assert "towns_of_mine" in run("plugins", "--plugin", plugin).stdout
    data = json.loads(run("plugins", "--plugin", plugin, "--json").stdout)
    mine = next(item for item in data["plugins"] if item["name"] == "towns_of_mine")
    assert mine["state"] == "ok"
    assert mine["extractors"][0]["makes"] == "NamedEntity"
    assert "towns_of_mine:towns" in [step["extractor"] for step in data["plan"]]


def test_plan(plugin: str) -> None:
    shown = run("plugins", "--plan", "--plugin", plugin, "--width", "100").stdout
    assert "towns_of_mine:towns" in shown


def test_explain(story: str, plugin: str) -> None:
    at = STORY.index("Oslo")
    mine = ("--plugin", plugin, "--only", "towns_of_mine")
    shown = run("explain", story, *mine, "--at", f"{at}:{at + 4}").stdout
    assert "NamedEntity" in shown
    assert "made by towns_of_mine:towns" in shown
    assert "nothing" not in shown
    assert "no extractor made anything here" in run("explain", story, *mine, "--at", "0").stdout


@pytest.mark.parametrize("place", ["x", "5:4", "0:9999", "-1", "1:2:3"])
def test_explain_of_no_place(story: str, place: str) -> None:
    fails(2, "explain", story, f"--at={place}")


def test_doctor() -> None:
    result = run("doctor")
    assert f"newsmodel {newsmodel.__version__}" in result.stdout
    assert "another process can parse" in result.stdout


def test_without_click_there_is_a_way_out() -> None:
    code = "import sys; sys.modules['click'] = None; from newsmodel.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 4
    assert "pip install 'newsmodel-core[cli]'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_broken_command_of_a_plugin_spoils_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint

    from newsmodel.cli import _app

    point = EntryPoint("spoiled", "no_such_module_at_all:command", "newsmodel.commands")
    monkeypatch.setattr(_app, "_installed", lambda: {"spoiled": point})
    assert "broken" in run("--help").stdout
    assert "does not load" in fails(1, "spoiled")


def test_sample_stories() -> None:
    assert samples.names() == ("harbour",)
    assert samples.load().endswith("\n")
    with pytest.raises(newsmodel.errors.UnknownNameError, match="harbour"):
        samples.load("nothing")


def _path() -> str:
    return str(Path(newsmodel.__file__).parents[1])


def test_every_command_and_option_is_documented() -> None:
    """The page of the command line names each command of the core, and each option of the four main ones."""
    page = (Path(newsmodel.__file__).parents[2] / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    own = [path.stem for path in (Path(newsmodel.__file__).parent / "cli").glob("[a-z]*.py")]
    assert not [name for name in own if f"`newsmodel {name.replace('_', '-')}`" not in page]
    for name in ("parse", "plugins", "explain", "doctor"):
        command = app.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert f"newsmodel {name}" in page
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert not option.startswith("--") or option in page, f"{name} {option}"


def test_a_phrase_that_speaks_of_somebody_is_shown_as_it_stands() -> None:
    """The object is the restaurant, though its owner is the actor that the text links to it."""
    text = "Ines Duarte closed her restaurant."
    mentions = [
        ActorMention(span=Span(0, 11), id="m-1", form="name"),
        ActorMention(span=Span(19, 22), id="m-2", form="pronoun"),
    ]
    actor = Actor(span=Span(0, 11), id="a-1", name="Ines Duarte", mentions=("m-1", "m-2"))
    who = [Participant("agent", Span(0, 11), "a-1"), Participant("patient", Span(19, 33), "a-1")]
    event = Event(span=Span(12, 18), participants=who)
    article = Article(text=text, annotations=[*mentions, actor, event])
    assert event_phrase(article, article.events[0]).plain == "Ines Duarte · closed · her restaurant"
