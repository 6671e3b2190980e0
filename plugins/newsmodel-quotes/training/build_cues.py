"""Count which lemmas attribute in which frames (data/cues.tsv), with training/by_hand.tsv on top.

    python training/build_cues.py --write

The rules run over the training part with the lexicon as it is, entries made by hand on top; a frame stays
where its contents are right in three cases of ten, smoothed by lemma and frame. To let new lemmas in, add
them to by_hand.tsv with all frames first. Without --write only the number of entries is printed.
"""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from corpus import DATA, ROOT, documents, read
from newsmodel_quotes.assemble import find_relations, first_paragraph
from newsmodel_quotes.lexicon import lemma_of, noun_cues
from newsmodel_quotes.reading import Reading

LEAST = 0.3


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_quotes", ROOT.parent / "bench" / "score_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def key_of(reading: Reading, relation: Any) -> tuple[str, str, str] | None:
    """Kind, lemma and frame of a relation that the lexicon answers for."""
    kind, _, frame = relation.rule.partition("-")
    if kind not in ("verb", "noun"):
        return None
    lower = reading.lowers[relation.cue[1] - 1]
    lemma = lemma_of(lower) if kind == "verb" else lower if lower in noun_cues() else lower[:-1]
    return kind, lemma or lower, "to" if frame == "raising" else frame.replace("in-", "in:")


def main() -> None:
    score = scorer()
    seen: Counter[tuple[str, ...]] = Counter()
    right: Counter[tuple[str, ...]] = Counter()
    for document in documents("train"):
        text, reading = document["text"], read(document["text"])
        relations = find_relations(reading, first_paragraph(reading))
        spans = [[reading.offsets(*content) for content in r.contents] for r in relations]
        gold = [score.chars(s["content"], text) for s in document["statements"]]
        hits = {j for _, j, _ in score.align(gold, [score.chars(s, text) for s in spans], 0.75)}
        for number, relation in enumerate(relations):
            key = key_of(reading, relation)
            if key is not None:
                for part in (key, key[:2], (key[0], "", key[2]), key[:1]):
                    seen[part] += 1
                    right[part] += number in hits
    by_hand = {(row[0], row[1]): row for row in rows(Path(__file__).parent / "by_hand.tsv")}
    lexicon = {(row[0], row[1]): row for row in rows(DATA / "cues.tsv")}
    out = []
    for name in sorted(set(lexicon) | set(by_hand)):
        kind, lemma = name
        row = lexicon.get(name) or by_hand[name]
        kept = set(by_hand[name][3].split()) if name in by_hand else set()
        for frame in row[3].split():
            of_frame = (right[kind, "", frame] + 0.8) / (seen[kind, "", frame] + 2)
            of_lemma = (right[kind, lemma] + 3 * of_frame) / (seen[kind, lemma] + 3)
            prior = (of_frame * of_lemma) ** 0.5
            chance = (right[kind, lemma, frame] + 2 * prior) / (seen[kind, lemma, frame] + 2)
            if chance >= LEAST or (frame in ("end", "quote", "colon") and seen[kind, lemma, frame] < 3):
                kept.add(frame)
        if kept:
            out.append("\t".join((kind, lemma, row[2], " ".join(sorted(kept)))))
    if "--write" in sys.argv:
        (DATA / "cues.tsv").write_text(
            "# kind\tlemma\tclass\tframes\n" + "\n".join(out) + "\n", encoding="utf-8"
        )
    print(f"{len(out)} entries")


if __name__ == "__main__":
    main()
