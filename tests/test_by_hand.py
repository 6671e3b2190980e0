"""Plugins given by hand: names, versions, and the way to another process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import types
from importlib import metadata

import newsmodel_dates
import pytest

from newsmodel import NamedEntity, Parser, Span, TimeExpression, extractor, hookimpl
from newsmodel.errors import ExtractorError, PluginError

FILE = """
from newsmodel import NamedEntity, Span, extractor

@extractor(makes=NamedEntity)
def first(draft):
    yield NamedEntity(span=Span(0, 1), label="OTHER", subtype="{}")
"""


@extractor(makes=NamedEntity)
def names(draft):
    yield NamedEntity(span=Span(0, 1), label="OTHER")


@extractor(makes=TimeExpression)
def times(draft):
    yield TimeExpression(span=Span(0, 1), type="DATE")


def _plain(draft):
    yield NamedEntity(span=Span(0, 1), label="OTHER")


renamed = extractor(makes=NamedEntity, name="renamed")(_plain)


def addresses(parser):
    return [step.address for step in parser.plan.steps]


def states(parser):
    return {plugin.name: (plugin.state, plugin.reason) for plugin in parser.plugins}


def test_the_extractors_of_one_module_are_one_plugin():
    parser = Parser([times, names, names], discover=False)

    assert addresses(parser) == ["test_by_hand:names", "test_by_hand:times"]
    assert addresses(pickle.loads(pickle.dumps(parser))) == addresses(parser)


def test_two_extractors_of_one_name_are_told():
    other = extractor(makes=NamedEntity, name="names")(_plain)

    assert "give one another name" in states(Parser([names, other], discover=False))["test_by_hand"][1]


def test_two_plugins_of_one_name_are_refused(tmp_path):
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.py").write_text(FILE.format(folder))

    with pytest.raises(PluginError, match=r"two plugins given by hand are called 'mine': .*a.mine\.py and "):
        Parser([tmp_path / "a" / "mine.py", str(tmp_path / "b" / "mine.py")], discover=False)
    assert len(Parser([tmp_path / "a" / "mine.py", str(tmp_path / "a" / "mine.py")]).plan.steps) > 0


def test_one_plugin_needs_no_list(tmp_path):
    (tmp_path / "mine.py").write_text(FILE.format("x"))

    assert addresses(Parser(str(tmp_path / "mine.py"), discover=False)) == ["mine:first"]
    assert addresses(Parser(names, discover=False)) == ["test_by_hand:names"]


def test_a_relative_path_is_the_file_that_it_was(tmp_path, monkeypatch):
    (tmp_path / "mine.py").write_text(FILE.format("x"))
    monkeypatch.chdir(tmp_path)
    data = pickle.dumps(Parser(["mine.py"], discover=False))
    monkeypatch.chdir(os.sep)

    assert addresses(pickle.loads(data)) == ["mine:first"]


def test_a_file_that_changed_is_read_anew_and_has_another_fingerprint(tmp_path):
    path = tmp_path / "mine.py"
    found = []
    for word in ("one", "two"):
        path.write_text(FILE.format(word))
        parser = Parser([path], discover=False)
        found.append((parser.parse("A").names[0].subtype, parser.fingerprint))

    assert [word for word, _ in found] == ["one", "two"]
    assert found[0][1] != found[1][1]


def test_a_plugin_given_by_hand_replaces_the_installed_one_of_its_name(tmp_path):
    path = tmp_path / "newsmodel-dates.py"
    path.write_text(FILE.format("x"))
    parser = Parser([path])

    assert [a for a in addresses(parser) if a.startswith("newsmodel-dates:")] == ["newsmodel-dates:first"]


@pytest.mark.parametrize("discover", [True, False])
def test_the_module_of_an_installed_plugin_is_that_plugin(discover):
    parser = Parser([newsmodel_dates], only=["newsmodel-dates"], discover=discover)
    (plugin,) = [p for p in parser.plugins if p.state == "ok"]

    assert addresses(parser) == ["newsmodel-dates:dates"]
    assert (plugin.version, plugin.distribution) == (
        metadata.version("newsmodel-dates"),
        "newsmodel-dates",
    )


@pytest.mark.parametrize("item", [len, types.ModuleType("empty"), _plain])
def test_what_has_neither_extractor_nor_format_is_told(item):
    (plugin,) = Parser([item], discover=False).plugins

    assert plugin.state == "broken"
    assert "@extractor" in plugin.reason


def test_a_hook_that_returns_one_extractor_is_told():
    made = types.ModuleType("made")
    made.newsmodel_extractors = hookimpl(lambda: names)

    assert "return a list" in states(Parser([made], discover=False))["made"][1]


def test_what_a_module_merely_imports_is_not_its_own(tmp_path):
    path = tmp_path / "mine.py"
    taken = "import newsmodel_dates\n(taken,) = newsmodel_dates.newsmodel_extractors()\n"
    path.write_text(f"{taken}{FILE.format('x')}\nagain = first\n")

    assert addresses(Parser([path], discover=False)) == ["mine:first"]


def test_variables_do_not_speak_of_what_nobody_looks_for(monkeypatch):
    monkeypatch.setenv("NEWSMODEL_NO_PLUGINS", "newsmodel-dates")
    monkeypatch.setenv("NEWSMODEL_PLUGINS", "newsmodel-names")

    assert addresses(Parser([names], discover=False)) == ["test_by_hand:names"]


def test_an_extractor_that_is_called_otherwise_than_its_function_pickles():
    assert pickle.loads(pickle.dumps(renamed)) is renamed
    nameless = extractor(makes=NamedEntity)(_plain)
    with pytest.raises(ExtractorError, match="give it a name at the top level"):
        pickle.dumps(nameless)


def test_one_name_is_no_list_of_letters():
    item = extractor(makes=NamedEntity, needs="Actor", wants=TimeExpression, languages="en", replaces="a:b")(
        _plain
    )

    assert (item.needs, item.wants, item.languages, item.replaces) == (
        ("Actor",),
        ("TimeExpression",),
        ("en",),
        ("a:b",),
    )
    with pytest.raises(ExtractorError, match="no colon"):
        extractor(makes=NamedEntity, name="a:b")(_plain)


SCRIPT = """
import sys
import attrs
from newsmodel import Annotation, Parser, Span, extractor, kind

@kind("script:Letter")
@attrs.frozen(kw_only=True)
class Letter(Annotation):
    word: str

@extractor(makes=Letter)
def letters(draft):
    yield Letter(span=Span(0, 1), word=draft.text[0])

if __name__ == "__main__":
    for plugin in (letters, sys.modules["__main__"]):
        for article in Parser([plugin], discover=False).parse_many(["One.", "Two."], workers=1):
            (found,) = article[Letter]
            print(found.made_by.address, found.word)
"""


def test_a_script_hands_its_extractors_to_workers(tmp_path):
    path = tmp_path / "script.py"
    path.write_text(SCRIPT)

    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=False, timeout=100)

    assert done.stdout.splitlines() == ["main:letters O", "main:letters T"] * 2, done.stderr


def test_settings_and_preferences_may_speak_of_plugins_that_are_left_out():
    choice = {"settings": {"newsmodel-dates": {"no": 1}}, "prefer": {TimeExpression: "dates:dates"}}

    assert "newsmodel-dates:dates" not in addresses(Parser(without="newsmodel-dates", **choice))
