"""What the report tells of a corpus, asked of its tables."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import attrs
import duckdb

from newsmodel.model import PLOVER_CATEGORIES

__all__ = ["KINDS", "Figures", "Speaker", "ask"]

Row = tuple[Any, ...]
SPEAKERS = 25
PLACES = 200
ISSUES = 50
BINS = 106  # two years of weeks; beyond that months, then years

#: What someone speaks about.
KINDS = ("actors", "places", "events")


@attrs.frozen
class Speaker:
    """Someone who is quoted: counts, and what the statements name, most frequent first."""

    name: str
    type: str
    country: str | None
    statements: int
    direct: int
    articles: int
    about: dict[str, list[tuple[str, int]]] = attrs.field(factory=dict)


@attrs.frozen
class Figures:
    """All that the page shows."""

    totals: dict[str, Any]
    fingerprints: list[str]
    speakers: list[Speaker]
    unit: str
    bins: list[date]
    statements: dict[str, list[int]]  # mode -> number in each bin
    categories: list[Row]  # category, events, actual, negated
    events: dict[str, list[int]]  # category -> number in each bin
    places: list[Row]  # name, admin1, country, lat, lon, mentions, articles
    issues: list[Row]  # severity, plugin, extractor, message, times, articles


def ask(tables: duckdb.DuckDBPyConnection) -> Figures:
    """Ask the tables for all figures, in an order that is the same each time."""
    totals = _totals(tables)
    unit, bins = _bins(totals["first"], totals["last"])
    dates = "(select article_id, min(published) as published from articles group by 1)"
    statements = _by_bin(
        tables,
        f"select mode, date_trunc('{unit}', published)::date, count(*) from statements "
        f"join {dates} using (article_id) where published is not null group by all",
        bins,
    )
    events = _by_bin(
        tables,
        f"select category, date_trunc('{unit}', published)::date, count(*) from events "
        f"join {dates} using (article_id) "
        f"where published is not null and {_DISTINCT} group by all",
        bins,
    )
    modes = ("direct", "mixed", "indirect", *sorted(statements))
    return Figures(
        totals=totals,
        fingerprints=[
            str(name) for (name,) in _rows(tables, "select distinct fingerprint from articles order by 1")
        ],
        speakers=_speakers(tables),
        unit=unit,
        bins=bins,
        statements={mode: statements[mode] for mode in dict.fromkeys(modes) if mode in statements},
        categories=sorted(_rows(tables, _CATEGORIES), key=lambda row: _rank(row[0])),
        events={name: events[name] for name in sorted(events, key=_rank)},
        places=_rows(
            tables,
            "select place, admin1, country, lat, lon, count(*), count(distinct article_id) from places "
            "where place is not null group by place, admin1, country, lat, lon, geonames_id "
            f"order by 6 desc, 1, 2, 3, 4, 5, geonames_id limit {PLACES}",
        ),
        issues=_rows(
            tables,
            "select severity, plugin, extractor, message, count(*), count(distinct article_id) from issues "
            f"group by all order by any_value({_SEVERITY}), 5 desc, 2, 3, 4 limit {ISSUES}",
        ),
    )


# An event that is told again in the same article counts once.
_DISTINCT = "category is not null and same_as is null"
_SEVERITY = "array_position(['error', 'warning', 'info'], severity)"
_CATEGORIES = f"""
select category, count(*),
  count(*) filter (where polarity = 'positive' and modality = 'actual'),
  count(*) filter (where polarity = 'negative')
from events where {_DISTINCT} group by 1
"""


def _rank(category: str) -> tuple[int, str]:
    known = list(PLOVER_CATEGORIES)
    return (known.index(category) if category in known else len(known), category)


def _rows(tables: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    return [tuple(row) for row in tables.execute(query).fetchall()]


_TOTALS = """
select
  (select count(*) from articles) as articles,
  (select coalesce(sum(words), 0)::bigint from articles) as words,
  (select min(published) from articles) as first,
  (select max(published) from articles) as last,
  (select count(*) from articles where published is null) as undated,
  (select count(*) - count(distinct article_id) from articles) as repeated,
  (select count(*) from statements) as statements,
  (select count(*) from statements where speaker_name is not null) as spoken,
  (select count(distinct speaker_name) from statements) as speakers,
  (select count(*) from events where category is not null and same_as is null) as events,
  (select count(*) from places) as mentions,
  (select count(*) from places where place is not null) as resolved,
  (select count(*) from issues where severity <> 'info') as issues
