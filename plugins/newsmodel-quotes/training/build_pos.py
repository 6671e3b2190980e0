"""Count the part-of-speech tables (data/pos.tsv) from the machine-tagged training texts.

    python training/build_pos.py --write

Prints the share of tags that agree on every tenth document when it is left out; --write stores the tables.
The stored tables come from an earlier form of this count (96.7 % agreement); the taggers were trained
on them, so train both again after writing.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from typing import Any

from corpus import DATA, ROOT, documents, read
from newsmodel_quotes import pos
from newsmodel_quotes.reading import Reading

MERGED = {
    "NNPS": "NNP", "JJS": "JJ", "JJR": "JJ", "RBR": "RB", "RBS": "RB", "WP$": "WP", "PDT": "DT", "``": '"',
    "''": '"', "-LRB-": "(", "-RRB-": ")", "FW": "NN", "LS": "CD", "SYM": ":", "#": "$",
}  # fmt: skip
OPEN = frozenset(["NN", "NNS", "VB", "VBD", "VBN", "VBG", "VBP", "VBZ", "JJ", "RB", "CD"])
Sample = tuple[Reading, list[str | None]]
Counts = dict[str, Counter[str]]


def samples() -> list[Sample]:
    texts = {document["id"]: document["text"] for document in documents("train")}
    found = []
    with gzip.open(ROOT / "silver" / "polnear-corenlp.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            reading = read(texts[row["id"]])
            tags = {start: MERGED.get(tag, tag) for start, _, _, tag, *_ in row["tokens"]}
            found.append((reading, [tags.get(start) for start in reading.starts]))
    return found


def choices(counts: Counter[str]) -> str:
    """The tags of a word, commonest first, without those of fewer than one in 25."""
    least = max(2, 0.04 * counts.total())
    kept = [tag for tag, count in counts.most_common() if count >= least]
    return "|".join(kept[:4]) or counts.most_common(1)[0][0]


def count_words(data: list[Sample]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    plain: Counts = defaultdict(Counter)
    capital: Counts = defaultdict(Counter)
    suffix: Counts = defaultdict(Counter)
    for reading, tags in data:
        previous = -1
        for word, lower, sentence, tag in zip(
            reading.words, reading.lowers, reading.sentences, tags, strict=True
        ):
            inner, previous = sentence == previous, sentence
            if tag:
                (capital if inner and word[0].isupper() else plain)[lower][tag] += 1
    for lower, counts in plain.items():
        for tag in counts:
            if lower[0].isalpha() and tag in OPEN:
                for size in (2, 3, 4):
                    if len(lower) > size + 1:
                        suffix[lower[-size:]][tag] += 1
    words = {w: choices(c) for w, c in plain.items() if c.total() >= 3 and not w.startswith("#")}
    endings = {s: choices(c) for s, c in suffix.items() if c.total() >= 8}
    capitals = {w: t for w, c in capital.items() if c.total() >= 3 and (t := choices(c)) != "NNP"}
    return words, endings, capitals


def contexts_of(data: list[Sample], tables: Any) -> dict[str, str]:
    """What the tag before and the class after decide, stored where it differs from the more general rule."""
    general: Counts = defaultdict(Counter)
    special: Counts = defaultdict(Counter)
    for reading, tags in data:
        classes = pos.classes_of(reading.words, reading.firsts.values(), tables)
        for at, tag in enumerate(tags):
            if not tag or "|" not in classes[at]:
                continue
            same = at > 0 and reading.sentences[at - 1] == reading.sentences[at]
            before = (tags[at - 1] or "^") if same else "^"
            inner = at + 1 < len(tags) and reading.sentences[at + 1] == reading.sentences[at]
            after, lower = classes[at + 1] if inner else "$", reading.lowers[at]
            general[f"{classes[at]} {before}"][tag] += 1
            general[f"{classes[at]} {before} {after}"][tag] += 1
            for key in (f"{lower} {before} {after}", f"{lower} {before}", f"{lower}  {after}"):
                special[key][tag] += 1
    out: dict[str, str] = {}
    for key in sorted(general, key=lambda key: (key.count(" "), key)):
        counts = general[key]
        tag, count = counts.most_common(1)[0]
        kind, _, rest = key.partition(" ")
        fallback = out.get(f"{kind} {rest.split(' ')[0]}") or kind.split("|")[0]
        if (
            (counts.total() >= 3 and count >= 0.7 * counts.total()) or counts.total() >= 12
        ) and tag != fallback:
            out[key] = tag
    for key, counts in sorted(special.items()):
        tag, count = counts.most_common(1)[0]
        kind = tables.words.get(key.split(" ")[0], "NN")
        if counts.total() >= 6 and count >= 0.8 * counts.total() and tag != kind.split("|")[0]:
            out[key] = tag
    return out


def build(data: list[Sample]) -> Any:
    words, endings, capitals = count_words(data)
    tables = pos.Tables(words, endings, capitals, {})
    contexts: dict[str, dict[str, str]] = {}
    for key, tag in contexts_of(data, tables).items():
        word, _, around = key.partition(" ")
        contexts.setdefault(word, {})[around] = tag
    return pos.Tables(words, endings, capitals, contexts)


def main() -> None:
    data = samples()
    held = data[::10]
    tables = build([sample for number, sample in enumerate(data) if number % 10])
    right = total = 0
    for reading, tags in held:
        for ours, theirs in zip(
            pos.tag_words(reading.words, list(reading.firsts.values()), tables), tags, strict=True
        ):
            total += theirs is not None
            right += ours == theirs
    print(f"{right / total:.4f} of {total} held-out tags agree")
    if "--write" not in sys.argv:
        return
    tables = build(data)
    with (DATA / "pos.tsv").open("w", encoding="utf-8") as out:
        contexts = {f"{w} {a}": tag for w, decided in tables.contexts.items() for a, tag in decided.items()}
        parts = (("word", tables.words), ("suffix", tables.suffixes), ("capital", tables.capitals))
        for name, table in (*parts, ("context", contexts)):
            print(f"# {name}", *(f"{k}\t{v}" for k, v in sorted(table.items())), sep="\n", file=out)


if __name__ == "__main__":
    main()
