"""Learned models in the data folder, read only if they are whole."""

from hashlib import sha256
from importlib import resources

__all__ = ["model_lines"]


def model_lines(name: str) -> list[str]:
    """Return the lines of a model, without comments.

    Raises:
        ValueError: The file is not what SHA256SUMS lists; part of a model would go unnoticed.
    """
    folder = resources.files("newsmodel_events").joinpath("data")
    data = folder.joinpath(name).read_bytes()
    known = folder.joinpath("SHA256SUMS").read_text("utf-8").splitlines()
    if f"{sha256(data).hexdigest()}  {name}" not in known:
        raise ValueError(f"data/{name} is not what SHA256SUMS lists; install newsmodel-events anew")
    # not at other line ends: words may hold them
    return [line for line in data.decode("utf-8").split("\n") if line and line[0] != "#"]
