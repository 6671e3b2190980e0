"""From an article to the rows of the long tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsmodel.model import (
    Actor,
    Annotation,
    Article,
    Event,
    Issue,
    PlaceMention,
    Statement,
    TimeExpression,
)
from newsmodel.model._json import annotation_mapping, print_json
from newsmodel.spans import Span

__all__ = ["COLUMNS", "rows_of"]

Row = dict[str, Any]

_FACT = {
    "article_id": "string",
    "id": "string",
    "start": "int",
    "end": "int",
    "text": "string",
}
_MADE = {
    "confidence": "float",
    "plugin": "string",
    "version": "string",
    "extractor": "string",
    "rule": "string",
    "fingerprint": "string",
}

# Tables, their columns, and the columns' types: string, int, long, float, date, time (with zone), bool.
COLUMNS: dict[str, dict[str, str]] = {
    "articles": {
        "article_id": "string",
        "published": "date",
        "published_at": "time",
        "source": "string",
        "url": "string",
        "language": "string",
        "headline": "string",
        "dateline": "string",
        "byline": "string",
        "characters": "int",
        "words": "int",
        "sentences": "int",
        "paragraphs": "int",
        "fingerprint": "string",
    },
    "statements": {
        **_FACT,
        "contents": "string",
        "mode": "string",
        "verb_class": "string",
        "cue": "string",
        "source": "string",
        "medium": "string",
        "attribution": "string",
        "speaker": "string",
        "speaker_name": "string",
        "addressee": "string",
        "time": "string",
        **_MADE,
    },
    "actors": {
        **_FACT,
        "name": "string",
        "type": "string",
        "country": "string",
        "roles": "string",
        "mentions": "int",
        "same_as": "string",
        **_MADE,
    },
    "mentions": {**_FACT, "form": "string", "head": "string", "roles": "string", "actor": "string", **_MADE},
    "events": {
        **_FACT,
        "timeml_class": "string",
        "tense": "string",
        "category": "string",
        "quad_class": "string",
        "cameo_root": "string",
        "context": "string",
        "polarity": "string",
        "modality": "string",
        **{
            f"{role}{part}": "string"
            for role in ("agent", "patient", "recipient", "theme")
            for part in ("", "_actor", "_name")
        },
        "time": "string",
        "earliest": "date",
        "latest": "date",
        "place": "string",
        "place_name": "string",
        "country": "string",
        "reported_in": "string",
        "same_as": "string",
        **_MADE,
    },
    "times": {
        **_FACT,
        "type": "string",
        "value": "string",
        "mod": "string",
        "earliest": "date",
        "latest": "date",
        "anchor": "string",
        "function": "string",
        **_MADE,
    },
    "places": {
        **_FACT,
        "name": "string",
        "place": "string",
        "country": "string",
        "admin1": "string",
        "lat": "float",
        "lon": "float",
        "geonames_id": "long",
        "feature_class": "string",
        "use": "string",
        **_MADE,
    },
    "others": {**_FACT, "kind": "string", "json": "string", **_MADE},
    "issues": {
        "article_id": "string",
        "severity": "string",
        "plugin": "string",
        "extractor": "string",
        "message": "string",
        "start": "int",
        "end": "int",
        "fingerprint": "string",
    },
}


def rows_of(article: Article) -> dict[str, list[Row]]:
    """Return the rows that an article adds to each table; every row has every column."""
    owner = {name: actor.id for actor in article.actors for name in actor.mentions}
    return {
        "articles": [_article(article)],
        "statements": [_row(article, item, _statement(article, item)) for item in article.statements],
        "actors": [_row(article, item, _actor(article, item)) for item in article.actors],
        "mentions": [
            _row(
                article,
                item,
                {
                    "form": item.form,
                    "head": _words(article, item.head),
                    "roles": _joined(article, item.roles),
                    "actor": owner.get(item.id),
                },
            )
            for item in article.actor_mentions
        ],
        "events": [_row(article, item, _event(article, item)) for item in article.events],
        "times": [_row(article, item, _time(item)) for item in article.times],
        "places": [_row(article, item, _place(item)) for item in article.place_mentions],
        "others": [
            _row(article, item, {"kind": tag, "json": print_json(annotation_mapping(item))})
            for tag in article.tags
            if ":" in tag
            for item in article.layer(tag)
        ],
        "issues": [_issue(article, issue) for issue in article.issues],
    }


def _row(article: Article, item: Annotation, own: Row) -> Row:
    made = item.made_by
    return {
        "article_id": article.id,
        "id": item.id,
        "start": item.span.start,
        "end": item.span.end,
        "text": article.text_of(item),
        **own,
        "confidence": item.confidence,
        "plugin": made.plugin if made else None,
        "version": made.version if made else None,
        "extractor": made.extractor if made else None,
        "rule": made.rule if made else None,
        "fingerprint": article.fingerprint,
    }


def _words(article: Article, where: Span | Iterable[Span] | None) -> str | None:
    return article.text_of(where) if where is not None else None


def _joined(article: Article, spans: Iterable[Span]) -> str:
    return "; ".join(article.text_of(span) for span in spans)


def _article(article: Article) -> Row:
    return {
        "article_id": article.id,
        "published": article.published,
        "published_at": article.published_at,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "headline": _words(article, article.headline),
        "dateline": _words(article, article.dateline.span if article.dateline else None),
        "byline": _words(article, article.byline),
        "characters": len(article.text),
        "words": len(article.text.split()),
        "sentences": len(article.sentences),
        "paragraphs": len(article.paragraphs),
        "fingerprint": article.fingerprint,
    }


def _statement(article: Article, item: Statement) -> Row:
    speaker = article.actor(item.speaker)
    return {
        "contents": ";".join(f"{span.start} {span.end}" for span in item.contents),
        "mode": item.mode,
        "verb_class": item.verb_class,
        "cue": _words(article, item.cue),
        "source": _words(article, item.source),
        "medium": _words(article, item.medium),
        "attribution": item.attribution,
        "speaker": item.speaker,
        "speaker_name": speaker.name if speaker else None,
        "addressee": item.addressee,
        "time": item.time,
    }


def _actor(article: Article, item: Actor) -> Row:
    return {
        "name": item.name,
        "type": item.type,
        "country": item.country,
        "roles": _joined(article, item.roles),
        "mentions": len(item.mentions),
        "same_as": " ".join(item.same_as),
    }


def _event(article: Article, item: Event) -> Row:
    row: Row = {
        "timeml_class": item.timeml_class,
        "tense": item.tense,
        "category": item.category,
        "quad_class": item.quad_class,
        "cameo_root": item.cameo_root,
        "context": " ".join(item.context),
        "polarity": item.polarity,
        "modality": item.modality,
    }
    for role in ("agent", "patient", "recipient", "theme"):
        # The first one; the whole list is in the native JSON.
        one = next((part for part in item.participants if part.role == role), None)
        actor = article.actor(one.actor) if one else None
        row[role] = _words(article, one.span) if one else None
        row[f"{role}_actor"] = one.actor if one else None
        row[f"{role}_name"] = actor.name if actor else None
    time, where = article.get(item.time), article.get(item.place)
    place = where.place if isinstance(where, PlaceMention) else None
    return row | {
        "time": item.time,
        "earliest": time.earliest if isinstance(time, TimeExpression) else None,
        "latest": time.latest if isinstance(time, TimeExpression) else None,
        "place": item.place,
        "place_name": place.name if place else where.name if isinstance(where, PlaceMention) else None,
        "country": place.country if place else None,
        "reported_in": item.reported_in,
        "same_as": item.same_as,
    }


def _time(item: TimeExpression) -> Row:
    return {
        name: getattr(item, name)
        for name in ("type", "value", "mod", "earliest", "latest", "anchor", "function")
    }


def _place(item: PlaceMention) -> Row:
    place = item.place
    return {
        "name": item.name,
        "place": place.name if place else None,
        **{
            name: getattr(place, name, None)
            for name in ("country", "admin1", "lat", "lon", "geonames_id", "feature_class")
        },
        "use": item.use,
    }


def _issue(article: Article, issue: Issue) -> Row:
    return {
        "article_id": article.id,
        "severity": issue.severity,
        "plugin": issue.plugin,
        "extractor": issue.extractor,
        "message": issue.message,
        "start": issue.span.start if issue.span else None,
        "end": issue.span.end if issue.span else None,
        "fingerprint": article.fingerprint,
    }
