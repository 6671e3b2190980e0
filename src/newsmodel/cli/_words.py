"""Short phrases for what an article holds: actors, days, events."""

from datetime import date, timedelta

from rich.text import Text

from newsmodel import Article, Event, Participant, PlaceMention, TimeExpression, countries
from newsmodel.cli._console import clean

__all__ = ["actor_name", "country_name", "cut", "days", "event_phrase", "place_name", "when"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONGEST_NAME = 48
_LONGEST_PARTICIPANT = 32


def cut(words: str, length: int) -> str:
    """Return at most so many characters, cut at a word and closed by an ellipsis."""
    words = " ".join(clean(words).split())
    if len(words) <= length:
        return words
    head = words[: length - 1]
    return f"{head[: max(head.rfind(' '), length // 2)].rstrip()}…"


def actor_name(article: Article, who: str | None) -> str | None:
    """Return the name of an actor by id, or None."""
    actor = article.actor(who)
    return cut(actor.name, _LONGEST_NAME) if actor is not None else None


def country_name(code: str | None) -> str:
    """Return the English name of a country by its code; the code where it is not known, "" for None."""
    found = countries.country(code) if code else None
    return found.name if found else code or ""


def place_name(article: Article, place: str | None) -> str | None:
    """Return the name of a place mention by id, or None."""
    found = article.get(place)
    return clean(found.name) if isinstance(found, PlaceMention) else None


def when(article: Article, time: str | None) -> str:
    """Return the days of a time expression by id, or its words, or ""."""
    found = article.get(time)
    if not isinstance(found, TimeExpression):
        return ""
    if found.earliest is None or found.latest is None:
        return cut(article.text_of(found), 24)
    return days(found.earliest, found.latest)


def days(first: date, last: date) -> str:
    """Return a stretch of days in the fewest words.

    Example:
        >>> days(date(2023, 3, 2), date(2023, 3, 2)), days(date(2023, 1, 1), date(2023, 1, 31))
        ('Thu 2 Mar 2023', 'Jan 2023')
        >>> days(date(2023, 1, 1), date(2023, 12, 31)), days(date(2023, 2, 27), date(2023, 3, 5))
        ('2023', '27 Feb - 5 Mar 2023')
    """
    if first == last:
        return f"{_WEEKDAYS[first.weekday()]} {_day(first)} {first.year}"
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return str(first.year) if first.year == last.year else f"{first.year} - {last.year}"
    if first.day == 1 and _is_last_of_month(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{_MONTHS[first.month - 1]} {first.year}"
        return f"{_MONTHS[first.month - 1]} - {_MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{_day(first)} {first.year} - {_day(last)} {last.year}"
    if first.month == last.month:
        return f"{first.day} - {_day(last)} {last.year}"
    return f"{_day(first)} - {_day(last)} {last.year}"


def event_phrase(article: Article, event: Event) -> Text:
    """Return who did what to whom, as far as it is known, around the words of the trigger."""
    by_role: dict[str, list[str]] = {"agent": [], "patient": [], "recipient": [], "theme": []}
    for participant in event.participants:
        name = _participant(article, participant)
        if name not in by_role[participant.role]:
            by_role[participant.role].append(name)
    trigger = Text(clean(article.text_of(event)), "event")
    if event.polarity == "negative":
        trigger = Text.assemble(("not ", "bold"), trigger)
    after = list(dict.fromkeys([*by_role["patient"], *by_role["theme"], *by_role["recipient"]]))
    parts = (Text(_listed(by_role["agent"])), trigger, Text(_listed(after)))
    return Text(" · ").join(part for part in parts if part)


def _participant(article: Article, participant: Participant) -> str:
    """Return the name of who takes part, or the phrase where it only speaks of somebody: "her restaurant"."""
    name = None
    actor = article.actor(participant.actor)
    if actor is not None:
        spans = [mention.span for mention in map(article.get, actor.mentions) if mention is not None]
        if any(span.start < participant.span.end <= span.end for span in spans or [actor.span]):
            name = actor_name(article, participant.actor)
    return cut(name or clean(article.text_of(participant.span)), _LONGEST_PARTICIPANT)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _is_last_of_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1
