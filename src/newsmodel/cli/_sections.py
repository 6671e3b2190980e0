"""The parts of the text view below the story: who said what, timeline, places, events, actors, issues."""

from collections.abc import Iterator, Mapping
from datetime import date

from rich.table import Table
from rich.text import Text

from newsmodel import Actor, Article, Event, Statement
from newsmodel.cli._console import clean
from newsmodel.cli._words import actor_name, country_name, cut, days, event_phrase, place_name, when

__all__ = ["actors_of", "events_of", "issues_of", "places_of", "statements_of", "timeline_of"]

_LONGEST_CONTENT = 400
_MOST_ROWS = 15
_MOST_PHRASES = 4


def statements_of(article: Article, numbers: Mapping[str, int]) -> Iterator[Table | Text]:
    """Yield each speaker with roles, and what they said, with the number that stands in the story."""
    by_speaker: dict[str, list[Statement]] = {}
    for statement in article.statements:
        by_speaker.setdefault(_speaker_key(article, statement), []).append(statement)
    by_speaker = dict(sorted(by_speaker.items(), key=lambda item: item[0] == ""))
    width = len(str(len(numbers))) + 2
    for statements in by_speaker.values():
        yield _speaker(article, statements[0])
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(min_width=width, justify="right", no_wrap=True)
        grid.add_column(overflow="fold")
        for statement in statements:
            words = Text(cut(article.text_of(statement), _LONGEST_CONTENT), "statement")
            words.append(f"  {_manner(article, statement)}", "not italic dim")
            grid.add_row(Text(f"[{numbers[statement.id]}]", "number"), words)
        yield grid


def timeline_of(article: Article) -> Table | None:
    """Return the days that the story tells of, with their events, in order."""
    rows: dict[tuple[date, date], list[Text]] = {}
    events = _by_time(article)
    for expression in article.times:
        if expression.earliest is None or expression.latest is None:
            continue
        row = rows.setdefault((expression.earliest, expression.latest), [])
        told = [event_phrase(article, event) for event in _telling(events.get(expression.id, []))]
        words = Text(f'"{cut(article.text_of(expression), 30)}"', "dim")
        row.extend(phrase for phrase in told or [words] if phrase not in row)
    if article.published is not None and rows:
        rows.setdefault((article.published, article.published), []).insert(0, Text("published", "dim"))
    if not rows:
        return None
    grid = _grid(no_wrap=(0,))
    for (first, last), phrases in sorted(rows.items()):
        told = phrases[:_MOST_PHRASES]
        if len(phrases) > _MOST_PHRASES:
            told.append(Text(f"{len(phrases) - _MOST_PHRASES} more", "dim"))
        grid.add_row(Text(days(first, last), "date"), Text("; ").join(told))
    return grid


def places_of(article: Article) -> Table | None:
    """Return the places with country, coordinates and number of mentions; the unresolved last."""
    grid = _grid(no_wrap=(0, 2, 3))
    groups = sorted(article.places, key=lambda group: -len(group.mentions))
    for group in groups:
        place = group.place
        where = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else ""
        country = country_name(place.country)
        grid.add_row(
            Text(clean(place.name), "place"),
            "" if country == place.name else country,
            Text(where, "dim"),
            Text(f"×{len(group.mentions)}", "dim"),
        )
    unknown = dict.fromkeys(
        clean(mention.name) for mention in article.place_mentions if mention.place is None
    )
    if unknown:
        grid.add_row(
            Text(cut(", ".join(unknown), 60), "dim"), Text("not found in the gazetteer", "dim"), "", ""
        )
    return grid if grid.row_count else None


