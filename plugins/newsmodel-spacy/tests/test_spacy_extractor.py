import pickle

import pytest
from newsmodel_spacy import PipelineError, SpacySettings, entity, pipelines
from newsmodel_spacy.labels import label_of, trimmed

from newsmodel import NamedEntity, Parser
from newsmodel.testing import Conformance, draft_of

TEXT = "Mara Quill of the Lantern Bank flew to Oslo on Monday. Norwegians cheered the Harbour Prize's winner."
PATTERNS = [
    {"label": "PERSON", "pattern": "Mara Quill"},
    {"label": "ORG", "pattern": "the Lantern Bank"},
    {"label": "GPE", "pattern": "Oslo"},
    {"label": "DATE", "pattern": "Monday"},
    {"label": "NORP", "pattern": "Norwegians"},
    {"label": "WORK_OF_ART", "pattern": "the Harbour Prize's"},
]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A blank English pipeline with an entity ruler, saved."""
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    path = tmp_path_factory.mktemp("model") / "ruler"
    nlp.to_disk(path)
    return str(path)


def parser(model, **more):
    return Parser(only=["newsmodel-spacy"], settings={"newsmodel-spacy:entity": {"model": model, **more}})


def found(article):
    return [(article.text_of(name), name.label, name.subtype) for name in article.names]


def test_entities_become_names(model):
    """Entities come out with our labels, without article and possessive; dates are left to others."""
    article = parser(model).parse(TEXT, published="2026-03-03")
    assert found(article) == [
        ("Mara Quill", "PERSON", "PERSON"),
        ("Lantern Bank", "ORGANIZATION", "ORG"),
        ("Oslo", "PLACE", "GPE"),
        ("Norwegians", "GROUP", "NORP"),
        ("Harbour Prize", "OTHER", "WORK_OF_ART"),
    ]
    assert not [issue for issue in article.issues if issue.severity != "info"]
    assert article.names[0].made_by.rule == "spacy-person"


def test_spans_as_the_pipeline_has_them(model):
    """With trim off the span is the pipeline's."""
    article = parser(model, trim=False).parse(TEXT, published="2026-03-03")
    assert article.text_of(article.names[1]) in {"the Lantern Bank", "Lantern Bank"}


def test_own_labels(model):
    """A label of one's own can be mapped."""
    article = parser(model, labels=[("WORK_OF_ART", "GROUP")]).parse(TEXT, published="2026-03-03")
    assert article.names[-1].label == "GROUP"


def test_batch_agrees_with_single(model):
    """Many articles at once give what each gives alone."""
    texts = [TEXT, "", "Nobody here.", "Oslo. " * 5]
    reader = parser(model)
    together = list(reader.parse_many([{"text": t, "published": "2026-03-03"} for t in texts if t]))
    alone = [reader.parse(t, published="2026-03-03") for t in texts if t]
    assert [found(a) for a in together] == [found(a) for a in alone]


def test_a_missing_model_is_an_error_with_the_way_out():
    """Naming a pipeline that is not there becomes an error Issue that says how to install one."""
    article = parser("no_such_model").parse(TEXT, published="2026-03-03")
    (issue,) = [issue for issue in article.issues if issue.severity == "error"]
    assert "pip install" in issue.message
    assert "no_such_model" in issue.message
    assert not article.names


def test_the_error_carries_the_model():
    """The error is an OSError that carries the name asked for."""
    with pytest.raises(OSError, match="spacy download") as caught:
        pipelines.pipeline("no_such_model")
    assert isinstance(caught.value, PipelineError)
    assert caught.value.model == "no_such_model"


@pytest.mark.parametrize("installed", [True, False])
def test_no_pipeline_by_default_is_one_note(monkeypatch, installed):
    """Without a pipeline and without naming one, there are no names and one info Issue."""
    monkeypatch.setattr(pipelines, "has_spacy", lambda: installed)
    monkeypatch.setattr(pipelines, "DEFAULT_MODELS", ("no_such_model",))
    article = Parser(only=["newsmodel-spacy"]).parse(TEXT, published="2026-03-03")
    notes = [issue for issue in article.issues if issue.plugin == "newsmodel-spacy"]
    assert [note.severity for note in notes] == ["info"]
    assert "spacy download" in notes[0].message
    assert not article.names


def test_other_languages_need_a_named_model():
    """The default pipelines are English; text in another language is told so."""
    draft = draft_of("Oslo ist schön.", language="de")
    assert list(entity(draft)) == []


def test_a_pipeline_without_entities_is_refused(tmp_path):
    """A blank pipeline is refused by name."""
    spacy = pytest.importorskip("spacy")
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="no component that finds entities"):
        pipelines.pipeline(str(tmp_path / "blank"))


def test_long_texts_are_read_in_parts(model, monkeypatch):
    """A text over the pipeline's limit is cut at a space, and offsets stay right."""
    nlp = pipelines.pipeline(model)
    monkeypatch.setattr(nlp, "max_length", 60)
    article = parser(model).parse(TEXT, published="2026-03-03")
    assert ("Oslo", "PLACE", "GPE") in found(article)
    assert all(text in TEXT for text, _, _ in found(article))


def test_lone_surrogates_do_no_harm(model):
    """spaCy can't hash a lone surrogate; the plugin reads around it."""
    article = parser(model).parse("Oslo \ud800 Oslo", published="2026-03-03")
    assert len(article.names) == 2


def test_a_bad_mapping_is_refused():
    """A label that we don't have is refused, naming those that we have."""
    with pytest.raises(ValueError, match="ORGANIZATION"):
        SpacySettings(labels=[("GENE", "THING")])


def test_the_extractor_pickles():
    assert pickle.loads(pickle.dumps(entity)) is entity


def test_spans_are_trimmed():
    assert trimmed("  the  Fed’s ", 0, 13).of("  the  Fed’s ") == "Fed"
    assert trimmed("  ", 0, 2) is None
    assert label_of("CARDINAL") is None


class TestConformance(Conformance):
    """The public suite, without a pipeline."""

    plugin = "newsmodel-spacy"


@pytest.mark.slow
def test_the_small_english_model():
    """The real small model, where it is installed, finds a person and a place."""
    pytest.importorskip("en_core_web_sm")
    article = parser("en_core_web_sm").parse(
        "Angela Merkel met Joe Biden in Washington.", published="2026-03-03"
    )
    assert {"PERSON", "PLACE"} <= {name.label for name in article.names}
    assert all(isinstance(name, NamedEntity) for name in article.names)
