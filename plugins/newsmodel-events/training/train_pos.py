"""Train data/pos.tsv on the silver tags of the PolNeAR texts.

Usage: train_pos.py TEXTS.jsonl SILVER.jsonl.gz OUT.tsv

Then update data/SHA256SUMS: python tests/notices.py --write
"""

import collections
import gzip
import json
import random
import re
import sys
from pathlib import Path

from newsmodel_events.lexicon import possible_tags
from newsmodel_events.pos import (
    Model,
    PartTagger,
    keys_after,
    keys_before,
    own_keys,
    read_model,
    signatures,
    word_key,
)

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
BASE = {"VB", "VBP"}
WHOLE = {"cannot": "MD", "Cannot": "MD"}  # two tokens in the silver
TAUGHT = {"tear": "NN/VB/VBP", "masked": "JJ/VBN", "UNITED": "NNP"}  # "tear gas": too seldom in these texts
HELD_OUT = 40
EPOCHS = 5
KNOWN = 4  # a word that was seen less often counts as unknown
RARE = 10  # what unknown words may be is learned from words that were seen no more often
SCARCE = 30  # a word that was seen less often may be what the lexicon says, too
SHARE = 0.01  # of a word's uses; a rarer tag is taken for an error
LEAST = 1.5  # a feature whose weights are smaller after a first training is left out of a second
SCALE = 4
SURE = 0.98  # of what the weights say after a tag; that tag is sure without them
SURE_FROM = 30  # such cases


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


def supported(word):
    """The verbal tags that the lexicon knows of a word."""
    tags = set(re.findall("VB[DGNPZ]?", possible_tags(word.lower())))
    return tags | ({"VBP"} if "VB" in tags else set())


def choices(counts, share, most=None, sure=frozenset()):
    """What a word may be, as a name, the most frequent first; one use is enough of what is sure anyway."""
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    kept = [t for t, n in ranked if t in sure or (n >= share * total and (n > 1 or total < 3))][:most]
    kept = kept or [ranked[0][0]]
    kept += [tag for tag in sure if total < SCARCE or (tag in BASE and not BASE.isdisjoint(kept))]
    return "/".join([kept[0], *sorted({*kept[1:]} - {kept[0]})])


def dictionary(data):
    """Words and signatures with what they may be."""
    seen = collections.defaultdict(collections.Counter)
    for words, tags in data:
        for word, tag in zip(words, tags, strict=True):
            seen[word][tag] += 1
    rare = collections.defaultdict(collections.Counter)
    for word, counts in seen.items():
        if sum(counts.values()) <= RARE:
            for signature in signatures(word):
                rare[signature].update(counts)
    guesses = {s: choices(c, 1.5 * SHARE, 6) for s, c in sorted(rare.items()) if sum(c.values()) >= 20}
    words = {
        w: choices(c, SHARE, sure=supported(w) if w.islower() else frozenset())
        for w, c in sorted(seen.items())
        if sum(c.values()) >= KNOWN
    }
    guessing = PartTagger(Model({}, guesses, {}, {}))
    for word, name in list(words.items()):
        capital = word != word.lower() and word.lower() in words
        if not capital and guessing.names[word] == name:
            del words[word]  # it would be guessed right
    words |= WHOLE | TAUGHT
    return words, guesses


class Perceptron:
    """An averaged perceptron over the choices that the dictionary leaves (Collins 2002)."""

    def __init__(self, words, guesses, allowed=None):
        self.tagger = PartTagger(Model(words, guesses, {}, {}))
        self.allowed = allowed
        self.rows = {}  # feature -> tag -> [weight, sum over time, time of the last change]
        self.step = 0
        self.own = {}

    def learn(self, words, gold):
        """Tag a sentence, and correct the weights after each error."""
        names = [self.tagger.names[word] for word in words] + ["</s>"]
        lowers = [word.lower() for word in words] + [""]
        one = two = "<s>"
        for i, word in enumerate(words):
            best = names[i]
            if "/" in best:
                tags = best.split("/")
                if word not in self.own:
                    self.own[word] = own_keys(word)
                before, after = lowers[i - 1] if i else "", lowers[i + 1]
                keys = (*self.own[word], word_key(word, one), "c" + before, "d" + after)
                keys += (*keys_before(best, two, one), *keys_after(best, one, names[i + 1]))
                best = self._decide(tags, [self.rows[key] for key in keys if key in self.rows])
                self.step += 1
                if gold[i] != best and gold[i] in tags:
                    self._correct(keys, gold[i], best)
            two, one = one, best

    def _decide(self, tags, rows):
        scores = [sum(row[tag][0] for row in rows if tag in row) for tag in tags]
        return tags[scores.index(max(scores))]

    def _correct(self, keys, right, wrong):
        for key in keys:
            if self.allowed is None or key in self.allowed:
                row = self.rows.setdefault(key, {})
                for tag, change in ((right, 1), (wrong, -1)):
                    cell = row.setdefault(tag, [0, 0, 0])
                    cell[1] += cell[0] * (self.step - cell[2])
                    cell[0] += change
                    cell[2] = self.step

    def averages(self):
        """The weights, each averaged over time."""
        return {
            key: {
                tag: (total + now * (self.step - last)) / self.step for tag, (now, total, last) in row.items()
            }
            for key, row in self.rows.items()
        }


