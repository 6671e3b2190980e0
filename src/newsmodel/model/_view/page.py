"""The page: story, side panel, legend, provenance; style and script inline."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from newsmodel.model._base import Annotation, Provenance
from newsmodel.model._kinds import tag_of
from newsmodel.model._view.marks import CLASSES, clean, marked_story, spans_of
from newsmodel.model._view.panels import other_kinds, panels
from newsmodel.model.article import Article

__all__ = ["render_fragment", "render_page"]

_LABELS = {
    "statement": "statements",
    "actor": "actors",
    "time": "times",
    "place": "places",
    "event": "events",
    "other": "other findings",
}


@cache
def _asset(name: str) -> str:
    return files("newsmodel.model._view").joinpath(name).read_text(encoding="utf-8")


def render_page(article: Article) -> str:
    """Return an article as one self-contained HTML page.

    Nothing is fetched by it: style, script and map are inside, and a content policy forbids the rest.
    """
    title = clean(article.text_of(article.headline) or article.id)
    language = clean(article.language or "en")
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>{_asset("page.css")}</style>
</head>
<body>
{render_fragment(article, script=True)}
</body>
</html>
"""


def render_fragment(article: Article, *, script: bool = False) -> str:
    """Return the body of the page; without script it is for notebooks."""
    shown = list(_shown(article))
    legend = "".join(
        f'<label class="{name}"><input type="checkbox" checked data-class="{name}"> {_LABELS[name]}</label>'
        for name in dict.fromkeys(name for name, _ in shown)
    )
    about = " · ".join(
        filter(
            None, [str(article.published or "no date known"), clean(article.source or ""), clean(article.id)]
        )
    )
    code = f'<script type="application/json" id="facts">{_facts(article)}</script>' if script else ""
    code += f"<script>{_asset('page.js')}</script>" if script else ""
    style = "" if script else f"<style>{_asset('page.css')}</style>"
    return f"""{style}<div class="newsmodel">
<header><p class="about">{about}</p>
<fieldset class="legend"><legend>Show</legend>{legend}</fieldset></header>
<main class="story">
{marked_story(article, shown)}
</main>
<aside aria-label="Facts">
<output aria-live="polite">Choose a fact, or words in the story, to see who found it.</output>
{panels(article)}
</aside>
</div>
{code}"""


def _shown(article: Article) -> list[tuple[str, Annotation]]:
    found = [(name, item) for tag, name in CLASSES.items() for item in article.layer(tag) if item.id]
    return found + [("other", item) for _, item in other_kinds(article) if item.id]


def _facts(article: Article) -> str:
    """Return what the script shows of each annotation, as JSON that is safe inside a script element."""
    facts = {item.id: _fact(article, item) for _, item in _shown(article)}
    text = json.dumps(facts, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _fact(article: Article, item: Annotation) -> dict[str, Any]:
    makers = [maker for maker in (item.made_by, *item.also_by) if maker is not None]
    words = " … ".join(span.of(article.text) for span in spans_of(item))
    fields = {
        field.name: _shown_value(article, getattr(item, field.name))
        for field in attrs.fields(type(item))
        if field.name not in _HIDDEN_FIELDS and getattr(item, field.name) not in (None, ())
    }
    return {
        "kind": tag_of(type(item)),
        "words": words[:300],
        "fields": fields,
        "confidence": item.confidence,
        "made by": "; ".join(map(_maker, makers)),
    }


_HIDDEN_FIELDS = frozenset(
    {"id", "span", "confidence", "made_by", "also_by", "contents", "raw", "attribution"}
)


def _maker(maker: Provenance) -> str:
    rule = f", rule {maker.rule}" if maker.rule else ""
    return f"{maker.address} {maker.version}{rule}".replace(" ,", ",")


def _shown_value(article: Article, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown_value(article, part) for part in value)
    if hasattr(value, "start") and hasattr(value, "of"):
        return f"“{article.text_of(value)}”"  # type: ignore[arg-type]
    if hasattr(value, "role") and hasattr(value, "span"):
        return f"{value.role} “{article.text_of(value.span)}”"
    if hasattr(value, "span") and hasattr(value, "confidence"):
        return f"“{article.text_of(value.span)}”"
    if hasattr(value, "name") and hasattr(value, "lat"):
        parts = (value.name, getattr(value, "admin1", None), getattr(value, "country", None))
        return ", ".join(filter(None, parts))
    named = article.get(value) if isinstance(value, str) else None
    if named is not None:
        return f"{value} “{getattr(named, 'name', None) or article.text_of(named)}”"
    return str(value)
