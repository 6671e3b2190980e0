"""schema.org JSON-LD: a NewsArticle with its Quotations, Claims, people, places and events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsmodel.errors import FormatError
from newsmodel.formats._base import Format, Source, compose, write_text
from newsmodel.model import Actor, Article, Event, PlaceMention, Statement, TimeExpression
from newsmodel.model._json import print_json

__all__ = ["FORMAT", "from_jsonld", "is_jsonld", "to_jsonld"]

_TYPE = {"person": "Person", "organization": "Organization", "country": "Country", "group": "Organization"}


def is_jsonld(data: Mapping[str, Any]) -> bool:
    """Tell whether a parsed JSON object is an article of schema.org."""
    types = data.get("@type", ())
    return any(str(name).endswith("Article") for name in (types if isinstance(types, list) else [types]))


def from_jsonld(data: Mapping[str, Any], *, source: Source | None = None, line: int | None = None) -> Article:
    """Return the article that a schema.org NewsArticle holds; its facts have no offsets and are left.

    Args:
        data: The parsed JSON-LD node.
        source: Where it comes from, for error messages.
        line: Line in it, for error messages.

    Returns:
        The article, without facts.

    Raises:
        FormatError: It has no `articleBody`, or a field is wrong.

    Example:
        >>> from_jsonld({"@type": "NewsArticle", "articleBody": "Paris is calm."}).text
        'Paris is calm.'

    .. versionadded:: 0.1
    """
    origin = source or Source("JSON-LD")
    body = data.get("articleBody", data.get("text"))
    if body is None:
        raise FormatError(
            "is missing; it holds the text of the article",
            source=origin.name,
            line=line,
            field="$.articleBody",
        )
    page = data.get("mainEntityOfPage")
    url = data.get("url") or (page.get("@id") if isinstance(page, Mapping) else page)
    name = str(data.get("@id") or "")
    return compose(
        body,
        origin,
        line=line,
        fields={
            "text": "$.articleBody",
            "headline": "$.headline",
            "published": "$.datePublished",
            "language": "$.inLanguage",
            "url": "$.url",
        },
        headline=data.get("headline") or data.get("name"),
        byline=_names(data.get("author")),
        published=data.get("datePublished") or data.get("dateCreated"),
        id=name.removeprefix("urn:newsmodel:") or data.get("identifier"),
        publisher=_names(data.get("publisher")),
        url=url,
        language=data.get("inLanguage"),
    )


def _names(value: Any) -> str | None:
    parts = value if isinstance(value, list) else [value]
    found = [part.get("name") if isinstance(part, Mapping) else part for part in parts]
    return ", ".join(part for part in found if isinstance(part, str)) or None


def to_jsonld(article: Article) -> dict[str, Any]:
    """Return an article as a schema.org NewsArticle.

    Direct and mixed quotes are `Quotation`s, indirect ones `Claim`s; both are parts of the article.
    Actors are its `mentions`, events and places what it is `about`.

    Args:
        article: The article.

    Returns:
        A JSON-LD object; nodes refer to each other by `@id`.

    Example:
        >>> to_jsonld(Article(text="Paris is calm.", id="a-1"))["@type"]
        'NewsArticle'

    .. versionadded:: 0.1
    """
    base = f"urn:newsmodel:{article.id}"
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": base,
        "url": article.url,
        "headline": article.text_of(article.headline) or None,
        "articleBody": article.text,
        "datePublished": (article.published_at or article.published or _NEVER).isoformat() or None,
        "dateline": article.text_of(article.dateline.span) if article.dateline else None,
        "author": {"@type": "Person", "name": article.text_of(article.byline)} if article.byline else None,
        "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
        "inLanguage": article.language,
        "hasPart": [_said(article, statement, base) for statement in article.statements],
        "mentions": [_actor(article, actor, base) for actor in article.actors],
        "about": [
            *(_event(article, event, base) for event in article.events),
            *(_place(mention, base) for mention in article.place_mentions if mention.place is not None),
        ],
    }
    return _filled(node)


class _Never:
    def isoformat(self) -> str:
        return ""


_NEVER = _Never()


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value is not None and value != []}


def _ref(base: str, name: str | None) -> dict[str, str] | None:
    return {"@id": f"{base}#{name}"} if name else None


def _said(article: Article, item: Statement, base: str) -> dict[str, Any]:
    time = article.get(item.time)
    day = time.earliest if isinstance(time, TimeExpression) and time.earliest == time.latest else None
    quoted = item.mode != "indirect"
    return _filled(
        {
            "@type": "Quotation" if quoted else "Claim",
            "@id": f"{base}#{item.id}",
            "text": article.text_of(item),
            "spokenByCharacter" if quoted else "author": _ref(base, item.speaker),
            "dateCreated": day.isoformat() if day else None,
            **({} if quoted else {"appearance": {"@id": base}}),
        }
    )


def _actor(article: Article, item: Actor, base: str) -> dict[str, Any]:
    roles = [article.text_of(role) for role in item.roles]
    return _filled(
        {
            "@type": _TYPE[item.type],
            "@id": f"{base}#{item.id}",
            "name": item.name,
            "jobTitle": roles if item.type == "person" else None,
            "nationality": {"@type": "Country", "identifier": item.country}
            if item.country and item.type == "person"
            else None,
            "sameAs": list(item.same_as),
        }
    )


def _place(item: PlaceMention, base: str) -> dict[str, Any]:
    place = item.place
    assert place is not None
    return _filled(
        {
            "@type": "Place",
            "@id": f"{base}#{item.id}",
            "name": place.name,
            "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
            if place.lat is not None and place.lon is not None
            else None,
            "containedInPlace": {"@type": "Country", "identifier": place.country} if place.country else None,
            "sameAs": f"https://sws.geonames.org/{place.geonames_id}/" if place.geonames_id else None,
        }
    )


def _event(article: Article, item: Event, base: str) -> dict[str, Any]:
    found = article.get(item.time)
    time = found if isinstance(found, TimeExpression) else None
    return _filled(
        {
            "@type": "Event",
            "@id": f"{base}#{item.id}",
            "name": article.text_of(item),
            "additionalType": item.category,
            "startDate": time.earliest.isoformat() if time and time.earliest else None,
            "endDate": time.latest.isoformat() if time and time.latest else None,
            "location": _ref(base, item.place),
            "organizer": [_ref(base, p.actor) for p in item.participants if p.actor and p.role == "agent"],
            "attendee": [_ref(base, p.actor) for p in item.participants if p.actor and p.role != "agent"],
        }
    )


def _write(articles: Iterable[Article], path: Path) -> None:
    nodes = [to_jsonld(article) for article in articles]
    whole = nodes[0] if len(nodes) == 1 else {"@context": "https://schema.org", "@graph": nodes}
    write_text(path, [print_json(whole, 2), "\n"])


FORMAT = Format("jsonld", (), write=_write)
