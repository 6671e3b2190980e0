"""The page: a section for each question, with its chart and below it its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

from newsmodel import countries
from newsmodel.report._charts import bars, columns, heatmap
from newsmodel.report._html import clean, counted, figure, table, world
from newsmodel.report._queries import KINDS, Figures

__all__ = ["render"]

_BARS = 15
_TOPICS = 8
_EACH = 5
_DOTS_LISTED = 50
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(figures: Figures, title: str) -> str:
    """Return the whole page."""
    sections = [
        ("speakers", "Who is quoted most", _quoted),
        ("topics", "Who speaks about what", _topics),
        ("time", "Quotes over time", _time),
        ("places", "Places", _places),
        ("events", "Events", _events),
        ("issues", "Issues", _issues),
    ]
    links = "".join(f'<li><a href="#{name}">{head}</a></li>' for name, head, _ in sections)
    body = "\n".join(
        f'<section aria-labelledby="{name}"><h2 id="{name}">{head}</h2>\n'
        + "\n".join(make(figures))
        + "\n</section>"
        for name, head, make in sections
    )
    style = files("newsmodel.report").joinpath("page.css").read_text(encoding="utf-8")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{clean(title)}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{clean(title)}</h1>
{_totals(figures)}
<nav aria-label="Sections"><ul>{links}</ul></nav>
{body}
</main>
</body>
</html>
"""


def _totals(figures: Figures) -> str:
    totals = figures.totals
    shown = [
        ("articles", totals["articles"]),
        ("words", totals["words"]),
        ("statements", totals["statements"]),
    ]
    shown += [("speakers with a name", totals["speakers"]), ("events", totals["events"])]
    shown += [("mentions of places", totals["mentions"]), ("warnings and errors", totals["issues"])]
    boxes = "".join(f"<div><dt>{name}</dt><dd>{number:,}</dd></div>" for name, number in shown)
    days = (
        f"Published from {totals['first']} to {totals['last']}."
        if totals["first"]
        else "No article has a date."
    )
    if totals["repeated"]:
        days += (
            f" {counted(totals['repeated'], 'article has', 'articles have')} the id of another one, "
            "as the same text of the same day has; all their facts are counted."
        )
    made = ", ".join(figures.fingerprints)
    return (
        f'<dl class="totals">{boxes}</dl>\n<p class="soft">{days} '
        f"Names are counted as they are written; one name for two people counts as one. "
        f"Fingerprint of the plugins: {clean(made)}.</p>"
    )


def _none(what: str) -> str:
    return f"<p>{what}</p>"


def _left_out(number: int, what: str, why: str) -> str:
    return f"{counted(number, what)}{why} left out." if number else ""


def _country(code: str | None) -> str:
    if not code:
        return ""
    found = countries.country(code)
    return found.name if found else code


def _quoted(figures: Figures) -> Iterator[str]:
    speakers, totals = figures.speakers, figures.totals
    if not speakers:
        yield _none("No statement has a speaker with a name.")
        return
    top = speakers[:_BARS]
    series = {
        "direct quotes": [one.direct for one in top],
        "other statements": [one.statements - one.direct for one in top],
    }
    most = f"{top[0].name} has most, {top[0].statements:,}"
    label = f"Bar chart of statements by speaker; {most}. The table below has all."
    yield figure("Statements by speaker", bars("speakers-chart", label, [one.name for one in top], series))
    rest = totals["statements"] - totals["spoken"]
    yield table(
        "speakers-table",
        f"The {counted(len(speakers), 'speaker')} with most statements",
        ("Speaker", "Type", "Country", "Statements", "Direct quotes", "Articles"),
        [(s.name, s.type, _country(s.country), s.statements, s.direct, s.articles) for s in speakers],
        _left_out(rest, "statement", f" of {totals['statements']:,} without a named speaker"),
    )


def _topics(figures: Figures) -> Iterator[str]:
    speakers = [one for one in figures.speakers[:_BARS] if any(one.about.values())]
    if not speakers:
        yield _none("No statement of a speaker with a name has a named actor, place or event in it.")
        return
    heads: list[str] = []
    groups: dict[str, int] = {}
    keys: list[tuple[str, str]] = []
    for kind in KINDS:
        sums: Counter[str] = Counter()
        for one in speakers:
            sums.update(dict(one.about[kind]))
        names = [name for name, _ in sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:_TOPICS]]
        if names:
            groups[kind] = len(names)
        keys += [(kind, name) for name in names]
        heads += names
    values = [[dict(one.about[kind]).get(name, 0) for kind, name in keys] for one in speakers]
    label = "Grid of speakers and what their statements name. The table below has the same by speaker."
    yield figure(
        "Statements that name an actor, a place, or an event",
        heatmap("topics-chart", label, [one.name for one in speakers], heads, values, groups=groups),
    )
    yield table(
        "topics-table",
        "What the most quoted name most often, with the number of their statements",
        ("Speaker", "Actors", "Places", "Events"),
        [(one.name, *(one.about[kind][:_EACH] for kind in KINDS)) for one in speakers],
    )


