"""The sample wire story against a reading of it by hand."""

from __future__ import annotations

import json
from datetime import date

import pytest

import newsmodel
from newsmodel import Span


@pytest.fixture(scope="module")
def gold(samples):
    return json.loads((samples / "ryabkov.gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def article(samples):
    return newsmodel.parse((samples / "ryabkov.txt").read_text(encoding="utf-8"))


def span(pair):
    return Span(*pair)


def characters(text, spans):
    return {i for s in spans for i in range(s.start, s.end) if text[i].isalnum()}


def similarity(text, one, two):
    a, b = characters(text, one), characters(text, two)
    return len(a & b) / len(a | b) if a | b else 0.0


def best_statement(article, wanted):
    contents = [span(pair) for pair in wanted["contents"]]
    ranked = sorted(article.statements, key=lambda s: -similarity(article.text, s.contents, contents))
    found = ranked[0] if ranked else None
    return found if found and similarity(article.text, found.contents, contents) >= 0.8 else None


def same_actor(article, actor, name):
    """Whether an actor is the one of that name: by a name of its own or of one of its mentions."""
    if actor is None:
        return False
    words = {actor.name} | {article.text_of(m) for m in map(article.get, actor.mentions)}
    bare = {w.removeprefix("the ").removeprefix("The ") for w in words}
    return name.removeprefix("the ") in bare or article.actor(name) == actor


def test_published_is_read_from_the_date_line(article):
    assert article.published == date(2022, 1, 13)
    assert article.dateline.value == date(2022, 1, 13)


def test_headline(article, gold):
    assert (article.headline.start, article.headline.end) == tuple(gold["headline"])


def test_all_time_expressions_and_few_others(article, gold):
    found = []
    for wanted in gold["timexes"]:
        hits = [t for t in article.times if t.span.overlaps(span(wanted["span"]))]
        found.append(any((t.type, t.value) == (wanted["type"], wanted["value"]) for t in hits))
    others = [
        article.text_of(t)
        for t in article.times
        if not any(t.span.overlaps(span(w["span"])) for w in gold["timexes"])
    ]

    print(f"time expressions {sum(found)} of {len(found)}, others {others}")
    assert all(found)
    assert len(others) <= 2


def test_all_statements_with_their_speakers_and_few_others(article, gold):
    matched, right, modes = [], [], []
    for wanted in gold["statements"]:
        found = best_statement(article, wanted)
        matched.append(found)
        right.append(bool(found) and same_actor(article, article.actor(found.speaker), wanted["speaker"]))
        modes.append(bool(found) and found.mode == wanted["mode"])
    others = [article.text_of(s) for s in article.statements if s not in matched]

    print(
        f"statements {sum(m is not None for m in matched)}, speakers {sum(right)}, modes {sum(modes)} of 10"
    )
    print("others:", others)
    assert all(matched)
    assert all(right), [w["speaker"] for w, ok in zip(gold["statements"], right, strict=True) if not ok]
    assert all(modes)
    assert len(others) <= 4


def test_ryabkov_is_one_actor_with_his_roles_and_mentions_and_nobody_elses(article, gold):
    wanted = gold["actors"][0]
    actor = article.actor("Sergei Ryabkov")
    mentions = [article.get(m) for m in actor.mentions]
    hits = [any(m.span.overlaps(span(pair)) for m in mentions) for pair in wanted["mentions"]]
    roles = {article.text_of(r) for r in actor.roles}

    print(f"mentions {sum(hits)} of {len(hits)}, roles {sorted(roles)}")
    assert all(hits)
    assert len(mentions) == len(hits)
    assert [any(role.removeprefix("a ") in r for r in roles) for role in wanted["role_texts"]] == [True] * 3
    assert actor.country == "RU"


def test_all_actors_with_type_and_country(article, gold):
    missing = []
    for wanted in gold["actors"]:
        actors = [a for a in article.actors if same_actor(article, a, wanted["name"])]
        country = wanted.get("country")
        if not any(a.type == wanted["kind"] and (country is None or a.country == country) for a in actors):
            missing.append((wanted["name"], [(a.name, a.type, a.country) for a in actors]))

    print(f"actors {len(gold['actors']) - len(missing)} of {len(gold['actors'])}; missing {missing}")
    assert not missing


def test_all_places_in_their_country(article, gold):
    missing = []
    for wanted in gold["places"]:
        words = {g.place.name: g.place for g in article.places}
        words |= {article.text_of(m): g.place for g in article.places for m in g.mentions}
        place = words.get(wanted["name"])
        if place is None or ("country" in wanted and place.country != wanted["country"]):
            missing.append((wanted["name"], place))

    print(f"places {len(gold['places']) - len(missing)} of {len(gold['places'])}; missing {missing}")
    assert not missing


def participants(article, event, *roles):
    return [p for p in event.participants if p.role in roles]


def takes_part(article, parts, name):
    for part in parts:
        if same_actor(article, article.actor(part.actor), name) or name in article.text_of(part.span):
            return True
    return False


def fits(article, event, wanted):
    """Say what of an event differs from the wanted one."""
    time, place = article.get(event.time), article.get(event.place)
    wrong = []
    if event.category != wanted["category"]:
        wrong.append(f"category {event.category}")
    if "time" in wanted and (time is None or time.value != wanted["time"]):
        wrong.append(f"time {time and time.value}")
    if "place" in wanted and (
        place is None or place.place is None or wanted["place"] not in (place.place.name, place.name)
    ):
        wrong.append(f"place {place and place.name}")
    if event.polarity != wanted["polarity"] or event.modality != wanted["modality"]:
        wrong.append(f"{event.polarity} {event.modality}")
    agents = participants(article, event, "agent")
    others = participants(article, event, "patient", "recipient", "theme")
    wrong += [f"no agent {n}" for n in wanted.get("agents", ()) if not takes_part(article, agents, n)]
    wrong += [f"no recipient {n}" for n in wanted.get("recipients", ()) if not takes_part(article, others, n)]
    return wrong


def test_all_events_whole(article, gold):
    missing = []
    for wanted in gold["events"]:
        faults = [
            fits(article, e, wanted) for e in article.events if e.span.overlaps(span(wanted["trigger"]))
        ]
        if [] not in faults:
            missing.append((wanted["text"], min(faults, key=len, default="not found")))

    print(f"events {len(gold['events']) - len(missing)} of {len(gold['events'])}; missing {missing}")
    assert not missing
