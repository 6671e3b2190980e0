"""What tells two of a kind apart: "the previous government", "the lorry driver", object and subject."""

from newsmodel_actors import lexicon
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.refs import Ref
from newsmodel_actors.text import Text

__all__ = ["is_apart"]

_APART = lexicon.word_set("kinds.apart")
_CLASSES = lexicon.word_set("kinds.classes")
_NOT_BARE = lexicon.word_set("kinds.not_bare")
_NOT_BODIES = lexicon.word_set("kinds.not_bodies")
_BODIES_APART = _APART | _NOT_BODIES
_LINKS = lexicon.word_set("kinds.links")
_READ = 12  # mentions of an actor whose modifiers are read
_OBJECT = 4  # tokens between a subject and its object


def is_apart(text: Text, cluster: Cluster, ref: Ref) -> bool:
    """Tell whether a definite nominal must be somebody else than an actor that its noun can mean.

    Args:
        text: The text.
        cluster: The actor.
        ref: The nominal.
    """
    if _is_object_of(text, cluster, ref):
        return True
    lowers = text.lowers
    told = set(lowers[ref.first : ref.head])
    known = _modifiers(text, cluster)
    person = ref.kind == "person"
    if not known.isdisjoint(_NOT_BARE if person else _NOT_BODIES) and told.isdisjoint(known):
        return True  # "the president" is no vice president, "the government" not the previous one
    if not told & (_APART if person else _BODIES_APART) <= known:
        return True
    classes = told & _CLASSES
    if not classes:
        return False
    others = known & _CLASSES
    if others:
        return classes.isdisjoint(others)
    return person and not cluster.named and cluster.refs[0].lemma == ref.lemma


def _is_object_of(text: Text, cluster: Cluster, ref: Ref) -> bool:
    """Whether an actor is the subject right before it: "she met the minister", but "she is the minister"."""
    last = cluster.last
    if last is None or not last.subject or ref.subject or last.sentence != ref.sentence:
        return False
    between = text.lowers[last.last : ref.first]
    return 1 <= len(between) <= _OBJECT and _LINKS.isdisjoint(between) and all(map(str.isalpha, between))


def _modifiers(text: Text, cluster: Cluster) -> set[str]:
    """The words before the nouns of an actor's nominals, and those of its roles."""
    found: set[str] = set()
    for ref in cluster.refs[:_READ]:
        if ref.form == "nominal":
            found.update(text.lowers[ref.first : ref.head])
        for role in ref.mention.roles:
            found.update(role.of(text.source).lower().split())
    return found
