"""Small groups of named features.

Each group is a function of a few strings and numbers, so that a scorer can keep a group's sum of weights.
In all of them `sort` is the candidate's sort and `g` the sort with the letter of its leading place.
"""

from collections.abc import Callable

__all__ = ["GROUPS", "Args"]

Args = tuple[object, ...]


def _bucket(n: int) -> str:
    return str(n) if n < 3 else "3" if n < 6 else "6"


def entry_group(sort: str, key: str, lead: str, codes: str, level: int, senses: int) -> list[str]:
    """What the gazetteer says."""
    f = ["b", "t=" + sort]
    if lead:
        f += [f"codes={codes}", f"lead={sort}{lead}", f"pop={lead}{level}", "senses=" + _bucket(senses)]
        if lead in "csrwt" or sort != "gaz":
            f.append("key=" + key)
    return f


def word_group(
    sort: str, g: str, word: str, flags: str, own: str, known: bool, capitals: bool, common: str
) -> list[str]:
    """A name of one word."""
    f = [f"len={sort}1", f"shape={'U' if capitals else 'T'}{g}", "one=" + flags]
    f.append(f"one+{flags}{g}" if known else "one-" + flags)
    if common:
        f.append("w=" + common)
    if own:
        f.append("own=" + own)
    if not known and len(word) > 4:
        f.append("suf=" + word[-3:])
    return f


def words_group(
    sort: str,
    g: str,
    first: str,
    last: str,
    first_class: str,
    last_class: str,
    length: int,
    flags: str,
    capitals: bool,
) -> list[str]:
    """A name of several words."""
    f = [f"len={sort}{min(length, 4)}", f"shape={'U' if capitals else 'T'}{g}"]
    f += [f"head={last_class}{sort}", "headw=" + last, f"front={first_class}{sort}", "frontw=" + first]
    f += [f"{flag}{sort}" for flag in flags.split()]
    return f


def left_group(sort: str, g: str, p1: str, p2: str, pc: str, p2c: str, initial: bool) -> list[str]:
    """What stands before."""
    f = [
        "p=" + pc,
        f"p={pc}&{g}",
        "pw=" + p1,
        f"pw={p1}&{sort}",
        f"p2={p2} {p1}",
        "pp=" + p2,
        f"p2c={p2c} {pc}",
    ]
    if initial:
        f.append("initial" + g)
    return f


def right_group(sort: str, g: str, n1: str, n2: str, nc: str, n2c: str, key: str) -> list[str]:
    """What stands after."""
    f = [
        "n=" + nc,
        f"n={nc}&{g}",
        "nw=" + n1,
        f"nw={n1}&{sort}",
        f"n2={n1} {n2}",
        "nn=" + n2,
        f"n2c={nc} {n2c}",
    ]
    if key:
        f.append(f"key+{key}|{nc[:1]}")
    return f


def pair_group(sort: str, pc: str, nc: str, inside: str, rest: str) -> list[str]:
    """Both sides, and the rest of a hyphenated word."""
    f = [f"pn={pc}&{nc}", f"pn={pc}&{nc}&{sort}"]
    if inside:
        f += ["hyphen", f"hyphen+{inside}{sort}"]
        if rest:
            f.append("rest=" + rest)
    return f


def run_group(
    sort: str,
    g: str,
    left: int,
    right: int,
    tail: str,
    tail_class: str,
    lead: str,
    lead_class: str,
    flags: str,
    of: str,
) -> list[str]:
    """The capitalised run around it."""
    f = [f"run={min(left, 3)}{min(right, 3)}{sort}", f"run={min(left, 2)}{min(right, 2)}{g}"]
    if right:
        f += [f"tail={tail_class}{sort}", "tailw=" + tail, f"tailw={tail}{sort}"]
    if left:
        f += [f"lead={lead_class}{sort}", "leadw=" + lead]
    f += [f"{flag}{g}" for flag in flags.split()]
    if of:
        f.append("ofrun=" + of)
    return f


def document_group(
    sort: str,
    g: str,
    total: int,
    locative: int,
    person: int,
    flags: str,
    near: str,
    longer: str,
    shorter: str,
) -> list[str]:
    """What the whole text says of the name, and its rivals in place."""
    f = [
        "occ=" + _bucket(total) + sort,
        f"loc={3 * locative // total}{sort}",
        "nloc=" + _bucket(locative) + sort,
    ]
    if person:
        f.append(f"per={3 * person // total}{g}")
    if near:
        f += ["near=" + near, f"near={near}{g}"]
    f += [f"{flag}{g}" for flag in flags.split()]
    f += [f"longer={longer}&{sort}", f"shorter={shorter}&{sort}"]
    return f


GROUPS: tuple[Callable[..., list[str]], ...] = (
    entry_group, word_group, words_group, left_group, right_group, pair_group, run_group, document_group,
)  # fmt: skip
