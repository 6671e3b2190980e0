"""From articles to the shapes that the scorers read."""

from __future__ import annotations

from typing import Any

from newsmodel import ActorMention, Article, NamedEntity, Span

Shape = dict[str, Any]

_TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "PLACE": "LOC", "GROUP": "OTHER", "OTHER": "OTHER"}
_ACTOR_TYPES = {"person": "PER", "organization": "ORG", "country": "LOC", "group": "OTHER"}


def _pairs(spans: tuple[Span, ...] | None) -> list[list[int]]:
    return [[span.start, span.end] for span in spans or ()]


def quotes(article: Article) -> Shape:
    return {
        "statements": [
            {"content": _pairs(a.contents), "source": _pairs(a.source), "cue": _pairs(a.cue)}
            for a in article.attributions
        ]
    }


def temporal(article: Article) -> Shape:
    times = [
        {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in article.times
    ]
    events = {
        (e.span.start, e.span.end): {"start": e.span.start, "end": e.span.end, "class": e.timeml_class}
        for e in article.events
    }
    return {"timexes": times, "events": list(events.values())}


def locations(article: Article) -> Shape:
    return {
        "locations": [
            {
                "start": m.span.start,
                "end": m.span.end,
                "name": m.name,
                "lat": m.place.lat if m.place else None,
                "lon": m.place.lon if m.place else None,
                "geonameid": m.place.geonames_id if m.place else None,
            }
            for m in article.place_mentions
        ]
    }


def actors(article: Article) -> Shape:
    labels = {(n.span.start, n.span.end): _TYPES[n.label] for n in article.names}
    owner = {mention: actor for actor in article.actors for mention in actor.mentions}
    mentions, heads = [], set()
    for mention in article.actor_mentions:
        actor = owner.get(mention.id)
        mentions.append(_mention(mention, labels, actor))
        heads.add((mentions[-1]["head_start"], mentions[-1]["head_end"]))
    for name in article.names:
        if (name.span.start, name.span.end) not in heads:
            mentions.append(_name(name))
    return {"mentions": mentions}


def _mention(mention: ActorMention, labels: dict[tuple[int, int], str], actor: Any) -> Shape:
    head = mention.head or mention.span
    kind = labels.get((head.start, head.end)) if mention.form == "name" else None
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "head_start": head.start,
        "head_end": head.end,
        "form": mention.form,
        "type": kind or (_ACTOR_TYPES[actor.type] if actor else "OTHER"),
        "entity": actor.id if actor else None,
    }


def _name(name: NamedEntity) -> Shape:
    return {
        "start": name.span.start,
        "end": name.span.end,
        "form": "name",
        "type": _TYPES[name.label],
        "entity": None,
    }


def plover(article: Article) -> Shape:
    """A sentence's events in the order of their triggers, those inside reported speech last."""
    coded = [event for event in article.events if event.category]
    coded.sort(key=lambda event: (event.reported_in is not None, event.span.start))
    return {
        "events": [
            {
                "category": event.category,
                "sources": _spans(event, ("agent",)),
                "targets": _spans(event, ("patient", "recipient")),
            }
            for event in coded
        ]
    }


def _spans(event: Any, roles: tuple[str, ...]) -> list[Shape]:
    return [
        {"start": part.span.start, "end": part.span.end} for part in event.participants if part.role in roles
    ]