def train(data, words, guesses, allowed=None):
    """Return averaged weights by feature and tag."""
    perceptron = Perceptron(words, guesses, allowed)
    order = random.Random(3)
    data = list(data)
    for _ in range(EPOCHS):
        order.shuffle(data)
        for row in data:
            perceptron.learn(*row)
    return perceptron.averages()


def sure_tags(data, tagger):
    """What a model finds as good as always after a tag, by that and by what the word may be."""
    seen = collections.defaultdict(collections.Counter)
    for words, _ in data:
        tags = tagger.tag(words, [word.lower() for word in words], [(0, len(words))])
        for word, tag, before in zip(words, tags, ["<s>", *tags], strict=False):
            name = tagger.names[word]
            if "/" in name:
                seen[f"{before} {name}"][tag] += 1
    best = {key: (*counts.most_common(1)[0], sum(counts.values())) for key, counts in sorted(seen.items())}
    return {key: tag for key, (tag, n, of) in best.items() if of >= SURE_FROM and n >= SURE * of}


def write(path, words, guesses, sure, weights):
    """Write a model."""
    by_name = collections.defaultdict(list)
    for word, name in words.items():
        by_name[name].append(word)
    lines = [
        "# Parts of speech: what words may be, unknown words by signature, and weights. Made by train_pos.py."
    ]
    lines += ["[words]", *(f"{name}\t{' '.join(found)}" for name, found in sorted(by_name.items()))]
    lines += ["[guesses]", *(f"{key}\t{name}" for key, name in sorted(guesses.items()))]
    lines += ["[sure]", *(f"{key}\t{tag}" for key, tag in sorted(sure.items()))]
    lines.append("[weights]")
    for key, row in sorted(weights.items()):
        whole = {tag: round(SCALE * weight) for tag, weight in sorted(row.items())}
        kept = " ".join(f"{tag} {weight}" for tag, weight in whole.items() if abs(weight) >= SCALE / 2)
        if kept:
            lines.append(f"{key}\t{kept}")
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(path):
    """Read a model that was written."""
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    return PartTagger(read_model([line for line in lines[1:] if line]))


def main():
    texts = {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        texts[doc["id"]] = doc["text"]
    silver = [json.loads(x) for x in gzip.decompress(Path(sys.argv[2]).read_bytes()).decode().splitlines()]
    random.Random(1).shuffle(silver)
    data = [row for doc in silver[HELD_OUT:] for row in sentences(texts[doc["id"]], doc["tokens"])]
    words, guesses = dictionary(data)
    first = train(data, words, guesses)
    allowed = {key for key, row in first.items() if max(map(abs, row.values())) >= LEAST}
    weights = train(data, words, guesses, allowed)
    write(sys.argv[3], words, guesses, {}, weights)
    write(sys.argv[3], words, guesses, sure_tags(data, read(sys.argv[3])), weights)
    tagger = read(sys.argv[3])
    right = total = 0
    for doc in silver[:HELD_OUT]:
        for row, tags in sentences(texts[doc["id"]], doc["tokens"]):
            found = tagger.tag(row, [word.lower() for word in row], [(0, len(row))])
            right += sum(a == b for a, b in zip(tags, found, strict=True))
            total += len(tags)
    print(f"{100 * right / total:.2f} of {total} tokens of {HELD_OUT} other documents as in the silver")


if __name__ == "__main__":
    main()