"""


def _totals(tables: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    asked = tables.execute(_TOTALS)
    names = [str(column[0]) for column in asked.description or ()]
    return dict(zip(names, asked.fetchall()[0], strict=True))


def _bins(first: date | None, last: date | None) -> tuple[str, list[date]]:
    """Return the unit of the time axis and its bins without gaps."""
    if first is None or last is None:
        return "week", []
    if (last - first).days < BINS * 7:
        monday = first - timedelta(days=first.weekday())
        return "week", [monday + timedelta(days=day) for day in range(0, (last - monday).days + 1, 7)]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    if len(months) <= BINS:
        return "month", [date(month // 12, month % 12 + 1, 1) for month in months]
    return "year", [date(year, 1, 1) for year in range(first.year, last.year + 1)]


def _by_bin(tables: duckdb.DuckDBPyConnection, query: str, bins: list[date]) -> dict[str, list[int]]:
    place = {day: number for number, day in enumerate(bins)}
    found: dict[str, list[int]] = defaultdict(lambda: [0] * len(bins))
    for name, day, count in _rows(tables, query):
        found[str(name)][place[day]] = count
    return dict(found)


_SPEAKERS = f"""
select s.speaker_name, coalesce(mode(a.type order by a.type), ''), mode(a.country order by a.country),
  count(*), count(*) filter (where s.mode = 'direct'), count(distinct s.article_id)
from statements s left join actors a on a.article_id = s.article_id and a.id = s.speaker
where s.speaker_name is not null
group by 1 order by 4 desc, 5 desc, 1 limit {SPEAKERS}
"""
_SAID = """
create or replace temp table said as
select article_id, id, speaker, speaker_name,
  split_part(part, ' ', 1)::int as first, split_part(part, ' ', 2)::int as last
from (
  select article_id, id, speaker, speaker_name, unnest(string_split(contents, ';')) as part
  from statements where speaker_name in (select unnest(?))
)
where part <> ''
"""
_INSIDE = """
select said.speaker_name, {name}, count(distinct (said.article_id, said.id)) as times
from said join {table} x
  on x.article_id = said.article_id and x.start >= said.first and x."end" <= said.last
{more}
group by all order by 1, times desc, 2
"""
_ABOUT = {
    # Someone who goes by a name; a pronoun for them counts, the speaker's own words of himself do not.
    "actors": _INSIDE.format(
        name="a.name",
        table="mentions",
        more="""
        join actors a on a.article_id = x.article_id and a.id = x.actor
        semi join (select article_id, actor from mentions where form = 'name') n
          on n.article_id = a.article_id and n.actor = a.id
        where a.name <> said.speaker_name
        """,
    ),
    "places": _INSIDE.format(
        name="coalesce(x.place, x.name)", table="places", more="where coalesce(x.place, x.name) is not null"
    ),
    "events": _INSIDE.format(name="x.category", table="events", more="where x.category is not null"),
}


def _speakers(tables: duckdb.DuckDBPyConnection) -> list[Speaker]:
    found = [Speaker(*row) for row in _rows(tables, _SPEAKERS)]
    tables.execute(_SAID, [[speaker.name for speaker in found]])
    topics: dict[str, dict[str, list[tuple[str, int]]]] = {kind: defaultdict(list) for kind in KINDS}
    for kind, query in _ABOUT.items():
        for speaker, name, times in _rows(tables, query):
            topics[kind][speaker].append((name, times))
    return [attrs.evolve(one, about={kind: topics[kind][one.name] for kind in KINDS}) for one in found]
