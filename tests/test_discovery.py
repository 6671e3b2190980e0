"""Finding plugins, and what is wrong with them."""

from __future__ import annotations

import sys
import types
from importlib import metadata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from newsmodel import NamedEntity, Parser, Span, extractor, hookimpl
from newsmodel import _discovery as discovery
from newsmodel._loading import _is_met
from newsmodel.errors import UnknownNameError


class FakePoint:
    """An entry point of a distribution that is not there."""

    def __init__(self, name, load, requires=()):
        self.name = name
        self.load = load
        self.module = name.replace("-", "_")
        self.dist = types.SimpleNamespace(version="1.0", name=name, requires=list(requires))


@pytest.fixture
def install(monkeypatch):
    points = {}
    monkeypatch.setattr(discovery, "_entry_points", lambda: points)
    monkeypatch.delenv("NEWSMODEL_PLUGINS", raising=False)
    monkeypatch.delenv("NEWSMODEL_NO_PLUGINS", raising=False)

    def add(name, load, requires=()):
        points[name] = FakePoint(name, load, requires)

    return add


def module(*names, hook="newsmodel_extractors"):
    made = types.ModuleType("made")
    items = [
        extractor(makes=NamedEntity, name=n)(
            lambda d, n=n: [NamedEntity(span=Span(0, 1), label="PLACE", subtype=n)]
        )
        for n in names
    ]
    setattr(made, hook, hookimpl(lambda: items))
    return made


def never():
    raise AssertionError("imported although it was left out")


def states(parser):
    return {plugin.name: (plugin.state, plugin.reason) for plugin in parser.plugins}


def test_a_plugin_that_fails_to_import_is_an_issue_and_costs_nobody_else(install):
    def broken():
        raise ImportError("no module named spam")

    install("newsmodel-broken", broken)
    install("newsmodel-good", lambda: module("x"))
    parser = Parser()

    assert states(parser)["newsmodel-broken"] == ("broken", "ImportError: no module named spam")
    article = parser.parse("A", published="2022-01-13")
    assert len(article.names) == 1
    assert "no module named spam" in article.issues[0].message


def test_a_misspelt_hook_is_told(install):
    install("newsmodel-misspelt", lambda: module("x", hook="newsmodel_extractor"))

    state, reason = states(Parser())["newsmodel-misspelt"]

    assert state == "broken"
    assert "newsmodel_extractor" in reason


def test_a_hook_that_raises_is_told(install):
    made = types.ModuleType("made")
    made.newsmodel_extractors = hookimpl(lambda: 1 / 0)
    install("newsmodel-raises", lambda: made)

    assert states(Parser())["newsmodel-raises"][0] == "broken"


def test_what_is_no_extractor_is_told(install):
    made = types.ModuleType("made")
    made.newsmodel_extractors = hookimpl(lambda: [print])
    install("newsmodel-junk", lambda: made)

    assert "decorate it with @extractor" in states(Parser())["newsmodel-junk"][1]


def test_another_core_version_is_told(install):
    install("newsmodel-new", never, ["newsmodel-core>=9"])

    state, reason = states(Parser())["newsmodel-new"]

    assert state == "broken"
    assert "wants newsmodel-core>=9" in reason


def test_a_newer_interface_is_told(install):
    made = types.ModuleType("made")
    item = extractor(makes=NamedEntity, name="x", api_version=99)(lambda d: [])
    made.newsmodel_extractors = hookimpl(lambda: [item])
    install("newsmodel-new", lambda: made)

    assert "interface 99" in states(Parser())["newsmodel-new"][1]


def test_what_is_left_out_is_never_imported(install, monkeypatch):
    install("newsmodel-good", lambda: module("x"))
    install("newsmodel-bad", never)

    assert states(Parser(without=["bad"]))["newsmodel-bad"][0] == "disabled"
    assert states(Parser(only=["newsmodel-good"]))["newsmodel-bad"][0] == "disabled"
    monkeypatch.setenv("NEWSMODEL_NO_PLUGINS", "newsmodel-bad")
    assert states(Parser())["newsmodel-bad"][0] == "disabled"
    monkeypatch.delenv("NEWSMODEL_NO_PLUGINS")
    monkeypatch.setenv("NEWSMODEL_PLUGINS", "good")
    assert states(Parser())["newsmodel-bad"][0] == "disabled"


