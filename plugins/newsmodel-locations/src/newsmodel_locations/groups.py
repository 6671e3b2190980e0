"""Small groups of named features.

Each group is a function of a few strings and numbers, so that a scorer can keep a group's sum of weights:
the fewer the words in a group, the oftener its sum is known.
In all of them `sort` is the candidate's sort and `g` the sort with the letter of its leading place.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

__all__ = ["Args", "FeatureNames", "T", "Tables"]

Args = tuple[object, ...]


def _bucket(n: int) -> str:
    return str(n) if n < 3 else "3" if n < 6 else "6"


def entry_group(sort: str, key: str, profile: tuple[str, str, int, int]) -> list[str]:
    """What the gazetteer says."""
    lead, codes, level, senses = profile
    f = ["b", "t=" + sort]
    if lead:
        f += [f"codes={codes}", f"lead={sort}{lead}", f"pop={lead}{level}", "senses=" + _bucket(senses)]
        if key:
            f.append("key=" + key)
    return f


def word_group(sort: str, g: str, flags: str, own: str, known: bool, capitals: bool) -> list[str]:
    """A name of one word."""
    f = [f"len={sort}1", f"shape={'U' if capitals else 'T'}{g}", "one=" + flags]
    f.append(f"one+{flags}{g}" if known else "one-" + flags)
    if own:
        f.append("own=" + own)
    return f


def spelling_group(common: str, tail: str) -> list[str]:
    """The one word of a name that is a common one too, and the end of one that is not listed."""
    f = ["w=" + common] if common else []
    if tail:
        f.append("suf=" + tail)
    return f


def words_group(
    sort: str, g: str, first: str, last: str, length: int, flags: str, capitals: bool
) -> list[str]:
    """A name of several words: its length, and the classes of its ends."""
    f = [f"len={sort}{min(length, 4)}", f"shape={'U' if capitals else 'T'}{g}"]
    f += [f"head={last}{sort}", f"front={first}{sort}"]
    f += [f"{flag}{sort}" for flag in flags.split()]
    return f


def ends_group(first: str, last: str) -> list[str]:
    """The first and the last word of a name of several."""
    return ["headw=" + last, "frontw=" + first]


def left_group(g: str, pc: str, p2c: str, initial: bool) -> list[str]:
    """The classes of what stands before."""
    f = ["p=" + pc, f"p={pc}&{g}", f"p2c={p2c} {pc}"]
    if initial:
        f.append("initial" + g)
    return f


def left_words_group(sort: str, p1: str, p2: str) -> list[str]:
    """The words before."""
    return ["pw=" + p1, f"pw={p1}&{sort}", f"p2={p2} {p1}", "pp=" + p2]


def right_group(g: str, nc: str, n2c: str) -> list[str]:
    """The classes of what stands after."""
    return ["n=" + nc, f"n={nc}&{g}", f"n2c={nc} {n2c}"]


def right_words_group(sort: str, n1: str, n2: str) -> list[str]:
    """The words after."""
    return ["nw=" + n1, f"nw={n1}&{sort}", f"n2={n1} {n2}", "nn=" + n2]


def next_group(key: str, nc: str) -> list[str]:
    """A name that the model knows, and what comes after it."""
    return [f"key+{key}|{nc[:1]}"]


def pair_group(sort: str, pc: str, nc: str) -> list[str]:
    """Both sides."""
    return [f"pn={pc}&{nc}", f"pn={pc}&{nc}&{sort}"]


def rest_group(sort: str, inside: str, rest: str) -> list[str]:
    """The rest of a hyphenated word."""
    f = ["hyphen", f"hyphen+{inside}{sort}"]
    if rest:
        f.append("rest=" + rest)
    return f


def run_group(sort: str, g: str, left: int, right: int, tail: str, lead: str, flags: str) -> list[str]:
    """The capitalised run around it: its length, and the classes of its ends."""
    f = [f"run={left}{right}{sort}", f"run={min(left, 2)}{min(right, 2)}{g}"]
    if right:
        f.append(f"tail={tail}{sort}")
    if left:
        f.append(f"lead={lead}{sort}")
    f += [f"{flag}{g}" for flag in flags.split()]
    return f


def run_words_group(sort: str, tail: str, lead: str, of: str) -> list[str]:
    """The words at the ends of the run, and the name before "of"."""
    f = []
    if tail:
        f += ["tailw=" + tail, f"tailw={tail}{sort}"]
    if lead:
        f.append("leadw=" + lead)
    if of:
        f.append("ofrun=" + of)
    return f


def counts_group(sort: str, g: str, shares: tuple[int, int, int], near: str) -> list[str]:
    """What the whole text says of the name."""
    total, locative, person = shares
    f = [
        "occ=" + _bucket(total) + sort,
        f"loc={3 * locative // total}{sort}",
        "nloc=" + _bucket(locative) + sort,
    ]
    if person:
        f.append(f"per={3 * person // total}{g}")
    if near:
        f += ["near=" + near, f"near={near}{g}"]
    return f


def flags_group(g: str, flags: str) -> list[str]:
    """What stands out in where the name is."""
    return [f"{flag}{g}" for flag in flags.split()]


def rivals_group(sort: str, longer: str, shorter: str) -> list[str]:
    """The other candidates at its place."""
    return [f"longer={longer}&{sort}", f"shorter={shorter}&{sort}"]


T = TypeVar("T", int, list[str])


class Tables(Protocol[T]):
    """What the groups tell, by their arguments: the names of their features, or the sum of their weights.

    Groups of few values are mappings, since the same arguments come again and again; those with words of the
    text are functions.
    """

    entry: Mapping[Args, T]
    word: Mapping[Args, T]
    words: Mapping[Args, T]
    left: Mapping[Args, T]
    right: Mapping[Args, T]
    pair: Mapping[Args, T]
    rest: Mapping[Args, T]
    run: Mapping[Args, T]
    counts: Mapping[Args, T]
    flags: Mapping[Args, T]
    rivals: Mapping[Args, T]

    def spelling(self, common: str, tail: str) -> T:
        """Tell what `spelling_group` does."""
        ...

    def ends(self, first: str, last: str) -> T:
        """Tell what `ends_group` does."""
        ...

    def left_words(self, sort: str, p1: str, p2: str) -> T:
        """Tell what `left_words_group` does."""
        ...

    def right_words(self, sort: str, n1: str, n2: str) -> T:
        """Tell what `right_words_group` does."""
        ...

    def next(self, key: str, nc: str) -> T:
        """Tell what `next_group` does."""
        ...

    def run_words(self, sort: str, tail: str, lead: str, of: str) -> T:
        """Tell what `run_words_group` does."""
        ...


class _Names(dict[Args, list[str]]):
    """The names of a group's features, made anew each time."""

    def __init__(self, group: Callable[..., list[str]]) -> None:
        super().__init__()
        self._group = group

    def __missing__(self, args: Args) -> list[str]:
        return self._group(*args)