def events_of(article: Article, *, everything: bool = False) -> tuple[Table | None, int]:
    """Return a table of events and how many were left out: those without a category, unless asked for."""
    chosen = [event for event in article.events if everything or event.category is not None]
    grid = _grid(no_wrap=(1,))
    for event in chosen:
        words = event_phrase(article, event)
        if event.modality != "actual":
            words.append(f"  {event.modality}", "not underline dim")
        where = place_name(article, event.place)
        place = Text(f"in {where}", "place") if where else Text()
        told = Text(" ").join(part for part in (Text(when(article, event.time), "date"), place) if part)
        grid.add_row(words, Text((event.category or "").lower(), "yellow"), told)
    return (grid if chosen else None), len(article.events) - len(chosen)


def actors_of(article: Article, *, everything: bool = False) -> tuple[Table | None, int]:
    """Return a table of the actors that have a name, the most mentioned first, and how many were left out."""
    named = [actor for actor in article.actors if everything or _is_named(article, actor)]
    named.sort(key=lambda actor: -len(actor.mentions))
    shown = named if everything else named[:_MOST_ROWS]
    grid = _grid(no_wrap=(1, 3))
    for actor in shown:
        roles = dict.fromkeys(cut(article.text_of(role), 60) for role in actor.roles)
        country = country_name(actor.country)
        grid.add_row(
            Text(cut(actor.name, 60), "bold"),
            Text(actor.type, "dim"),
            Text(", ".join([*roles, *([country] if country and country != actor.name else [])])),
            Text(f"×{len(actor.mentions)}", "dim"),
        )
    return (grid if shown else None), len(article.actors) - len(shown)


def issues_of(article: Article, *, everything: bool = False) -> tuple[Table | None, int]:
    """Return what went wrong, or None, and the number of mere notes that are left out."""
    grid = _grid(no_wrap=(0,))
    shown = [issue for issue in article.issues if everything or issue.severity != "info"]
    for issue in shown:
        who = f"{issue.plugin}:{issue.extractor}" if issue.extractor else issue.plugin
        grid.add_row(Text(issue.severity, issue.severity), Text(f"{cut(issue.message, 300)} ({who})"))
    return (grid if grid.row_count else None), len(article.issues) - len(shown)


def _grid(no_wrap: tuple[int, ...]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in range(max(no_wrap) + 2):
        grid.add_column(no_wrap=column in no_wrap)
    return grid


def _speaker_key(article: Article, statement: Statement) -> str:
    return statement.speaker or (f"«{article.text_of(statement.source)}" if statement.source else "")


def _speaker(article: Article, statement: Statement) -> Text:
    actor = article.actor(statement.speaker)
    if actor is None:
        said = cut(article.text_of(statement.source), 80) if statement.source else "speaker not known"
        return Text(said, "speaker" if statement.source else "dim")
    line = Text(cut(actor.name, 80), "speaker")
    roles = dict.fromkeys(cut(article.text_of(role), 60) for role in actor.roles)
    about = [role for role in roles if role.casefold() not in actor.name.casefold()]
    if actor.country and country_name(actor.country) != actor.name:
        about.append(country_name(actor.country))
    return line.append(f"  {', '.join(about)}", "not bold dim") if about else line


def _manner(article: Article, statement: Statement) -> str:
    parts = [cut(article.text_of(statement.cue), 24) if statement.cue else "", statement.mode]
    if statement.addressee:
        parts.append(f"to {actor_name(article, statement.addressee)}")
    parts.append(when(article, statement.time))
    return " · ".join(part for part in parts if part)


def _by_time(article: Article) -> dict[str, list[Event]]:
    result: dict[str, list[Event]] = {}
    for event in article.events:
        if event.time is not None:
            result.setdefault(event.time, []).append(event)
    return result


def _telling(events: list[Event]) -> list[Event]:
    """Return the events that a category makes worth telling, else the first two that are no mere saying."""
    chosen = [event for event in events if event.category is not None]
    return chosen or [event for event in events if event.timeml_class != "REPORTING"][:2]


def _is_named(article: Article, actor: Actor) -> bool:
    return any(getattr(article.get(mention), "form", None) == "name" for mention in actor.mentions)