def _spelled(figures: Figures) -> list[str]:
    length = {"week": 10, "month": 7, "year": 4}[figures.unit]
    return [day.isoformat()[:length] for day in figures.bins]


def _by_unit(figures: Figures) -> str:
    return f"by {figures.unit} of publication" + (", named by its Monday" if figures.unit == "week" else "")


def _time(figures: Figures) -> Iterator[str]:
    if not figures.statements:
        yield _none("No article with a date has a statement.")
        return
    bins, series = _spelled(figures), figures.statements
    label = f"Column chart of statements {_by_unit(figures)}. The table below has the numbers."
    yield figure(f"Statements {_by_unit(figures)}", columns("time-chart", label, bins, series))
    yield table(
        "time-table",
        f"Statements {_by_unit(figures)}",
        (figures.unit.capitalize(), *(mode.capitalize() for mode in series), "All"),
        [(day, *row, sum(row)) for day, *row in zip(bins, *series.values(), strict=True)],
        _left_out(figures.totals["undated"], "article", " without a date"),
    )


def _places(figures: Figures) -> Iterator[str]:
    places, totals = figures.places, figures.totals
    if not places:
        yield _none("No place of the gazetteer is named.")
        return
    dots = [(name, lat, lon, times) for name, _, _, lat, lon, times, _ in places if None not in (lat, lon)]
    if dots:
        label = f"Map of the world with {counted(len(dots), 'place')}; the table below lists them by name."
        yield figure("Where the places lie; a larger dot is named more often", world(dots, label))
    rest = totals["mentions"] - totals["resolved"]
    yield table(
        "places-table",
        f"The {counted(min(len(places), _DOTS_LISTED), 'place')} named most often",
        ("Place", "Region code", "Country", "Mentions", "Articles", "Latitude", "Longitude"),
        [
            (name, region, _country(code), times, articles, lat, lon)
            for name, region, code, lat, lon, times, articles in places[:_DOTS_LISTED]
        ],
        _left_out(rest, "mention", f" of {totals['mentions']:,} not found in the gazetteer"),
    )


def _events(figures: Figures) -> Iterator[str]:
    if not figures.categories:
        yield _none("No event has a PLOVER category.")
        return
    if figures.events:
        bins = _spelled(figures)
        label = f"Grid of PLOVER categories {_by_unit(figures)}. The second table below has the numbers."
        yield figure(
            f"Events by PLOVER category, {_by_unit(figures)}",
            heatmap(
                "events-chart", label, list(figures.events), bins, list(figures.events.values()), time=True
            ),
        )
    yield table(
        "events-table",
        "Events by PLOVER category",
        ("Category", "Events", "Told as having happened", "Negated"),
        figures.categories,
        "An event that an article tells twice counts once; plans, threats and denials are among the events.",
    )
    if figures.events:
        yield table(
            "weeks-table",
            f"Events by PLOVER category, {_by_unit(figures)}",
            (figures.unit.capitalize(), *figures.events),
            zip(bins, *figures.events.values(), strict=True),
            _left_out(figures.totals["undated"], "article", " without a date"),
        )


def _issues(figures: Figures) -> Iterator[str]:
    if not figures.issues:
        yield _none("No plugin reported an issue.")
        return
    sums: Counter[str] = Counter()
    for _, plugin, maker, _, times, _ in figures.issues:
        sums[f"{plugin or 'core'}:{maker}" if maker else plugin or "core"] += times
    rows = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:_BARS]
    label = (
        f"Bar chart of issues by extractor; {rows[0][0]} has most, {rows[0][1]:,}. The table below has them."
    )
    yield figure(
        "Issues by extractor",
        bars("issues-chart", label, [name for name, _ in rows], {"issues": [times for _, times in rows]}),
    )
    yield table(
        "issues-table",
        "Issues, errors first",
        ("Severity", "Plugin", "Extractor", "Message", "Times", "Articles"),
        figures.issues,
    )
