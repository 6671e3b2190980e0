"""newsmodel-spacy: NamedEntity from any spaCy pipeline."""

from newsmodel import Extractor, hookimpl
from newsmodel_spacy.extract import SpacySettings, entity
from newsmodel_spacy.pipelines import PipelineError

__all__ = ["PipelineError", "SpacySettings", "entity", "newsmodel_extractors"]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    """Hand over this plugin's extractors."""
    return [entity]
