"""The trained weights, read once from data files."""

from collections.abc import Callable, Mapping
from functools import cache

from newsmodel_locations import groups as g
from newsmodel_locations.groups import Args
from newsmodel_locations.lexicon import read_lines
from newsmodel_locations.memo import remember
from newsmodel_locations.resolve import PlaceModel

__all__ = ["MentionModel", "mention_model", "place_model"]

_KEPT = 20_000
_SORTS = ("gaz", "abbr", "dem", "fac", "run")


class _Sums(dict[Args, int]):
    """The sums of a group's weights that were asked for."""

    def __init__(self, weights: Mapping[str, int], group: Callable[..., list[str]]) -> None:
        super().__init__()
        self._weights, self._group = weights, group

    def __missing__(self, args: Args) -> int:
        get = self._weights.get
        value = sum([get(feature, 0) for feature in self._group(*args)])
        return remember(self, args, value, _KEPT)


class MentionModel(g.Tables[int]):
    """A linear model over groups of features; see `groups.Tables`.

    Words of the text are looked up as they are: hardly any is met in all of the few that a feature has.

    Args:
        weights: Weight of each feature, in hundredths: their sums are exact.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.weights = weights
        self.entry, self.word = _Sums(weights, g.entry_group), _Sums(weights, g.word_group)
        self.words, self.left = _Sums(weights, g.words_group), _Sums(weights, g.left_group)
        self.right, self.pair = _Sums(weights, g.right_group), _Sums(weights, g.pair_group)
        self.rest, self.run = _Sums(weights, g.rest_group), _Sums(weights, g.run_group)
        self.counts, self.flags = _Sums(weights, g.counts_group), _Sums(weights, g.flags_group)
        self.rivals = _Sums(weights, g.rivals_group)
        self._common, self._tails = self._starting("w="), self._starting("suf=")
        self._heads, self._fronts = self._starting("headw="), self._starting("frontw=")
        self._before, self._far = self._by_sort("pw=", "&"), self._starting("pp=")
        self._after, self._beyond = self._by_sort("nw=", "&"), self._starting("nn=")
        self._before_pairs = {pair.rpartition(" ")[2] for pair in self._starting("p2=")}
        self._after_pairs = {pair.partition(" ")[0] for pair in self._starting("n2=")}
        self._run_tails, self._run_leads = self._by_sort("tailw=", ""), self._starting("leadw=")
        self._run_of = self._starting("ofrun=")

    def _starting(self, start: str) -> dict[str, int]:
        """The weights of the features that begin like this, by what follows."""
        return {f.removeprefix(start): weight for f, weight in self.weights.items() if f.startswith(start)}

    def _by_sort(self, start: str, joint: str) -> dict[str, dict[str, int]]:
        """For each sort the weights of a word, with what it weighs before the sort's name."""
        found = self._starting(start)
        return {
            sort: {
                word: found.get(word, 0) + found.get(word + joint + sort, 0)
                for word in dict.fromkeys([f.removesuffix(joint + sort) for f in found])
            }
            for sort in _SORTS
        }

    def spelling(self, common: str, tail: str) -> int:
        """The weight of a word that is a common one, or of the end of an unlisted one."""
        return self._common.get(common, 0) + self._tails.get(tail, 0)

    def ends(self, first: str, last: str) -> int:
        """The weight of the first and the last word of a name."""
        return self._heads.get(last, 0) + self._fronts.get(first, 0)

    def left_words(self, sort: str, p1: str, p2: str) -> int:
        """The weight of the words before."""
        weight = self._before[sort].get(p1, 0) + self._far.get(p2, 0)
        return weight + self.weights.get(f"p2={p2} {p1}", 0) if p1 in self._before_pairs else weight

    def right_words(self, sort: str, n1: str, n2: str) -> int:
        """The weight of the words behind."""
        weight = self._after[sort].get(n1, 0) + self._beyond.get(n2, 0)
        return weight + self.weights.get(f"n2={n1} {n2}", 0) if n1 in self._after_pairs else weight

    def next(self, key: str, nc: str) -> int:
        """The weight of a name that the model knows before a class of words."""
        return self.weights.get(f"key+{key}|{nc[:1]}", 0)

    def run_words(self, sort: str, tail: str, lead: str, of: str) -> int:
        """The weight of the words at the ends of the run, and of the name before "of"."""
        return self._run_tails[sort].get(tail, 0) + self._run_leads.get(lead, 0) + self._run_of.get(of, 0)


@cache
def mention_model() -> MentionModel:
    """The model of the wheel."""
    cells = "\t".join(read_lines("mentions.tsv")).split("\t")
    return MentionModel(dict(zip(cells[::2], map(int, cells[1::2]), strict=True)))


@cache
def place_model() -> PlaceModel:
    """The resolver's weights."""
    rows = [line.split("\t") for line in read_lines("places.tsv")]
    return PlaceModel({f: float(w) for f, w, _ in rows}, {f: float(w) for f, _, w in rows})