class FeatureNames(Tables[list[str]]):
    """The names of the features, for training."""

    def __init__(self) -> None:
        self.entry, self.word, self.words = _Names(entry_group), _Names(word_group), _Names(words_group)
        self.left, self.right, self.pair = _Names(left_group), _Names(right_group), _Names(pair_group)
        self.rest, self.run, self.counts = _Names(rest_group), _Names(run_group), _Names(counts_group)
        self.flags, self.rivals = _Names(flags_group), _Names(rivals_group)

    def spelling(self, common: str, tail: str) -> list[str]:
        """Name the features."""
        return spelling_group(common, tail)

    def ends(self, first: str, last: str) -> list[str]:
        """Name the features."""
        return ends_group(first, last)

    def left_words(self, sort: str, p1: str, p2: str) -> list[str]:
        """Name the features."""
        return left_words_group(sort, p1, p2)

    def right_words(self, sort: str, n1: str, n2: str) -> list[str]:
        """Name the features."""
        return right_words_group(sort, n1, n2)

    def next(self, key: str, nc: str) -> list[str]:
        """Name the features."""
        return next_group(key, nc)

    def run_words(self, sort: str, tail: str, lead: str, of: str) -> list[str]:
        """Name the features."""
        return run_words_group(sort, tail, lead, of)
