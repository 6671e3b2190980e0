"""Score tagger and decision list in folds by source: each source's documents by models of the others.

Usage: measure_triggers.py TRAIN.jsonl FOLDER_OF_SCORER
"""

import importlib
import re
import sys

from learn_rates import learn
from newsmodel_events.rules import DecisionList
from newsmodel_events.tagger import TriggerTagger
from train_triggers import read, rows_of, train

# by the prefix of the id; one newspaper, one agency, broadcasters and small sources together
GROUPS = {"wsj": "WSJ", "WSJ": "WSJ", "APW": "AP", "AP": "AP", "NYT": "NYT", "XIE": "others", "ea": "others"}
GROUPS |= {"ed": "others", "SJMN": "others"}
THRESHOLD = 0.4


def group_of(doc):
    return GROUPS.get(re.match("[A-Za-z]+", doc["id"]).group(), "broadcast")


def main():
    sys.path.insert(0, sys.argv[2])
    score = importlib.import_module("score_temporal").score
    data = list(read(sys.argv[1]))
    gold = {row[0]["id"]: row[0] for row in data}
    found = {"tagger": {}, "rules": {}}
    means = {"tagger": [], "rules": []}
    for fold in sorted({group_of(doc) for doc in gold.values()}):
        others = [row for row in data if group_of(row[0]) != fold]
        tagger = TriggerTagger(
            train([x for _, _, reading, classes in others for x in rows_of(reading, classes)])
        )
        rules = DecisionList(learn([(reading, classes) for _, _, reading, classes in others]))
        ids = []
        for doc, tokens, reading, _ in data:
            if group_of(doc) == fold:
                ids.append(doc["id"])
                for name, triggers in (
                    ("tagger", tagger.find(reading, THRESHOLD)),
                    ("rules", rules.find(reading)),
                ):
                    events = [
                        {"start": tokens.starts[i], "end": tokens.ends[i], "class": c} for i, c, _ in triggers
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
