"""Train data/pos.crf on the silver tags of the PolNeAR texts.

Usage: train_pos.py TEXTS.jsonl SILVER.jsonl.gz OUT.crf

Then update data/SHA256SUMS: python tests/notices.py --write
"""

import gzip
import json
import random
import sys
from pathlib import Path

import pycrfsuite
from newsmodel_events.pos import features

from newsmodel.testing import draft_of

MERGED = {
    "NNPS": "NNP",
    "JJR": "JJ",
    "JJS": "JJ",
    "RBR": "RB",
    "RBS": "RB",
    "PDT": "DT",
    "FW": "NN",
    "LS": "CD",
}
MERGED |= {"WP": "W", "WDT": "W", "WRB": "W", "WP$": "W", "UH": "RB"}
MERGED |= dict.fromkeys(["", "SYM", "$", ",", ":", "``", "''", "-LRB-", "-RRB-", "#"], ".")
PARAMETERS = {"c1": 1.0, "c2": 0.05, "max_iterations": 70, "feature.minfreq": 3}
HELD_OUT = 40


def sentences(text, silver):
    """Yield (words, tags) by sentence; tags are matched by offsets."""
    tokens = draft_of(text).tokens
    starts = {token[0]: token[3] for token in silver}
    ends = {token[1]: token[3] for token in silver}
    rows = {}
    for i, word in enumerate(tokens.words):
        tag = ends.get(tokens.ends[i]) or starts.get(tokens.starts[i]) or ("NN" if word[0].isalnum() else ".")
        rows.setdefault(tokens.sentences[i], []).append((word, MERGED.get(tag, tag)))
    for row in rows.values():
        yield [word for word, _ in row], [tag for _, tag in row]


def main():
    texts = {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        texts[doc["id"]] = doc["text"]
    silver = [json.loads(x) for x in gzip.decompress(Path(sys.argv[2]).read_bytes()).decode().splitlines()]
    random.Random(1).shuffle(silver)
    trainer = pycrfsuite.Trainer(verbose=False)
    for doc in silver[HELD_OUT:]:
        for words, tags in sentences(texts[doc["id"]], doc["tokens"]):
            trainer.append(features(words, [w.lower() for w in words]), tags)
    trainer.set_params(PARAMETERS)
    trainer.train(sys.argv[3])
    tagger = pycrfsuite.Tagger()
    tagger.open(sys.argv[3])
    right = total = 0
    for doc in silver[:HELD_OUT]:
        for words, tags in sentences(texts[doc["id"]], doc["tokens"]):
            found = tagger.tag(features(words, [w.lower() for w in words]))
            right += sum(a == b for a, b in zip(tags, found, strict=True))
            total += len(tags)
    print(f"{100 * right / total:.2f} of {total} tokens of {HELD_OUT} other documents as in the silver")


if __name__ == "__main__":
    main()
