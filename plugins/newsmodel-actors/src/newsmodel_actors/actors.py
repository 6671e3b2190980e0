"""The extractor of `Actor`: who is the same, what they are called, what they are."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from newsmodel import (
    Actor,
    ActorMention,
    Attribution,
    Draft,
    NamedEntity,
    PlaceMention,
    Span,
    by_rule,
    countries,
    extractor,
)
from newsmodel_actors import lexicon
from newsmodel_actors.aliases import link_names
from newsmodel_actors.clusters import Cluster
from newsmodel_actors.later import identify_delayed, infer_countries
from newsmodel_actors.reading import read_refs
from newsmodel_actors.refs import Ref
from newsmodel_actors.resolve import resolve
from newsmodel_actors.speakers import resolve_speakers
from newsmodel_actors.text import Text

__all__ = ["actors"]

_PLACE = attrgetter("first", "last")
_RULES = {form: by_rule(form) for form in ("name", "nominal", "pronoun")}


@extractor(
    makes=Actor, needs={ActorMention}, wants={Attribution, PlaceMention, NamedEntity}, languages=("en",)
)
def actors(draft: Draft) -> Iterator[Actor]:
    """Find who is who.

    Args:
        draft: A draft with its mentions; quotations tell who "I" is, toponyms which Georgia is meant.

    Yields:
        One actor for all mentions of one person, organisation, country or group.
    """
    mentions = draft[ActorMention]
    if not mentions:
        return
    text = Text(draft)
    refs = read_refs(draft, text, mentions)
    clusters = link_names(text, refs)
    resolve(text, refs, clusters)
    identify_delayed(text, refs, clusters)
    resolve_speakers(draft, text, refs, clusters)
    infer_countries(refs, clusters)
    for cluster in clusters:
        if not cluster.refs:
            continue
        found = _actor(text, cluster)
        if found is not None:
            yield found
    for ref in refs:
        ref.cluster = None  # else each text leaves circles behind, which only the collector can free


def _actor(text: Text, cluster: Cluster) -> Actor | None:
    refs = telling = cluster.refs
    form: str = refs[0].form
    if len(refs) > 1:
        refs = sorted(refs, key=_PLACE)
        forms = [ref.form for ref in refs]
        form = "name" if "name" in forms else "nominal" if "nominal" in forms else "pronoun"
        telling = [ref for ref in refs if ref.form == form]
    elif form == "pronoun" and not (refs[0].pronoun is not None and refs[0].pronoun.person == 3):
        return None
    return Actor(
        span=telling[0].mention.span,
        name=_name(text, cluster, telling, form),
        type=cluster.kind,
        roles=_roles(text, refs, form),
        country=cluster.code,
        mentions=tuple([ref.mention.id for ref in refs]),
        made_by=_RULES[form],
    )


def _name(text: Text, cluster: Cluster, refs: list[Ref], form: str) -> str:
    """Return what to call an actor, from those of its mentions that tell the most."""
    if cluster.kind == "country" and cluster.code is not None:
        country = countries.country(cluster.code)
        if country is not None:
            return country.name
    if cluster.key == "west" and cluster.kind == "group":
        return "the West"
    if form != "name":
        return _in_line(text, refs[0].mention.span)
    heads = [ref.mention.span if ref.mention.head is None else ref.mention.head for ref in refs]
    names = dict.fromkeys([text.source[head.start : head.end] for head in heads])
    lines = [" ".join(name.split()) for name in names]
    best = lines[0] if len(lines) == 1 else max(lines, key=_fullness)
    return lexicon.other_seats().get(best, best)


def _fullness(line: str) -> tuple[int, int, int]:
    """Rank names by their words, those aside that are initials: "Margaret Sandell" over "M. E. Sandell"."""
    return sum([len(word) > 2 for word in line.split(" ")]), line.count(" "), len(line)


def _in_line(text: Text, span: Span) -> str:
    return " ".join(text.source[span.start : span.end].split())


def _roles(text: Text, refs: list[Ref], form: str) -> tuple[Span, ...]:
    """Roles of the named mentions, and the nominals by which a named person is mentioned, each once.

    An age alone ("Tully, 43,") is a part of its mention and no role of the actor.
    """
    roles: list[Span] = []
    for ref in refs:
        if ref.mention.roles:
            roles.extend(ref.mention.roles)
        if form == "name" and ref.form == "nominal" and ref.kind == "person":
            roles.append(ref.mention.span)
    if not roles:
        return ()
    first: dict[str, Span] = {}
    for role in sorted(dict.fromkeys(roles)) if len(roles) > 1 else roles:
        words = role.of(text.source).casefold()
        if not words.isdigit():
            first.setdefault(words, role)
    return tuple(first.values())
