"""newsmodel-actors: ActorMention and Actor: who is who, with roles and coreference."""

from newsmodel import Extractor, hookimpl

__all__ = ["newsmodel_extractors"]


@hookimpl
def newsmodel_extractors() -> list[Extractor]:
    """Hand over this plugin's extractors."""
    from newsmodel_actors.actors import actors
    from newsmodel_actors.mentions import mentions

    return [mentions, actors]
