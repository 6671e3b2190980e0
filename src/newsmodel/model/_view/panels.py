"""The side panel: who said what, when, where, what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsmodel.model._base import Annotation, UnknownAnnotation
from newsmodel.model._kinds import tag_of
from newsmodel.model._view.map import world_map
from newsmodel.model._view.marks import CLASSES, HIDDEN, clean
from newsmodel.model.article import Article
from newsmodel.model.events import Event
from newsmodel.model.speech import Statement

__all__ = ["panels"]


def panels(article: Article) -> str:
    """Return all sections of the side panel that have something to show."""
    sections = (
        ("Who said what", _statements(article)),
        ("What happened", _events(article)),
        ("When", _times(article)),
        ("Where", _places(article)),
        ("Who", _actors(article)),
        ("Other findings", _others(article)),
        ("Issues", _issues(article)),
    )
    return "\n".join(
        f"<details{' open' if number < 4 else ''}><summary>{title}</summary>\n{body}\n</details>"
        for number, (title, body) in enumerate(sections)
        if body
    )


def _button(item: Annotation, label: str, note: str = "") -> str:
    extra = f" <small>{clean(note)}</small>" if note else ""
    return f'<button type="button" data-a="{clean(item.id)}">{clean(_short(label))}{extra}</button>'


def _short(text: str, most: int = 160) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _listed(items: Iterable[str]) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{rows}</ul>" if rows else ""


def _statements(article: Article) -> str:
    groups: dict[str | None, list[Statement]] = {}
    for statement in article.statements:
        groups.setdefault(statement.speaker, []).append(statement)
    parts = []
    for speaker, statements in groups.items():
        actor = article.actor(speaker)
        name = actor.name if actor else "Nobody named"
        roles = ", ".join(dict.fromkeys(article.text_of(role) for role in actor.roles)) if actor else ""
        parts.append(f"<h3>{clean(name)}</h3>")
        if roles:
            parts.append(f'<p class="roles">{clean(roles)}</p>')
        parts.append(_listed(_button(s, article.text_of(s), _about(s)) for s in statements))
    return "\n".join(parts)


def _about(statement: Statement) -> str:
    kind = "" if statement.verb_class == "speech" else f", {statement.verb_class}"
    return f"{statement.mode}{kind}"


def _events(article: Article) -> str:
    return _listed(_event(article, event) for event in article.events if event.category)


def _event(article: Article, event: Event) -> str:
    def who(*roles: str) -> str:
        return ", ".join(article.text_of(p.span) for p in event.participants if p.role in roles)

    time, place = article.get(event.time), article.get(event.place)
    words = [event.category or "", "" if event.polarity == "positive" else "not", event.modality]
    parts = [who("agent"), article.text_of(event), who("recipient", "patient", "theme")]
    circumstance = [article.text_of(place), getattr(time, "value", None) or ""]
    note = ", ".join(filter(None, [" ".join(filter(None, words)), *circumstance]))
    return _button(event, " — ".join(filter(None, parts)), note)


def _times(article: Article) -> str:
    dated = sorted(
        (time for time in article.times if time.earliest),
        key=lambda time: (str(time.earliest), str(time.latest), time.span.start),
    )
    rest = [time for time in article.times if not time.earliest]

    def days(time: object) -> str:
        first, last = getattr(time, "earliest", None), getattr(time, "latest", None)
        return "" if first is None else str(first) if first == last else f"{first} to {last or 'later'}"

    return _listed(
        _button(t, article.text_of(t), days(t) or t.value or t.type.lower()) for t in (*dated, *rest)
    )


def _places(article: Article) -> str:
    if not article.places:
        return ""
    rows = []
    for group in article.places:
        place = group.place
        where = ", ".join(filter(None, [place.admin1, place.country]))
        rows.append(_button(group.mentions[0], place.name, where + _times_seen(len(group.mentions))))
    return world_map(article.places) + _listed(rows)


def _times_seen(count: int) -> str:
    return f" ×{count}" if count > 1 else ""


def _actors(article: Article) -> str:
    rows = []
    for actor in article.actors:
        first = next((m for m in map(article.get, actor.mentions) if m is not None), actor)
        note = ", ".join(filter(None, [actor.type, actor.country])) + _times_seen(len(actor.mentions))
        rows.append(_button(first, actor.name, note))
    return _listed(rows)


def _others(article: Article) -> str:
    return _listed(_button(item, article.text_of(item.span), name) for name, item in other_kinds(article))


def other_kinds(article: Article) -> Iterator[tuple[str, Annotation]]:
    """Yield the annotations of third parties' kinds, with the kind's name."""
    for item in article.annotations:
        tag = item.tag if isinstance(item, UnknownAnnotation) else tag_of(type(item))
        if tag not in CLASSES and tag not in HIDDEN:
            yield tag, item


def _issues(article: Article) -> str:
    return _listed(
        f"{issue.severity}: {clean(issue.plugin)}: {clean(issue.message)}" for issue in article.issues
    )
