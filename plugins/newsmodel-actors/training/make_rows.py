"""Write the rows that `train_pronouns.py` learns from: the candidates of every pronoun, and the right one.

`gum` reads documents with gold mentions and uses their names; `silver` reads documents with chains of
spans as `[[start, end], ...]` under `coref`, and the texts from a second file. While rows are made the
right antecedent is followed, so that one mistake does not spoil the rest of a document.

    python make_rows.py gum gum-other-train.jsonl > gum.rows
    python make_rows.py silver polnear-corenlp.jsonl.gz --texts train.jsonl --limit 400 > news.rows
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsmodel_actors import ranking, resolve

from newsmodel import Draft, Extractor, NamedEntity, Parser, Span, extractor, hookimpl

LABELS = {"person": "PERSON", "organization": "ORGANIZATION", "place": "PLACE"}
entity_at: dict[int, object] = {}
given: list[NamedEntity] = []
state: dict[str, object] = {}
choose = resolve.Walk._best


@extractor(makes=NamedEntity)
def gold(draft: Draft) -> Iterator[NamedEntity]:
    yield from given


class Gold:
    @hookimpl
    def newsmodel_extractors(self) -> list[Extractor]:
        return [gold]


def best(walk, ref, pronoun, candidates):
    """Choose as the resolver does, but write the row down and follow the right antecedent."""
    if ref.mention.form != "pronoun":
        return choose(walk, ref, pronoun, candidates)
    right, label = entity_of(ref), -1
    for number, cluster in enumerate(candidates):
        votes = Counter(e for e in map(entity_of, cluster.refs) if e is not None)
        if label < 0 and right is not None and votes and votes.most_common(1)[0][0] == right:
            label = number
    if label < 0 and state["silver"]:
        return choose(walk, ref, pronoun, candidates)
    speaker = walk.speakers.get(ref.quote)
    rows = [list(ranking.features(c, ref, pronoun, n, speaker)) for n, c in enumerate(candidates)]
    print(json.dumps({"f": ranking.family_of(pronoun), "rows": rows, "label": label, "doc": state["doc"]}))
    return candidates[label] if label >= 0 else None


def entity_of(ref):
    head = ref.mention.head or ref.mention.span
    return entity_at.get(head.start)


def read_gum(document: dict) -> str:
    taken = []
    for m in sorted(document["mentions"], key=lambda m: m["start"] - m["end"]):
        start, end = m["head_start"], m["head_end"]
        entity_at[start] = m["entity"]
        end -= 2 * document["text"][start:end].endswith(("'s", "’s"))
        if m["form"] != "name" or m["type"] not in LABELS or start >= end:
            continue
        if not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            given.append(NamedEntity(span=Span(start, end), label=LABELS[m["type"]]))
    return document["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("how", choices=["gum", "silver"])
    parser.add_argument("file")
    parser.add_argument("--texts")
    parser.add_argument("--limit", type=int, default=1_000_000)
    args = parser.parse_args()
    resolve.Walk._best = best
    state["silver"] = args.how == "silver"
    if args.how == "gum":
        reader = Parser([Gold()], only=["newsmodel-actors", "newsmodel-quotes"])
    else:
        reader = Parser(only=["newsmodel-actors", "newsmodel-quotes", "newsmodel-names"])
    texts = {}
    if args.texts:
        lines = Path(args.texts).read_text(encoding="utf-8").splitlines()
        texts = {d["id"]: d["text"] for d in map(json.loads, lines)}
    data = Path(args.file).read_bytes()
    lines = (gzip.decompress(data) if args.file.endswith("gz") else data).decode("utf-8").splitlines()
    for line in lines[: args.limit]:
        read(json.loads(line), args.how, reader, texts)


def read(document: dict, how: str, reader: Parser, texts: dict[str, str]) -> None:
    state["doc"] = document["id"]
    entity_at.clear()
    given.clear()
    for chain, spans in enumerate(document.get("coref", ())):
        for start, _ in spans:
            entity_at.setdefault(start, chain)
    text = read_gum(document) if how == "gum" else texts[document["id"]]
    reader.parse(text, id=document["id"])


if __name__ == "__main__":
    main()
