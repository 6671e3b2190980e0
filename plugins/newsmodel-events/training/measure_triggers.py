"""Score tagger and decision list in folds by source: each source's documents by models of the others.

Usage: measure_triggers.py TRAIN.jsonl FOLDER_OF_SCORER
"""

import importlib
import json
import re
import sys
import tempfile
from pathlib import Path

import pycrfsuite
from learn_rates import learn
from newsmodel_events.pos import tag_words
from newsmodel_events.reading import Reading
from newsmodel_events.rules import find_by_rules
from newsmodel_events.tagger import CLASSES
from newsmodel_events.tagging import NEVER, trigger_features
from train_triggers import PARAMETERS

from newsmodel.testing import draft_of

# by the prefix of the id; one newspaper, one agency, broadcasters and small sources together
GROUPS = {"wsj": "WSJ", "WSJ": "WSJ", "APW": "AP", "AP": "AP", "NYT": "NYT", "XIE": "others", "ea": "others"}
GROUPS |= {"ed": "others", "SJMN": "others"}
THRESHOLD = 0.4


def group_of(doc):
    return GROUPS.get(re.match("[A-Za-z]+", doc["id"]).group(), "broadcast")


def read(path):
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        tokens = draft_of(doc["text"]).tokens
        reading = Reading(tokens.words, tokens.lowers, tokens.sentences, tag_words)
        at = {start: i for i, start in enumerate(tokens.starts)}
        classes = {at[e["start"]]: e["class"] for e in doc["events"] if e["start"] in at}
        rows = [trigger_features(reading, start, end) for start, end in reading.ranges]
        yield doc, tokens, reading, classes, rows


def train(documents, path):
    trainer = pycrfsuite.Trainer(verbose=False)
    for _, _, reading, classes, rows in documents:
        for (start, end), row in zip(reading.ranges, rows, strict=True):
            trainer.append(row, [classes.get(i, "O") for i in range(start, end)])
    trainer.set_params(PARAMETERS)
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger


def tag(tagger, reading, rows):
    for (start, end), row in zip(reading.ranges, rows, strict=True):
        tagger.set(row)
        for k in range(end - start):
            if reading.tags[start + k] not in NEVER and 1 - tagger.marginal("O", k) > THRESHOLD:
                yield start + k, max(CLASSES, key=lambda c: tagger.marginal(c, k))


def main():
    sys.path.insert(0, sys.argv[2])
    score = importlib.import_module("score_temporal").score
    data = list(read(sys.argv[1]))
    gold = {row[0]["id"]: row[0] for row in data}
    found = {"tagger": {}, "rules": {}}
    means = {"tagger": [], "rules": []}
    for fold in sorted({group_of(doc) for doc in gold.values()}):
        others = [row for row in data if group_of(row[0]) != fold]
        with tempfile.TemporaryDirectory() as folder:
            tagger = train(others, f"{folder}/fold.crf")
        rates = learn([(row[2], row[3]) for row in others])
        ids = []
        for doc, tokens, reading, _, rows in data:
            if group_of(doc) == fold:
                ids.append(doc["id"])
                for name, triggers in (
                    ("tagger", tag(tagger, reading, rows)),
                    ("rules", ((i, c) for i, c, _ in find_by_rules(reading, rates))),
                ):
                    events = [
                        {"start": tokens.starts[i], "end": tokens.ends[i], "class": c} for i, c in triggers
                    ]
                    found[name][doc["id"]] = {"events": events}
        for name, predicted in found.items():
            result = score({i: gold[i] for i in ids}, predicted, "events", ("class",))
            means[name].append((result["strict"]["f1"], result["class"]["f1"]))
            print(fold, len(ids), name, result["strict"], result["class"], flush=True)
    for name, predicted in found.items():
        result = score(gold, predicted, "events", ("class",))
        mean = [round(sum(column) / len(column), 2) for column in zip(*means[name], strict=True)]
        print("all", name, result["strict"], result["class"], "mean of groups", mean)


if __name__ == "__main__":
    main()
