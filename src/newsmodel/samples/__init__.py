"""News stories of our own that ship with the library, to try it on.

The people and the dispute are made up; the places are real.
"""

from functools import cache
from importlib import resources

from newsmodel.errors import UnknownNameError

__all__ = ["load", "names"]


@cache
def names() -> tuple[str, ...]:
    """Return the names of the stories.

    Returns:
        Names, sorted.

    Example:
        >>> from newsmodel import samples
        >>> samples.names()
        ('harbour',)

    .. versionadded:: 0.1
    """
    files = resources.files("newsmodel.samples").iterdir()
    return tuple(sorted(file.name[:-4] for file in files if file.name.endswith(".txt")))


def load(name: str = "harbour") -> str:
    """Return the text of a story.

    Args:
        name: One of `names()`.

    Returns:
        The story: headline, date line and paragraphs, parted by blank lines.

    Raises:
        UnknownNameError: There is no story of that name.

    Example:
        >>> from newsmodel import samples
        >>> samples.load().splitlines()[0]
        'Georgia will not sign harbour deal this week: chief negotiator'

    .. versionadded:: 0.1
    """
    if name not in names():
        raise UnknownNameError(f"no sample story {name!r}; there are: {', '.join(names())}", name, names())
    return resources.files("newsmodel.samples").joinpath(f"{name}.txt").read_text(encoding="utf-8")