def test_an_unknown_name_lists_what_is_there(install):
    install("newsmodel-good", lambda: module("x"))

    with pytest.raises(UnknownNameError, match="no plugin is called 'goood'; there are: newsmodel-good"):
        Parser(without=["goood"])


def test_a_single_extractor_can_be_left_out_or_chosen(install):
    install("newsmodel-two", lambda: module("x", "y"))

    assert [b.address for b in Parser(without=["two:x"]).plan.steps] == ["newsmodel-two:y"]
    assert [b.address for b in Parser(only=["two:x"]).plan.steps] == ["newsmodel-two:x"]
    with pytest.raises(UnknownNameError, match="newsmodel-two:z"):
        Parser(only=["two:z"])


def test_prefer_chooses_between_two_extractors_of_one_plugin(install):
    install("newsmodel-two", lambda: module("x", "y"))

    def chosen(**more):
        return Parser(**more).parse("A", published="2022-01-13").names[0].subtype

    assert chosen() == "x"
    assert chosen(prefer={NamedEntity: "newsmodel-two:y"}) == "y"
    with pytest.raises(UnknownNameError, match="newsmodel-two:z"):
        chosen(prefer={NamedEntity: "newsmodel-two:z"})


def test_two_extractors_of_one_name_are_told(install):
    install("newsmodel-twins", lambda: module("x", "x"))

    assert "give one another name" in states(Parser())["newsmodel-twins"][1]


PLUGIN = """
from newsmodel import NamedEntity, Span, extractor

@extractor(makes=NamedEntity)
def capitals(draft):
    for start, word in zip(draft.tokens.starts, draft.tokens.words):
        if word[0].isupper():
            yield NamedEntity(span=Span(start, start + len(word)), label="OTHER")
"""


def test_one_file_with_one_function_is_a_plugin(tmp_path):
    path = tmp_path / "my.py"
    path.write_text(PLUGIN)

    parser = Parser([path], discover=False)

    assert [p.name for p in parser.plugins] == ["my"]
    assert len(parser.parse("Ann met Bob.", published="2022-01-13").names) == 2


def test_a_missing_or_broken_file_is_told(tmp_path):
    with pytest.raises(UnknownNameError, match="no plugin file"):
        Parser([tmp_path / "none.py"], discover=False)
    (tmp_path / "bad.py").write_text("import nothing_like_this")
    assert "nothing_like_this" in states(Parser([tmp_path / "bad.py"], discover=False))["bad"][1]


def test_the_first_party_plugins_are_installed_and_sound():
    installed = {point.name for point in metadata.entry_points(group="newsmodel.plugins")}

    parser = Parser(only=sorted(installed))

    assert {p.state for p in parser.plugins} == {"ok"}
    assert "newsmodel-dates" in installed


def test_a_module_named_by_hand_is_a_plugin():
    made = module("x")
    sys.modules["made"] = made

    assert [p.name for p in Parser([made], discover=False).plugins] == ["made"]


NUMBERS = st.lists(st.integers(0, 3), min_size=1, max_size=3).map(lambda parts: ".".join(map(str, parts)))


@given(st.lists(st.tuples(st.sampled_from([">=", "<"]), NUMBERS), min_size=1, max_size=3), NUMBERS)
def test_plain_bounds_of_a_requirement_mean_what_packaging_says(bounds, version):
    line = "newsmodel-core" + ",".join(sign + number for sign, number in bounds)
    assert _is_met(line, version) == Requirement(line).specifier.contains(version, prereleases=True)


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("newsmodel-core>=0.1,<0.2", True),
        ("newsmodel-core (>=0.2)", False),
        ("newsmodel_core~=0.1", True),
        ("newsmodel-core[all]==9.*", False),
        ("newsmodel-dates>=9", True),
    ],
)
def test_only_requirements_of_the_core_count(line, met):
    assert _is_met(line, "0.1.0") is met
