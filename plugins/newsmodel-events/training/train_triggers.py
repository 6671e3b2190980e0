"""Train data/triggers.crf on TimeBank and AQUAINT (TempEval-3's training set).

Usage: train_triggers.py TRAIN.jsonl OUT.crf

Then update data/SHA256SUMS: python tests/notices.py --write
"""

import json
import sys
from pathlib import Path

import pycrfsuite
from newsmodel_events.pos import tag_words
from newsmodel_events.reading import Reading
from newsmodel_events.tagging import trigger_features

from newsmodel.testing import draft_of

PARAMETERS = {"c1": 0.5, "c2": 0.1, "max_iterations": 60, "feature.minfreq": 2}


def main():
    trainer = pycrfsuite.Trainer(verbose=False)
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        tokens = draft_of(doc["text"]).tokens
        reading = Reading(tokens.words, tokens.lowers, tokens.sentences, tag_words)
        classes = {event["start"]: event["class"] for event in doc["events"]}
        labels = [classes.get(start, "O") for start in tokens.starts]
        for start, end in reading.ranges:
            trainer.append(trigger_features(reading, start, end), labels[start:end])
    trainer.set_params(PARAMETERS)
    trainer.train(sys.argv[2])


if __name__ == "__main__":
    main()
