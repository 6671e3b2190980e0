"""Make data/trigger_rates.tsv: how often words of each description are triggers in TimeBank and AQUAINT.

Usage: learn_rates.py TRAIN.jsonl

Then update data/SHA256SUMS: python tests/notices.py --write
"""

import collections
import json
import sys
from pathlib import Path

from newsmodel_events.pos import tag_words
from newsmodel_events.reading import Reading
from newsmodel_events.rules import THRESHOLD, Rate, keys_of, word_at

from newsmodel.testing import draft_of

LEAST = 4


def learn(documents, least=LEAST):
    """Yield the lines of a decision list learned from (reading, {token: class})."""
    counts = collections.defaultdict(collections.Counter)
    general = {}  # by description, the next more general ones
    for reading, classes in documents:
        for i in range(len(reading)):
            word = word_at(reading, i)
            keys = keys_of(word) if word else ()
            for number, key in enumerate(keys):
                counts[key][classes.get(i, "O")] += 1
                general[key] = keys[number + 1 :]
    rates = {key: rate_of(seen) for key, seen in counts.items() if sum(seen.values()) >= least}
    lines = collections.defaultdict(list)
    for key, rate in sorted(rates.items()):
        what, place = key
        above = next((rates[k] for k in general[key] if k in rates and k[0] == what), None)
        # what decides as the more general description does is not needed
        if above is None or (rate != above and max(rate.share, above.share) > THRESHOLD):
            lines[what].append(f"{place} {rate.share} {rate.timeml_class}")
    for what, cells in lines.items():
        yield "\t".join([what, *cells])


def rate_of(seen):
    """From counts by class, with "O" for no trigger, to a rate."""
    best = max((c for c in seen if c != "O"), key=lambda c: (seen[c], c), default="OCCURRENCE")
    return Rate(round(1 - seen["O"] / sum(seen.values()), 2), best)


def main():
    documents = []
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        tokens = draft_of(doc["text"]).tokens
        reading = Reading(tokens.words, tokens.lowers, tokens.sentences, tag_words)
        at = {start: i for i, start in enumerate(tokens.starts)}
        documents.append((reading, {at[e["start"]]: e["class"] for e in doc["events"] if e["start"] in at}))
    lines = [
        "# Shares of words that are triggers, and their usual class, by what they are and by their place.",
        "# Made by learn_rates.py: what a word is, then for each place that matters: place, share, class.",
        *learn(documents),
    ]
    path = Path(__file__).parents[1] / "src" / "newsmodel_events" / "data" / "trigger_rates.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines) - 2, "descriptions")


if __name__ == "__main__":
    main()
