"""Made-up stories of a given length, as many as one likes, the same for the same number."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["stories"]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("stories.toml").read_text(encoding="utf-8"))


def stories(count: int, words: int = 500) -> Iterator[dict[str, str]]:
    """Yield stories as rows of JSON lines: id, text, published.

    Args:
        count: How many.
        words: Least number of words of each.
    """
    for number in range(count):
        yield _story(number, words)


def _story(number: int, words: int) -> dict[str, str]:
    chance = random.Random(number)
    data = _data()
    day = date(2024, 1, 1) + timedelta(days=number % 700)
    fills = _fills(chance, day)
    parts = [chance.choice(data["headlines"]), chance.choice(data["leads"])]
    body = list(data["body"])
    chance.shuffle(body)
    paragraphs = [part.format(**fills) for part in parts]
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        if not body:
            body = list(data["body"])
            chance.shuffle(body)
        some = [body.pop() for _ in range(min(len(body), chance.randint(1, 3)))]
        paragraphs.append(" ".join(part.format(**(fills | _changing(chance))) for part in some))
    return {"id": f"story-{number}", "text": "\n\n".join(paragraphs), "published": day.isoformat()}


def _fills(chance: random.Random, day: date) -> dict[str, str]:
    words = _data()["words"]
    home, other = chance.sample(range(len(words["country"])), 2)
    she = chance.random() < 0.5
    first = chance.choice(words["first_she" if she else "first_he"])
    last, second = chance.sample(words["last"], 2)
    city = chance.choice(words["city"])
    return {
        "Country": words["country"][home],
        "Other": words["country"][other],
        "demonym": words["demonym"][other],
        "City": city,
        "CITY": city.split(",")[0].upper(),
        "Name": f"{first} {last}",
        "Last": last,
        "he": "she" if she else "he",
        "Second": f"{chance.choice(words['first_he'] + words['first_she'])} {second}",
        "agency": chance.choice(words["agency"]),
        "Month": day.strftime("%B"),
        "day": str(day.day),
        **{name: chance.choice(words[name]) for name in ("role", "topic", "event")},
        **_changing(chance),
    }


def _changing(chance: random.Random) -> dict[str, str]:
    words = _data()["words"]
    number = chance.randint(3, 90)
    return {
        "Company": chance.choice(words["company"]),
        "Weekday": chance.choice(words["weekday"]),
        "year": str(chance.randint(1990, 2023)),
        "amount": str(chance.randint(2, 900)),
        "percent": str(chance.randint(2, 30)),
        "number": str(number),
        "Number": str(number),
    }
