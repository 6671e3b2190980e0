"""Make data/trigger_rates.tsv: how often words of each description are triggers in TimeBank and AQUAINT.

Usage: learn_rates.py TRAIN.jsonl
"""

import collections
import json
import sys
from pathlib import Path

from newsmodel_events.pos import tag_words
from newsmodel_events.reading import Reading
from newsmodel_events.rules import Rate, keys_of, word_at

from newsmodel.testing import draft_of

LEAST = 4


def learn(documents, least=LEAST):
    """From (reading, {token: class}) to rates by description."""
    counts = collections.defaultdict(collections.Counter)
    for reading, classes in documents:
        for i in range(len(reading)):
            word = word_at(reading, i) if i not in reading.auxiliary else None
            for key in keys_of(word) if word is not None else ():
                counts[key][classes.get(i, "O")] += 1
    rates = {}
    for key, seen in counts.items():
        total = sum(seen.values())
        if total < least:
            continue
        best = max((c for c in seen if c != "O"), key=lambda c: (seen[c], c), default="OCCURRENCE")
        rates[key] = Rate(round(1 - seen["O"] / total, 2), best)
    return rates


def main():
    documents = []
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        tokens = draft_of(doc["text"]).tokens
        reading = Reading(tokens.words, tokens.lowers, tokens.sentences, tag_words)
        at = {start: i for i, start in enumerate(tokens.starts)}
        documents.append((reading, {at[e["start"]]: e["class"] for e in doc["events"] if e["start"] in at}))
    rows = [f"{k}\t{r.share}\t{r.timeml_class}" for k, r in sorted(learn(documents).items())]
    path = Path(__file__).parents[1] / "src" / "newsmodel_events" / "data" / "trigger_rates.tsv"
    path.write_text(
        "# description, share of such words that are triggers, usual class\n" + "\n".join(rows) + "\n"
    )
    print(len(rows), "descriptions")


if __name__ == "__main__":
    main()
